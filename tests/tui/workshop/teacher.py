"""One who presses keys in the workshop and looks at what they bring about."""

from __future__ import annotations

from contextlib import suppress
from typing import Generic, TypeVar

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from quiz.tui.turns import Turns
from tests.tui.sitting import CHARACTERS, SETTLES

KEYS = {sign: name for name, sign in CHARACTERS.items()}
A = TypeVar("A", bound=App[None])


class Teacher(Generic[A]):
    """Somebody at an app."""

    def __init__(self, app: A, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each on what the one before came to."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else CHARACTERS.get(key)))
            await self.settle()

    async def write(self, text: str) -> None:
        """Type in one go."""
        for sign in text:
            self.app.post_message(events.Key(KEYS.get(sign, sign), sign))
        await self.settle()

    async def settle(self) -> None:
        for _ in range(SETTLES):
            await self.pilot.pause(0)
        while isinstance(self.app, Turns) and self.app._is_taken and self.app.is_running:
            await self.pilot.pause(0)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return [strip.text.rstrip() for strip in strips]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.lines).split())


async def idle(pilot: Pilot[None]) -> None:
    """Wait until no worker works; one may be cancelled by the next of its group meanwhile."""
    while any(not worker.is_finished for worker in pilot.app.workers):
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()
