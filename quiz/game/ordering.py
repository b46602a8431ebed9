"""An ordering: events to be put in their order, every two compared; drawn, dealt, marked and explained."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.model import Ordering, fingerprint, slug
from quiz.game.asked import NAMED_PAIRS, Asked, Feedback, Option, Row
from quiz.game.banks import event_key
from quiz.game.round import counted, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quiz.bank.model import Event
    from quiz.game.banks import Banks
    from quiz.game.chance import Chance
    from quiz.game.round import Answer, Dealt


FEWEST, MOST = 4, 7
"""So many events an ordering drawn from the timeline has."""
_LOOKED_AT = 40  # events tried in vain before an ordering is dealt with those that fit so far


class Chains:
    """The orderings that can be drawn from some events of one bank."""

    def __init__(
        self, banks: Banks, bank_id: str, events: Sequence[Event], taken: Collection[frozenset[str]]
    ) -> None:
        """Take the events to draw from, and the sets of event ids that are asked for already."""
        self._banks = banks
        self._bank_id = bank_id
        self._events = events
        self._taken = frozenset(taken)
        self._sure = self._windows()
        self.most = len(self._sure)
        """How many orderings there are to draw: about half as many as the events that form one long chain."""

    def draw(self, count: int, chance: Chance) -> list[Ordering]:
        """Draw so many different orderings, at most `most`, each event about as often as the others."""
        drawn: dict[frozenset[str], Ordering] = {}
        deck: list[str] = []
        for _ in range(2 * count):
            if len(drawn) == count:
                break
            if len(deck) < MOST:
                deck = chance.shuffled(event.id for event in self._events)
            chain = self._take(deck, FEWEST + chance.below(MOST - FEWEST + 1))
            if len(chain) < FEWEST:
                deck = []
            elif frozenset(chain) not in self._taken:
                drawn.setdefault(frozenset(chain), ordering_of(self._banks, self._bank_id, chain))
        # Where few events are in a certain order, chance may not find enough; these are known to be there.
        for chain in chance.shuffled(self._sure):
            if len(drawn) < count:
                drawn.setdefault(frozenset(chain), ordering_of(self._banks, self._bank_id, chain))
        return list(drawn.values())

    def _take(self, deck: list[str], size: int) -> list[str]:
        """Take events off the deck that make a chain of this size, or as much of it as is found soon."""
        chain: list[str] = []
        passed: list[str] = []
        while deck and len(chain) < size and len(passed) < _LOOKED_AT:
            card = deck.pop()
            if not self._insert(chain, card):
                passed.append(card)
        deck.extend(reversed(passed))
        return chain

    def _windows(self) -> list[list[str]]:
        """Give stretches of a long chain, its end joined to its start, each a different set of events.

        The chain is the longest if all events have dates: those that end first go in first.
        """
        chain: list[str] = []
        for event in sorted(self._events, key=_end):
            self._insert(chain, event.id)
        starts = len(chain) if len(chain) > FEWEST else len(chain) // FEWEST
        windows = [[chain[(start + step) % len(chain)] for step in range(FEWEST)] for start in range(starts)]
        return [each for each in windows if frozenset(each) not in self._taken][: max(1, len(chain) // 2)]

    def _insert(self, chain: list[str], event: str) -> bool:
        """Put an event into its place in a chain; False if it is open against one of its events."""
        place = len(chain)
        if chain and not self._is_before(chain[-1], event):
            place = bisect_left(chain, True, key=lambda other: not self._is_before(other, event))
        if place < len(chain) and not self._is_before(event, chain[place]):
            return False
        chain.insert(place, event)
        return True

    def _is_before(self, a: str, b: str) -> bool:
        """Whether a is before b even if a doubtful date is a little off."""
        first, second = event_key(self._bank_id, a), event_key(self._bank_id, b)
        return self._banks.before.is_before(first, second) and not self._banks.before.is_shaky(first, second)


def ordering_of(banks: Banks, bank_id: str, event_ids: Sequence[str]) -> Ordering:
    """Give the ordering of these events, in whatever order they come; KeyError if it cannot be asked now.

    Its topic is the one that they share.
    """
    keys = [event_key(bank_id, event_id) for event_id in event_ids]
    if not banks.before.all_decided(keys):
        raise KeyError(listed(event_ids))
    rank = {key: sum(banks.before.is_before(other, key) for other in keys) for key in keys}
    events = [banks.event[key] for key in sorted(keys, key=rank.__getitem__)]
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
    pairs = _pairs(tuple(map(len, groups)))
    right = max((pairs - 1) // 2, 0)
    if right == 0 and len(ordering.events) > 2:
        right = pairs // 2
    dealt = []
    while groups:
        sizes = tuple(map(len, groups))
        made = [sum(sizes[index + 1 :]) for index in range(len(sizes))]
        ways = [size * _ways(_less(sizes, index), right - made[index]) for index, size in enumerate(sizes)]
        index = bisect_right(list(accumulate(ways)), chance.below(sum(ways)))
        right -= made[index]
        dealt.append(groups[index].pop())
        groups = [group for group in groups if group]
    return tuple(dealt)


def _pairs(sizes: tuple[int, ...]) -> int:
    """Count the pairs of cards that do not tie, in groups of these sizes."""
    return (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2


def _less(sizes: tuple[int, ...], index: int) -> tuple[int, ...]:
    """Give the sizes after a card of one group is dealt; an empty group is no group."""
    left = (size - (place == index) for place, size in enumerate(sizes))
    return tuple(size for size in left if size)


@lru_cache(maxsize=4096)
def _ways(sizes: tuple[int, ...], right: int) -> int:
    """Count the orders with so many right pairs, as if the cards of one group were alike."""
    if not 0 <= right <= _pairs(sizes):
        return 0
    if len(sizes) <= 1:
        return 1
    return sum(_ways(_less(sizes, index), right - sum(sizes[index + 1 :])) for index in range(len(sizes)))


class OrderingMark(NamedTuple):
    """What an order of events earns, and where it is wrong."""

    right: int
    """Pairs of events in the right order; events that tie make no pair."""
    wrong: int
    mark: float
    wrong_pairs: tuple[tuple[str, str], ...]
    """The pairs that stand wrong, each as the player had it."""
    misplaced: tuple[str, ...]
    """The fewest events whose moving mends the order, as the player had them."""


def mark_ordering(ordering: Ordering, placed: Sequence[str]) -> OrderingMark:
    """Mark events in the order placed, each of the ordering's events once, by comparing every two of them.

    The mark is Kendall's tau over the pairs that do not tie, clipped at 0.
    """
    rank = {event: group for group, events in enumerate(ordering.order) for event in events}
    pairs = [(a, b) for a, b in combinations(placed, 2) if rank[a] != rank[b]]
    wrong_pairs = tuple((a, b) for a, b in pairs if rank[a] > rank[b])
    wrong = len(wrong_pairs)
    right = len(pairs) - wrong
    mark = max(0.0, (right - wrong) / len(pairs)) if pairs else 1.0
    stays = _longest_rising([rank[event] for event in placed])
    misplaced = tuple(event for index, event in enumerate(placed) if index not in stays)
    return OrderingMark(right, wrong, mark, wrong_pairs, misplaced)


def _longest_rising(ranks: Sequence[int]) -> tuple[int, ...]:
    """Give the indices of a longest subsequence that never falls; of several the one that ends first."""
    for size in range(len(ranks), 0, -1):
        kept = combinations(range(len(ranks)), size)
        rising = [each for each in kept if all(ranks[a] <= ranks[b] for a, b in pairwise(each))]
        if rising:
            return min(rising, key=lambda each: each[::-1])
    return ()


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
        """Give Kendall's tau of the events' order, never below 0."""
        return mark_ordering(self.item, chosen).mark

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: the events in their right order, and what stood wrong."""
        events, marked = self.bank.event, mark_ordering(self.item, answer.chosen)
        rows = tuple(
            Row(
                event=events[event_id],
                was=answer.chosen.index(event_id) + 1,
                stood_right=event_id not in marked.misplaced,
                tie=len(group) > 1,
                evidence=self.evidence(events[event_id].quotes),
            )
            for group in self.item.order
            for event_id in sorted(group, key=answer.chosen.index)
        )
        pairs = tuple((events[earlier], events[later]) for later, earlier in marked.wrong_pairs)
        said = tuple(events[event_id].event for event_id in answer.chosen)
        return replace(
            self.explained(answer, tuple(row.event.event for row in rows), said),
            evidence=tuple(passage for row in rows for passage in row.evidence),
            rows=rows,
            named_pairs=pairs if len(pairs) <= NAMED_PAIRS else (),
            summary=_summary(marked, [events[event_id].event for event_id in marked.misplaced]),
            events=tuple(event_key(self.bank.id, event_id) for event_id in self.item.events),
        )


def _summary(marked: OrderingMark, misplaced: Sequence[str]) -> str:
    """Say how an ordering stands, and the fewest cards to move."""
    if not misplaced:
        return "Every pair is right."
    cards = f"Only “{misplaced[0]}” is" if len(misplaced) == 1 else f"{len(misplaced)} cards are"
    return f"{cards} misplaced: {counted(marked.right, 'pair')} right, {marked.wrong} wrong."
