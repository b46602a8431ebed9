"""Dates said in a source's prose, and where: what dates a sentence, what is left for its reader to work out.

Nothing here is guessed: a number that may be no year, a year that may be BC or AD, a month without its year
are no dates. English, German, French, Spanish, Italian and Russian are read; of other languages years of four
digits and ISO dates.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from quiz.dates.date import Date, DateError, Point, days_in_month, read, write
from quiz.dates.languages import Language, language
from quiz.dates.phrases import phrases
from quiz.dates.pieces import Piece, SpokenPoint
from quiz.dates.relative import relative_phrases
from quiz.dates.years import BEFORE_OUR_ERA, FIRST_PLAIN, Era, Role, counts_down, role_of
from quiz.text.source import Source
from quiz.text.spans import Span, touched


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


def dates_in(text: str, tag: str = "en") -> tuple[Mention, ...]:
    """The dates that a text in a language says of what happens in it, in order.

    What is only named by its date, such as the 1905 revolution, is not dated by it.
    """
    return times_in(text, tag).dates


def times_in(text: str, tag: str = "en") -> Times:
    """What a text in a language, a BCP 47 tag, says of time; its years tell of which era its numbers are."""
    read_in, plain = language(tag), plain_text(text)
    part = plain, phrases(plain, read_in)
    return _read(part, read_in, _era([part], read_in))


@lru_cache(maxsize=64)
def sentence_times(source: Source, sentence: int) -> Times:
    """What a sentence says of time, as places in the source's text.

    The source tells which years its bare numbers are, and what language it is in if it does not say so.
    A sentence of more than `LONGEST` characters is not read, which its first words stand for.
    """
    read_in, parts, era = _parts(source)
    start, end = source.sentences[sentence]
    if end - start > LONGEST:
        return Times(unread=(Span(start, start + _SHOWN),))
    part = parts[sentence] if sentence < len(parts) else _part(source, sentence, read_in)
    return _read(part, read_in, era, start)


def sentence_dates(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates that a sentence says of what happens in it, as places in the source's text."""
    return sentence_times(source, sentence).dates


LONGEST = 10_000
"""Characters of a sentence that is read: a longer one is a table, or a text whose full stops are gone."""
_SHOWN = 60
_TELLING = 2_000
"""Sentences of a source that tell of which era its numbers are: the first 200 kB."""

_Part = tuple[str, Sequence[Piece]]
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
            if not (phrase.is_single or phrase.ends):
                continue  # a century, a season or one of two
            for point in dict.fromkeys((phrase.first, phrase.last)):
                if point.year is not None and not point.decade:
                    (said if point.year < FIRST_PLAIN else numbers).append(point.year)
                elif len(point.number) > 2 and role_of(plain, phrase, None, read_in):
                    numbers.append(int(point.number))
    return Era.of(said, numbers)


# Reading


_ONWARDS = re.compile(r" +(?:onwards?|and after(?:wards)?)\b| +on(?=[,.;:)])")  # " onwards", " on,"
_AFTER = re.compile(r"[^,.;:]{0,30}")  # behind a month, where its year may be said to be another
_LAST_DAY = 31
_REACH = 1_000  # characters behind a date in which a month may be of its year


