"""A proof in lines: which sentences of a passage back a claim, or that none does."""

from __future__ import annotations

from quiz.plain.console import Unclear
from quiz.plain.kinds.question import Question


class Proof(Question):
    """One of some sentences, several of them, or none."""

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
