"""A choice: options, one or several of them right."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import only

# With the seed of these tests: 1 Oslo, 2 Prague, 3 Riga, 4 Bern;
# and where two are right: 1 A press, 2 A cat, 3 A typewriter, 4 A printer.


async def test_the_options_have_digits(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        assert "▸ 1 Oslo 2 Prague 3 Riga 4 Bern" in player.words


@pytest.mark.parametrize("key", ["3", "c", "C"])
async def test_a_digit_or_a_letter_chooses_and_enter_answers(sit: Sit, key: str) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press(key)
        assert "▸ 3 Riga" in player.words
        await player.press("enter")
        assert "✓ Right Riga" in player.words


async def test_a_letter_without_an_option_does_nothing(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("e", "5", "9")
        assert "▸ 1 Oslo" in player.words


async def test_arrows_move_and_stop_at_the_ends(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("up")
        assert "▸ 1 Oslo" in player.words
        await player.press(*["down"] * 5)
        assert "▸ 4 Bern" in player.words


async def test_a_press_chooses_and_a_second_press_of_it_answers(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.click("Riga")
        assert "▸ 3 Riga" in player.words
        await player.click("Riga")
        assert "✓ Right Riga" in player.words


async def test_a_press_of_another_option_does_not_answer(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.click("Bern")
        await player.click("Oslo")
        await player.click("Riga")
        assert "▸ 3 Riga" in player.words


async def test_a_press_on_the_key_line_does_what_the_key_does(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("3")
        await player.click("⏎ answer")
        assert "✓ Right Riga" in player.words


async def test_the_prompt_says_how_many_are_right(sit: Sit) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        assert "What did she take with her to London? Choose 2." in player.words


async def test_space_chooses_one_of_several_and_takes_it_back(sit: Sit) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        await player.press("down", "space")
        assert "□ A press ▸ 2 ■ A cat" in player.words
        await player.press("space")
        assert "▸ 2 □ A cat" in player.words


async def test_space_is_no_key_where_one_is_right(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        assert "space" not in player.keys


async def test_digits_and_presses_choose_several(sit: Sit) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        await player.press("2")
        await player.click("A typewriter")
        assert "2 ■ A cat ▸ 3 ■ A typewriter" in player.words
        await player.press("enter")
        assert "✓ Right" in player.words


async def test_too_few_are_not_answered(sit: Sit) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        await player.press("2", "enter")
        assert "Choose 2: 1 chosen so far." in player.words
        assert not player.round_screen.round.answers


async def test_too_many_are_not_taken(sit: Sit) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        await player.press("1", "2", "3")
        assert "1 ■ A press 2 ■ A cat ▸ 3 □ A typewriter" in player.words
        assert "Choose 2: take one back first." in player.words


async def test_one_that_was_taken_makes_room_for_another(sit: Sit) -> None:
    async with sit(only("carried"), play=Play.ROUND) as player:
        await player.press("1", "2", "1", "3", "enter")
        assert "✓ Right" in player.words
