"""Paragraphs on the screen, of which only the lines in view are drawn."""

from __future__ import annotations

from tests.tui.conftest import Sit
from tests.tui.life import life


async def test_words_can_be_selected_with_the_mouse(sit: Sit) -> None:
    async with sit(life()) as player:
        player.app.open_source()
        await player.settle()
        await player.drag("was born in Riga", "the daughter of")
        assert player.app.screen.get_selected_text() == "was born in Riga in 1901, t"


async def test_words_of_a_later_line_can_be_selected(sit: Sit) -> None:
    async with sit(life()) as player:
        player.app.open_source()
        await player.settle()
        await player.drag("leaflets by night", "The police")
        assert player.app.screen.get_selected_text() == "leaflets by night.¹ T"


async def test_what_is_selected_looks_selected(sit: Sit) -> None:
    async with sit(life()) as player:
        player.app.open_source()
        await player.settle()
        before = player.style("born in Riga").bgcolor
        await player.drag("was born in Riga", "the daughter of")
        assert player.style("born in Riga").bgcolor != before
