"""What is kept of a lesson: a file a session, and beside it, in a file of their own, the names.

A session is a SQLite file: its head, copies of its banks, and the log of its entries. Names stand beside it
alone (`1130-1.names.sqlite3`), so that to forget them is to delete a file.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from math import inf
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, Self

from quiz.bank.problems import Problem, ProblemError
from quiz.classroom.head import BankCopy, Head, banks_of, head_from_json, head_to_json
from quiz.classroom.room import Room
from quiz.classroom.setup import HOST, Entry
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.memory.codec import UNREADABLE
from quiz.memory.files import FAULTS, Kept, Tables, open_file, reason
from quiz.memory.folder import Presence, data_folder, prepare
from quiz.memory.tables import tables_beside

REMEMBERED = timedelta(days=30)
"""So long names are remembered, unless they are kept."""

_ENDING = ".sqlite3"
_ID = re.compile(r"[0-9]{4}-[0-9]{1,4}")  # “1130-1”: month and day, and which of that day
_LOG = tables_beside(__file__, 0x7155495B, ("bank", "entry"))
_NAMES = Tables(0x7155495C, (("CREATE TABLE name (entry INTEGER PRIMARY KEY, name TEXT NOT NULL)",),))


class Listed(NamedTuple):
    """A session as the list shows it."""

    id: str
    head: Head | None = None
    """None if it cannot be opened now."""
    joined: int = 0
    """How many players."""
    named: bool = False
    """Their names are still there."""
    problem: str = ""
    """Why it cannot be opened, without a full stop."""


def sessions_folder() -> Path:
    """Where the sessions of this machine's user are kept."""
    return data_folder() / "sessions"


class _File(Kept):
    """One of a session's files, for any thread."""

    SUBJECT = "session"
    UNREAD = "this session cannot be read"
    UNWRITTEN = "this session is not being kept"

    def __init__(self, path: Path, tables: Tables) -> None:
        with _telling(path):
            self._path, self._named = path, Path(path.name)  # the name alone: it stands on the projector
            self._connection = open_file(path, tables, alone=True, in_doubt=False, one_thread=False)

    def close(self) -> None:
        self._connection.close()


