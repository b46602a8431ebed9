"""The timeline: one event after another is put in its place."""

from __future__ import annotations

from textual import events

from quiz.game.banks import event_key
from quiz.game.round import Play
from quiz.game.timeline import board, place
from quiz.tui.widgets.years import Years
from tests.tui.conftest import Sit
from tests.tui.life import life, only
from tests.tui.sitting import Sitting

EVENTS = ("born", "union", "arrest", "vienna", "prague", "london", "return")


def line(player: Sitting) -> list[str]:
    """What stands on the line, without its dates, the event in hand with its sign."""
    shown = [row for row in player.lines if row.lstrip(" ▸").startswith(("│", "◆"))]
    return [row.lstrip(" ▸│").split("  ")[0] for row in shown]


async def put(player: Sitting, right: bool) -> None:
    """Put the event in hand into a true place, or into a wrong one."""
    round_, banks = player.round_screen.round, player.app.player.banks
    stands = board(round_, banks)
    index = next(
        number for number, key in enumerate(("", *stands.keys)) if place(stands, banks, key).right is right
    )
    await player.press("home", *["down"] * index, "enter")


async def test_the_event_in_hand_is_carried_by_arrows_drag_or_press(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.TIMELINE) as player:
        hand = "Returns to Riga" if "◆ Returns" in player.page else "Born in Riga"
        await player.act("=Where on the line does it belong? " + hand, "^▸")
        above = "\n".join(player.lines[: player.app.screen.query_one(Years).region.y])
        assert ("1901" in above) != ("1946" in above)  # what is in hand has no date
        before, other = player.page, line(player)[0]
        for keys, at in (("up", 0), ("down", 1)):
            await player.act(keys, "^▸")
            assert line(player)[at].startswith("◆")
        start, end = player.place("◆"), player.place(f"│ {other}")
        await player.mouse(events.MouseMove, end, button=0)
        assert player.page == before
        await player.mouse(events.MouseDown, start)
        await player.mouse(events.MouseMove, end)
        await player.mouse(events.MouseUp, end)
        assert line(player)[0].startswith("◆")
        await player.act(f"@│ {other}")
        assert line(player)[1].startswith("◆")
        await player.act("@◆", "=⏎ next")


async def test_a_place_is_right_with_its_date_or_wrong_and_why_and_three_wrong_ones_end_it(sit: Sit) -> None:
    async with sit(only(*EVENTS), play=Play.TIMELINE) as player:
        await put(player, right=False)
        await player.act("=✗ Misplaced", "=It happened", "=0 placed · misplaced ✗··", "enter")
        names = {event.event: event_key("berg", event.id) for event in life().timeline}
        placed = [names[event] for event in line(player) if not event.startswith("◆")]
        assert len(placed) == 2
        assert player.app.player.banks.before.is_before(*placed)
        await put(player, right=True)
        await player.act("=✓ Right", "=✓ Its date 19", "=1 placed · misplaced ✗··", "enter")
        before = player.page
        await player.act("escape y", "g enter")
        assert player.page == before
        await put(player, right=False)
        await player.act("enter")
        await put(player, right=False)
        await player.act("enter", "=of 6 placed", "escape", "=best 1 placed")


async def test_the_timeline_of_today_has_a_line_to_share(sit: Sit) -> None:
    async with sit(only("born", "return"), play=Play.DAILY) as player:
        await put(player, right=True)
        shared = "Anna Berg · Timeline of 2026-11-22 · 1 of 1 · ✓"
        await player.act("enter", "c", f"={shared}")
        assert player.app.clipboard == shared
