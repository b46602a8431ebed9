"""Dates as whole days, earliest to latest, however vaguely a source gives them.

They are written in the part of EDTF (ISO 8601-2) that history teaching needs: `1908`, `1912-01`,
`1937-02-01`, decades `190X` and centuries `19XX`, BC as `-0043`; each with `~` (approximate), `?` (uncertain)
or `%` (both); intervals `1905/1907`, open ones `1953/..` and `../1905`. `44 BC` and `AD 14` are read too.
Years are astronomical: 0 is 1 BC. Days are numbered as `datetime.date.toordinal` does, and on into BC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
MONTH = "|".join(MONTH_NAMES)
"""A regex for the whole name of a month."""

LAST_YEAR = 9999
FIRST_YEAR = -LAST_YEAR
OPEN = ".."

# Days

_YEAR = 365
_FOUR_YEARS = 4 * _YEAR + 1
_CENTURY = 25 * _FOUR_YEARS - 1
_FOUR_CENTURIES = 4 * _CENTURY + 1
_FIRST_OF_MARCH_0 = -305


def day_number(year: int, month: int, day: int) -> int:
    """Give the number of a day that exists."""
    # Years counted from March end with the leap day, so that months need no table and leap years no branch.
    years, months = (year, month - 3) if month > 2 else (year - 1, month + 9)
    leap_days = years // 4 - years // 100 + years // 400
    return _FIRST_OF_MARCH_0 + years * _YEAR + leap_days + (months * 153 + 2) // 5 + day - 1


def civil(number: int) -> tuple[int, int, int]:
    """Give the year, month and day of a day number."""
    eras, rest = divmod(number - _FIRST_OF_MARCH_0, _FOUR_CENTURIES)
    # The last day of a four-year, century or era cycle is a leap day: it belongs to the year before.
    years = (rest - rest // (_FOUR_YEARS - 1) + rest // _CENTURY - rest // (_FOUR_CENTURIES - 1)) // _YEAR
    rest -= years * _YEAR + years // 4 - years // 100
    months = (rest * 5 + 2) // 153
    day = rest - (months * 153 + 2) // 5 + 1
    year = eras * 400 + years
    return (year, months + 3, day) if months < 10 else (year + 1, months - 9, day)


def days_in_month(year: int, month: int) -> int:
    """How many days a month has."""
    following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    return day_number(*following) - day_number(year, month, 1)


# Reading and writing

# The patterns are compiled when a date is first read: a start page has its dates from the shelf.
_POINT = r"(?a)(-?)(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d))?(?:-(\d\d))?([~?%]?)"  # 1937-02-01, 190X, -0043~
_BC = r"(?ai)(\d{1,5}) ?(?:BCE?|B\.C\.(?:E\.)?)([~?%]?)"  # 44 BC, 44 B.C.E.?
_AD = r"(?ai)(?:(?:AD|A\.D\.|CE) ?(\d{1,4})|(\d{1,4}) ?(?:AD|A\.D\.|CE|C\.E\.))([~?%]?)"  # AD 14, 14 CE~


class DateError(ValueError):
    """A text that is no date; the hint is the way out where the mistake itself shows one, or empty."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Point(NamedTuple):
    """A date that is no interval, as written."""

    first_year: int
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
        sign = "-" if self.first_year < 0 else ""
        text = f"{sign}{abs(year) // self.years:0{4 - unsaid}}" + "X" * unsaid
        return text + "".join(f"-{part:02}" for part in (self.month, self.day) if part) + self.mark

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


Ends = tuple[Point | None, Point | None]
"""The first and the last point of a date, the same twice if it is no interval; None is an open end."""


def read(text: str) -> Ends:
    """Give the ends of a date; raises DateError."""
    if not text:
        raise DateError("the date is empty")
    match [side.strip() for side in text.split("/")]:
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


def _read_interval(start: str, end: str) -> Ends:
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
    if match := re.fullmatch(_POINT, text):
        return _point(*match.groups(default=""))
    if match := re.fullmatch(_BC, text):
        year = 1 - int(match[1])
        if year == 1:
            raise DateError("there is no year 0 BC", 'did you mean: "1 BC"?')
        if year < FIRST_YEAR:
            raise DateError("a year has at most four digits")
        return Point(year, year, mark=match[2])
    if match := re.fullmatch(_AD, text):
        year = int(match[1] or match[2])
        if year == 0:
            raise DateError("there is no year AD 0", 'did you mean: "AD 1"?')
        return Point(year, year, mark=match[3])
    if re.fullmatch(r"(?a)\d{1,3}", text):  # 37
        either = f"write {text:0>4} for AD {int(text)}, or {int(text)} BC" if int(text) else ""
        raise DateError("a year has four digits", either)
    if re.fullmatch(r"(?a)[-+Yy]{0,2}\d{5,7}", text):  # Y17000
        raise DateError("a year has at most four digits")
    if re.search(r"(?a)\d[T ]\d\d?:\d", text):  # 1937-02-01T12:00
        raise DateError("a date has no time of day")
    if not text.isascii():
        raise DateError("a date is written with plain digits and hyphens")
    raise DateError("this is not a date")


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
    if (month, day) == ("02", "29") and first % 100 == 0 and last_day < int(day):
        message = f"only the old calendar, the Julian, had a day {name}-{day}"
        raise DateError(message, f"write the month: {name}")
    if day and not 1 <= int(day) <= last_day:
        raise DateError(f"there is no day {name}-{day}", f"the last day is {name}-{last_day}")
    return Point(first, last, int(month), int(day or 0), mark)


