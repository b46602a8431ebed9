"""What goes out: notes on standard error, and nothing that stops the program on its way."""

from __future__ import annotations

import os
import sys


def note(*lines: str) -> None:
    """Say lines on standard error; empty ones are left out."""
    from quiz.plain.text import shown  # not needed for `quiz --version`

    if sys.stderr:
        for line in filter(None, lines):
            print(shown(line), file=sys.stderr)


def make_streams_safe() -> None:
    """Let no character stop the program that an output has no encoding for, or an input no meaning."""
    import io

    from quiz.plain.text import SPELLED

    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, SPELLED), (sys.stderr, SPELLED)):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def silence_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail as well."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
