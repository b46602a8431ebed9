"""Pictures of the few screens that matter; `pytest --snapshot-update` paints them anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from textual.pilot import Pilot

from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.reading import read_bank
from quiz.game.question import ask
from quiz.game.round import Kind, Play, Settings
from quiz.memory.log import Memory
from quiz.tui.app import QuizApp
from quiz.tui.frame import LIGHT
from tests.tui.life import life, only
from tests.tui.sitting import Sitting, a_memory, an_app

SnapCompare: TypeAlias = Callable[..., bool]
Act: TypeAlias = Callable[[Pilot[None]], Awaitable[None]]

LAST = "strike-city"
"""The question in the README's picture."""


@pytest.fixture
def memory(folder: Path) -> Iterator[Memory]:
    """A memory of nothing."""
    with a_memory(folder) as remembered:
        yield remembered


def played(app: QuizApp, play: Play, *keys: str) -> Act:
    """Begin a round, and press keys."""

    async def act(pilot: Pilot[None]) -> None:
        player = Sitting(app, pilot)
        await player.begin(play)
        await player.press(*keys)

    return act


def three_of_the_built_in_bank() -> Bank:
    """Three of its questions, so that a picture changes only with these and the timeline."""
    bank = read_bank(builtin_path()).bank
    assert bank is not None
    return replace(bank, questions=tuple(bank.question[name] for name in ("first-work", "prague-line", LAST)))


def test_home_80x24(snap_compare: SnapCompare, memory: Memory) -> None:
    assert snap_compare(an_app(memory, life()), terminal_size=(80, 24))


def test_choice_80x24(snap_compare: SnapCompare, memory: Memory) -> None:
    app = an_app(memory, only("carried"))
    assert snap_compare(app, run_before=played(app, Play.ROUND, "2"))


def test_choice_60x20(snap_compare: SnapCompare, memory: Memory) -> None:
    app = an_app(memory, only("city"))
    assert snap_compare(app, terminal_size=(60, 20), run_before=played(app, Play.ROUND, "3"))


def test_feedback_80x24(snap_compare: SnapCompare, memory: Memory) -> None:  # the picture in the README
    app = an_app(memory, three_of_the_built_in_bank())

    app.player.keep(Settings(kinds=frozenset({Kind.CHOICE})))

    async def act(pilot: Pilot[None]) -> None:
        player = Sitting(app, pilot)
        await player.begin(Play.ROUND)
        while not player.round_screen.round.finished:
            asked = ask(player.round_screen.round, app.player.banks)
            right = next(at for at, option in enumerate(asked.options, 1) if asked.mark([option.key]))
            await player.press(str(right), "enter")
            if asked.item.id == LAST:
                break
            await player.press("enter")

    assert snap_compare(app, run_before=act)


def test_feedback_light_120x40(snap_compare: SnapCompare, memory: Memory) -> None:
    app = an_app(memory, life())
    app.theme = LIGHT
    assert snap_compare(
        app, terminal_size=(120, 40), run_before=played(app, Play.READ, "enter", "2", "enter")
    )


def test_ordering_80x24(snap_compare: SnapCompare, memory: Memory) -> None:
    app = an_app(memory, only("flights"))
    assert snap_compare(app, run_before=played(app, Play.ROUND, "3", "space", "up"))


def test_results_80x24(snap_compare: SnapCompare, memory: Memory) -> None:
    app = an_app(memory, only("city", "press", "memoirs"))
    assert snap_compare(app, run_before=played(app, Play.ROUND, *["1", "enter", "enter"] * 3))


def test_timeline_80x24(snap_compare: SnapCompare, memory: Memory) -> None:
    app = an_app(memory, life())
    assert snap_compare(app, run_before=played(app, Play.TIMELINE, "enter", "enter", "enter", "enter", "up"))
