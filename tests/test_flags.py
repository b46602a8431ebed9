"""What players flagged reaches the teacher."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.memory.store import Memory

BANK = """\
title: Ada
source:
  title: Ada
  text: Ada was born in London. She wrote the first program in 1843.
questions:
  - id: born
    ask: Where was Ada born?
    answer: London
    wrong: [Paris, Rome]
    quote: Ada was born in London
"""


@pytest.fixture(autouse=True)
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "questions.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def flag(item: str, word: str) -> None:
    with Memory() as memory:
        memory.flag("ada", item, word, datetime(2026, 11, 22, 9, tzinfo=UTC))


def test_a_flag_is_shown_with_the_line_of_its_question(capsys: pytest.CaptureFixture[str]) -> None:
    flag("born", "too easy")
    assert main(["flags"]) == 0
    assert capsys.readouterr().out == "questions.yaml:6: born: “too easy” (2026-11-22)\n"


def test_a_flag_on_a_question_that_is_gone_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    flag("died", "wrong")
    main(["flags"])
    assert capsys.readouterr().out == "questions.yaml (no longer in it): died: “wrong” (2026-11-22)\n"


def test_a_flag_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    flag("born", "\x1b[2J")
    main(["flags"])
    assert "\x1b" not in capsys.readouterr().out


def test_what_is_no_bank_ends_with_two() -> None:
    assert main(["flags", "nothing.yaml"]) == 2
