"""The program in this process, in a folder and with a memory of its own."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from quiz.cli import main
from tests.golden.program import Said
from tests.plain.games import BANK

Quiz: TypeAlias = Callable[..., Said]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, in which `ada.yaml` is a bank; its memory is in `home`."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    a_file()
    return tmp_path


@pytest.fixture
def quiz(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Quiz:
    """Run a command, with what comes to it in a pipe."""

    def run(*arguments: str, typed: str | bytes = "") -> Said:
        raw = typed if isinstance(typed, bytes) else typed.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        capsys.readouterr()
        return Said(main(arguments), *capsys.readouterr())

    return run


def a_file(name: str = "ada.yaml", text: str | bytes = BANK) -> str:
    """Write a file into the folder; its name."""
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True
