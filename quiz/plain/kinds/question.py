"""A question in lines, and how a typed answer to it is read: what all kinds have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from quiz.game.asked import Asked
from quiz.plain.console import Unclear, number_of, numbered, numbers


class Question:
    """A question as it is asked line by line: one of its options, or as many as are wanted, by number."""

    RIGHT: ClassVar = ("The right answer", "The right answers")
    """What one that is right is called, and what several are."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.count = len(asked.options)

    def lines(self) -> tuple[str, ...]:
        """What is asked, and what there is to choose from."""
        asked = self.asked
        topic = f"Topic: {asked.topic}." if asked.topic else ""
        above = filter(None, (topic, asked.prompt, asked.instruction))
        return *above, *numbered(option.text for option in asked.options)

    def how(self) -> tuple[str, ...]:
        """What may be typed, and then the same at more length."""
        raise NotImplementedError

    def read(self, line: str) -> tuple[str, ...]:
        """Turn a typed line into what was chosen, as an answer keeps it; raises Unclear."""
        found = [number_of(line, self.count)] if self.asked.wanted == 1 else self._several(line)
        return tuple(self.asked.options[number - 1].key for number in found)

    def _several(self, line: str) -> Sequence[int]:
        """Read as many different numbers as are wanted, or that many digits: 3124 is 3 1 2 4."""
        count, wanted = self.count, self.asked.wanted
        found = tuple(map(int, line)) if line.isdecimal() and len(line) == wanted else numbers(line)
        for number in found:
            if not 1 <= number <= count:
                raise Unclear(f"There is no {number}: please type numbers from 1 to {count}.")
        if len(set(found)) != len(found):
            raise Unclear("Please type no number twice.")
        lacking = [str(number) for number in range(1, count + 1) if number not in found]
        if lacking and wanted == count:
            raise Unclear(f"Please type every number once. Missing: {', '.join(lacking)}. Type ? for help.")
        if len(found) != wanted:
            raise Unclear(f"Please type {wanted} numbers: you typed {len(found)}. Type ? for help.")
        return found

    def words(self) -> str:
        """Name the question by its words."""
        return self.asked.prompt
