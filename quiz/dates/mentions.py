"""Dates said in a source's prose, and where: what dates a sentence, what is left for its reader to work out.

Nothing here is guessed: a number that may be no year, a year that may be BC or AD, a month without its year
are no dates.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.dates.date import Date
from quiz.dates.prose.calendars import plain_text
from quiz.dates.prose.meaning import (
    BEFORE_OUR_ERA,
    Era,
    counts_down,
    end_of,
    ends_of_life,
    meaning,
    span_of,
    with_year_said,
)
from quiz.dates.prose.phrases import LIST, Phrase, phrases
from quiz.dates.prose.relative import relative_spans
from quiz.dates.prose.roles import Role, is_life_of_another, is_own_life, role_of
from quiz.text.spans import Span
from quiz.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.text.source import Source


@dataclass(frozen=True, slots=True)
class Mention:
    """A date said in a text, as the text gives it."""

    date: Date
    start: int
    """Where its words begin, a preposition among them: "in January 1912"."""
    end: int

    @property
    def span(self) -> Span:
        """The place of its words."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Times:
    """What a text says of time, each kind in order."""

    dates: tuple[Mention, ...] = ()
    """Those that say when something happened."""
    life: tuple[Mention, ...] = ()
    """Two of the dates, if the text begins by saying whose life it tells and when that began and ended."""
    names: tuple[Mention, ...] = ()
    """Those that are part of a name, such as the 1905 revolution, or somebody else's years."""
    yearless: tuple[Span, ...] = ()
    """Words that say a month or a day, but not of which year."""
    unread: tuple[Span, ...] = ()
    """Words that say a day that there is not, or a year that may be one of two."""

    def moved(self, by: int) -> Times:
        """The same in a text that begins so many characters earlier."""

        def mentions(found: tuple[Mention, ...]) -> tuple[Mention, ...]:
            return tuple(Mention(each.date, each.start + by, each.end + by) for each in found)

        def spans(found: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(Span(each.start + by, each.end + by) for each in found)

        return Times(
            *(mentions(self.dates), mentions(self.life), mentions(self.names)),
            *(spans(self.yearless), spans(self.unread)),
        )


def dates_in(text: str, near: Date | None = None) -> tuple[Mention, ...]:
    """The dates that a text says of what happens in it, in order.

    `near` is a date known to be about the same time: it tells which years bare numbers such as 44 are.
    What is only named by its date, such as the 1905 revolution, is not dated by it.
    """
    return _times(text, _era(text, near)).dates


def relative_in(text: str, near: Date | None = None) -> tuple[Span, ...]:
    """The words that say a time by another or without its year, in order: "two years later", "in March"."""
    relative = relative_spans(plain_text(text))
    yearless = _times(text, _era(text, near)).yearless
    return tuple(sorted([*relative, *(span for span in yearless if not _touches(span, relative))]))


def sentence_times(source: Source, sentence: int) -> Times:
    """What a sentence says of time, as places in the source's text.

    The whole source tells which years its bare numbers are.
    """
    start, end = source.sentences[sentence]
    return _times(source.text[start:end], _source_era(source.text)).moved(start)


def sentence_dates(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates that a sentence says of what happens in it, as places in the source's text."""
    return sentence_times(source, sentence).dates


def sentence_names(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates in a sentence that only name something, such as the 1905 revolution, or others' lives."""
    return sentence_times(source, sentence).names


def sentence_unread(source: Source, sentence: int) -> tuple[Span, ...]:
    """The words of a sentence that say a day that there is not, or a year that may be one of two."""
    return sentence_times(source, sentence).unread


@lru_cache(maxsize=64)
def _times(text: str, era: Era) -> Times:
    """What a text says of time; the era tells which years its bare numbers are."""
    return _Reader(text, era).read()


@lru_cache(maxsize=8)
def _source_era(text: str) -> Era:
    return _era(text, None)


def _era(text: str, near: Date | None) -> Era:
    """What the years of a text, and a date near it, show about its bare numbers."""
    plain = plain_text(text)
    years: list[tuple[int, bool]] = []  # each with whether it says BC or AD
    for phrase in phrases(plain):
        first, last = phrase.first, phrase.last
        if first is not last and not phrase.is_span:
            continue  # a century or a season
        for said in (first, last) if phrase.is_span else (first,):
            if said.year is not None and not (said.decade and said.year < 1000):
                years.append((said.year, said.year < 1000))
            elif said.number and last.year is not None and last.year < 1 and not last.day:
                years.append((1 - int(said.number), True))
            elif len(said.number) > 2 and role_of(plain, phrase, None):
                years.append((int(said.number), False))
    known = (near.first_year, near.last_year) if near else ()
    return Era.of([*years, *((year, year < 1000) for year in known if year is not None)])


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a stretch has a character in common with one of others, which stand in order and apart."""
    before = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return before >= 0 and others[before].end > span.start


# Reading


_TIME_LEADS = words_of("in on since until from by during between before after throughout")


class _Reader:
    """One text being read."""

    def __init__(self, text: str, era: Era) -> None:
        self._text = text
        self._plain = plain_text(text)
        self._era = era
        self._dates: list[Mention] = []
        self._life: list[Mention] = []
        self._names: list[Mention] = []
        self._yearless: list[Span] = []
        self._unread: list[Span] = []

    def read(self) -> Times:
        before: Phrase | None = None
        found = phrases(self._plain)
        for at, phrase in enumerate(found):
            after = found[at + 1] if at + 1 < len(found) else None
            if role := role_of(self._plain, phrase, before, after):
                era = BEFORE_OUR_ERA if counts_down(self._plain, found, at) else self._era
                before = phrase if self._take(phrase, role, before, era) else None
        return Times(
            *(tuple(self._dates), tuple(self._life), tuple(self._names)),
            *(tuple(self._yearless), tuple(self._unread)),
        )

    def _take(self, phrase: Phrase, role: Role, before: Phrase | None, era: Era) -> bool:
        """Keep what a phrase comes to; whether it is a date that dates something."""
        if phrase.first.month and not phrase.says_year and self._dates:
            last = self._dates[-1]
            phrase = with_year_said(self._plain, phrase, last.date, last.end) or phrase
        where = self._extent(phrase)
        date = meaning(phrase, era)
        if date is None:
            self._leave(phrase, where)
        elif role is Role.NAMES or is_life_of_another(self._plain, phrase, _years(date)):
            if is_own_life(self._plain, phrase) and (life := ends_of_life(phrase, self._era)) and phrase.gap:
                self._life = [
                    Mention(life[0], phrase.start, phrase.gap.start),
                    Mention(life[1], phrase.gap.end, phrase.end),
                ]
                self._dates += self._life
            else:
                # An article before it is the name's own: "the 19th-century novelist".
                start = where.start if self._plain[where.start] == "(" else phrase.core
                self._names.append(Mention(date, start, where.end))
        elif before and (either := self._either(before, phrase, date)):
            in_brackets = (
                "(" in self._plain[before.end : phrase.start] and self._plain[where.end :][:1] == ")"
            )
            self._dates[-1] = replace(self._dates[-1], date=either, end=where.end + in_brackets)
            return True
        else:
            self._dates.append(Mention(date, where.start, where.end))
            return True
        return False

    def _leave(self, phrase: Phrase, where: Span) -> None:
        """Keep words that say a time but no date, if it is a time that they say."""
        is_month = bool(phrase.first.month and not phrase.says_year)
        if is_month and (phrase.lead in _TIME_LEADS or phrase.first.day):
            self._yearless.append(where)
        elif not is_month and (phrase.first.month or phrase.lead in _TIME_LEADS):
            self._unread.append(where)

    def _either(self, before: Phrase, phrase: Phrase, date: Date) -> Date | None:
        """One date for two that stand as a choice: "in 1905 or 1906"."""
        gap = LIST.fullmatch(self._plain, before.end, phrase.start)
        if not gap or not gap["or"] or phrase.lead:
            return None
        said = self._dates[-1].date
        return span_of(said, date) or span_of(date, said)

    def _extent(self, phrase: Phrase) -> Span:
        """The words of a phrase in the text: its preposition, and the same day in the old style, included."""
        plain, text = self._plain, self._text
        start, end = phrase.lead_start, end_of(plain, phrase)
        blank = end
        while plain[blank : blank + 1] == " ":
            blank += 1
        end += len(text[end:blank].rstrip())
        if not phrase.lead:
            blank = start
            while plain[blank - 1 : blank] == " ":
                blank -= 1
            start -= len(text[blank:start].lstrip())
        if plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
            return Span(start - 1, end + 1)
        if plain[start - 1 : start] == "(" and ")" in text[start:end]:
            return Span(start - 1, end)
        return Span(start, end)


def _years(date: Date) -> int:
    first, last = date.first_year, date.last_year
    return 0 if first is None or last is None else last - first


# How dates agree


_ENDLESS = 10_000_000  # more days than any date has from the year 0


class Agreement(IntEnum):
    """How well two dates agree, from not at all to wholly."""

    NONE = 0
    """They have no day in common."""
    OVERLAPPING = 1
    """They have days in common, and each has others."""
    WIDER = 2
    """The date has all the days that the text says, and more."""
    WITHIN = 3
    """The date lies in what the text says: it is more exact than that."""
    EQUAL = 4
    """They are the same days."""


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


def _days(date: Date) -> tuple[int, int]:
    first = -_ENDLESS if date.earliest is None else date.earliest
    return first, _ENDLESS if date.latest is None else date.latest
