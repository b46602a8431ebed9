"""The conversation on the process's own streams."""

from __future__ import annotations

import io
import sys

from quiz.plain.console import Console
from quiz.plain.terminal import is_terminal, terminal_width
from quiz.plain.text import WIDTH


def console() -> Console:
    """A conversation with whoever sits at the terminal, or with a pipe."""
    interactive = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    return Console(
        sys.stdin or io.StringIO(),
        sys.stdout or io.StringIO(),
        interactive=interactive,
        width=terminal_width() if interactive else WIDTH,
    )
