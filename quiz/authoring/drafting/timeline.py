"""A timeline drafted from a source: an event for each date that a clause of its own says something of.

Whatever else says a time is left to the reader, with its sentence.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz.authoring.drafting.clauses import Clause, clauses_of
from quiz.authoring.drafting.event_texts import event_text
from quiz.authoring.drafting.life import Life, births_and_deaths, lifespan, told_alone
from quiz.authoring.drafting.pasting import YEAR
from quiz.authoring.drafting.rows import Grammar, Row, grammar, row_of
from quiz.dates.date import Date
from quiz.dates.mentions import Mention, Times, sentence_times
from quiz.text.language import language_of, primary
from quiz.text.quotes import normal
from quiz.text.source import Source
from quiz.text.spans import Span, touched

_LONGEST = 3_000  # characters of a sentence whose clauses are told apart
_LONGEST_QUOTED = 40  # words of a sentence that is quoted whole
_SHORT = 600  # characters of a text that may be English though it has not words enough to tell
_AGE = 99  # years from the first to the last
_FEW = 3  # times more events than lie beyond a life's birth or death
_COUNT = 3  # characters of a number that may be a year, and hinders no event
_MOST_TIMES = 40  # of a sentence that are named by themselves
_ENDS = ".!?…\"'”’»«“)]"  # of sentences that are whole
_WORDS = re.compile(r"\w+")  # `1905`
_MARK = re.compile("[~?%]")  # of doubt


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
    """A sentence that says times of which no event was made."""

    sentence: int
    times: tuple[str, ...]
    """In their order, as its own words: "in 1905", "two years later", "in March", "on 31 February 1905"."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What could be made of a source, and what is left for its reader."""

    events: tuple[DraftEvent, ...]
    dated: int
    """Sentences that say when something happened."""
    left: tuple[Left, ...]


def draft_timeline(source: Source) -> Drafted:
    """Make an event of each date that a clause says something of, and tell what is left."""
    told = primary(source.language) or language_of(source.text)
    rules = grammar(told or ("en" if len(source.text) < _SHORT else ""))
    said = [sentence_times(source, number) for number in range(len(source.sentences))]
    made: list[_Made] = [{} for _ in said]
    again: Container[DraftEvent] = ()
    if rules:
        life = Life(source, rules)
        made = _Reader(source, rules, life).events(said)
        again = _told_again((event for events in made for event in events.values()), rules, life)
    kept = [{at: event for at, event in events.items() if event not in again} for events in made]
    events = dict.fromkeys(events[at] for events in kept for at in sorted(events))
    times = (_times_without(source, number, said[number], drafted) for number, drafted in enumerate(kept))
    left = tuple(Left(number, each) for number, each in enumerate(times) if each)
    return Drafted(tuple(events), sum(bool(each.dates) for each in said), left)


@lru_cache(maxsize=2)
def timed_sentences(source: Source) -> frozenset[int]:
    """The sentences of a source that say a time, as indices."""
    times = (
        _times_without(source, number, sentence_times(source, number), ())
        for number in range(len(source.sentences))
    )
    return frozenset(number for number, each in enumerate(times) if each)


class _Reader:
    """A source in a language whose clauses are told apart."""

    def __init__(self, source: Source, rules: Grammar, life: Life) -> None:
        self._source = source
        self._rules = rules
        self._life = life
        self._others = life.others(source, rules)
        self._stretches = Counter(_numbered(source.text))

    def events(self, said: Sequence[Times]) -> list[_Made]:
        """The events of each sentence, of which it is known what it says of time."""
        return [self._events(number, each) if each.dates else {} for number, each in enumerate(said)]

    def _events(self, number: int, said: Times) -> _Made:
        source, span = self._source, self._source.sentences[number]
        if source.text[span.end - 1] not in _ENDS or span.end - span.start > _LONGEST:
            return {}
        mentions = {each.end: each for each in said.dates if not _is_age(each)}
        spans = (*(each.span for each in mentions.values()), *said.yearless, *said.unread)
        times = dict.fromkeys((each for each in spans if each.end - each.start > _COUNT), "D")
        times |= dict.fromkeys(said.relative, "a")  # "two years later" as an adverb
        row = row_of(source.text, span, times, self._rules)
        made: _Made = {}
        for date, words in () if number else lifespan(source, row, said.dates):
            made |= self._event(number, date, words, Span(span.start, row.tokens[-1].end))
        before = source.sentences[max(0, number - 1)].start
        told = ((clause, event_text(row, clause)) for clause in clauses_of(row))
        for clause, text in (*told, *told_alone(row)):
            mention = mentions.get(row.tokens[clause.date].end)
            if mention and mention.span in made:
                continue
            if not (text and mention) or self._is_open(row, clause, mention, said if number else Times()):
                continue
            start, end = row.tokens[clause.first].start, row.tokens[clause.last - 1].end
            if any(start <= name.start < end for name in said.names):
                continue  # "the 1906 strike" would tell the year, and without it be another
            whose = self._life.begins_with_another(source.text[span.start : start], self._rules)
            of_another = self._others[number] if whose is None else whose
            if self._life.is_told_by(text, source.text[before:start], of_another=of_another):
                made |= self._event(number, mention, str(text), _stretch(row, clause))
        return made

    def _is_open(self, row: Row, clause: Clause, mention: Mention, said: Times) -> bool:
        """Whether a date is not the whole time of what a clause says.

        "Head from 1905 to 1907" is no day on which he became it, "taught since 1905" no end of that. A date
        in brackets may be the better one: "arrested and exiled (1906) in 1905".
        """
        begins = self._rules.has("begins", row.word(clause.first + clause.verb))
        since = self._rules.has("since", row.said(clause.date)[0])
        end = row.tokens[clause.last].start if clause.last < len(row.tokens) else math.inf
        inside = [each for each in row.brackets if row.tokens[clause.first].start < each.start < end]
        return (begins if mention.ends else since) or any(
            each.start >= bracket.start and each.end <= bracket.end and not each.ends
            for each in said.dates
            for bracket in inside
        )

    def _event(self, number: int, date: Mention, words: str, stretch: Span) -> _Made:
        """An event that quotes a stretch or its sentence, by its date's place; none if neither can be."""
        for choice in dict.fromkeys((stretch, self._source.sentences[number])):
            quote = self._source.words(choice)
            # A quote stands once if a number does, among its words: few have to be searched for in the text.
            rarest = min((self._stretches[each] for each in _numbered(quote)), default=0)
            is_around = choice.start <= date.start and date.end <= choice.end
            if is_around and (rarest == 1 or (not rarest and self._source.stands_once(quote))):
                return {date.span: DraftEvent(number, words, date.date, quote)}
        return {}


