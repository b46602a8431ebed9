"""Choosing in a list: what is typed finds, and several are taken in the order in which they were chosen."""

from __future__ import annotations

from quiz.tui.dialogs import Choose, Offer
from quiz.tui.turns import Turns
from tests.tui.hostile import MARKUP
from tests.tui.sitting import Person

OFFERS = (
    Offer("Escapes to Baku", "escape", "He escaped in 1913 [sic]."),
    Offer("Delegate to the Prague Conference", "prague", beside=("topic: Party", "quote: in Lódź, in 1912")),
    Offer("Exiled to Vologda", "exile"),
    Offer(MARKUP, "joined"),
)


# How many may be chosen; what is pressed; what is shown then; and what is taken: "nothing" while it is still
# being chosen, None if it was left.
CHOICES = (
    ("several", "down down space up space enter", "", (2, 1)),
    ("several", "P R A G", "Find: PRAG▏", "nothing"),
    ("several", "P R A G enter", "", (1,)),
    ("several", "v o l o g space j k h backspace backspace backspace b a k space enter", "", (2, 0)),
    ("several", "z z z space enter", "nothing has that", "nothing"),
    ("several", "z z z escape", "Baku", "nothing"),
    ("several", "z escape escape", "", None),
    ("several", "", "He escaped in 1913 [sic].", "nothing"),
    ("several", "t o space b", "Find: to b▏", "nothing"),  # a blank of what is sought
    ("several", "t o space b space enter", "", (0,)),  # and one that chooses
    ("several", "p r a g space d e l enter", "", (1,)),
    ("several", "d e l space l o d z", "quote: in Lódź", "nothing"),
    ("several", "d e l space l o d z enter", "", (1,)),
    ("numbered", "3 1 enter", "", (2, 0)),
    ("numbered", "3 3 2", "2 ✓ Delegate", "nothing"),
    ("numbered", "i n space 1 9 enter", "", (1,)),
    ("one", "down space enter", "", (1,)),
    ("one", "e x i l e d space t o", "Find: exiled to▏", "nothing"),
    ("one", "e x i l e d space t o enter", "", (2,)),
    ("one", "pagedown pageup enter", "", (0,)),
    ("none", "", "There are none.", "nothing"),
    ("none", "space enter", "There are none.", "nothing"),
    ("none", "escape", "", None),
)


async def test_what_is_typed_finds_and_what_is_chosen_is_taken() -> None:
    app = Turns()
    app.animation_level = "none"
    async with app.run_test(size=(80, 24)) as pilot:
        teacher = Person(app, pilot)
        for kind, keys, shown, taken in CHOICES:
            answers = list[tuple[int, ...] | None]()
            offers = () if kind == "none" else OFFERS
            several, numbered = kind in ("several", "numbered"), kind == "numbered"
            choose = Choose("Choose", offers, "There are none.", several=several, numbered=numbered)
            app.push_screen(choose, answers.append)
            await teacher.press(*keys.split())
            await teacher.settle()
            assert answers == ([] if taken == "nothing" else [taken]), keys
            assert shown in teacher.words
            assert not ("PRAG" in shown and "Baku" in teacher.words)
            if not answers:
                app.pop_screen()
