"""What a phrase means as a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.dates.date import Date, DateError, Point, read, write
from quiz.dates.prose.pieces import SpokenPoint, interval, whole_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.dates.prose.phrases import Phrase


_LAST_YEAR = 2099  # later numbers are taken for no year
_FIRST_PLAIN = 1000
_FIRST_EARLY = 100
_BEFORE_FIRST = 100
_REACH = 300  # years before the first that a source says in four digits, in which three may be one too
_LIFETIME = 100
_MUCH_LATER = 3  # a number so many times smaller than the last year BC may be of our era as well


@dataclass(frozen=True, slots=True)
class Era:
    """What the years of a text show about its numbers; 0 for what it has none of."""

    first_bc: int = 0
    """As a number, like the next."""
    last_bc: int = 0
    count_bc: int = 0
    last_ad: int = 0
    """The latest of the years that say AD."""
    count_plain: int = 0
    """How many numbers of four digits are years."""
    first_plain: int = 0
    count_early: int = 0
    """How many numbers of three digits stand where years do."""

    @classmethod
    def of(cls, years: Sequence[tuple[int, bool]]) -> Era:
        """The era of astronomical years, each with whether it says BC or AD.

        One of three digits that says neither stands where a year would.
        """
        bc = [1 - year for year, says in years if year < 1 and says]
        plain = [year for year, says in years if not says and year >= _FIRST_PLAIN]
        return cls(
            first_bc=max(bc, default=0),
            last_bc=min(bc, default=0),
            last_ad=max((year for year, says in years if says and year > 0), default=0),
            count_bc=len(bc),
            count_plain=len(plain),
            first_plain=min(plain, default=0),
            count_early=sum(_FIRST_EARLY <= year < _FIRST_PLAIN for year, says in years if not says),
        )

    def year(self, digits: str, *, is_said: bool = False) -> int | None:
        """The astronomical year that a number is; None if it is ambiguous or none at all.

        It `is_said` to be a year by a month before it.
        """
        number = int(digits)
        if digits.startswith("0") or number > _LAST_YEAR:
            return None
        # Where every year is BC, those a little before the first that says so are too.
        if self.first_bc and number <= self.first_bc + (0 if self.last_ad else _BEFORE_FIRST):
            is_sure = number > self.last_ad and self.count_bc >= self.count_plain and number < _FIRST_PLAIN
            return 1 - number if is_sure and not self._may_be_ad(number) else None
        if number >= _FIRST_PLAIN or number <= self.last_ad:
            return number
        if self.first_bc or self.last_ad or number < _FIRST_EARLY:
            return number if self.last_ad and not self.first_bc else None
        is_early = (
            not self.count_plain or self.count_early > self.count_plain or number >= self.first_plain - _REACH
        )
        return number if is_said or is_early else None

    def _may_be_ad(self, number: int) -> bool:
        """Whether a number without BC may be a year soon after the last that says it: 14 beside 44 BC."""
        return number * _MUCH_LATER < self.last_bc and self.last_bc + number <= _LIFETIME


_AT_LATEST = frozenset(("by", "before", "prior to", "no later than", "not later than"))
_AT_EARLIEST = frozenset(("after", "no earlier than", "not earlier than"))
_ONWARDS = re.compile(r" +(?:onwards?|and after(?:wards)?)\b| +on(?=[,.;:)])")  # " onwards", " on,"


def end_of(text: str, phrase: Phrase) -> int:
    """Where the words of a phrase end, "onwards" included."""
    onwards = _ONWARDS.match(text, phrase.end)
    return onwards.end() if onwards else phrase.end


def meaning(phrase: Phrase, era: Era) -> Date | None:
    """The date that a phrase gives; None if it says no year, or no day there is, or it may be one of two.

    "Since August 1935" is that month, when something begins, and "until 1916" that year, when something
    ends. "Before" and "after" a date leave open whether the date itself is among the days: texts are not
    that exact.
    """
    if not (ends := _ends(phrase, era)):
        return None
    first, last = ends
    if phrase.lead in _AT_EARLIEST:
        return _date(first.outer(first.first_year), None)
    if phrase.lead in _AT_LATEST:
        return _date(None, last.outer(last.last_year))
    return _date(first, last)


def span_of(first: Date, last: Date) -> Date | None:
    """From the beginning of one date to the end of another; None if that is none."""
    start, end = read(first.edtf)[0], read(last.edtf)[1]
    if not start or not end or start.earliest > end.earliest:
        return None
    return _date(start.outer(start.first_year), end.outer(end.last_year))


def ends_of_life(phrase: Phrase, era: Era) -> tuple[Date, Date] | None:
    """The two ends of a span as dates of their own."""
    if not phrase.ends:
        return None
    opening = [_ends(replace(phrase, first=each), era) for each in phrase.ends[0]]
    closing = [_ends(replace(phrase, last=each), era) for each in phrase.ends[1]]
    if not all(opening) or not all(closing):
        return None
    born = _date(*(each[0] for each in opening if each))
    died = _date(*(each[1] for each in closing if each))
    return (born, died) if born and died else None


def _date(first: Point | None, last: Point | None) -> Date | None:
    return _parsed(write(first, last))


def _parsed(edtf: str) -> Date | None:
    try:
        return Date.parse(edtf)
    except DateError:
        return None


def _ends(phrase: Phrase, era: Era) -> tuple[Point, Point] | None:
    """The first and the last point of a phrase, the same twice if it is no span."""
    if phrase.first is phrase.last:
        said = _with_era(phrase.first, era)
        point = said.point() if said else None
        return (point, point) if point and _parsed(point.edtf) else None
    is_tight = bool(phrase.gap and phrase.gap.end - phrase.gap.start == 1)
    first, last = _told_apart(phrase.first, phrase.last, era, is_tight=is_tight)
    if not first or not last or not (date := _parsed(interval(first, last))):
        return None
    start, end = read(date.edtf)
    return (start, end) if start and end else None


def _told_apart(
    first: SpokenPoint, last: SpokenPoint, era: Era, *, is_tight: bool
) -> tuple[SpokenPoint | None, SpokenPoint | None]:
    """The ends of a span with the years that only their surroundings tell."""
    number = first.number
    if last.month:
        if last.number:
            told = _with_era(last, era)
            if not told:
                return None, None
            last = told
        elif last.year is None:
            told = _with_era(first, era) if first.month else None
            if not told or told.year is None:
                return None, None
            return told, replace(last, year=told.year)
    if first.number and first.month and last.year is not None and last.year < 1:
        return replace(first, year=1 - int(first.number), number=""), last
    is_day = bool(last.day) and not first.month and len(first.number) < 3
    if first.number and not is_day and (first.month or last.year is None):
        told = _with_era(first, era)
        if not told:
            return None, None
        first = told
    if last.year is None and first.year is not None and first.year < 1:
        if is_tight and number and not last.month:
            last = replace(last, number=whole_end(number, last.number))
        return first, _with_era(last, era) if last.number else None
    return first, last


def _with_era(said: SpokenPoint, era: Era) -> SpokenPoint | None:
    """What was said, a number being the year that it is; None if that is not known."""
    if not said.number:
        return said
    year = era.year(said.number, is_said=bool(said.month))
    return None if year is None else replace(said, year=year, number="")


# Years that only their surroundings tell

BEFORE_OUR_ERA = Era(first_bc=999, count_bc=1)
"""That of numbers before a year BC in one sentence."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]* +[\"'“‘(]?[^\W\d_a-z]")  # ".” H"
_SAME_YEAR = re.compile(r",? +(?:of +)?(?:that|the +same) +year\b")  # " of the same year"
_OTHER_YEAR = re.compile(  # "the following spring"
    r"\b(?:years?|decades?|following|next|previous|preceding|winters?|springs?|summers?|autumns?)\b",
    re.IGNORECASE,
)
_LAST_DAY = 31
_AFTER = 30  # characters after a month in which its year may be said to be another


