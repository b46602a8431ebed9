"""The workshop in a real terminal, with keys that come faster than it can hear them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

from quiz.authoring.document import Document
from quiz.authoring.values import Section
from tests.journeys.banks import ADA
from tests.terminal import KEYS, Terminal


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    path = tmp_path / "ada.yaml"
    path.write_text(ADA, encoding="utf-8")
    return path


def opened(bank: Path) -> Terminal:
    """The workshop, somebody about to type at the end of the first event."""
    terminal = Terminal([sys.executable, "-m", "quiz", "edit", str(bank)], columns=120, rows=40)
    terminal.wait("⏎ edit")
    terminal.press("enter")
    terminal.wait("F6 quote from source")
    while terminal.pump(0.2):
        pass
    return terminal


def burst(*keys: str) -> str:
    """Keys that come in one go."""
    return "".join(KEYS.get(key, key) for key in keys)


def test_what_was_typed_just_before_saving_is_saved(bank: Path) -> None:
    with opened(bank) as terminal:
        terminal.press(burst(*" at dawn", "ctrl+s"))
        terminal.wait("Saved: 1 item.")
    assert bank.read_text(encoding="utf-8") == ADA.replace("Is born", "Is born at dawn")


def test_one_who_leaves_at_once_is_asked_about_what_was_typed(bank: Path) -> None:
    with opened(bank) as terminal:
        terminal.press(burst(*" at dawn", "ctrl+q"))
        terminal.wait("1 item not saved")
        terminal.press("1")
        assert terminal.wait_exit() == 0
    assert bank.read_text(encoding="utf-8") == ADA.replace("Is born", "Is born at dawn")


def test_what_was_typed_stays_with_its_item_when_another_is_shown_at_once(bank: Path) -> None:
    with opened(bank) as terminal:
        terminal.press(burst(*" at dawn", "f3", "down", "enter"))
        terminal.wait("= 1833")
        terminal.press(burst(*" at tea", "ctrl+s"))
        terminal.wait("Saved: 2 items.")
    text = ADA.replace("Is born", "Is born at dawn").replace("Meets Babbage", "Meets Babbage at tea")
    assert bank.read_text(encoding="utf-8") == text


def test_a_question_that_is_typed_in_one_go_comes_to_its_fields(bank: Path) -> None:
    with opened(bank) as terminal:
        terminal.press("f2", "down", "n")
        terminal.wait("Quote that proves the answer")
        while terminal.pump(0.2):
            pass
        said = (*"Whom did she meet?", "enter", *"Babbage", "enter", *"Newton", "tab", *"He was dead.")
        terminal.press(burst(*said, "enter", *"Marx", "enter", *"Dickens", "ctrl+s"))
        terminal.wait("Saved: 1 item.")
    assert bank.read_text(encoding="utf-8").startswith(ADA)
    added = Document.read(bank.read_bytes()).entries(Section.QUESTIONS)[-1].fields
    assert isinstance(added, dict)
    assert {key: added[key] for key in ("ask", "answer", "wrong")} == {
        "ask": "Whom did she meet?",
        "answer": "Babbage",
        "wrong": [{"Newton": "He was dead."}, "Marx", "Dickens"],
    }


@pytest.mark.parametrize(
    ("keys", "before", "letters"),
    [
        (("A", "down", "B"), "quote: Ada was born in London in 1815", "B"),
        (("A", "escape", "down", "enter", "Q"), "event: Meets Babbage", "Q"),
        (("A", "enter", "f3", "down", "f4", "Q"), "event: Meets Babbage", "Q"),
        (("A", "f3", "escape", "3", "f4", "B"), "event: Is born", "AB"),
        (("A", "ctrl+z", "C"), "event: Is born", "C"),
        (("A", "enter", "ctrl+z", "C"), "date: 1815", "C"),
    ],
)
def test_keys_act_on_what_those_before_them_have_brought_about(
    bank: Path, keys: tuple[str, ...], before: str, letters: str
) -> None:
    with opened(bank) as terminal:
        terminal.press(burst(*keys, "ctrl+s"))
        terminal.wait("Saved: ")
    assert f"{before}{letters}" in bank.read_text(encoding="utf-8")


def test_undoing_at_once_takes_back_what_was_typed(bank: Path) -> None:
    with opened(bank) as terminal:
        terminal.press(burst(*" at dawn", "ctrl+z", "ctrl+s"))
        terminal.wait("There is nothing to save.")
    assert bank.read_text(encoding="utf-8") == ADA
