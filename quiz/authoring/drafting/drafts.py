"""A timeline drafted from a source: an event for each date that says when something happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from quiz.authoring.drafting.clauses import clause_of, clauses_in, part_of, trimmed_clause
from quiz.authoring.drafting.event_texts import event_text, telling_words, without_times
from quiz.dates.date import Date
from quiz.dates.mentions import Mention, relative_in, sentence_times
from quiz.text.quotes import folded
from quiz.text.source import Source
from quiz.text.spans import Span

_LONGEST_SENTENCE = 30  # words of a sentence with one date that is quoted whole
_LEAST_TELLING = 3  # words that an event's text should have besides small ones
_LEAST_SAME = 8  # characters at the end of a text by which it is seen that none of it was cut off
_MOST_DATES = 40  # of a sentence that become events; one with more is a table, not a sentence
_WINDOW = 2_000  # characters of a sentence in which the words of an event are looked for
_OF = re.compile(r"\bof(?:\s+the)?\s+$")  # "notebooks of the 1890s"
_LONGEST_OF = 10
_BORN_OR_DIED = re.compile(
    r"(?P<name>(?!(?:The|An?|His|Her|Their)\s)[^\W\d_a-z][\w.'’-]*"
    r"(?:\s(?:of|the|de|la|von|van|der|ibn|[^\W\d_a-z][\w.'’-]*)){0,7})\s\((?:[^()]{0,160}[;,—–]\s*)?(?P<does>born|b\.|died|d\.)\s+"
)
"""What stands before the date of a birth or a death behind a sentence's first name: "Polybius (born "."""


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """Something that a sentence says happened, with its date."""

    sentence: int
    """As an index into the source's."""
    event: str
    date: Date
    quote: str
    """Found once in the source."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a source says of time and no event was made of, as its own words."""

    sentence: int
    """As an index into the source's."""
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
    for number, span in enumerate(source.sentences):
        sentence = _Sentence(source, number)
        dates = sentence.said.dates
        dated += bool(dates)
        made = [sentence.event(mention) for mention in dates[:_MOST_DATES]]
        events += dict.fromkeys(filter(None, made))
        unread += (
            Left(number, source.words(mention.span))
            for mention, event in zip_longest(dates, made)
            if event is None
        )
        unread += (Left(number, source.words(each)) for each in sentence.said.unread)
        text = source.text[span.start : span.end]
        relative += (Left(number, folded(text[a:b]).text) for a, b in relative_in(text))
    return Drafted(tuple(events), dated, tuple(relative), tuple(unread))


class _Sentence:
    """A sentence and what it says of time."""

    def __init__(self, source: Source, number: int) -> None:
        self.said = sentence_times(source, number)
        self._source = source
        self._number = number
        self._span = source.sentences[number]
        self._clauses = clauses_in(source.text, self._span) if self.said.dates else ()
        # All places that say a time, in order; "of" before a date is one of them.
        times = [*self.said.yearless]
        for each in (*self.said.dates, *self.said.names):
            of = _OF.search(source.text, max(0, each.start - _LONGEST_OF), each.start)
            times.append(Span(of.start() if of else each.start, each.end))
        self._times = sorted(times)

    def event(self, mention: Mention) -> DraftEvent | None:
        """The event of a date; None if no words around it tell it, or stand in the source just once."""
        text, start = self._source.text, self._span.start
        whole = trimmed_clause(text, self._span)
        if mention in self.said.life:  # the brackets behind the name that a life begins with
            born, died = self.said.life
            name = self._source.words(Span(start, born.start)).partition("(")[0].strip()
            told = f"{name} {'is born' if mention == born else 'dies'}" if name else ""
            return self._told_by(mention, told, Span(start, died.end + 1), whole)
        if bracket := _BORN_OR_DIED.fullmatch(text, start, mention.start):
            name = self._source.words(Span(*bracket.span("name")))
            does = "is born" if bracket["does"].startswith("b") else "dies"
            return self._told_by(mention, f"{name} {does}", whole)
        clause = clause_of(text, self._clauses, mention.span)
        is_short = (
            len(self.said.dates) == 1 and len(self._source.words(self._span).split()) <= _LONGEST_SENTENCE
        )
        part = part_of(text, clause, [each.span for each in self.said.dates], mention.span)
        told = self._telling(part, clause) or self._told(clause) or self._told(self._span)
        return self._told_by(mention, told, *((whole, clause) if is_short else (clause, whole)))

    def _told_by(self, mention: Mention, told: str, *choices: Span) -> DraftEvent | None:
        """An event with the first of some stretches that can be its quote; None without words or a quote."""
        quote = self._quote(mention, *choices) if told else ""
        return DraftEvent(self._number, told, mention.date, quote) if quote else None

    def _telling(self, part: Span, clause: Span) -> str:
        """What happened, in the words of a part of a clause, or of more of the sentence if these are few.

        More is taken only as far as it says no other time.
        """
        wider = [clause, self._with_clause_before(clause), trimmed_clause(self._source.text, self._span)]
        best = self._told(part)
        for each in wider:
            if telling_words(best) >= _LEAST_TELLING or len(self._times_in(each)) > 1:
                break
            told = self._told(each)
            is_whole = told.endswith(best[-_LEAST_SAME:])
            if is_whole and telling_words(told) > telling_words(best):
                best = told
        return best

    def _with_clause_before(self, clause: Span) -> Span:
        starts = [each.start for each in self._clauses if each.end <= clause.start]
        return Span(starts[-1] if starts else clause.start, clause.end)

    def _told(self, part: Span) -> str:
        if part.end - part.start > _WINDOW:
            return ""
        before = Span(max(self._span.start, part.start - _WINDOW), part.start)
        text = self._source.text
        said = without_times(text[before.start : before.end], self._times_in(before))
        after = text[part.end : min(part.end + _WINDOW, self._span.end)]
        return event_text(text[part.start : part.end], self._times_in(part), said, after)

    def _times_in(self, part: Span) -> list[Span]:
        return [
            Span(each.start - part.start, each.end - part.start)
            for each in self._times
            if part.start <= each.start and each.end <= part.end
        ]

    def _quote(self, mention: Mention, *choices: Span) -> str:
        """The first of some stretches that stands in the source once, else with a neighbour; or nothing."""
        for choice in (*choices, *self._with_neighbours()):
            quote = self._source.words(choice)
            location = self._source.locate(quote) if self._source.stands_once(quote) else None
            spans = location.spans if location else ()
            if any(span.start <= mention.start and mention.end <= span.end for span in spans):
                return quote
        return ""

    def _with_neighbours(self) -> Iterator[Span]:
        sentences = self._source.sentences
        for other in (self._number + 1, self._number - 1):
            if 0 <= other < len(sentences):
                both = (self._span, sentences[other])
                yield Span(min(both).start, max(both).end)