class Session(ExitStack):
    """One open session, in one process alone; calls may come from any thread, and may raise ProblemError."""

    head: Head
    """What it is, as last noted."""

    def __init__(
        self, folder: Path, session_id: str, begun: Head | None = None, banks: Sequence[BankCopy] = ()
    ) -> None:
        """Hold a session that is there, and open its files, which are empty if it has just `begun`."""
        super().__init__()
        self.id = session_id
        self._lock = Lock()
        self._names: _File | None = None
        self._names_path = _path(folder, session_id, ".names")
        with ExitStack() as unless_opened:
            unless_opened.callback(self.close)
            self.enter_context(_holding(folder, session_id))
            self._log = self._open(_path(folder, session_id), _LOG)
            if self._names_path.exists():
                self._names = self._open(self._names_path, _NAMES)
            if begun:
                self._begin(begun, banks)
            with self._reading():
                (row,) = self._log._rows("SELECT json FROM head")
                self.head = head_from_json(row["json"])
            unless_opened.pop_all()

    @classmethod
    def create(cls, folder: Path, head: Head, banks: Sequence[BankCopy]) -> Self:
        """Begin a session under the next free id of its day, which its head then has."""
        with _telling(folder):
            prepare(folder.parent)
            prepare(folder)
            day = f"{head.begun:%m%d}"
            taken = (int(each[5:]) for each in _ids(folder, f"{day}-*"))
            for number in count(max(taken, default=0) + 1):
                session_id = f"{day}-{number}"
                with suppress(FileExistsError):
                    _path(folder, session_id).touch(0o600, exist_ok=False)
                    break
        try:
            return cls(folder, session_id, replace(head, id=session_id), banks)
        except BaseException:
            _delete(folder, f"{session_id}.*")
            raise

    def _begin(self, head: Head, banks: Sequence[BankCopy]) -> None:
        with self._log._writing():
            self._log._insert("head", {"json": head_to_json(head)})
            for bank in banks:
                self._log._insert("bank", bank._asdict())

    @classmethod
    def open(cls, folder: Path, session_id: str) -> Self:
        """Open the session with this id; nobody else can while it is open."""
        _known(folder, session_id)
        if not _path(folder, session_id).stat().st_size:  # SQLite would make it one
            raise _damaged(_path(folder, session_id))
        return cls(folder, session_id)

    @property
    def has_names(self) -> bool:
        """Whether names are remembered."""
        return self._names is not None

    def banks(self) -> Banks:
        """The banks as they were when it was begun."""
        with self._lock:
            rows = self._log._rows("SELECT file, raw, source_file, source FROM bank ORDER BY number")
        return banks_of(BankCopy(*(row[name] for name in BankCopy._fields)) for row in rows)

    def entries(self) -> Iterator[Entry]:
        """The whole log with its names; whoever's is forgotten is "Player 7", by the order of joining."""
        with self._lock:
            rows = self._log._rows("SELECT number, act, named, json FROM entry ORDER BY number")
            named = self._names._rows("SELECT entry, name FROM name") if self._names else ()
        names = {row["entry"]: row["name"] for row in named}
        joined: dict[object, int] = {}
        with self._reading():
            for row in rows:
                kept: dict[str, Any] = json.loads(row["json"])
                if not all(isinstance(kept[field], kind) for field, kind in _KINDS.items()):
                    raise TypeError(row["number"])
                values, name = kept["values"], ""
                if row["named"]:
                    number = values.get("player") or joined.setdefault(values.get("token"), len(joined) + 1)
                    name = names.get(row["number"], f"Player {number}")
                yield Entry(kept["at"], kept["who"], row["act"], kept["k"], values, name)

    def append(self, entries: Iterable[Entry]) -> None:
        """Put entries behind the log, all or none of them; on the disk when it returns.

        Names go first: a name without its entry is nobody's.
        """
        with self._lock:
            (last,) = self._log._rows("SELECT COALESCE(MAX(number), 0) AS number FROM entry")
            numbered = list(enumerate(entries, last["number"] + 1))
            if named := [(number, entry.name) for number, entry in numbered if entry.name]:
                if self._names is None:
                    self._names = self._open(self._names_path, _NAMES)
                with self._names._writing():
                    for number, name in named:
                        self._names._execute(
                            "REPLACE INTO name VALUES (:entry, :name)", entry=number, name=name
                        )
            with self._log._writing():
                self._log._connection.executemany(
                    "INSERT INTO entry VALUES (?, ?, ?, ?)",
                    ((number, each.act, bool(each.name), _to_json(each)) for number, each in numbered),
                )
            if any(each.who == HOST for _, each in numbered):
                # A copy of the file alone, as backups make it, has all but the newest answers.
                with suppress(ProblemError):  # they are on the disk all the same
                    self._log._rows("PRAGMA wal_checkpoint(PASSIVE)")

    def note(self, **values: Any) -> None:
        """Keep new values of fields of the head, such as `code`, `port` or `ended`."""
        head = replace(self.head, **values)
        with self._lock, self._log._writing():
            self._log._execute("UPDATE head SET json = :json", json=head_to_json(head))
        self.head = head

    def _open(self, path: Path, tables: Tables) -> _File:
        file = _File(path, tables)
        self.callback(file.close)
        return file

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except UNREADABLE:
            raise _damaged(self._log._path) from None


_KINDS = {"at": int | float, "who": int, "k": int, "values": dict}
"""What an entry is made of."""


def _to_json(entry: Entry) -> str:
    kept = {"at": entry.at, "who": entry.who, "k": entry.k, "values": dict(entry.values)}
    return json.dumps(kept, separators=(",", ":"))


def room_of(session: Session, class_list: Sequence[str] = ()) -> Room:
    """The room of a session as its log leaves it; raises ProblemError."""
    head, banks = session.head, session.banks()
    try:
        asked = [ask(head.round, banks, index) for index in range(head.round.total)]
    except KeyError:
        message = f"session {head.id} asks what this version of the program reads otherwise"
        raise _refusal("changed", message) from None
    languages = {bank.language for bank in banks.banks}
    language = languages.pop() if len(languages) == 1 else ""
    room = Room(asked, head.setup, head.title, language=language, notes=banks.notes, class_list=class_list)
    for entry in session.entries():
        room.take(entry)
    return room


