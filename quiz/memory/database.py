"""The memory's file: opened, checked for being ours, brought up to date, read and written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from quiz.bank.problems import Problem, ProblemError
from quiz.memory.codec import kept_text
from quiz.memory.damage import (
    DAMAGED,
    FOREIGN,
    NEWER,
    companions,
    damage,
    is_damage,
    note_doubt,
    reason,
    set_aside,
    unfit,
)
from quiz.memory.folder import DOUBT, LOCK, MEMORY, Presence, prepare
from quiz.memory.tables import APPLICATION_ID, MIGRATIONS, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

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
        self._presence: Presence | None = None
        self.is_kept = True
        """Whether what is written outlives the program."""
        self.notices: tuple[str, ...] = ()
        """What the player should know about the opening, a line each."""
        self.last_exit_was_unclean = False
        """A game was killed or the power went, and none has found the memory whole since: then `examine`
        should run, off the first frame."""
        try:
            self._connection = self._open(now)
        except (OSError, sqlite3.Error, ProblemError) as error:
            self._leave()
            self.is_kept = self.last_exit_was_unclean = False
            self.notices = (*self.notices, f"{_NOT_KEPT}: {reason(error, self._path)}")
            self._connection = _connect(":memory:")

    def _open(self, now: datetime) -> sqlite3.Connection:
        prepare(self._path.parent)
        self._presence = Presence(self._path.with_name(LOCK))
        try:
            if self._presence.alone:
                self._look_back(now)
            try:
                return _open_file(self._path)
            except ProblemError as error:
                if not self._presence.alone:
                    raise
                self._set_aside(error.problem.code, now)
            return _open_file(self._path)
        finally:
            self._presence.settle()

    def _look_back(self, now: datetime) -> None:
        """See how the game before this one left the memory."""
        path, doubt = self._path, self._path.with_name(DOUBT)
        was_damaged = doubt.exists() and doubt.stat().st_size > 0
        if was_damaged and not damage(path):
            doubt.unlink()
            was_damaged = False
        left = companions(path)[0].exists()
        # Answers without the memory they belong to are set aside: SQLite would delete them.
        if was_damaged or (left and not path.exists()):
            self._set_aside(DAMAGED, now)
        elif left or doubt.exists():
            self.last_exit_was_unclean = True
            note_doubt(path)

    def _set_aside(self, fault: str, now: datetime) -> None:
        self.notices = (*self.notices, set_aside(self._path, fault, now))
        self.last_exit_was_unclean = False

    def _rows(self, query: str, **values: object) -> list[sqlite3.Row]:
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

    def _execute(self, statement: str, **values: object) -> list[sqlite3.Row]:
        kept = {name: kept_text(value) if isinstance(value, str) else value for name, value in values.items()}
        return self._connection.execute(statement, kept).fetchall()

    def _insert(self, table: str, row: Mapping[str, object]) -> None:
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
            if self.is_kept and is_damage(error):
                note_doubt(self._path, str(error))
            raise ProblemError(Problem("memory", f"{what}: {reason(error, self._path)}")) from error

    def examine(self) -> str:
        """Look for damage in every page, from any thread: a line for the player, "" if none was seen."""
        try:
            found = damage(self._path) if self.is_kept else ""
        except sqlite3.Error:
            return ""
        if found:
            note_doubt(self._path, found)
            return f"{self._path} is damaged ({found}): the next start sets it aside and begins a new memory"
        if self.is_kept:
            self._path.with_name(DOUBT).unlink(missing_ok=True)
        return ""

    def close(self) -> None:
        """Close it; closing twice is closing once."""
        self._connection.close()
        self._leave()

    def _leave(self) -> None:
        if self._presence is not None:
            self._presence.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _open_file(path: Path) -> sqlite3.Connection:
    """Open the file, or make it for its owner alone; raises ProblemError, OSError and sqlite3.Error."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied", str(path)) from None
        if not path.is_file() and not path.is_dir():
            raise unfit(FOREIGN) from None  # opening a pipe would wait without end
        # SQLite would find it out too, but it deletes a log beside a file that it cannot read.
        with path.open("rb") as file:
            header = file.read(100)
        if header and (len(header) < 100 or not header.startswith(b"SQLite format 3\0")):
            raise unfit(DAMAGED) from None
    return _connect(path)


def _connect(path: Path | str) -> sqlite3.Connection:
    """Open the file at the current version of the tables; raises ProblemError and sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        version = _version(connection)
        # Only now that the file is known to be ours: this writes to it.
        connection.execute("PRAGMA journal_mode = WAL")
        if version < VERSION:
            _migrate(connection)
    except (sqlite3.Error, UnicodeDecodeError, ProblemError) as error:
        connection.close()
        if is_damage(error):
            raise unfit(DAMAGED) from error
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 for an empty file; raises ProblemError if they are not ours."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if identity != APPLICATION_ID and (identity or version or tables):
        raise unfit(FOREIGN)
    if version > VERSION:
        raise unfit(NEWER)
    return int(version)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the current version, all the way or not at all."""
    with _transaction(connection):
        # Asked again: where locks are lax, another game may have been first.
        for step in MIGRATIONS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of the block or none of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
