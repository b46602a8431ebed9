"""What players flagged reaches the teacher."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quiz.memory.log import Memory
from tests.cli.conftest import Quiz, a_file
from tests.plain.games import BANK

_LINE = BANK.splitlines().index("  - id: where") + 1


def flag(item: str, word: str, bank: str = "ada") -> None:
    with Memory() as memory:
        memory.flag(bank, item, word, datetime(2026, 11, 22, 9, tzinfo=UTC))


def test_a_flag_is_shown_with_the_line_of_its_question_until_it_is_settled(quiz: Quiz) -> None:
    flag("died of", "wrong")
    flag("where", "too \x1b[2Jeasy")
    code, out, err = quiz("flags", "ada.yaml")
    assert code == 0
    assert out.splitlines() == [
        f"ada.yaml:{_LINE}: flag 2: where: “too ␛[2Jeasy” (2026-11-22)",
        "ada.yaml (no longer in it): flag 1: died of: “wrong” (2026-11-22)",
    ]
    assert "quiz flags ada.yaml --settle 1" in err
    assert quiz("flags", "ada.yaml", "--settle-all").code == 0
    assert quiz("flags", "ada.yaml").out == ""
    assert quiz("flags", "--all", "ada.yaml").out.count(", settled 20") == 2


def test_a_flag_on_a_question_that_is_broken_now_is_shown_with_its_line(quiz: Quiz) -> None:
    flag("where", "wrong quote")
    first, there, rest = BANK.partition("  - id: where")
    a_file(text=first + there + rest.replace("quote: ", "quote: never said ", 1))
    assert f"ada.yaml:{_LINE}: flag 1" in quiz("flags", "ada.yaml").out


@pytest.mark.parametrize("numbers", [["2"], ["1", "2"], ["1", "ada.yaml"]])
def test_where_a_flag_is_not_there_none_is_settled(numbers: list[str], quiz: Quiz) -> None:
    flag("where", "too easy")
    flag("where", "wrong", bank="another")
    said = quiz("flags", "ada.yaml", "--settle", *numbers)
    assert said.code == 2
    assert "quiz: " in said.err
    assert len(quiz("flags", "ada.yaml").out.splitlines()) == 1
