"""A problem as it is shown and written; whole files are in tests/golden."""

import json

from quiz.bank.problems import Level, Problem, as_json, show


def problem(line: int = 1, column: int = 1, message: str = "this is wrong", hint: str = "") -> Problem:
    return Problem("code", message, hint, Level.ERROR, "bank.yaml", line, column)


def test_the_mark_stands_below_its_place_behind_wide_characters_and_tabs_and_in_a_long_line() -> None:
    assert show(problem(5), ["first"]) == show(problem(5), [""] * 5)  # no line of the file: none is shown
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
