"""An ordering: events to be put in their order, every two compared; drawn, dealt, marked and explained."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import merge
from itertools import accumulate, combinations, islice, pairwise, product

from quiz.bank.model import Bank, Event, Ordering, fingerprint, slug
from quiz.game.asked import Asked, Feedback, Option, Row
from quiz.game.banks import Banks, event_key
from quiz.game.chance import Chance
from quiz.game.round import Answer, Dealt, Settings
from quiz.game.telling import Telling, Web, bare_words, telling_of
from quiz.game.wording import counted, listed

FEWEST, MOST = 4, 5
"""So many events an ordering drawn from the timeline has."""
_TRIED = 30  # stretches tried before some are dealt whose events tell or are told
_LOOKED_AT = 14  # the nearest events before and after one, of which an ordering is made


class Chains:
    """The orderings that can be drawn from a bank's events on some topics, but those it asks itself.

    Each is a stretch of the life: events near in time and in a certain order, of which none names another.
    """

    def __init__(self, banks: Banks, bank: Bank, settings: Settings) -> None:
        self.bank = bank.id
        self._banks = banks
        events = [each for each in bank.timeline if not each.draft and settings.has_topic(each.topic)]
        self._day = {event.id: self._day_of(event_key(bank.id, event.id)) for event in events}
        self._line = sorted(events, key=lambda event: self._day[event.id])
        self._said = {event.id: bare_words(event.event) for event in events}
        self._asked = {frozenset(each.events) for each in bank.questions if isinstance(each, Ordering)}
        self._sure = self._windows()
        self.most = len(self._sure)
        """How many orderings there are to draw: about half as many as the events that form one long chain."""

    def draw(self, count: int, chance: Chance, taken: Web) -> list[Ordering]:
        """Draw so many different orderings, at most `most`, around each event about as often as others.

        Where it can be none tells or is told by what is `taken`, else few of its events; then they are.
        """
        drawn: dict[frozenset[str], Ordering] = {}
        for _ in range(count):
            least, best = 4 * MOST, list[str]()
            for chain in self._tried(chance, taken):
                misfit = sum(self._misfit(event, taken) for event in chain)
                is_new = frozenset(chain) not in self._asked | drawn.keys()
                if len(chain) >= FEWEST and is_new and misfit < least:
                    least, best = misfit, chain
                if not least:
                    break
            drawn[frozenset(best)] = ordering = ordering_of(self._banks, self.bank, best)
            taken.add(telling_of(self._banks, self.bank, ordering))
        return list(drawn.values())

    def _tried(self, chance: Chance, taken: Web) -> Iterator[list[str]]:
        """Give stretches around some events, then those that are known to be there: some may be too short."""
        for at in chance.shuffled(range(len(self._line)))[:_TRIED]:
            yield self._stretch(at, FEWEST + chance.below(MOST - FEWEST + 1), chance, taken)
        yield from chance.shuffled(self._sure)

    def _misfit(self, event: str, taken: Web) -> int:
        """Give 0 for an event that neither tells what is taken nor is told, 1 for others, 3 for a card."""
        bank = self._banks.by_id[self.bank]
        telling = telling_of(self._banks, self.bank, bank.event[event])
        on_card = Telling(telling.names, telling.names)
        return 3 if taken.told(on_card) else int(taken.clashes(telling))

    def _day_of(self, key: str) -> float:
        """Give the day from which on an event may have happened, else the last; 0 if none is known."""
        since, until = self._banks.before.bounds(key)
        start = since.earliest if since else None
        return start if start is not None else (until and until.latest) or 0

    def _stretch(self, at: int, size: int, chance: Chance, taken: Web) -> list[str]:
        """Take events around one that make a chain of this size, about every other, or as many as fit.

        Those that clash with what is taken come last, and only as many as it needs at least.
        """
        chain: list[str] = []
        first, *others = (event.id for event in islice(self._outwards(at), _LOOKED_AT))
        heads = [(chance.below(2), event) for event in others]
        near = [
            first,
            *(event for head, event in heads if head),
            *(event for head, event in heads if not head),
        ]
        for most, event in product((0, 1, 3), near):
            if len(chain) >= (FEWEST if most else size):
                break
            fits = most == 3 or self._misfit(event, taken) <= most
            if fits and not any(self._name_each_other(event, other) for other in chain):
                self._insert(chain, event)
        return chain

    def _outwards(self, at: int) -> Iterator[Event]:
        """Give an event and then the others, those nearest in time first."""
        line, day = self._line, self._day
        sides = reversed(line[max(0, at - _LOOKED_AT) : at]), line[at + 1 : at + _LOOKED_AT]
        yield line[at]
        yield from merge(*sides, key=lambda event: abs(day[event.id] - day[line[at].id]))

    def _windows(self) -> list[list[str]]:
        """Give stretches of a long chain, each a different set of events.

        The chain is the longest if all events have dates: those that end first go in first.
        """
        chain: list[str] = []
        for event in sorted(self._line, key=_end):
            self._insert(chain, event.id)
        windows = (chain[start : start + FEWEST] for start in range(len(chain) - FEWEST + 1))
        kept = (
            each
            for each in windows
            if frozenset(each) not in self._asked
            and not any(self._name_each_other(*pair) for pair in combinations(each, 2))
        )
        return list(islice(kept, max(1, len(chain) // 2)))

    def _insert(self, chain: list[str], event: str) -> None:
        """Put an event into its place in a chain, unless it is open against one of its events."""
        place = len(chain)
        if chain and not self._is_before(chain[-1], event):
            place = bisect_left(chain, True, key=lambda other: not self._is_before(other, event))
        if place == len(chain) or self._is_before(event, chain[place]):
            chain.insert(place, event)

    def _is_before(self, a: str, b: str) -> bool:
        """Whether a is before b even if a doubtful date is a little off."""
        keys = event_key(self.bank, a), event_key(self.bank, b)
        return self._banks.before.is_before(*keys) and not self._banks.before.is_shaky(*keys)

    def _name_each_other(self, a: str, b: str) -> bool:
        """Whether two events are to be kept apart, or the text of one has that of the other in it."""
        one, other = self._said[a], self._said[b]
        event = self._banks.by_id[self.bank].event
        return b in event[a].apart or a in event[b].apart or one in other or other in one


def ordering_of(banks: Banks, bank_id: str, event_ids: Sequence[str]) -> Ordering:
    """Give the ordering of these events, in whatever order they come; KeyError if it cannot be asked now.

    Its topic is the one that they share.
    """
    keys = [event_key(bank_id, event_id) for event_id in event_ids]
    if not banks.before.all_decided(keys):
        raise KeyError(listed(event_ids))
    in_order = sorted(keys, key=lambda key: sum(banks.before.is_before(other, key) for other in keys))
    events = [banks.event[key] for key in in_order]
    topics = {event.topic for event in events}
    order = tuple((event.id,) for event in events)
    names = "-".join(event.id for event in events)
    name = slug(names)
    if len(names) > len(name):  # slugs are cut, and two orderings must not share one
        name = f"{name}-{fingerprint(Ordering('', order))}"
    return Ordering(name, order, topic=topics.pop() if len(topics) == 1 else "")


def _end(event: Event) -> float:
    """Give the day an event has ended at the latest."""
    return float("inf") if event.date is None or event.date.latest is None else event.date.latest


def deal_ordering(ordering: Ordering, chance: Chance) -> tuple[str, ...]:
    """Give an ordering's events with the share of right pairs as close below one half as possible.

    Left as dealt it earns nothing, and turned round blindly very little. Only where that would be the
    exact reverse of three or more events (two of them tie), half of the pairs stand right. Every order that
    meets this is dealt alike often.
    """
    groups = [chance.shuffled(group) for group in ordering.order]
    pairs = sum(len(one) * len(other) for one, other in combinations(groups, 2))
    right = max((pairs - 1) // 2, 0)
    if right == 0 and len(ordering.events) > 2:
        right = pairs // 2
    dealt: list[str] = []
    while any(groups):
        sizes = tuple(map(len, groups))
        ways = [size * each for size, each in zip(sizes, _ways_by_first(sizes, right), strict=True)]
        first = bisect_right(list(accumulate(ways)), chance.below(sum(ways)))
        right -= sum(sizes[first + 1 :])
        dealt.append(groups[first].pop())
    return tuple(dealt)


def _ways_by_first(sizes: tuple[int, ...], right: int) -> Iterator[int]:
    """Count the orders with so many right pairs of groups of these sizes, by the group that comes first."""
    for first, size in enumerate(sizes):
        left = (*sizes[:first], size - 1, *sizes[first + 1 :])
        yield _ways(left, right - sum(sizes[first + 1 :])) if size else 0


@lru_cache(maxsize=4096)
def _ways(sizes: tuple[int, ...], right: int) -> int:
    """Count the orders with so many right pairs, as if the events of one group were alike."""
    return sum(_ways_by_first(sizes, right)) if any(sizes) else int(right == 0)


def compared(ordering: Ordering, placed: Sequence[str]) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Compare every two events that do not tie: how many pairs stand right, and those that stand wrong."""
    rank = ranks(ordering)
    pairs = [(a, b) for a, b in combinations(placed, 2) if rank[a] != rank[b]]
    wrong = tuple((a, b) for a, b in pairs if rank[a] > rank[b])
    return len(pairs) - len(wrong), wrong


