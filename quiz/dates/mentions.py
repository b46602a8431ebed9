"""Dates said in a source's prose, and where: what dates a sentence, what is left for its reader to work out.

Nothing here is guessed: a number that may be no year, a year that may be BC or AD, a month without its year
are no dates. English, German, French, Spanish, Italian and Russian are read; of other languages years of four
digits and ISO dates.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from quiz.dates.date import Date, DateError, days_in_month, read
from quiz.dates.languages import language
from quiz.dates.phrases import phrases
from quiz.dates.relative import relative_phrases
from quiz.dates.spoken import SpokenPoint, interval
from quiz.dates.years import BEFORE_OUR_ERA, FIRST_PLAIN, Era, Role, counts_down, role_of
from quiz.text.spans import Span, touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.dates.languages import Language
    from quiz.dates.pieces import Piece
    from quiz.text.source import Source


@dataclass(frozen=True, slots=True)
class Mention:
    """A date said in a text, as the text gives it."""

    date: Date
    start: int
    """Where its words begin, a preposition among them: "in January 1912"."""
    end: int
    ends: tuple[Mention, ...] = ()
    """The two dates that it begins and ends with, if it is a span that says both: "1905–07"."""

    @property
    def span(self) -> Span:
        """The place of its words."""
        return Span(self.start, self.end)

    def moved(self, by: int) -> Mention:
        """The same in a text that begins so many characters earlier."""
        ends = tuple(end.moved(by) for end in self.ends)
        return Mention(self.date, self.start + by, self.end + by, ends)


@dataclass(frozen=True, slots=True)
class Times:
    """What a text says of time, each kind in order."""

    dates: tuple[Mention, ...] = ()
    """When something happened."""
    names: tuple[Mention, ...] = ()
    """Those that are part of a name, such as the 1905 revolution."""
    yearless: tuple[Span, ...] = ()
    """Words that say a month or a day, but not of which year."""
    unread: tuple[Span, ...] = ()
    """Words that say a day that there is not, or a year that may be one of two."""
    relative: tuple[Span, ...] = ()
    """Words that say a time by another: "two years later"; in English only."""

    def moved(self, by: int) -> Times:
        """The same in a text that begins so many characters earlier."""
        dates, names = (tuple(each.moved(by) for each in found) for found in (self.dates, self.names))
        spans = (self.yearless, self.unread, self.relative)
        return Times(dates, names, *(tuple(Span(a + by, b + by) for a, b in found) for found in spans))


def dates_in(text: str, tag: str = "en") -> tuple[Mention, ...]:
    """The dates that a text in a language says of what happens in it, in order.

    What is only named by its date, such as the 1905 revolution, is not dated by it.
    """
    return times_in(text, tag).dates


def times_in(text: str, tag: str = "en") -> Times:
    """What a text in a language, a BCP 47 tag, says of time; its years tell of which era its numbers are."""
    read_in, plain = language(tag), plain_text(text)
    found = phrases(plain, read_in)
    return _Reader(plain, read_in, _era([(plain, found)], read_in)).read(found)


@lru_cache(maxsize=64)
def sentence_times(source: Source, sentence: int) -> Times:
    """What a sentence says of time, as places in the source's text.

    The source tells which years its bare numbers are, and what language it is in if it does not say so.
    A sentence of more than `LONGEST` characters is not read, which its first words stand for.
    """
    read_in, parts, era = _parts(source)
    plain, found = parts[sentence] if sentence < len(parts) else _part(source, sentence, read_in)
    start, end = source.sentences[sentence]
    if end - start > LONGEST:
        return Times(unread=(Span(start, start + _SHOWN),))
    return _Reader(plain, read_in, era).read(found).moved(start)


def sentence_dates(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates that a sentence says of what happens in it, as places in the source's text."""
    return sentence_times(source, sentence).dates


LONGEST = 10_000
"""Characters of a sentence that is read: a longer one is a table, or a text whose full stops are gone."""
_SHOWN = 60
_TELLING = 2_000
"""Sentences of a source that tell of which era its numbers are: the first 200 kB."""

_Part = tuple[str, Sequence["Piece"]]
"""A text laid out for it, and what may be dates in it."""


