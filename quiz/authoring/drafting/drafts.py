"""A bank drafted from a source: an event for each date that says when something happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, zip_longest

from quiz.authoring.card import Card
from quiz.authoring.document import write_bank
from quiz.authoring.drafting.event_texts import event_text, telling_words, without_times
from quiz.authoring.drafting.pasting import Attribution, Pasted
from quiz.authoring.values import Plain, Section
from quiz.bank.model import slug
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
    words: str
    """"two years later", "in March", "on 31 February 1905"."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What could be made of a source, and what is left for its reader."""

    events: tuple[DraftEvent, ...]
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
        starts = [each.start for each in self._clauses if each.end <= clause.start]
        with_one_before = Span(starts[-1] if starts else clause.start, clause.end)
        wider = [clause, with_one_before, trimmed_clause(self._source.text, self._span)]
        best = self._told(part)
        for each in wider:
            if telling_words(best) >= _LEAST_TELLING or len(self._times_in(each)) > 1:
                break
            told = self._told(each)
            is_whole = told.endswith(best[-_LEAST_SAME:])
            if is_whole and telling_words(told) > telling_words(best):
                best = told
        return best

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
            location = self._source.locate(quote) if self._source.count(quote) == 1 else None
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


# Its clauses, so that an event has the words that tell it, and not the whole sentence

_BOUNDARY = re.compile(  # "; " · " – " · ", " before "and then" · " " before "until he"
    r"(?P<stop>;\s+|\s+[–—]\s+|—)|,\s+(?=(?:and|but|then|yet|so|while|whereas|before|until)\s)"
    r"|\s+(?=(?:but|before|until|while)\s+(?:he|she|they|it|was|had|also|then)\s)"
)
_OPENING = re.compile(r"[\s,;:]*(?:(?:and|but|or|then|yet|so)\s+)*", re.IGNORECASE)  # ", and then "
_LISTED = re.compile(r",\s+(?:[^\W\d_a-z][\w’'-]*\s*){1,3}$")  # ", Crassus"
_AND_NAME = re.compile(r"and\s+[^\W\d_a-z]")  # "and P"
_LONGEST_NAME = 60
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_LEAST = 4  # words of a clause that is quoted by itself, its date among them
_JOINT = re.compile(r"[,;:]|\s(?=(?:and|but|or|until|till)\s)")  # `,`, ` and`
_MOST = 60  # words of a quote that a teacher would want
_WIDE = 400  # characters before a date that are looked at for a comma to begin a quote behind
_COMMA = re.compile(r",(?=\s)")  # `, `
_WORD = re.compile(r"\S+")  # `Lugansk.`


def clause_of(text: str, clauses: Sequence[Span], date: Span) -> Span:
    """That of a sentence's clauses that a date stands in; a short one with the clause before it."""
    at = next((index for index, clause in enumerate(clauses) if date.start < clause.end), len(clauses) - 1)
    found = Span(clauses[at].start, max(clauses[at].end, date.end))
    while at > 0 and len(_WORD.findall(text, found.start, found.end)) < _LEAST:
        at -= 1
        found = Span(clauses[at].start, found.end)
    return trimmed_clause(text, _narrowed(text, found, date))


