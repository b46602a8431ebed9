"""The source on the screen: its quoted passages, and the way from event to event."""

from __future__ import annotations

from dataclasses import replace

from quiz.tui.source_screen import SourceScreen
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting


async def source(player: Sitting) -> None:
    player.app.open_source()
    await player.settle()
    assert isinstance(player.app.screen, SourceScreen)


async def test_the_whole_text_stands_there(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert "Anna Berg was born in Riga in 1901" in player.words
        assert "and she died in 1960." in player.words


async def test_what_is_quoted_stands_in_full_ink(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert player.style("Anna Berg was").color == player.colour("foreground")
        assert player.style("the daughter").color == player.colour("foreground-muted")


async def test_the_author_and_the_licence_stand_below(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert "J. Ozols, “A Printer's Life” · CC0" in player.words


async def test_behind_each_sentence_stands_how_many_quote_it(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert "the daughter of a printer.² She left school" in player.words
        assert "in a bakery.² She was arrested in 1919, and released in 1920.¹" in player.words
        assert player.style("² She").color == player.colour("foreground-muted")


async def test_what_nothing_asks_about_has_no_number(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert "in the shop of her father. In 1917" in player.words


async def test_numbers_of_two_digits_are_raised_as_well(sit: Sit) -> None:
    bank = life()
    events = tuple(replace(bank.timeline[0], id=f"born-{number}") for number in range(12))
    async with sit(replace(bank, timeline=events, questions=())) as player:
        await source(player)
        assert "of a printer.¹² She left" in player.words


async def test_the_share_that_is_quoted_stands_above_and_below(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert "7 events · 78% quoted" in player.page
        assert "quote 7 of 9 sentences (78%) and 61 of 109 words (56%)." in player.words


async def test_a_draft_does_not_count(sit: Sit) -> None:
    bank = life()
    born, *others = bank.timeline
    drafted = replace(bank, timeline=(replace(born, draft=True), *others), questions=())
    async with sit(drafted) as player:
        await source(player)
        assert "of a printer. She left" in player.words
        assert player.style("Anna Berg was").color == player.colour("foreground-muted")


async def test_n_goes_from_event_to_event_and_p_back(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        assert "7 events" in player.page
        await player.press("n", "n", "n")
        assert "1919 · Arrested event 3 of 7" in player.words
        await player.press("p")
        assert "1917 · Joins the union of printers event 2 of 7" in player.words


async def test_the_highlight_moves_along(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.press("n")
        assert player.style("Anna Berg was").bgcolor == player.colour("panel")
        await player.press("n")
        assert player.style("Anna Berg was").bgcolor == player.colour("background")
        assert player.style("In 1917 she").bgcolor == player.colour("panel")


async def test_the_events_go_round(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.press("p")
        assert "Returns to Riga event 7 of 7" in player.words
        await player.press("n")
        assert "Born in Riga event 1 of 7" in player.words


async def test_an_event_is_chosen_from_the_list(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.press("e", "down", "down", "enter")
        assert "1919 · Arrested event 3 of 7" in player.words


async def test_an_event_of_the_list_can_be_pressed(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.press("e")
        await player.click("Flees to London")
        assert "event 6 of 7" in player.words


async def test_the_list_can_be_left(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        before = player.page
        await player.press("e", "escape")
        assert player.page == before


async def test_the_place_jumped_to_comes_into_view(sit: Sit) -> None:
    async with sit(life(), size=(60, 14)) as player:
        await source(player)
        assert "She returned to" not in player.page
        await player.press("p")
        assert "She returned to" in player.page


async def test_the_cursor_stands_where_it_jumped_to(sit: Sit) -> None:
    async with sit(life(), size=(60, 14)) as player:
        await source(player)
        await player.press("p")
        assert player.app.cursor_position.y == player.place("She returned to").y


async def test_without_events_there_is_nothing_to_jump_to(sit: Sit) -> None:
    async with sit(only("city")) as player:
        await source(player)
        await player.press("n", "p", "e")
        assert "0 events" in player.page


async def test_escape_goes_back(sit: Sit) -> None:
    async with sit(life()) as player:
        before = player.page
        await source(player)
        await player.press("escape")
        await player.press("home")
        assert player.page == before
