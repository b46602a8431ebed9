"""How much of what lives say about time is found, and how much of that is right (shown with `pytest -rP`).

The lives and the tables of their dates were made by hand, apart from the code: see tests/lives/README.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from quiz.authoring.drafting.drafts import draft_timeline
from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.dates.date import Date
from quiz.dates.mentions import relative_in, sentence_dates
from quiz.text.quotes import folded
from quiz.text.source import Source

LIVES = Path(__file__).parent.parent / "lives"
NAMES = ("serebryakov", "cicero", "curie", "eleanor", "hannibal", "douglass")
FOUND = 0.95
RIGHT = 1.0
TOLD = 0.9


class Row(TypedDict, total=False):
    """What a sentence says about time, by hand."""

    sentence: str
    begins: str
    dates: Mapping[str, str]
    also: Mapping[str, str]
    relative: list[str]


@dataclass
class Measure:
    """What was counted in one life."""

    sentences: int = 0
    dated: int = 0
    dated_found: int = 0
    dates: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    relative: int = 0
    told: int = 0
    events: int = 0
    events_right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def life(name: str) -> tuple[Source, list[Row]]:
    """A life, and the table of what its sentences say about time."""
    if name == "serebryakov":
        bank = read_bank(builtin_path()).bank
        assert bank
        source = bank.source
    else:
        source = Source(name, (LIVES / f"{name}.txt").read_text(encoding="utf-8"))
    table = yaml.load((LIVES / f"{name}.dates.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return source, table


def readings(written: str) -> Iterator[str]:
    """The dates that are right for some words; the two ends of a span of days are too."""
    for reading in written.split(" | "):
        yield Date.parse(reading).edtf
        if "/" in reading:
            yield from (Date.parse(end).edtf for end in reading.split("/") if end != "..")


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where words stand in a text."""
    return [(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]


def touches(places: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in places)


@cache
def measured(name: str) -> Measure:
    """Compare what is found in a life with what its table has."""
    source, table = life(name)
    measure = Measure(sentences=len(source.sentences))
    rows = {int(row["sentence"]): row for row in table}
    assert sorted(rows) == list(range(len(source.sentences)))
    for sentence, row in rows.items():
        _compare(source, sentence, row, measure)
    for event in draft_timeline(source).events:
        row = rows[event.sentence]
        said = [*row.get("dates", {}).values(), *row.get("also", {}).values()]
        measure.events += 1
        measure.events_right += any(event.date.edtf in readings(written) for written in said)
    return measure


def _compare(source: Source, sentence: int, row: Row, measure: Measure) -> None:
    span = source.sentences[sentence]
    text = source.text[span.start : span.end].replace("\n", " ")
    assert folded(text).text.startswith(row["begins"])
    mentions = [
        (each.date.edtf, each.start - span.start, each.end - span.start)
        for each in sentence_dates(source, sentence)
    ]
    found_before = measure.found
    for words, written in row.get("dates", {}).items():
        there = places(text, words)
        right = [
            edtf for edtf, start, end in mentions if touches(there, start, end) and edtf in readings(written)
        ]
        measure.dates += 1
        measure.found += bool(right)
        if not right:
            measure.missed.append(f"{measure.sentences and sentence}: {words}")
    measure.dated += bool(row.get("dates"))
    measure.dated_found += measure.found > found_before
    said = {**row.get("dates", {}), **row.get("also", {})}
    for edtf, start, end in mentions:
        right_here = any(
            touches(places(text, words), start, end) and edtf in readings(written)
            for words, written in said.items()
        )
        measure.given += 1
        measure.right += right_here
        if not right_here:
            measure.wrong.append(f"{sentence}: {text[start:end]} is {edtf}")
    told = relative_in(text)
    for words in row.get("relative", []):
        measure.relative += 1
        measure.told += any(touches(places(text, words), each.start, each.end) for each in told)


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.0%})" if whole else "–"


def test_the_table_of_what_is_found() -> None:
    columns = (
        "life",
        "sentences",
        "dated found",
        "dates found",
        "dates right",
        "events right",
        "relative told",
    )
    print("".join(f"{column:>18}" for column in columns))
    for name in NAMES:
        it = measured(name)
        cells = (
            name,
            str(it.sentences),
            share(it.dated_found, it.dated),
            share(it.found, it.dates),
            share(it.right, it.given),
            share(it.events_right, it.events),
            share(it.told, it.relative),
        )
        print("".join(f"{cell:>18}" for cell in cells))
        for missed in it.missed:
            print(f"{'':>18}  missed in sentence {missed}")
        for wrong in it.wrong:
            print(f"{'':>18}  wrong in sentence {wrong}")
    assert all(measured(name).dates for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_dated_sentences_of_a_life_are_found(name: str) -> None:
    it = measured(name)
    assert it.dated_found >= FOUND * it.dated
    assert it.found >= FOUND * it.dates, it.missed


@pytest.mark.parametrize("name", NAMES)
def test_dates_of_a_life_are_right_and_none_is_invented(name: str) -> None:
    it = measured(name)
    assert it.right >= RIGHT * it.given, it.wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_event_drafted_has_a_date_that_its_sentence_says(name: str) -> None:
    it = measured(name)
    assert it.events_right == it.events
    assert it.events >= it.dated_found


@pytest.mark.parametrize("name", NAMES)
def test_times_that_hang_on_others_are_told(name: str) -> None:
    it = measured(name)
    assert it.told >= TOLD * it.relative