def _read(part: _Part, read_in: Language, era: Era, by: int = 0) -> Times:
    """What a text says of time, its places moved by so many characters."""
    text, found = part
    dates, names, yearless, unread = list[Mention](), list[Mention](), list[Span](), list[Span]()
    before: Piece | None = None
    for at, phrase in enumerate(found):
        role = role_of(text, phrase, before, read_in)
        if not role:
            continue
        if phrase.first.month and not phrase.says_year and dates:
            phrase = _with_year_of(dates[-1], phrase, text, dates[-1].end - by, read_in)
        where = _extent(text, phrase, by)
        told = BEFORE_OUR_ERA if counts_down(found, at) else era
        date = meaning(phrase, told)
        before = phrase if date and role is Role.DATES else None
        if date is None or role is Role.UNSURE:
            is_month = bool(phrase.first.month and not phrase.says_year)
            if phrase.timed or phrase.lead not in ("", "on") or phrase.first.day or not is_month:
                (yearless if is_month else unread).append(where)
        elif role is Role.NAMES:
            # An article before it is the name's own: "the 19th-century novelist".
            names.append(Mention(date, (phrase.lead_end or phrase.start) + by, where.end))
        else:
            ends = ((end, meaning(replace(end, lead=""), told)) for end in phrase.ends)
            told_of = tuple(Mention(said, end.start + by, end.end + by) for end, said in ends if said)
            dates.append(Mention(date, *where, told_of))
    taken = sorted(each.span for each in (*dates, *names))
    relative = relative_phrases(text, by) if read_in.is_english else ()
    hanging = tuple(each for each in relative if not touched(taken, each))
    return Times(tuple(dates), tuple(names), tuple(yearless), tuple(unread), hanging)


def _extent(text: str, phrase: Piece, by: int) -> Span:
    """The words of a phrase: its preposition, and brackets that hold it alone, included."""
    end = onwards.end() if (onwards := _ONWARDS.match(text, phrase.end)) else phrase.end
    is_whole = ")" in text[phrase.start : end]  # "(15 March) 44 BC"
    is_in = text[phrase.start - 1 : phrase.start] == "(" and (is_whole or text[end : end + 1] == ")")
    return Span(phrase.start - is_in + by, end + (is_in and not is_whole) + by)


def _with_year_of(before: Mention, phrase: Piece, text: str, end: int, read_in: Language) -> Piece:
    """A month or day with the year of the date before it, which has an end; itself if it may be another's.

    It is that date's year if the words say so, or if it is later in the year and nothing says otherwise.
    """
    first, last = read(before.date.edtf)
    if not first or not last or first.first_year != last.last_year or phrase.start - end > _REACH:
        return phrase
    dated = phrase.changed(lambda said: replace(said, year=last.last_year))
    if same := read_in.words["same"].match(text, phrase.end):
        return replace(dated, end=same.end())
    earlier = (last.month, last.day if phrase.first.day else _LAST_DAY)
    begins, ends = ((said.month, said.day) for said in (phrase.first, phrase.last))
    behind = _AFTER.match(text, phrase.end)
    around = (text[end : phrase.start], behind[0] if behind else "")
    is_another = any(map(read_in.words["other"].search, around))
    return dated if earlier < begins <= (ends[0], ends[1] or _LAST_DAY) and not is_another else phrase


def meaning(phrase: Piece, era: Era) -> Date | None:
    """The date that a phrase gives; None if it says no year, or no day there is, or it may be one of two.

    "Since August 1935" is that month, when something begins, and "until 1916" that year, when something
    ends. "Before" and "after" a date leave open whether the date itself is among the days: texts are not
    that exact.
    """
    is_told = phrase.timed or phrase.lead in ("by", "after") or bool(phrase.first.mark)
    start, end = (_point(said, era, is_told=is_told) for said in (phrase.first, phrase.last))
    if not start or not end:
        return None
    if start != end:
        start, end = start.outer(start.first_year), end.outer(end.last_year)
    try:
        first, last = read(write(start, end))
    except DateError:
        return None
    if phrase.lead == "after":
        first, last = end.outer(end.last_year), None
    elif phrase.lead == "by":
        first, last = None, end.outer(end.last_year)
    return Date.of(first, last)


def _point(said: SpokenPoint, era: Era, *, is_told: bool) -> Point | None:
    """What was said, a number being the year that it is; None if that is not known.

    A leap day that only the old calendar had is its month.
    """
    year = said.year
    if said.number:
        year = era.year(said.number, is_said=is_told or bool(said.month))
    if year is None:
        return None
    is_julian = (said.month, said.day) == (2, 29) and year % 100 == 0 and days_in_month(year, 2) < 29
    last = year + 9 if said.decade else year
    return Point(year, last, said.month, 0 if is_julian else said.day, said.mark)


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
