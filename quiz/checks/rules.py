"""What a careful teacher would mend, though it plays: all rules, and how they are held to a bank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from quiz.bank.model import Item
from quiz.bank.problems import Level, Problem
from quiz.checks.context import BankRule, Context, ItemRule
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
    return [context.places.placed(problem, name, Level.WARNING) for problem in found]


def item_warnings(context: Context, item: Item, *, is_held: bool = False) -> Iterator[Problem]:
    """What a careful teacher would mend in one item, which need not be in the context's bank.

    Of one that is held back by an error, only how it is written.
    """
    return (found for rule in (WRITING if is_held else ITEM_WARNINGS) for found in rule(context, item))
