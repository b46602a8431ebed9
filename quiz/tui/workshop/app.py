"""`quiz edit`: the workshop as an app of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import Screen

from quiz.bank.authoring.work import Work
from quiz.memory.flagged import Flags
from quiz.memory.store import Memory
from quiz.tui.room import ReadingRoom
from quiz.tui.workshop.screen import WorkshopScreen


class WorkshopApp(ReadingRoom):
    """The workshop in a terminal."""

    CSS_PATH: ClassVar = ["../page.tcss", "screen.tcss"]  # the default screen's own CSS_PATH is not read
    COMFORT = "What was written is kept: quiz edit offers it."

    def __init__(self, work: Work, memory: Memory, flags: Flags) -> None:
        """Work on a bank, in the look that a memory keeps; `flags` are what players said of its items."""
        super().__init__(memory)
        self._work = work
        self._flags = flags

    def get_default_screen(self) -> Screen[None]:
        """The workshop."""
        return WorkshopScreen(self._work, self._flags)