_Made = dict[Span, DraftEvent]
"""The events of a sentence, by the places of their dates."""


def _stretch(row: Row, clause: Clause) -> Span:
    """What is quoted for a clause: its sentence, or of a long one what has the clause and its date."""
    if len(row.tokens) <= _LONGEST_QUOTED:
        return Span(row.tokens[0].start, row.tokens[-1].end)
    first, last = min(clause.first, clause.date), max(clause.last - 1, clause.date)
    first = row.lead(first)
    first += row.kind(first) == "c"
    return Span(row.tokens[first].start, row.tokens[row.behind(last) - 1].end)


def _numbered(text: str) -> Iterator[tuple[str, ...]]:
    """The stretches of four words that have a number in them: "in 1905 he left"."""
    words = _WORDS.findall(normal(text))
    return (
        four
        for four in zip(words, words[1:], words[2:], words[3:], strict=False)
        if any(map(str.isdigit, four))
    )


def _is_age(mention: Mention) -> bool:
    """Whether a date is so wide, as a century is, that what it says was so and did not happen."""
    first, last = mention.date.first_year, mention.date.last_year
    return not mention.ends and first is not None and last is not None and last - first >= _AGE


def _told_again(events: Iterable[DraftEvent], rules: Grammar, life: Life) -> Container[DraftEvent]:
    """The life's births and deaths that are told before too, or more exactly, or perhaps of somebody else.

    With them goes what somebody else did before the one birth, or after the one death.
    """
    again: set[DraftEvent] = set()
    kinds = {event: births_and_deaths(event.event, rules) for event in events}
    for kind in ("born", "died"):
        own = {event: _MARK.sub("", event.date.edtf) for event in kinds if kind in kinds[event]}
        # "1905-05" and "1905" of 1905-05-02
        wider = {
            date[:end] for date in own.values() for end in (-3, -6) if date[end:].count("-") == end // -3
        }
        several = len({event.date.first_year for event in own}) > 1  # nobody knows which of them is "his"
        firsts = {date: event for event, date in reversed(own.items()) if date not in wider}
        again |= {
            event
            for event, date in own.items()
            if firsts.get(date) is not event or (several and rules.has("pronouns", event.event.split()[0]))
        }
        ends = [each.date for each in own][: not several]
        others = (each for each in kinds.keys() - own.keys() if not life.has(each.event))
        beyond = {each for each in others for end in ends if _is_beyond(each.date, end, kind)}
        again |= beyond if len(beyond) * _FEW <= len(kinds) else set()  # else it was another's
    return again


def _is_beyond(date: Date, end: Date, kind: str) -> bool:
    """Whether a date is in a year before that of a birth, or after that of a death."""
    first, last = (date, end) if kind == "born" else (end, date)
    until, since = first.last_year, last.first_year
    return until is not None and since is not None and until < since


def _times_without(source: Source, number: int, said: Times, drafted: Iterable[Span]) -> tuple[str, ...]:
    """What a sentence says of time without an event, numbers that may be years too; each once, in order."""
    drafted = [*drafted]
    times = sorted(
        {*(each.span for each in (*said.dates, *said.names)), *said.yearless, *said.unread, *said.relative}
    )
    numbers = (Span(*year.span()) for year in YEAR.finditer(source.text, *source.sentences[number]))
    times = sorted([*times, *(each for each in numbers if not touched(times, each))])
    apart = [each for each in times if not any(a < each.end and each.start < b for a, b in drafted)]
    named = [source.words(each) for each in apart[:_MOST_TIMES]]
    return (*named, *(["\u2026"] if len(apart) > _MOST_TIMES else []))
