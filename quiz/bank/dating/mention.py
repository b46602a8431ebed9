"""A date said in a text, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.bank.spans import Span

if TYPE_CHECKING:
    from quiz.bank.dates import Date


@dataclass(frozen=True, slots=True)
class Mention:
    """A date said in a text."""

    date: Date
    """As the text gives it."""
    start: int
    """Where its words begin, a preposition among them: "in January 1912"."""
    end: int
    """The first character after them."""

    @property
    def span(self) -> Span:
        """The place of its words."""
        return Span(self.start, self.end)

    def moved(self, by: int) -> Mention:
        """The same in a text that begins so many characters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)