def counts_down(text: str, phrases: Sequence[Phrase], at: int) -> bool:
    """Whether a number is followed in its sentence by a later year BC, with only such numbers between."""
    number = phrases[at].first.number
    if not phrases[at].is_numbers or not 0 < len(number) < 4:
        return False
    for before, phrase in zip(phrases[at:], phrases[at + 1 : at + 8], strict=False):
        if _SENTENCE_END.search(text, before.end, phrase.start + 1):
            return False
        if phrase.last.year is not None:
            return phrase.last.year < 1 and int(number) > 1 - phrase.last.year
        if (
            not phrase.is_numbers
            or not 0 < len(phrase.last.number) < 4
            or int(phrase.last.number) >= int(number)
        ):
            return False
    return False


def with_year_said(text: str, phrase: Phrase, date: Date, end: int) -> Phrase | None:
    """A month or day with the year of the date before it, which ends at `end`; None if it may be another's.

    It is that date's year if the words say so, or if it is later in the year and nothing says otherwise.
    """
    ends = read(date.edtf)
    earlier = ends[0]
    if not earlier or not ends[1] or earlier.first_year != ends[1].last_year:
        return None
    if _SENTENCE_END.search(text, end, phrase.start + 1):
        return None
    if same := _SAME_YEAR.match(text, phrase.end):
        return _of_year(replace(phrase, end=same.end()), earlier.first_year)
    between = text[end : phrase.start]
    after = re.split(r"[,.;:]", text[phrase.end : phrase.end + _AFTER])[0]
    if _OTHER_YEAR.search(between) or _OTHER_YEAR.search(after) or not _is_later(phrase.first, ends[1]):
        return None
    first, last = phrase.first, phrase.last
    if phrase.is_span and (first.month, first.day) > (last.month, last.day or _LAST_DAY):
        return None
    return _of_year(phrase, earlier.first_year)


def _is_later(said: SpokenPoint, point: Point) -> bool:
    if said.month == point.month and said.day and point.day:
        return said.day > point.day
    return said.month > point.month


def _of_year(phrase: Phrase, year: int) -> Phrase:
    return phrase.changed(lambda said: replace(said, year=year))
