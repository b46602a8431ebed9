"""A lesson at the projector, without a server."""

from __future__ import annotations

from pathlib import Path

from quiz.bank.model import Bank
from quiz.classroom.setup import Setup
from quiz.game.round import Dealt, Kind
from quiz.memory.log import Memory
from quiz.tui.frame import ReadingRoom
from quiz.tui.host.screen import LessonScreen
from tests.classroom.played import Lesson, a_room_of
from tests.tui.life import life


def a_lesson(*items: str, setup: Setup | None = None, bank: Bank | None = None) -> Lesson:
    """A lesson of these questions of a bank, in this order."""
    played = bank or life()
    return Lesson(a_room_of(played, dealt=[_dealt(played, name) for name in items], setup=setup))


def _dealt(bank: Bank, name: str) -> Dealt:
    item = bank.question[name]
    if hasattr(item, "events"):
        return Dealt(bank.id, name, Kind.ORDERING, "", tuple(reversed(item.events)))
    return Dealt(bank.id, name, Kind.CHOICE, "", (*[each.text for each in item.wrong], *item.answers))


class ProjectorApp(ReadingRoom):
    """An app that shows a lesson and nothing else."""

    CSS_PATH = Path(__file__).parents[3] / "quiz" / "tui" / "page.tcss"

    def __init__(self, memory: Memory, hosting: Lesson) -> None:
        super().__init__(memory)
        self.hosting = hosting

    def on_mount(self) -> None:
        self.push_screen(LessonScreen(self.hosting, lambda: self.hosting.now))
