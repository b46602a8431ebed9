"""Leaving a round asks first, and loses nothing."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from quiz.tui.home_screen import HomeScreen
from quiz.tui.round_screen import RoundScreen
from tests.tui.conftest import Sit
from tests.tui.life import only


@pytest.mark.parametrize("keys", [("enter",), ("n",), ("escape",), ("up", "down", "enter")])
async def test_staying_changes_nothing(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        await player.press("2")
        before = player.page
        await player.press("escape")
        assert "Leave this round?" in player.page
        await player.press(*keys)
        assert player.page == before


@pytest.mark.parametrize(
    ("keys", "hurried"),
    [
        ((), ("escape", "escape")),
        ((), ("escape", "escape", "escape")),
        ((), ("escape", "n", "n")),
        ((), ("escape", "y", "y")),
        (("escape",), ("n", "n")),
        (("escape",), ("y", "f1")),
    ],
)
async def test_keys_too_many_open_and_close_nothing_else(
    sit: Sit, keys: tuple[str, ...], hurried: tuple[str, ...]
) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press(*keys)
        player.hurry(*hurried)
        await player.settle()
        await player.press("escape", "n")
        assert isinstance(player.app.screen, HomeScreen if "y" in hurried else RoundScreen)


async def test_a_round_left_at_its_last_feedback_is_finished(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "escape", "y")
        assert "Go on" not in player.page
        assert player.app.player.history()[0].finished
