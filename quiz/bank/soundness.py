"""The rules that keep an item from being played, and a bank without the items that break them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from quiz.bank.fields import did_you_mean
from quiz.bank.findings import Places, dated, finding, quotes
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import FieldPath, Problem
from quiz.bank.yaml import written
from quiz.text.cleaning import excerpt
from quiz.text.quotes import is_long_enough, normal, parts
from quiz.text.source import Source


class Stage(NamedTuple):
    """A bank as the rules of one stage see it."""

    bank: Bank
    """Without what was found broken before."""
    broken: Mapping[str, int]
    """The lines of the events left out already, by their ids; 0 without a file."""
    places: Places


ALIKE = 0.75
"""How alike an id is to one that is meant, from 0 to 1: other events have ids that are a little less."""
_MAX_SUGGESTIONS = 50  # quotes, and ids, that the nearest is looked up for; each takes some milliseconds

_DOTS = re.compile(r"\s*(?<!\[)(?:\.{3}|…)(?!\])\s*")
"""Where a teacher has left something out without brackets."""
_MAX_PARTS = 20  # parts of an elided quote that are looked for one by one


def quote_in_source(stage: Stage) -> Iterator[Problem]:
    """A quote stands in the source word for word; its elided parts stand in one sentence."""
    source, left = stage.bank.source, _MAX_SUGGESTIONS
    for item in stage.bank.items:
        for quote, path in () if isinstance(item, Ordering) else quotes(item):
            if source.locate(quote) is None:
                left -= 1
                yield finding(item, path, *_reason(source, quote, suggest=left >= 0))


def _reason(source: Source, quote: str, *, suggest: bool) -> tuple[str, str, str]:
    """The code, message and hint for a quote that is not found."""
    elided = parts(normal(quote))
    if elided != [normal(quote)]:
        if not is_long_enough(elided):
            message = "around its elisions a quote has three words at least"
            return "quote-short", message, "quote more of the sentence, without […]"
        if 1 < len(elided) <= _MAX_PARTS and all(source.locate(part) for part in elided):
            message = "the parts of this quote do not stand in one sentence, in this order"
            hint = "[…] leaves out words of one sentence; for two passages give  quote:  two texts"
            return "quote-elision", message, hint
    hint = "copy the passage from the source, word for word"
    told = [*filter(None, _DOTS.split(quote))]  # dots at an end leave nothing out
    if [quote] != told and source.locate(marked := " […] ".join(told)):
        way = "write […] for what is left out" if len(told) > 1 else "leave the dots out"
        hint = f"{way}: {written(marked)}"
    elif suggest and (near := source.nearest(quote)) and is_long_enough([normal(near)]):
        hint = f"did you mean: {written(near)}?".replace("did you mean: …?", hint)  # too long to be written
    return "quote-missing", "this quote is not in the source", hint


def known_events(stage: Stage) -> Iterator[Problem]:
    """What `order`, `after` and `before` name are events of the timeline, the latter two others."""
    bank, left = stage.bank, _MAX_SUGGESTIONS
    tied = ((event, *tie) for event in bank.timeline for tie in _ties(event))
    named: Iterator[tuple[Item, str, FieldPath]] = chain(tied, _ordered(bank))
    for item, key, path in named:
        if key == item.id and isinstance(item, Event):
            hint = f"name the event {'before' if path[0] == 'after' else 'after'} it"
            yield finding(item, path, f"{path[0]}-itself", f"this event is {path[0]} itself", hint)
        elif key not in bank.event and key not in stage.broken:
            left -= 1
            hint = did_you_mean(key, bank.event, ALIKE) if left >= 0 and len(bank.event) <= 2_000 else ""
            message = f"no event of the timeline has the id “{excerpt(key)}”"
            hint = hint or "name an event by its id, or add it to the timeline"
            yield finding(item, path, "unknown-event", message, hint)


def _ties(event: Event) -> Iterator[tuple[str, FieldPath]]:
    """The ids of the events that one says it is after and before, with their paths."""
    for name, keys in (("after", event.after), ("before", event.before)):
        yield from ((key, (name, at)) for at, key in enumerate(keys))


def _saying(bank: Bank, earlier: str, later: str) -> tuple[Event, FieldPath]:
    """The event that says of these two that they are in this order, and where it does."""
    one, other = bank.event[earlier], bank.event[later]
    if earlier in other.after:
        return other, ("after", other.after.index(earlier))
    return one, ("before", one.before.index(later))


def _ordered(bank: Bank) -> Iterator[tuple[Ordering, str, FieldPath]]:
    """The ids in the orderings of a bank, each ordering's earliest first, with their paths."""
    for ordering in (question for question in bank.questions if isinstance(question, Ordering)):
        for at, group in enumerate(ordering.order):
            yield from ((ordering, key, ("order", at, index)) for index, key in enumerate(group))


