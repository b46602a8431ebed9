"""A teacher in the workshop on a small bank, and the file that it works on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from quiz.authoring.card import Card
from quiz.authoring.unsaved import Recovery
from quiz.authoring.values import Plain, Section
from quiz.authoring.work import Work
from quiz.bank.problems import Problem
from quiz.memory.log import Flags, Memory
from quiz.tui.widgets.prose import Prose
from quiz.tui.workshop.opening import WorkshopApp
from quiz.tui.workshop.screen import WorkshopScreen
from quiz.tui.workshop.texts import Writing
from tests.plain.games import BANK
from tests.tui.sitting import Person


@dataclass
class Bench(Person):
    """Somebody in the workshop."""

    app: WorkshopApp
    path: Path

    @property
    def screen(self) -> WorkshopScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, WorkshopScreen)
        return screen

    def cards(self, section: Section = Section.QUESTIONS) -> tuple[Card, ...]:
        return self.screen.work.desk.section(section)

    @property
    def fields(self) -> dict[str, Plain]:
        """What the card under the cursor has."""
        card = self.screen.card
        assert card is not None
        return dict(card.by_name)

    @property
    def here(self) -> str:
        """The text that is written in."""
        assert isinstance(self.app.focused, Writing)
        return self.app.focused.text

    @property
    def asked(self) -> str:
        """What the dialog says."""
        return "\n".join(block.text.plain for prose in self.app.screen.query(Prose) for block in prose.blocks)

    def saved(self) -> str:
        return self.path.read_text(encoding="utf-8")

    async def show(self, fields: dict[str, Plain], *remarks: Problem, event: bool = False) -> None:
        """Write in one more item; if there are remarks, with these instead of what the rules say."""
        key = self.screen.work.add(Section.TIMELINE if event else Section.QUESTIONS, fields)
        self.screen.show_all(key)
        self.screen.show_pane("form")
        await self.settle()
        if remarks:
            await self.remark(*remarks)

    async def remark(self, *remarks: Problem) -> None:
        self.app.workers.cancel_all()  # the rules have their say later
        self.screen.form.remark(remarks)
        await self.settle()

    async def at(self, *path: str | int) -> None:
        """Go to a field, as F8 does."""
        self.screen.form.focus_field(path)
        await self.settle()


@asynccontextmanager
async def workshop(
    folder: Path, text: str = BANK, *, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Bench]:
    path = folder / "ada.yaml"
    path.write_text(text, encoding="utf-8")
    with Memory(folder / "memory") as memory:
        memory.flag("ada", "where", "unclear", datetime(2026, 11, 22, tzinfo=UTC))
        app = WorkshopApp(Work(path, Recovery(folder / "unsaved", path)), memory, Flags(memory, "ada"))
        app.animation_level = "none"
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            yield Bench(app, pilot, path)
