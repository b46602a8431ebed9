"""What went wrong in the program itself, written down for whoever mends it."""

from __future__ import annotations

import platform
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

from quiz import __version__
from quiz.memory.folder import data_folder, prepare

FILE = "mistakes.txt"
_LONGEST = 200_000
"""Bytes after which the file begins anew: what is repeated for ever fills no disk."""


def write_down(error: BaseException) -> Path | None:
    """Write an error down with its trace; gives the file, None if there can be none."""
    path = data_folder() / FILE
    runs = f"quiz {__version__}, Python {platform.python_version()}, {sys.platform}"
    with suppress(OSError):
        prepare(path.parent)
        is_long = path.exists() and path.stat().st_size > _LONGEST
        with path.open("w" if is_long else "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("\n".join((f"{datetime.now(UTC):%F %T} UTC, {runs}", *format_exception(error), "")))
        return path
    return None
