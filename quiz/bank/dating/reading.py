"""The dates that a text says: each phrase with what it means and what it does."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.bank.dates import Date
from quiz.bank.dating.completing import BEFORE_OUR_ERA, counts_down, with_year_said
from quiz.bank.dating.era import Era
from quiz.bank.dating.judging import Sort, sort_of
from quiz.bank.dating.layout import laid_out
from quiz.bank.dating.lives import is_life_of_another, is_own_life
from quiz.bank.dating.meaning import end_of, ends_of_life, meaning, span_of
from quiz.bank.dating.mention import Mention
from quiz.bank.dating.phrases import LIST, Phrase, phrases
from quiz.bank.spans import Span

_TIME_LEADS = frozenset(
    ("in", "on", "since", "until", "from", "by", "during", "between", "before", "after", "throughout")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the dates of a text are found to be."""

    dates: tuple[Mention, ...] = ()
    """Those that say when something happened, in order."""
    life: tuple[Mention, ...] = ()
    """Two of them, if the text begins by saying whose life it tells and when that began and ended."""
    names: tuple[Mention, ...] = ()
    """Those that are part of a name, or somebody else's years, in order."""
    yearless: tuple[Span, ...] = ()
    """Words that say a month or a day, but not of which year."""
    unread: tuple[Span, ...] = ()
    """Words that say a day that there is not, or a year that may be one of two."""


def read_dates(text: str, era: Era) -> Reading:
    """Read the dates of a text, in order; `era` says which years its bare numbers are."""
    return _Reader(text, era).read()


def era_of(text: str) -> Era:
    """What the years of a text show about its bare numbers."""
    plain = laid_out(text)
    years: list[tuple[int, bool]] = []
    for phrase in phrases(plain):
        first, last = phrase.first, phrase.last
        if first is not last and not phrase.is_span:
            continue  # a century or a season
        for said in (first, last) if phrase.is_span else (first,):
            if said.year is not None and not (said.decade and said.year < 1000):
                years.append((said.year, said.year < 1000))
            elif said.number and last.year is not None and last.year < 1 and not last.day:
                years.append((1 - int(said.number), True))
            elif len(said.number) > 2 and sort_of(plain, phrase, None):
                years.append((int(said.number), False))
    return Era.of(years)


class _Reader:
    """One text being read."""

    def __init__(self, text: str, era: Era) -> None:
        self._text = text
        self._plain = laid_out(text)
        self._era = era
        self._dates: list[Mention] = []
        self._life: list[Mention] = []
        self._names: list[Mention] = []
        self._yearless: list[Span] = []
        self._unread: list[Span] = []

    def read(self) -> Reading:
        before: Phrase | None = None
        found = phrases(self._plain)
        for at, phrase in enumerate(found):
            after = found[at + 1] if at + 1 < len(found) else None
            if sort := sort_of(self._plain, phrase, before, after):
                era = BEFORE_OUR_ERA if counts_down(self._plain, found, at) else self._era
                before = phrase if self._take(phrase, sort, before, era) else None
        return Reading(
            dates=tuple(self._dates),
            life=tuple(self._life),
            names=tuple(self._names),
            yearless=tuple(self._yearless),
            unread=tuple(self._unread),
        )

    def _take(self, phrase: Phrase, sort: Sort, before: Phrase | None, era: Era) -> bool:
        """Keep what a phrase comes to; whether it is a date that dates something."""
        if phrase.first.month and not phrase.says_year and self._dates:
            last = self._dates[-1]
            phrase = with_year_said(self._plain, phrase, last.date, last.end) or phrase
        where = self._extent(phrase)
        date = meaning(phrase, era)
        if date is None:
            self._leave(phrase, where)
        elif sort is Sort.NAMES or is_life_of_another(self._plain, phrase, _years(date)):
            if is_own_life(self._plain, phrase) and (life := ends_of_life(phrase, self._era)) and phrase.gap:
                self._life = [
                    Mention(life[0], phrase.start, phrase.gap.start),
                    Mention(life[1], phrase.gap.end, phrase.end),
                ]
                self._dates += self._life
            else:
                self._names.append(Mention(date, self._named_start(phrase, where), where.end))
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

    def _named_start(self, phrase: Phrase, where: Span) -> int:
        """Where a name's date begins: an article before it is the name's own, "the 19th-century novelist"."""
        return where.start if self._plain[where.start] == "(" else phrase.core

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
