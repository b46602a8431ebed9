"""An ordering: cards moved into their order."""

from __future__ import annotations

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.life import only

# With the seed of these tests: 1 Flees to Prague, 2 Flees to London, 3 Arrested, 4 Moves to Vienna.


async def test_space_picks_a_card_up_and_the_arrows_carry_it(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("space", "down")
        assert "1  ┃ Flees to London" in player.page
        assert "▸  2  ┃ Flees to Prague" in player.page
        assert "⇅ moving" in player.lines[player.place("Flees to Prague").y]


async def test_space_puts_a_card_down(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("space", "down", "space", "down")
        assert "▸  3  ┃ Arrested" in player.page
        assert "⇅ moving" not in player.page


async def test_shift_and_an_arrow_move_a_card_at_once(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press(
            "3", "shift+up", "shift+up", "down", "down", "down", "shift+up", "shift+up", "enter"
        )
        assert "✓ Right Every pair is right." in player.words


async def test_a_card_stops_at_the_ends(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("shift+up", *["shift+down"] * 5)
        assert "▸  4  ┃ Flees to Prague" in player.page


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


async def test_a_card_is_pressed_and_then_the_place_it_should_go_to(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.click("Arrested")
        assert "⇅ moving" in player.lines[player.place("Arrested").y]
        await player.click("Flees to Prague")
        assert "▸  1  ┃ Arrested" in player.page
        assert "⇅ moving" not in player.page


async def test_a_second_press_of_a_card_puts_it_down(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.click("Arrested")
        await player.click("Arrested")
        assert "⇅ moving" not in player.page
        assert "3  ┃ Arrested" in player.page


async def test_untouched_cards_are_asked_about_once(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("enter")
        assert "You have not moved a card." in player.words
        assert not player.round_screen.round.answers
        await player.press("enter")
        assert "✗" in player.words
        assert player.round_screen.round.answers[0].mark == 0


async def test_moved_cards_are_locked_in_at_once(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("shift+down", "enter")
        assert player.round_screen.round.answers[0].chosen == ("london", "prague", "arrest", "vienna")


async def test_the_right_order_is_shown_with_dates_and_where_each_card_was(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("3", "shift+up", "shift+up", "enter")
        assert "◐ Partly right" in player.words
        assert "Only “Moves to Vienna” is misplaced: 4 pairs right, 2 wrong." in player.words
        shown = [
            " ".join(line.split()) for line in player.lines if line.lstrip("▸ ").startswith(("✓ ", "✗ "))
        ]
        assert shown == [
            "▸ ✓ Arrested 1919",
            "✗ Moves to Vienna (you: 4) 1924",
            "✓ Flees to Prague 1935",
            "✓ Flees to London 1938",
        ]


async def test_the_arrows_show_the_passage_of_another_event(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
        assert "She was arrested in 1919" in player.words
        await player.press("down")
        assert "She was arrested in 1919" not in player.words
        assert player.style("1924 she moved").bold


async def test_a_passage_stands_apart_from_the_cards(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("enter", "enter")
        assert player.lines[player.place("Flees to London").y + 1] == ""


async def test_the_next_ordering_begins_untouched(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("space", "enter", "enter", "enter", "m")
        assert "⇅ moving" not in player.page
        await player.press("enter")
        assert "You have not moved a card." in player.words
