"""The rules that keep an item from being played, and a bank without the items that break them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from quiz.bank.fields import did_you_mean
from quiz.bank.findings import Places, dated, finding, ordered, quotes
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import FieldPath, Level, Problem
from quiz.dates.before import components
from quiz.text.cleaning import excerpt
from quiz.text.quotes import is_long_enough, normal, parts
from quiz.text.source import Source
from quiz.text.spans import Span


class Stage(NamedTuple):
    """A bank as the rules of one stage see it."""

    bank: Bank
    """Without what was found broken before."""
    broken: Mapping[str, int]
    """The lines of the events left out already, by their ids; 0 without a file."""
    places: Places


class ErrorRule(NamedTuple):
    """One thing that keeps an item from being played."""

    code: str
    """What its problems are called; several codes with blanks between them."""
    find: Callable[[Stage], Iterator[Problem]]


_MAX_SUGGESTIONS = 50
"""Quotes that the nearest passage is looked up for; each takes some milliseconds."""

_DOTS = re.compile(r"\s*(?<!\[)(?:\.{3}|…)(?!\])\s*")
"""Where a teacher has left something out without brackets."""
_MAX_PARTS = 20
"""Parts of an elided quote that are looked for one by one."""


def quote_in_source(stage: Stage) -> Iterator[Problem]:
    """A quote stands in the source word for word; its elided parts stand in one sentence."""
    source, left = stage.bank.source, _MAX_SUGGESTIONS
    stands: dict[str, bool] = {}  # one passage often backs several questions
    for item in (*stage.bank.timeline, *stage.bank.questions):
        for quote, path in () if isinstance(item, Ordering) else quotes(item):
            if quote not in stands:
                stands[quote] = source.locate(quote) is not None
            if not stands[quote]:
                left -= 1
                yield finding(item, path, *_reason(source, quote, suggest=left >= 0))


def _reason(source: Source, quote: str, *, suggest: bool) -> tuple[str, str, str]:
    """The code, message and hint for a quote that is not found."""
    words = normal(quote)
    elided = parts(words)
    if elided != [words]:
        if not is_long_enough(elided):
            message = "around its elisions a quote has three words at least"
            return "quote-short", message, "quote more of the sentence, without […]"
        if 1 < len(elided) <= _MAX_PARTS and all(source.locate(part) for part in elided):
            message = "the parts of this quote do not stand in one sentence, in this order"
            hint = "[…] leaves out words of one sentence; for two passages make “quote” a list of two"
            return "quote-elision", message, hint
    marked = _DOTS.sub(" […] ", quote)
    if marked != quote and source.locate(marked):
        return (
            "quote-missing",
            "this quote is not in the source",
            f'write […] for what is left out: "{marked}"',
        )
    near = _in_one_sentence(source, source.nearest(quote)) if suggest else ""
    hint = (
        f'did you mean: "{excerpt(near, 300)}"?'
        if near
        else "copy the passage from the source, word for word"
    )
    return "quote-missing", "this quote is not in the source", hint


def _in_one_sentence(source: Source, passage: str) -> str:
    """A passage, or of one that goes on into another sentence what stands in that which has most of it."""
    located = source.locate(passage) if passage else None
    if located is None or len(located.sentences) < 2:
        return passage
    start, end = located.spans[0].start, located.spans[-1].end
    spans = (source.sentences[sentence] for sentence in located.sentences)
    within = (Span(max(start, span.start), min(end, span.end)) for span in spans)
    return source.words(max(within, key=lambda span: span.end - span.start))


_MAX_IDS_SUGGESTED = 50
"""Unknown ids that the nearest one is looked up for."""


def known_events(stage: Stage) -> Iterator[Problem]:
    """What `order` and `after` name are events of the timeline, and `after` another one than its own."""
    bank, left = stage.bank, _MAX_IDS_SUGGESTED
    for item, event, path in _named(bank):
        if isinstance(item, Event) and event == item.id:
            message, hint = "this event is after itself", "name the event before it"
            yield finding(item, path, "after-itself", message, hint)
        elif event not in bank.event and event not in stage.broken:
            left -= 1
            hint = did_you_mean(event, bank.event) if left >= 0 and len(bank.event) <= 2_000 else ""
            message = f"no event of the timeline has the id “{excerpt(event)}”"
            hint = hint or "name an event by its id, or add it to the timeline"
            yield finding(item, path, "unknown-event", message, hint)


def _named(bank: Bank) -> Iterator[tuple[Event | Ordering, str, FieldPath]]:
    """Every event that another item names, with that item and the place."""
    for event in bank.timeline:
        for index, earlier in enumerate(event.after):
            yield event, earlier, ("after", index)
    for question in bank.questions:
        if isinstance(question, Ordering):
            for earlier, path in ordered(question):
                yield question, earlier, path


def events_once(stage: Stage) -> Iterator[Problem]:
    """No event stands twice in an `order`."""
    for question in stage.bank.questions:
        if not isinstance(question, Ordering) or len(set(question.events)) == len(question.events):
            continue
        seen: set[str] = set()
        for event, path in ordered(question):
            if event in seen:
                message = f"“{excerpt(event)}” stands in this order twice"
                yield finding(question, path, "event-twice", message, "leave one of them out")
            seen.add(event)


_MAX_NAMED = 6
"""Events of a cycle that a message names."""


def after_without_cycle(stage: Stage) -> Iterator[Problem]:
    """No event is after itself through others; every event that is cannot be played."""
    bank = stage.bank
    cycles = bank.before.cycles()
    if not cycles:
        return
    knot_of = {event: knot for knot in _knots(bank) for event in knot}
    for cycle in cycles:
        # Named from its end: each event says that it is after the one named behind it.
        named = [excerpt(event) for event in (cycle[0], *reversed(cycle))]
        if len(named) > _MAX_NAMED:
            named[_MAX_NAMED // 2 : -(_MAX_NAMED // 2)] = ["…"]
        first = bank.event[cycle[0]]
        message = "these events are each after the other in a circle: “" + "” after “".join(named) + "”"
        found = finding(
            first,
            ("after", first.after.index(cycle[-1])),
            "cycle",
            message,
            "one of these  after:  is the wrong way round",
        )
        others = (bank.event[event] for event in knot_of[first.id] if event != first.id)
        yield replace(found, items=(first, *others))


def _knots(bank: Bank) -> Iterator[tuple[str, ...]]:
    """The events that lie on cycles, those on each other's together."""
    backward = {event.id: [key for key in event.after if key in bank.event] for event in bank.timeline}
    forward: dict[str, list[str]] = {key: [] for key in backward}
    for key, earlier in backward.items():
        for event in earlier:
            forward[event].append(key)
    yield from components(forward, backward)


