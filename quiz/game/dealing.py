"""How one question is dealt: the order of a choice's options, and that of an ordering's cards."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Choice, Ordering
    from quiz.game.chance import Chance

_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?")


def option_texts(choice: Choice) -> tuple[str, ...]:
    """Give the texts of all options, the right ones first."""
    return (*choice.answers, *(option.text for option in choice.wrong))


def deal_options(choice: Choice, chance: Chance) -> tuple[str, ...]:
    """Give the options in an order of chance; those that differ only in their numbers in ascending order.

    Years and amounts are found faster when they ascend, and their order tells nothing of the answer.
    """
    shuffled = chance.shuffled(option_texts(choice))
    frames = {_NUMBER.sub("#", text) for text in shuffled}
    if len(frames) > 1 or "#" not in frames.pop():
        return tuple(shuffled)
    return tuple(sorted(shuffled, key=_numbers))


def _numbers(text: str) -> tuple[float, ...]:
    """Give the numbers in a text; years BC count backwards."""
    backwards = re.search(r"\d\s*(?:BCE?|B\.\s?C\.)", text) is not None
    numbers = []
    for number in _NUMBER.findall(text):
        grouped = re.fullmatch(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+", number)
        value = float(re.sub(r"\D", "", number) if grouped else number.replace(",", "."))
        numbers.append(-value if backwards else value)
    return tuple(numbers)


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
