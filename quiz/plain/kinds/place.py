"""A place on a growing line of events in lines."""

from __future__ import annotations

from typing import ClassVar

from quiz.game.banks import When
from quiz.plain.console import number_of, numbered
from quiz.plain.kinds.question import Question


def dated(when: When) -> str:
    """Say when an event happened, before its words: "1913: ", "(after 1913) ", or nothing."""
    return f"{when.text}: " if when.is_dated else f"({when.text or 'no date'}) "


class Place(Question):
    """The event after which another belongs, or none."""

    RIGHT: ClassVar = ("The date", "The dates")

    def lines(self) -> tuple[str, ...]:
        """The line so far, and what is to be placed."""
        options = self.asked.options
        line = (f"{dated(each.when)}{each.text}" for each in options)
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
