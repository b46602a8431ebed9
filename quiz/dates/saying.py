"""Dates as English says them: how a date is said, and what was said, perhaps not in full.

What one end of a span leaves out, the other says. What someone typed as a date and what stands in a source's
prose are both read from this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quiz.dates.days import FIRST_PLAIN_YEAR, MONTH_NAMES, year_text
from quiz.dates.edtf import Point, write

MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""The numbers of the months by their names and abbreviations, in small letters."""
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""The first and last month of each season; a winter ends in the following year."""

_NUMBER = r"(?!0+\b)\d{1,5}"
BC = r"bce?|b\.c\.(?:e\.)?|before christ"
"""A regex for what says that a year is BC, in small letters: "b.c."."""
ERA = (
    rf"(?P<bc>{_NUMBER}) ?(?:{BC})"
    rf"|(?:ad|a\.d\.|anno domini) ?(?P<ad>{_NUMBER})|(?P<ce>{_NUMBER}) ?(?:ad|a\.d\.|ce|c\.e\.)"
)
"""A regex for a year that says BC or AD, in small letters: "44 bc", "ad 14"."""
YEAR = rf"(?:{ERA}|(?P<number>\d{{3,4}}))"
"""A regex for a year that says its era or has three or four digits: "ad 14", "391"."""


@dataclass(frozen=True, slots=True)
class SpokenPoint:
    """A point as it was said, perhaps not in full: the 5 in "5–9 May 1912", the 07 in "1905–07"."""

    year: int | None = None
    """Astronomical; None if it was not said, or is a number without BC or AD."""
    number: str = ""
    """A year or day that is not said to be either."""
    month: int = 0
    day: int = 0
    """0, as the month, if it was not said."""
    decade: bool = False
    """The year is the first of a decade."""
    mark: str = ""
    """`~`, `?`, `%` or nothing."""

    @classmethod
    def of(cls, match: re.Match[str], mark: str = "") -> SpokenPoint:
        """The point in a match's groups: those of `YEAR`, and `day`, `month`, `iso` and `decade`."""
        parts = {name: part for name, part in match.groupdict().items() if part}
        month = parts.get("month", "0").casefold()
        return cls(
            year=_year(parts),
            number=parts.get("number", ""),
            month=MONTHS.get(month) or int(month),
            day=int(parts.get("day", "0")),
            decade="decade" in parts,
            mark=mark,
        )

    def point(self, mark: str = "") -> Point | None:
        """The point that was said, whether or not there is such a day; None if it does not say its year."""
        year = self.year
        if year is None and len(self.number) > 2:
            year = int(self.number)
        if year is None:
            return None
        return Point(year, year + 9 if self.decade else year, self.month, self.day, self.mark or mark)


def interval(first: SpokenPoint, last: SpokenPoint, mark: str = "") -> str:
    """Two points as EDTF, each completed by what only the other says; "" if that is not enough."""
    start = _completed_start(first, last).point(mark)
    end = _completed_end(first, last).point(mark)
    return write(start.outer(start.first_year), end.outer(end.last_year)) if start and end else ""


def season(name: str, year: int) -> tuple[SpokenPoint, SpokenPoint]:
    """The first and the last month of a season; a winter is said by the year it begins in."""
    first, last = SEASONS[name]
    return SpokenPoint(year, month=first), SpokenPoint(year + (last < first), month=last)


def century(number: int, *, bc: bool = False) -> tuple[SpokenPoint, SpokenPoint]:
    """The first and the last year of a century, which counts from 1, or to 1 BC."""
    last = 100 * number
    return (
        (SpokenPoint(1 - last), SpokenPoint(100 - last))
        if bc
        else (SpokenPoint(last - 99), SpokenPoint(last))
    )


def _year(parts: dict[str, str]) -> int | None:
    if "bc" in parts:
        return 1 - int(parts["bc"])
    if "decade" in parts:
        return int(parts["decade"]) * 10
    sure = parts.get("iso") or parts.get("ad") or parts.get("ce")
    return int(sure) if sure else None


def _completed_start(first: SpokenPoint, last: SpokenPoint) -> SpokenPoint:
    if first.year is not None:
        return first
    if first.month:
        return first if first.number else replace(first, year=last.year, number=last.number)
    if last.day and len(first.number) < 3:
        return replace(last, day=int(first.number), mark=first.mark)
    if last.year is not None and last.year < 1:
        return replace(first, year=1 - int(first.number))
    return first


def _completed_end(first: SpokenPoint, last: SpokenPoint) -> SpokenPoint:
    year = int(first.number) if first.year is None and len(first.number) > 2 else first.year
    if year is None or year < 1 or last.year is not None or last.month or len(last.number) > 2:
        return last
    century = 10 ** len(last.number)
    return replace(last, year=year // century * century + int(last.number))


_ABOUT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_FIRST_DECADE = 1000


def spoken_date(first: Point | None, last: Point | None) -> str:
    """Give a date as people write it; None is an open end, and both are the same if it is no interval."""
    if first is None or last is None:
        if first:
            return f"since {_single(first)}"
        return f"until {_single(last)}" if last else ""
    if first == last:
        return _single(first)
    if first.mark == last.mark:
        return _ABOUT[first.mark] + _span(first.unmarked(), last.unmarked())
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
