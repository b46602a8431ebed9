"""A player before the screen, between the rounds: settings, the look, the source, past rounds, help."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import BOTH, EVENTS, FIRST, WHERE, WHOM, bank
from tests.journeys.conftest import Folder
from tests.journeys.screens import Player


def background(player: Player) -> str:
    """The colour behind the first cell."""
    colour = player.screen.buffer[0][0].bg
    assert isinstance(colour, str)
    return colour


def test_choose_length_kinds_topics_and_theme_and_have_them_kept(folder: Folder) -> None:
    work = WHOM.replace("  ask:", "  topic: Work\n    ask:")
    wheres = (WHERE.replace("where", f"where-{number}") for number in range(7))
    folder.write("ada.yaml", bank(*wheres, work, BOTH, FIRST, events=EVENTS))
    with folder.play() as player:
        player.at_home()
        dark = background(player)
        player.press("t")
        for press, shows in (("○ 5", "● 5"), ("choices alone", "● choices alone"), ("□ Work", "■ Work")):
            player.click(press)
            player.wait(shows)
        player.press("escape")
        player.at_home()
        player.press("l")
        player.wait("Theme")
        player.press("down", "enter")
        player.until(lambda: background(player) != dark, "another colour")
        light = background(player)
        player.press("escape")
        player.at_home()
        player.press("q")
        assert player.wait_exit() == 0
    with folder.play() as player:
        player.at_home()
        player.until(lambda: background(player) == light, "the theme that was chosen")
        player.begin("Play a round")
        player.asked("Whom did she meet?")
        assert "1 of 1" in player.text


def test_go_from_the_start_page_to_past_rounds_the_source_the_help_and_the_workshop(folder: Folder) -> None:
    folder.run("--plain", "--play", "round", "--kinds", "choice", "ada.yaml", typed="1\n1\n")
    folder.run("--plain", "--play", "proof", "ada.yaml", typed="1\n")
    with folder.play() as player:
        player.at_home()
        player.press("h")  # a past round is opened, and another gone on with
        player.wait("2 rounds")
        player.press("end", "enter")
        player.at_results()
        assert "of 2" in player.text
        player.press("escape")
        player.wait("Past rounds")
        player.press("up", "enter")
        player.asked()
        assert "2 of 2" in player.text
        asked = player.rows()
        player.press("?")  # the keys of a screen are looked up
        player.wait("historian")
        player.press("escape")
        player.asked()
        assert player.rows() == asked
        player.press("escape")
        player.wait("Leave this round?")
        player.press("y")
        player.wait("Past rounds")
        player.press("escape")
        player.begin("Source")
        player.wait("She married")
        player.press("e")  # an event is jumped to
        player.wait("Jump")
        player.press("down", "enter")
        player.gone("Jump")
        player.wait("1833 · Meets Babbage")
        player.press("n")
        player.wait("1843 · Writes the first program")
        player.press("escape")
        player.begin("Add questions")
        player.wait("F1 help")
        assert "Meets Babbage" in player.text
