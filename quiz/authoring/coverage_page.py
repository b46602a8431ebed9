"""A source's coverage as a page: to show, or to print in black and white."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quiz.bank.coverage import Coverage, within
from quiz.bank.model import Bank
from quiz.text.cleaning import excerpt
from quiz.text.page import page

MARKER = '<meta name="generator" content="quiz coverage">'
"""Stands at the head of every such page, so that only such a page is ever replaced."""

_DEEPEST = 4  # so many items shade a sentence most deeply
_WIDE, _HIGH, _TALLEST = 1000, 64, 6
"""The picture of the whole source, in units of its own; so many items make the tallest bar."""
_OPENING = 56  # so many characters of a sentence stand over its notes


def coverage_page(bank: Bank, found: Coverage) -> str:
    """Make a page of HTML that needs nothing but itself: no script, no file, no network."""
    source = found.source
    return page(
        "authoring",
        "coverage_page.html",
        bank=bank,
        found=found,
        source=source,
        marker=MARKER,
        deepest=_DEEPEST,
        wide=_WIDE,
        high=_HIGH,
        bars=[*_bars(found)],
        runs=lambda number: source.runs(span := source.sentences[number], within(span, found.passages)),
        openings=[_opening(source.text[start:end]) for start, end in source.sentences],
    )


class _Bar(NamedTuple):
    """A sentence in the picture: as wide as it is long, as high as it is quoted."""

    x: float
    width: float
    height: float
    items: int


def _bars(found: Coverage) -> Iterator[_Bar]:
    lengths = [end - start for start, end in found.source.sentences]
    whole, at = sum(lengths), 0.0
    for length, items in zip(lengths, map(len, found.items), strict=True):
        width = length * _WIDE / whole
        gap = min(2.0, width / 4)
        yield _Bar(at + gap, width - gap, 5 + (_HIGH - 6) * min(items, _TALLEST) / _TALLEST, items)
        at += width


def _opening(sentence: str) -> str:
    begun = excerpt(sentence, _OPENING)
    words, blank, _ = begun.rpartition(" ")
    return f"{words} …" if blank and len(sentence) > _OPENING else begun
