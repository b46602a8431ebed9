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
    "keys", [(), ("down",), ("end",), ("h", "escape"), ("t", "escape"), ("question_mark", "escape")]
)
async def test_on_the_start_page(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(life()) as player:
        await player.press(*keys)
        assert is_at_the_cursor(player)


@pytest.mark.parametrize("keys", [(), ("down",), ("4",), ("escape", "n"), ("f1", "escape")])
async def test_on_a_choice(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press(*keys)
        assert is_at_the_cursor(player)


@pytest.mark.parametrize("keys", [(), ("down",), ("space", "down"), ("shift+down",), ("space", "3")])
async def test_on_an_ordering(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press(*keys)
        assert is_at_the_cursor(player)


@pytest.mark.parametrize("keys", [(), ("down",), ("enter", "enter", "up")])
async def test_on_a_timeline(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(life(), play=Play.TIMELINE) as player:
        await player.press(*keys)
        assert is_at_the_cursor(player)


@pytest.mark.parametrize("keys", [("t",), ("t", "down", "down", "down", "down"), ("l",), ("l", "end")])
async def test_on_the_settings(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(life()) as player:
        await player.press(*keys)
        assert is_at_the_cursor(player)


async def test_when_leaving(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("escape")
        assert player.app.cursor_position.y == player.place("Stay").y


async def test_where_the_rows_scroll(sit: Sit) -> None:
    async with sit(life(), size=(60, 10)) as player:
        await player.press("end")
        assert is_at_the_cursor(player)


async def test_after_the_terminal_has_another_size(sit: Sit) -> None:
    async with sit(life(), size=(120, 40)) as player:
        await player.press("down", "down")
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
