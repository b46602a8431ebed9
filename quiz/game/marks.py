"""Marks: what an answer earns, as a fraction from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quiz.bank.model import Choice, Ordering


def mark_choice(choice: Choice, chosen: Collection[str]) -> float:
    """Mark chosen options: the share of the right ones chosen, minus that of the wrong ones, never below 0.

    With one answer it is 1 or 0. Ticking everything earns nothing.
    """
    picked = frozenset(chosen)
    if len(choice.answers) == 1:
        return float(picked == frozenset(choice.answers))
    right = sum(answer in picked for answer in choice.answers) / len(choice.answers)
    wrong = sum(option.text in picked for option in choice.wrong) / len(choice.wrong)
    return max(0.0, right - wrong)


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


def _longest_rising(ranks: Sequence[int]) -> frozenset[int]:
    """Give the indices of a longest subsequence that never falls."""
    lengths: list[int] = []
    previous: list[int] = []
    for index, rank in enumerate(ranks):
        best = max(
            (earlier for earlier in range(index) if ranks[earlier] <= rank),
            key=lambda earlier: lengths[earlier],
            default=-1,
        )
        previous.append(best)
        lengths.append(1 + (lengths[best] if best >= 0 else 0))
    index = max(range(len(ranks)), key=lambda last: lengths[last], default=-1)
    rising = set()
    while index >= 0:
        rising.add(index)
        index = previous[index]
    return frozenset(rising)
