"""An ordering: cards moved into their order."""

from __future__ import annotations

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import only

# With the seed of these tests: 1 Flees to Prague, 2 Flees to London, 3 Arrested, 4 Moves to Vienna.


async def test_a_held_card_is_carried_by_a_digit_and_to_the_ends(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("space", "3")
        assert "▸  3  ┃ Flees to Prague" in player.page
        await player.press("end")
        assert "▸  4  ┃ Flees to Prague" in player.page


async def test_a_card_is_dragged_with_the_mouse(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.drag("Arrested", "Flees to London", "Flees to Prague")
        assert "▸  1  ┃ Arrested" in player.page
        assert "⇅ moving" not in player.page


async def test_moved_cards_are_locked_in_at_once(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("shift+down", "enter")
        assert player.round_screen.round.answers[0].chosen == ("london", "prague", "arrest", "vienna")


async def test_a_passage_stands_apart_from_the_cards(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
        assert player.lines[player.place("Flees to London").y + 1] == ""
