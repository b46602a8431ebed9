"""The memory's file: opened, examined if need be, brought up to date, read and written.

A file that cannot be used is never written over or deleted: it is renamed so that the name says why, with
the files that SQLite keeps beside it. Nothing is taken from under a running game: damage that one meets is
noted in a *doubt*, a file beside the memory, for the next start.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Self

from quiz.bank.problems import Problem, ProblemError
from quiz.memory.codec import Row
from quiz.memory.folder import DOUBT, LOCK, MEMORY, Presence, prepare
from quiz.memory.tables import APPLICATION_ID, MIGRATIONS, VERSION

_FAULTS = {
    "damaged": "is damaged",
    "newer": "was written by a newer version of this program",
    "foreign": "is not this program's",
}
"""Why a file cannot be the memory: the codes of the problems that `_unfit` makes."""

_PATIENCE = 5.0  # seconds, while another game writes
_NOT_KEPT = "answers are not being kept"
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE deletes behind the triggers' back
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: its plain fsync stops at the drive's own cache
    "PRAGMA trusted_schema = OFF",
)


class Database:
    """An open memory, for the thread that opened it.

    Where none can be opened, one that lives as long as the program stands in, and a notice says so.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        self._path = folder / MEMORY
        self._opened = ExitStack()
        self.is_kept = True
        """Whether what is written outlives the program."""
        self.notices: tuple[str, ...] = ()
        """What the player should know about the opening, a line each."""
        try:
            self._connection = self._open(now)
        except (OSError, sqlite3.Error, ProblemError) as error:
            self._opened.close()
            self.is_kept = False
            self.notices = (*self.notices, f"{_NOT_KEPT}: {self._reason(error)}")
            self._connection = _connect(":memory:")
        self._opened.callback(self._connection.close)

    def _open(self, now: datetime) -> sqlite3.Connection:
        prepare(self._path.parent)
        presence = Presence(self._path.with_name(LOCK))
        self._opened.callback(presence.leave)
        try:
            try:
                return _open_file(self._path, alone=presence.alone)
            except ProblemError as error:
                if not presence.alone:
                    raise
                self.notices = (_set_aside(self._path, error.problem.code, now),)
            return _open_file(self._path, alone=True)
        finally:
            presence.settle()

    def _reason(self, error: Exception) -> str:
        """What went wrong, in words without a full stop."""
        if isinstance(error, ProblemError):
            return f"{self._path} {error}, and another game has it open"
        if isinstance(error, FileExistsError):
            return f"{error.filename} is not a folder"
        if isinstance(error, OSError):
            return f"{error.filename or self._path}: {error.strerror or error}"
        return f"{self._path} {_FAULTS['damaged']}" if _is_damage(error) else f"{self._path}: {error}"

    def _rows(self, query: str, **values: object) -> list[Row]:
        """Read; raises ProblemError."""
        with self._telling("the memory cannot be read"):
            return self._execute(query, **values)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Write all of the block or none of it, on the disk when it is left; raises ProblemError."""
        if self.is_kept and not self._path.exists():
            # SQLite would go on writing into a file that nobody can find again.
            raise ProblemError(Problem("memory", f"{_NOT_KEPT}: {self._path} is gone"))
        with self._telling(_NOT_KEPT), _transaction(self._connection):
            yield

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
            if self.is_kept and _is_damage(error):
                with suppress(OSError):  # a full disk leaves it unsaid
                    self._path.with_name(DOUBT).touch()
            raise ProblemError(Problem("memory", f"{what}: {self._reason(error)}")) from error

    def close(self) -> None:
        """Close it; closing twice is closing once."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _open_file(path: Path, *, alone: bool) -> sqlite3.Connection:
    """Open the file, or make it for its owner alone; raises ProblemError, OSError and sqlite3.Error.

    It is examined where the game before left it in doubt: it was killed, or met damage.
    """
    log, doubt = path.with_name(f"{path.name}-wal"), path.with_name(DOUBT)
    in_doubt = alone and (log.exists() or doubt.exists())
    if alone and log.exists() and not path.exists():
        raise _unfit("damaged")  # SQLite would delete the answers that are not in it yet
    if path.exists() and not path.is_file() and not path.is_dir():
        raise _unfit("foreign")  # opening a pipe would wait without end
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # refused where it cannot be written
    # SQLite would find it out too, but it deletes a log beside a file that it cannot read.
    with path.open("rb") as file:
        header = file.read(100)
    if header and (len(header) < 100 or not header.startswith(b"SQLite format 3\0")):
        raise _unfit("damaged")
    connection = _connect(path, examined=in_doubt)
    if in_doubt:
        doubt.unlink(missing_ok=True)
    return connection


def _connect(path: Path | str, *, examined: bool = False) -> sqlite3.Connection:
    """Open the file at the current version of the tables; raises ProblemError and sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        version = _version(connection)
        if examined and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise _unfit("damaged")
        # Only now that the file is known to be ours: this writes to it.
        connection.execute("PRAGMA journal_mode = WAL")
        if version < VERSION:
            _migrate(connection)
    except (sqlite3.Error, UnicodeDecodeError, ProblemError) as error:
        connection.close()
        if _is_damage(error):
            raise _unfit("damaged") from error
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 for an empty file; raises ProblemError if they are not ours."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if identity != APPLICATION_ID and (identity or version or tables):
        raise _unfit("foreign")
    if version > VERSION:
        raise _unfit("newer")
    return int(version)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the current version, all the way or not at all."""
    with _transaction(connection):
        # Asked again: where locks are lax, another game may have been first.
        for statement in chain.from_iterable(MIGRATIONS[_version(connection) :]):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the block or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield


def _unfit(fault: str) -> ProblemError:
    return ProblemError(Problem(fault, _FAULTS[fault]))


def _is_damage(error: Exception) -> bool:
    """Whether what stands in the file cannot be, as SQLite says, or Python of text that is none."""
    # The low byte is the kind: the rest says more than is asked here.
    kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    return isinstance(error, UnicodeDecodeError) or kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(path: Path, fault: str, now: datetime) -> str:
    """Rename the memory and what stands beside it; what happened, in a line. Raises OSError.

    The new name is free, and says why and when: `quiz.damaged-20261122-210533.sqlite3`.
    """
    stem = f"quiz.{fault}-{now:%Y%m%d-%H%M%S}"
    stems = chain([stem], (f"{stem}-{number}" for number in count(2)))
    free = (name for name in stems if not any(path.parent.glob(f"{name}.sqlite3*")))
    aside = path.with_name(f"{next(free)}.sqlite3")
    # The memory itself goes last: cut off in between, the next start finds it still unfit and goes on.
    for ending in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}{ending}").rename(f"{aside}{ending}")
    path.with_name(DOUBT).unlink(missing_ok=True)
    return f"{path} {_FAULTS[fault]}: it is kept as {aside.name}, and a new memory is begun"
