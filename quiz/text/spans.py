"""Places in a source's text, and stretches of it as they are shown: values that load nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a source's text: in characters from 0, the end not included."""

    start: int
    end: int


def touched(spans: Sequence[Span], stretch: Span) -> range:
    """Give the indices of those of some spans, in order, that a stretch touches; between two, none."""
    first = bisect_right(spans, stretch.start, key=lambda span: span.end)
    return range(first, max(first, bisect_left(spans, stretch.end, key=lambda span: span.start)))


class Paragraph(NamedTuple):
    """A paragraph or a heading, without white space around it."""

    span: Span
    heading: bool
    """A short line without a full stop."""
    sentences: range
    """Its sentences, as indices into the source's; empty for a heading."""


class Location(NamedTuple):
    """Where a quote stands in its source."""

    spans: tuple[Span, ...]
    """Its places, one for each part between elisions."""
    sentences: range
    """The sentences it touches, as indices; empty for a quote of a heading."""


class Run(NamedTuple):
    """A stretch of a passage on the screen, all of one kind and on one line."""

    text: str
    quoted: bool = False
    """It is part of the quote that is shown in its passage."""
    correction: bool = False
    """It corrects a misprint before it, such as ` [Semipalatinsk]`, and is no part of the source."""


def parts(runs: Iterable[Run]) -> Iterator[tuple[str, bool]]:
    """Give each stretch of a passage with whether it is quoted; a correction belongs to what it corrects."""
    marked: list[tuple[Run, bool]] = []
    for run in runs:
        marked.append((run, bool(marked) and marked[-1][1] if run.correction else run.quoted))
    for inside, group in groupby(marked, key=lambda each: each[1]):
        yield "".join(run.text for run, _ in group), inside


def quote_of(runs: Iterable[Run]) -> str:
    """Give the quoted parts of a passage, with [...] where something between them is left out."""
    return " [...] ".join(text.strip() for text, inside in parts(runs) if inside)
