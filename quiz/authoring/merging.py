"""Two changed versions of one bank as one: theirs, item by item, with our changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quiz.authoring.document import Document, Entry, Section
from quiz.authoring.lines import staying
from quiz.authoring.values import Plain, meaning
from quiz.bank.model import slug


@dataclass(frozen=True, eq=False)
class Conflict:
    """An item that both have changed, or that one has removed and the other has changed."""

    section: Section
    """The list that it stands in."""
    name: str
    """What it is known by: what it asks, or its id."""
    base: Plain | None
    """What it said before; None if both have added it."""
    ours: Plain | None
    """What it says here; None if it was removed here."""
    theirs: Plain | None
    """What it says there; None if it was removed there."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the merged list."""

    entry: Entry | None
    """It, with its origin in their file; None if it is only there where a conflict is decided so."""
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
        """Their file with our changes; raises CannotWrite."""
        timeline, questions = (self.entries(section, ours) for section in Section)
        return self.theirs.with_entries(timeline, questions)


def merged(base: Document, ours: Document | Mapping[Section, Sequence[Entry]], theirs: Document) -> Merge:
    """Both versions of a file as one.

    Ours is a document, or items whose origins are in the base; what comes of one of these has its key. What
    stands in a file beside its items is taken from theirs.
    """
    items = {}
    for section in Section:
        before = [entry.fields for entry in base.entries(section)]
        entries = ours.entries(section) if isinstance(ours, Document) else ours[section]
        if isinstance(ours, Document):
            origins = _origins(before, [entry.fields for entry in entries])
            entries = [Entry(entry.fields, origin) for entry, origin in zip(entries, origins, strict=True)]
        after = [entry.fields for entry in theirs.entries(section)]
        items[section] = _Merging(section, before, entries, after).items()
    conflicts = tuple(item.conflict for listed in items.values() for item in listed if item.conflict)
    return Merge(theirs, conflicts, items)


class _Merging:
    """One list being merged."""

    def __init__(
        self, section: Section, base: Sequence[Plain], ours: Sequence[Entry], theirs: Sequence[Plain]
    ) -> None:
        self._section = section
        self._base = base
        self._ours = ours
        self._theirs = theirs
        self._origins = _origins(base, theirs)
        """For each of theirs the one of the base that it was."""
        self._places = {origin: place for place, origin in enumerate(self._origins) if origin is not None}
        """For each of the base the one of theirs that it is."""

        self._twins = self._found_twins()
        """For each of theirs that is new the one of ours that is the same, and as new."""

    def items(self) -> list[_Item]:
        """The items of both, in their order and moved as we have moved them."""
        mine = {entry.origin: entry for entry in self._ours if entry.origin is not None}
        there: dict[int, _Item] = {}
        for place, fields in enumerate(self._theirs):
            origin = self._origins[place]
            if origin is not None:
                there[place] = self._both(place, origin, mine.get(origin))
            elif place in self._twins:
                there[place] = self._added_by_both(place, self._ours[self._twins[place]])
            else:
                there[place] = _Item(Entry(fields, place))
        return self._in_order(there)

    def _both(self, place: int, origin: int, mine: Entry | None) -> _Item:
        """An item of the base that is there still."""
        old, now = self._base[origin], self._theirs[place]
        there = Entry(now, place, mine.key if mine else None)
        is_changed_there = meaning(old) != meaning(now)
        if mine is None:
            if not is_changed_there:
                return _Item(None)
            return _Item(there, self._conflict(old, None, now))
        if meaning(mine.fields) in (meaning(old), meaning(now)):
            return _Item(there)
        here = Entry(mine.fields, place, mine.key)
        if not is_changed_there:
            return _Item(here)
        return _Item(there, self._conflict(old, mine.fields, now), here)

    def _added_by_both(self, place: int, mine: Entry) -> _Item:
        now = self._theirs[place]
        if meaning(mine.fields) == meaning(now):
            return _Item(Entry(now, place, mine.key))
        conflict = self._conflict(None, mine.fields, now)
        return _Item(Entry(now, place, mine.key), conflict, Entry(mine.fields, place, mine.key))

    def _only_here(self, mine: Entry) -> _Item | None:
        """An item that is not there: a new one, or one that was removed there; None if it goes."""
        if mine.origin is None:
            return _Item(Entry(mine.fields, key=mine.key))
        old = self._base[mine.origin]
        if meaning(old) == meaning(mine.fields):
            return None
        return _Item(None, self._conflict(old, mine.fields, None), Entry(mine.fields, key=mine.key))

    def _in_order(self, there: Mapping[int, _Item]) -> list[_Item]:
        """Their order, with what we have moved or added behind what it follows with us."""
        kept = staying([entry.origin for entry in self._ours])
        places = {index: place for place, index in self._twins.items()}
        moved = set()
        for index, entry in enumerate(self._ours):
            if entry.origin is not None and entry.origin in self._places:
                places[index] = self._places[entry.origin]
                if entry.origin not in kept:
                    moved.add(places[index])
        order = [item for place, item in there.items() if place not in moved]
        previous: _Item | None = None
        for index, entry in enumerate(self._ours):
            place = places.get(index)
            item = there[place] if place is not None else self._only_here(entry)
            if item is None:
                continue
            if place is None or place in moved:
                order.insert(_after(order, previous), item)
            previous = item
        return order

    def _found_twins(self) -> dict[int, int]:
        new = [place for place, origin in enumerate(self._origins) if origin is None]
        mine = [index for index, entry in enumerate(self._ours) if entry.origin is None]
        same = _origins([self._ours[index].fields for index in mine], [self._theirs[place] for place in new])
        return {place: mine[origin] for place, origin in zip(new, same, strict=True) if origin is not None}

    def _conflict(self, base: Plain | None, ours: Plain | None, theirs: Plain | None) -> Conflict:
        shown = next(fields for fields in (ours, theirs, base) if fields is not None)
        return Conflict(self._section, _name(shown), base, ours, theirs)


