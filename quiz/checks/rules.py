"""All that can be said about a bank: what reading it finds, and what a careful teacher would mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from quiz.bank.coverage import Quoting
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import Level, Problem
from quiz.bank.reading import Reading, in_order, read_bank
from quiz.checks.context import Context, Found
from quiz.checks.english import is_english
from quiz.checks.option_rules import (
    above_options,
    absolute_words,
    echoed_words,
    enough_options,
    lonely_topics,
    longest_answers,
    option_lengths,
    options_apart,
)
from quiz.checks.prompt_rules import (
    answer_elsewhere,
    answer_in_prompt,
    fitting_article,
    fitting_number,
    negative_prompt,
    questions_apart,
)
from quiz.checks.quote_rules import (
    answer_in_quote,
    asked_sentences,
    enough_quote,
    misprint_in_source,
    quote_once,
)
from quiz.checks.slip_rules import (
    joined_answers,
    marks_around,
    parted_options,
    pasted_marks,
    split_options,
    whole_texts,
)
from quiz.checks.timeline_rules import dates_as_said, drafts, order_decided, undated_events


class Rule(NamedTuple):
    """One thing that a careful teacher would mend, though it plays."""

    code: str
    """What its problems are called; of several, those that its findings do not name."""
    scope: Any
    """What it looks at: a kind of item, or the bank as a whole."""
    find: Callable[[Context, Any], Iterable[Found]]
    """All that it finds there."""
    of_writing: bool = True
    """It is about how an item is written, whether or not that can be played yet."""
    in_english: bool = False
    """It goes by English words, and is silent in other languages."""


ANY_ITEM = (Choice, Event, Ordering)

RULES = (
    # whether it can be drawn, and whether its quote proves it
    Rule("answer-not-in-quote", Choice, answer_in_quote, of_writing=False),
    Rule("draft", ANY_ITEM, drafts, of_writing=False),
    Rule("quote-twice quote-long", Quoting, quote_once, of_writing=False),
    Rule("quote-few-words", Quoting, enough_quote, of_writing=False),
    # dates and orders
    Rule("date-not-in-quote date-range", Event, dates_as_said, of_writing=False),
    Rule("event-says-date", Event, undated_events, of_writing=False),
    Rule("order-open order-uncertain", Ordering, order_decided, of_writing=False),
    Rule("answer-elsewhere", Choice, answer_elsewhere, of_writing=False),
    # slips of YAML and of the clipboard
    Rule("text-cut", ANY_ITEM, whole_texts),
    Rule("answer-joined", Choice, joined_answers),
    Rule("comma-split", Choice, parted_options),
    Rule("option-split", Choice, split_options),
    Rule("citation-mark hidden-character", ANY_ITEM, pasted_marks),
    Rule("marks-around", ANY_ITEM, marks_around),
    # prompts and options
    Rule("answer-in-prompt", Choice, answer_in_prompt),
    Rule("article", Choice, fitting_article, in_english=True),
    Rule("which-two", Choice, fitting_number, in_english=True),
    Rule("all-of-the-above", Choice, above_options, in_english=True),
    Rule("negative", Choice, negative_prompt, in_english=True),
    Rule("answer-longest", Choice, option_lengths),
    Rule("options-alike options-overlap", Choice, options_apart),
    Rule("echo", Choice, echoed_words, in_english=True),
    Rule("few-wrong", Choice, enough_options),
    Rule("absolute-word", Choice, absolute_words, in_english=True),
    Rule("questions-alike", Choice, questions_apart),
    # the bank as a whole
    Rule("misprint-missing", Bank, misprint_in_source),
    Rule("longest-habit", Bank, longest_answers),
    Rule("topic-alone", Bank, lonely_topics),
    Rule("unasked", Bank, asked_sentences),
)


def check(path: Path, name: str | None = None, progress: Callable[[float], None] | None = None) -> Reading:
    """Read a file and hold what plays of it to every rule; `name` is what problems call it, else the path.

    `progress` is told the share that is done, from 0 to 1.
    """
    return with_warnings(read_bank(path, name), str(path) if name is None else name, progress)


def with_warnings(reading: Reading, name: str, progress: Callable[[float], None] | None = None) -> Reading:
    """A reading with the warnings about its bank."""
    if reading.bank is None:
        return reading
    context = Context(reading.bank, reading.places, reading.lines)
    warnings = find_warnings(context, name, progress, reading.held)
    return replace(reading, problems=in_order([*reading.problems, *warnings]))


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
    found: list[Problem] = []
    at_a_time = len(items) // 100 + 1
    for number, item in enumerate(items):
        if progress and number % at_a_time == 0:
            progress(number / len(items))
        found += item_warnings(context, item)
    for item in held:
        found += item_warnings(context, item, is_held=True)
    found += _hold(context, context.bank, RULES)
    if progress:
        progress(1)
    return [context.places.placed(problem, name, Level.WARNING) for problem in found]


def item_warnings(context: Context, item: Item, *, is_held: bool = False) -> Iterator[Problem]:
    """What a careful teacher would mend in one item, which need not be in the context's bank.

    Of one that is held back by an error, only how it is written.
    """
    return _hold(context, item, [rule for rule in RULES if rule.of_writing] if is_held else RULES)


def _hold(context: Context, subject: Item | Bank, rules: Iterable[Rule]) -> Iterator[Problem]:
    for rule in rules:
        if isinstance(subject, rule.scope) and (not rule.in_english or is_english(context)):
            for path, message, hint, code, item in rule.find(context, subject):
                about = subject if item is None and not isinstance(subject, Bank) else item
                items = (about,) if about else ()
                yield Problem(code or rule.code, message, hint, Level.WARNING, items=items, path=path)
