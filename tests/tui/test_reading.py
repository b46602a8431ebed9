"""Read and play: a part of the source, then the questions on it."""

from __future__ import annotations

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import life


async def test_a_part_is_shown_with_the_number_of_its_questions(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        assert "Part 1 of 3 · 2 questions on it, with the text hidden" in player.words
        assert "Anna Berg was born in Riga in 1901" in player.words
        assert "Vienna" not in player.words


async def test_the_questions_come_with_the_text_hidden(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        await player.press("enter")
        assert "Where was Anna Berg born?" in player.words
        assert "daughter of a printer" not in player.words


async def test_the_next_part_comes_after_the_last_question_on_this_one(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        await player.press("enter", "enter", "enter")
        assert "Where was the press hidden?" in player.words
        await player.press("enter", "enter")
        assert "Part 2 of 3" in player.words
        assert "Abroad" in player.words


async def test_a_misprint_is_shown_with_its_correction(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        await player.press(*["enter"] * 5)
        assert "In 1924 she moved to Viena [Vienna], where" in player.words
        assert player.style("[Vienna]").italic


async def test_leaving_and_going_on_continues_at_the_same_question(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        await player.press("enter", "enter", "enter")
        before = player.page
        await player.press("escape", "y")
        assert "part 1 of 3" in player.page
        await player.click("Read and play")
        assert "Part 1 of 3" in player.page
        await player.press("enter")
        assert player.page == before


async def test_reading_on_is_no_second_entry(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        await player.press("escape", "y")
        assert "Go on" not in player.page


async def test_a_read_life_can_be_read_again(sit: Sit) -> None:
    async with sit(life(), play=Play.READ) as player:
        for _ in range(40):
            if "Read and play · done" in player.page:
                break
            await player.press("1", "2", "enter")
        assert "Read and play · done" in player.page
        await player.press("escape", "1", "enter")
        assert "Part 1 of 3" in player.page
