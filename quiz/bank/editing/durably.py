"""A file with other bytes in it all at once: whoever reads it finds the old ones or the new ones, whole."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_ENDING = ".saving"
_LONGEST = 64
"""Characters of the file's name that are in that of the one written beside it."""
_STALE = 3_600
"""Seconds after which what a killed program left behind is cleared away."""


def replace(
    path: Path,
    content: bytes,
    *,
    like: os.stat_result | None = None,
    at_last: Callable[[], None] = lambda: None,
) -> None:
    """Give a file other bytes, or make it; raises OSError, and leaves nothing behind then.

    They are on the disk before they take the place of the old ones. The file has the mode and owner that
    `like` tells of, those of any new file if that is None. `at_last` is called right before the new bytes
    take their place, and prevents it by raising.
    """
    written = path.with_name(f"{_beginning(path)}{os.getpid()}-{os.urandom(4).hex()}{_ENDING}")
    try:
        _write(written, content, like)
        at_last()
        os.replace(written, path)  # noqa: PTH105 - the same, and says that it replaces
    except BaseException:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise
    _keep_name(path.parent)
    with suppress(OSError):
        _clear_away(path)


def _beginning(path: Path) -> str:
    return f".{path.name[:_LONGEST]}."


def _write(path: Path, content: bytes, like: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600 if like else 0o666), "wb") as file:
        file.write(content)
        file.flush()
        if like and sys.platform != "win32":
            with suppress(OSError):  # only an administrator gives a file to another
                os.fchown(file.fileno(), like.st_uid, like.st_gid)
            os.fchmod(file.fileno(), stat.S_IMODE(like.st_mode))
        os.fsync(file.fileno())


def _keep_name(folder: Path) -> None:
    """Have the disk keep which file has the name now; systems that cannot do it by themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clear_away(path: Path) -> None:
    """Remove what programs left behind that were killed while they wrote this file."""
    beginning, oldest = _beginning(path), time.time() - _STALE
    for name in os.listdir(path.parent):  # noqa: PTH208 - thrice as quick in a folder of a thousand files
        if name.startswith(beginning) and name.endswith(_ENDING):
            left = path.with_name(name)
            if left.stat().st_mtime < oldest:
                left.unlink()
