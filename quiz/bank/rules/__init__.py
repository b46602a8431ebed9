"""The rules that a bank is held to: one rule one module, a generator of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from quiz.bank.model import Bank, Event, Item
from quiz.bank.problems import Level, Problem
from quiz.bank.rules.above_options import above_options
from quiz.bank.rules.absolute_words import absolute_words
from quiz.bank.rules.after_as_dated import after_as_dated
from quiz.bank.rules.after_without_cycle import after_without_cycle
from quiz.bank.rules.answer_elsewhere import answer_elsewhere
from quiz.bank.rules.answer_in_prompt import answer_in_prompt
from quiz.bank.rules.answer_in_quote import answer_in_quote
from quiz.bank.rules.asked_sentences import asked_sentences
from quiz.bank.rules.context import Context
from quiz.bank.rules.dates_as_said import dates_as_said
from quiz.bank.rules.drafts import drafts
from quiz.bank.rules.echoed_words import echoed_words
from quiz.bank.rules.enough_options import enough_options
from quiz.bank.rules.enough_quote import enough_quote
from quiz.bank.rules.events_once import events_once
from quiz.bank.rules.finding import BankRule, ErrorRule, Finding, ItemRule
from quiz.bank.rules.fitting_article import fitting_article
from quiz.bank.rules.fitting_number import fitting_number
from quiz.bank.rules.inferred_with_why import inferred_with_why
from quiz.bank.rules.joined_answers import joined_answers
from quiz.bank.rules.known_events import known_events
from quiz.bank.rules.lonely_topics import lonely_topics
from quiz.bank.rules.longest_answers import longest_answers
from quiz.bank.rules.marks_around import marks_around
from quiz.bank.rules.misprint_in_source import misprint_in_source
from quiz.bank.rules.negative_prompt import negative_prompt
from quiz.bank.rules.option_lengths import option_lengths
from quiz.bank.rules.options_apart import options_apart
from quiz.bank.rules.order_as_before import order_as_before
from quiz.bank.rules.order_decided import order_decided
from quiz.bank.rules.parted_options import parted_options
from quiz.bank.rules.pasted_marks import pasted_marks
from quiz.bank.rules.questions_apart import questions_apart
from quiz.bank.rules.quote_in_source import quote_in_source
from quiz.bank.rules.quote_once import quote_once
from quiz.bank.rules.split_options import split_options
from quiz.bank.rules.undated_events import undated_events
from quiz.bank.rules.whole_events import whole_events
from quiz.bank.rules.whole_texts import whole_texts

__all__ = [
    "BANK_WARNINGS",
    "ERRORS",
    "ITEM_WARNINGS",
    "WRITING",
    "Context",
    "Finding",
    "find_errors",
    "find_warnings",
    "item_errors",
    "item_warnings",
]

ERRORS: tuple[tuple[ErrorRule, ...], ...] = (
    (quote_in_source, inferred_with_why, known_events, events_once),  # of one item
    (after_without_cycle,),  # of the timeline as far as its events are whole
    (after_as_dated,),
    (whole_events,),
    (order_as_before,),  # of an ordering whose events are all whole
)
"""What keeps items from being played, in stages: each sees the bank without what was found broken before."""

WRITING: tuple[ItemRule, ...] = (
    whole_texts,
    joined_answers,
    parted_options,
    split_options,
    pasted_marks,
    marks_around,
    answer_in_prompt,
    fitting_article,
    fitting_number,
    above_options,
    negative_prompt,
    option_lengths,
    options_apart,
    echoed_words,
    enough_options,
    absolute_words,
    questions_apart,
)
"""How an item is written, whether or not it can be played yet: what is wrong is named at once."""

ITEM_WARNINGS: tuple[ItemRule, ...] = (
    answer_in_quote,
    drafts,
    quote_once,
    enough_quote,
    dates_as_said,
    undated_events,
    order_decided,
    answer_elsewhere,
    *WRITING,
)
"""What a careful teacher would mend in an item without errors."""

BANK_WARNINGS: tuple[BankRule, ...] = (misprint_in_source, longest_answers, lonely_topics, asked_sentences)
"""What a careful teacher would mend in a bank as a whole."""


class Sifted(NamedTuple):
    """A bank and what was found to be wrong in it."""

    bank: Bank
    """Without its broken items."""
    held: tuple[Item, ...]
    """Those left out by a rule alone: they are whole in themselves."""
    problems: list[Problem]
    """What is wrong with the broken items."""


def find_errors(
    bank: Bank, name: str, broken_events: Mapping[str, int], broken: Sequence[Item] = ()
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
    for stage in ERRORS:
        findings = [finding for rule in stage for finding in rule(bank, gone_events)]
        problems += [finding.problem(name, Level.ERROR) for finding in findings]
        gone.update(id(item) for finding in findings for item in finding.items)
        if gone:
            left_out = [event for event in bank.timeline if id(event) in gone]
            bank = _without(bank, gone)
            gone_events |= {event.id: _line(event) for event in left_out if event.id not in bank.event}
    held = tuple(item for key, item in whole.items() if key in gone)
    return Sifted(bank, held, problems)


def find_warnings(
    context: Context,
    name: str,
    progress: Callable[[float], None] | None = None,
    held: Sequence[Item] = (),
) -> list[Problem]:
    """What a careful teacher would mend in a bank without errors; `name` is what problems call the file.

    Of the items that are `held` back by errors, how they are written is looked at too. `progress` is told
    the share that is done, from 0 to 1, a hundred times at most.
    """
    items = (*context.bank.timeline, *context.bank.questions)
    found: list[Finding] = []
    at_a_time = len(items) // 100 + 1
    for start in range(0, len(items), at_a_time):
        if progress:
            progress(start / len(items))
        for item in items[start : start + at_a_time]:
            found += item_warnings(context, item)
    for item in held:
        found += item_warnings(context, item, is_held=True)
    for rule in BANK_WARNINGS:
        found += rule(context)
    if progress:
        progress(1)
    return [finding.problem(name, Level.WARNING) for finding in found]


def item_errors(bank: Bank, item: Item, broken_events: Mapping[str, int]) -> list[Finding]:
    """What keeps one item from being played, in a bank that has it and only good events besides.

    The bank need not have the other questions. `broken_events` are those that it is without, as for
    `find_errors`.
    """
    for stage in ERRORS:
        found = [finding for rule in stage for finding in rule(bank, broken_events) if item in finding.items]
        if found:
            return found
    return []


def item_warnings(context: Context, item: Item, *, is_held: bool = False) -> Iterator[Finding]:
    """What a careful teacher would mend in one item, which need not be in the context's bank.

    Of one that is held back by an error, only how it is written.
    """
    return (finding for rule in (WRITING if is_held else ITEM_WARNINGS) for finding in rule(context, item))


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


def _line(item: Item) -> int:
    return item.node.line if item.node else 1
