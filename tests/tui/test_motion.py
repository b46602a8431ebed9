"""What has just changed comes step by step: where it explains, and never longer than the player wants."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events

from quiz.game.round import Play
from quiz.tui.stages import feedback, ordering
from quiz.tui.widgets import years
from quiz.tui.widgets.prose import Lines
from quiz.tui.widgets.years import Dot, Years
from tests.tui.conftest import Sit
from tests.tui.life import only
from tests.tui.sitting import Sitting


@pytest.fixture(autouse=True)
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing comes to its end by itself."""
    for module, name in (
        (feedback, "_REPLACING"),
        (ordering, "_DATING"),
        (years, "_WRITING"),
        (years, "_LONGEST"),
    ):
        monkeypatch.setattr(module, name, 10_000.0)


async def see(player: Sitting, key: str, until: Callable[[], bool]) -> None:
    """Press a key, and wait for what it brings about, but for no motion."""
    player.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(500):
        await player.pilot.pause(0)
        if until():
            return
    raise AssertionError(f"{key} did not do it:\n{player.page}")


async def let(player: Sitting, lines: Lines, share: float) -> str:
    """Let so much of it have come, and give what it shows then."""
    await lines.stop_animation("share", complete=False)
    lines.share = share
    await player.pilot.pause(0)
    return "\n".join(line.plain for line in lines.lines(lines.size.width))


def moving(player: Sitting) -> list[Lines]:
    """What has not come wholly yet."""
    return [lines for lines in player.app.screen.query(Lines) if lines.share < 1 and lines.size]


async def test_the_passage_replaces_the_strokes_row_by_row_what_is_quoted_last(sit: Sit) -> None:
    async with sit(only("city", "born"), play=Play.ROUND, size=(120, 40)) as player:
        await player.press("2")
        player.app.animation_level = "full"
        await see(player, "enter", lambda: any(each.has_class("right") for each in moving(player)))
        passage = next(lines for lines in moving(player) if lines.has_class("right"))
        assert "━━━━" in await let(player, passage, 0.2)
        shown = await let(player, passage, 0.9)
        assert "━━━━" not in shown
        assert "She left school" in shown
        assert "Anna Berg was" not in shown
        assert "Anna Berg was" in await let(player, passage, 1.0)


async def test_dates_replace_ranks_one_by_one(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND) as player:
        await player.press("2", "3", "1")
        player.app.animation_level = "full"
        await see(player, "enter", lambda: "4  ●" in player.page)
        await let(player, next(lines for lines in moving(player) if isinstance(lines, ordering.Proved)), 0.5)
        marks = ("1919  ✓", "1924  ✗", "3  ●", "4  ●")
        assert [mark for mark in marks if mark not in player.page] == []


async def test_any_key_ends_it(sit: Sit) -> None:
    async with sit(only("flights"), play=Play.ROUND, size=(120, 40)) as player:
        await player.press("2", "3", "1")
        player.app.animation_level = "full"
        await see(player, "enter", lambda: len(moving(player)) > 2)
        await see(player, "x", lambda: not moving(player))
        await player.act("=1919 ✓ Arrested", "=▸ 1924 ✗ Moves to Vienna", "=In 1924 she moved")


def test_names_write_themselves_along_the_line() -> None:
    line = Years(names=2)
    line._put([(1, Dot("a", 1900, 1900, "1900", "Born")), (0, Dot("b", 1946, 1946))])
    line._named = ("a",)
    line.set_reactive(Lines.share, 0.5)
    assert line.lay(40)[0].plain == "1900 "
