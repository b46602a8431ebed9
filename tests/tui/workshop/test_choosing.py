"""Choosing in a list: what is typed finds, and several are taken in the order in which they were chosen."""

from __future__ import annotations

import pytest
from textual.app import App

from quiz.tui.dialogs import Choose, Offer
from tests.tui.hostile import MARKUP
from tests.tui.workshop.teacher import Teacher

OFFERS = (
    Offer("Escapes to Baku", "escape", "He escaped in 1913 [sic]."),
    Offer("Delegate to the Prague Conference", "prague"),
    Offer("Exiled to Vologda", "exile"),
    Offer(MARKUP, "joined"),
)


@pytest.mark.parametrize(
    ("keys", "shown", "taken"),
    [
        ("down down space up space enter", "", (2, 1)),
        ("P R A G", "Find: PRAG▏", "nothing"),
        ("P R A G enter", "", (1,)),
        ("v o l o g space j k h backspace backspace backspace b a k space enter", "", (2, 0)),
        ("z z z space enter", "nothing has that", "nothing"),
        ("z z z escape", "Baku", "nothing"),
        ("z escape escape", "", None),
        ("", "He escaped in 1913 [sic].", "nothing"),
        ("t o space b", "Find: to b▏", "nothing"),  # a blank of what is sought
        ("t o space b space enter", "", (0,)),  # and one that chooses
        ("one: down space enter", "", (1,)),
        ("one: e x i l e d space t o", "Find: exiled to▏", "nothing"),
        ("one: e x i l e d space t o enter", "", (2,)),
        ("none: ", "There are none.", "nothing"),
        ("none: space enter", "", ()),
    ],
)
async def test_what_is_typed_finds_and_what_is_chosen_is_taken(
    keys: str, shown: str, taken: tuple[int, ...] | str | None
) -> None:
    app: App[None] = App()
    app.animation_level = "none"
    kind, _, pressed = keys.rpartition(": ")
    async with app.run_test(size=(80, 24)) as pilot:
        teacher, answers = Teacher(app, pilot), list[tuple[int, ...] | None]()
        offers = () if kind == "none" else OFFERS
        app.push_screen(Choose("Choose", offers, "There are none.", several=not kind), answers.append)
        await pilot.pause()
        await teacher.press(*pressed.split())
        assert answers == ([] if taken == "nothing" else [taken])
        assert shown in teacher.words
        assert not ("PRAG" in shown and "Baku" in teacher.words)
