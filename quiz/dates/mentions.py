"""Dates said in a source's prose, and where: what dates a sentence, what is left for its reader to work out.

Nothing here is guessed: a number that may be no year, a year that may be BC or AD, a month without its year
are no dates.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.dates.date import MONTH, Date, day_number, days_in_month
from quiz.dates.prose.cues import LIST
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
from quiz.dates.prose.phrases import Phrase, phrases
from quiz.dates.prose.pieces import MONTHS, SEASONS
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
    """When something happened."""
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

        dates, life, names = map(mentions, (self.dates, self.life, self.names))
        return Times(dates, life, names, spans(self.yearless), spans(self.unread))


def dates_in(text: str) -> tuple[Mention, ...]:
    """The dates that a text says of what happens in it, in order.

    What is only named by its date, such as the 1905 revolution, is not dated by it.
    """
    return _times(text, _era(text)).dates


def relative_in(text: str) -> tuple[Span, ...]:
    """The words that say a time by another or without its year, in order: "two years later", "in March"."""
    relative = [Span(*match.span()) for match in _RELATIVE.finditer(_plain_text(text))]
    yearless = _times(text, _era(text)).yearless
    return tuple(sorted([*relative, *(span for span in yearless if not _touches(span, relative))]))


def sentence_times(source: Source, sentence: int) -> Times:
    """What a sentence says of time, as places in the source's text.

    The whole source tells which years its bare numbers are.
    """
    start, end = source.sentences[sentence]
    return _times(source.text[start:end], _era(source.text)).moved(start)


def sentence_dates(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates that a sentence says of what happens in it, as places in the source's text."""
    return sentence_times(source, sentence).dates


@lru_cache(maxsize=64)
def _times(text: str, era: Era) -> Times:
    """What a text says of time; the era tells which years its bare numbers are."""
    return _Reader(text, era).read()


@lru_cache(maxsize=64)
def _era(text: str) -> Era:
    """What the years of a text show about its bare numbers."""
    plain = _plain_text(text)
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
    return Era.of(years)


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
        self._plain = _plain_text(text)
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


# A text laid out for its dates to be found: one line, plain signs, each day in one calendar, the new

_SHAPES = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u1680\u2007\u2009\u200a\u2028\u2029\u202f\u3000", " ")
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u2012\u2013\u2212", "–")
    | dict.fromkeys("\u2014\u2015", "—")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
)
"""One character for one, so that places stay where they are."""

_OLD = r"(?:O\.? ?S\.?|[Oo]ld [Ss]tyle|Julian)"
_NEW = r"(?:N\.? ?S\.?|[Nn]ew [Ss]tyle|Gregorian)"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?(?:{MONTH}))?|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?"
_WHOLE_DAY = rf"(?:{_DAY})(?:,? \d{{4}})?"
_IN_OLD_STYLE = re.compile(  # " [O.S. 14 June]", " (25 October Old Style)", " [N.S.]"
    rf" ?[(\[](?:{_OLD}[,:]? (?:{_WHOLE_DAY})|(?:{_WHOLE_DAY}),? (?:in the )?{_OLD}(?: calendar)?)[)\]]"
    rf"| ?[(\[]{_NEW}[)\]]",
    re.ASCII,
)
_IN_BOTH = re.compile(  # "14 June [N.S. 27 June]", "25/26 March"
    rf"(?<![\w.,:–-])(?P<old>{_DAY})(?: ?[(\[](?:{_NEW}[,:]? )?| ?/ ?)"
    rf"(?P<new>{_DAY})(?P<after>,? {_NEW})?[)\]]?",
    re.ASCII,
)
_EXPLAINED = re.compile(rf"\((?P<day>{_DAY})\)(?= +\d)", re.ASCII)  # "the Ides of March (15 March) 44 BC"
_SHIFTS = range(10, 14)  # days that the new style was ahead of the old, from 1582 to 2100


def _plain_text(text: str) -> str:
    """The text with as many characters, on one line, and days that stand in two calendars in the new one."""
    plain = text.translate(_SHAPES)
    if "(" in plain or "[" in plain:
        plain = _IN_OLD_STYLE.sub(lambda note: " " * len(note[0]), plain)
    if any(sign in plain for sign in "([/"):
        plain = _IN_BOTH.sub(_new_only, plain)
        plain = _EXPLAINED.sub(r"(\g<day> ", plain)
    return plain


def _new_only(both: re.Match[str]) -> str:
    """A day in both styles with the old one blanked out; as it stands if they are not the same day."""
    text, start = both[0], both.start()
    is_labelled = "N" in text[both.end("old") - start : both.start("new") - start] or both["after"]
    if not is_labelled and not _are_one_day(both["old"], both["new"]):
        return text
    blank = " " * (both.start("new") - start)
    return blank + both["new"] + " " * (both.end() - both.end("new"))


