"""Ids for new items: short, readable, and no other item's."""

from __future__ import annotations

from collections.abc import Collection

from quiz.bank.editing.document import Section
from quiz.bank.editing.plain import Plain
from quiz.bank.identity import slug

_LONGEST = 40
"""Characters of a new id, unless its first word alone is longer."""


def own_id(fields: Plain, section: Section) -> str:
    """The id that an item goes by in its bank, written or not; empty if nothing makes one."""
    if not isinstance(fields, dict):
        return ""
    if written := _text(fields, "id"):
        return written
    return slug(_words(fields, section))


def new_id(fields: Plain, section: Section, taken: Collection[str]) -> str:
    """An id for an item that has none: the first words of what it says, numbered if others have them."""
    if not isinstance(fields, dict):
        return ""
    whole = slug(_words(fields, section))
    short = whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]
    found, number = short, 1
    while found and found in taken:
        number += 1
        found = f"{short}-{number}"
    return found


def _words(fields: dict[str, Plain], section: Section) -> str:
    if section is Section.TIMELINE:
        return _text(fields, "event")
    order = fields.get("order")
    if isinstance(order, list):
        members = (member for group in order for member in (group if isinstance(group, list) else [group]))
        return "-".join(member for member in members if isinstance(member, str))
    return _text(fields, "ask")


def _text(fields: dict[str, Plain], key: str) -> str:
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""
