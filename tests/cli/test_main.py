"""What every command does: its help, what it does not understand, how it ends when something breaks."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import quiz.cli
from quiz.cli import COMMANDS, main
from quiz.cli.exits import Exit
from tests.cli.conftest import Quiz
from tests.plain.games import HOSTILE


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_fits_a_terminal(command: list[str], quiz: Quiz) -> None:
    said = quiz(*command, "--help")
    assert said.code == 0
    assert said.out.count("\n") < 45
    assert max(map(len, said.out.splitlines())) <= 110


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--length", length] for length in ("0", "ten", "-5")),
        *(["--kinds", kinds] for kinds in ("essay", ",")),
        ["--play", "poker"],
        ["--nonsense"],
        ["check", "--nonsense"],
        ["history", "extra"],
        ["--seed"],
    ],
)
def test_arguments_that_are_not_understood_are_2(arguments: list[str], quiz: Quiz) -> None:
    code, out, err = quiz(*arguments)
    assert (code, out) == (Exit.UNREADABLE, "")
    assert "quiz: error: " in err


@pytest.mark.parametrize(
    "arguments", [[f"{HOSTILE}.yaml"], ["check", f"{HOSTILE}.yaml"], [f"--{HOSTILE}"], ["guide", HOSTILE]]
)
def test_no_argument_reaches_the_terminal_as_it_is(arguments: list[str], quiz: Quiz) -> None:
    code, out, err = quiz(*arguments)
    assert code == Exit.UNREADABLE
    assert err
    assert not set("\x1b\x07\x9b\u202e") & set(out + err)


def test_a_home_of_nobody_is_a_folder_of_that_name(quiz: Quiz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", "~nosuchuser/x")
    assert quiz("history") == (0, "Nothing has been played yet.\n", "")


# What can go wrong


def exit_code(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """The exit code of a program in which this happens."""

    def fail() -> int:
        raise error

    monkeypatch.setattr(quiz.cli, "main", fail)
    with pytest.raises(SystemExit) as leaving:
        quiz.cli.run()
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_last_words_fit_the_command(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["quiz", *command.split(), "ada.yaml"])
    assert exit_code(monkeypatch, KeyboardInterrupt()) == Exit.INTERRUPTED
    _, kept = COMMANDS[command or "play"]
    assert capsys.readouterr().err == f"quiz: interrupted. {kept}".rstrip() + "\n"


def test_a_mistake_in_the_program_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QUIZ_DEBUG", raising=False)
    monkeypatch.setattr("sys.argv", ["quiz", "new"])
    assert exit_code(monkeypatch, ValueError("one\ntwo")) == Exit.BROKEN
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "ValueError: one two" in said
    assert "whole or not at all" in said


def test_a_mistake_in_the_program_is_raised_for_who_looks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DEBUG", "1")
    monkeypatch.setattr(quiz.cli, "main", lambda: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        quiz.cli.run()


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_a_stream_that_is_closed_stops_nothing(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr(sys, stream, None)
    assert main(["ada.yaml", "--play", "round", "--plain"]) == 0


def run(*arguments: str, stdout: int) -> subprocess.CompletedProcess[str]:
    """The program by itself, with a real output."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        env={**inherited, "PYTHONPATH": str(Path(quiz.__file__).parents[1])},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--plain", "--play", "read"]])
def test_a_reader_that_has_gone_is_no_noise(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run(*arguments, stdout=writing)
    os.close(writing)
    assert (done.returncode, "Broken" in done.stderr) == (Exit.PIPE_CLOSED, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = run("schema", stdout=full.fileno())
    assert done.returncode == Exit.UNREADABLE
    assert done.stderr.strip() == "quiz: the output: No space left on device."
