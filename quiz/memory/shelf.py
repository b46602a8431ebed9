"""A bank that was read without a problem, kept as read, so that the next start need not read it again.

Loading what reads a bank takes a fifth of a start. What is shelved stands behind the bytes that it was read
from, so that no edit is missed; a shelf that is damaged, full or not writable is as good as none.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32  # hashlib loads OpenSSL, which a start need not wait for

from quiz import __version__, bank, dates, memory, text
from quiz.bank.model import Bank, Choice, Event, Option, Ordering
from quiz.dates.date import Date
from quiz.memory.codec import UNREADABLE
from quiz.memory.folder import prepare
from quiz.text.source import Source

if TYPE_CHECKING:
    from quiz.bank.reading import Reading

_KINDS = {kind.__name__: kind for kind in (Bank, Source, Event, Date, Choice, Option, Ordering)}
_ROOMS = tuple(room.__path__[0] for room in (bank, dates, memory, text))
"""What a bank is read and kept by."""
_KEPT = 12  # banks; those longest unread go
_LARGEST = 1 << 23  # bytes of a bank's file


class Shelved:
    """The bank of a file in a folder of such banks, as the file stands when this is made."""

    def __init__(self, folder: Path, path: Path) -> None:
        self._path = path
        self._place = folder / f"{crc32(os.fsencode(path)):08x}.shelf"
        self._read_from = self._source()

    def take(self) -> Bank | None:
        """The bank, if the file has been read as it is."""
        with suppress(OSError, *UNREADABLE):
            check, _, kept = self._place.read_bytes().partition(b"\n")
            if self._read_from and kept.startswith(self._read_from) and check == _check(kept):
                bank: Bank = json.loads(kept[len(self._read_from) :], object_hook=_made)
                os.utime(self._place)
                return replace(bank, path=self._path)
        return None

    def put(self, reading: Reading) -> None:
        """Keep what was read, unless it has problems, or a source beside it, or was saved meanwhile."""
        source = self._read_from
        if not source or not reading.bank or reading.problems or reading.source_file:
            return
        with suppress(OSError, ValueError):
            if self._source() != source:
                return
            prepare(self._place.parent)
            body = json.dumps(replace(reading.bank, path=None), ensure_ascii=False, default=_parts).encode()
            written = self._place.with_suffix(f".{os.getpid()}")
            written.write_bytes(_check(source + body) + b"\n" + source + body)
            written.replace(self._place)
            shelf = sorted(self._place.parent.iterdir(), key=lambda kept: kept.stat().st_mtime_ns)
            for old in shelf[:-_KEPT]:
                old.unlink()

    def _source(self) -> bytes:
        """What stands in the file now, and what it is read by; nothing if it is not to be shelved."""
        with suppress(OSError, ValueError):
            if self._path.is_file() and self._path.stat().st_size <= _LARGEST:
                # A bank is read anew by another version, and when a room that reads it has been edited.
                files = (file for room in _ROOMS for file in os.scandir(room) if file.name.endswith(".py"))
                edits = [file.stat().st_mtime_ns for file in files]
                raw = self._path.read_bytes()
                head = f"{__version__} {len(edits)} {max(edits)} {len(raw)}\n"
                return head.encode() + raw
        return b""


def _check(kept: bytes) -> bytes:
    return b"%08x" % crc32(kept)


def _parts(value: Any) -> dict[str, Any]:
    has = {each.name: getattr(value, each.name) for each in fields(value)}
    return {"kind": type(value).__name__, "has": has}


def _made(parts: dict[str, Any]) -> Any:
    """What these parts are of; a mapping of texts to texts is nothing else."""
    has = parts.get("has")
    if not isinstance(has, dict):
        return parts
    return _KINDS[parts["kind"]](**{name: _tuple(value) for name, value in has.items()})


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