def _are_one_day(old: str, new: str) -> bool:
    """Whether two days, with a month on the second at least, are as far apart as the two calendars."""
    (day, month), (new_day, new_month) = _day_of(old), _day_of(new)
    if not new_month or max(day, new_day) > 31 or min(day, new_day) < 1:
        return False
    months = [month] if month else [new_month, (new_month - 2) % 12 + 1]
    return any(
        (_place(new_month, new_day, year) - _place(each, day, 1)) % 365 in _SHIFTS
        for each in months
        for year in (1, 2)
    )


def _place(month: int, day: int, year: int) -> int:
    return day_number(year, month, min(day, days_in_month(year, month)))


def _day_of(said: str) -> tuple[int, int]:
    digits = re.search(r"\d+", said)
    name = re.search(MONTH, said)
    return int(digits[0]) if digits else 0, MONTHS[name[0].casefold()] if name else 0


# Times that are told by other times: "two years later", "at the age of 15"

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    f"seventeen|eighteen|nineteen|{_TENS}"
)
_NUMBER = rf"(?:\d{{1,3}}|(?:{_TENS})-(?:{_NUMBERS})|{_NUMBERS})"
_ROUGHLY = r"(?:(?:about|around|some|nearly|almost|just|only|barely|still|over|less than|more than) )?"
_MANY = "an?|several|some|(?:a )?few|many|half an?|a couple of"
_COUNT = rf"{_ROUGHLY}(?:{_NUMBER}|{_MANY})(?: and a half)?(?: more)?"
_LATER = "later|after(?:wards)?|before(?:hand)?|earlier|previously|ago"
_UNIT = "(?:hour|day|night|week|fortnight|month|year|decade|century|generation)"
_UNITS = (
    "(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies)|"
    "generations?)"
)
_COUNTED = (
    rf"(?:{_UNITS}|per|of|to one|times|o'clock|miles?|feet|foot|inches|metres?|meters?|men|people|"
    r"BCE?|B\.C\.|AD|A\.D\.|CE)(?!\w)"
)
_AGE = rf"(?:(?!\d{{3}}){_NUMBER})(?: years old)?(?=[ ,.;)]|$)(?! ?{_COUNTED})"
_NAME = r"(?-i:(?!It|This|That|There|These|Those)[A-Z])\w+"
_WAS = "(?:was|were|would (?:then )?(?:be|have been)|must have been)(?: then| only| just)?"
_SEASON = "|".join(SEASONS)
_PERIOD = rf"(?:{_UNIT}|{_SEASON}|morning|afternoon|evening|{MONTH})"
_DECADES = f"{_TENS}|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_LEAD = r"(?:(?:in|on|at|by|from|before|until|since|for|during) )?"
_RELATIVE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        (
            rf"{_COUNT} {_UNITS}(?: and a half| or so| or two)?,? (?:{_LATER})",  # two years later
            rf"(?:after|within|in (?:less|under|little more) than) {_COUNT} {_UNITS}",  # after a few months
            rf"{_LEAD}(?:the )?age of {_ROUGHLY}{_NUMBER}",  # at the age of about 15
            rf"(?:then )?aged {_ROUGHLY}{_NUMBER}",  # aged 14
            rf"(?:(?:when )?(?:he|she|they|who|{_NAME})|when the \w+) {_WAS} {_ROUGHLY}{_AGE}",  # she was 12
            rf"(?:then|now) {_ROUGHLY}{_AGE}",  # then 30 years old
            rf"at {_AGE}(?= ?[,.;)]| (?:to|he|she|and|for|as|in|with|by|on)\b)",  # at 14, he
            # in the following spring
            rf"{_LEAD}(?:the|that|this) (?:very )?"
            rf"(?:following|next|same|previous|preceding|ensuing) (?:few )?{_PERIOD}s?",
            rf"(?:(?:early|late|later) )?{_LEAD}(?:that|this|next|last) {_PERIOD}",  # later that year
            rf"{_LEAD}the (?:{_UNIT}|{_SEASON}) (?:after|before)",  # in the year after
            r"in (?:his|her|their) \d{1,2}(?:st|nd|rd|th) year",
            rf"in (?:his|her|their) (?:early |late |mid-)?(?:{_DECADES})",
            r"(?:in|during) (?:his|her|their) (?:youth|childhood|boyhood|girlhood|old age|last years)",
            r"on (?:his|her|their) \w+ birthday",
            r"(?:next|the other) (?:day|morning|night)",
        )
    )
    + r")(?!\w)",
    re.ASCII | re.IGNORECASE,
)
