"""A SQLite file of this program: opened, examined if need be, brought up to date, read and written.

A file that cannot be used is never written over.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from errno import EACCES, ENOSPC, EPERM, EROFS
from itertools import chain
from pathlib import Path
from shutil import disk_usage
from typing import NamedTuple

from quiz.bank.problems import Problem, ProblemError
from quiz.memory.codec import Row

FAULTS = {
    "damaged": "is damaged",
    "newer": "was written by a newer version of this program",
    "foreign": "is not this program's",
}
"""Why a file cannot be used: the codes of the problems that `unfit` makes."""

_LEAST_ROOM = 1 << 16  # bytes, in which a log does not even begin
_PATIENCE = 5.0  # seconds, while another writes
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE deletes behind the triggers' back
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: its plain fsync stops at the drive's own cache
    "PRAGMA trusted_schema = OFF",
)


class Tables(NamedTuple):
    """What stands in a file, and how older files become it."""

    application_id: int
    """How the file says whose it is."""
    migrations: tuple[tuple[str, ...], ...]
    """What brings a file from version n, its place here, to n + 1; 0 is an empty file.

    The version of a file is its `PRAGMA user_version`; after the last of these it is the program's own.
    """


class Kept:
    """An open file of tables; `self._connection` is the one to it."""

    SUBJECT = "memory"
    """What it is of: the code of its problems."""
    UNREAD = "the memory cannot be read"
    UNWRITTEN = "answers are not being kept"

    _path: Path
    _named: Path
    """What the user is told that it is called."""
    _connection: sqlite3.Connection
    is_kept = True
    """Whether what is written outlives the program."""
    _has_written = False

    def _rows(self, query: str, **values: object) -> list[Row]:
        """Read; raises ProblemError."""
        with self._telling(self.UNREAD):
            return self._execute(query, **values)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write all of the block or none of it, on the disk when it is left; raises ProblemError."""
        log = self._path.with_name(f"{self._path.name}-wal")
        if self.is_kept and not (self._path.exists() and (log.exists() or not self._has_written)):
            # SQLite would go on writing into a file that nobody can find again.
            raise ProblemError(Problem(self.SUBJECT, f"{self.UNWRITTEN}: {self._named} is gone"))
        with self._telling(self.UNWRITTEN), transaction(self._connection):
            yield
        self._has_written = True

    def _execute(self, statement: str, **values: object) -> list[Row]:
        for name, value in values.items():
            if isinstance(value, str):  # there are half characters, which UTF-8 cannot write
                values[name] = value.encode("utf-8", "replace").decode()
        return self._connection.execute(statement, values).fetchall()

    def _insert(self, table: str, row: Row) -> None:
        columns, places = ", ".join(row), ", ".join(f":{column}" for column in row)
        self._execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", **row)

    @contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        """Say in words what SQLite cannot do; a mistake of the program stays one."""
        try:
            yield
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            self._met(error)
            raise ProblemError(
                Problem(self.SUBJECT, f"{what}: {reason(self._named, error, self._path.parent)}")
            ) from error

    def _met(self, error: Exception) -> None:
        """Be told of what SQLite could not do."""


def open_file(
    path: Path, tables: Tables, *, alone: bool, in_doubt: bool, one_thread: bool = True
) -> sqlite3.Connection:
    """Open the file, or make it for its owner alone; raises ProblemError, OSError and sqlite3.Error.

    `alone`: nobody else has it open. It is examined where it is `in_doubt`, or was left by a kill.
    """
    log = path.with_name(f"{path.name}-wal")
    if alone and log.exists() and not path.exists():
        raise unfit("damaged")  # SQLite would delete what is not in it yet
    if path.exists() and not path.is_file() and not path.is_dir():
        raise unfit("foreign")  # opening a pipe would wait without end
    examined = alone and (in_doubt or log.exists())
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # refused where it cannot be written
    # SQLite would find it out too, but it deletes a log beside a file that it cannot read.
    with path.open("rb") as file:
        header = file.read(100)
    if header and (len(header) < 100 or not header.startswith(b"SQLite format 3\0")):
        raise unfit("damaged")
    return connect(path, tables, examined=examined, one_thread=one_thread)


