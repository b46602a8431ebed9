"""The workshop in a real terminal, killed while somebody types in it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from tests.terminal import Terminal
from tests.test_terminal import BANK

_ALLOWED = 2.0
"""Seconds of typing that a crash may cost."""


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    (tmp_path / "ada.yaml").write_text(BANK, encoding="utf-8")
    return [sys.executable, "-m", "quiz", "edit", str(tmp_path / "ada.yaml")]


def typed(terminal: Terminal) -> float:
    """Type into the first event; when the last key was pressed."""
    terminal.wait("⏎ edit")
    terminal.press("enter")
    terminal.wait("tells it")
    while terminal.pump(0.2):
        pass
    terminal.press(*" at dawn")
    at = time.perf_counter()
    terminal.wait("Is born at dawn")
    return at


def test_a_kill_loses_no_key_older_than_two_seconds(command: list[str], tmp_path: Path) -> None:
    with Terminal(command, columns=120, rows=40) as terminal:
        at = typed(terminal)
        terminal.until(lambda: time.perf_counter() - at > _ALLOWED, "two seconds")
        terminal.kill()
    assert (tmp_path / "ada.yaml").read_text(encoding="utf-8") == BANK
    with Terminal(command, columns=120, rows=40) as terminal:
        terminal.wait("Restore what was not saved?")
        terminal.press("1")
        terminal.wait("Is born at dawn")
        terminal.wait("not saved")
        terminal.press("ctrl+s")
        terminal.until(
            lambda: "Is born at dawn" in (tmp_path / "ada.yaml").read_text(encoding="utf-8"), "saving"
        )
    text = (tmp_path / "ada.yaml").read_text(encoding="utf-8")
    assert text == BANK.replace("Is born", "Is born at dawn")


def test_what_was_saved_is_not_offered_again(command: list[str]) -> None:
    with Terminal(command, columns=120, rows=40) as terminal:
        typed(terminal)
        terminal.press("ctrl+s")
        terminal.wait("Saved: 1 item.")
        terminal.kill()
    with Terminal(command, columns=120, rows=40) as terminal:
        terminal.wait("Is born at dawn")
        while terminal.pump(0.3):
            pass
        assert "Restore" not in terminal.text