def _after(order: Sequence[_Item], previous: _Item | None) -> int:
    """The place behind an item; the first if there is none before."""
    return next((index + 1 for index, item in enumerate(order) if item is previous), 0)


def _origins(old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the index of the old one that is the same; None if there is none.

    The same is what has the same id, or says the same, or asks the same.
    """
    origins: list[int | None] = [None] * len(new)
    left = set(range(len(old)))
    for likeness in (_id, _whole, _prompt):
        for index, place in _alike(old, new, left, origins, likeness):
            origins[place] = index
            left.discard(index)
    return origins


def _alike(
    old: Sequence[Plain],
    new: Sequence[Plain],
    left: Collection[int],
    origins: Sequence[int | None],
    likeness: Callable[[Plain], str],
) -> Iterator[tuple[int, int]]:
    """Pairs of an old and a new item that are alike, none of which is paired yet, in their order."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index in sorted(left, reverse=True):
        if key := likeness(old[index]):
            waiting[key].append(index)
    for place, fields in enumerate(new):
        if origins[place] is None and (found := waiting.get(likeness(fields))):
            yield found.pop(), place


def _id(fields: Plain) -> str:
    """The id that an item has or would have; empty if there is none."""
    given = fields.get("id") if isinstance(fields, dict) else None
    return given.strip() if isinstance(given, str) and given.strip() else slug(_prompt(fields))


def _whole(fields: Plain) -> str:
    plain = meaning(fields)
    return repr(sorted(plain.items()) if isinstance(plain, dict) else plain)


def _prompt(fields: Plain) -> str:
    """What an item asks or tells; of an ordering without words its events."""
    if not isinstance(fields, dict):
        return ""
    for key in ("ask", "event") if "order" not in fields else ():
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return "-".join(_flat(fields.get("order", [])))


def _flat(plain: Plain) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, list):
        for item in plain:
            yield from _flat(item)


def _name(fields: Plain) -> str:
    """What to call an item in a message."""
    if not isinstance(fields, dict):
        return str(fields)
    for key in ("ask", "event", "id"):
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return _prompt(fields)
