"""The order in which the fields of an item stand."""

from __future__ import annotations

from collections.abc import Mapping

from quiz.bank.editing.document import Section
from quiz.bank.editing.plain import Plain
from quiz.bank.keys import CHOICE_KEYS, EVENT_KEYS, ORDERING_KEYS


def in_order(section: Section, fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """The fields of an item in the order in which banks have them."""
    rank = _rank(section, fields)
    return dict(sorted(fields.items(), key=lambda field: rank.get(field[0], len(rank))))


def with_field(section: Section, fields: Mapping[str, Plain], name: str, value: Plain) -> dict[str, Plain]:
    """The fields with one that has a value; a new one stands behind those that banks have before it."""
    if name in fields:
        return {**fields, name: value}
    rank = _rank(section, {**fields, name: value})
    own = rank.get(name, len(rank))
    places = [at for at, each in enumerate(fields, 1) if rank.get(each, len(rank)) <= own]
    listed = list(fields.items())
    listed.insert(places[-1] if places else 0, (name, value))
    return dict(listed)


def _rank(section: Section, fields: Mapping[str, Plain]) -> dict[str, int]:
    keys = EVENT_KEYS if section is Section.TIMELINE else ORDERING_KEYS if "order" in fields else CHOICE_KEYS
    return {key: place for place, key in enumerate(keys)}
