"""The guide's way from a biography to a played quiz, gone step by step as it stands in the text."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

import quiz
from quiz.guide import guide_page
from tests.terminal import Terminal

_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ON_SCREEN = {"edit": "accept draft", "play": "Play a round"}
"""The commands that fill the screen, and what is on it when they are ready."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(Path(quiz.__file__).parents[1]))  # from another folder
    monkeypatch.chdir(tmp_path)
    return tmp_path


def steps() -> Iterator[tuple[str, str]]:
    """The blocks of the page, each with what stands behind its fence."""
    for block in _BLOCK.finditer(guide_page("teach/start")):
        yield block[1].strip(), block[2]


def command(line: str) -> list[str]:
    program, *arguments = shlex.split(line)
    assert program == "quiz"
    return [sys.executable, "-m", "quiz", *arguments]


def on_screen(line: str) -> str:
    """What the screen shows when a command has filled it; empty for one that does not."""
    first = shlex.split(line)[1]
    return _ON_SCREEN.get("play" if first.endswith(".yaml") else first, "")


def run(line: str) -> str:
    done = subprocess.run(
        command(line), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def test_every_step_does_what_the_guide_says(folder: Path) -> None:
    said: dict[str, str] = {}
    waiting: Terminal | None = None
    for fence, text in steps():
        kind, _, file = fence.partition(" ")
        if kind == "text":
            (folder / file).write_text(text, encoding="utf-8")
        elif fence.startswith("yaml append to "):
            with (folder / file.removeprefix("append to ")).open("a", encoding="utf-8") as bank:
                bank.write(text)
        elif kind == "keys":
            assert waiting is not None
            for key in text.split():
                while waiting.pump(0.2):  # as a person would, who looks before each key
                    pass
                waiting.press(key)
            assert waiting.wait_exit() == 0
            waiting = None
        else:
            assert kind == "sh"
            line = text.strip()
            if shown := on_screen(line):
                waiting = Terminal(command(line), columns=120, rows=40)
                waiting.wait(shown)
            else:
                said[shlex.split(line)[1]] = run(line)
    assert waiting is not None  # the last command plays
    with waiting:
        waiting.press("2", "enter")
        waiting.wait("1 of 3")
    assert "two years later" in said["new"].casefold()
    assert "0 errors" in said["check"]
    assert said["check"].count("[answer-elsewhere]") == 2
    assert (folder / "ada.yaml").read_text(encoding="utf-8").count("    draft: true") == 0
