"""Reading a large bank and finding quotes in a large source, against a bare YAML parse and a bare search."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from quiz.bank.reading import read_bank
from quiz.text.source import Source
from tests.benchmarks.banks import sentence, source, write_bank
from tests.benchmarks.figures import Figure


def seconds(act: Callable[[], object], times: int) -> float:
    """The least time that an act takes."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return min(taken)


def find_quotes(text: str, quotes: list[str]) -> int:
    """How many quotes a fresh source finds."""
    chronicle = Source(title="The chronicle", text=text)
    return sum(chronicle.locate(quote) is not None for quote in quotes)


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of the bank room."""
    questions = 10_000  # with fewer, the floor's own garbage collection would not show
    times = 2 if short else 5
    path = write_bank(folder, questions)
    text = path.read_text(encoding="utf-8")
    yield Figure(
        f"reading {questions} questions and finding their errors",
        seconds(lambda: read_bank(path), times),
        seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader), times),
        "s",
        0.5,
    )
    count, wanted = (2_500, 500) if short else (13_000, 2_000)
    long = source(count)
    quotes = [sentence(number * (count // wanted))[3:-1] for number in range(wanted)]
    assert find_quotes(long, quotes) == wanted
    yield Figure(
        f"{wanted} quotes in {len(long) / 1e6:.1f} MB, floor 2 s",
        seconds(lambda: find_quotes(long, quotes), times),
        2.0,
        "s",
        1.0,
    )
