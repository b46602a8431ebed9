"""Reading, checking and saving a large bank, against a bare parse, a bare reading and a bare write."""

import math
import os
import re
import shutil
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import yaml

from quiz.authoring.drafting.timeline import draft_timeline
from quiz.authoring.unsaved import Recovery
from quiz.authoring.values import Section
from quiz.authoring.work import Work
from quiz.bank.reading import read_bank
from quiz.checks.rules import check
from quiz.game.banks import Banks
from quiz.game.draw import draw_round
from quiz.game.round import Settings
from quiz.text.source import Source
from tests.benchmarks.banks import Words, biographies, paragraphs, sentences, write_bank
from tests.benchmarks.figures import Figure, best, bests, medians, seconds

HARDEST = ("(“", ". . ", "At 6 p.m. Tom ", "I\u00a0.\u00a0. he wrote ", "St. ", "1. A ", "[12]. ", "word ")
"""What a splitter may look at again and again."""


_UNSEEN = count()


def split(text: str) -> None:
    """Find the sentences of a text in one paragraph."""
    assert Source("The chronicle", text).sentences


def find(text: str, quotes: list[str]) -> None:
    """Find quotes in a source that has not been searched yet."""
    chronicle = Source("The chronicle", text)
    assert all(chronicle.locate(quote) for quote in quotes)


def find_years(text: str) -> None:
    """Split a text at its stops, and find the years in each part."""
    for part in re.split(r"(?<=[.!?])\s+", text):
        re.findall(r"\b\d{3,4}\b", part)


def draft(text: str) -> None:
    """Draft a timeline of a text that has not been looked at yet: what is read of an equal source is kept."""
    draft_timeline(Source(f"Lives {next(_UNSEEN)}", text))


def write(path: Path, content: bytes) -> None:
    """Put bytes on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def add_one(work: Work, number: int) -> None:
    """Add an event, and save it."""
    fields = {"event": f"Something that happened, number {number}", "date": "1908", "draft": "true"}
    work.append(Section.TIMELINE, fields)


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of the teacher's side."""
    times = 2 if short else 5
    questions = 10_000  # with fewer, the floor's own garbage collection would not show
    large = write_bank(folder, questions)
    text = large.read_text(encoding="utf-8")
    yield Figure(
        f"reading {questions} questions; floor: a bare parse",
        best(times, lambda: read_bank(large)),
        best(times, lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
        "s",
        1,
    )
    told = sentences(2_500 if short else 13_000, Words(1))
    source, quotes = "\n".join(paragraphs(told)), [each[3:-1] for each in told[::5]]
    searched = (lambda: find(source, quotes)), (lambda: [source.find(quote) for quote in quotes])
    value, floor = bests(2 * times, *searched)
    name = f"finding {len(quotes)} quotes in {len(source) / 1e6:.1f} MB; floor: a bare search"
    yield Figure(name, value, floor, "s", 3)
    for piece in HARDEST:
        once = piece * (40_000 // len(piece))
        yield Figure(
            f"sentences of 8 times as much of {piece!r}; floor: 8 times as long",
            best(times, partial(split, 8 * once)),
            8 * best(times, partial(split, once)),
            "s",
            2,
        )
    for size in (100_000, 1_000_000):
        text = biographies(size)
        value, floor = bests(times, lambda: draft(text), lambda: find_years(text))  # noqa: B023
        yield Figure(
            f"drafting {size / 1000:.0f} kB; floor: splitting and a search for years", value, floor, "s", 80
        )
    one = biographies(1_000_000).replace(". ", ", ").replace("\n", " ")
    name = "drafting one sentence of 1 MB; floor: that text as it is"
    yield Figure(name, best(1, lambda: draft(one)), value, "s", 2)
    path = write_bank(folder, 1_000)
    few = best(times, lambda: check(path))
    read = best(times, lambda: read_bank(path))
    yield Figure("checking 1000 questions; floor: reading them", few, read, "s", 6)
    bank = read_bank(path).bank
    assert bank is not None
    drawn = best(times, lambda: draw_round(Banks([bank]), Settings(), "seed", "round"))
    yield Figure("drawing a round of ten from 1000 questions; floor: reading them", drawn, read, "s", 1)
    count = 3_000 if short else questions
    many = write_bank(folder, count)
    grown = few * count * math.log(count) / (1_000 * math.log(1_000))
    taken = best(1 if short else 3, lambda: check(many))
    yield Figure(f"checking {count} questions; floor: n log n of that", taken, grown, "s", 1)
    copy = Path(shutil.copy(path, folder / "copy.yaml"))
    work = Work(copy, Recovery(folder, copy))
    numbers = iter(range(1_000))
    saved, written = medians(
        5 if short else 20,
        lambda: seconds(lambda: add_one(work, next(numbers))),
        lambda: seconds(lambda: write(folder / "floor.yaml", path.read_bytes())),
    )
    yield Figure("adding to 1000 questions; floor: writing the same bytes", saved, written, "s", 100)
