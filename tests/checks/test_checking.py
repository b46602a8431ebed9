"""A problem as it is shown and written, and a file held to all rules."""

import json
from pathlib import Path

from quiz.bank.problems import Level, Problem, as_json, show
from quiz.checks.rules import check
from tests.bank.bank_texts import HEAD, QUESTION, items


def problem(line: int = 1, column: int = 1, message: str = "this is wrong", hint: str = "") -> Problem:
    return Problem("code", message, hint, Level.ERROR, "bank.yaml", line, column)


def test_a_problem_is_shown_as_a_compiler_shows_it() -> None:
    shown = show(problem(2, 3, hint="write it right"), ["first", "a bad line"])
    assert shown.splitlines() == [
        "bank.yaml:2:3: error: this is wrong [code]",
        "  2 | a bad line",
        "    |   ^",
        "  hint: write it right",
    ]
    assert show(problem(5), ["first"]) == "bank.yaml:5:1: error: this is wrong [code]"
    assert show(problem(1), [""]) == "bank.yaml:1:1: error: this is wrong [code]"


def test_the_mark_stands_below_its_place_behind_wide_characters_and_tabs_and_in_a_long_line() -> None:
    assert show(problem(1, 6), ["\t日本e\u0301x"]).splitlines()[1:] == [
        "  1 |  日本e\u0301x",
        "    |       ^",
    ]
    tab = Problem("tab", "a tab", file="bank.yaml", line=1, column=2)
    assert show(tab, [" \tanswer:\tB"]).split("\n")[1:] == ["  1 |  →answer: B", "    |  ^"]
    _, text, mark = show(problem(1, 5_001), ["a" * 5_000 + "X" + "b" * 5_000]).splitlines()
    assert text[mark.index("^")] == "X"
    assert len(text) < 120
    assert ("| …" in text, text[-1]) == (True, "…")


def test_nothing_in_a_bank_reaches_the_terminal_raw() -> None:
    hostile = "\x1b]52;c;aGk=\x07\u202e\x9b31m\r"
    shown = show(problem(1, 2, "a" + hostile, "b" + hostile), [hostile])
    assert shown.replace("\n", "").isprintable()


def test_problems_as_json_are_one_array_of_objects() -> None:
    place = {"file": "bank.yaml", "line": 2, "column": 3, "code": "code", "level": "error"}
    written = as_json([problem(2, 3, "é", "b")])
    assert json.loads(written) == [{**place, "message": "é", "hint": "b"}]
    assert written.isascii()
    assert json.loads(as_json([])) == []


def test_checking_finds_errors_and_warnings_in_the_order_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    unsaid = QUESTION.replace("Lugansk\nwrong", "Odessa\nwrong").replace("Where", "Where again")
    path.write_text(HEAD + items(unsaid, QUESTION.replace("in Lugansk\n", "in Lugano\n")), encoding="utf-8")
    found = [(each.line, each.level, each.code) for each in check(path, "bank.yaml").problems]
    assert found == [(13, Level.WARNING, "answer-not-in-quote"), (19, Level.ERROR, "quote-missing")]
    assert [each.code for each in check(tmp_path / "absent").problems] == ["no-file"]
