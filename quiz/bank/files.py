"""Files as bytes: regular ones of bounded size, never waited for, and for a bank only those in its folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

MAX_BYTES = 16 * 1024 * 1024
"""A bank of 10,000 questions has a fifth of it."""


class UnreadableError(OSError):
    """A file that cannot be read, with the way out."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def read_file(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `limit` bytes; raises UnreadableError."""
    try:
        _refuse_irregular(path.stat())  # before it is opened: opening alone makes some devices act
        # A pipe put in its place meanwhile is not waited for.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            _refuse_irregular(status)
            raw = b"" if status.st_size > limit else file.read(limit + 1)
    except UnreadableError:
        raise
    except FileNotFoundError:
        raise UnreadableError("no-file", "there is no such file", "check its name and folder") from None
    except NotADirectoryError:
        raise UnreadableError("no-file", "there is no such folder", "check its name and folder") from None
    except PermissionError:
        raise UnreadableError(
            "no-permission",
            "you are not allowed to read this file",
            "ask its owner, or copy it to your own folder",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            "unreadable", f"this file cannot be read: {reason}", "check its name and folder"
        ) from None
    if status.st_size > limit or len(raw) > limit:
        raise UnreadableError(
            "too-big",
            f"this file is larger than {limit // 1024 // 1024} MB, too large for a bank or its text",
            "make several files of it",
        )
    return raw


def inside(folder: Path, name: str) -> Path:
    r"""The file that a bank in `folder` calls `name`, symbolic links resolved.

    Raises UnreadableError if it is not in the folder or below it.
    `/` and `\` both part folders, so that a bank means the same file on every system.
    """
    windows, posix = PureWindowsPath(name), PurePosixPath(name.replace("\\", "/"))
    outside = UnreadableError(
        "file-outside",
        "a bank reads only files in its own folder, and this one is elsewhere",
        "copy it beside the bank and give its name alone, such as  file: biography.txt",
    )
    if not name or "\0" in name or ":" in name or windows.anchor or posix.anchor or ".." in posix.parts:
        raise outside
    try:
        home = folder.resolve()
        path = (home / posix).resolve()
        if path.is_symlink():  # a loop of symbolic links, from Python 3.13 on
            raise outside
    except (OSError, RuntimeError, ValueError):  # such a loop before, or a name that no file can have
        raise outside from None
    if not path.is_relative_to(home):
        raise outside
    return path


def _refuse_irregular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("folder", "this is a folder, not a file", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("not-a-file", "this is no ordinary file but a device or a pipe", "name a file")
