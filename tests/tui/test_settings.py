"""What a round is made of, and how the program looks: chosen on the screen, and kept."""

from __future__ import annotations

from quiz.tui.frame import DARK, LIGHT
from tests.tui.conftest import Sit
from tests.tui.life import life


async def test_the_length_is_chosen_and_kept(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.press("t", "space")
        assert "Length ▸ ● 5 ○ 10 ○ 20 ○ all" in player.words
    async with sit(life()) as player:
        assert player.app.player.settings.length == 5
        assert "5 questions on everything" in player.words
        await player.press("t")
        assert "Length ▸ ● 5 ○ 10" in player.words


async def test_a_theme_is_chosen_and_kept(sit: Sit) -> None:
    async with sit(life()) as player:
        assert player.app.theme == DARK
        await player.press("l")
        await player.click("archive light")
        assert player.style("archive light").bgcolor == player.colour("panel")
    async with sit(life()) as player:
        assert player.app.theme == LIGHT
        await player.press("l")
        assert "▸ ● archive light" in player.words


async def test_every_theme_of_the_toolkit_can_be_chosen(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.press("l", "end", "space")
        assert player.app.theme == sorted(set(player.app.available_themes) - {DARK, LIGHT})[-1]


async def test_a_theme_that_is_gone_is_the_dark_one(sit: Sit) -> None:
    async with sit(life()) as player:
        player.app.keep_look("theme", LIGHT)
        player.app.player.memory.keep_setting("theme", "no-such-theme")
    async with sit(life()) as player:
        assert player.app.theme == DARK


async def test_room_and_motion_are_chosen_and_kept(sit: Sit) -> None:
    async with sit(life(), size=(120, 40)) as player:
        wide = len(player.lines[player.place("1901").y - 1].strip())
        await player.press("l", "home", "up", "space", "up", "space", "escape")
        assert len(player.lines[player.place("1901").y - 1].strip()) < wide
        assert player.app.player.memory.setting("animations") == "on"
    async with sit(life(), size=(120, 40)) as player:
        assert len(player.lines[player.place("1901").y - 1].strip()) < wide


async def test_a_theme_is_tried_while_the_cursor_is_on_it(sit: Sit) -> None:
    async with sit(life()) as player:
        await player.press("l", "down")
        assert player.app.theme == LIGHT
        await player.press("escape")
        assert player.app.theme == DARK
