"""Any size of the terminal, at any moment."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from quiz.tui.widgets.lines import KeyLine
from tests.tui.conftest import Sit
from tests.tui.life import life
from tests.tui.sitting import Sitting

MOMENTS = {
    "start": (None, ()),
    "setup": (None, ("t",)),
    "look": (None, ("l",)),
    "history": (None, ("h",)),
    "help": (None, ("question_mark",)),
    "source": (None, ("6", "enter", "n")),
    "events": (None, ("6", "enter", "e")),
    "part": (Play.READ, ()),
    "choice": (Play.READ, ("enter",)),
    "several": (Play.ROUND, ("1",)),
    "card held": (Play.ROUND, ("1", "2", "enter", "enter", "space", "down")),
    "cards in order": (Play.ROUND, ("1", "2", "enter", "enter", "enter", "enter", "down")),
    "feedback": (Play.READ, ("enter", "enter")),
    "flag": (Play.READ, ("enter", "enter", "f")),
    "leaving": (Play.READ, ("escape",)),
    "timeline": (Play.TIMELINE, ("down",)),
    "misplaced": (Play.TIMELINE, ("enter",)),
    "proof": (Play.PROOF, ("down",)),
    "results": (Play.TIMELINE, ("enter",) * 6),
    "daily results": (Play.DAILY, ("enter",) * 12),
}


def keys_shown(player: Sitting) -> list[str]:
    """The keys of the key line that stand wholly on the screen."""
    found = []
    for line in player.app.screen.query(KeyLine):
        shown = " ".join(player.lines[max(0, line.region.y) : line.region.bottom])
        found += [hint.does for hint in line.hints if f"{hint.display} {hint.does}" in shown]
    return found


def keys_there_are(player: Sitting) -> list[str]:
    return [hint.does for line in player.app.screen.query(KeyLine) for hint in line.hints]


@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_terminal_of_another_size_loses_no_key_and_nothing_else(sit: Sit, moment: str) -> None:
    play, keys = MOMENTS[moment]
    async with sit(life(), play=play) as player:
        await player.press(*keys)
        before = player.page
        for size in ((120, 40), (60, 20)):
            await player.resize(*size)
            assert keys_shown(player) == keys_there_are(player)
        await player.resize(10, 3)
        await player.resize(80, 24)
        assert player.page == before


@pytest.mark.parametrize("moment", ["start", "card held", "feedback", "daily results"])
async def test_a_terminal_that_was_narrow_from_the_start_shows_every_key(sit: Sit, moment: str) -> None:
    play, keys = MOMENTS[moment]
    async with sit(life(), play=play, size=(60, 20)) as player:
        await player.press(*keys)
        assert keys_shown(player) == keys_there_are(player)
        await player.resize(40, 12)
        assert keys_shown(player) == keys_there_are(player)


async def test_a_card_can_be_carried_where_the_cards_do_not_fit(sit: Sit) -> None:
    async with sit(life(), play=Play.TIMELINE, size=(60, 9)) as player:
        await player.press("up")
        assert "▸" in player.page
        await player.press("down", "down")
        assert "▸" in player.page
