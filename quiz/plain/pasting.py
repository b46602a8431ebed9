"""A text that is pasted into the terminal, of any length."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

_END = b"\x04"  # Ctrl+D
_CHUNK = 1 << 16


def read_pasted(stream: TextIO, limit: int, invite: Callable[[], None]) -> bytes:
    """What is typed or pasted into a terminal up to Ctrl+D; no more than about `limit` bytes.

    `invite` is called when the terminal is ready for it.
    """
    if sys.platform == "win32":
        invite()
        return stream.read(limit).encode()
    read = b""
    with _without_lines(stream.fileno()):
        invite()
        while len(read) <= limit and (chunk := os.read(stream.fileno(), _CHUNK)):
            before, end, _ = chunk.partition(_END)
            read += before
            if end:
                break
    return read


@contextmanager
def _without_lines(terminal: int) -> Iterator[None]:
    """Let a terminal give what it gets at once: line by line, it cuts a line after 4,095 bytes."""
    import termios  # Windows has none

    before = termios.tcgetattr(terminal)
    changed = termios.tcgetattr(terminal)
    changed[3] &= ~termios.ICANON
    termios.tcsetattr(terminal, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
