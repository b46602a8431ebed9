"""Chance that follows from a seed, the same on every machine and in every version of Python."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Numbers that follow from a seed, through `random.Random(seed).random()` alone.

    That is the one method whose numbers Python promises to keep; `shuffle` and `choice` may change.
    """

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random

    def below(self, bound: int) -> int:
        """Give a whole number from 0 up to, not including, `bound`; every one alike as often."""
        return int(self._random() * bound)

    def shuffled(self, values: Iterable[T]) -> list[T]:
        """Give the values in an order of chance."""
        cards = list(values)
        for last in range(len(cards) - 1, 0, -1):
            other = self.below(last + 1)
            cards[last], cards[other] = cards[other], cards[last]
        return cards
