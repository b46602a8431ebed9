"""A player who reads line by line: in a pipe, and before a terminal that needs no full screen."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.journeys.banks import EVENTS, FIRST, WHERE, WHOM, bank
from tests.journeys.conftest import Folder, Said
from tests.terminal import Terminal

PLAIN = ("--plain", "ada.yaml", "--play")

needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="a pty needs a POSIX system")


@contextmanager
def sitting(folder: Folder, *arguments: str, **environment: str) -> Iterator[Terminal]:
    """A person before a terminal, playing line by line."""
    with folder.open(Terminal, *arguments, size=(80, 60), **environment) as terminal:
        yield terminal


def score(said: Said) -> str:
    """The score that was said at the end, such as `1 of 2`."""
    found = re.search(r"score is (\S+ of \d+)", said.out)
    assert found
    return found[1]


def say(terminal: Terminal, line: str) -> None:
    """Type a line at the prompt."""
    terminal.press(line, "enter")


def menu(terminal: Terminal, entry: str) -> None:
    """Choose what stands in the newest menu under these words."""
    terminal.wait("q quits")
    numbered = [line for line in terminal.text.splitlines() if f". {entry}" in line]
    say(terminal, numbered[-1].partition(".")[0])


def test_play_a_round_in_a_pipe(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    answers = [folder.run(*PLAIN, "round", "--seed", "winter", typed=f"{each}\n") for each in (1, 2, 3)]
    assert {each.code for each in answers} == {0}
    assert sorted(score(each) for each in answers) == ["0 of 1", "0 of 1", "1 of 1"]
    assert all("“Ada was born in London”" in each.out for each in answers)
    assert len({each.out.partition("> ")[0] for each in answers}) == 1  # the same seed deals the same round


def test_ask_what_can_be_typed(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    said = folder.run(*PLAIN, "round", typed="?\nr\nI do not know\n1\n").out
    assert "f unclear" in said
    assert said.count("Where was Ada born?") >= 2
    assert "score is" in said


def test_the_input_ends_in_the_middle(folder: Folder) -> None:
    said = folder.run(*PLAIN, "round", "--kinds", "choice", typed="1\n")
    assert said.code == 0
    assert score(said) in ("0 of 1", "1 of 1")
    assert "left after 1 answer" in folder.run("history").out


@needs_a_terminal
def test_leave_and_go_on_line_by_line(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE, WHOM))
    with sitting(folder, "--plain", "ada.yaml") as terminal:
        menu(terminal, "Play a round")
        terminal.wait("Question 1 of 2.")
        say(terminal, "1")
        terminal.wait("Press Enter")
        say(terminal, "")
        terminal.wait("Question 2 of 2.")
        say(terminal, "q")
        terminal.wait("Leave this round?")
        say(terminal, "y")
        terminal.wait("so far")
        say(terminal, "q")
        assert terminal.wait_exit() == 0
    with sitting(folder, "--plain", "ada.yaml") as terminal:
        menu(terminal, "Go on")
        terminal.wait("Question 2 of 2.")
        say(terminal, "1")
        terminal.wait("Press Enter")
        say(terminal, "")
        terminal.wait("score is")


@needs_a_terminal
def test_change_the_settings_line_by_line(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE, FIRST, events=EVENTS))
    with sitting(folder, "--plain", "ada.yaml") as terminal:
        menu(terminal, "Topics, length")
        terminal.wait("Kinds:")
        say(terminal, "2")
        terminal.wait("2. choices alone")
        say(terminal, "2")
        terminal.wait("Kinds: choices alone\n")
        say(terminal, "q")
        terminal.wait("1 choice")
        menu(terminal, "Play a round")
        terminal.wait("Question 1 of 1.")
        terminal.wait("Where was Ada born?")


@needs_a_terminal
def test_flag_and_be_unsure_line_by_line(folder: Folder) -> None:
    folder.write("ada.yaml", bank(WHERE))
    with sitting(folder, *PLAIN, "round") as terminal:
        terminal.wait("Question 1 of 1.")
        say(terminal, "1")
        terminal.wait("Press Enter")
        say(terminal, "f unclear")
        terminal.wait("Flagged")
        say(terminal, "u")
        terminal.wait("unsure")
        say(terminal, "q")
    assert "unclear" in folder.run("flags", "ada.yaml").out


@needs_a_terminal
def test_a_dumb_terminal_is_played_line_by_line(folder: Folder) -> None:
    with sitting(folder, "ada.yaml", TERM="dumb") as terminal:
        terminal.wait("What would you like to do?")
        say(terminal, "q")
        assert terminal.wait_exit() == 0
