"""`quiz coverage`, in the terminal and as a page; what it counts is pinned in tests/golden."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from quiz.authoring.coverage_page import MARKER
from quiz.plain.console import takes_colour
from tests.cli.conftest import Quiz, Tty, a_file
from tests.plain.games import BANK


@pytest.fixture(autouse=True)
def _bank() -> None:
    a_file("questions.yaml")


def test_the_bank_here_is_meant_if_none_is_named(quiz: Quiz) -> None:
    code, out, err = quiz("coverage")
    assert (code, err) == (0, "")
    assert "1. [2] Ada was born in Lndon [London] in 1815." in out.splitlines()
    assert "\x1b" not in out


def test_a_bank_with_errors_says_that_some_of_it_is_not_counted(quiz: Quiz) -> None:
    a_file("questions.yaml", BANK.replace("ask: Where was Ada born?", "ask:"))
    code, out, err = quiz("coverage")
    assert code == 0
    assert "1. [1] Ada was born" in out
    assert "questions.yaml has 1 error; what is broken in it is not counted" in err


@pytest.mark.parametrize("before", [None, f"<!doctype html>{MARKER}old, and much longer{'.' * 99_999}"])
def test_a_page_is_written_or_made_anew(before: str | None, quiz: Quiz) -> None:
    if before:
        a_file("page.html", before)
    code, out, err = quiz("coverage", "--html", "page.html")
    assert (code, out) == (0, "")
    assert "page.html is written" in err
    text = Path("page.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text.endswith("</html>\n")
    assert "old" not in text


def test_a_place_that_is_not_there_is_said(quiz: Quiz) -> None:
    code, _, err = quiz("coverage", "--html", "nowhere/page.html")
    assert code == 2
    assert "nowhere/page.html cannot be written: No such file" in err


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert takes_colour(Tty()) is expected
    assert not takes_colour(io.StringIO())
    assert not takes_colour(None)
