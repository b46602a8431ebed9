"""A stranger's bank on every screen, in any size: nothing of it acts, and no key is lost."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from quiz.tui.widgets.lines import KeyLine
from tests.tui.conftest import Sit
from tests.tui.hostile import EVERYTHING, MARKUP, hostile
from tests.tui.life import life
from tests.tui.sitting import Sitting

CONTROLS = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

MOMENTS = {
    "start": (None, "t escape l escape h escape question_mark escape"),
    "settings": (None, "t"),
    "help": (None, "question_mark"),
    "source": (None, "6 enter n"),
    "events": (None, "6 enter e"),
    "part": (Play.READ, ""),
    "choice": (Play.READ, "enter"),
    "card held": (Play.ROUND, "1 2 enter enter space down"),
    "cards in order": (Play.ROUND, "1 2 enter enter enter enter down"),
    "feedback": (Play.READ, "enter enter"),
    "flag": (Play.READ, "enter enter f"),
    "leaving": (Play.READ, "escape"),
    "timeline": (Play.TIMELINE, "down"),
    "misplaced": (Play.TIMELINE, "enter"),
    "proof": (Play.PROOF, "down"),
    "results": (Play.DAILY, "enter enter enter enter enter enter"),
}


def acts_of(player: Sitting) -> list[str]:
    """What a terminal or the app would do rather than show."""
    return [
        repr(segment)
        for strip in player.strips
        for segment in strip
        if (CONTROLS | BIDI) & set(segment.text)
        or (segment.style and (segment.style.link or "@click" in segment.style.meta))
    ]


def hidden_keys(player: Sitting) -> list[str]:
    """The keys of the key line that do not stand on the screen; arrows may go, and the words of ? and esc."""
    found = []
    for line in player.app.screen.query(KeyLine):
        shown = " ".join(player.lines[max(0, line.region.y) : line.region.bottom])
        hints = [hint for hint in line.hints if not set(hint.display) & set("↑↓")]
        known = {"?", "esc"} & set(shown.split())
        found += [
            hint.does
            for hint in hints
            if f"{hint.display} {hint.does}" not in shown and hint.display not in known
        ]
    return found


@pytest.mark.parametrize("moment", MOMENTS)
async def test_nothing_of_a_bank_acts_and_no_size_loses_a_key_or_anything_else(sit: Sit, moment: str) -> None:
    play, keys = MOMENTS[moment]
    async with sit(hostile(), play=play, notices=(EVERYTHING,)) as player:
        for key in keys.split():
            await player.press(key)
            assert acts_of(player) == []
        for size in ((120, 40), (60, 20)):
            await player.resize(*size)
            assert acts_of(player) == []
            assert hidden_keys(player) == []
            assert {strip.cell_length for strip in player.strips} == {size[0]}


async def test_what_was_there_is_there_again_after_any_other_size(sit: Sit) -> None:
    async with sit(life()) as player:
        for moment in ("source", "choice", "card held", "feedback", "timeline", "results"):
            play, keys = MOMENTS[moment]
            if play:
                await player.begin(play)
            await player.act(*keys.split())
            before = player.page
            await player.resize(10, 3)
            await player.resize(80, 24)
            assert player.page == before, moment


@pytest.mark.parametrize(("moment", "size"), [("feedback", (60, 20)), ("card held", (40, 12))])
async def test_a_terminal_that_was_narrow_from_the_start_shows_every_key(
    sit: Sit, moment: str, size: tuple[int, int]
) -> None:
    play, keys = MOMENTS[moment]
    async with sit(life(), play=play, size=size) as player:
        assert hidden_keys(player) == []
        await player.act(keys)
        assert hidden_keys(player) == []


async def test_the_cursor_stays_in_view_where_the_rows_scroll(sit: Sit) -> None:
    async with sit(life(), size=(60, 9)) as player:
        await player.act("end", "^▸")
        await player.resize(120, 40)
        await player.resize(60, 16)
        await player.act("^▸")
        await player.resize(60, 9)
        await player.begin(Play.TIMELINE)
        await player.act("up", "^▸", "down down", "^▸")


async def test_brackets_are_shown_as_they_are(sit: Sit) -> None:
    async with sit(hostile(), size=(99, 60)) as player:
        assert "100 BC" in player.words
        for act in ("", "t", "escape", "@Read and play", "enter", "1 enter"):
            await player.act(*filter(None, [act]), f"={MARKUP}")
        player.app.say(EVERYTHING, "warning")
        await player.settle()
        assert MARKUP in player.said
        assert acts_of(player) == []


async def test_names_that_look_alike_are_different_options(sit: Sit) -> None:
    async with sit(hostile(), play=Play.READ) as player:
        for _ in range(30):
            if "Choose 2." in player.page and "□" in player.page:
                break
            await player.press("enter")
        shown = player.round_screen.round.current
        assert shown is not None
        keys = [str(shown.shown.index(answer) + 1) for answer in ("same", "same ")]
        await player.press(*keys, "enter")
        assert "✓ Right" in player.page


async def test_a_long_feedback_scrolls(sit: Sit) -> None:
    async with sit(life(), play=Play.READ, size=(40, 12)) as player:
        await player.act("enter", "2 enter")
        above = player.page
        await player.act("down down")
        assert player.page != above
        await player.act("up up")
        assert player.page == above
