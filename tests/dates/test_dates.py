import math
import re
import warnings
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.dates.date import Date, DateError, civil, day_number, days_in_month
from quiz.dates.mentions import Agreement, agreement
from quiz.dates.suggestions import way_out
from tests.dates.date_texts import dates

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar is older than the pyparsing it runs on
    from edtf import parse_edtf


def refused(text: str) -> DateError:
    with pytest.raises(DateError) as raised:
        Date.parse(text)
    return raised.value


def suggested(text: str) -> list[str]:
    """The dates that the way out of an error names."""
    return re.findall(r'"(.+?)"', way_out(text, refused(text)))


def each_of(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The rows of a table in which each value has the texts that give it."""
    return [(text, value) for value, several in texts.items() for text in several]


def pairs(table: str) -> list[tuple[str, str]]:
    """The rows of a table such as `1905/1907 = 1905–07 | 0014 = AD 14`."""
    return [(text, value) for text, _, value in (row.partition(" = ") for row in table.split(" | "))]


# Days


@given(st.dates())
def test_a_day_number_is_what_datetime_counts_and_gives_its_day_back(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)


@given(st.integers(-4_000_000, 4_000_000))
def test_every_number_is_one_day_and_the_calendar_repeats_after_400_years(number: int) -> None:
    year, month, day = civil(number)
    assert day_number(year, month, day) == number
    assert civil(number + 146_097) == (year + 400, month, day)


@pytest.mark.parametrize(("year", "days"), [(0, 29), (-4, 29), (-100, 28), (-400, 29), (-1, 28), (1900, 28)])
def test_february_in_leap_years_bc(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days


# Reading


def test_a_date_is_its_whole_days() -> None:
    parsed = Date.parse("1936-08/1937-01")
    assert (parsed.earliest, parsed.latest) == (day_number(1936, 8, 1), day_number(1937, 1, 31))
    assert (parsed.first_year, parsed.last_year) == (1936, 1937)
    assert (Date.parse("../1905").first_year, Date.parse("1953/..").last_year) == (None, None)


CANONICAL = (
    "44 BC = -0043 | 44BC = -0043 | 44 bce = -0043 | 44 B.C. = -0043 | 1 BC = 0000 | 44 BC~ = -0043~ | "
    "100 BC/44 BC = -0099/-0043 | 44 BC/AD 14 = -0043/0014 | AD 14 = 0014 | 14 CE? = 0014? | "
    " 1908\n = 1908 | \u00a01908\u2003 = 1908 | 1905 / 1907 = 1905/1907 | 1905/1905 = 1905 | -000X = -000X"
)


@pytest.mark.parametrize(("text", "edtf"), pairs(CANONICAL))
def test_a_date_has_one_canonical_text(text: str, edtf: str) -> None:
    assert Date.parse(text).edtf == edtf


def test_a_mark_on_either_end_marks_the_date() -> None:
    marks = [
        (date.approximate, date.uncertain) for date in map(Date.parse, ("1908%", "1905~/1907", "1905/1907?"))
    ]
    assert marks == [(True, True), (True, False), (False, True)]


@given(dates())
def test_the_canonical_text_means_the_same_date_which_does_not_end_before_it_begins(text: str) -> None:
    parsed = Date.parse(text)
    assert Date.parse(parsed.edtf) == parsed
    assert parsed.earliest is None or parsed.latest is None or parsed.earliest <= parsed.latest


REFUSED = {
    "the date is empty": ["", "  "],
    "only the old calendar, the Julian, had a day 1900-02-29": ["1900-02-29"],
    "there is no day 1912-04-31": ["1912-04-31/1913"],
    "there is no month 13": ["1912-13"],
    "there is no month 21, and seasons are not read": ["2001-21"],
    "the interval ends before it begins": ["1907/1905", "1905-06/1905-05"],
    "an interval needs both its ends": ["1905/"],
    "an interval open at both ends says nothing": ["../.."],
    "an interval's ends are no decades or centuries": ["190X/191X"],
    "a decade or century has no months": ["190X-05"],
    "a date has hyphens, and an interval one slash": ["1/2/1937"],
    "a year has four digits": ["37"],
    "a year has at most four digits": ["19370", "-12000", "Y17000", "12000 BC"],
    "there is no year -0000": ["-0000"],
    "there is no year 0 BC": ["0 BC"],
    "there is no year AD 0": ["AD 0"],
    "a date has no time of day": ["1937-02-01T12:00"],
    "a date is written with plain digits and hyphens": ["١٩٠٨"],
    "this is not a date": ["1XXX", "soon", "1908-XX", "1 BC 5"],
}


@pytest.mark.parametrize(("text", "message"), each_of(REFUSED))
def test_an_error_names_what_is_wrong(text: str, message: str) -> None:
    assert refused(text).message == message


WAYS_OUT = {
    "write a date as 1908, 1912-01, 1937-02-01, 1905/1907 or 44 BC": ["", "soon", "1950-32"],
    'did you mean: "1900-02"?': ["1900-02-29"],
    'did you mean: "180X" or "1800/1899"?': ["1800s"],
    'did you mean: "1917/1918"?': ["1917 or 1918"],
    "the last day is 1912-04-30": ["1912-04-31"],
    "write 0037 for AD 37, or 37 BC": ["37"],
    'did you mean: "0247" or "247 BC"?': ["247"],
    'did you mean: "0247~" or "247 BC~"?': ["about 247"],
    "0000 is 1 BC, -0001 is 2 BC": ["-0000"],
    "leave the date out": ["../.."],
    'did you mean: "1905/1907"?': ["1905-1907"],
    'did you mean: "1918/1922"?': ["1918-22"],
}


@pytest.mark.parametrize(("text", "hint"), each_of(WAYS_OUT))
def test_an_error_names_the_way_out(text: str, hint: str) -> None:
    assert way_out(text, refused(text)) == hint


MEANT = {
    "1905/1907": "1905-1907 | 1905 - 1907 | 1905–07 | 1907/1905 | from 1905 to 1907 | between 1905 and 1907",
    "1912/1913": "1912-13",
    "1905~/1907~": "c. 1905–c. 1907",
    "1937-02-01": "1 February 1937 | 1st of February, 1937 | February 1, 1937 | 1. 2. 1937 | 1937/2/1 | "
    "19370201 | 1937-02-01T12:00 | 1937‑02‑01 | 1937–02–01",
    "1937-02-13": "13/2/1937",
    "1912-01": "January 1912",
    "1912-09": "SEPT. 1912",
    "-0043-03": "March 44 BC",
    "91 BC~": "~91 BC | c. 91 BC",
    "91 BC?": "perhaps 91 b.c.",
    "100 BC/44 BC": "100-44 BC | 44 BC/100 BC",
    "100 BC~/0014": "about 100 BC–AD 14",
    "44 BC/..": "since 44 BC",
    "1908~": "about 1908 | circa 1908 | c.1908 | ~1908 | １９０８～",
    "1908?": "perhaps 1908 | 1908 (?) | 1908 ?",
    "1908%": "1908~? | about 1908, uncertain",
    "193X": "1930s | the 1930's | 193x",
    "19XX": "19uu",
    "1912-05": "1912-05-00",
    "1908": "+1908 | ١٩٠٨",
    "1953/..": "since 1953 | 1953– | 1953/ | 1953/open",
    "../1905-05": "until May 1905",
    "../1905": "before 1905",
    "1953-01/..": "after January 1953",
    "../1939": "until the 1930s",
    "1939/..": "after the 1930s",
    "1912-03/1912-05": "spring 1912",
    "1912": "the winter of 1912 | 1912-uu-uu",
    "1901/2000": "20th century",
    "-0043": "−0043",
    "AD 1": "AD 0",
    "1937-02-01 or 1937-01-02": "1/2/1937",
    "1905-07 or 1905/1907": "1905/07",
    "1917-12": "12/1917",
    "1917-12~": "1917~-12",
    "1917~": "approx 1917 | approx. 1917",
    "-0199/-0100": "2nd century BC",
    "2001/2021": "2001-21",
    "": "1937-02-30 | may 12 | 30 February 1937 | after 30 February 1937 | 10001 BC | 99/99/9999",
}


@pytest.mark.parametrize(
    ("text", "meant"), each_of({date: said.split(" | ") for date, said in MEANT.items()})
)
def test_a_date_written_another_way_is_understood(text: str, meant: str) -> None:
    assert " or ".join(suggested(text)) == meant


def test_nothing_is_suggested_for_a_text_too_long_for_a_date() -> None:
    assert suggested(f"1905{' ' * 10_000}to 1907") == []


def parsed_or_refused(text: str) -> Date | DateError:
    try:
        return Date.parse(text)
    except DateError as error:
        return error


@given(st.text() | st.text(alphabet="0123456789-/X~?%. –BCADbc", max_size=20))
def test_any_text_is_a_date_or_refused_in_two_clear_lines(text: str) -> None:
    outcome = parsed_or_refused(text)
    if isinstance(outcome, DateError):
        lines = [outcome.message, way_out(text, outcome)]
    else:
        lines = [outcome.spoken()]
    assert all(line and line.isprintable() for line in lines)


@given(dates().map(Date.parse))
def test_the_programs_own_words_are_understood(original: Date) -> None:
    assume((original.last_year or 0) < 2100 > (original.first_year or 0))
    assume(not ("00" in original.spoken() and "0X" in original.edtf))  # the 1800s may be a century
    # "from 101 BC to about 100" and "12–1 BC" may be read in two ways
    assume("BC" not in original.spoken() or original.first_year == original.last_year)
    words = original.spoken()
    outcome = parsed_or_refused(words)
    understood = [outcome] if isinstance(outcome, Date) else [Date.parse(meant) for meant in suggested(words)]
    assert (original.earliest, original.latest, original.approximate, original.uncertain) in [
        (date.earliest, date.latest, date.approximate, date.uncertain) for date in understood
    ]


SPOKEN = (
    "1908 = 1908 | 1912-01 = January 1912 | 1937-02-01 = 1 February 1937 | 1905/1907 = 1905–07 | "
    "0476/0480 = 476–480 | 1936-08/1937-01 = August 1936–January 1937 | "
    "1936-08/1936-10 = August–October 1936 | 1912-05-01/1912-05-05 = 1–5 May 1912 | "
    "1912-05-30/1912-06-02 = 30 May–2 June 1912 | 1905/1907-03 = 1905–March 1907 | 190X = 1900s | "
    "193X~ = about the 1930s | 19XX = 1900–99 | 000X = 1 BC–AD 9 | -004X = 50–41 BC | "
    "1908% = perhaps about 1908 | 1905~/1907~ = about 1905–07 | 1905~/1907 = from about 1905 to 1907 | "
    "1953/.. = after 1953 | ../1905 = by 1905 | -0043 = 44 BC | -0043-03-15 = 15 March 44 BC | "
    "-0099/-0043 = 100–44 BC | -0043/0014 = 44 BC–AD 14 | 0014 = AD 14 | 0014/0037 = AD 14–37"
)


@pytest.mark.parametrize(("text", "words"), pairs(SPOKEN))
def test_a_date_reads_as_in_a_history_book(text: str, words: str) -> None:
    assert Date.parse(text).spoken() == words


WIDENED = (
    "1908 = 1908 | 1908~ = 1907/1909 | 1912-01% = 1911-12/1912-02 | "
    "1937-02-01~ = 1937-01-31/1937-02-02 | 190X~ = 1890/1919 | -004X? = -0059/-0030 | "
    "1905~/1907 = 1904/1907 | 1905-03~/1907~ = 1905-02/1908 | 1953~/.. = 1952/.. | "
    "../1905? = ../1906 | 0000~ = -0001/0001 | 9999-12-31~ = 9999-12-30/9999-12-31 | "
    "-9999-01? = -9999-01/-9999-02"
)


@pytest.mark.parametrize(("text", "widened"), pairs(WIDENED))
def test_a_doubtful_date_is_widened_by_one_of_its_units(text: str, widened: str) -> None:
    assert Date.parse(text).widened() == Date.parse(widened)


@given(dates().map(Date.parse))
def test_a_widened_date_contains_the_original_and_leaves_no_doubt_to_widen_again(original: Date) -> None:
    widened = original.widened()
    assert (original.earliest is None, original.latest is None) == (
        widened.earliest is None,
        widened.latest is None,
    )
    assert (widened.earliest or 0) <= (original.earliest or 0)
    assert (widened.latest or 0) >= (original.latest or 0)
    assert widened.widened() == widened == Date.parse(widened.edtf)


@pytest.mark.parametrize(
    ("date", "told", "outcome"),
    [
        ("1905", "1905", Agreement.EQUAL),
        ("1905-02", "1905", Agreement.WITHIN),
        ("1905", "1905/1907", Agreement.WITHIN),
        ("1905/1907", "1906", Agreement.WIDER),
        ("1905/1907", "1906/1908", Agreement.OVERLAPPING),
        ("1904", "1905", Agreement.NONE),
        ("1904", "../1905", Agreement.WITHIN),
        ("1953/..", "1960", Agreement.WIDER),
    ],
)
def test_how_well_a_date_agrees_with_what_is_said(date: str, told: str, outcome: Agreement) -> None:
    assert agreement(Date.parse(date), Date.parse(told)) is outcome


@settings(max_examples=50)  # the package is slow
@given(dates())
def test_the_bounds_and_the_marks_are_those_of_the_edtf_package(text: str) -> None:
    ours = Date.parse(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = parse_edtf(text)
    for own, day in ((ours.earliest, theirs.lower_strict()), (ours.latest, theirs.upper_strict())):
        if own is None:
            assert math.isinf(day)
        else:
            assert own == day_number(day.tm_year, day.tm_mon, day.tm_mday)
    if "%" not in text:
        assert (ours.approximate, ours.uncertain) == (theirs.is_approximate, theirs.is_uncertain)
