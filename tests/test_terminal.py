"""The whole program in a real terminal: started, played, killed, gone on with."""

import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.terminal import Terminal

BANK = """\
title: Ada
note: A short life.
source:
  title: Ada
  author: A friend
  text: >-
    Ada was born in London in 1815. She met Babbage in 1833. She married in 1835.
    She wrote the first program in 1843. She died in London in 1852.
timeline:
  - {id: born, event: Is born, date: 1815, quote: Ada was born in London in 1815}
  - {id: met, event: Meets Babbage, date: 1833, quote: She met Babbage in 1833}
  - {id: wrote, event: Writes the first program, date: 1843, quote: wrote the first program in 1843}
  - {id: died, event: Dies, date: 1852, quote: She died in London in 1852}
questions:
  - {id: where, ask: Where was Ada born?, answer: London, wrong: [Paris, Rome], quote: Ada was born in London}
  - {id: whom, ask: Whom did she meet?, answer: Babbage, wrong: [Faraday, Darwin], quote: She met Babbage}
  - {id: first, order: [born, met, wrote, died]}
"""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    (tmp_path / "ada.yaml").write_text(BANK, encoding="utf-8")
    return [sys.executable, "-m", "quiz", str(tmp_path / "ada.yaml"), "--seed", "3"]


def options(terminal: Terminal) -> list[str]:
    return [line.strip(" ▸") for line in terminal.text.splitlines() if line.strip(" ▸")[:1].isdigit()]


def is_asked(terminal: Terminal, number: int) -> bool:
    return f"{number} of 3" in terminal.text and ("⏎ answer" in terminal.text or "⏎ lock in" in terminal.text)


def ask(terminal: Terminal, number: int) -> None:
    terminal.until(lambda: is_asked(terminal, number), f"asking question {number}")


def answer_any(terminal: Terminal) -> None:
    terminal.press("enter")
    terminal.until(lambda: "next" in terminal.text or "not moved" in terminal.text, "an answer")
    if "not moved" in terminal.text:
        answer_one(terminal)


def answer_one(terminal: Terminal) -> None:
    terminal.press("enter")
    terminal.wait("next")


def test_a_round_is_played_to_its_results(command: list[str]) -> None:
    with Terminal([*command, "--play", "round"]) as terminal:
        terminal.wait("A short life.")
        terminal.press("enter")
        for number in (1, 2, 3):
            ask(terminal, number)
            answer_any(terminal)
            terminal.press("enter")
        terminal.wait("start page")
        assert " of 3 in " in terminal.text
        terminal.press("escape")
        terminal.wait("Play a round")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_after_a_kill_the_same_question_stands_with_its_options_in_the_same_order(command: list[str]) -> None:
    with Terminal(command) as terminal:
        terminal.wait("Play a round")
        terminal.press("2", "enter")
        ask(terminal, 1)
        answer_any(terminal)
        score = terminal.text.splitlines()[1].split("·")[-1]
        terminal.press("enter")
        ask(terminal, 2)
        before = options(terminal)
        assert before
    assert terminal.exit_code == -signal.SIGKILL
    with Terminal(command) as terminal:
        terminal.wait("question 2 of 3")
        terminal.press("g", "enter")
        ask(terminal, 2)
        assert options(terminal) == before
        assert terminal.text.splitlines()[1].split("·")[-1] == score


def test_it_can_be_played_with_the_mouse_alone(command: list[str]) -> None:
    with Terminal(command) as terminal:
        terminal.click("Proof")
        terminal.wait("proves it")
        terminal.click("She married in 1835.")
        terminal.click("this one proves it")
        terminal.wait("next")
        terminal.click("leave")
        terminal.wait("Leave this round?")
        terminal.click("y  Leave")
        terminal.wait("Play a round")
        terminal.click("quit")
        assert terminal.wait_exit() == 0


def test_without_colour_everything_is_said_in_signs_and_words(command: list[str]) -> None:
    with Terminal([*command, "--play", "proof"], environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait("A short life.")
        terminal.press("enter")
        terminal.wait("proves it")
        answer_one(terminal)
        assert "✓" in terminal.text or "✗" in terminal.text
        colours = {cell.fg for row in terminal.screen.buffer.values() for cell in row.values()}
        assert all(len(colour) != 6 or colour[:2] == colour[2:4] == colour[4:] for colour in colours)


def test_a_dumb_terminal_is_played_line_by_line(command: list[str]) -> None:
    with Terminal(command, environment={"TERM": "dumb"}) as terminal:
        terminal.wait("What would you like to do?")
        terminal.press("q", "enter")
        assert terminal.wait_exit() == 0
