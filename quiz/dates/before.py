"""Which events are certainly before which: the one rule that decides what an ordering may ask."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import combinations
from math import inf
from typing import NamedTuple, TypeVar

from quiz.dates.date import Date

Value = TypeVar("Value")
Graph = Mapping[str, Sequence[str]]
"""Each key with the keys its edges lead to; a key without edges may be missing."""


def reached(start: str, graph: Graph, seen: set[str]) -> Iterator[str]:
    """Give the start and the keys reached from it that were not seen yet; then they are."""
    seen.add(start)
    waiting = [start]
    while waiting:
        key = waiting.pop()
        yield key
        for following in graph.get(key, ()):
            if following not in seen:
                seen.add(following)
                waiting.append(following)


def components(forward: Graph, backward: Graph) -> tuple[tuple[str, ...], ...]:
    """Give the strongly connected components, each before those its edges lead to (Kosaraju); linear.

    `backward` holds the same edges the other way round. A component of several keys is a knot of cycles.
    """
    seen: set[str] = set()
    latest_first = reversed(list(_finished(forward)))
    return tuple(tuple(reached(key, backward, seen)) for key in latest_first if key not in seen)


def _shortest_cycle(start: str, graph: Graph, within: Set[str]) -> tuple[str, ...]:
    """Give the keys of the shortest way from a key back to itself through these; () if there is none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for following in graph.get(key, ()):
            if following == start:
                path = [key]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if following not in came_from and following in within:
                came_from[following] = key
                waiting.append(following)
    return ()


def _finished(graph: Graph) -> Iterator[str]:
    """Every key once, after all keys that a depth-first walk reaches from it."""
    seen: set[str] = set()
    for root in graph:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(graph[root]))]
        while path:
            key, edges = path[-1]
            for following in edges:
                if following not in seen:
                    seen.add(following)
                    path.append((following, iter(graph.get(following, ()))))
                    break
            else:
                path.pop()
                yield key


class Contradiction(NamedTuple):
    """An `after` or `before` that the dates forbid."""

    event: str
    """It is said to be after the other; its latest day is before the earliest day of `origin`."""
    after: str
    origin: str
    """The event whose date forbids it: `after` itself, or one that `after` follows through a chain."""


