"""The lives written for the tests, and what their tables say of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.dates.date import Date
from quiz.text.source import Source

FOLDER = Path(__file__).parent
LANGUAGES = {"bassi": "it", "kovalevskaya": "ru", "merian": "de", "michel": "fr", "mistral": "es"}
"""Of the lives that are not in English."""
NAMES = sorted(path.name.partition(".")[0] for path in FOLDER.glob("*.dates.yaml"))


class Told(NamedTuple):
    """What a date really dates, by hand."""

    tells: Sequence[str] = ()
    """The words of the clause from which alone the event may be taken; none if the date is no event's."""
    verb: Sequence[str] = ()
    """Beginnings of words, or with = the whole word: one of them is in any event of the date."""
    may: Sequence[str] = ()
    """More words of the sentence that do no harm."""
    who: Sequence[str] = ()
    """Beginnings of words of which one must be there, since it is not the person whom the life is about."""
    never: Sequence[str] = ()
    """Words by which the event would say the contrary."""
    unless: Sequence[str] = ()
    """Words beside which it would not."""


class Row(NamedTuple):
    """What a sentence says about time, by hand."""

    sentence: str
    begins: str
    dates: Mapping[str, str] = {}
    also: Mapping[str, str] = {}
    relative: Sequence[str] = ()
    drafts: Mapping[str, Told] = {}
    """By the words of the date."""


def language_of(name: str) -> str:
    """The language of a life, as a BCP 47 tag."""
    return LANGUAGES.get(name, "en")


def source_of(name: str) -> Source:
    """A life as a source."""
    path = FOLDER / f"{name}.txt"
    if path.exists():
        return Source(name, path.read_text(encoding="utf-8"), language=language_of(name))
    bank = read_bank(builtin_path()).bank
    assert bank
    return bank.source


def rows_of(name: str) -> list[Row]:
    """What each of a life's sentences says about time, in order."""
    drafts = {row["sentence"]: row for row in _table(name, "drafts")}
    rows: list[Row] = []
    for row in sorted(_table(name, "dates"), key=lambda row: int(row["sentence"])):
        told = drafts.pop(row["sentence"], {"begins": row["begins"], "drafts": {}})
        assert told["begins"] == row["begins"]
        rows.append(Row(**row, drafts={words: _told(key) for words, key in told["drafts"].items()}))
    assert not drafts
    return rows


def readings(written: str) -> Iterator[str]:
    """The dates that are right for some words; the two ends of a span of days are too."""
    for reading in written.split(" | "):
        yield Date.parse(reading).edtf
        if "/" in reading:
            yield from (Date.parse(end).edtf for end in reading.split("/") if end != "..")


def _table(name: str, kind: str) -> list[dict[str, Any]]:
    text = (FOLDER / f"{name}.{kind}.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)
    return rows


def _told(key: str | Mapping[str, str | list[str]]) -> Told:
    if isinstance(key, str):
        assert key.startswith("no event, ")
        return Told()
    return Told(**{field: [said] if isinstance(said, str) else said for field, said in key.items()})
