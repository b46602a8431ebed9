"""Days counted: as `datetime.date.toordinal` counts them, and on into the years BC that it does not know.

Years are astronomical: 0 is 1 BC, -1 is 2 BC.
"""

from __future__ import annotations

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
MONTH = "|".join(MONTH_NAMES)
"""A regex for the whole name of a month."""
FIRST_PLAIN_YEAR = 100
"""Earlier years are written with AD."""

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


def year_of(number: int) -> int:
    """Give the year of a day number."""
    return civil(number)[0]


def year_text(year: int) -> str:
    """Give a year as people write it: 1908, AD 14, and 44 BC for -43."""
    if year < 1:
        return f"{1 - year} BC"
    return str(year) if year >= FIRST_PLAIN_YEAR else f"AD {year}"


def days_in_month(year: int, month: int) -> int:
    """How many days a month has."""
    following = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    return day_number(*following) - day_number(year, month, 1)
