"""The memory's file: how it is opened, and what becomes of one that cannot be used.

Such a file is never written over or deleted: it is renamed so that the name says why, with the files that
SQLite keeps beside it. Nothing is taken from under a running game: damage that one meets is noted in a
*doubt*, a file beside the memory, for the next start.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, suppress
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from quiz.bank.problems import ProblemError
from quiz.memory.files import FAULTS, Kept, connect, is_damage, open_file, reason
from quiz.memory.folder import DOUBT, LOCK, MEMORY, Presence, prepare
from quiz.memory.tables import TABLES


class Database(Kept, ExitStack):
    """An open memory, for the thread that opened it; closing twice is closing once.

    Where none can be opened, one that lives as long as the program stands in, and a notice says so.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        super().__init__()
        self._path = self._named = folder / MEMORY
        self.notices: tuple[str, ...] = ()
        """What the player should know about the opening, a line each."""
        try:
            self._connection = self._open(now)
        except (OSError, sqlite3.Error, ProblemError) as error:
            self.close()
            self.is_kept = False
            elsewhere = ", and another game has it open" if isinstance(error, ProblemError) else ""
            notice = f"{self.UNWRITTEN}: {reason(self._path, error)}{elsewhere}"
            try:
                self._connection = connect(":memory:", TABLES, like=self._path)
                notice += "; what was kept before is shown" * bool(self._path.stat().st_size)
            except (OSError, sqlite3.Error, ProblemError):
                self._connection = connect(":memory:", TABLES)
            self.notices = (*self.notices, notice)
        self.callback(self._connection.close)

    def _open(self, now: datetime) -> sqlite3.Connection:
        prepare(self._path.parent)
        presence = Presence(self._path.with_name(LOCK))
        self.callback(presence.leave)
        try:
            try:
                return self._open_file(alone=presence.alone)
            except ProblemError as error:
                if not presence.alone:
                    raise
                self.notices = (_set_aside(self._path, error.problem.code, now),)
            return self._open_file(alone=True)
        finally:
            presence.settle()

    def _open_file(self, *, alone: bool) -> sqlite3.Connection:
        """Open the file; it is examined where the game before met damage, or was killed."""
        doubt = self._path.with_name(DOUBT)
        in_doubt = alone and doubt.exists()
        connection = open_file(self._path, TABLES, alone=alone, in_doubt=in_doubt)
        if in_doubt:
            doubt.unlink(missing_ok=True)
        return connection

    def _met(self, error: Exception) -> None:
        if self.is_kept and is_damage(error):
            with suppress(OSError):  # a full disk leaves it unsaid
                self._path.with_name(DOUBT).touch()


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
    return f"{path} {FAULTS[fault]}: it is kept as {aside.name}, and a new memory is begun"