class Before:
    """Which events are certainly before which: by whole days, by `after` or `before`, or by a chain of these.

    Where these contradict each other, so that two events are each before the other, neither is: whatever a
    bank says, this is a strict partial order.
    """

    def __init__(self, dated: Mapping[str, tuple[Date | None, Sequence[str], Sequence[str]]]) -> None:
        """Take of each event its date, and the keys of those that it says it is after, and before."""
        self._dates = {key: date for key, (date, *_) in dated.items()}
        preceding: dict[str, dict[str, None]] = {}
        following: dict[str, dict[str, None]] = {}
        for key, (_, after, before) in dated.items():
            for earlier, later in (*((each, key) for each in after), *((key, each) for each in before)):
                if earlier in dated and later in dated:
                    preceding.setdefault(later, {})[earlier] = None
                    following.setdefault(earlier, {})[later] = None
        self.preceding: Graph = {key: tuple(keys) for key, keys in preceding.items()}
        """The keys of the events that the text puts before each, and of those that it puts after it."""
        self.following: Graph = {key: tuple(keys) for key, keys in following.items()}
        dates = {key: date for key, date in self._dates.items() if date}
        self._earliest = {key: date.earliest for key, date in dates.items() if date.earliest is not None}
        self._latest = {key: date.latest for key, date in dates.items() if date.latest is not None}
        # An event begins no earlier than those it follows, and ends no later than those that follow it.
        latest_first = sorted(self._earliest, key=self._earliest.__getitem__, reverse=True)
        self._starts = _spread(latest_first, self._earliest, self.following)
        ends = _spread(sorted(self._latest, key=self._latest.__getitem__), self._latest, self.preceding)
        self._ends = _settled(ends, self._earliest)

    def is_before(self, a: str, b: str) -> bool:
        """Whether a is certainly before b; False for a key that is not known."""
        return self._leads(a, b) and not self._leads(b, a)

    def decided(self, a: str, b: str) -> bool:
        """Whether one of them is certainly before the other; a pair that is not is open."""
        return self._leads(a, b) != self._leads(b, a)

    def all_decided(self, keys: Iterable[str]) -> bool:
        """Whether no two of these are open."""
        return all(self.decided(a, b) for a, b in combinations(keys, 2))

    def bounds(self, key: str) -> tuple[Date | None, Date | None]:
        """Give the dates before which an event does not begin and after which it does not end.

        They are its own, or those of events that it follows and that follow it; None where nothing is known.
        """
        since, until = self._bounding
        return self._dates.get(since.get(key, "")), self._dates.get(until.get(key, ""))

    def is_shaky(self, a: str, b: str) -> bool:
        """Whether a is before b only while no `~`, `?` or `%` date is wrong by one of its units."""
        return self.is_before(a, b) and not self._widened.is_before(a, b)

    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """Give the shortest cycle through `after` at the first event of each knot of them.

        Each key is before the next and the last before the first. One key alone says that it is after itself.
        """
        place = {key: number for number, key in enumerate(self._dates)}
        knots = {min(knot, key=place.__getitem__): frozenset(knot) for knot in self.knots}
        firsts = sorted(knots, key=place.__getitem__)
        return tuple(filter(None, (_shortest_cycle(each, self.following, knots[each]) for each in firsts)))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Give the `after`s that the dates forbid, alone or through a chain; none is left without them.

        Those within a cycle are not looked at.
        """
        found = []
        # For each event, the latest start among it and those it follows, and whose start that is.
        bound: dict[str, tuple[float, str]] = {}
        for component in self.knots:
            members = set(component)
            for key in component:
                own = bound[key] = self._earliest.get(key, -inf), key
                for earlier in self.preceding.get(key, ()):
                    if earlier in members:
                        continue
                    start, origin = bound[earlier]
                    if start > self._latest.get(key, inf):
                        found.append(Contradiction(key, earlier, origin))
                    elif start > own[0]:
                        own = bound[key] = start, origin
        place = {key: number for number, key in enumerate(self._dates)}
        return tuple(sorted(found, key=lambda each: place[each.event]))

    def _leads(self, a: str, b: str) -> bool:
        """Whether a chain goes from a to b, contradictions or not."""
        return self._ends.get(a, inf) < self._starts.get(b, -inf) or self._follows(b, a)

    def _follows(self, later: str, earlier: str) -> bool:
        """Whether `after` alone leads from one to the other."""
        reach, number = self._reach
        return later in number and bool(reach.get(earlier, 0) >> number[later] & 1)

    @cached_property
    def knots(self) -> tuple[tuple[str, ...], ...]:
        """The events that `after` ties to others, earliest first; those of one cycle together."""
        return components(self.following, self.preceding)

    @cached_property
    def _reach(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """For each event the set of all that follow it through `after`, as bits, and each event's bit.

        A chain of 10,000 takes 6 MB so; as sets it would take gigabytes.
        """
        reach: dict[str, int] = {}
        number: dict[str, int] = {}
        for component in reversed(self.knots):
            for key in component:
                number[key] = len(number)
            bits = 0
            for key in component:
                for later in self.following.get(key, ()):
                    bits |= reach.get(later, 0) | 1 << number[later]
            reach.update(dict.fromkeys(component, bits))
        return reach, number

    @cached_property
    def _bounding(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """For each event those whose dates bound its beginning and its end."""
        latest_first = sorted(self._earliest, key=self._earliest.__getitem__, reverse=True)
        earliest_first = sorted(self._latest, key=self._latest.__getitem__)
        return (
            _spread(latest_first, {key: key for key in latest_first}, self.following),
            _spread(earliest_first, {key: key for key in earliest_first}, self.preceding),
        )

    @cached_property
    def _widened(self) -> Before:
        dates = self._dates.items()
        return Before(
            {key: (date and date.widened(), self.preceding.get(key, ()), ()) for key, date in dates}
        )


def _spread(ordered: Iterable[str], value: Mapping[str, Value], graph: Graph) -> dict[str, Value]:
    """For each key the value of the first of the ordered ones that reaches it; linear."""
    seen: set[str] = set()
    return {
        key: value[source] for source in ordered if source not in seen for key in reached(source, graph, seen)
    }


def _settled(ends: Mapping[str, int], earliest: Mapping[str, int]) -> Mapping[str, int]:
    """For each key the earliest end of all that a chain leads to from it.

    Only where dates and `after` contradict each other is that earlier than the end it has already: something
    that begins after an end then ends before it.
    """
    starting = sorted(earliest, key=earliest.__getitem__)
    lowest: list[float] = [inf]
    for key in reversed(starting):
        lowest.append(min(lowest[-1], ends.get(key, inf)))
    lowest.reverse()
    days = [earliest[key] for key in starting]
    settled: dict[float, int] = {}
    for end in sorted(set(ends.values())):
        beyond = lowest[bisect_right(days, end)]
        settled[end] = settled[beyond] if beyond < end else end
    return {key: settled[end] for key, end in ends.items()}
