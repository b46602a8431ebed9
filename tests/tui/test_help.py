"""The guide, on every screen."""

from __future__ import annotations

import pytest

from quiz.game.round import Play
from quiz.tui.help import PAGES, HelpScreen, guide_page
from tests.tui.conftest import Sit
from tests.tui.life import life, only

SCREENS = {
    "start": (None, ()),
    "setup": (None, ("t",)),
    "look": (None, ("l",)),
    "history": (None, ("h",)),
    "source": (None, ("6", "enter")),
    "choice": (Play.ROUND, ()),
    "feedback": (Play.ROUND, ("1", "2", "enter")),
    "part": (Play.READ, ()),
    "timeline": (Play.TIMELINE, ()),
    "proof": (Play.PROOF, ()),
}


@pytest.mark.parametrize(
    ("screen", "key"), [*((screen, "question_mark") for screen in SCREENS), ("choice", "f1")]
)
async def test_help_opens_and_goes_back_to_what_was_there(sit: Sit, screen: str, key: str) -> None:
    play, keys = SCREENS[screen]
    async with sit(life(), play=play) as player:
        await player.press(*keys)
        before = player.page
        await player.press(key)
        assert isinstance(player.app.screen, HelpScreen)
        await player.press("escape")
        assert player.page == before


async def test_help_on_the_results(sit: Sit) -> None:
    async with sit(only("city"), play=Play.ROUND) as player:
        await player.press("enter", "enter", "question_mark")
        assert "Help" in player.page
        assert f"{PAGES.index('results') + 1} of {len(PAGES)}" in player.page


async def test_the_same_key_closes_it(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.press("question_mark", "question_mark")
        assert not isinstance(player.app.screen, HelpScreen)


@pytest.mark.parametrize(
    ("play", "keys", "page"),
    [
        (Play.ROUND, (), "round"),
        (Play.READ, (), "reading"),
        (Play.READ, ("enter",), "round"),
        (Play.TIMELINE, (), "timeline"),
        (Play.TIMELINE, ("enter",), "round"),
        (Play.PROOF, (), "proof"),
    ],
)
async def test_it_opens_at_the_page_on_what_is_shown(
    sit: Sit, play: Play, keys: tuple[str, ...], page: str
) -> None:
    async with sit(life(), play=play) as player:
        await player.press(*keys, "f1")
        assert f"Help {PAGES.index(page) + 1} of" in player.words


async def test_the_arrows_leaf_through_it(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.press("question_mark", "right")
        assert "You read a part of the source" in player.words
        await player.press("left", "left")
        assert f"{len(PAGES)} of {len(PAGES)}" in player.words


async def test_it_can_be_pressed(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.click("? help")
        assert isinstance(player.app.screen, HelpScreen)
        await player.click("esc back")
        assert not isinstance(player.app.screen, HelpScreen)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_guide_is_there(page: str) -> None:
    assert guide_page(page).startswith("# ")
