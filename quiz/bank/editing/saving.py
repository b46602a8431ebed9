"""A bank's file saved: as a whole, and only over the file that was read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from quiz.bank.editing.durably import replace
from quiz.bank.files import UnreadableError, read_file

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


class ChangedOnDisk(Exception):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that another program has saved since it was read."""

    def __init__(self, theirs: bytes) -> None:
        super().__init__("another program has saved this file meanwhile")
        self.theirs = theirs
        """What stands in it now."""


class SaveFailed(Exception):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that cannot be saved, with the way out; it is as it was."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        """What keeps it from being saved, in one line."""
        self.hint = hint
        """The way out."""


class FileGone(SaveFailed):
    """A file that was there and is no more."""


def save(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes into a file that has these; a file that is not there has none.

    Whatever happens, it has the old or the new ones whole, under its own name and mode; a link to it is
    followed. Raises ChangedOnDisk and SaveFailed.
    """
    try:
        path = path.resolve(strict=False)
        like = _status(path)
        _check(path, before)
        if after != before:
            replace(path, after, like=like, at_last=lambda: _check(path, before))
    except UnreadableError as error:
        raise SaveFailed(error.message, error.hint) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise _failed(error) from None


def _status(path: Path) -> os.stat_result | None:
    """What the file is like; None if it is not there."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISREG(status.st_mode) and not os.access(path, os.W_OK):
        raise SaveFailed("this file is read-only", "allow yourself to write it, or save a copy")
    return status


def _check(path: Path, before: bytes) -> None:
    """Raise ChangedOnDisk if the file has not these bytes."""
    try:
        theirs = read_file(path)
    except UnreadableError as error:
        if error.code != "no-file":
            raise
        if not path.parent.is_dir():
            raise SaveFailed(
                "the folder of this file is gone", "put it back, or save the file elsewhere"
            ) from None
        if before:
            raise FileGone("this file has been moved or deleted", "put it back, or write it anew") from None
        return
    if theirs != before:
        raise ChangedOnDisk(theirs)


def _failed(error: Exception) -> SaveFailed:
    number = error.errno if isinstance(error, OSError) else None
    if number in _FULL:
        return SaveFailed("the disk is full", "make room on it, and save again")
    if number == errno.EROFS:
        return SaveFailed("this disk cannot be written to", "save a copy on another")
    if number in (errno.EACCES, errno.EPERM):
        return SaveFailed(
            "you are not allowed to write in this folder, or another program has the file open",
            "close other programs, or save a copy in a folder of your own",
        )
    if number in (errno.ENOENT, errno.ENOTDIR):
        return SaveFailed("the folder of this file is gone", "put it back, or save the file elsewhere")
    reason = getattr(error, "strerror", None) or str(error)
    return SaveFailed(f"this file cannot be saved: {reason}", "save a copy in another folder")
