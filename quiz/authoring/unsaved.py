"""What is not saved yet, kept beside the bank's memory in case the program ends before it is.

Each program keeps its own: two that work on one bank do not lose each other's.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from quiz.authoring.saving import replace
from quiz.bank.files import read_file
from quiz.bank.problems import ProblemError


class Sign:
    """A sign of life of this program; where files cannot be locked, it says nothing."""

    def __init__(self, path: Path) -> None:
        """Give it, in a file of its own; raises OSError."""
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if sys.platform != "win32":
            # Deferred: Windows has no such module.
            import fcntl

            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def end(self) -> None:
        """Take it back; doing so twice is doing so once."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            with suppress(OSError):
                self._path.unlink()

    def __del__(self) -> None:
        if getattr(self, "_descriptor", -1) >= 0:
            os.close(self._descriptor)


def is_alive(path: Path) -> bool:
    """Whether the program that gave a sign still runs; what a dead one left is cleared away."""
    try:
        if sys.platform == "win32":
            path.unlink()  # refused as long as anyone has it open
            return False
        # Deferred: Windows has no such module.
        import fcntl

        descriptor = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return False
    except (BlockingIOError, PermissionError):
        return True
    except OSError:  # a file system without locks
        return False
    return False


_FORMAT = b"quiz recovery 1\n"
_ENDING = ".unsaved"
_LARGEST = 1 << 26
"""Bytes of a file that is looked into."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was not saved."""

    base: bytes
    """The bank's file as it was read."""
    now: bytes
    """The same with the changes."""
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
        self._name = _name_of(bank)
        self._own = folder / f"{self._name}.{os.getpid()}-{os.urandom(4).hex()}{_ENDING}"
        self._found: Path | None = None
        self._adopted: list[Path] = []
        self._sign: Sign | None = None
        self._lock = Lock()
        self.era = 0
        """Grows whenever what was kept is forgotten."""

    def keep(self, base: bytes, now: bytes, era: int | None = None) -> bool:
        """Keep what is not saved in place of what was kept before; whether that succeeded.

        Where both are the same, there is nothing to keep; nor is there if what was kept in an `era` has been
        forgotten meanwhile, which another thread may have done.
        """
        with self._lock:
            try:
                if era is not None and era != self.era:
                    return True
                if base == now:
                    self._forget_own()
                    return True
                if self._sign is None:
                    self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                    self._sign = Sign(_sign_of(self._own))
                replace(self._own, _packed(base, now, self._clock()))
            except OSError:
                return False
            self._forget_adopted()  # it is in what is kept now
            return True

    def find(self) -> Recovered | None:
        """What was kept last of this bank, by a program that runs no more, or by this one; None if nothing.

        What is damaged, or stands in the bank's file already, is as good as nothing.
        """
        latest: tuple[Recovered, Path] | None = None
        with suppress(OSError):
            saved = self._saved()
            for path in self._left():
                recovered = _unpacked(path)
                if recovered and recovered.now == saved:
                    path.unlink()
                elif recovered and (latest is None or recovered.at > latest[0].at):
                    latest = recovered, path
        if latest is None:
            return None
        recovered, self._found = latest
        return recovered

    def adopt(self) -> None:
        """Note that what was found last is this program's to keep: what it keeps next has it."""
        if self._found:
            self._adopted.append(self._found)
            self._found = None

    def discard(self) -> None:
        """Forget what was found last: it is not wanted."""
        if self._found:
            with suppress(OSError):
                self._found.unlink(missing_ok=True)
            self._found = None

    def forget(self) -> None:
        """Forget what was kept here, and what was adopted: it is saved, or is not wanted."""
        with self._lock:
            self.era += 1
            self._forget_own()
            self._forget_adopted()

    def _forget_adopted(self) -> None:
        for path in self._adopted:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._adopted.clear()

    def _forget_own(self) -> None:
        with suppress(OSError):
            self._own.unlink(missing_ok=True)
        if self._sign:
            self._sign.end()
            self._sign = None

    def _left(self) -> Iterator[Path]:
        """The files of this bank but those of other programs that still run."""
        for path in list(self._folder.iterdir()):
            if path.name.startswith(f"{self._name}.") and path.name.endswith(_ENDING):
                is_ours = path.name.split(".")[1].startswith(f"{os.getpid()}-")
                if is_ours or not is_alive(_sign_of(path)):
                    yield path

    def _saved(self) -> bytes | None:
        """What stands in the bank's file; None if it is not there."""
        with suppress(ProblemError):
            return read_file(self._bank)
        return None


def _name_of(bank: Path) -> str:
    from hashlib import sha256  # loads OpenSSL, which a start needs not wait for

    return sha256(os.path.realpath(bank).encode(errors="surrogateescape")).hexdigest()[:24]


def _sign_of(path: Path) -> Path:
    return path.with_suffix(".open")


def _packed(base: bytes, now: bytes, at: datetime) -> bytes:
    head = {"at": at.isoformat(), "base": len(base), "now": len(now), "digest": _digest(base, now)}
    return b"".join([_FORMAT, json.dumps(head).encode(), b"\n", base, now])


def _unpacked(path: Path) -> Recovered | None:
    """What stands in a file; None if it is damaged."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        content = path.read_bytes()
        if not content.startswith(_FORMAT):
            return None
        line, _, rest = content[len(_FORMAT) :].partition(b"\n")
        head = json.loads(line)
        base, now = rest[: head["base"]], rest[head["base"] :]
        at = datetime.fromisoformat(head["at"]).astimezone(UTC)
        is_whole = len(now) == head["now"] and head["digest"] == _digest(base, now)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return Recovered(base, now, at) if is_whole else None


def _digest(base: bytes, now: bytes) -> str:
    from hashlib import sha256  # loads OpenSSL, which a start needs not wait for

    digest = sha256(b"%d " % len(base))
    digest.update(base)
    digest.update(now)
    return digest.hexdigest()
