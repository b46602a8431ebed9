"""Two changed versions of one bank as one: theirs, item by item, with our changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quiz.authoring.document import Document, Entry, Section
from quiz.authoring.layout import staying
from quiz.authoring.values import Plain, meaning
from quiz.bank.model import slug


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
            entries = [Entry(*each) for each in zip(mine, _origins(before, mine), strict=True)]
        else:
            entries = [*ours[section]]
        items[section] = _merged(section, before, entries, after)
    conflicts = tuple(item.conflict for listed in items.values() for item in listed if item.conflict)
    return Merge(theirs, conflicts, items)


def _merged(
    section: Section, base: Sequence[Plain], ours: Sequence[Entry], theirs: Sequence[Plain]
) -> list[_Item]:
    """The items of both in their order, with what we have moved or added behind what it follows with us."""
    origins = _origins(base, theirs)
    places = _places(base, ours, theirs)
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
    if _is_same(new, now) or _is_same(old, new):
        return _Item(theirs)
    if _is_same(old, now):
        return _Item(ours)
    name = next(_name(fields) for fields in (new, now, old) if fields is not None)
    return _Item(theirs, Conflict(section, name, old, new, now), ours)


def _is_same(one: Plain | None, other: Plain | None) -> bool:
    if one is None or other is None:
        return one is other
    return one == other or meaning(one) == meaning(other)


def _places(base: Sequence[Plain], ours: Sequence[Entry], theirs: Sequence[Plain]) -> list[int | None]:
    """For each of ours the one of theirs that it is, also where both have added it; None if there is none."""
    origins = _origins(base, theirs)
    known = {origin: place for place, origin in enumerate(origins) if origin is not None}
    new = [place for place, origin in enumerate(origins) if origin is None]
    added = _origins([theirs[place] for place in new], [each.fields for each in ours if each.origin is None])
    twins = iter([None if found is None else new[found] for found in added])
    return [next(twins) if each.origin is None else known.get(each.origin) for each in ours]


def _origins(old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the index of the old one that is the same; None if there is none.

    The same is what has the same id, or else asks the same.
    """
    origins: list[int | None] = [None] * len(new)
    for likeness in (_id, _prompt):
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for index in sorted({*range(len(old))}.difference(each for each in origins if each is not None)):
            waiting[likeness(old[index])].append(index)
        for place, fields in enumerate(new):
            if origins[place] is None and (found := waiting.get(likeness(fields))):
                origins[place] = found.pop(0)
    return origins


def _id(fields: Plain) -> str:
    """The id that an item has or would have; of what is no item what it says."""
    return _text(fields, "id") or slug(_prompt(fields)) or _prompt(fields)


def _prompt(fields: Plain) -> str:
    """What an item asks or tells; of an ordering its events, and of what is no item what it says."""
    if isinstance(fields, dict) and "order" in fields:
        return "-".join(_flat(fields["order"]))
    return _text(fields, "ask") or _text(fields, "event") or repr(meaning(fields))


def _name(fields: Plain) -> str:
    """What to call an item in a message."""
    said = (_text(fields, key) for key in ("ask", "event", "id"))
    return next(filter(None, said), "") or (fields if isinstance(fields, str) else _prompt(fields))


def _text(fields: Plain, key: str) -> str:
    value = fields.get(key) if isinstance(fields, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _flat(plain: Plain) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, list):
        for item in plain:
            yield from _flat(item)
