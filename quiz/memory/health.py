"""What can be wrong with the memory, in words for the player, and what is done about it.

A file that cannot be used is never written over or deleted: it is renamed so that the name says why, with
the files that SQLite keeps beside it. Damage found while a game is open is noted in a *doubt*, a small file
beside the memory, for the next start: nothing is taken from under a running game. An empty doubt means that
the memory has yet to be examined.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


APPLICATION_ID = 0x7155495A
"""“qUIZ” in ASCII: how the file says whose it is."""

_TABLES = (
    # A round as it was dealt. Its answers and its ending are entries of their own.
    """
    CREATE TABLE round (
        number  INTEGER PRIMARY KEY,
        id      TEXT NOT NULL UNIQUE,
        player  TEXT NOT NULL,
        play    TEXT NOT NULL,
        seed    TEXT NOT NULL,
        day     TEXT NOT NULL,
        begun   TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        banks   TEXT NOT NULL,
        opening TEXT NOT NULL,
        dealt   TEXT NOT NULL,
        total   INTEGER NOT NULL
    )
    """,
    # The log. `number` is the order of commits, which a clock set back does not change.
    """
    CREATE TABLE answer (
        number      INTEGER PRIMARY KEY,
        id          TEXT NOT NULL UNIQUE,
        at          TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        player      TEXT NOT NULL,
        bank        TEXT NOT NULL,
        item        TEXT NOT NULL,
        kind        TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        round       TEXT NOT NULL REFERENCES round (id),
        position    INTEGER NOT NULL CHECK (position >= 0),
        chosen      TEXT NOT NULL,
        mark        REAL NOT NULL CHECK (mark BETWEEN 0 AND 1),
        seconds     REAL NOT NULL CHECK (seconds >= 0),
        sure        INTEGER NOT NULL CHECK (sure IN (0, 1))
    )
    """,
    "CREATE INDEX answer_by_round ON answer (round, position)",
    "CREATE INDEX answer_by_item ON answer (player, bank, item)",
    """
    CREATE TABLE amendment (
        number INTEGER PRIMARY KEY,
        answer TEXT NOT NULL REFERENCES answer (id),
        what   TEXT NOT NULL CHECK (what IN ('sure', 'unsure', 'taken back')),
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX amendment_by_answer ON amendment (answer)",
    """
    CREATE TABLE ending (
        number INTEGER PRIMARY KEY,
        round  TEXT NOT NULL REFERENCES round (id),
        how    TEXT NOT NULL CHECK (how IN ('finished', 'given up', 'taken up')),
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX ending_by_round ON ending (round)",
    """
    CREATE TABLE flag (
        number INTEGER PRIMARY KEY,
        player TEXT NOT NULL,
        bank   TEXT NOT NULL,
        item   TEXT NOT NULL,
        word   TEXT NOT NULL,
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # The answers that count, as they stand now. Two games that go on with one round may both answer a
    # position: the first to be committed counts.
    """
    CREATE VIEW standing AS
    SELECT number, id, at, utc_offset, player, bank, item, kind, fingerprint, round, position, chosen, mark,
        seconds,
        COALESCE(
            (SELECT what = 'sure' FROM amendment AS a
             WHERE a.answer = answer.id AND what IN ('sure', 'unsure') ORDER BY a.number DESC LIMIT 1),
            sure
        ) AS sure
    FROM answer
    WHERE NOT EXISTS (SELECT 1 FROM amendment AS a WHERE a.answer = answer.id AND a.what = 'taken back')
      AND NOT EXISTS (
        SELECT 1 FROM answer AS earlier
        WHERE earlier.round = answer.round AND earlier.position = answer.position
          AND earlier.number < answer.number
          AND NOT EXISTS (SELECT 1 FROM amendment AS a WHERE a.answer = earlier.id AND a.what = 'taken back')
      )
    """,
)

_FIRST = ("round", "answer", "amendment", "ending", "flag")
APPEND_ONLY = (*_FIRST, "settlement")
"""The tables that only ever grow."""

# That a flag needs no more looking at: its question was mended, or is right as it is.
_SETTLEMENT = (
    """
    CREATE TABLE settlement (
        number INTEGER PRIMARY KEY,
        flag   INTEGER NOT NULL REFERENCES flag (number),
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX settlement_by_flag ON settlement (flag)",
)


def _held(table: str) -> tuple[str, str]:
    """Triggers that refuse to change a row of the table, or to delete one."""
    return (
        f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    )


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (*_TABLES, *(trigger for table in _FIRST for trigger in _held(table))),
    (*_SETTLEMENT, *_held("settlement")),
)
"""What brings a file from version n, its place here, to n + 1; 0 is an empty file. Only ever appended to."""

VERSION = len(MIGRATIONS)
"""The version that this program reads and writes (`PRAGMA user_version`)."""


MEMORY = "quiz.sqlite3"
LOCK = "quiz.lock"
DOUBT = "quiz.doubt"
RECOVERY = "unsaved"


def data_folder() -> Path:
    """The folder of the player's memory: `QUIZ_HOME` if it is set, else the system's place for it."""
    home = os.environ.get("QUIZ_HOME", "").strip()
    if home:
        with suppress(RuntimeError):  # there is no such user: then it is the folder of that name
            home = str(Path(home).expanduser())
        return Path(os.path.abspath(home))  # noqa: PTH100 - resolve() would follow links
    # Deferred: a folder named by QUIZ_HOME or by the caller needs none of it.
    from platformdirs import user_data_dir

    return Path(user_data_dir("quiz", appauthor=False))


def prepare(folder: Path) -> None:
    """Make the folder, for its owner alone, unless it is there; raises OSError if that cannot be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def aside_name(folder: Path, why: str, now: datetime) -> Path:
    """A free name that says why and when a file was set aside: `quiz.damaged-20261122-210533.sqlite3`."""
    stem = f"quiz.{why}-{now:%Y%m%d-%H%M%S}"
    path = folder / f"{stem}.sqlite3"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}.sqlite3"
    return path


def companions(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a database: what is written but not yet in it, and their index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


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
