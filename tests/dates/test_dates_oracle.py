"""The dates against `edtf`, an independent reader of EDTF, and where the two differ and why."""

from __future__ import annotations

import math
import time
import warnings
from typing import Any

import pytest
from hypothesis import given, settings

from quiz.dates.date import Date
from quiz.dates.days import day_number
from quiz.dates.edtf import DateError
from tests.dates.date_texts import dates

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar is older than the pyparsing it runs on
    from edtf import EDTFParseException, parse_edtf


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


@pytest.mark.parametrize("text", ["1908%", "190X%", "1905%/1907"])
def test_the_package_keeps_both_doubts_apart_from_either(text: str) -> None:
    ours, theirs = Date.parse(text), read(text)
    assert theirs.is_uncertain_and_approximate
    assert not theirs.is_approximate
    assert ours.approximate
    assert ours.uncertain


@pytest.mark.parametrize(
    "text", ["1912-13", "1912-00", "1912-02-30", "1912-04-31", "-0000", "37", "1 BC 5", ".."]
)
def test_what_the_package_refuses_is_no_date(text: str) -> None:
    with pytest.raises(EDTFParseException):
        read(text)
    with pytest.raises(DateError):
        Date.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1900-02-29", id="a day that was not"),
        pytest.param("1907/1905", id="an interval that ends before it begins"),
        pytest.param("../..", id="an interval that says nothing"),
        pytest.param("1908/", id="an unknown end, which the package puts ten years on"),
        pytest.param("2001-21", id="a season, which differs from place to place"),
        pytest.param("1908-XX", id="another way to write 1908"),
        pytest.param("190X/191X", id="another way to write 1900/1919"),
        pytest.param("Y17000", id="a year of more than four digits"),
    ],
)
def test_what_is_wrong_or_not_needed_for_history_is_refused_though_the_package_takes_it(text: str) -> None:
    read(text)
    with pytest.raises(DateError):
        Date.parse(text)


@pytest.mark.parametrize("text", ["44 BC", "AD 14"])
def test_a_year_as_people_write_it_is_read_though_it_is_not_edtf(text: str) -> None:
    with pytest.raises(EDTFParseException):
        read(text)
    assert isinstance(Date.parse(text), Date)
