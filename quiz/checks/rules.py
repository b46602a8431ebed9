"""All that can be said about a bank: what reading it finds, and what a careful teacher would mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from quiz.bank.coverage import Quoting
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import Level, Problem
from quiz.bank.reading import Reading, in_order, read_bank
from quiz.checks import alike_rules, option_rules, prompt_rules, quote_rules, slip_rules, timeline_rules
from quiz.checks.context import Context, Found
from quiz.checks.english import is_english, language

Subject = TypeVar("Subject")


class Rule(NamedTuple, Generic[Subject]):
    """One thing that a careful teacher would mend, though it plays."""

    code: str
    """What its problems are called; of several, with blanks between them, each finding names one."""
    scope: type[Subject] | tuple[type[Subject], ...]
    """What it looks at: a kind of item, or the bank as a whole."""
    find: Callable[[Context, Subject], Iterable[Found]]
    of_writing: bool = True
    """It is about how an item is written, whether or not that can be played yet."""
    in_english: bool = False
    """It goes by English words, and is silent in other languages."""


ANY_ITEM: tuple[type[Item], ...] = (Choice, Event, Ordering)
QUOTING: tuple[type[Quoting], ...] = (Choice, Event)

_TABLE = (
    # whether it can be drawn, and whether its quote proves it
    Rule("answer-not-in-quote", Choice, quote_rules.answer_in_quote, of_writing=False),
    Rule("draft", ANY_ITEM, timeline_rules.drafts, of_writing=False),
    Rule("quote-twice quote-long", QUOTING, quote_rules.quote_once, of_writing=False),
    Rule("quote-few-words", QUOTING, quote_rules.enough_quote, of_writing=False),
    # dates and orders
    Rule("date-not-in-quote date-range", Event, timeline_rules.dates_as_said, of_writing=False),
    Rule("draft-twice", Event, timeline_rules.drafts_twice, of_writing=False),
    Rule("event-says-date", Event, timeline_rules.undated_events, of_writing=False),
    Rule("order-open order-uncertain", Ordering, timeline_rules.order_decided, of_writing=False),
    # what it names
    Rule("unknown-item apart-itself", ANY_ITEM, prompt_rules.apart_from_items),
    # slips of YAML and of the clipboard
    Rule("text-cut", ANY_ITEM, slip_rules.whole_texts),
    Rule("backslash", ANY_ITEM, slip_rules.plain_backslashes),
    Rule("answer-joined", Choice, slip_rules.joined_answers),
    Rule("comma-split", Choice, slip_rules.parted_options),
    Rule("option-split", Choice, slip_rules.split_options),
    Rule("citation-mark hidden-character", ANY_ITEM, slip_rules.pasted_marks),
    Rule("page-code", ANY_ITEM, slip_rules.page_code),
    # prompts and options
    Rule("answer-in-prompt", Choice, prompt_rules.answer_in_prompt),
    Rule("article", Choice, option_rules.fitting_article, in_english=True),
    Rule("which-two", Choice, option_rules.fitting_number, in_english=True),
    Rule("options-mixed", Choice, option_rules.options_of_one_kind, in_english=True),
    Rule("all-of-the-above options-combined", Choice, option_rules.above_options, in_english=True),
    Rule("negative", Choice, prompt_rules.negative_prompt, in_english=True),
    Rule("answer-longest", Choice, option_rules.option_lengths),
    Rule("options-alike options-overlap", Choice, alike_rules.options_apart),
    Rule("echo", Choice, option_rules.echoed_words, in_english=True),
    Rule("few-wrong", Choice, option_rules.enough_options),
    Rule("questions-alike", Choice, alike_rules.questions_apart),
    # the bank as a whole
    Rule("misprint-missing", Bank, quote_rules.misprint_in_source),
    Rule("longest-habit", Bank, option_rules.longest_answers),
    Rule("topic-alone", Bank, option_rules.lonely_topics),
    Rule("unasked", Bank, quote_rules.asked_sentences),
)

RULES: tuple[Rule[Any], ...] = _TABLE  # only now: each row's function is held to its scope first


def check(path: Path, name: str | None = None) -> Reading:
    """Read a file and hold what plays of it to every rule; `name` is what problems call it, else the path."""
    return with_warnings(read_bank(path, name), str(path) if name is None else name)


def with_warnings(reading: Reading, name: str) -> Reading:
    """A reading with the warnings about its bank."""
    if reading.bank is None:
        return reading
    warnings = find_warnings(Context(reading.bank, reading.places, reading.lines), reading.held)
    return replace(reading, problems=in_order([*reading.problems, *warnings], name))


def not_applied(bank: Bank) -> str:
    """Say which rules are silent about a bank that is not in English; empty if it is."""
    context = Context(bank)
    if is_english(context):
        return ""
    codes = [code for rule in RULES if rule.in_english for code in rule.code.split()]
    told = f"is not English ({tag})" if (tag := language(context)) else "does not tell its language"
    silent = f"{len(codes)} rules that go by English words were not applied: {', '.join(codes)}"
    return f"The source {told}: {silent}."


def find_warnings(context: Context, held: Iterable[Item] = ()) -> list[Problem]:
    """What a careful teacher would mend in a bank without errors.

    Of the items that are `held` back by errors, how they are written is looked at too.
    """
    bank = context.bank
    found = [problem for subject in (*bank.items, bank) for problem in item_warnings(context, subject)]
    found += [problem for item in held for problem in item_warnings(context, item, is_held=True)]
    return [context.places.placed(problem) for problem in found]


def item_warnings(context: Context, subject: Item | Bank, *, is_held: bool = False) -> Iterator[Problem]:
    """What a careful teacher would mend in one item, which need not be in the context's bank.

    Of one that is held back by an error, only how it is written; of a bank, what is said of it as a whole.
    """
    for rule in RULES:
        if not isinstance(subject, rule.scope) or (is_held and not rule.of_writing):
            continue
        if not rule.in_english or is_english(context):
            for path, message, hint, code, item in rule.find(context, subject):
                about = item if isinstance(subject, Bank) else subject
                items = (about,) if about else ()
                yield Problem(code or rule.code, message, hint, Level.WARNING, items=items, path=path)
