"""Pictures of the workshop; `pytest --snapshot-update` paints them anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from textual.pilot import Pilot

from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.bank.files import builtin_path
from quiz.memory.log import Flags, Memory
from quiz.tui.frame import LIGHT
from quiz.tui.workshop.opening import WorkshopApp
from quiz.tui.workshop.screen import WorkshopScreen
from tests.tui.sitting import Person

SnapCompare: TypeAlias = Callable[..., bool]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[WorkshopApp]:
    path = tmp_path / "serebryakov.yaml"
    shutil.copy(builtin_path(), path)
    with Memory(tmp_path / "memory") as memory:
        workshop = WorkshopApp(Work(path, Recovery(tmp_path, path)), memory, Flags(memory, "serebryakov"))
        workshop.animation_level = "none"
        yield workshop


async def begin_a_question(pilot: Pilot[None]) -> None:
    """Begin a question on a sentence, with a quote that has been spoiled."""
    await pilot.pause()
    assert isinstance(pilot.app, WorkshopApp)
    assert isinstance(pilot.app.screen, WorkshopScreen)
    teacher = Person(pilot.app, pilot)
    await teacher.act("f2", "down " * 5, "n", ":Where was he arrested next?", "tab end backspace backspace x")
    pilot.app.screen.survey()
    await teacher.idle()


def test_workshop_120x40(snap_compare: SnapCompare, app: WorkshopApp) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=begin_a_question)


def test_workshop_80x24_light(snap_compare: SnapCompare, app: WorkshopApp) -> None:
    app.theme = LIGHT
    assert snap_compare(app, terminal_size=(80, 24), run_before=begin_a_question)
