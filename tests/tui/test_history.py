"""Past rounds."""

from __future__ import annotations

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
        assert "22 Nov 2026 21:05 1 of 1 Round · Anna Berg" in player.words


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
