"""A folder with banks, and the ways into the program from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest

from tests.journeys.banks import ADA
from tests.journeys.screens import Player, Teacher
from tests.terminal import Terminal

_COMMAND = (sys.executable, "-m", "quiz")
_PATIENCE = 60.0
"""Seconds: what a machine that has other work may take to show something."""

_Sitting = TypeVar("_Sitting", bound=Terminal)


class Said(NamedTuple):
    """What came of a command."""

    code: int
    """The exit code."""
    out: str
    err: str

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What it printed for machines."""
        found = json.loads(self.out)
        assert isinstance(found, list)
        return found


class Folder:
    """The folder of one person, with a memory of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._environment = {
            "QUIZ_HOME": str(path / "home"),
            "PYTHONIOENCODING": "utf-8",
            "TEXTUAL_ANIMATIONS": "none",  # every frame that moves is one more to wait for
        }

    def write(self, name: str, text: str) -> Path:
        """Write a file whole, so that nobody reads half of it; its path."""
        path = self.path / name
        beside = path.with_name(f"{name}.new")
        beside.write_bytes(text.encode())
        return beside.replace(path)

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.path / name).read_bytes().decode()

    def has(self, name: str, text: str) -> Callable[[], bool]:
        """Whether a text stands in a file by now."""
        return lambda: text in self.read(name)

    def run(self, *arguments: str, typed: str = "") -> Said:
        """Run a command to its end, `typed` coming to it in a pipe; names are seen from the folder."""
        done = subprocess.run(
            [*_COMMAND, *arguments],
            cwd=self.path,
            env={**os.environ, **self._environment},
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def open(
        self,
        who: Callable[..., _Sitting],
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        **environment: str,
    ) -> _Sitting:
        """Run a command in a terminal of `size` columns and rows; names of banks are seen from the folder."""
        columns, rows = size
        return who(
            [*_COMMAND, *(self._seen(each) for each in arguments)],
            columns=columns,
            rows=rows,
            environment={**self._environment, **environment},
            patience=_PATIENCE,
        )

    def _seen(self, argument: str) -> str:
        return str(self.path / argument) if argument.endswith((".yaml", ".txt", ".html")) else argument

    def play(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        who: type[Player] = Player,
        **environment: str,
    ) -> Player:
        """Play on the screen: `ada.yaml` if no bank is named."""
        banks = () if any(each.endswith(".yaml") for each in arguments) else ("ada.yaml",)
        return self.open(who, *banks, *arguments, size=size, **environment)

    def edit(
        self, name: str = "ada.yaml", size: tuple[int, int] = (120, 40), who: type[Teacher] = Teacher
    ) -> Teacher:
        """Open the workshop."""
        return self.open(who, "edit", name, size=size)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder in which `ada.yaml` is the bank of a short life."""
    folder = Folder(tmp_path)
    folder.write("ada.yaml", ADA)
    return folder
