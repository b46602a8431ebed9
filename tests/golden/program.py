"""The program as a user runs it, within this process: arguments and typed lines in, printed lines out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from quiz.cli import main

HERE = Path(__file__).parent
LIVES = HERE.parent / "lives"
BUILT_IN = HERE / "banks" / "serebryakov.yaml"
"""The bank that came with the program when the golden files were made."""
ADA = HERE / "banks" / "ada.yaml"
"""A small bank of two choices, one with two answers, an ordering, and a timeline of five."""


class Said(NamedTuple):
    """What came of a command."""

    code: int
    """Its exit code."""
    out: str
    """All that it printed on standard output."""
    err: str


class _Terminal(io.StringIO):
    """A stream of a terminal; typed lines are echoed on the `screen` when they are read."""

    screen: _Terminal | None = None

    def isatty(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as every text stream's
        line = super().readline(size)
        if self.screen:
            self.screen.write(line)
        return line


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory(prefix="quiz-golden-") as name:
        yield Path(name)


def run(home: Path, *arguments: str | Path, typed: Sequence[str] = (), terminal: bool = False) -> Said:
    """Run a command; the player's data is in `home`, and `typed` is all that is typed."""
    stream = _Terminal if terminal else io.StringIO
    output, notes, answers = stream(), io.StringIO(), stream("".join(f"{line}\n" for line in typed))
    if isinstance(answers, _Terminal) and isinstance(output, _Terminal):
        answers.screen = output
    surroundings = {"QUIZ_HOME": str(home), "QUIZ_PLAIN": "0", "NO_COLOR": "1"}
    with (
        patch.dict(os.environ, surroundings),
        patch.object(sys, "stdin", answers),
        redirect_stdout(output),
        redirect_stderr(notes),
    ):
        code = main([str(argument) for argument in arguments])
    return Said(code, output.getvalue(), notes.getvalue())
