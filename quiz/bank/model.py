"""What a bank is, as values: nothing here reads a file, checks a rule or knows a screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from quiz.dates.before import Before
from quiz.dates.date import Date
from quiz.text.source import Source
from quiz.text.words import is_wordly

if TYPE_CHECKING:
    from pathlib import Path


_CAPITAL_NOUNS = ("de", "lb")  # languages that write every noun with a capital


@dataclass(frozen=True, slots=True)
class Option:
    """One wrong option of a choice."""

    text: str
    why: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """What all that stands in a bank has."""

    id: str
    """Unique in its bank; what a player remembers hangs on it."""
    _: KW_ONLY
    topic: str = ""
    why: str = ""
    apart: tuple[str, ...] = ()
    """Ids of items that tell its answer, or whose answer it tells, where a program cannot see that.

    Said of one of two, it holds for both.
    """
    draft: bool = False
    """Kept and listed, and never drawn."""


@dataclass(frozen=True, slots=True)
class Choice(_Item):
    """A question with options, one or several of them right."""

    ask: str
    answers: tuple[str, ...]
    """The right options, in the teacher's order; all of them must be chosen."""
    wrong: tuple[Option, ...]
    quotes: tuple[str, ...] = ()
    """Passages of the source, word for word."""
    inferred: bool = False
    """The answer follows from the quote without being named in it."""


@dataclass(frozen=True, slots=True)
class Ordering(_Item):
    """A question that asks for events in their order."""

    order: tuple[tuple[str, ...], ...]
    """Ids of events, earliest first; events in one group tie and are not compared."""
    ask: str = ""
    """Empty for the usual prompt."""

    @property
    def events(self) -> tuple[str, ...]:
        """The ids of its events, earliest first."""
        return tuple(event for group in self.order for event in group)


@dataclass(frozen=True, slots=True)
class Event(_Item):
    """Something that happened, for orderings and the timeline game."""

    event: str
    quotes: tuple[str, ...] = ()
    """Passages of the source, word for word."""
    date: Date | None = None
    after: tuple[str, ...] = ()
    """Ids of events that the text puts before it."""
    before: tuple[str, ...] = ()
    """Ids of events that the text puts after it: the same as if each of them said `after`."""

    @property
    def when(self) -> str:
        """Its date as people write it; empty if only the text places it."""
        return self.date.spoken() if self.date else ""


Question: TypeAlias = Choice | Ordering
Item: TypeAlias = Choice | Ordering | Event


@dataclass(frozen=True)
class Bank:
    """One source and what is asked about it."""

    id: str
    """What a player's memory calls this bank; a slug of its title unless the file says otherwise."""
    title: str
    source: Source
    timeline: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()
    """Both in the file's order, drafts among them."""
    language: str = ""
    """A BCP 47 tag such as `en`; empty if the file does not say."""
    note: str = ""
    path: Path | None = field(default=None, compare=False)

    @property
    def tells_names(self) -> bool:
        """Whether a capital within a sentence tells a name in its language."""
        return not self.language.lower().startswith(_CAPITAL_NOUNS)

    @property
    def items(self) -> tuple[Item, ...]:
        """The events, then the questions."""
        return (*self.timeline, *self.questions)

    def with_items(self, items: Iterable[Item]) -> Bank:
        """The same bank with these items, in their order, in place of its own."""
        kept = tuple(items)
        events = tuple(item for item in kept if isinstance(item, Event))
        questions = tuple(item for item in kept if not isinstance(item, Event))
        return replace(self, timeline=events, questions=questions)

    def said(self, item: Item) -> str:
        """What an item of the bank asks, or tells and when; of an ordering without a prompt its events."""
        if isinstance(item, Event):
            return f"{item.event} ({item.when})" if item.when else item.event
        events = () if isinstance(item, Choice) else item.events
        return item.ask or "; ".join(self.event[each].event for each in events)

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """The events by their ids."""
        return {event.id: event for event in self.timeline}

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    @cached_property
    def before(self) -> Before:
        """Which events are certainly before which, by their ids."""
        return Before({event.id: (event.date, event.after, event.before) for event in self.timeline})


_LONGEST = 80  # characters of a slug
_AROUND_ID = "[]{}()<>\"'“”„‘’«»`|,;:&*!- \t"  # what is no part of an id at its ends
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")  # `'` in `Serebryakov's`


def slug(text: str) -> str:
    """Make an id of a text: the letters and digits of any script, small, joined by `-`; empty if none."""
    small = normalize("NFKC", normalize("NFKC", _APOSTROPHE.sub("", normalize("NFC", text))).casefold())
    kept = "".join(character if is_wordly(character) else "-" for character in small)
    words = [word for word in kept.split("-") if word]
    whole = "-".join(words)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]


def bare_id(written: str) -> str:
    """An id without the signs that slipped in at its ends; as it is if it is nothing but signs."""
    return written.strip(_AROUND_ID) or written


def fingerprint(item: Item, beside: Iterable[str] = ()) -> str:
    """Give 12 hex digits that change when an item's answer does, or what is told `beside` it.

    They begin the SHA-256 of the answer in ASCII and Unicode's form NFC: of a choice the answers as a set, of
    an ordering the groups in their order, of an event its date, what it comes after, and what before.
    """
    from hashlib import sha256  # loads OpenSSL, which a start needs not wait for

    answer: tuple[object, ...]
    if isinstance(item, Choice):
        answer = "choice", _set(item.answers)
    elif isinstance(item, Ordering):
        answer = "ordering", [_set(group) for group in item.order]
    else:
        answer = "event", item.date.edtf if item.date else "", _set(item.after)
        if item.before:
            answer = *answer, _set(item.before)
    if beside:
        answer = *answer, _set(beside)
    return sha256(ascii(answer).encode()).hexdigest()[:12]


def _set(texts: Iterable[str]) -> list[str]:
    return sorted({normalize("NFC", text) for text in texts})
