"""What a session is, but for what happens in it: how it was set up, what was dealt, and copies of its banks.

The banks are kept as the bytes of their files, so that a lesson can be gone on with, and looked at, when they
have changed or are gone.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quiz.bank.files import inside, read_file
from quiz.bank.model import Bank
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.reading import read_text
from quiz.classroom.setup import Names, Setup, Standings
from quiz.game.banks import Banks
from quiz.game.round import Round
from quiz.memory.codec import round_from_row, round_to_row, settings_from_row, settings_to_row


class BankCopy(NamedTuple):
    """A bank as its file stood, and the text of its source if that is in another file."""

    file: str
    """The name of the file, without its folder."""
    raw: bytes
    source_file: str = ""
    """As the bank names it; empty if its own file holds the source."""
    source: bytes = b""


@dataclass(frozen=True, slots=True)
class Head:
    """What a session is, but for what happens in it."""

    begun: datetime
    title: str
    setup: Setup
    round: Round
    """As it was dealt."""
    code: str
    key: str
    port: int
    address: str
    id: str = ""
    """Such as "1130-1"; given by `Session.create`."""
    ended: bool = False
    names_kept: bool = False
    """The names are not forgotten after `REMEMBERED`."""


def copied(path: Path) -> BankCopy:
    """A bank's file, and that of its source, as they stand now; raises ProblemError."""
    raw = read_file(path)
    named = read_text(raw, path.name, path.parent).source_file
    source = read_file(inside(path.parent, named)) if named else b""
    return BankCopy(path.name, raw, named, source)


def banks_of(copies: Iterable[BankCopy]) -> Banks:
    """The banks that were copied; raises ProblemError if one cannot be read."""
    try:
        return Banks([_read(copy) for copy in copies])
    except OSError as error:
        message = f"the copies of the banks cannot be laid out: {error.strerror or error}"
        raise ProblemError(Problem("session", message)) from error


def _read(copy: BankCopy) -> Bank:
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        if copy.source_file:
            source = inside(Path(folder), copy.source_file)
            source.parent.mkdir(parents=True, exist_ok=True)
            source.write_bytes(copy.source)
        bank = read_text(copy.raw, copy.file, Path(folder)).bank
    if bank is None:
        raise ProblemError(Problem("session", f"the copy of {copy.file} in this session cannot be read"))
    return bank


def head_to_json(head: Head) -> str:
    """The head as it is kept."""
    setup = {**asdict(head.setup), "settings": settings_to_row(head.setup.settings)}
    fields = {name: getattr(head, name) for name in Head.__slots__}
    dealt = round_to_row(head.round, head.begun)
    return json.dumps({**fields, "begun": head.begun.isoformat(), "setup": setup, "round": dealt})


def head_from_json(text: str) -> Head:
    """The head that was written, fields of a later version left out; raises one of `UNREADABLE`."""
    fields = {name: value for name, value in json.loads(text).items() if name in Head.__slots__}
    setup = {name: value for name, value in fields["setup"].items() if name in Setup.__slots__}
    setup |= {
        "settings": settings_from_row(setup["settings"]),
        "names": Names(setup["names"]),
        "standings": Standings(setup["standings"]),
    }
    begun = datetime.fromisoformat(fields["begun"])
    return Head(
        **{**fields, "begun": begun, "setup": Setup(**setup), "round": round_from_row(fields["round"])}
    )
