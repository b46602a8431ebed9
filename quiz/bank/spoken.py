"""Dates in the words of a history book."""

from __future__ import annotations

from quiz.bank.days import FIRST_PLAIN_YEAR, year_text
from quiz.bank.edtf import MONTH_NAMES, Point

_ABOUT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_FIRST_DECADE = 1000


def spoken(first: Point | None, last: Point | None) -> str:
    """Give a date as people write it; None is an open end, and both are the same if it is no interval."""
    if first is None or last is None:
        if first:
            return f"since {_single(first)}"
        return f"until {_single(last)}" if last else ""
    if first == last:
        return _single(first)
    if first.mark == last.mark:
        return _ABOUT[first.mark] + _span(first.exact(), last.exact())
    return f"from {_single(first)} to {_single(last)}"


def _single(point: Point) -> str:
    if point.years == 10 and point.first_year >= _FIRST_DECADE:
        article = "the " if point.mark else ""
        return f"{_ABOUT[point.mark]}{article}{point.first_year}s"
    if point.years > 1:
        return _ABOUT[point.mark] + _years(point.first_year, point.last_year)
    return _ABOUT[point.mark] + _words(point, year_text(point.first_year))


def _words(point: Point, year: str) -> str:
    month = MONTH_NAMES[point.month - 1] if point.month else ""
    return " ".join(word for word in (str(point.day or ""), month, year) if word)


def _span(first: Point, last: Point) -> str:
    if first == last:
        return _single(first)
    if not (first.month or last.month):
        return _years(first.first_year, last.last_year)
    end = _words(last, year_text(last.last_year))
    if first.first_year != last.last_year or not (first.month and last.month):
        return f"{_words(first, year_text(first.first_year))}–{end}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day}–{end}"
    return f"{_words(first, '')}–{end}"


def _years(first: int, last: int) -> str:
    if first == last:
        return year_text(first)
    if last < 1:
        return f"{1 - first}–{year_text(last)}"
    if first < 1:
        return f"{year_text(first)}–AD {last}"
    if first < FIRST_PLAIN_YEAR:
        return f"AD {first}–{last}"
    if first >= _FIRST_DECADE and first // 100 == last // 100:
        return f"{first}–{last % 100:02}"
    return f"{first}–{last}"