# All sessions


def sessions(folder: Path) -> list[Listed]:
    """The sessions there are, newest first; those that cannot be opened come before, and say why."""
    found = []
    for session_id in _ids(folder, f"*{_ENDING}"):
        if not _path(folder, session_id).exists():  # its names alone are left
            continue
        try:
            with Session.open(folder, session_id) as session:
                joined = {each.values.get("token") for each in session.entries() if each.act == "join"}
                found.append(Listed(session_id, session.head, len(joined), session.has_names))
        except ProblemError as error:
            found.append(Listed(session_id, problem=str(error)))
    found.sort(key=lambda each: each.head.begun.timestamp() if each.head else inf, reverse=True)
    return found


def forget(folder: Path, session_id: str) -> None:
    """Delete the names of a session; raises ProblemError."""
    _known(folder, session_id)
    with _holding(folder, session_id), _telling(folder):
        _delete(folder, f"{session_id}.names.*")


def delete(folder: Path, session_id: str) -> None:
    """Delete a session with all that is beside it; raises ProblemError."""
    _known(folder, session_id)
    with _telling(folder):
        with _holding(folder, session_id):
            _delete(folder, f"{session_id}.names.*")
            _delete(folder, f"{session_id}{_ENDING}*")
        _delete(folder, f"{session_id}.lock")


def forget_old(folder: Path, now: datetime) -> list[str]:
    """Delete the names of sessions begun too long ago, unless they are kept; the ids of these.

    What is open elsewhere, or of a newer version, waits for the next time. Names whose session is damaged or
    gone are as old as their file.
    """
    forgotten = []
    for session_id in _ids(folder, "*.names.*"):
        pattern = f"{session_id}.names.*"
        try:
            with Session.open(folder, session_id) as session:
                begun, are_kept = session.head.begun, session.head.names_kept
        except ProblemError as error:
            if error.problem.code not in ("damaged", "unknown"):
                continue
            written = max((path.stat().st_mtime for path in folder.glob(pattern)), default=now.timestamp())
            begun, are_kept = datetime.fromtimestamp(written).astimezone(), False
        if now - begun > REMEMBERED and not are_kept:
            with suppress(ProblemError), _holding(folder, session_id), _telling(folder):
                _delete(folder, pattern)
                forgotten.append(session_id)
    return forgotten


def _path(folder: Path, session_id: str, kind: str = "") -> Path:
    return folder / f"{session_id}{kind}{_ENDING}"


def _ids(folder: Path, pattern: str) -> list[str]:
    """The ids of which there is such a file."""
    found = {path.name.partition(".")[0] for path in folder.glob(pattern)}
    return sorted(each for each in found if _ID.fullmatch(each))


def _known(folder: Path, session_id: str) -> None:
    if not (_ID.fullmatch(session_id) and _path(folder, session_id).exists()):
        raise _refusal("unknown", f'there is no session "{session_id}"', "quiz sessions  lists them")


def _delete(folder: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        path.unlink(missing_ok=True)


@contextmanager
def _holding(folder: Path, session_id: str) -> Iterator[None]:
    """Hold a session, so that nobody else opens it; raises ProblemError if somebody has it open."""
    with _telling(folder):
        presence = Presence(folder / f"{session_id}.lock")
    try:
        presence.settle()
        if not presence.alone:
            raise _refusal("open", f"session {session_id} is open elsewhere", "close it there first")
        yield
    finally:
        presence.leave()


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Say in words what cannot be opened, made or deleted."""
    try:
        yield
    except ProblemError as error:
        if error.problem.code not in FAULTS:
            raise
        raise _refusal(error.problem.code, reason(Path(path.name), error)) from error
    except (OSError, sqlite3.Error) as error:
        raise _refusal("session", reason(path, error)) from error


def _damaged(path: Path) -> ProblemError:
    return _refusal("damaged", f"{path.name} {FAULTS['damaged']}")


def _refusal(code: str, message: str, hint: str = "") -> ProblemError:
    return ProblemError(Problem(code, message, hint))
