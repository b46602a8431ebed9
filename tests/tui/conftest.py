"""A player at the app, with a memory that lasts from one sitting to the next."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from quiz.bank.model import Bank
from quiz.game.round import Play
from quiz.memory.log import Memory
from tests.tui.sitting import Sitting, a_memory, an_app

Sit: TypeAlias = Callable[..., AbstractAsyncContextManager[Sitting]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the player's memory is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "memory"))
    return tmp_path / "memory"


@pytest.fixture
def sit(folder: Path) -> Sit:
    """Sit down at the app with some banks; every sitting of a test has the same memory.

    `play` begins a round at once.
    """

    @asynccontextmanager
    async def sitting(
        *banks: Bank,
        size: tuple[int, int] = (80, 24),
        play: Play | None = None,
        notices: tuple[str, ...] = (),
        memory: Callable[[Path], Memory] = a_memory,
    ) -> AsyncIterator[Sitting]:
        with memory(folder) as remembered:
            app = an_app(remembered, *banks, notices=notices)
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                await pilot.pause()
                player = Sitting(app, pilot)
                if play:
                    await player.begin(play)
                yield player

    return sitting
