"""The guide's way from a biography to a played quiz, gone step by step as it stands in the text."""

import re
import shlex
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a pty needs a POSIX system", allow_module_level=True)

import quiz
from quiz.cli import main
from quiz.guide import guide_page
from tests.terminal import Terminal

_BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
"""A block of the page: what stands behind its fence, and its text."""
_ON_SCREEN = {"edit": "accept draft", "ada.yaml": "Play a round"}
"""The first arguments of the commands that fill the screen, and what is on it when they are ready."""


def test_every_step_does_what_the_guide_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(Path(quiz.__file__).parents[1]))  # from another folder
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    waiting: Terminal | None = None
    for fence, text in _BLOCK.findall(guide_page("teach/start")):
        kind, _, file = fence.partition(" ")
        if kind == "text":
            Path(file).write_text(text, encoding="utf-8")
        elif kind == "yaml":
            with Path(file.removeprefix("append to ")).open("a", encoding="utf-8") as bank:
                bank.write(text)
        elif kind == "keys":
            assert waiting is not None
            for key in text.split():
                waiting.rest(0.15)  # as a person would, who looks before each key
                waiting.press(key)
            assert waiting.wait_exit() == 0
            waiting = None
        else:
            program, *arguments = shlex.split(text)
            assert (kind, program) == ("sh", "quiz")
            if shown := _ON_SCREEN.get(arguments[0]):
                waiting = Terminal([sys.executable, "-m", "quiz", *arguments], columns=120, rows=40)
                waiting.wait(shown)
            else:
                assert main(arguments) == 0
                said[arguments[0]] = "".join(capsys.readouterr())
    assert waiting is not None  # the last command plays
    with waiting:
        waiting.press("2", "enter")
        waiting.wait("1 of 3")
    assert "two years later" in said["new"].casefold()
    assert "no problems" in said["check"]
    assert Path("ada.yaml").read_text(encoding="utf-8").count("    draft: true") == 0
