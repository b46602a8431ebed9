"""What can be wrong with the memory, in words for the player, and what is done about it.

A file that cannot be used is never written over or deleted: it is renamed so that the name says why, with
the files that SQLite keeps beside it. Damage found while a game is open is noted in a *doubt*, a small file
beside the memory, for the next start: nothing is taken from under a running game. An empty doubt means that
the memory has yet to be examined.
"""

from __future__ import annotations

import errno
from enum import StrEnum
from typing import TYPE_CHECKING

from quiz.memory.folder import DOUBT, aside_name, companions
from quiz.memory.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class MemoryProblem(Exception):  # noqa: N818 - a problem is shown, an error is caught
    """The memory could not do what it was asked to; the game can go on without it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        """One line for the player."""


class Fault(StrEnum):
    """Why a file cannot be the memory; the value stands in the name it is set aside by."""

    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"


_FAULTS = {
    Fault.DAMAGED: "is damaged",
    Fault.NEWER: "was written by a newer version of this program",
    Fault.FOREIGN: "is not this program's",
}


class UnfitError(Exception):
    """The file cannot be the memory."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
        """Why not."""


def check_header(path: Path) -> None:
    """Raise UnfitError if the file's first bytes say that it is no memory of ours.

    SQLite would find it out too, but it deletes a log beside the file that it cannot read. The layout is that
    of https://www.sqlite.org/fileformat.html, section 1.3.
    """
    if not path.is_file() and not path.is_dir():
        raise UnfitError(Fault.FOREIGN)  # opening a pipe would wait without end
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise UnfitError(Fault.DAMAGED)
    check_marks(int.from_bytes(header[68:72]), int.from_bytes(header[60:64]))


def check_marks(identity: int, version: int) -> None:
    """Raise UnfitError if a file's application id and version are not ours; 0 and 0 may be a new file's."""
    if identity != APPLICATION_ID and (identity or version):
        raise UnfitError(Fault.FOREIGN)
    if version > VERSION:
        raise UnfitError(Fault.NEWER)


def reason(error: Exception, path: Path) -> str:
    """What went wrong with this file or folder, in words without a full stop."""
    # Deferred: it takes 13 ms, and only an open memory needs it.
    import sqlite3

    if isinstance(error, UnfitError):
        return f"{path} {_FAULTS[error.fault]}, and another game has it open"
    if isinstance(error, OSError):
        place = error.filename or path
        if error.errno in (errno.ENOTDIR, errno.EEXIST):
            return f"{place} is not a folder"
        if error.errno == errno.EISDIR:
            return f"{place} is a folder"
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return f"{place} cannot be written"
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return f"the disk is full ({place})"
        return f"{error.strerror or error} ({place})"
    code = getattr(error, "sqlite_errorcode", None)
    words = {
        sqlite3.SQLITE_FULL: f"the disk is full ({path.parent})",
        sqlite3.SQLITE_READONLY: f"{path} cannot be written",
        sqlite3.SQLITE_PERM: f"{path} cannot be written",
        sqlite3.SQLITE_CANTOPEN: f"{path} cannot be opened",
        sqlite3.SQLITE_CORRUPT: f"{path} is damaged",
        sqlite3.SQLITE_NOTADB: f"{path} is damaged",
        sqlite3.SQLITE_BUSY: f"another program keeps {path} busy",
        sqlite3.SQLITE_PROTOCOL: f"{path} cannot be locked there",
        sqlite3.SQLITE_IOERR: f"the disk reports an error at {path}",
    }
    # The low byte is the kind of error; the rest says more than a player needs.
    return words.get(code & 0xFF, str(error)) if isinstance(code, int) else str(error)


def is_damage(error: Exception) -> bool:
    """Whether what stands in the file cannot be, as SQLite says, or Python of text that is none."""
    import sqlite3

    if isinstance(error, UnicodeDecodeError):
        return True
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return (code & 0xFF) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damage(path: Path) -> str:
    """Read every page of the memory, on a connection of its own: what is wrong with it, "" if nothing is.

    Raises sqlite3.Error if it cannot be read for any other reason.
    """
    import contextlib
    import sqlite3

    if not path.exists():
        # SQLite would make it.
        return ""
    with contextlib.closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as connection:
        try:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if is_damage(error):
                return str(error)
            raise
    return "" if found == "ok" else " ".join(str(found).split())


def set_aside(path: Path, fault: Fault, now: datetime) -> str:
    """Rename the memory and what stands beside it; what happened, in a line. Raises OSError."""
    aside = aside_name(path.parent, fault, now)
    # The memory itself goes last: cut off in between, the next start finds it still unfit and goes on.
    for source, target in zip((*companions(path), path), (*companions(aside), aside), strict=True):
        if source.exists():
            source.rename(target)
    path.with_name(DOUBT).unlink(missing_ok=True)
    return f"{path} {_FAULTS[fault]}: it is kept as {aside.name}, and a new memory is begun"


def note_doubt(path: Path, found: str = "") -> None:
    """Note beside the memory that it is to be examined, or what was found; a full disk leaves it unsaid."""
    import contextlib

    with contextlib.suppress(OSError):
        path.with_name(DOUBT).write_text(found, encoding="utf-8")


def is_doubtful(path: Path) -> bool:
    """Whether a game before this one ended without closing the memory, or one began to examine it."""
    return path.with_name(DOUBT).exists() or companions(path)[0].exists()


def damage_was_found(path: Path) -> bool:
    """Whether an earlier game found damage that is still there; an unfounded doubt is dropped."""
    doubt = path.with_name(DOUBT)
    if not doubt.exists() or doubt.stat().st_size == 0:
        return False
    if damage(path):
        return True
    doubt.unlink()
    return False


def examine(path: Path) -> str:
    """Look for damage in the whole file: a line for the player, "" if none was seen."""
    import sqlite3

    try:
        found = damage(path)
    except sqlite3.Error:
        return ""
    if not found:
        path.with_name(DOUBT).unlink(missing_ok=True)
        return ""
    note_doubt(path, found)
    return f"{path} is damaged ({found}): the next start sets it aside and begins a new memory"
