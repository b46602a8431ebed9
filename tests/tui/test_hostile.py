"""A stranger's bank on every screen: what it says is shown as it is, and nothing of it acts."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from tests.tui.conftest import Sit
from tests.tui.hostile import EVERYTHING, MARKUP, hostile
from tests.tui.sitting import Sitting
from tests.tui.test_sizes import MOMENTS

CONTROLS = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))}
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def acts_of(player: Sitting) -> list[str]:
    """What a terminal or the app would do rather than show."""
    return [
        repr(segment)
        for strip in player.strips
        for segment in strip
        if (CONTROLS | BIDI) & set(segment.text)
        or (segment.style and (segment.style.link or "@click" in segment.style.meta))
    ]


@pytest.mark.parametrize("moment", MOMENTS)
async def test_nothing_of_a_bank_acts(sit: Sit, moment: str) -> None:
    play, keys = MOMENTS[moment]
    async with sit(hostile(), play=play, notices=(EVERYTHING,)) as player:
        for key in keys:
            await player.press(key)
            assert acts_of(player) == []
        player.app.say(EVERYTHING, "warning")
        await player.resize(120, 40)
        assert acts_of(player) == []
        await player.resize(40, 14)
        assert acts_of(player) == []
        assert player.app.is_running


@pytest.mark.parametrize("width", [40, 61, 80, 120])
@pytest.mark.parametrize("play", [Play.READ, Play.ROUND, Play.TIMELINE, Play.PROOF])
async def test_no_line_is_wider_than_the_terminal(sit: Sit, play: Play, width: int) -> None:
    async with sit(hostile(), play=play, size=(width, 30)) as player:
        assert {strip.cell_length for strip in player.strips} == {width}


@pytest.mark.parametrize(
    ("play", "keys"),
    [(None, ()), (None, ("t",)), (Play.READ, ()), (Play.ROUND, ()), (Play.ROUND, ("1", "2", "enter"))],
)
async def test_brackets_are_shown_as_they_are(sit: Sit, play: Play | None, keys: tuple[str, ...]) -> None:
    async with sit(hostile(), play=play, size=(120, 60)) as player:
        await player.press(*keys)
        assert MARKUP in player.words


async def test_a_note_is_shown_as_it_is(sit: Sit) -> None:
    async with sit(hostile()) as player:
        player.app.say(MARKUP)
        await player.settle()
        assert MARKUP in player.said


async def test_every_cell_can_be_pressed(sit: Sit) -> None:
    async with sit(hostile(), play=Play.READ, size=(60, 20)) as player:
        for y in range(3, 18, 2):
            for x in (6, 20, 40):
                await player.press_at(x, y)
        assert player.app.is_running


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


async def test_years_before_christ_are_told(sit: Sit) -> None:
    async with sit(hostile(), size=(80, 60)) as player:
        assert "100 BC" in player.words
