"""The dates against `edtf`, an independent reader of EDTF."""

from __future__ import annotations

import math
import time
import warnings
from typing import Any

from hypothesis import given, settings

from quiz.dates.date import Date, day_number
from tests.dates.date_texts import dates

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar is older than the pyparsing it runs on
    from edtf import parse_edtf


def read(text: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parse_edtf(text)


def number(day: time.struct_time | float) -> int | None:
    """The day number of a bound; the package's infinities are open ends."""
    if isinstance(day, float):
        assert math.isinf(day)
        return None
    return day_number(day.tm_year, day.tm_mon, day.tm_mday)


@settings(deadline=None, max_examples=50)  # the package is slow
@given(dates())
def test_the_bounds_and_the_marks_are_those_of_the_edtf_package(text: str) -> None:
    ours, theirs = Date.parse(text), read(text)
    assert (ours.earliest, ours.latest) == (number(theirs.lower_strict()), number(theirs.upper_strict()))
    if "%" not in text:
        assert (ours.approximate, ours.uncertain) == (theirs.is_approximate, theirs.is_uncertain)
