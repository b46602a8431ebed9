"""A source's coverage as a page: to show, or to print in black and white."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby

from markupsafe import Markup, escape

from quiz.bank.coverage import Coverage, within
from quiz.bank.model import Bank
from quiz.text.cleaning import one_line
from quiz.text.page import page

MARKER = '<meta name="generator" content="quiz coverage">'
"""Stands at the head of every such page, so that only such a page is ever replaced."""
_WIDE = 1000
"""Units of the picture of a whole source; what is narrower than one is not seen."""


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
        wide=_WIDE,
        bars=list(_bars(found)),
        runs_of=lambda span: source.runs(span, within(span, found.passages)),
        filled=_filled,
        words=[one_line(source.words(span)) for span in source.sentences],
    )


def _filled(form: str, number: int, words: str, gap: str = "") -> Markup:
    """Fill the form of the many sentences that nothing asks about, ten times as fast as a template does."""
    return Markup(str.__mod__(form, {"number": number, "words": escape(words), "gap": gap}))


def _bars(found: Coverage) -> Iterator[tuple[int, int, float, float, int]]:
    """The picture's bars: of each its first and last sentence, from 1, its place, its width, and its items.

    What is too narrow to be seen by itself shares one, as high as the sentence that most items quote.
    """
    sentences = found.source.sentences
    ends = [*accumulate((end - start for start, end in sentences), initial=0)]
    unit = ends[-1] / _WIDE
    for _, together in groupby(range(len(sentences)), key=lambda number: _WIDE * ends[number] // ends[-1]):
        first, last = (numbers := [*together])[0], numbers[-1]
        items = max(map(len, found.items[first : last + 1]))
        yield first + 1, last + 1, ends[first] / unit, (ends[last + 1] - ends[first]) / unit, items
