"""How much of what lives say about time is found, and how much of that is right.

The lives and the tables of their dates were made by hand, apart from the code: see tests/lives/README.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

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
FOUND = 0.95
TOLD = 0.9


class Row(NamedTuple):
    """What a sentence says about time, by hand."""

    sentence: str
    begins: str
    dates: Mapping[str, str] = {}
    also: Mapping[str, str] = {}
    relative: Sequence[str] = ()


def life(name: str) -> tuple[Source, list[Row]]:
    """A life, and what each of its sentences says about time."""
    bank = read_bank(builtin_path()).bank
    assert bank
    path = LIVES / f"{name}.txt"
    source = Source(name, path.read_text(encoding="utf-8")) if path.exists() else bank.source
    table = yaml.load(path.with_suffix(".dates.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    rows = sorted((Row(**row) for row in table), key=lambda row: int(row.sentence))
    assert [int(row.sentence) for row in rows] == list(range(len(source.sentences)))
    return source, rows


def readings(written: str) -> Iterator[str]:
    """The dates that are right for some words; the two ends of a span of days are too."""
    for reading in written.split(" | "):
        yield Date.parse(reading).edtf
        if "/" in reading:
            yield from (Date.parse(end).edtf for end in reading.split("/") if end != "..")


def touches(text: str, words: str, start: int, end: int) -> bool:
    """Whether words stand where a place in a text is, or beside."""
    places = (at for at in range(len(text)) if text.startswith(words, at))
    return any(at < end and start < at + len(words) for at in places)


@pytest.mark.parametrize("name", ["serebryakov", "cicero", "curie", "eleanor", "hannibal", "douglass"])
def test_dates_of_a_life_are_found_and_right_and_every_event_has_one_that_its_sentence_says(
    name: str,
) -> None:
    source, rows = life(name)
    found: list[tuple[bool, str]] = []
    told: list[tuple[bool, str]] = []
    dated = 0
    for number, (span, row) in enumerate(zip(source.sentences, rows, strict=True)):
        text = source.text[span.start : span.end].replace("\n", " ")
        assert folded(text).text.startswith(row.begins)
        mentions = sentence_dates(source, number)
        right = {
            (words, mention)
            for words, written in (*row.also.items(), *row.dates.items())
            for mention in mentions
            if touches(text, words, mention.start - span.start, mention.end - span.start)
            and mention.date.edtf in readings(written)
        }
        assert {mention for _, mention in right} == {*mentions}, text
        in_sentence = [(any(words == each for each, _ in right), words) for words in row.dates]
        found += in_sentence
        dated += any(is_found for is_found, _ in in_sentence)
        relative = relative_in(text)
        told += [(any(touches(text, words, *each) for each in relative), words) for words in row.relative]
    for those, least in ((found, FOUND), (told, TOLD)):
        assert sum(is_found for is_found, _ in those) >= least * len(those), those
    assert sum(bool(row.dates) for row in rows) * FOUND <= dated

    timeline = draft_timeline(source)
    for event in timeline.events:
        row = rows[event.sentence]
        written = (*row.dates.values(), *row.also.values())
        assert any(event.date.edtf in readings(each) for each in written), event
    drafted = Counter(event.sentence for event in timeline.events)
    left = {each.sentence: len(each.times) for each in timeline.left}
    for number in range(len(rows)):
        said = {mention.span for mention in sentence_dates(source, number)}
        assert drafted[number] + left.get(number, 0) >= len(said), rows[number]
