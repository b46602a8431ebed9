"""Pictures of the few screens that matter; `pytest --snapshot-update` paints them anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from textual.pilot import Pilot

from quiz.game.round import Play
from quiz.memory.log import Memory
from quiz.tui.frame import DARK, LIGHT
from tests.tui.life import life, only
from tests.tui.sitting import Sitting, a_memory, an_app

SnapCompare: TypeAlias = Callable[..., bool]

SMALL, USUAL, LARGE = (60, 20), (80, 24), (120, 40)
PICTURES = {
    "home": ("", USUAL, DARK, None, ""),
    "choice": ("carried", USUAL, DARK, Play.ROUND, "2"),
    "choice_60x20": ("city", SMALL, DARK, Play.ROUND, "3"),
    "feedback_light_120x40": ("", LARGE, LIGHT, Play.READ, "enter 2 enter"),
    "ordering": ("flights", USUAL, DARK, Play.ROUND, "3 space up"),
    "results": ("city press memoirs", USUAL, DARK, Play.ROUND, "1 enter enter 1 enter enter 1 enter enter"),
    "timeline": ("", USUAL, DARK, Play.TIMELINE, "enter enter enter enter up"),
    "timeline_landed_120x40": ("", LARGE, DARK, Play.TIMELINE, "enter enter up enter enter up enter"),
    "results_120x40": (
        "city press memoirs",
        LARGE,
        DARK,
        Play.ROUND,
        "1 enter enter 1 enter enter 1 enter enter",
    ),
}


@pytest.fixture
def memory(folder: Path) -> Iterator[Memory]:
    """A memory of nothing."""
    with a_memory(folder) as remembered:
        yield remembered


@pytest.mark.parametrize("name", PICTURES)
def test_picture(snap_compare: SnapCompare, memory: Memory, name: str) -> None:
    items, size, theme, play, keys = PICTURES[name]
    app = an_app(memory, only(*items.split()) if items else life())
    app.theme = theme

    async def act(pilot: Pilot[None]) -> None:
        player = Sitting(app, pilot)
        if play:
            await player.begin(play)
        await player.press(*keys.split())

    assert snap_compare(app, terminal_size=size, run_before=act)