def _narrowed(text: str, clause: Span, date: Span) -> Span:
    """A clause from a comma before its date to one behind it, if it is too long for a quote."""
    if not next(islice(_WORD.finditer(text, clause.start, clause.end), _MOST, None), None):
        return clause
    start, end = clause
    behind = list(islice(_WORD.finditer(text, date.end, end), _MOST // 2))
    if behind and (commas := [word.end() - 1 for word in behind if word[0].endswith(",")]):
        end = commas[-1] if behind[-1].end() < end else end
    before = [match.end() for match in _COMMA.finditer(text, max(start, date.start - _WIDE), date.start)]
    near = [comma for comma in before if len(_WORD.findall(text, comma, end)) <= _MOST]
    return Span(near[0] if near else before[-1] if before else start, end)


def part_of(text: str, clause: Span, dates: Sequence[Span], date: Span) -> Span:
    """The part of a clause that goes with one of its dates: "praetor in 66" of "aedile in 69, praetor in 66".

    The words before a date go with it, or those behind it if the clause begins with a date.
    """
    own = [each for each in dates if clause.start <= each.start and each.end <= clause.end]
    leads = bool(own) and not _WORD.search(text, clause.start, own[0].start)
    edges = [clause.start]
    for before, after in pairwise(own):
        joints = [joint.start() for joint in _JOINT.finditer(text, before.end, after.start)]
        if leads:
            edges.append(joints[-1] if joints else after.start)
        else:
            edges.append(joints[0] if joints else before.end)
    edges.append(clause.end)
    at = own.index(date) if date in own else 0
    return trimmed_clause(text, Span(edges[at], edges[at + 1]))


def clauses_in(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence, in order; neither brackets nor names are parted: "Crassus, and Pompey"."""
    cuts: list[tuple[int, int]] = []
    depth = 0
    at = sentence.start
    for boundary in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        depth += sum(_BRACKETS.get(character, 0) for character in text[at : boundary.start()])
        at = boundary.start()
        before = text[max(sentence.start, at - _LONGEST_NAME) : at]
        parts_names = _LISTED.search(before) and _AND_NAME.match(text, boundary.end())
        if depth <= 0 and not parts_names:
            cuts.append(boundary.span())
    edges = [(sentence.start, sentence.start), *cuts, (sentence.end, sentence.end)]
    return tuple(Span(before[1], after[0]) for before, after in pairwise(edges))


def trimmed_clause(text: str, clause: Span) -> Span:
    """A clause without the word that joins it to what is before, and without the marks at its end."""
    start, end = clause
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    while end > start and text[end - 1] in " \t\n,;:.":
        end -= 1
    return Span(start, end)


# The file

_ABOVE = """\
# A bank drafted from its source by `quiz new`. Each event below is a draft, and no pupil sees it yet:
# mend its words, see that its date is right, and take out its line `draft: true` (quiz edit: one key each).
# Then add questions with `quiz edit` or `quiz add`, and look for mistakes with `quiz check`.

"""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a bank."""

    attribution: Attribution
    language: str = ""
    """A BCP 47 tag such as `en`; empty if it is not said."""
    note: str = ""


def _event_fields(events: Iterable[DraftEvent]) -> list[dict[str, Plain]]:
    """The events as they stand in a file, each with an id of its own."""
    taken: set[str] = set()
    listed: list[dict[str, Plain]] = []
    nameless: Plain = {"event": "event"}
    for event in events:
        said: dict[str, Plain] = {
            "event": event.event,
            "date": event.date.edtf,
            "quote": event.quote,
            "draft": "true",
        }
        key = next(filter(None, (Card(0, Section.TIMELINE, each).new_id(taken) for each in (said, nameless))))
        taken.add(key)
        listed.append({"id": key, **said})
    return listed


@dataclass(frozen=True)
class DraftBank:
    """A new bank, and what went into it."""

    yaml: str
    source: Source
    drafted: Drafted


def draft_bank(pasted: Pasted, head: Head, untitled: str = "") -> DraftBank:
    """Make a bank of a cleaned text; raises ProblemError.

    What `head` does not say of the source, the page says. A text without a title takes its first heading's
    words, or is called `untitled`.
    """
    about = head.attribution.over(pasted.attribution)
    about = about._replace(title=about.title or _heading(pasted.text) or untitled)
    source = Source(text=f"{pasted.text}\n", language=head.language, **about._asdict())
    drafted = draft_timeline(source)
    fields: dict[str, Plain] = {**about._asdict(), "text": source.text}
    said: dict[str, Plain] = {
        "id": slug(about.title),
        "title": about.title,
        "language": head.language,
        "note": head.note,
        "source": {key: value for key, value in fields.items() if value},
    }
    return DraftBank(write_bank(said, _event_fields(drafted.events), _ABOVE), source, drafted)


def _heading(text: str) -> str:
    """The words of the heading that a text begins with; empty if it begins otherwise."""
    first = next(iter(Source("", text).paragraphs), None)
    return folded(text[first.span.start : first.span.end]).text if first and first.heading else ""
