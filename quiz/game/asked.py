"""A question as it is put to a player, and what an answer to it comes to: values that every face shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from quiz.bank.model import Event, Item, fingerprint
from quiz.game.banks import Banks, When
from quiz.game.round import Answer, Dealt, Kind
from quiz.game.telling import Secrets
from quiz.game.wording import listed
from quiz.text.spans import Location, Run, quote_of


class Option(NamedTuple):
    """One thing to choose from."""

    key: str
    """What an answer keeps of it; see `Answer.chosen`."""
    text: str
    when: When = When("", is_dated=False)
    """When an event on the line happened."""


class Asked(ABC):
    """One question of a round, bound to the item of the bank behind it: what is asked, and how to answer."""

    instruction = ""
    """How to answer, to be shown below the prompt; empty where the prompt says it all."""
    wanted = 1
    """How many of the options are to be chosen."""

    def __init__(self, dealt: Dealt, banks: Banks, item: Item) -> None:
        self.dealt = dealt
        self.kind = dealt.kind
        self.banks = banks
        self.bank = banks.by_id[dealt.bank]
        self.item = item
        self.topic = item.topic
        self.secrets = Secrets(banks)
        """What its feedback must not tell; nothing, unless it is asked in a round."""

    @property
    def prompt(self) -> str:
        """What is asked, in the teacher's words where there are any; of a place, what happened."""
        if isinstance(self.item, Event):
            return self.item.event
        return self.item.ask or "Put these in order, earliest first."

    @property
    @abstractmethod
    def options(self) -> tuple[Option, ...]:
        """What there is to choose from, in the order dealt: options, events, sentences, or the line."""

    @property
    def has_changed(self) -> bool:
        """Whether it asks or shows something else than when it was dealt."""
        return fingerprint(self.item) != self.dealt.fingerprint

    @abstractmethod
    def mark(self, chosen: Sequence[str]) -> float:
        """Mark the keys that were chosen, from 0 to 1."""

    @abstractmethod
    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer."""

    def evidence(self, quotes: Iterable[str]) -> tuple[Evidence, ...]:
        """Give each quote in as much of its passage as tells no secret; none that tells one by itself.

        Quotes whose passages meet stand in one, so that none is read twice.
        """
        located = self._located(quotes)
        found: list[Evidence | None] = []
        for whole in self.bank.source.together(located):
            if passage := self._passage(whole, 1) or self._passage(whole, 0):
                found.append(passage)
            else:
                found += (self._passage(each, -1) for each in located if set(each.spans) <= set(whole.spans))
        return tuple(passage for passage in found if passage)

    def leaves_out(self, quotes: Iterable[str], evidence: Iterable[Evidence]) -> bool:
        """Whether one of the quotes stands in none of the passages."""
        told = {span for found in evidence for span in found.location.spans}
        return any(not told.issuperset(location.spans) for location in self._located(quotes))

    def _located(self, quotes: Iterable[str]) -> list[Location]:
        return [found for quote in quotes if (found := self.banks.locate(self.bank.id, quote))]

    def _passage(self, location: Location, around: int) -> Evidence | None:
        """Give a quote with so many neighbours, below 0 the quote alone; None if that tells a secret."""
        source = self.bank.source
        runs = source.passage(location, max(0, around))
        if around < 0:
            runs = (Run(quote_of(runs), quoted=True),)
        printed = "".join(run.text for run in runs if not run.correction)
        is_least = around < 0 and not self.secrets.hold_back
        if not is_least and self.secrets.are_in(self.bank, printed):
            return None
        return Evidence(runs, source.credit(), location, self.bank.id, around)

    def explained(self, answer: Answer, answers: Sequence[str], said: Sequence[str]) -> Feedback:
        """Give what the feedback of every kind has: right or not, the answers, what was said, the quotes."""
        quotes = self.banks.quotes(self.bank.id, self.item)
        evidence, why = self.evidence(quotes), self.secrets.kept(self.bank, self.item.why)
        return Feedback(
            self.kind,
            self.prompt,
            Verdict.of(answer.mark),
            tuple(answers),
            tuple(said),
            evidence=evidence,
            why=why,
            events=tuple(
                key for key in self._about(quotes) if not self.secrets.hide(self.bank, self.banks.event[key])
            ),
            held_back=why != self.item.why or self.leaves_out(quotes, evidence),
        )

    def _about(self, quotes: Iterable[str]) -> Sequence[str]:
        """Give the keys of the events that are told where the quotes stand, else in the same sentences."""
        keys = self.banks.events_on(self.bank.id, self.banks.sentences(self.bank.id, quotes))
        spans = [span for found in self._located(quotes) for span in found.spans]
        told = {
            key
            for key in keys
            for found in self._located(self.banks.event[key].quotes)
            for own in found.spans
            if any(own.start < span.end and span.start < own.end for span in spans)
        }
        return [key for key in keys if key in told] or keys


class Verdict(StrEnum):
    """Whether an answer is right, in a word."""

    RIGHT = "right"
    PARTLY = "partly right"
    WRONG = "wrong"

    @classmethod
    def of(cls, mark: float) -> Verdict:
        """Give the verdict on a mark, from 0 to 1."""
        return cls.RIGHT if mark == 1 else cls.PARTLY if mark else cls.WRONG


_WRONG = {Kind.ORDERING: "Out of order", Kind.PLACE: "Misplaced"}
"""What is said of these kinds instead of "Not this one"."""


class Evidence(NamedTuple):
    """A quote in its passage, the quote marked."""

    runs: tuple[Run, ...]
    credit: str
    location: Location
    bank: str
    around: int = 1
    """So many neighbours its sentences have on each side; below 0 the quote stands alone."""


class ChosenOption(NamedTuple):
    """An option, or a sentence, that the player chose, with why it is wrong and what shows it."""

    text: str
    right: bool
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


class Row(NamedTuple):
    """One event of an ordering, in the right order."""

    event: Event
    was: int
    """Where the player had put it, from 1."""
    had: str
    """The same in words, "last" or "2nd", if it stood wrong; else empty: it need not be moved."""
    tie: bool
    when: When
    evidence: tuple[Evidence, ...]

    @property
    def stood_right(self) -> bool:
        """Whether it need not be moved."""
        return not self.had


class LineRow(NamedTuple):
    """One event of a timeline as it stands on the line."""

    key: str
    text: str
    when: When
    had: str = ""
    """Where the player had put it, "too early" or "too late"; empty where nothing was wrong with that."""
    evidence: tuple[Evidence, ...] = ()


class Landed(NamedTuple):
    """A timeline after an event has been put on it."""

    rows: tuple[LineRow, ...]
    at: int
    """The index of the event's row: its true place."""
    had: int | None
    """The index of the row before which the player had put it, of the end if last; None if that is right."""
    misplaced: int
    """So many events were put into a wrong place, this one included."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything there is to show after an answer."""

    kind: Kind
    prompt: str
    verdict: Verdict
    answers: tuple[str, ...] = ()
    """The right answers: options, events in order, sentences, or the date of an event on the line."""
    said: tuple[str, ...] = ()
    """What the player answered, as text: for an ordering its events as locked in."""
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    chosen: tuple[ChosenOption, ...] = ()
    rows: tuple[Row, ...] = ()
    """An ordering's events in their right order."""
    named_pairs: tuple[tuple[Event, Event], ...] = ()
    """An ordering's pairs in the wrong order, each in its right one, if they are few."""
    landed: Landed | None = None
    """Of a place: the line with the event on it."""
    summary: str = ""
    """In words: how an ordering stands, what a place on the line contradicts, what makes it certain."""
    place: str = ""
    """Where an event without a date belongs for certain: "after “Escapes” (1913)"; empty if it has one."""
    events: tuple[str, ...] = ()
    """The keys of the events it is about: an ordering's; a place's own, if it has a date; else those that the
    source tells in the same sentences."""
    held_back: bool = False
    """Whether a quote or a reason is left out, since it tells the answer of a question to come."""

    @property
    def outcome(self) -> str:
        """The verdict in words: "Right", "Misplaced"."""
        is_wrong = self.verdict is Verdict.WRONG
        return _WRONG.get(self.kind, "Not this one") if is_wrong else self.verdict.capitalize()

    @property
    def whys(self) -> tuple[str, ...]:
        """Why it is so, and why each wrong option chosen is: "Odessa: He was arrested there."""
        wrong = (f"{each.text}: {each.why}" for each in self.chosen if each.why and not each.right)
        return tuple(filter(None, (self.why, *wrong)))

    @property
    def right(self) -> str:
        """The right answers in one line; of an event without a date, where it belongs."""
        return listed(self.answers) or self.place
