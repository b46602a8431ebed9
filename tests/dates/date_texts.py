"""Valid dates of the subset, drawn piece by piece from the grammar and not from the code that reads it."""

import calendar

from hypothesis import strategies as st

MARKS = st.sampled_from(["", "~", "?", "%"])


def year_text(year: int) -> str:
    """Write an astronomical year as EDTF does."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


@st.composite
def years(draw: st.DrawFn, low: int = -9999, high: int = 9999) -> str:
    return year_text(draw(st.integers(low, high)))


@st.composite
def months(draw: st.DrawFn, low: int = -9999, high: int = 9999) -> str:
    return f"{draw(years(low, high))}-{draw(st.integers(1, 12)):02}"


@st.composite
def days(draw: st.DrawFn, low: int = -9999, high: int = 9999) -> str:
    year = draw(st.integers(low, high))
    month = draw(st.integers(1, 12))
    last = calendar.monthrange(year % 400 + 2000, month)[1]  # the calendar repeats after 400 years
    return f"{year_text(year)}-{month:02}-{draw(st.integers(1, last)):02}"


def plain_points(low: int = -9999, high: int = 9999) -> st.SearchStrategy[str]:
    """Years, months and days without a mark."""
    return st.one_of(years(low, high), months(low, high), days(low, high))


def points(low: int = -9999, high: int = 9999) -> st.SearchStrategy[str]:
    """Years, months and days, marked or not."""
    return st.builds(str.__add__, plain_points(low, high), MARKS)


def decades_and_centuries() -> st.SearchStrategy[str]:
    sign = st.sampled_from(["", "-"])
    decade = st.integers(0, 999).map(lambda digits: f"{digits:03}X")
    century = st.integers(0, 99).map(lambda digits: f"{digits:02}XX")
    return st.builds("{}{}{}".format, sign, decade | century, MARKS)


@st.composite
def closed_intervals(draw: st.DrawFn, low: int = -9999, high: int = 9999) -> str:
    """Two points whose years are in order, so that the interval is never reversed."""
    middle = draw(st.integers(low, high - 1))
    return f"{draw(points(low, middle))}/{draw(points(middle + 1, high))}"


@st.composite
def intervals_within_a_year(draw: st.DrawFn, low: int = -9999, high: int = 9999) -> str:
    year = draw(st.integers(low, high))
    first, last = sorted([draw(days(year, year)), draw(days(year, year))])
    if draw(st.booleans()):
        first, last = first[:-3], last[:-3]
    return f"{first}{draw(MARKS)}/{last}{draw(MARKS)}"


def open_intervals(low: int = -9999, high: int = 9999) -> st.SearchStrategy[str]:
    return points(low, high).map(lambda point: f"{point}/..") | points(low, high).map(
        lambda point: f"../{point}"
    )


def dates() -> st.SearchStrategy[str]:
    """Every kind of date there is."""
    return st.one_of(
        points(), decades_and_centuries(), closed_intervals(), intervals_within_a_year(), open_intervals()
    )
