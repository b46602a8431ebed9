"""Past rounds."""

from __future__ import annotations

from dataclasses import replace

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import only


async def test_the_newest_stands_first(sit: Sit) -> None:
    async with sit(only("press"), play=Play.ROUND) as player:
        await player.press("enter", "enter", "escape")
        await player.begin(Play.PROOF)
        await player.press("escape", "y", "h")
        assert player.words.index("Proof") < player.words.index("Round ·")


async def test_a_round_of_another_bank_is_not_opened(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
    async with sit(replace(only("city"), id="other")) as player:
        await player.press("h", "enter")
        assert player.said == "To open this round, start quiz with its bank."
