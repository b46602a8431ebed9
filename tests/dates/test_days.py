from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dates.days import civil, day_number, days_in_month, year_of

NUMBERS = st.integers(-4_000_000, 4_000_000)


@given(st.dates())
def test_a_day_number_is_what_datetime_counts_and_gives_its_day_back(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)


@given(NUMBERS)
def test_every_number_is_one_day_also_before_the_year_1(number: int) -> None:
    assert day_number(*civil(number)) == number


@given(NUMBERS)
def test_the_calendar_repeats_after_400_years(number: int) -> None:
    year, month, day = civil(number)
    assert civil(number + 146_097) == (year + 400, month, day)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (730_485, (2000, 12, 31)),
        (1, (1, 1, 1)),
        (0, (0, 12, 31)),
        (-306, (0, 2, 29)),
        (-365, (0, 1, 1)),
        (-366, (-1, 12, 31)),
        (-36_525, (-100, 12, 31)),
        (-146_403, (-400, 2, 29)),
    ],
)
def test_days_at_the_edges_of_years_and_before_the_year_1(number: int, day: tuple[int, int, int]) -> None:
    assert civil(number) == day
    assert year_of(number) == day[0]


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_has_the_days_that_the_calendar_says(year: int, month: int) -> None:
    assert days_in_month(year, month) == calendar.monthrange(year, month)[1]


@pytest.mark.parametrize(("year", "days"), [(0, 29), (-4, 29), (-100, 28), (-400, 29), (-1, 28)])
def test_february_in_leap_years_bc(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days
