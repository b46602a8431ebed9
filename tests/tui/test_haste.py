"""Keys and presses faster than the screens: none breaks anything, or counts for a question not yet seen."""

from __future__ import annotations

import random

import pytest

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import life, only

KEYS = (
    *(
        "enter",
        "escape",
        "up",
        "down",
        "space",
        "tab",
        "shift+tab",
        "shift+down",
        "home",
        "end",
        "f1",
        "pagedown",
    ),
    *("question_mark", *"1234abcsuftlhmrnyepkjJK"),
)
"""All keys that do something on some screen, but those that quit."""


PLAYS = (None, Play.ROUND, Play.READ, Play.TIMELINE, Play.PROOF)


@pytest.mark.parametrize("seed", range(len(PLAYS)))
async def test_keys_of_chance_in_bursts_break_nothing(sit: Sit, seed: int) -> None:
    chance = random.Random(seed)
    async with sit(life(), play=PLAYS[seed]) as player:
        for _ in range(25):
            player.hurry(*chance.choices(KEYS, k=chance.choice((1, 2, 3, 8))))
            await player.settle()
            assert player.app.is_running
            assert player.words


async def test_enter_held_down_answers_what_was_seen_only(sit: Sit) -> None:
    async with sit(life(), play=Play.ROUND) as player:
        player.hurry(*["enter"] * 30)
        await player.settle()
        assert player.app.is_running


@pytest.mark.parametrize("keys", [("enter", "enter"), ("s",), ("f1",), ("escape",), ("f",)])
async def test_quitting_while_a_screen_opens_is_quiet(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit(life(), play=Play.TIMELINE) as player:
        for _ in range(5):
            await player.press("home", "enter", "enter")
        player.hurry(*keys, "ctrl+q")
        await player.settle()
        assert not player.app.is_running


async def test_a_digit_typed_after_enter_does_not_change_the_answer(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        options = [line.strip(" ▸") for line in player.lines if line.strip(" ▸")[:1].isdigit()]
        player.hurry("2", "enter", "3")
        await player.settle()
        assert player.round_screen.round.answers[0].chosen == (options[1].split(maxsplit=1)[1],)


async def test_cards_moved_in_one_go_are_locked_in_as_moved(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        current = player.round_screen.round.current
        assert current
        first, second, third, *rest = current.shown
        player.hurry("shift+down", "shift+down", "enter")
        await player.settle()
        assert player.round_screen.round.answers[0].chosen == (second, third, first, *rest)
