"""`quiz coverage`, in the terminal and as a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from quiz.authoring.coverage_page import MARKER
from quiz.cli import main
from quiz.plain.console import takes_colour
from tests.plain.games import BANK


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "questions.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


def test_the_bank_here_is_meant_if_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage"]) == 0
    said = capsys.readouterr()
    assert "1. [2] Ada was born in Lndon [London] in 1815." in said.out.splitlines()
    assert "Nothing asks about sentence 3." in said.out
    assert not said.err


def test_nothing_is_coloured_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    main(["coverage"])
    assert "\x1b" not in capsys.readouterr().out


def test_a_bank_with_errors_says_that_some_of_it_is_not_counted(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank.write_text(BANK.replace("ask: Where was Ada born?", "ask:"), encoding="utf-8")
    assert main(["coverage"]) == 0
    said = capsys.readouterr()
    assert "1. [1] Ada was born" in said.out
    assert "questions.yaml has 1 error; what is broken in it is not counted" in said.err


def test_what_is_no_bank_ends_with_two() -> None:
    assert main(["coverage", "nothing.yaml"]) == 2


def test_a_page_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--html", "page.html"]) == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    said = capsys.readouterr()
    assert not said.out
    assert "page.html is written" in said.err


def test_a_page_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(f"<!doctype html>{MARKER}old, and much longer{'.' * 99_999}")
    assert main(["coverage", "--html", "page.html"]) == 0
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "old" not in text
    assert text.endswith("</html>\n")


@pytest.mark.parametrize("name", ["mine.html", "questions.yaml", "folder"])
def test_what_is_no_such_page_is_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "mine.html").write_text("<p>mine</p>", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert main(["coverage", "--html", name]) == 2
    assert "is there already" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_place_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--html", "nowhere/page.html"]) == 2
    assert "nowhere/page.html cannot be written: No such file" in capsys.readouterr().err


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
