"""Years that a sentence says once for several dates: "in 69 and in 63 BC", "in May 1905 … on 4 June"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quiz.bank.dates import Date
from quiz.bank.dating.era import Era
from quiz.bank.dating.phrases import Phrase
from quiz.bank.edtf import Point, read
from quiz.bank.said import Said

BEFORE_OUR_ERA = Era(bc=999, bcs=1)
"""That of numbers before a year BC in one sentence."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]* +[\"'“‘(]?[^\W\d_a-z]")
_SAME_YEAR = re.compile(r",? +(?:of +)?(?:that|the +same) +year\b")
_OTHER_YEAR = re.compile(
    r"\b(?:years?|decades?|following|next|previous|preceding|winters?|springs?|summers?|autumns?)\b",
    re.IGNORECASE,
)
_LAST_DAY = 31
_AFTER = 30
"""Characters after a month in which its year may be said to be another."""


def counts_down(text: str, phrases: Sequence[Phrase], at: int) -> bool:
    """Whether a number is followed in its sentence by a later year BC, with only such numbers between."""
    number = phrases[at].first.number
    if not phrases[at].is_number or not 0 < len(number) < 4:
        return False
    for before, phrase in zip(phrases[at:], phrases[at + 1 : at + 8], strict=False):
        if _SENTENCE_END.search(text, before.end, phrase.start + 1):
            return False
        if phrase.last.year is not None:
            return phrase.last.year < 1 and int(number) > 1 - phrase.last.year
        if (
            not phrase.is_number
            or not 0 < len(phrase.last.number) < 4
            or int(phrase.last.number) >= int(number)
        ):
            return False
    return False


def with_year_said(text: str, phrase: Phrase, date: Date, end: int) -> Phrase | None:
    """A month or day with the year of the date before it, which ends at `end`; None if it may be another's.

    It is that date's year if the words say so, or if it is later in the year and nothing says otherwise.
    """
    ends = read(date.edtf)
    earlier = ends[0]
    if not earlier or not ends[1] or earlier.first_year != ends[1].last_year:
        return None
    if _SENTENCE_END.search(text, end, phrase.start + 1):
        return None
    if same := _SAME_YEAR.match(text, phrase.end):
        return replace(_of_year(phrase, earlier.first_year), end=same.end())
    between = text[end : phrase.start]
    after = re.split(r"[,.;:]", text[phrase.end : phrase.end + _AFTER])[0]
    if _OTHER_YEAR.search(between) or _OTHER_YEAR.search(after) or not _is_later(phrase.first, ends[1]):
        return None
    if phrase.is_span and not _is_in_order(phrase.first, phrase.last):
        return None
    return _of_year(phrase, earlier.first_year)


def _is_later(said: Said, point: Point) -> bool:
    if said.month == point.month and said.day and point.day:
        return said.day > point.day
    return said.month > point.month


def _is_in_order(first: Said, last: Said) -> bool:
    return (first.month, first.day) <= (last.month, last.day or _LAST_DAY)


def _of_year(phrase: Phrase, year: int) -> Phrase:
    first = replace(phrase.first, year=year)
    return replace(
        phrase, first=first, last=first if phrase.last is phrase.first else replace(phrase.last, year=year)
    )