def after_as_dated(stage: Stage) -> Iterator[Problem]:
    """No event is after one that begins, or follows one that begins, when it has long ended."""
    bank = stage.bank
    for found in bank.before.contradictions():
        event = bank.event[found.event]
        message = f"{dated(event)} cannot be after {dated(bank.event[found.after])}"
        if found.origin != found.after:
            message += f", which follows {dated(bank.event[found.origin])}"
        path = "after", event.after.index(found.after)
        hint = "mend one of the dates, or leave this  after:  out"
        yield finding(event, path, "after-against-dates", message, hint)


def whole_events(stage: Stage) -> Iterator[Problem]:
    """An ordering's events can be played, and so can one of those that place an event without a date."""
    bank, broken = stage.bank, stage.broken
    if not broken:
        return
    gone = dict(broken)
    waiting = [event for event in bank.timeline if event.after and not event.date]
    followers: dict[str, list[Event]] = {}
    for event in waiting:
        for earlier in event.after:
            followers.setdefault(earlier, []).append(event)
    falling = [key for key in broken if key in followers]
    while falling:
        key = falling.pop()
        for event in followers[key]:
            if event.id not in gone and all(earlier in gone for earlier in event.after):
                yield _broken(event, ("after", event.after.index(key)), key, gone)
                gone[event.id] = stage.places.line(event)
                if event.id in followers:
                    falling.append(event.id)
    for question in bank.questions:
        if isinstance(question, Ordering):
            for key, path in ordered(question):
                if key in gone:
                    yield _broken(question, path, key, gone)


def _broken(item: Item, path: FieldPath, event: str, gone: Mapping[str, int]) -> Problem:
    line = gone[event]
    place, mend = (f" in line {line}", f"mend line {line} first") if line else ("", "mend the event first")
    message = f"the event “{excerpt(event)}”{place} is broken, so this cannot be played either"
    return finding(item, path, "broken-event", message, mend)


