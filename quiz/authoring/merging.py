"""Two changed versions of one bank as one: theirs, item by item, with our changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quiz.authoring.card import Card, said
from quiz.authoring.document import Document
from quiz.authoring.layout import counterparts, staying
from quiz.authoring.values import Entry, Plain, Section, is_same, meaning


@dataclass(frozen=True, eq=False)
class Conflict:
    """An item that both have changed, or that one has removed and the other has changed."""

    section: Section
    name: str
    """What it is known by: what it asks, or its id."""
    base: Plain | None
    """What it said before; None if both have added it."""
    ours: Plain | None
    """What it says here; None if it was removed here."""
    theirs: Plain | None
    """What it says there; None if it was removed there."""


class _Item(NamedTuple):
    """An item of the merged list."""

    entry: Entry | None
    """It, with its origin in their file; None if it is gone."""
    conflict: Conflict | None = None
    ours: Entry | None = None
    """What it is if its conflict is decided for us; None if it is gone then."""


@dataclass(frozen=True)
class Merge:
    """What two versions come to."""

    theirs: Document
    """Their file, which the merged one is made of."""
    conflicts: tuple[Conflict, ...]
    """What has to be asked, in the order of the lists."""
    _items: Mapping[Section, Sequence[_Item]]

    def entries(self, section: Section, ours: Collection[Conflict] = ()) -> tuple[Entry, ...]:
        """The items of a list, their origins being in their file.

        The conflicts in `ours` are decided for us, all others for them.
        """
        decided = [item.ours if item.conflict in ours else item.entry for item in self._items[section]]
        return tuple(entry for entry in decided if entry)

    def written(self, ours: Collection[Conflict] = ()) -> Document:
        """Their file with our changes; raises ProblemError."""
        timeline, questions = (self.entries(section, ours) for section in Section)
        return self.theirs.with_entries(timeline, questions)


def merged(base: Document, ours: Document | Mapping[Section, Sequence[Entry]], theirs: Document) -> Merge:
    """Both versions of a file as one.

    Ours is a document, or items whose origins are in the base; what comes of one of these has its key. What
    stands in a file beside its items is taken from theirs.
    """
    items = {}
    for section in Section:
        before, after = ([entry.fields for entry in each.entries(section)] for each in (base, theirs))
        if isinstance(ours, Document):
            mine = [entry.fields for entry in ours.entries(section)]
            entries = [Entry(*each) for each in zip(mine, _origins(section, before, mine), strict=True)]
        else:
            entries = [*ours[section]]
        items[section] = _merged(section, before, entries, after)
    conflicts = tuple(item.conflict for listed in items.values() for item in listed if item.conflict)
    return Merge(theirs, conflicts, items)


def _merged(
    section: Section, base: Sequence[Plain], ours: Sequence[Entry], theirs: Sequence[Plain]
) -> list[_Item]:
    """The items of both in their order, with what we have moved or added behind what it follows with us."""
    origins = _origins(section, base, theirs)
    places = _places(section, ours, theirs, origins)
    mine = {place: entry for entry, place in zip(ours, places, strict=True) if place is not None}
    there = [
        _decided(section, None if origin is None else base[origin], mine.get(place), (place, theirs[place]))
        for place, origin in enumerate(origins)
    ]
    kept = staying(entry.origin for entry in ours)
    moved = {place for place, entry in mine.items() if entry.origin is not None and entry.origin not in kept}
    order = [item for place, item in enumerate(there) if place not in moved]
    previous: _Item | None = None
    for entry, place in zip(ours, places, strict=True):
        if place is None:
            old = None if entry.origin is None else base[entry.origin]
            item = _decided(section, old, entry, None)
        else:
            item = there[place]
        if place is None or place in moved:
            order.insert(next((at for at, each in enumerate(order, 1) if each is previous), 0), item)
        previous = item
    return order


def _decided(
    section: Section, old: Plain | None, mine: Entry | None, there: tuple[int, Plain] | None
) -> _Item:
    """What becomes of an item, by what it was, is with us, and is with them; None where it is not."""
    place, now = there or (None, None)
    new, key = (mine.fields, mine.key) if mine else (None, None)
    theirs = None if now is None else Entry(now, place, key)
    ours = None if new is None else Entry(new, place, key)
    if is_same(new, now) or is_same(old, new):
        return _Item(theirs)
    if is_same(old, now):
        return _Item(ours)
    name = next(_name(section, fields) for fields in (new, now, old) if fields is not None)
    return _Item(theirs, Conflict(section, name, old, new, now), ours)


def _places(
    section: Section, ours: Sequence[Entry], theirs: Sequence[Plain], origins: Sequence[int | None]
) -> list[int | None]:
    """For each of ours the one of theirs that it is, also where both have added it; None if there is none."""
    known = {origin: place for place, origin in enumerate(origins) if origin is not None}
    new = [place for place, origin in enumerate(origins) if origin is None]
    mine = [entry.fields for entry in ours if entry.origin is None]
    twins = iter(_origins(section, [theirs[place] for place in new], mine))
    found = [next(twins) if entry.origin is None else known.get(entry.origin) for entry in ours]
    return [
        new[at] if entry.origin is None and at is not None else at
        for entry, at in zip(ours, found, strict=True)
    ]


def _origins(section: Section, old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the index of the old one that is the same; None if there is none.

    The same is what has the same id, or else asks the same.
    """

    def known_by(fields: Plain) -> str:
        return Card(0, section, fields).id or repr(meaning(fields))

    def prompt(fields: Plain) -> str:
        return known_by({**fields, "id": ""} if isinstance(fields, dict) else fields)

    return counterparts(old, new, known_by, prompt)


def _name(section: Section, fields: Plain) -> str:
    card = Card(0, section, fields)
    return card.text("ask") or card.text("event") or card.id or said(fields)
