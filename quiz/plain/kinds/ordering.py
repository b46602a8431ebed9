"""An ordering in lines."""

from __future__ import annotations

from typing import ClassVar

from quiz.plain.kinds.question import Question


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
