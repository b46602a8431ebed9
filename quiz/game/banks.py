"""The banks that are played together, and what of them can be played."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

from quiz.bank.model import Bank, Choice, Event, Item, Ordering, Question
from quiz.dates.before import Before
from quiz.dates.date import DateError, within
from quiz.game.round import Kind, Settings
from quiz.game.wording import listed
from quiz.text.source import Source


def event_key(bank_id: str, event_id: str) -> str:
    """Give an event's name among all banks, such as "serebryakov/prague-conference"."""
    return f"{bank_id.replace('%', '%25').replace('/', '%2F')}/{event_id}"


def split_key(key: str) -> tuple[str, str]:
    """Give the id of the bank and that of the event; the inverse of `event_key`."""
    bank_id, _, event_id = key.partition("/")
    return bank_id.replace("%2F", "/").replace("%25", "%"), event_id


class When(NamedTuple):
    """When an event happened, in words."""

    text: str
    """Its date; without one what is known from what comes before and after it, if anything is."""
    is_dated: bool


def credit_line(source: Source) -> str:
    """Name a source with its licence: "A. Writer, “Life” · CC0"."""
    return " · ".join(part for part in (source.credit(), source.licence) if part)


class Banks:
    """The banks that are played together; their ids are all different."""

    def __init__(self, banks: Sequence[Bank]) -> None:
        self.banks = tuple(banks)
        self.by_id: Mapping[str, Bank] = {bank.id: bank for bank in self.banks}
        self.kept: dict[Hashable, Any] = {}

    @property
    def title(self) -> str:
        """The titles as one: "A", "A and B" or "A, B and C"."""
        return listed([bank.title for bank in self.banks])

    @property
    def credit(self) -> str:
        """The sources with their licences, each once."""
        return "; ".join(dict.fromkeys(credit_line(bank.source) for bank in self.banks))

    @property
    def notes(self) -> tuple[str, ...]:
        """What the teachers say before the first question, each note once."""
        return tuple(dict.fromkeys(bank.note for bank in self.banks if bank.note))

    @property
    def any_plays(self) -> bool:
        """Whether there is anything to play."""
        return any(map(self.playable, self.banks)) or self.has_line

    @property
    def has_line(self) -> bool:
        """Whether one event at least is certainly before another, so that they make a timeline."""
        events = [event for _, event in self.events]
        ends = [each.date.latest for each in events if each.date and each.date.latest is not None]
        starts = [each.date.earliest for each in events if each.date and each.date.earliest is not None]
        is_tied = len(events) > 1 and any(each.after or each.before for each in events)
        return is_tied or (bool(ends and starts) and min(ends) < max(starts))

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics of what can be played, the questions' first, in order of first appearance."""
        questions = [question for bank in self.banks for question in self.playable(bank)]
        items = (*questions, *(event for _, event in self.events))
        return tuple(dict.fromkeys(item.topic for item in items if item.topic))

    def playable(self, bank: Bank) -> tuple[Question, ...]:
        """Give the bank's questions in the file's order, without drafts."""
        return tuple(question for question in bank.questions if not question.draft)

    def wanted(self, settings: Settings) -> list[tuple[str, Question]]:
        """The questions of these kinds and topics that the banks ask themselves, each with its bank's id."""
        return [
            (bank.id, question)
            for bank in self.banks
            for question in self.playable(bank)
            if (Kind.CHOICE if isinstance(question, Choice) else Kind.ORDERING) in settings.kinds
            and settings.has_topic(question.topic)
        ]

    @cached_property
    def events(self) -> tuple[tuple[str, Event], ...]:
        """The events of all banks with their banks' ids, in the files' order, without drafts."""
        return tuple((bank.id, each) for bank in self.banks for each in bank.timeline if not each.draft)

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """The same events by their keys."""
        return {event_key(bank_id, event.id): event for bank_id, event in self.events}

    @cached_property
    def before(self) -> Before:
        """Which events are certainly before which, over all banks, by their keys; drafts prove nothing."""
        relations = {}
        for bank_id, event in self.events:
            after, before = (
                [event_key(bank_id, each) for each in ids] for ids in (event.after, event.before)
            )
            relations[event_key(bank_id, event.id)] = event.date, after, before
        return Before(relations)

    def when(self, key: str) -> When:
        """Say when an event happened: "January 1912", or "after 1913" if only the text places it."""
        event, text = self.event[key], ""
        with suppress(DateError):  # where what comes before it ends after what comes after it
            text = event.when or within(*self.before.bounds(key))
        return When(text, bool(event.date))

    def sentences(self, bank_id: str, quotes: Iterable[str]) -> frozenset[int]:
        """Give the indices of the sentences that the quotes touch."""
        located = map(self.by_id[bank_id].source.locate, quotes)
        return frozenset(index for location in located if location for index in location.sentences)

    def quotes(self, bank_id: str, item: Item) -> tuple[str, ...]:
        """Give the quotes an item rests on: its own, else its wrong options', or its events'."""
        if isinstance(item, Ordering):
            timeline = self.by_id[bank_id].event
            return tuple(quote for event in item.events for quote in timeline[event].quotes)
        others = item.wrong if isinstance(item, Choice) else ()
        return item.quotes or tuple(quote for option in others for quote in option.quotes)

    def events_on(self, bank_id: str, sentences: frozenset[int]) -> tuple[str, ...]:
        """Give the keys of the events whose quotes touch one of these sentences, in the file's order."""
        found = {index for sentence in sentences for index in self._events_at.get((bank_id, sentence), ())}
        return tuple(event_key(bank_id, self.events[index][1].id) for index in sorted(found))

    @cached_property
    def _events_at(self) -> Mapping[tuple[str, int], Sequence[int]]:
        events_at: dict[tuple[str, int], list[int]] = {}
        for index, (bank_id, event) in enumerate(self.events):
            for sentence in self.sentences(bank_id, event.quotes):
                events_at.setdefault((bank_id, sentence), []).append(index)
        return events_at
