"""The terminal's own cursor goes where the player is, so that screen readers and magnifiers do."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting


def is_at_the_cursor(player: Sitting) -> bool:
    """Whether the terminal's cursor stands where the sign of the cursor does."""
    return player.app.cursor_position == player.place("▸")


@pytest.mark.parametrize(
    ("items", "play", "acts"),
    [
        ("", None, ("", "down", "end", "h escape", "t escape", "question_mark escape")),
        ("city", Play.ROUND, ("", "down", "4", "escape n", "f1 escape")),
        ("flights", Play.ROUND, ("", "down", "space down", "3", "space", "shift+down")),
        ("", Play.TIMELINE, ("", "down", "enter enter up")),
        ("", None, ("t", "down down down down", "escape l", "end")),
    ],
)
async def test_after_each_act(sit: Sit, items: str, play: Play | None, acts: tuple[str, ...]) -> None:
    async with sit(only(*items.split()) if items else life(), play=play) as player:
        for act in acts:
            await player.press(*act.split())
            assert is_at_the_cursor(player), act


async def test_when_leaving(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("escape")
        assert player.app.cursor_position.y == player.place("Stay").y


async def test_where_the_rows_scroll_and_after_the_terminal_has_another_size(sit: Sit) -> None:
    async with sit(life(), size=(60, 10)) as player:
        await player.press("end")
        assert is_at_the_cursor(player)
        await player.resize(120, 40)
        await player.resize(60, 16)
        assert is_at_the_cursor(player)


async def test_after_a_drag(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.drag("Arrested", "Flees to Prague")
        assert is_at_the_cursor(player)


async def test_on_the_verdict(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter")
        assert player.app.cursor_position == player.place("✗ Not")
