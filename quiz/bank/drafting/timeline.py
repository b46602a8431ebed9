"""A timeline drafted from a source: an event for each date that says when something happened."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.bank.dates import Date
from quiz.bank.dating import (
    Mention,
    relative_in,
    sentence_dates,
    sentence_life,
    sentence_names,
    sentence_unread,
    sentence_yearless,
)
from quiz.bank.drafting.clauses import clause_of, part_of, trimmed
from quiz.bank.drafting.wording import LONGEST, event_text
from quiz.bank.quotes import folded
from quiz.bank.source import Source
from quiz.bank.spans import Span

_LONGEST_SENTENCE = 30
"""Words of a sentence with one date that is quoted whole."""
_OF = re.compile(r"\bof(?:\s+the)?\s+$")
_LONGEST_OF = 10


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """Something that a sentence says happened, with its date."""

    sentence: int
    """Where, as an index into the source's."""
    event: str
    """What happened, in the sentence's words."""
    date: Date
    """When, as the sentence says it."""
    quote: str
    """The words that tell it, found once in the source."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a source says of time and no event was made of, as its own words."""

    sentence: int
    """Where, as an index into the source's."""
    words: str
    """"two years later", "in March", "on 31 February 1905"."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What could be made of a source, and what is left for its reader."""

    events: tuple[DraftEvent, ...]
    """In the order of the text."""
    dated: int
    """Sentences that say when something happened."""
    relative: tuple[Left, ...]
    """Times that are said by others, or without their year."""
    unread: tuple[Left, ...]
    """Times that could not be read, or stand in sentences that the text repeats."""


def draft_timeline(source: Source) -> Drafted:
    """Make an event of each date in a source that says when something happened, and tell what is left."""
    events: list[DraftEvent] = []
    dated = 0
    relative: list[Left] = []
    unread: list[Left] = []
    for sentence, span in enumerate(source.sentences):
        text = source.text[span.start : span.end]
        mentions = sentence_dates(source, sentence)
        dated += bool(mentions)
        for mention in mentions:
            event = _event(source, sentence, mention, mentions)
            if event is None:
                unread.append(Left(sentence, _words(source, Span(mention.start, mention.end))))
            elif event not in events[-len(mentions) :]:
                events.append(event)
        relative += (Left(sentence, folded(text[a:b]).text) for a, b in relative_in(text))
        unread += (Left(sentence, _words(source, each)) for each in sentence_unread(source, sentence))
    return Drafted(tuple(events), dated, tuple(relative), tuple(unread))


def _event(
    source: Source, sentence: int, mention: Mention, mentions: tuple[Mention, ...]
) -> DraftEvent | None:
    """The event of a date; None if no words around it stand in the source just once."""
    if mention in (life := sentence_life(source, sentence)):
        span = Span(source.sentences[sentence].start, life[1].end + 1)
        name = folded(source.text[span.start : life[0].start]).text.partition("(")[0].strip()
        text = f"{name} {'is born' if mention == life[0] else 'dies'}"
        return DraftEvent(sentence, text, mention.date, _words(source, span)) if name else None
    clause = clause_of(source.text, source.sentences[sentence], Span(mention.start, mention.end))
    quote = _quote(source, sentence, mention, clause, alone=len(mentions) == 1)
    if not quote:
        return None
    part = part_of(source.text, clause, _spans(mentions), Span(mention.start, mention.end))
    texts = (_text(source, sentence, each, mention) for each in (part, clause, source.sentences[sentence]))
    return DraftEvent(sentence, next(filter(None, texts), quote[:LONGEST]), mention.date, quote)


def _text(source: Source, sentence: int, clause: Span, mention: Mention) -> str:
    said = [
        Span(each.start - clause.start, each.end - clause.start)
        for each in _times(source, sentence)
        if clause.start <= each.start and each.end <= clause.end
    ]
    return event_text(source.text[clause.start : clause.end], mention.date, said)


def _times(source: Source, sentence: int) -> list[Span]:
    """The places of a sentence that say a time, in order; "of" before a date is one of them."""
    yearless = sentence_yearless(source, sentence)
    dates = []
    for each in (*sentence_dates(source, sentence), *sentence_names(source, sentence)):
        of = _OF.search(source.text, max(0, each.start - _LONGEST_OF), each.start)
        dates.append(Span(of.start() if of else each.start, each.end))
    return sorted([*dates, *yearless])


def _quote(source: Source, sentence: int, mention: Mention, clause: Span, *, alone: bool) -> str:
    """The clause, or the sentence if it is short, or more, as long as it stands in the source once."""
    whole = source.sentences[sentence]
    choices = [clause, trimmed(source.text, whole)]
    if alone and len(source.text[whole.start : whole.end].split()) <= _LONGEST_SENTENCE:
        choices.reverse()
    for neighbour in (sentence + 1, sentence - 1):
        if 0 <= neighbour < len(source.sentences):
            both = (whole, source.sentences[neighbour])
            choices.append(Span(min(both).start, max(both).end))
    for choice in choices:
        quote = _words(source, choice)
        if source.count(quote) == 1 and _holds(source, quote, mention):
            return quote
    return ""


def _holds(source: Source, quote: str, mention: Mention) -> bool:
    location = source.locate(quote)
    spans = location.spans if location else ()
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


def _spans(mentions: tuple[Mention, ...]) -> list[Span]:
    return [Span(mention.start, mention.end) for mention in mentions]


def _words(source: Source, span: Span) -> str:
    return folded(source.text[span.start : span.end]).text
