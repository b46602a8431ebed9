"""Dates said in a source's prose, and where: what dates a sentence, what is left for its reader to work out.

Nothing here is guessed: a number that may be no year, a year that may be BC or AD, a month without its year
are no dates.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.bank.dating.agreement import Agreement, agreement
from quiz.bank.dating.era import Era
from quiz.bank.dating.layout import laid_out
from quiz.bank.dating.mention import Mention
from quiz.bank.dating.reading import Reading, era_of, read_dates
from quiz.bank.dating.relative import relative_spans
from quiz.bank.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quiz.bank.dates import Date
    from quiz.bank.source import Source

__all__ = [
    "Agreement",
    "Mention",
    "agreement",
    "dates_in",
    "nearest_mention",
    "relative_in",
    "sentence_dates",
    "sentence_life",
    "sentence_names",
    "sentence_says",
    "sentence_unread",
    "sentence_yearless",
    "unread_in",
]


def dates_in(text: str, near: Date | None = None) -> tuple[Mention, ...]:
    """The dates that a text says of what happens in it, in order.

    `near` is a date known to be about the same time: it tells which years bare numbers such as 44 are.
    What is only named by its date, such as the 1905 revolution, is not dated by it.
    """
    return read_dates(text, _era(text, near)).dates


def relative_in(text: str, near: Date | None = None) -> tuple[Span, ...]:
    """The words that say a time by another or without its year, in order: "two years later", "in March"."""
    relative = [Span(*span) for span in relative_spans(laid_out(text))]
    yearless = read_dates(text, _era(text, near)).yearless
    return tuple(sorted([*relative, *(span for span in yearless if not _touches(span, relative))]))


def unread_in(text: str, near: Date | None = None) -> tuple[Span, ...]:
    """The words that say a day that there is not, or a year that may be one of two, in order."""
    return read_dates(text, _era(text, near)).unread


def sentence_dates(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates that a sentence says of what happens in it, as places in the source's text.

    The whole source tells which years its bare numbers are.
    """
    return _moved(source, sentence, sentence_reading(source, sentence).dates)


def sentence_life(source: Source, sentence: int) -> tuple[Mention, ...]:
    """Those two of its dates between which the one lived whom a sentence says the text is about, if any."""
    return _moved(source, sentence, sentence_reading(source, sentence).life)


def sentence_names(source: Source, sentence: int) -> tuple[Mention, ...]:
    """The dates in a sentence that only name something, such as the 1905 revolution, or others' lives."""
    return _moved(source, sentence, sentence_reading(source, sentence).names)


def sentence_yearless(source: Source, sentence: int) -> tuple[Span, ...]:
    """The words of a sentence that say a month or a day, but not of which year."""
    return _spans(source, sentence, sentence_reading(source, sentence).yearless)


def sentence_unread(source: Source, sentence: int) -> tuple[Span, ...]:
    """The words of a sentence that say a time which cannot be read: see `unread_in`."""
    return _spans(source, sentence, sentence_reading(source, sentence).unread)


def sentence_says(source: Source, sentence: int, date: Date) -> Agreement | None:
    """How well a date agrees with what a sentence says, names included; None if it says no date."""
    said = (*sentence_dates(source, sentence), *sentence_names(source, sentence))
    return max((agreement(date, mention.date) for mention in said), default=None)


def nearest_mention(mentions: Iterable[Mention], span: Span) -> Mention | None:
    """The mention that stands in a stretch of the text, or nearest to it; the first of several as near."""
    return min(mentions, key=lambda mention: _distance(mention, span), default=None)


def sentence_reading(source: Source, sentence: int) -> Reading:
    """All that the dates of a sentence are found to be, as places in the sentence."""
    span = source.sentences[sentence]
    return _reading(source.text[span.start : span.end], _source_era(source.text))


def _era(text: str, near: Date | None) -> Era:
    return era_of(text) if near is None else era_of(text).near(near)


@lru_cache(maxsize=64)
def _reading(text: str, era: Era) -> Reading:
    return read_dates(text, era)


@lru_cache(maxsize=8)
def _source_era(text: str) -> Era:
    return era_of(text)


def _moved(source: Source, sentence: int, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    start = source.sentences[sentence].start
    return tuple(mention.moved(start) for mention in mentions)


def _spans(source: Source, sentence: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    start = source.sentences[sentence].start
    return tuple(Span(span.start + start, span.end + start) for span in spans)


def _distance(mention: Mention, span: Span) -> int:
    return max(0, mention.start - span.end + 1, span.start - mention.end + 1)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a stretch has a character in common with one of others, which stand in order and apart."""
    before = bisect_left(others, span.end, key=lambda other: other.start) - 1
    return before >= 0 and others[before].end > span.start