def events_once(stage: Stage) -> Iterator[Problem]:
    """No event stands twice in an `order`."""
    seen: set[tuple[int, str]] = set()
    for ordering, event, path in _ordered(stage.bank):
        if (id(ordering), event) in seen:
            message = f"“{excerpt(event)}” stands in this order twice"
            yield finding(ordering, path, "event-twice", message, "leave one of them out")
        seen.add((id(ordering), event))


_MAX_NAMED = 6  # events of a cycle that a message names


def ties_without_cycle(stage: Stage) -> Iterator[Problem]:
    """No event is after or before itself through others; every event that is cannot be played."""
    bank = stage.bank
    cycles = bank.before.cycles()
    knot_of = {event: knot for knot in bank.before.knots for event in knot} if cycles else {}
    for cycle in cycles:
        # Named from its end: each event says that it is after the one named behind it.
        named = [excerpt(key) for key in (cycle[0], *reversed(cycle))]
        if len(named) > _MAX_NAMED:
            named[_MAX_NAMED // 2 : -(_MAX_NAMED // 2)] = ["…"]
        message = "these events are each after the other in a circle: “" + "” after “".join(named) + "”"
        event, path = _saying(bank, cycle[-1], cycle[0])
        hint = "one  after:  or  before:  of these is the wrong way round"
        others = (bank.event[key] for key in knot_of[event.id] if key != event.id)
        yield replace(finding(event, path, "cycle", message, hint), items=(event, *others))


def ties_as_dated(stage: Stage) -> Iterator[Problem]:
    """No event is after one that begins, or follows one that begins, when it has long ended."""
    bank = stage.bank
    for found in bank.before.contradictions():
        event, path = _saying(bank, found.after, found.event)
        message = f"{dated(bank.event[found.event])} cannot be after {dated(bank.event[found.after])}"
        if found.origin != found.after:
            message += f", which follows {dated(bank.event[found.origin])}"
        hint = f"mend one of the dates, or leave this  {path[0]}:  out"
        yield finding(event, path, f"{path[0]}-against-dates", message, hint)


def whole_events(stage: Stage) -> Iterator[Problem]:
    """An ordering's events can be played, and so can one of those that place an event without a date."""
    bank, gone = stage.bank, dict(stage.broken)
    placed: dict[str, list[Event]] = {}  # what an event places that has no date, once for each time
    left: dict[str, int] = {}  # how often an event without a date is placed by one that is not broken
    for event in (event for event in bank.timeline if gone and not event.date):
        for key, _ in _ties(event):
            placed.setdefault(key, []).append(event)
            left[event.id] = left.get(event.id, 0) + 1
    waiting = list(gone)
    while waiting:
        for event in placed.get(waiting.pop(), ()):
            left[event.id] -= 1
            if not left[event.id]:
                key, path = next(_ties(event))
                yield _broken(event, path, key, gone)
                gone[event.id] = stage.places.line(event)
                waiting.append(event.id)
    for ordering, key, path in _ordered(bank):
        if key in gone:
            yield _broken(ordering, path, key, gone)


def _broken(item: Item, path: FieldPath, event: str, gone: Mapping[str, int]) -> Problem:
    line = gone[event]
    place, mend = (f" in line {line}", f"mend line {line} first") if line else ("", "mend the event first")
    message = f"the event “{excerpt(event)}”{place} is broken, so this cannot be played either"
    return finding(item, path, "broken-event", message, mend)


def order_as_before(stage: Stage) -> Iterator[Problem]:
    """No event stands behind one that it is certainly before, nor tied with one."""
    before = stage.bank.before
    name = {event.id: dated(event) for event in stage.bank.timeline}
    for ordering in stage.bank.questions:
        passed: list[str] = []
        for at, group in enumerate(ordering.order if isinstance(ordering, Ordering) else ()):
            for number, key in enumerate(group):
                path = "order", at, number
                late = next((other for other in passed if before.is_before(key, other)), None)
                tied = next((other for other in group[:number] if before.decided(key, other)), None)
                if late is not None:
                    message = f"{name[key]} is before {name[late]}, and stands behind it here"
                    yield finding(ordering, path, "order-wrong", message, "list the events earliest first")
                elif tied is not None:
                    first, second = (key, tied) if before.is_before(key, tied) else (tied, key)
                    message = f"{name[first]} is before {name[second]}, and here they tie"
                    yield finding(ordering, path, "tie-wrong", message, "take them out of their brackets")
            passed.extend(group)


def inferred_with_why(stage: Stage) -> Iterator[Problem]:
    """An answer that has to be inferred from its quote says why; without that a player could not follow."""
    for question in stage.bank.questions:
        if isinstance(question, Choice) and question.inferred and not question.why:
            message = "an answer that is inferred needs an explanation"
            hint = "say under  why:  how the answer follows from the quote"
            yield finding(question, ("inferred",), "inferred-without-why", message, hint)


ERRORS: tuple[Mapping[str, Callable[[Stage], Iterator[Problem]]], ...] = (
    {  # of one item
        "quote-missing quote-elision quote-short": quote_in_source,
        "inferred-without-why": inferred_with_why,
        "unknown-event after-itself before-itself": known_events,
        "event-twice": events_once,
    },
    {"cycle": ties_without_cycle},
    {"after-against-dates before-against-dates": ties_as_dated},
    {"broken-event": whole_events},
    {"order-wrong tie-wrong": order_as_before},
)
"""What keeps items from being played, by the codes of its problems, in stages.

Each stage sees the bank without what was found broken before.
"""


def find_errors(
    bank: Bank, places: Places, unread: Mapping[str, int], broken: Set[int]
) -> tuple[Bank, tuple[Item, ...], list[Problem]]:
    """The bank without its broken items, those left out by a rule alone, and what is wrong with all these.

    `unread` are the lines of events that could not be read; of the items, those that are `broken` already, by
    what they are (one may have the id of another), are looked at too: there may be more wrong with them.
    """
    gone_events = {key: line for key, line in unread.items() if key not in bank.event}
    gone, items, problems = set(broken), bank.items, list[Problem]()
    for rules in ERRORS:
        stage = Stage(bank, gone_events, places)
        found = [places.placed(problem) for find in rules.values() for problem in find(stage)]
        problems += found
        gone.update(id(item) for problem in found for item in problem.items)
        if len(gone) > len(items) - len(bank.items):  # else this stage has found nothing new
            left_out = [event for event in bank.timeline if id(event) in gone]
            bank = bank.with_items(item for item in bank.items if id(item) not in gone)
            gone_events |= {event.id: places.line(event) for event in left_out if event.id not in bank.event}
    found_here = gone - broken
    return bank, tuple(item for item in items if id(item) in found_here), problems
