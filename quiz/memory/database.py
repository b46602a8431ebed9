"""The memory's file: opened, checked for being ours, brought up to date, read and written."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from quiz.memory.health import (
    APPLICATION_ID,
    LOCK,
    MEMORY,
    MIGRATIONS,
    VERSION,
    Fault,
    MemoryProblem,
    UnfitError,
    check_header,
    check_marks,
    companions,
    damage_was_found,
    examine,
    is_damage,
    is_doubtful,
    note_doubt,
    prepare,
    reason,
    set_aside,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path


class Presence:
    """One game's share of a lock file.

    A memory is opened between construction and `settle`. A game that comes meanwhile waits, so that no two
    games make the tables, or set a damaged file aside, at the same moment. Raises OSError if the file cannot
    be opened for writing.
    """

    alone: bool
    """No other game was open."""

    if sys.platform == "win32":
        # Windows refuses to delete a file that anyone has open: that is the lock.
        def __init__(self, path: Path) -> None:
            try:
                path.unlink(missing_ok=True)
                self.alone = True
            except PermissionError:
                self.alone = False
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

        def settle(self) -> None:
            """Let other games come in."""

    else:

        def __init__(self, path: Path) -> None:
            # Deferred: Windows has no such module.
            import fcntl

            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.alone = True
            except BlockingIOError:
                self.alone = False
                self.settle()
            except OSError:
                # A file system without locks: SQLite says what it thinks of that.
                self.alone = True

        def settle(self) -> None:
            """Let other games come in."""
            import contextlib
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Give up the share; leaving twice is leaving once."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


_PATIENCE = 5.0
"""Seconds to wait while another game writes."""

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
        # Deferred here and below: it takes 13 ms, and the first frame may come before it.
        import sqlite3

        self._path = folder / MEMORY
        self._presence: Presence | None = None
        self.is_kept = True
        """Whether what is written outlives the program."""
        self.notices: tuple[str, ...] = ()
        """What the player should know about the opening, a line each."""
        self.last_exit_was_unclean = False
        """Whether the game before did not close the memory, and none has found it whole since."""
        try:
            self._connection = self._open(now)
        except (OSError, sqlite3.Error, UnfitError) as error:
            self._leave()
            self.is_kept = False
            self.last_exit_was_unclean = False
            self.notices = (*self.notices, f"{_NOT_KEPT}: {reason(error, self._path)}")
            self._connection = _connect(":memory:")

    def _open(self, now: datetime) -> sqlite3.Connection:
        path = self._path
        prepare(path.parent)
        self._presence = Presence(path.with_name(LOCK))
        try:
            if self._presence.alone:
                self._look_back(now)
            _make_private(path)
            try:
                check_header(path)
                return _connect(path)
            except UnfitError as unfit:
                if not self._presence.alone:
                    raise
                self._set_aside(unfit.fault, now)
            _make_private(path)
            return _connect(path)
        finally:
            self._presence.settle()

    def _look_back(self, now: datetime) -> None:
        """See how the game before this one left the memory."""
        path = self._path
        if damage_was_found(path):
            self._set_aside(Fault.DAMAGED, now)
        elif not path.exists() and companions(path)[0].exists():
            # Answers without the memory they belong to: SQLite would delete them.
            self._set_aside(Fault.DAMAGED, now)
        elif is_doubtful(path):
            self.last_exit_was_unclean = True
            note_doubt(path)

    def _set_aside(self, fault: Fault, now: datetime) -> None:
        self.notices = (*self.notices, set_aside(self._path, fault, now))
        self.last_exit_was_unclean = False

    def rows(self, query: str, values: Mapping[str, object]) -> list[sqlite3.Row]:
        """Read; raises MemoryProblem."""
        import sqlite3

        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise self._problem("the memory cannot be read", error) from error

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Write all of the block or none of it, on the disk when it is left; raises MemoryProblem."""
        import sqlite3

        connection = self._connection
        if self.is_kept and not self._path.exists():
            # SQLite would go on writing into a file that nobody can find again.
            raise MemoryProblem(f"{_NOT_KEPT}: {self._path} is gone")
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Writing(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise self._problem(_NOT_KEPT, error) from error

    def _problem(self, what: str, error: Exception) -> MemoryProblem:
        if self.is_kept and is_damage(error):
            note_doubt(self._path, str(error))
        return MemoryProblem(f"{what}: {reason(error, self._path)}")

    def examine(self) -> str:
        """Look for damage in every page: a line for the player, "" if all is well. For any thread."""
        return examine(self._path) if self.is_kept else ""

    def close(self) -> None:
        """Close it; closing twice is closing once."""
        self._connection.close()
        self._leave()

    def _leave(self) -> None:
        if self._presence is not None:
            self._presence.leave()


class Writing:
    """One transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def insert(self, table: str, row: Mapping[str, object]) -> None:
        """Append a row."""
        columns = ", ".join(row)
        places = ", ".join(f":{column}" for column in row)
        self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", dict(row))

    def execute(self, statement: str, values: Mapping[str, object]) -> list[Any]:
        """Do anything else, and give what it answers."""
        return self._connection.execute(statement, values).fetchall()


def _make_private(path: Path) -> None:
    """Make a new file for its owner alone; raises PermissionError if one is there that cannot be written."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "not writable", str(path)) from None


def _connect(path: Path | str) -> sqlite3.Connection:
    """Open the file at the current version of the tables; raises UnfitError and sqlite3.Error."""
    import sqlite3

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
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        connection.close()
        if is_damage(error):
            raise UnfitError(Fault.DAMAGED) from error
        raise
    except UnfitError:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    """The version of the tables, 0 for an empty file; raises UnfitError if they are not ours."""
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    check_marks(identity, version)
    if tables and not version:
        raise UnfitError(Fault.FOREIGN)
    return int(version)


def _migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the current version, all the way or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked again: where locks are lax, another game may have been first.
        for step in MIGRATIONS[_version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
