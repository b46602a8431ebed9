"""Whether there is a terminal, and how wide it is."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quiz.plain.text import WIDTH

if TYPE_CHECKING:
    from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream stands for a terminal; it may be closed, or not be there at all."""
    return stream is not None and not stream.closed and stream.isatty()


def terminal_width() -> int:
    """The width for lines: that of the terminal, at most `WIDTH`."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return WIDTH
    # Some terminals say 0, or less than can be read.
    return min(WIDTH, columns - 1) if columns > 20 else WIDTH


def takes_colour(stream: TextIO | None) -> bool:
    """Whether a stream stands for a terminal that shows colours, and nobody has asked for none."""
    # https://no-color.org
    asked_for_none = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    # Older consoles of Windows print the codes.
    shows = sys.platform != "win32" or "WT_SESSION" in os.environ
    return is_terminal(stream) and shows and not asked_for_none
