"""A host at the projector, with a lesson that no server runs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.classroom.played import Lesson
from tests.tui.host.lesson import ProjectorApp
from tests.tui.sitting import Person, a_memory

Host: TypeAlias = Callable[..., AbstractAsyncContextManager[Person]]


@pytest.fixture
def host(folder: Path) -> Host:
    """Open the screen on a lesson."""

    @asynccontextmanager
    async def hosting(lesson: Lesson, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Person]:
        with a_memory(folder) as memory:
            app = ProjectorApp(memory, lesson)
            app.animation_level = "none"
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                person = Person(app, pilot)
                await person.settle()
                yield person

    return hosting
