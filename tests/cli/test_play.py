"""`quiz play`: which banks, how, and what is said of them."""

import io
import sys
from pathlib import Path

import pytest

from quiz.cli.play import is_by_line
from quiz.memory.log import Memory
from tests.cli.conftest import Quiz, Tty, a_file
from tests.plain.games import BANK

STREAMS = ("stdin", "stdout", "stderr")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ada.yaml", "--play", "round", "--length", "2"], "Question 1 of 2."),
        (["--play", "round"], "Question 1 of 10."),
        (["ada.yaml", "--topic", "life"], "on Life\n"),
        (["ada.yaml", "--kinds", "choice", "--length", "all"], "choices on everything"),
    ],
)
def test_arguments_make_the_round_and_in_a_pipe_nothing_else(
    arguments: list[str], said: str, quiz: Quiz
) -> None:
    with Memory() as memory:
        memory.keep_setting("settings", '{"length": 3}')
    assert said in quiz(*arguments).out


def test_history_names_the_built_in_bank_by_its_title(quiz: Quiz) -> None:
    quiz("--play", "proof", typed="1")
    assert "Proof, Leonid Serebryakov: " in quiz("history").out


def test_no_memory_is_one_line_and_play_goes_on(monkeypatch: pytest.MonkeyPatch, quiz: Quiz) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(Path("ada.yaml", "folder").absolute()))
    code, out, err = quiz("ada.yaml", "--play", "round")
    assert code == 0
    assert "Question 1" in out
    assert err.startswith("quiz: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_no_encoding_stops_a_game(encoding: str, monkeypatch: pytest.MonkeyPatch, quiz: Quiz) -> None:
    raw = io.BytesIO()
    a_file(text=BANK.replace("Paris", "Łódź 日本"))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding=encoding, errors="strict"))
    assert quiz("ada.yaml", "--play", "read").code == 0
    sys.stdout.flush()
    assert "The source: A. Friend" in raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("plain", "variable", "pipe", "by_line"),
    [
        (False, "QUIZ_PLAIN=", "", False),
        (False, "QUIZ_PLAIN=0", "", False),
        (True, "QUIZ_PLAIN=", "", True),
        (False, "QUIZ_PLAIN=1", "", True),
        (False, "TERM=dumb", "", True),
        *((False, "QUIZ_PLAIN=", stream, True) for stream in STREAMS),
    ],
)
def test_the_screen_is_for_terminals_that_can_show_it(
    plain: bool, variable: str, pipe: str, by_line: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for set_to in ("TERM=xterm", "QUIZ_PLAIN=", variable):
        monkeypatch.setenv(*set_to.split("="))
    for stream in STREAMS:
        monkeypatch.setattr(sys, stream, io.StringIO() if stream == pipe else Tty())
    assert is_by_line(plain=plain) is by_line