def misplaced(ordering: Ordering, placed: Sequence[str]) -> tuple[str, ...]:
    """Give the fewest events whose moving mends the order.

    Of several choices those that leave more where they belong, then those placed last.
    """
    right = [event for group in ordering.order for event in sorted(group, key=placed.index)]
    rank = [ranks(ordering)[event] for event in placed]
    for size in range(len(placed), 0, -1):
        kept = combinations(range(len(placed)), size)
        rising = (each for each in kept if all(rank[a] <= rank[b] for a, b in pairwise(each)))
        if stays := min(
            rising, key=lambda each: (sum(placed[at] != right[at] for at in each), each[::-1]), default=()
        ):
            return tuple(event for index, event in enumerate(placed) if index not in stays)
    return ()


def ranks(ordering: Ordering) -> dict[str, int]:
    """Give the place of each event of an ordering; those that tie share one."""
    return {event: group for group, events in enumerate(ordering.order) for event in events}


def _place_text(place: int, of: int) -> str:
    """Name a place among so many, from 1: "first", "2nd", "last"."""
    ends = {1: "first", of: "last", 2: "2nd", 3: "3rd"}
    return ends.get(place, f"{place}th")


def _against_chance(right: int, wrong: int) -> str:
    """Compare an order that earns nothing with chance, which gets half of all pairs right; in words."""
    if right > wrong:
        return ""
    if not right:
        return ": the exact reverse"
    return ": further off than by chance" if 4 * right <= right + wrong else ": as chance would have it"