@lru_cache(maxsize=4)
def _parts(source: Source) -> tuple[Language, Sequence[_Part], Era]:
    """What may be dates in the first sentences of a source, and of which era its numbers are."""
    read_in = language(source.read_as)
    parts = [_part(source, sentence, read_in) for sentence in range(len(source.sentences[:_TELLING]))]
    return read_in, parts, _era(parts, read_in)


def _part(source: Source, sentence: int, read_in: Language) -> _Part:
    start, end = source.sentences[sentence]
    plain = plain_text(source.text[start : min(end, start + LONGEST)])
    return plain, phrases(plain, read_in)


def _era(parts: Iterable[_Part], read_in: Language) -> Era:
    """What the years of a text show about its bare numbers."""
    said: list[int] = []
    numbers: list[int] = []
    for plain, found in parts:
        for phrase in found:
            if phrase.first is not phrase.last and not phrase.ends:
                continue  # a century, a season or one of two
            for point in dict.fromkeys((phrase.first, phrase.last)):
                if point.year is not None and not point.decade:
                    (said if point.year < FIRST_PLAIN else numbers).append(point.year)
                elif len(point.number) > 2 and role_of(plain, phrase, None, read_in):
                    numbers.append(int(point.number))
    return Era.of(said, numbers)


# Reading


_ONWARDS = re.compile(r" +(?:onwards?|and after(?:wards)?)\b| +on(?=[,.;:)])")  # " onwards", " on,"
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]* +[\"'“‘(]?[^\W\d_a-z]")  # ".” H"
_AFTER = 30  # characters after a month in which its year may be said to be another
_LAST_DAY = 31
_REACH = 1_000  # characters behind a date in which a month may be of its year


class _Reader:
    """One text being read."""

    def __init__(self, plain: str, read_in: Language, era: Era) -> None:
        self._text = plain
        self._language = read_in
        self._era = era
        self._dates: list[Mention] = []
        self._names: list[Mention] = []
        self._yearless: list[Span] = []
        self._unread: list[Span] = []

    def read(self, found: Sequence[Piece]) -> Times:
        before: Piece | None = None
        for at, phrase in enumerate(found):
            if role := role_of(self._text, phrase, before, self._language):
                era = BEFORE_OUR_ERA if counts_down(found, at) else self._era
                before = phrase if self._take(phrase, role, era) else None
        relative = relative_phrases(self._text) if self._language.is_english else ()
        taken = sorted(each.span for each in chain(self._dates, self._names))
        relative = tuple(each for each in relative if not touched(taken, each))
        return Times(
            *(tuple(self._dates), tuple(self._names), tuple(self._yearless), tuple(self._unread)), relative
        )

    def _take(self, phrase: Piece, role: Role, era: Era) -> bool:
        """Keep what a phrase comes to; whether it is a date that dates something."""
        if phrase.first.month and not phrase.says_year and self._dates:
            phrase = self._with_year_before(phrase) or phrase
        date = meaning(phrase, era)
        where = self._extent(phrase)
        if date is None or role is Role.UNSURE:
            is_month = bool(phrase.first.month and not phrase.says_year)
            is_told = phrase.timed or phrase.lead not in ("", "on") or bool(phrase.first.day)
            if is_told or not is_month:
                (self._yearless if is_month else self._unread).append(where)
        elif role is Role.NAMES:
            # An article before it is the name's own: "the 19th-century novelist".
            self._names.append(Mention(date, phrase.lead_end or phrase.start, where.end))
        else:
            self._dates.append(Mention(date, where.start, where.end, tuple(self._ends(phrase, era))))
        return date is not None and role is Role.DATES

    def _ends(self, phrase: Piece, era: Era) -> Iterator[Mention]:
        for end in phrase.ends:
            if date := meaning(replace(end, lead=""), era):
                yield Mention(date, end.start, end.end)

    def _extent(self, phrase: Piece) -> Span:
        """The words of a phrase in the text: its preposition, and brackets that hold it alone, included."""
        start = phrase.start
        end = onwards.end() if (onwards := _ONWARDS.match(self._text, phrase.end)) else phrase.end
        if self._text[start - 1 : start] == "(" and (
            self._text[end : end + 1] == ")" or ")" in self._text[start:end]
        ):
            return Span(start - 1, end + (")" not in self._text[start:end]))
        return Span(start, end)

    def _with_year_before(self, phrase: Piece) -> Piece | None:
        """A month or day with the year of the date before it; None if it may be another's.

        It is that date's year if the words say so, or if it is later in the year and nothing says otherwise.
        """
        before = self._dates[-1]
        first, last = read(before.date.edtf)
        if not first or not last or first.first_year != last.last_year:
            return None
        if phrase.start - before.end > _REACH or _SENTENCE_END.search(
            self._text, before.end, phrase.start + 1
        ):
            return None
        year = first.first_year
        if same := self._language.same.match(self._text, phrase.end):
            return replace(phrase, end=same.end()).changed(lambda said: replace(said, year=year))
        around = (
            self._text[before.end : phrase.start],
            re.split(r"[,.;:]", self._text[phrase.end : phrase.end + _AFTER])[0],
        )
        is_later = (phrase.first.month, phrase.first.day) > (
            last.month,
            last.day if phrase.first.day else _LAST_DAY,
        )
        if not is_later or any(map(self._language.other.search, around)):
            return None
        if phrase.ends and (phrase.first.month, phrase.first.day) > (
            phrase.last.month,
            phrase.last.day or _LAST_DAY,
        ):
            return None
        return phrase.changed(lambda said: replace(said, year=year))