# Dates


@dataclass(frozen=True, slots=True)
class Date:
    """An interval of whole days in which something happened."""

    edtf: str
    """Its canonical text: `44 BC` is `-0043`."""
    earliest: int | None
    """The number of its first day; None for an open start."""
    latest: int | None
    """The number of its last day; None for an open end."""
    approximate: bool = False
    """It is marked `~` or `%`, on either end."""
    uncertain: bool = False
    """It is marked `?` or `%`, on either end."""

    @classmethod
    def parse(cls, text: str) -> Date:
        """Give the date that a text means; raises DateError, for which `suggestions.way_out` knows more."""
        return cls.of(*read(text.strip()))

    @classmethod
    def of(cls, first: Point | None, last: Point | None) -> Date:
        """Give the date with these ends; None is an open one."""
        marks = {point.mark for point in (first, last) if point}
        return cls(
            edtf=write(first, last),
            earliest=first.earliest if first else None,
            latest=last.latest if last else None,
            approximate=bool(marks & {"~", "%"}),
            uncertain=bool(marks & {"?", "%"}),
        )

    @property
    def first_year(self) -> int | None:
        """The year of its earliest day; None for an open start."""
        return None if self.earliest is None else civil(self.earliest)[0]

    @property
    def last_year(self) -> int | None:
        """The year of its latest day; None for an open end."""
        return None if self.latest is None else civil(self.latest)[0]

    def spoken(self) -> str:
        """As people write it: 1905–07, January 1912, about 1908, 44 BC, after 1953, by 1908."""
        first, last = read(self.edtf)
        if not first or not last:
            return f"after {_single(first)}" if first else f"by {_single(last)}" if last else ""
        if first == last:
            return _single(first)
        if first.mark == last.mark:
            return _ABOUT[first.mark] + _span(first, last)
        return f"from {_single(first)} to {_single(last)}"

    def widened(self) -> Date:
        """Give the date with each marked end one of its units further out; itself if nothing is marked.

        The units are days, months, years, decades and centuries. The result bears no mark.
        """
        if not (self.approximate or self.uncertain):
            return self
        first, last = read(self.edtf)
        return Date.of(
            first.shifted(-1) if first and first.mark else first,
            last.shifted(1) if last and last.mark else last,
        )


# In words

_ABOUT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_FIRST_PLAIN = 100  # earlier years are written with AD
_FIRST_DECADE = 1000  # earlier decades are written as two years


def year_text(year: int) -> str:
    """Give a year as people write it: 1908, AD 14, and 44 BC for -43."""
    if year < 1:
        return f"{1 - year} BC"
    return str(year) if year >= _FIRST_PLAIN else f"AD {year}"


def within(since: Date | None, until: Date | None) -> str:
    """Say when something happened that began no earlier than one date and ended no later than another.

    "1913–14" between two, to the month in one year; "after 1913" or "before 1914" with one; else empty.
    """
    first = read(since.edtf)[0] if since else None
    last = read(until.edtf)[1] if until else None
    first, last = first and first.outer(first.first_year), last and last.outer(last.last_year)
    if first and last:
        to_month = first.first_year == last.last_year and first.month and last.month
        first, last = (each._replace(month=each.month if to_month else 0, day=0) for each in (first, last))
        return Date.of(first, last).spoken()
    return f"after {_single(first)}" if first else f"before {_single(last)}" if last else ""


def short_months(text: str) -> str:
    """Write the months of a date by three letters each: "Jan 1912", "after Aug 1927"."""
    for name in MONTH_NAMES:
        text = text.replace(name, name[:3])
    return text


def _single(point: Point) -> str:
    about = _ABOUT[point.mark]
    if point.years == 10 and point.first_year >= _FIRST_DECADE:
        return f"{about}{'the ' if about else ''}{point.first_year}s"
    if point.years > 1:
        return about + _years(point.first_year, point.last_year)
    return about + _words(point, year_text(point.first_year))


def _words(point: Point, year: str) -> str:
    month = MONTH_NAMES[point.month - 1] if point.month else ""
    return " ".join(word for word in (str(point.day or ""), month, year) if word)


def _span(first: Point, last: Point) -> str:
    """Two ends of different days, their marks aside."""
    if not (first.month or last.month):
        return _years(first.first_year, last.last_year)
    end = _words(last, year_text(last.last_year))
    if first.first_year != last.last_year or not (first.month and last.month):
        return f"{_words(first, year_text(first.first_year))}–{end}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day}–{end}"
    return f"{_words(first, '')}–{end}"


def _years(first: int, last: int) -> str:
    if last < 1:
        return f"{1 - first}–{year_text(last)}"
    if first < 1:
        return f"{year_text(first)}–AD {last}"
    if first < _FIRST_PLAIN:
        return f"AD {first}–{last}"
    if first >= _FIRST_DECADE and first // 100 == last // 100:
        return f"{first}–{last % 100:02}"
    return f"{first}–{last}"
