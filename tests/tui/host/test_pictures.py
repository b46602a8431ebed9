"""Pictures of what stands on the projector; `pytest --snapshot-update` paints them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from textual.pilot import Pilot

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.classroom.setup import Setup
from quiz.tui.frame import DARK, LIGHT
from tests.classroom.played import Lesson
from tests.tui.host.lesson import ProjectorApp, a_lesson
from tests.tui.sitting import Person, a_memory

SnapCompare: TypeAlias = Callable[..., bool]

SMALL, USUAL, LARGE = (60, 20), (80, 24), (120, 40)
STATES = {"lobby": -1, "question": 0, "bars": 1, "reveal": 2, "standings": 3}
"""How often the lesson has gone on since its question was opened."""


def a_class(steps: int) -> Lesson:
    """A class of 24 in four teams at a question that divides it."""
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    lesson = a_lesson("strike-city", "first-work", "prague-new", setup=Setup(teams=4), bank=bank)
    lesson.crowd(24)
    if steps >= 0:
        lesson.go()
        lesson.now += 48
        answers = [0] * 3 + [1] * 7 + [3] * 12 + [2] * 2
        lesson.vote([answer] for answer in answers[: None if steps else 17])
        lesson.go(steps)
    return lesson


PICTURES = [(state, size) for state in STATES for size in (USUAL, LARGE)]
PICTURES += [("lobby", SMALL), ("question", SMALL)]


@pytest.mark.parametrize(("state", "size"), PICTURES, ids=[f"{state}_{size[0]}" for state, size in PICTURES])
def test_picture(snap_compare: SnapCompare, folder: Path, state: str, size: tuple[int, int]) -> None:
    with a_memory(folder) as memory:
        app = ProjectorApp(memory, a_class(STATES[state]))
        app.animation_level = "none"
        app.theme = LIGHT if (state, size) == ("reveal", LARGE) else DARK

        async def settle(pilot: Pilot[None]) -> None:
            await Person(app, pilot).settle()

        assert snap_compare(app, terminal_size=size, run_before=settle)
