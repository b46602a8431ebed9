"""What every command does: its help, what it does not understand, how it ends when something breaks."""

import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from unittest.mock import Mock

import pytest

import quiz.cli
from quiz.cli import COMMANDS, main
from quiz.cli.exits import Exit, note
from tests.cli.conftest import Quiz


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_fits_a_terminal(command: list[str], quiz: Quiz) -> None:
    said = quiz(*command, "--help")
    assert said.code == 0
    assert said.out.count("\n") < 45
    assert max(map(len, said.out.splitlines())) <= 80


# What can go wrong


@pytest.mark.parametrize(
    ("arguments", "error", "code", "said"),
    [
        (
            [],
            KeyboardInterrupt(),
            Exit.INTERRUPTED,
            "quiz: interrupted. A round that was under way can be gone on with.\n",
        ),
        (["check", "x"], KeyboardInterrupt(), Exit.INTERRUPTED, "quiz: interrupted.\n"),
        (
            ["new"],
            ValueError("one\ntwo"),
            Exit.BROKEN,
            "quiz: a mistake in the program itself (ValueError: one two). "
            "The bank is written whole or not at all. Details: {}\n",
        ),
    ],
)
def test_the_last_words_are_one_line_that_fits_the_command(
    arguments: list[str],
    error: BaseException,
    code: Exit,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    home: Path,
) -> None:
    monkeypatch.setattr(quiz.cli, "main", Mock(side_effect=error))
    monkeypatch.setattr("sys.argv", ["quiz", *arguments])
    monkeypatch.delenv("QUIZ_DEBUG", raising=False)
    for module, hook in ((threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, hook, None)  # which the program sets, for ever
    with pytest.raises(SystemExit) as leaving:
        quiz.cli.run()
    assert (leaving.value.code, capsys.readouterr().err) == (
        code,
        said.format(home / "home" / "mistakes.txt"),
    )
    monkeypatch.setenv("QUIZ_DEBUG", "1")
    with pytest.raises(type(error) if code == Exit.BROKEN else SystemExit):
        quiz.cli.run()


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_is_closed_stops_nothing(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr(sys, stream, None)
    assert main(["ada.yaml", "--play", "round", "--plain"]) == 0


def run(*arguments: str, stdout: int) -> tuple[int, str]:
    """The exit code and the notes of the program by itself, with a real output."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        env={**inherited, "PYTHONPATH": str(Path(quiz.__file__).parents[1])},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.strip()


def test_a_reader_that_has_gone_is_no_noise() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    assert run("--help", stdout=writing) == (Exit.PIPE_CLOSED, "")
    os.close(writing)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = run("schema", stdout=full.fileno())
    assert done == (Exit.UNREADABLE, "quiz: the output: No space left on device.")


def test_on_a_terminal_lines_are_broken_between_words_and_not_within_a_path(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "  hint: see /a-folder/of-a-teacher/on-a-machine/with-a-bank.yaml:12 and mend it by hand, well"
    monkeypatch.setattr("quiz.cli.exits.columns_of", lambda _: 40)
    note(said)
    err = capsys.readouterr().err
    assert err.split() == said.split()
    assert [len(line) < 40 for line in err.splitlines()] == [True, False, True]
