"""A bank's file saved: as a whole, and only over the file that was read."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from quiz.bank.files import builtin_path, read_file
from quiz.bank.format import without_schema_line
from quiz.bank.problems import Problem, ProblemError

_ENDING = ".saving"
_LONGEST = 64  # characters of the file's name that are in that of the one written beside it
_STALE = 3_600  # seconds after which what a killed program left behind is cleared away


def write_whole(
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
    beginning = f".{path.name[:_LONGEST]}."
    written = path.with_name(f"{beginning}{os.getpid()}-{os.urandom(4).hex()}{_ENDING}")
    try:
        _write(written, content, like)
        at_last()
        os.replace(written, path)  # noqa: PTH105 - the same, and says that it replaces
    except BaseException:
        with suppress(OSError):
            written.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # the disk keeps by itself which file has the name now, where this cannot be said
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    with suppress(OSError):
        _clear_away(path.parent, beginning)


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


def _clear_away(folder: Path, beginning: str) -> None:
    """Remove what programs left behind that were killed while they wrote this file."""
    for name in os.listdir(folder):  # noqa: PTH208 - thrice as quick in a folder of a thousand files
        if name.startswith(beginning) and name.endswith(_ENDING):
            left = folder / name
            if left.stat().st_mtime < time.time() - _STALE:
                left.unlink()


class ChangedOnDisk(ProblemError):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that another program has saved since it was read."""

    def __init__(self, theirs: bytes) -> None:
        super().__init__(Problem("changed-on-disk", "another program has saved this file meanwhile"))
        self.theirs = theirs
        """What stands in it now."""


_FAILURES = {
    "disk-full": ("the disk is full", "make room on it, and save again"),
    "no-folder": ("the folder of this file is gone", "put it back, or save the file elsewhere"),
    "not-allowed": (
        "you are not allowed to write in this folder, or another program has the file open",
        "close other programs, or save a copy in a folder of your own",
    ),
    "read-only": (
        "this file or its disk is read-only",
        "allow yourself to write it, or save a copy elsewhere",
    ),
    "file-gone": ("this file has been moved or deleted", "put it back, or write it anew"),
}
_CODES = {
    **dict.fromkeys((errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)), "disk-full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM), "not-allowed"),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "no-folder"),
    errno.EROFS: "read-only",
}


def save(path: Path, before: bytes, after: bytes) -> None:
    """Put other bytes into a file that has these; a file that is not there has none.

    Whatever happens, it has the old or the new ones whole, under its own name and mode; a link to it is
    followed. Raises ChangedOnDisk, and ProblemError (`file-gone` if it is there no more).
    """
    try:
        path = path.resolve(strict=False)
        like = path.stat() if path.exists() else None
        if like and stat.S_ISREG(like.st_mode) and not os.access(path, os.W_OK):
            raise _failure("read-only")
        _check(path, before)
        if after != before:
            write_whole(path, after, like=like, at_last=lambda: _check(path, before))
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _CODES:
            raise _failure(_CODES[error.errno]) from None
        message = f"this file cannot be saved: {getattr(error, 'strerror', None) or error}"
        raise ProblemError(Problem("cannot-save", message, "save a copy in another folder")) from None


def _check(path: Path, before: bytes) -> None:
    try:
        theirs = read_file(path)
    except ProblemError as error:
        if error.problem.code != "no-file":
            raise
        theirs = b""
        if before or not path.parent.is_dir():
            raise _failure("file-gone" if path.parent.is_dir() else "no-folder") from None
    if theirs != before:
        raise ChangedOnDisk(theirs)


def _failure(code: str) -> ProblemError:
    return ProblemError(Problem(code, *_FAILURES[code]))


HERE = "questions.yaml"
"""What a bank is called that needs not be named."""


def copy_builtin(path: Path) -> None:
    """Write a copy of the built-in bank, where no file is yet; raises ProblemError."""
    try:
        with path.open("xb") as copy:
            copy.write(without_schema_line(builtin_path().read_bytes()))
    except OSError as error:
        message = f"{path} cannot be written here: {error.strerror}"
        raise ProblemError(Problem("cannot-copy", message)) from None