class AskedOrdering(Asked):
    """An ordering as it is asked."""

    item: Ordering

    def __init__(self, dealt: Dealt, banks: Banks, item: Ordering) -> None:
        super().__init__(dealt, banks, item)
        self.wanted = len(dealt.shown)

    @property
    def options(self) -> tuple[Option, ...]:
        """The events by their ids."""
        return tuple(Option(event_id, self.bank.event[event_id].event) for event_id in self.dealt.shown)

    def mark(self, chosen: Sequence[str]) -> float:
        """Give Kendall's tau of the events' order over the pairs that do not tie, never below 0."""
        right, wrong = compared(self.item, chosen)
        return max(0.0, (right - len(wrong)) / (right + len(wrong))) if right or wrong else 1.0

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: the events in their right order, and what stood wrong."""
        events, placed = self.bank.event, answer.chosen
        right, wrong = compared(self.item, placed)
        astray = misplaced(self.item, placed)
        rows = tuple(
            Row(
                event=events[event_id],
                was=placed.index(event_id) + 1,
                had=_place_text(placed.index(event_id) + 1, len(placed)) if event_id in astray else "",
                tie=len(group) > 1,
                when=self.banks.when(event_key(self.bank.id, event_id)),
                evidence=self.evidence(events[event_id].quotes),
            )
            for group in self.item.order
            for event_id in sorted(group, key=placed.index)
        )
        summary = "Every pair is right."
        if astray:
            summary = (
                f"{len(placed) - len(astray)} of {len(placed)} in order; "
                f"{counted(right, 'pair')} right, {len(wrong)} wrong{_against_chance(right, len(wrong))}."
            )
        said = [events[event_id].event for event_id in placed]
        return replace(
            self.explained(answer, [row.event.event for row in rows], said),
            evidence=tuple(passage for row in rows for passage in row.evidence),
            rows=rows,
            summary=summary,
            events=tuple(event_key(self.bank.id, event_id) for event_id in self.item.events),
        )
