"""What a phrase means as a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quiz.bank.dates import Date
from quiz.bank.dating.era import Era
from quiz.bank.dating.phrases import Phrase
from quiz.bank.dating.spans import whole_end
from quiz.bank.edtf import DateError, Point, read, write
from quiz.bank.said import Said, interval

_AT_LATEST = frozenset(("by", "before", "prior to", "no later than", "not later than"))
_AT_EARLIEST = frozenset(("after", "no earlier than", "not earlier than"))
_ONWARDS = re.compile(r" +(?:onwards?|and after(?:wards)?)\b| +on(?=[,.;:)])")


def end_of(text: str, phrase: Phrase) -> int:
    """Where the words of a phrase end, "onwards" included."""
    onwards = _ONWARDS.match(text, phrase.end)
    return onwards.end() if onwards else phrase.end


def meaning(phrase: Phrase, era: Era) -> Date | None:
    """The date that a phrase gives; None if it says no year, or no day there is, or it may be one of two.

    "Since August 1935" is that month, when something begins, and "until 1916" that year, when something
    ends. "Before" and "after" a date leave open whether the date itself is among the days: texts are not
    that exact.
    """
    if not (ends := _ends(phrase, era)):
        return None
    first, last = ends
    if phrase.lead in _AT_EARLIEST:
        return _date(first.outer(first.first_year), None)
    if phrase.lead in _AT_LATEST:
        return _date(None, last.outer(last.last_year))
    return _date(first, last)


def span_of(first: Date, last: Date) -> Date | None:
    """From the beginning of one date to the end of another; None if that is none."""
    start, end = read(first.edtf)[0], read(last.edtf)[1]
    if not start or not end or start.earliest > end.earliest:
        return None
    return _date(start.outer(start.first_year), end.outer(end.last_year))


def ends_of_life(phrase: Phrase, era: Era) -> tuple[Date, Date] | None:
    """The two ends of a span as dates of their own."""
    if not phrase.ends:
        return None
    opening = [_ends(replace(phrase, first=each), era) for each in phrase.ends[0]]
    closing = [_ends(replace(phrase, last=each), era) for each in phrase.ends[1]]
    born, died = (
        _between([each and each[0] for each in opening]),
        _between([each and each[1] for each in closing]),
    )
    return (born, died) if born and died else None


def _between(points: Sequence[Point | None]) -> Date | None:
    first, last = points
    return _date(first, last) if first and last else None


def _date(first: Point | None, last: Point | None) -> Date | None:
    return _parsed(write(first, last))


def _parsed(edtf: str) -> Date | None:
    try:
        return Date.parse(edtf)
    except DateError:
        return None


def _ends(phrase: Phrase, era: Era) -> tuple[Point, Point] | None:
    """The first and the last point of a phrase, the same twice if it is no span."""
    if phrase.first is phrase.last:
        said = _with_era(phrase.first, era)
        point = said.point() if said else None
        return (point, point) if point and _parsed(point.edtf) else None
    is_tight = bool(phrase.gap and phrase.gap.end - phrase.gap.start == 1)
    first, last = _told_apart(phrase.first, phrase.last, era, is_tight=is_tight)
    if not first or not last or not (date := _parsed(interval(first, last))):
        return None
    start, end = read(date.edtf)
    return (start, end) if start and end else None


def _told_apart(first: Said, last: Said, era: Era, *, is_tight: bool) -> tuple[Said | None, Said | None]:
    """The ends of a span with the years that only their surroundings tell."""
    number = first.number
    if last.month:
        if last.number:
            told = _with_era(last, era)
            if not told:
                return None, None
            last = told
        elif last.year is None:
            told = _with_era(first, era) if first.month else None
            if not told or told.year is None:
                return None, None
            return told, replace(last, year=told.year)
    if first.number and first.month and last.year is not None and last.year < 1:
        return replace(first, year=1 - int(first.number), number=""), last
    is_day = bool(last.day) and not first.month and len(first.number) < 3
    if first.number and not is_day and (first.month or last.year is None):
        told = _with_era(first, era)
        if not told:
            return None, None
        first = told
    if last.year is None and first.year is not None and first.year < 1:
        if is_tight and number and not last.month:
            last = replace(last, number=whole_end(number, last.number))
        return first, _with_era(last, era) if last.number else None
    return first, last


def _with_era(said: Said, era: Era) -> Said | None:
    """What was said, a number being the year that it is; None if that is not known."""
    if not said.number:
        return said
    year = era.year(said.number, is_said=bool(said.month))
    return None if year is None else replace(said, year=year, number="")
