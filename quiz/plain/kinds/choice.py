"""A choice in lines, of one option or of several."""

from __future__ import annotations

from quiz.plain.kinds.question import Question


class Choice(Question):
    """One option or several."""

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
