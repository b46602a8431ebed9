"""Choosing in a list: what is typed finds, and several are taken in the order in which they were chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App
from textual.pilot import Pilot

from quiz.tui.workshop.choosing import Choose, Offer
from tests.tui.hostile import MARKUP
from tests.tui.workshop.teacher import Teacher

OFFERS = (
    Offer("Escapes to Baku", "escape", "He escaped in 1913 [sic]."),
    Offer("Delegate to the Prague Conference", "prague"),
    Offer("Exiled to Vologda", "exile"),
    Offer(MARKUP, "joined"),
)


class Choosing(Teacher[App[None]]):
    """One who chooses."""

    def __init__(self, app: App[None], pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.taken: list[tuple[int, ...] | None] = []


@asynccontextmanager
async def choosing(*offers: Offer, several: bool = True) -> AsyncIterator[Choosing]:
    app: App[None] = App()
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        teacher = Choosing(app, pilot)
        app.push_screen(Choose("Choose", offers, "There are none.", several=several), teacher.taken.append)
        await pilot.pause()
        yield teacher


async def test_several_are_taken_in_the_order_in_which_they_were_chosen() -> None:
    async with choosing(*OFFERS) as teacher:
        await teacher.press("down", "down", "space", "up", "space", "enter")
        assert teacher.taken == [(2, 1)]


async def test_what_is_typed_finds_by_words_and_by_ids() -> None:
    async with choosing(*OFFERS) as teacher:
        await teacher.press(*"PRAG")
        assert "Prague" in teacher.words
        assert "Baku" not in teacher.words
        await teacher.press("enter")
        assert teacher.taken == [(1,)]


async def test_one_after_another_is_found_and_chosen() -> None:
    async with choosing(*OFFERS) as teacher:
        await teacher.press(*"volog", "space", *"jkh", *["backspace"] * 3, *"bak", "space", "enter")
        assert teacher.taken == [(2, 0)]


async def test_nothing_is_taken_where_nothing_is_found() -> None:
    async with choosing(*OFFERS) as teacher:
        await teacher.press(*"zzz", "space", "enter")
        assert teacher.taken == []
        assert "nothing has that" in teacher.words


async def test_escape_forgets_what_is_typed_and_then_closes() -> None:
    async with choosing(*OFFERS) as teacher:
        await teacher.press(*"zzz", "escape")
        assert "Baku" in teacher.words
        await teacher.press("escape")
        assert teacher.taken == [None]


async def test_what_is_to_be_said_of_an_offer_stands_below_while_the_cursor_is_on_it() -> None:
    async with choosing(*OFFERS) as teacher:
        assert "He escaped in 1913 [sic]." in teacher.words
        await teacher.press("down")
        assert "He escaped" not in teacher.words


async def test_that_there_is_nothing_to_choose_is_said() -> None:
    async with choosing() as teacher:
        assert "There are none." in teacher.words
        await teacher.press("space", "enter")
        assert teacher.taken == [()]


async def test_a_blank_is_part_of_what_is_sought_where_something_has_it_and_chooses_elsewhere() -> None:
    async with choosing(*OFFERS) as teacher:
        await teacher.press(*"to", "space", "b")
        assert "Find: to b" in teacher.words
        await teacher.press("space", "enter")
        assert teacher.taken == [(0,)]


async def test_of_what_is_found_only_one_is_gone_to() -> None:
    async with choosing(*OFFERS, several=False) as teacher:
        await teacher.press("down", "space", "enter")
        assert teacher.taken == [(1,)]


async def test_where_only_one_is_gone_to_a_blank_is_part_of_what_is_sought_to_the_end() -> None:
    async with choosing(*OFFERS, several=False) as teacher:
        await teacher.press(*"exil", "e", "d", "space", *"to")
        assert "Find: exiled to" in teacher.words
        await teacher.press("enter")
        assert teacher.taken == [(2,)]
