"""An ordering: events to be put in their order, every two of them compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from quiz.game.asked import NAMED_PAIRS, Asked, Feedback, Option, Row
from quiz.game.banks import event_key
from quiz.game.round import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Ordering
    from quiz.game.banks import Banks
    from quiz.game.chance import Chance
    from quiz.game.round import Answer, Dealt


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
        index = _weighted(ways, chance)
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


def _weighted(weights: Sequence[int], chance: Chance) -> int:
    """Give an index, each as often as its weight says."""
    number = chance.below(sum(weights))
    for index, weight in enumerate(weights):
        if number < weight:
            return index
        number -= weight
    raise ValueError("no weight is positive")


@dataclass(frozen=True, slots=True)
class OrderingMark:
    """What an order of events earns, and where it is wrong."""

    right: int
    """Pairs of events in the right order; events that tie make no pair."""
    wrong: int
    """Pairs in the wrong order."""
    mark: float
    """Right minus wrong, out of all pairs, never below 0."""
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
        super().__init__(dealt, banks, item, item.ask or "Put these in order, earliest first.")
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
