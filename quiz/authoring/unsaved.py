"""What is not saved yet, kept beside the memory in case the program ends before it is.

Each program keeps its own: two that work on one bank do not lose each other's.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from quiz.authoring.saving import write_whole
from quiz.bank.files import read_file
from quiz.bank.problems import ProblemError
from quiz.memory.folder import Presence, prepare

_FORMAT = b"quiz recovery 1\n"
_ENDING = ".unsaved"
_LARGEST = 1 << 26  # bytes of a file that is looked into


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was not saved: the bank's file as it was read, and with the changes."""

    base: bytes
    now: bytes
    at: datetime
    """When it was kept, in UTC."""


class Recovery:
    """What one program has not saved yet of one bank."""

    def __init__(
        self, folder: Path, bank: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Use a folder, which need not be there yet; nothing is written before there is something to keep."""
        self._folder = folder
        self._bank = bank
        self._clock = clock
        self._name = _digest(os.path.realpath(bank).encode(errors="surrogateescape"))[:24]
        self._own = folder / f"{self._name}.{os.getpid()}-{os.urandom(4).hex()}{_ENDING}"
        self._found: Path | None = None
        self._presence: Presence | None = None
        self.lock = RLock()
        """Held while something is kept or forgotten, which several threads may do."""

    def keep(self, base: bytes, now: bytes) -> bool:
        """Keep what is not saved in place of what was kept before; whether that succeeded.

        Where both are the same, there is nothing to keep.
        """
        with self.lock:
            if base == now:
                self.forget()
                return True
            try:
                if self._presence is None:
                    prepare(self._folder)
                    self._presence = Presence(_sign_of(self._own))
                    self._presence.settle()
                head = {"at": self._clock().isoformat(), "base": len(base), "digest": _digest_of(base, now)}
                write_whole(self._own, b"".join([_FORMAT, json.dumps(head).encode(), b"\n", base, now]))
            except OSError:
                return False
            return True

    def find(self) -> Recovered | None:
        """What was kept last of this bank, by a program that runs no more, or by this one; None if nothing.

        What is damaged, or stands in the bank's file already, is as good as nothing.
        """
        saved = latest = None
        with suppress(ProblemError):
            saved = read_file(self._bank)
        for path in [*self._folder.glob(f"{self._name}.*{_ENDING}")]:
            is_own = path.name.split(".")[1].startswith(f"{os.getpid()}-")
            recovered = _unpacked(path) if is_own or not _is_in_use(_sign_of(path)) else None
            if recovered and recovered.now == saved:
                _remove(path)
            elif recovered and (not latest or latest.at < recovered.at):
                latest, self._found = recovered, path
        return latest

    def discard(self) -> None:
        """Forget what was found last: it is not wanted, or is in what is kept here now."""
        if self._found:
            _remove(self._found)
        self._found = None

    def forget(self) -> None:
        """Forget what was kept here: it is saved, or is not wanted."""
        with self.lock:
            _remove(self._own)
            if self._presence:
                self._presence.leave()
                self._presence = None
                _remove(_sign_of(self._own))


def _sign_of(path: Path) -> Path:
    """The file that is locked as long as the program runs that keeps another."""
    return path.with_suffix(".open")


def _is_in_use(sign: Path) -> bool:
    """Whether the program runs that a sign is of; what a dead one left is cleared away."""
    try:
        presence = Presence(sign)
    except OSError:
        return True
    presence.leave()
    if presence.alone:
        _remove(sign)
    return not presence.alone


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _unpacked(path: Path) -> Recovered | None:
    try:
        content = read_file(path, _LARGEST)
        line, _, rest = content.removeprefix(_FORMAT).partition(b"\n")
        head = json.loads(line)
        base, now = rest[: head["base"]], rest[head["base"] :]
        at = datetime.fromisoformat(head["at"]).astimezone(UTC)
        is_whole = content.startswith(_FORMAT) and head["digest"] == _digest_of(base, now)
    except (ProblemError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return Recovered(base, now, at) if is_whole else None


def _digest_of(base: bytes, now: bytes) -> str:
    return _digest(b"%d " % len(base) + base + now)


def _digest(content: bytes) -> str:
    from hashlib import sha256  # loads OpenSSL, which a start needs not wait for

    return sha256(content).hexdigest()
