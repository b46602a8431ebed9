"""The timeline: one event after another is put in its place."""

from __future__ import annotations

import pytest
from textual import events

from quiz.game.banks import event_key
from quiz.game.round import Play
from quiz.game.timeline import board, place
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting

EVENTS = ("born", "union", "arrest", "vienna", "prague", "london", "return")


def line(player: Sitting) -> list[str]:
    """What stands on the line, without its dates, the event in hand with its sign."""
    shown = [row for row in player.lines if row.lstrip(" ▸").startswith(("│", "◆"))]
    return [row.lstrip(" ▸│").split("  ")[0] for row in shown]


async def put(player: Sitting, right: bool) -> None:
    """Put the event in hand into a true place, or into a wrong one, and go on."""
    round_, banks = player.round_screen.round, player.app.player.banks
    stands = board(round_, banks)
    index = next(
        number for number, key in enumerate(("", *stands.keys)) if place(stands, banks, key).right is right
    )
    await player.press("home", *["down"] * index, "enter")


async def test_the_event_in_hand_stands_on_the_line_and_the_arrows_carry_it(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.TIMELINE) as player:
        hand = "Returns to Riga" if "◆ Returns" in player.page else "Born in Riga"
        assert "Where on the line does it belong? " + hand in player.words
        assert ("1901" in player.page) != ("1946" in player.page)  # what is in hand has no date
        await player.press("up")
        assert line(player)[0].startswith("◆")
        await player.press("down")
        assert line(player)[1].startswith("◆")


async def test_the_event_is_dragged_with_the_mouse(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.TIMELINE) as player:
        before, other = player.page, line(player)[0]
        start, end = player.place("◆"), player.place(f"│ {other}")
        await player.mouse(events.MouseMove, end, button=0)
        assert player.page == before
        await player.mouse(events.MouseDown, start)
        await player.mouse(events.MouseMove, end)
        assert line(player)[0].startswith("◆")
        await player.mouse(events.MouseUp, end)
        assert line(player)[0].startswith("◆")


async def test_a_press_brings_the_event_there_and_a_second_puts_it_down(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.TIMELINE) as player:
        other = line(player)[0]
        await player.click(f"│ {other}")
        assert line(player)[0].startswith("◆")
        await player.click("◆")
        assert len(player.round_screen.round.answers) == 1


@pytest.mark.parametrize(
    ("right", "words"),
    [
        (True, ("✓ Right 19", "1 placed · 0 of 3 misplaced")),
        (False, ("✗ Misplaced It happened", "0 placed · 1 of 3 misplaced")),
    ],
)
async def test_a_place_is_said_to_be_right_with_its_date_or_wrong_and_why(
    sit: Sit, right: bool, words: tuple[str, ...]
) -> None:
    async with sit(only("born", "return"), play=Play.TIMELINE) as player:
        await put(player, right)
        assert all(each in player.words for each in words)


async def test_a_misplaced_event_goes_to_its_true_place(sit: Sit) -> None:
    async with sit(only("born", "vienna", "return"), play=Play.TIMELINE) as player:
        await put(player, right=False)
        await player.press("enter")
        placed = [event for event in line(player) if not event.startswith("◆")]
        names = {event.event: event.id for event in life().timeline}
        keys = [event_key("berg", names[event]) for event in placed]
        assert len(keys) == 2
        assert player.app.player.banks.before.is_before(*keys)


async def test_three_misplaced_events_end_it(sit: Sit) -> None:
    async with sit(only(*EVENTS), play=Play.TIMELINE) as player:
        for _ in range(3):
            await put(player, right=False)
            await player.press("enter")
        assert "Timeline · done" in player.page
        assert "0 placed in" in player.words


async def test_the_results_count_the_placed(sit: Sit) -> None:
    async with sit(only(*EVENTS), play=Play.TIMELINE) as player:
        for _ in range(6):
            await put(player, right=True)
            await player.press("enter")
        assert "6 placed in" in player.words
        await player.press("escape")
        assert "best 6 placed" in player.words


async def test_the_timeline_of_today_has_a_line_to_share(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.DAILY) as player:
        await put(player, right=True)
        await player.press("enter")
        shared = "Anna Berg · timeline of 2026-11-22 · 1 placed · ●"
        assert f"to share {shared}" in player.words
        await player.press("c")
        assert player.app.clipboard == shared


async def test_leaving_and_going_on_keeps_the_line(sit: Sit) -> None:
    async with sit(only(*EVENTS), play=Play.TIMELINE) as player:
        await put(player, right=True)
        await player.press("enter")
        before = player.page
        await player.press("escape", "y", "g", "enter")
        assert player.page == before
