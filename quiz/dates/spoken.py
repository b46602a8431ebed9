"""Points in time as they are said, perhaps not in full, and what two of them say together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.dates.date import Point, write

LEAST_YEAR = 3
"""Digits of a number that is no day."""


@dataclass(frozen=True, slots=True)
class SpokenPoint:
    """A point as it was said, perhaps not in full: the 5 in "5–9 May 1912", the 07 in "1905–07"."""

    year: int | None = None
    """None if it was not said, or is a number without BC or AD."""
    number: str = ""
    """A year or day that is not said to be either."""
    month: int = 0
    day: int = 0
    decade: bool = False
    """The year is the first of a decade."""
    mark: str = ""

    @property
    def is_number(self) -> bool:
        """It is a number alone."""
        return bool(self.number) and not self.month

    @property
    def may_be_day(self) -> bool:
        """It is a number of one or two digits alone."""
        return self.is_number and len(self.number) < LEAST_YEAR

    def point(self, mark: str = "") -> Point | None:
        """The point that was said, whether or not there is such a day; None if it does not say its year."""
        year = self.year
        if year is None and len(self.number) >= LEAST_YEAR:
            year = int(self.number)
        if year is None:
            return None
        return Point(year, year + 9 if self.decade else year, self.month, self.day, self.mark or mark)


def interval(first: SpokenPoint, last: SpokenPoint, mark: str = "") -> str:
    """Two points as EDTF, each completed by what only the other says; "" if that is not enough."""
    first, last = completed(first, last)
    start, end = first.point(mark), last.point(mark)
    return write(start.outer(start.first_year), end.outer(end.last_year)) if start and end else ""


def completed(
    first: SpokenPoint, last: SpokenPoint, *, is_tight: bool = False
) -> tuple[SpokenPoint, SpokenPoint]:
    """Two ends of a span, each with what only the other says: its month, its era, the digits left out.

    Before BC digits are left out only where it `is_tight`: "218–17 BC".
    """
    if is_tight and first.is_number and last.year is not None and last.year < 1:
        digits = whole_end(first.number, str(1 - last.year))
        last = replace(last, year=1 - int(digits)) if digits else SpokenPoint()
    if first.year is None and not first.number:
        first = replace(first, year=last.year, number=last.number)  # "May" of "May–June 1905"
    elif first.may_be_day and last.day:
        first = replace(last, day=int(first.number), mark=first.mark)
    elif first.number and last.year is not None and (last.year < 1 or int(first.number) < last.year):
        is_bc = last.year < 1  # "60 to 58 BC", "98 to 117 AD"
        first = replace(first, year=1 - int(first.number) if is_bc else int(first.number), number="")
    counts_up = first.year is not None and first.year < 1 and int(last.number or 0) >= 1 - first.year
    if last.is_number and counts_up:  # "from 44 BC to about 100": years BC count down
        return first, replace(last, year=int(last.number), number="")
    if last.year is not None or last.month or not 0 < len(last.number) < LEAST_YEAR:
        return first, last
    if first.year is not None and first.year > 0:
        first_digits = str(first.year)
        return first, replace(last, number=first_digits[: -len(last.number)] + last.number)
    if first.year is not None:
        return first, replace(last, number=whole_end(str(1 - first.year), last.number))
    if first.is_number and len(last.number) < len(first.number):
        last = replace(last, number=first.number[: -len(last.number)] + last.number)  # "1905–07"
    return first, last


def whole_end(number: str, end: str) -> str:
    """The last year BC of a span that may leave out digits: 217 of "218-17"; "" if it may be one of two."""
    whole = number[: -len(end)] + end if len(end) < len(number) else end
    if whole == end or int(whole) >= int(number):
        return end
    return whole if len(number) >= LEAST_YEAR else ""


HALVES = {"first": (0, 50), "middle": (25, 75), "last": (50, 100), "": (0, 100)}
"""The years of a century that its early, its middle and its late years are, from and before."""


def century(number: int, *, bc: bool = False, half: str = "") -> tuple[SpokenPoint, SpokenPoint]:
    """The first and the last year of a century or of a half of it, which counts from 1, or to 1 BC."""
    begin = 1 - 100 * number if bc else 100 * number - 99
    start, end = HALVES[half]
    return SpokenPoint(begin + start), SpokenPoint(begin + end - 1)