def meaning(phrase: Piece, era: Era) -> Date | None:
    """The date that a phrase gives; None if it says no year, or no day there is, or it may be one of two.

    "Since August 1935" is that month, when something begins, and "until 1916" that year, when something
    ends. "Before" and "after" a date leave open whether the date itself is among the days: texts are not
    that exact.
    """
    is_told = phrase.timed or phrase.lead in ("by", "after") or bool(phrase.first.mark)
    first, last = (_with_era(said, era, is_told=is_told) for said in (phrase.first, phrase.last))
    if not first or not last:
        return None
    edtf = point.edtf if first == last and (point := first.point()) else interval(first, last)
    try:
        start, end = read(edtf)
    except DateError:
        return None
    if phrase.lead == "after":
        start, end = end and end.outer(end.last_year), None
    elif phrase.lead == "by":
        start, end = None, end and end.outer(end.last_year)
    return Date.of(start, end)


def _with_era(said: SpokenPoint, era: Era, *, is_told: bool) -> SpokenPoint | None:
    """What was said, a number being the year that it is; None if that is not known.

    A leap day that only the old calendar had is its month.
    """
    if said.number:
        year = era.year(said.number, is_said=is_told or bool(said.month))
        if year is None:
            return None
        said = replace(said, year=year, number="")
    if said.year is None:
        return None
    is_julian = (
        (said.month, said.day) == (2, 29) and said.year % 100 == 0 and days_in_month(said.year, 2) < 29
    )
    return replace(said, day=0) if is_julian else said


# How dates agree


class Agreement(IntEnum):
    """How well a date agrees with what a text says, from not at all to wholly."""

    NONE = 0
    """They have no day in common."""
    OVERLAPPING = 1
    """They have days in common, and each has others."""
    WIDER = 2
    """The date has all the days that the text says, and more."""
    WITHIN = 3
    """The date lies in what the text says: it is more exact than that."""
    EQUAL = 4


def agreement(date: Date, said: Date) -> Agreement:
    """How a date agrees with one that a text says; marks of doubt aside."""
    (first, last), (start, end) = _days(date), _days(said)
    if (first, last) == (start, end):
        return Agreement.EQUAL
    if last < start or end < first:
        return Agreement.NONE
    if start <= first and last <= end:
        return Agreement.WITHIN
    return Agreement.WIDER if first <= start and end <= last else Agreement.OVERLAPPING


def _days(date: Date) -> tuple[float, float]:
    first = -math.inf if date.earliest is None else date.earliest
    return first, math.inf if date.latest is None else date.latest


# A text laid out for its dates to be found: one line, plain signs

_SHAPES = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u1680\u2007\u2009\u200a\u2028\u2029\u202f\u3000", " ")
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u2012\u2013\u2212", "–")
    | dict.fromkeys("\u2014\u2015", "—")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
)
"""One character for one, so that places stay where they are."""


def plain_text(text: str) -> str:
    """The text on one line and with plain signs, as many characters as before."""
    return text.translate(_SHAPES)
