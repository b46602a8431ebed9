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
COLUMNS = ("dated found", "dates found", "dates right", "events right", "relative told")


class Row(TypedDict, total=False):
    """What a sentence says about time, by hand."""

    sentence: str
    begins: str
    dates: Mapping[str, str]
    also: Mapping[str, str]
    relative: list[str]


@dataclass
class Measure:
    """What was counted in one life: of each column how many are right, and how many there are."""

    sentences: int = 0
    counts: dict[str, list[int]] = field(default_factory=lambda: {column: [0, 0] for column in COLUMNS})
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def count(self, column: str, is_right: bool) -> None:
        self.counts[column][0] += is_right
        self.counts[column][1] += 1

    def holds(self, column: str, least: float) -> bool:
        part, whole = self.counts[column]
        return part >= least * whole


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
        measure.count("events right", any(event.date.edtf in readings(written) for written in said))
    return measure


def _compare(source: Source, sentence: int, row: Row, measure: Measure) -> None:
    span = source.sentences[sentence]
    text = source.text[span.start : span.end].replace("\n", " ")
    assert folded(text).text.startswith(row["begins"])
    mentions = [
        (each.date.edtf, each.start - span.start, each.end - span.start)
        for each in sentence_dates(source, sentence)
    ]

    def says(words: str, written: str, mention: tuple[str, int, int]) -> bool:
        edtf, start, end = mention
        return touches(places(text, words), start, end) and edtf in readings(written)

    dates = row.get("dates", {})
    found = [
        words for words, written in dates.items() if any(says(words, written, each) for each in mentions)
    ]
    for words in dates:
        measure.count("dates found", words in found)
    measure.missed += [f"{sentence}: {words}" for words in dates if words not in found]
    if dates:
        measure.count("dated found", bool(found))
    for mention in mentions:
        is_right = any(says(*said, mention) for said in (*dates.items(), *row.get("also", {}).items()))
        measure.count("dates right", is_right)
        if not is_right:
            edtf, start, end = mention
            measure.wrong.append(f"{sentence}: {text[start:end]} is {edtf}")
    told = relative_in(text)
    for words in row.get("relative", []):
        is_told = any(touches(places(text, words), each.start, each.end) for each in told)
        measure.count("relative told", is_told)


def test_the_table_of_what_is_found() -> None:
    print("".join(f"{column:>18}" for column in ("life", "sentences", *COLUMNS)))
    for name in NAMES:
        it = measured(name)
        shares = (
            f"{part}/{whole} ({part / whole:.0%})" if whole else "–" for part, whole in it.counts.values()
        )
        print("".join(f"{cell:>18}" for cell in (name, it.sentences, *shares)))
        for missed in it.missed:
            print(f"{'':>18}  missed in sentence {missed}")
        for wrong in it.wrong:
            print(f"{'':>18}  wrong in sentence {wrong}")
    assert all(measured(name).counts["dates found"][1] for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_dates_of_a_life_are_found_and_right_and_none_is_invented(name: str) -> None:
    it = measured(name)
    assert it.holds("dated found", FOUND)
    assert it.holds("dates found", FOUND), it.missed
    assert it.holds("dates right", RIGHT), it.wrong
    assert it.holds("relative told", TOLD)


@pytest.mark.parametrize("name", NAMES)
def test_every_event_drafted_has_a_date_that_its_sentence_says(name: str) -> None:
    it = measured(name)
    assert it.holds("events right", RIGHT)
    assert it.counts["events right"][1] >= it.counts["dated found"][0]
