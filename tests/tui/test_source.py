"""The source on the screen: its quoted passages, and the way from event to event."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting


async def source(player: Sitting) -> None:
    player.app.open_source()
    await player.settle()


async def test_the_whole_text_stands_there_and_what_of_it_is_quoted(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.act(
            "=7 events · 78% quoted",
            "=Anna Berg was born in Riga in 1901",
            "=the daughter of a printer.² She left school",
            "=in the shop of her father. In 1917",  # which nothing asks about
            "=in a bakery.² She was arrested in 1919, and released in 1920.¹",
            "=and she died in 1960.",
            "=J. Ozols, “A Printer's Life” · CC0",
            "=quote 7 of 9 sentences (78%) and 61 of 109 words (56%).",
        )
        assert player.style("Anna Berg was").color == player.colour("foreground")
        assert player.style("the daughter").color == player.colour("foreground-muted")
        assert player.style("² She").color == player.colour("foreground-muted")


async def test_numbers_of_two_digits_are_raised_as_well(sit: Sit) -> None:
    bank = life()
    events = tuple(replace(bank.timeline[0], id=f"born-{number}") for number in range(12))
    async with sit(replace(bank, timeline=events, questions=())) as player:
        await source(player)
        await player.act("=of a printer.¹² She left")


async def test_a_draft_does_not_count(sit: Sit) -> None:
    bank = life()
    born, *others = bank.timeline
    drafted = replace(bank, timeline=(replace(born, draft=True), *others), questions=())
    async with sit(drafted) as player:
        await source(player)
        await player.act("=of a printer. She left")
        assert player.style("Anna Berg was").color == player.colour("foreground-muted")


async def test_n_goes_from_event_to_event_and_p_back_and_round(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.act(
            "n", "n", "n", "=1919 · Arrested", "=event 3 of 7", "p", "=1917 · Joins the union of"
        )
        await player.act("p", "p", "=Returns to Riga", "=event 7 of 7", "n", "=Born in Riga", "=event 1 of 7")


async def test_the_highlight_moves_along(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        await player.press("n")
        assert player.style("Anna Berg was").bgcolor == player.colour("panel")
        await player.press("n")
        assert player.style("Anna Berg was").bgcolor == player.colour("background")
        assert player.style("In 1917 she").bgcolor == player.colour("panel")


async def test_an_event_is_chosen_from_the_list(sit: Sit) -> None:
    async with sit(life()) as player:
        await source(player)
        before = player.page
        await player.press("e", "escape")
        assert player.page == before
        await player.act("e", "down", "down", "enter", "=1919 · Arrested")
        await player.act("e", "@Flees to London", "=event 6 of 7")


async def test_the_place_jumped_to_comes_into_view_and_the_cursor_to_it(sit: Sit) -> None:
    async with sit(life(), size=(60, 14)) as player:
        await source(player)
        await player.act("!She returned to", "p", "=She returned to")
        assert player.app.cursor_position.y == player.place("She returned to").y


async def test_without_events_there_is_nothing_to_jump_to(sit: Sit) -> None:
    async with sit(only("city")) as player:
        await source(player)
        await player.act("n", "p", "e", "=0 events", "escape", "=Play a round")
