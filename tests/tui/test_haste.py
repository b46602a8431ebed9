"""Keys faster than the screens break nothing."""

from __future__ import annotations

import random

import pytest

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import life

KEYS = (
    *("enter", "escape", "up", "down", "space", "tab", "shift+tab", "shift+down", "home", "end", "pagedown"),
    *("f1", "question_mark", *"1234abcsuftlhmrnyepkjJK"),
)
"""All keys that do something on some screen, but those that quit."""


@pytest.mark.parametrize(("seed", "play"), enumerate((None, Play.ROUND, Play.TIMELINE)))
async def test_keys_of_chance_in_bursts_break_nothing(sit: Sit, seed: int, play: Play | None) -> None:
    chance = random.Random(seed)
    async with sit(life(), play=play) as player:
        for _ in range(25):
            player.hurry(*chance.choices(KEYS, k=chance.choice((1, 2, 3, 8))))
            await player.settle()
            assert player.app.is_running
            assert player.words


@pytest.mark.parametrize("keys", ["enter enter", "s", "f1"])
async def test_quitting_while_a_screen_opens_is_quiet(sit: Sit, keys: str) -> None:
    async with sit(life(), play=Play.TIMELINE) as player:
        await player.act("home enter enter", f"+{keys} ctrl+q")
        assert not player.app.is_running