def connect(
    path: Path | str,
    tables: Tables,
    *,
    examined: bool = False,
    one_thread: bool = True,
    like: Path | None = None,
) -> sqlite3.Connection:
    """Open the file at the current version of the tables; raises ProblemError and sqlite3.Error.

    What stands in another is copied into it before that, and nothing is written to that one.
    """
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=one_thread)
    try:
        connection.row_factory = sqlite3.Row
        # A letter that is none costs its row, not what is read with it.
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        if like:
            _copy(like, connection)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        version = _version(connection, tables)
        if examined and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise unfit("damaged")
        # Only now that the file is known to be ours: this writes to it.
        connection.execute("PRAGMA journal_mode = WAL")
        if version < len(tables.migrations):
            _migrate(connection, tables)
    except (sqlite3.Error, UnicodeDecodeError, ProblemError) as error:
        connection.close()
        if is_damage(error):
            raise unfit("damaged") from error
        raise
    return connection


def _copy(path: Path, to: sqlite3.Connection) -> None:
    """Copy what stands in a file that cannot be written; what a log beside it has, if that can be read."""
    has_log = path.with_name(f"{path.name}-wal").exists()
    # Without a log SQLite would make one to read it, which is for a folder that can be written.
    for how in ("mode=ro", "immutable=1")[not has_log :]:
        with (
            suppress(sqlite3.OperationalError),
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as there,
        ):
            there.backup(to)
            return
    raise FileNotFoundError(path)


def _version(connection: sqlite3.Connection, tables: Tables) -> int:
    """The version of the tables, 0 for an empty file; raises ProblemError if they are not ours."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (there,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if identity != tables.application_id and (identity or version or there):
        raise unfit("foreign")
    if version > len(tables.migrations):
        raise unfit("newer")
    return int(version)


def _migrate(connection: sqlite3.Connection, tables: Tables) -> None:
    """Bring the tables to the current version, all the way or not at all."""
    with transaction(connection):
        # Asked again: where locks are lax, another game may have been first.
        for statement in chain.from_iterable(tables.migrations[_version(connection, tables) :]):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {tables.application_id}")
        connection.execute(f"PRAGMA user_version = {len(tables.migrations)}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the block or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield


def reason(path: Path, error: Exception, folder: Path | None = None) -> str:
    """What is wrong with a file, in words without a full stop; it lies in `folder`, else as its path says."""
    if isinstance(error, ProblemError):
        return f"{path} {error}"
    if isinstance(error, FileExistsError):
        return f"{error.filename} is not a folder"
    if _is_full(error, folder or path.parent):
        return f"{path}: the disk is full"
    if getattr(error, "errno", 0) in (EACCES, EPERM, EROFS) and os.access(path, os.R_OK):
        return f"{path} is read-only"
    if isinstance(error, OSError):
        return f"{error.filename or path}: {error.strerror or error}"
    return f"{path} {FAULTS['damaged']}" if is_damage(error) else f"{path}: {error}"


def _is_full(error: Exception, folder: Path) -> bool:
    """Whether a disk has no room; SQLite may say but that it cannot open a file, or write it."""
    with suppress(OSError):
        if _kind(error) in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
            return disk_usage(folder).free < _LEAST_ROOM
    return _kind(error) == sqlite3.SQLITE_FULL or getattr(error, "errno", 0) == ENOSPC


def unfit(fault: str) -> ProblemError:
    """What is raised of a file that cannot be used; see `FAULTS`."""
    return ProblemError(Problem(fault, FAULTS[fault]))


def is_damage(error: Exception) -> bool:
    """Whether what stands in the file cannot be, as SQLite says, or Python of text that is none."""
    is_text = isinstance(error, UnicodeDecodeError)
    return is_text or _kind(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _kind(error: Exception) -> int:
    """What SQLite says of an error; 0 if it says nothing."""
    # The low byte: the rest says more than is asked here.
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
