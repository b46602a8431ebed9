"""What was taken out of a text, to be said."""

from __future__ import annotations

from typing import NamedTuple


class Removed(NamedTuple):
    """Things of one kind that were taken out of a text, or made plain."""

    number: int
    """How many."""
    one: str
    """What one is called."""
    several: str
    """What several are called."""
    example: str = ""
    """The first of them; empty where it cannot be shown."""

    def __str__(self) -> str:
        what = f"{self.number} {self.one if self.number == 1 else self.several}"
        if not self.example:
            return what
        return f"{what}: {self.example}" if self.number == 1 else f"{what}, such as {self.example}"
