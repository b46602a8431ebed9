"""Two changed versions of one bank as one: theirs, item by item, with our changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from quiz.authoring.card import Card, said
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.layout import counterparts, staying
from quiz.authoring.values import Plain, Section, is_same, meaning


@dataclass(frozen=True, eq=False)
class Conflict:
    """An item that both have changed, or that one has removed and the other has changed.

    It goes by what it asks, or its id; what it said before, says here and says there is None where it is not.
    """

    name: str
    base: Plain | None
    ours: Plain | None
    theirs: Plain | None


class _Item(NamedTuple):
    """An item of the merged list; None is none."""

    card: Card | None
    conflict: Conflict | None = None
    ours: Card | None = None  # what it is if its conflict is decided for us


@dataclass(frozen=True)
class Merge:
    """What two versions come to."""

    theirs: Document
    """Their file, which the merged one is made of."""
    conflicts: tuple[Conflict, ...]
    _items: Sequence[_Item]
    _next_key: int

    def desk(self, ours: Collection[Conflict] = ()) -> Desk:
        """Their file with our changes; the conflicts in `ours` are decided for us, all others for them.

        What comes of one of our cards has its key. One that their file has no more has its id written into
        it: players know it by that.
        """
        decided = (item.ours if item.conflict in ours else item.card for item in self._items)
        return Desk(self.theirs, tuple(filter(None, decided)), self._next_key)


def merged(ours: Desk, theirs: Document) -> Merge:
    """What becomes of a desk on what another program has made of its document.

    What stands in a file beside its items is taken from theirs.
    """
    keys = count(ours.next_key)
    items = [item for section in Section for item in _merged(section, ours, theirs, keys)]
    return Merge(theirs, tuple(item.conflict for item in items if item.conflict), items, next(keys))


def changes_between(base: Document, now: Document, next_key: int) -> Desk:
    """What was done to a document, as a desk on it whose keys begin with `next_key`."""
    found: list[Card] = []
    for section in Section:
        origins = _origins(section, base.items[section], now.items[section])
        for fields, origin in zip(now.items[section], origins, strict=True):
            found.append(Card(next_key + len(found), section, fields, origin))
    return Desk(base, tuple(found), next_key + len(found))


def _merged(section: Section, desk: Desk, document: Document, keys: Iterator[int]) -> list[_Item]:
    """The items of both in their order, with what we have moved or added behind what it follows with us."""
    base, theirs, ours = desk.document.items[section], document.items[section], desk.section(section)
    origins = _origins(section, base, theirs)
    old = {card.origin: card for card in ours if card.origin is not None}
    mine = {place: old[origin] for place, origin in enumerate(origins) if origin in old}
    new = [card for card in ours if card.origin is None]
    added = [place for place, origin in enumerate(origins) if origin is None]
    twins = _origins(section, [card.fields for card in new], [theirs[place] for place in added])
    mine |= {place: new[twin] for place, twin in zip(added, twins, strict=True) if twin is not None}
    places = {card.key: place for place, card in mine.items()}

    def decided(was: Plain | None, card: Card | None, place: int | None) -> _Item:
        """What becomes of an item, by what it was, is with us, and its place with them."""
        key = card.key if card else next(keys)
        there = None if place is None else Card(key, section, theirs[place], place)
        known_by = card.id if card and place is None and card.origin is not None else ""
        here = replace(card, origin=place).with_id(known_by) if card else None
        now, then = (each.fields if each else None for each in (card, there))
        either = here or there
        if either is None or is_same(now, then) or is_same(was, now):
            return _Item(there)
        if is_same(was, then):
            return _Item(here)
        name = either.text("ask") or either.text("event") or either.id or said(either.fields)
        return _Item(there, Conflict(name, was, now, then), here)

    there = [
        decided(None if origin is None else base[origin], mine.get(place), place)
        for place, origin in enumerate(origins)
    ]
    kept = staying(card.origin for card in ours)
    moved = {place for place, card in mine.items() if card.origin is not None and card.origin not in kept}
    order = [item for place, item in enumerate(there) if place not in moved]
    previous: _Item | None = None
    for card in ours:
        place = places.get(card.key)
        item = decided(desk.document.before(card), card, None) if place is None else there[place]
        if place is None or place in moved:
            order.insert(next((at for at, each in enumerate(order, 1) if each is previous), 0), item)
        previous = item
    return order


def _origins(section: Section, old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the index of the old one that is the same; None if there is none.

    The same is what has the same id, or else asks the same.
    """
    return counterparts(
        old,
        new,
        lambda fields: Card(0, section, fields).id or repr(meaning(fields)),
        lambda fields: Card(0, section, fields).made_id or repr(meaning(fields)),
    )
