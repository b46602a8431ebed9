"""Banks that were read without a problem, kept as read, so that the next start need not read them again.

Reading YAML with every line and column and checking every quote takes longer than all else before the first
frame. A shelved bank is found by the bytes of its file, so that no edit is missed; a shelf that is damaged,
full or not writable is as good as none.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz import __version__, bank, dates, text
from quiz.bank.model import Bank, Choice, Event, Option, Ordering
from quiz.dates.date import Date
from quiz.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.bank.model import Question
    from quiz.bank.reading import Reading

_FORMAT = 2
_ROOMS = tuple(room.__path__[0] for room in (bank, dates, text))
"""What a bank is read by."""
_KEPT = 12
"""So many banks stay on the shelf; those longest unread go."""
_LARGEST = 1 << 23
"""Bytes of the largest file that is shelved."""
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, RecursionError)
"""What a damaged file raises."""


class Shelf:
    """Banks as they were last read, one file each in a folder."""

    def __init__(self, folder: Path) -> None:
        """Use this folder, which need not be there yet."""
        self._folder = folder

    def take(self, path: Path) -> Bank | None:
        """Take the bank of a file, if the file is as it was when it was put here."""
        with suppress(*_UNREADABLE):
            kept = self._place(path)
            if not kept.is_file():
                return None
            digest, _, body = kept.read_bytes().partition(b"\n")
            if digest == _digest(body):
                bank = _bank_from(json.loads(body), path)
                os.utime(kept)
                return bank
        return None

    def place(self, path: Path) -> Path | None:
        """Where the bank of a file goes as the file stands now; None if it goes nowhere."""
        with suppress(OSError, ValueError):
            return self._place(path)
        return None

    def put(self, path: Path, reading: Reading, place: Path | None) -> None:
        """Keep the bank of a file in which nothing is wrong, unless its source is in another file.

        `place` is the file's from before it was read: one that was saved meanwhile is not kept.
        """
        if place is None or reading.bank is None or reading.source_file:
            return
        with suppress(OSError, ValueError):
            if self._place(path) != place:
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            body = json.dumps(_bank_to(reading.bank), ensure_ascii=False).encode()
            written = place.with_suffix(f".{os.getpid()}")
            try:
                written.write_bytes(_digest(body) + b"\n" + body)
                written.replace(place)
            finally:
                written.unlink(missing_ok=True)
            for old in sorted(self._folder.iterdir(), key=lambda kept: kept.stat().st_mtime_ns)[:-_KEPT]:
                old.unlink()

    def _place(self, path: Path) -> Path:
        """The shelved file for what stands in a file now; OSError or ValueError if it has none."""
        if not path.is_file() or path.stat().st_size > _LARGEST:
            raise ValueError(path)
        # A bank is read anew by another version, and when a room that reads it has been edited.
        edits = [file.stat().st_mtime_ns for room in _ROOMS for file in _modules(room)]
        digest = sha256(f"{_FORMAT} {__version__} {len(edits)} {max(edits)} ".encode())
        digest.update(path.read_bytes())
        return self._folder / f"{digest.hexdigest()[:32]}.json"


def _modules(folder: str) -> Iterator[os.DirEntry[str]]:
    return (file for file in os.scandir(folder) if file.name.endswith(".py"))


def _digest(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode()


def _bank_to(bank: Bank) -> list[Any]:
    source = bank.source
    return [
        [bank.id, bank.title, bank.language, bank.note],
        [source.title, source.text, source.author, source.url, source.licence, dict(source.misprints)],
        [_event_to(event) for event in bank.timeline],
        [_question_to(question) for question in bank.questions],
    ]


def _bank_from(kept: list[Any], path: Path) -> Bank:
    (bank_id, title, language, note), source, timeline, questions = kept
    return Bank(
        bank_id,
        title,
        Source(*source),
        tuple(_event_from(*event) for event in timeline),
        tuple(_question_from(*question) for question in questions),
        language,
        note,
        path,
    )


def _event_to(event: Event) -> list[Any]:
    date = event.date
    dated = [date.edtf, date.earliest, date.latest, date.approximate, date.uncertain] if date else None
    return [event.id, event.event, event.quotes, dated, event.after, event.topic, event.why, event.draft]


def _event_from(
    event_id: str, event: str, quotes: list[str], dated: list[Any] | None, after: list[str], *rest: Any
) -> Event:
    return Event(event_id, event, tuple(quotes), Date(*dated) if dated else None, tuple(after), *rest)


def _question_to(question: Question) -> list[Any]:
    if isinstance(question, Ordering):
        rest = [question.ask, question.topic, question.why, question.draft]
        return ["ordering", question.id, question.order, *rest]
    wrong = [[option.text, option.why, option.quotes] for option in question.wrong]
    rest = [question.topic, question.why, question.inferred, question.draft]
    return ["choice", question.id, question.ask, question.answers, wrong, question.quotes, *rest]


def _question_from(kind: str, question_id: str, *rest: Any) -> Question:
    if kind == "ordering":
        order, *more = rest
        return Ordering(question_id, tuple(tuple(group) for group in order), *more)
    ask, answers, wrong, quotes, *more = rest
    options = tuple(Option(text, why, tuple(shown)) for text, why, shown in wrong)
    return Choice(question_id, ask, tuple(answers), options, tuple(quotes), *more)
