"""Past rounds."""

from __future__ import annotations

from dataclasses import replace

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import life, only


async def test_without_any_it_says_so(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.press("h")
        assert "Nothing has been played yet." in player.page


async def test_a_round_stands_with_its_time_score_and_bank(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.click("Riga")
        await player.press("enter", "enter", "escape", "h")
        assert "22 Nov 2026 21:05 Round · Anna Berg 1 of 1" in player.words


async def test_the_newest_stands_first(sit: Sit) -> None:
    async with sit(only("press"), play=Play.ROUND) as player:
        await player.press("enter", "enter", "escape")
        await player.begin(Play.PROOF)
        await player.press("escape", "y", "h")
        assert player.words.index("Proof") < player.words.index("Round ·")


async def test_a_round_that_was_left_says_where(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        await player.press("1", "enter", "escape", "y", "h")
        assert "left at 1" in player.words


async def test_a_finished_round_opens_its_results(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
        results = player.page
        await player.press("escape", "h", "enter")
        assert player.page == results


async def test_a_round_that_was_left_is_gone_on_with(sit: Sit) -> None:
    async with sit(only("city", "press"), play=Play.ROUND) as player:
        await player.press("enter", "escape", "y", "h", "enter")
        assert "2 of 2" in player.page


async def test_a_round_of_another_bank_is_not_opened(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
    async with sit(replace(only("city"), id="other")) as player:
        await player.press("h", "enter")
        assert player.said == "To open this round, start quiz with its bank."
