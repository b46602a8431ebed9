"""What players flagged reaches the teacher."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.memory.log import Memory

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
    assert capsys.readouterr().out == "questions.yaml:6: flag 1: born: “too easy” (2026-11-22)\n"


def test_a_flag_on_a_question_that_is_gone_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    flag("died", "wrong")
    main(["flags"])
    assert capsys.readouterr().out == "questions.yaml (no longer in it): flag 1: died: “wrong” (2026-11-22)\n"


def test_a_flag_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    flag("born", "\x1b[2J")
    main(["flags"])
    assert "\x1b" not in capsys.readouterr().out


def test_what_is_no_bank_ends_with_two() -> None:
    assert main(["flags", "nothing.yaml"]) == 2


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    assert main(["flags", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_settled_flag_is_listed_only_with_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    flag("born", "too easy")
    flag("born", "unclear")
    assert main(["flags", "--settle", "1"]) == 0
    assert "1 flag settled, 1 left open." in capsys.readouterr().err
    (still,) = listed(capsys)
    assert "flag 2: born: “unclear”" in still
    first, second = listed(capsys, "--all")
    assert ", settled 20" in first
    assert second == still


def test_the_listing_says_how_one_is_settled(capsys: pytest.CaptureFixture[str]) -> None:
    flag("born", "too easy")
    main(["flags", "questions.yaml"])
    assert "quiz flags questions.yaml --settle 1" in capsys.readouterr().err


def test_all_flags_of_the_banks_named_are_settled_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    flag("born", "too easy")
    flag("died", "wrong")
    assert main(["flags", "--settle-all"]) == 0
    assert listed(capsys) == []
    assert len(listed(capsys, "--all")) == 2


@pytest.mark.parametrize("numbers", [["2"], ["1", "2"], ["1", "questions.yaml"], ["1", "--settle-all"]])
def test_where_a_flag_is_not_there_none_is_settled(
    numbers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    flag("born", "too easy")
    with Memory() as memory:
        memory.flag("another", "born", "wrong", datetime(2026, 11, 22, 9, tzinfo=UTC))
    assert main(["flags", "--settle", *numbers]) == 2
    assert capsys.readouterr().err.startswith("quiz: ")
    assert len(listed(capsys)) == 1