def order_as_before(stage: Stage) -> Iterator[Problem]:
    """No event stands behind one that it is certainly before, nor tied with one."""
    bank, before = stage.bank, stage.bank.before
    for question in bank.questions:
        if not isinstance(question, Ordering):
            continue
        passed: list[str] = []
        for at, group in enumerate(question.order):
            for number, key in enumerate(group):
                path, event = ("order", at, number), bank.event[key]
                late = next((other for other in passed if before.is_before(key, other)), None)
                tied = next((other for other in group[:number] if before.decided(key, other)), None)
                if late is not None:
                    message = f"{dated(event)} is before {dated(bank.event[late])}, and stands behind it here"
                    yield finding(question, path, "order-wrong", message, "list the events earliest first")
                elif tied is not None:
                    first, second = (key, tied) if before.is_before(key, tied) else (tied, key)
                    message = (
                        f"{dated(bank.event[first])} is before {dated(bank.event[second])}, and here they tie"
                    )
                    yield finding(question, path, "tie-wrong", message, "take them out of their brackets")
            passed.extend(group)


def inferred_with_why(stage: Stage) -> Iterator[Problem]:
    """An answer that has to be inferred from its quote says why; without that a player could not follow."""
    for question in stage.bank.questions:
        if isinstance(question, Choice) and question.inferred and not question.why:
            message = "an inferred answer needs a “why”"
            hint = "add  why:  and say how the answer follows from the quote"
            yield finding(question, ("inferred",), "inferred-without-why", message, hint)


ERRORS = (
    # of one item
    (
        ErrorRule("quote-missing quote-elision quote-short", quote_in_source),
        ErrorRule("inferred-without-why", inferred_with_why),
        ErrorRule("unknown-event after-itself", known_events),
        ErrorRule("event-twice", events_once),
    ),
    # of the timeline as far as its events are whole
    (ErrorRule("cycle", after_without_cycle),),
    (ErrorRule("after-against-dates", after_as_dated),),
    (ErrorRule("broken-event", whole_events),),
    # of an ordering whose events are all whole
    (ErrorRule("order-wrong tie-wrong", order_as_before),),
)
"""What keeps items from being played, in stages: each sees the bank without what was found broken before."""


class Sifted(NamedTuple):
    """A bank and what was found to be wrong in it."""

    bank: Bank
    """Without its broken items."""
    held: tuple[Item, ...]
    """Those left out by a rule alone: they are whole in themselves."""
    problems: list[Problem]
    """What is wrong with the broken items."""


def find_errors(
    bank: Bank, places: Places, name: str, broken_events: Mapping[str, int], broken: Sequence[Item] = ()
) -> Sifted:
    """The bank without its broken items, and what is wrong with these.

    `name` is what problems call the file; `broken_events` are the lines of events that the bank is without.
    It is without the `broken` items too, and what else is wrong with them is found as well.
    """
    gone_events = dict(broken_events)
    problems: list[Problem] = []
    gone = set(map(id, broken))  # not by their own ids: one may be broken for having another's
    whole = {id(item): item for item in (*bank.timeline, *bank.questions)}
    bank = _with(bank, broken)
    for rules in ERRORS:
        found = [problem for rule in rules for problem in rule.find(Stage(bank, gone_events, places))]
        problems += [places.placed(problem, name, Level.ERROR) for problem in found]
        gone.update(id(item) for problem in found for item in problem.items)
        if gone:
            left_out = [event for event in bank.timeline if id(event) in gone]
            bank = _without(bank, gone)
            gone_events |= {event.id: places.line(event) for event in left_out if event.id not in bank.event}
    held = tuple(item for key, item in whole.items() if key in gone)
    return Sifted(bank, held, problems)


def item_errors(bank: Bank, item: Item, broken_events: Mapping[str, int]) -> list[Problem]:
    """What keeps one item from being played, in a bank that has it and only good events besides.

    The bank need not have the other questions. `broken_events` are those that it is without, as for
    `find_errors`.
    """
    stage = Stage(bank, broken_events, Places())
    for rules in ERRORS:
        found = [problem for rule in rules for problem in rule.find(stage) if item in problem.items]
        if found:
            return found
    return []


def _with(bank: Bank, items: Sequence[Item]) -> Bank:
    if not items:
        return bank
    events = tuple(item for item in items if isinstance(item, Event))
    questions = tuple(item for item in items if not isinstance(item, Event))
    return replace(bank, timeline=bank.timeline + events, questions=bank.questions + questions)


def _without(bank: Bank, gone: Set[int]) -> Bank:
    return replace(
        bank,
        timeline=tuple(event for event in bank.timeline if id(event) not in gone),
        questions=tuple(question for question in bank.questions if id(question) not in gone),
    )
