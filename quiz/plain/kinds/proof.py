"""A proof in lines: which sentence of a passage backs an answer."""

from __future__ import annotations

from typing import ClassVar

from quiz.plain.kinds.question import Question


class Proof(Question):
    """One of some sentences."""

    RIGHT: ClassVar = ("The sentence that proves it", "The sentences that prove it")

    def how(self) -> tuple[str, ...]:
        """What may be typed, and then the same at more length."""
        return (
            f"Type the number of the sentence, 1 to {self.count}.",
            "One of these sentences holds the quote that backs the answer.",
        )
