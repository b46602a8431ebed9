"""What can be wrong with the memory's file, in words for the player, and what is done about it.

A file that cannot be used is never written over or deleted: it is renamed so that the name says why, with
the files that SQLite keeps beside it. Damage found while a game is open is noted in a *doubt*, a small file
beside the memory, for the next start: nothing is taken from under a running game. An empty doubt means that
the memory has yet to be examined.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from itertools import chain, count
from typing import TYPE_CHECKING

from quiz.bank.problems import Problem, ProblemError
from quiz.memory.folder import DOUBT

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

DAMAGED, NEWER, FOREIGN = "damaged", "newer", "foreign"
"""Why a file cannot be the memory: the codes of the problems that `unfit` makes."""

_FAULTS = {
    DAMAGED: "is damaged",
    NEWER: "was written by a newer version of this program",
    FOREIGN: "is not this program's",
}


def unfit(fault: str) -> ProblemError:
    """The error that a file which cannot be the memory raises."""
    return ProblemError(Problem(fault, _FAULTS[fault]))


def reason(error: Exception, path: Path) -> str:
    """What went wrong with this file or folder, in words without a full stop."""
    if isinstance(error, ProblemError):
        return f"{path} {error}, and another game has it open"
    if isinstance(error, FileExistsError):
        return f"{error.filename} is not a folder"
    if isinstance(error, OSError):
        return f"{error.filename or path}: {error.strerror or error}"
    return f"{path} {_FAULTS[DAMAGED]}" if is_damage(error) else f"{path}: {error}"


def is_damage(error: Exception) -> bool:
    """Whether what stands in the file cannot be, as SQLite says, or Python of text that is none."""
    # The low byte is the kind: the rest says more than is asked here.
    kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return isinstance(error, UnicodeDecodeError) or kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def damage(path: Path) -> str:
    """Read every page of the memory, on a connection of its own: what is wrong with it, "" if nothing is.

    Raises sqlite3.Error if it cannot be read for any other reason.
    """
    if not path.exists():
        return ""  # SQLite would make it
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as connection:
        try:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            if is_damage(error):
                return str(error)
            raise
    return "" if found == "ok" else " ".join(str(found).split())


def companions(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a database: what is written but not yet in it, and their index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def set_aside(path: Path, fault: str, now: datetime) -> str:
    """Rename the memory and what stands beside it; what happened, in a line. Raises OSError.

    The new name is free, and says why and when: `quiz.damaged-20261122-210533.sqlite3`.
    """
    stem = f"quiz.{fault}-{now:%Y%m%d-%H%M%S}"
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    aside = next(free for name in stems if not (free := path.with_name(f"{name}.sqlite3")).exists())
    # The memory itself goes last: cut off in between, the next start finds it still unfit and goes on.
    for source, target in zip((*companions(path), path), (*companions(aside), aside), strict=True):
        if source.exists():
            source.rename(target)
    path.with_name(DOUBT).unlink(missing_ok=True)
    return f"{path} {_FAULTS[fault]}: it is kept as {aside.name}, and a new memory is begun"


def note_doubt(path: Path, found: str = "") -> None:
    """Note beside the memory that it is to be examined, or what was found; a full disk leaves it unsaid."""
    with suppress(OSError):
        path.with_name(DOUBT).write_text(found, encoding="utf-8")
