"""The kinds of questions line by line: what is asked, and how a typed answer to it is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from quiz.game.asked import Asked
from quiz.game.banks import When
from quiz.game.round import Kind
from quiz.plain.console import Unclear, number_of, numbered, numbers


class Question:
    """A choice, and what all kinds have in common: one of the options by number, or several."""

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
        wanted = self.asked.wanted
        if wanted == 1:
            return f"Type the number of your answer, 1 to {self.count}.", "One option is right."
        example = " ".join(map(str, range(1, wanted + 1)))
        return (
            f"Type {wanted} numbers from 1 to {self.count}, such as {example}.",
            f"{wanted} options are right. Wrong ones that you choose count against right ones.",
        )

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


class Ordering(Question):
    """All events, the earliest first."""

    RIGHT: ClassVar = ("The right order", "The right order")

    def how(self) -> tuple[str, ...]:
        """What may be typed, and then the same at more length."""
        example = " ".join(map(str, (*range(2, self.count + 1), 1)))
        return (
            f"Type all {self.count} numbers, the earliest first, such as {example}.",
            "Every two events are compared: pairs in the right order minus pairs in the wrong order.",
        )

    def words(self) -> str:
        """Name it by its words and its events."""
        return f"{self.asked.prompt} {'; '.join(option.text for option in self.asked.options)}"


class Proof(Question):
    """Which sentences of a passage back a claim: one, several of them, or none."""

    def how(self) -> tuple[str, ...]:
        """What may be typed, and then the same at more length."""
        what = f"Choose {self.asked.wanted} by number, or type {self.count} if none of them proves it."
        return what, "A claim is the question with an answer to it: the right one, or a wrong one."

    def read(self, line: str) -> tuple[str, ...]:
        """Turn a typed line into what was chosen; that none proves it stands alone."""
        none = self.asked.options[-1].key
        if line.strip() == str(self.count):
            return (none,)
        chosen = super().read(line)
        if none in chosen:
            raise Unclear(f"{self.count} says that no sentence proves it: type it alone.")
        return chosen


class Place(Question):
    """The event of a growing line after which another belongs, or none."""

    RIGHT: ClassVar = ("The date", "The dates")

    def lines(self) -> tuple[str, ...]:
        """The line so far, and what is to be placed."""
        line = (f"{dated(each.when)}{each.text}" for each in self.asked.options)
        return "The line so far, earliest first:", *numbered(line), "", f"To be placed: {self.asked.prompt}"

    def how(self) -> tuple[str, ...]:
        """What may be typed, and then the same at more length."""
        count = self.count
        after = "1 for after event 1" if count == 1 else f"1 to {count} for right after that event"
        return (
            f"Where does it go? Type 0 for first, or {after}.",
            "A place is wrong only if it contradicts what is certain by the dates or the text.",
            "An event that is placed wrong moves to a true place. Three of them end the game.",
        )

    def read(self, line: str) -> tuple[str, ...]:
        """Turn a typed line into what was chosen, as an answer keeps it; raises Unclear."""
        after = number_of(line, self.count, first=0)
        return (self.asked.options[after - 1].key if after else "",)


def dated(when: When) -> str:
    """Say when an event happened, before its words: "1913: ", "(after 1913) ", or nothing."""
    return f"{when.text}: " if when.is_dated else f"({when.text or 'no date'}) "


KINDS: dict[Kind, type[Question]] = {
    Kind.CHOICE: Question,
    Kind.ORDERING: Ordering,
    Kind.PROOF: Proof,
    Kind.PLACE: Place,
}
"""How each kind of question is asked."""
