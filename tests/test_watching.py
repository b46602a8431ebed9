"""`quiz check --watch` in a real terminal, and the bar of a check that takes its time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.journeys.banks import ADA
from tests.terminal import Terminal


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank whose source is a file beside it."""
    head, rest = ADA.split("  text: >-\n")
    words, items = rest.split("timeline:")
    path = tmp_path / "ada.yaml"
    path.write_text(f"{head}  file: ada.txt\ntimeline:{items}", encoding="utf-8")
    (tmp_path / "ada.txt").write_text(" ".join(words.split()), encoding="utf-8")
    return path


def rewrite(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def watching(bank: Path) -> Terminal:
    command = [sys.executable, "-m", "quiz", "check", "--watch", str(bank)]
    return Terminal(command, columns=120, environment={"QUIZ_HOME": str(bank.parent)})


def test_the_text_beside_a_bank_is_watched_too(bank: Path) -> None:
    with watching(bank) as terminal:
        terminal.wait("Ctrl+C ends.")
        rewrite(bank.parent / "ada.txt", "Babbage", "Byron")
        terminal.wait("quote-missing")


def test_a_text_that_is_missing_is_waited_for(bank: Path) -> None:
    text = bank.parent / "ada.txt"
    words = text.read_bytes()
    text.unlink()
    with watching(bank) as terminal:
        terminal.wait("--explain no-file")
        terminal.wait("Ctrl+C ends.")
        text.write_bytes(b"")
        terminal.wait("--explain empty")
        terminal.wait("Ctrl+C ends.")
        text.write_bytes(words)
        terminal.wait("--explain unasked")  # a warning: there is no error any more


def test_ctrl_c_ends_with_what_the_last_check_came_to(bank: Path) -> None:
    rewrite(bank, "quote: She met Babbage\n", "quote: She met Byron\n")
    with watching(bank) as terminal:
        terminal.wait("Ctrl+C ends.")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 1
        assert "Traceback" not in terminal.text


def test_a_check_of_more_than_a_second_shows_how_far_it_is(bank: Path) -> None:
    slow = (
        "import os, sys, time, quiz.checks.rules as rules\n"
        "def slow(context, item):\n    time.sleep(0.4)\n    return iter(())\n"
        "rules.ITEM_WARNINGS = (slow,)\n"
        "from quiz.cli import run\n"
        f"os.chdir({str(bank.parent)!r})\n"
        "sys.argv[1:] = ['check', 'ada.yaml']\n"
        "run()\n"
    )
    with Terminal([sys.executable, "-c", slow], columns=100) as terminal:
        terminal.wait("Checking ada.yaml")
        terminal.wait("%")
        terminal.wait("ada.yaml: 3 questions")
        assert terminal.wait_exit() == 0
