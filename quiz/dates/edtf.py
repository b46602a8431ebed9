"""Dates as EDTF writes them (ISO 8601-2), the part of it that history teaching needs.

`1908`, `1912-01`, `1937-02-01`, decades `190X` and centuries `19XX`, BC as `-0043`; each with `~`
(approximate), `?` (uncertain) or `%` (both); intervals `1905/1907`, open ones `1953/..` and `../1905`.
`44 BC` and `AD 14` are read too, and mean the same as `-0043` and `0014`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.dates.days import civil, day_number, days_in_month

LAST_YEAR = 9999
FIRST_YEAR = -LAST_YEAR
OPEN = ".."
FORMS = "write a date as 1908, 1912-01, 1937-02-01, 1905/1907 or 44 BC"

# 1937-02-01, 190X, -0043~
_POINT = re.compile(r"(-?)(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d))?(?:-(\d\d))?([~?%]?)", re.ASCII)
# 44 BC, 44 B.C.E.?
_BC = re.compile(r"(\d{1,5}) ?(?:BCE?|B\.C\.(?:E\.)?)([~?%]?)", re.ASCII | re.IGNORECASE)
# AD 14, 14 CE~
_AD = re.compile(
    r"(?:(?:AD|A\.D\.|CE) ?(\d{1,4})|(\d{1,4}) ?(?:AD|A\.D\.|CE|C\.E\.))([~?%]?)", re.ASCII | re.IGNORECASE
)


class DateError(ValueError):
    """A text that is no date."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Point:
    """A date that is no interval, as written."""

    first_year: int
    """Astronomical: 0 is 1 BC."""
    last_year: int
    """Later than the first only for a decade or a century."""
    month: int = 0
    day: int = 0
    """0, as the month, if it is not said."""
    mark: str = ""
    """`~`, `?`, `%` or nothing."""

    @property
    def years(self) -> int:
        """How many years it may mean: 1, 10 or 100."""
        return self.last_year - self.first_year + 1

    @property
    def earliest(self) -> int:
        """The number of the first day it may mean."""
        return day_number(self.first_year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> int:
        """The number of the last day it may mean."""
        month = self.month or 12
        return day_number(self.last_year, month, self.day or days_in_month(self.last_year, month))

    @property
    def edtf(self) -> str:
        """Its canonical text."""
        # A decade is named by the digits all its years share, so BC by the year that is nearest to 1 BC.
        year = self.first_year if self.first_year >= 0 else self.last_year
        unsaid = len(str(self.years)) - 1
        text = f"{abs(year) // self.years:0{4 - unsaid}}" + "X" * unsaid
        if self.first_year < 0:
            text = "-" + text
        if self.month:
            text += f"-{self.month:02}"
        if self.day:
            text += f"-{self.day:02}"
        return text + self.mark

    def unmarked(self) -> Point:
        """Give the same without its mark."""
        return Point(self.first_year, self.last_year, self.month, self.day)

    def outer(self, year: int) -> Point:
        """Give one of its years if it is a decade or a century; itself if not."""
        return self if self.years == 1 else Point(year, year, mark=self.mark)

    def shifted(self, units: int) -> Point:
        """Give the point so many of its own units later, without its mark; no further than years go.

        The units are days, months, years, decades and centuries; a decade or century gives its outer year.
        """
        if self.day:
            first, last = day_number(FIRST_YEAR, 1, 1), day_number(LAST_YEAR, 12, 31)
            year, month, day = civil(min(max(self.earliest + units, first), last))
            return Point(year, year, month, day)
        if self.month:
            number = self.first_year * 12 + self.month - 1 + units
            year, month = divmod(min(max(number, FIRST_YEAR * 12), LAST_YEAR * 12 + 11), 12)
            return Point(year, year, month + 1)
        outer = self.first_year if units < 0 else self.last_year
        year = min(max(outer + units * self.years, FIRST_YEAR), LAST_YEAR)
        return Point(year, year)


def read(text: str) -> tuple[Point | None, Point | None]:
    """Give the first and the last point of a date, the same twice if it is no interval; None is an open end.

    Raises DateError, with a hint where the mistake itself shows the way out.
    """
    if not text:
        raise DateError("the date is empty")
    sides = [side.strip() for side in text.split("/")]
    match sides:
        case [single]:
            point = _read_point(single)
            return point, point
        case [start, end]:
            return _read_interval(start, end)
    raise DateError("a date has hyphens, and an interval one slash")


def write(first: Point | None, last: Point | None) -> str:
    """Give the canonical text of a date; the inverse of `read`."""
    ends = [first] if first == last else [first, last]
    return "/".join(point.edtf if point else OPEN for point in ends)


def _read_interval(start: str, end: str) -> tuple[Point | None, Point | None]:
    if not start or not end:
        raise DateError(
            "an interval needs both its ends", f"write {OPEN} for an open end: 1953/.. or ../1905"
        )
    if start == end == OPEN:
        raise DateError("an interval open at both ends says nothing", "leave the date out")
    first = None if start == OPEN else _read_point(start)
    last = None if end == OPEN else _read_point(end)
    if (first and first.years > 1) or (last and last.years > 1):
        outer = write(first and first.outer(first.first_year), last and last.outer(last.last_year))
        raise DateError("an interval's ends are no decades or centuries", f'did you mean: "{outer}"?')
    if first and last and first.earliest > last.latest:
        raise DateError("the interval ends before it begins", f'did you mean: "{end}/{start}"?')
    return first, last


def _read_point(text: str) -> Point:
    if match := _POINT.fullmatch(text):
        return _point(*match.groups(default=""))
    if match := _BC.fullmatch(text):
        year = 1 - int(match[1])
        if year == 1:
            raise DateError("there is no year 0 BC", 'did you mean: "1 BC"?')
        if year < FIRST_YEAR:
            raise DateError("a year has at most four digits")
        return Point(year, year, mark=match[2])
    if match := _AD.fullmatch(text):
        year = int(match[1] or match[2])
        if year == 0:
            raise DateError("there is no year AD 0", 'did you mean: "AD 1"?')
        return Point(year, year, mark=match[3])
    raise _complaint(text)


def _complaint(text: str) -> DateError:
    if re.fullmatch(r"\d{1,3}", text, re.ASCII):  # 37
        either = f"write {text:0>4} for AD {int(text)}, or {int(text)} BC" if int(text) else ""
        return DateError("a year has four digits", either)
    if re.fullmatch(r"[-+Yy]{0,2}\d{5,7}", text, re.ASCII):  # Y17000
        return DateError("a year has at most four digits")
    if re.search(r"\d[T ]\d\d?:\d", text, re.ASCII):  # 1937-02-01T12:00
        return DateError("a date has no time of day")
    if not text.isascii():
        return DateError("a date is written with plain digits and hyphens")
    return DateError("this is not a date")


def _point(sign: str, year: str, month: str, day: str, mark: str) -> Point:
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if sign and high == 0:
        raise DateError("there is no year -0000", "0000 is 1 BC, -0001 is 2 BC")
    first, last = (-high, -low) if sign else (low, high)
    if not month:
        return Point(first, last, mark=mark)
    if first != last:
        raise DateError("a decade or century has no months")
    name = f"{sign}{year}-{month}"
    if not 1 <= int(month) <= 12:
        season = ", and seasons are not read" if month in ("21", "22", "23", "24") else ""
        raise DateError(f"there is no month {month}{season}")
    last_day = days_in_month(first, int(month))
    if day and not 1 <= int(day) <= last_day:
        raise DateError(f"there is no day {name}-{day}", f"the last day is {name}-{last_day}")
    return Point(first, last, int(month), int(day or 0), mark)
