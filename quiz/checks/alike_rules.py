"""No two options of a question say the same or may both be right, and no two questions ask the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain, combinations, takewhile
from math import inf
from typing import NamedTuple

from quiz.bank.findings import options
from quiz.bank.kept import kept
from quiz.bank.model import Choice
from quiz.checks.context import Context, Found
from quiz.checks.english import (
    MEASURE,
    NUMERALS,
    STOP_WORDS,
    in_digits,
    is_english,
    pattern,
    stem,
    table,
    title_words,
    words_in,
)
from quiz.checks.option_rules import speaks_of_others
from quiz.dates.date import MONTH, Date, DateError
from quiz.dates.mentions import Agreement, agreement, dates_in
from quiz.text.cleaning import excerpt
from quiz.text.finding import bare
from quiz.text.quotes import normal
from quiz.text.words import words_of

_BETWEEN = re.compile(r"\band\b|[,;](?!\d)", re.IGNORECASE)  # what stands between the things of an option
_IN_ORDER, _PART, _WHOLE, _AMOUNT = map(pattern, ("in order", "part", "span", "amount"))
_HOW = re.compile(r"\bhow (?:many|much|long|far|old|often)\b", re.IGNORECASE)  # "how many"


def options_apart(context: Context, item: Choice) -> Iterator[Found]:
    """No two options say the same, and none is right because another is."""
    english = is_english(context)
    in_order, is_counted = _IN_ORDER.search(item.ask) is not None, _HOW.search(item.ask) is not None
    said = ((text, path) for text, path in options(item) if len(text) <= _LONGEST)
    each_own = [option for option in said if not speaks_of_others(option[0])]
    initials = {_initials(text) for text, _ in each_own}
    if None not in initials and len(initials) == len(each_own):
        return  # no two can be alike, as of most choices
    for (one, _), (other, path) in combinations(each_own, 2):
        code = "options-overlap"
        if (date := _date(one)) and (their := _date(other)) and date != their:
            if not _share_days(one, date, other, their):
                continue
            flaw, hint = "have days in common", "give dates that cannot both be right"
        elif english and _overlap(one, other, is_counted):
            flaw, hint = "may both be right", "let the options exclude each other"
        elif _say_the_same(one, other, english, in_order):
            flaw, hint, code = "say the same", "leave one of them out", "options-alike"
        else:
            continue
        yield Found(path, f"“{excerpt(one)}” and “{excerpt(other)}” {flaw}", hint, code)


def _initials(option: str) -> frozenset[str] | None:
    """What the telling words of an option begin with; None if it may say a number, or has other letters."""
    words = words_in(option)
    told = frozenset(word[0] for word in words if word not in STOP_WORDS)
    is_amount = _NO_WORD.search(option) or MEASURE.search(option) or not NUMERALS.isdisjoint(words)
    return told if told and option.isascii() and not is_amount else None


_LONGEST = 300  # characters of an option that is compared: who writes more repeats nothing by chance
_NO_WORD = re.compile(r"[\d$£€-]")  # the hyphen in "twenty-two"


# Options that are dates


@lru_cache(maxsize=100)
def _date(text: str) -> Date | None:
    """The date that an option is, as prose says it; None if it is something else."""
    if not any(map(str.isdigit, text)) or _PART.search(text):
        return None
    alone = text.strip(" .")
    for prose in (f"It was {alone[:1].lower()}{alone[1:]}.", f"It was in {alone}.", f"It was from {alone}."):
        found = dates_in(prose)
        if len(found) == 1 and found[0].end - found[0].start >= len(alone):
            return found[0].date
    try:
        return Date.parse(alone)
    except DateError:
        return None


def _share_days(one: str, date: Date, other: str, said: Date) -> bool:
    """Whether two dates can both be right.

    Of two spans, each from a year to a year or a decade, one is, and so is of before and after.
    """
    is_turned = date.earliest is said.latest is None or date.latest is said.earliest is None
    if is_turned or (_WHOLE.search(one) and _WHOLE.search(other)):
        return False
    return agreement(date, said) is not Agreement.NONE


# Options that are amounts

_SUM = re.compile(r"([£$€])(\d+(?:\.\d+)?)")  # "£5", "$2.50"
_UNIT = re.compile(r"per cent|[^\W\d_]+|[^\w\s.,'’-]")  # "feet", "%"
_SAME_UNIT = {"per cent": "percent"} | dict(pair.split("=") for pair in table("units"))


class _Amount(NamedTuple):
    low: float
    high: float
    unit: tuple[str, ...]  # what there is so much of; nothing if the option does not say it


@lru_cache(maxsize=100)
def _amount(text: str) -> _Amount | None:
    """The amount that an option is, in digits or in words; None if it is none."""
    text = _SUM.sub(r"\2 \1", in_digits(text.strip().rstrip(".")))
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    first = float(found["first"])
    units = (word.removesuffix("s") for word in _UNIT.findall(found["unit"].casefold()))
    unit = tuple(_SAME_UNIT.get(word, word) for word in units)
    if found["second"]:
        second, apart = float(found["second"]), 1e-6 if found["between"] else 0
        return _Amount(first + apart, second - apart, unit) if first < second else None
    low = first + 1e-6 if found["more"] else first
    high = first - 1e-6 if found["less"] else first
    return _Amount(-inf if found["below"] else low, inf if found["above"] else high, unit)


def _overlap(first: str, second: str, is_counted: bool) -> bool:
    """Whether two options are amounts of the same, of which one has some of the other.

    Of two spans one is right, unless they are to hold a number that is asked for.
    """
    one, other = _amount(first), _amount(second)
    if one is None or other is None:
        return False
    if one.unit and other.unit and one.unit != other.unit:  # less than a year, less than a month
        is_open = one.low == other.low == -inf or one.high == other.high == inf
        return is_open and all(MEASURE.match(each.unit[0]) for each in (one, other))
    shared = min(one.high, other.high) - max(one.low, other.low)
    if one.low < one.high and other.low < other.high:
        return shared > 0 and (is_counted or inf in (one.high - one.low, other.high - other.low))
    return shared >= 0 and one != other and (one.low < one.high or other.low < other.high)


# Options in words

_SIGNS = re.compile(  # they tell options of the same words apart: £5 and $5, -1 and 1
    r"[^\w\s.,;:!?'\"’‘“”()–—-]|(?<!\w)[.–-](?=\d)"
)
_JOINED = re.compile(r"\band\b", re.IGNORECASE)  # "and" of "Samara and Narym"
_DAY = re.compile(rf"({MONTH}) (\d\d?)(?:th)?\b|(\d\d?)(?:th)? (?:of )?({MONTH})\b")  # "July 4", "4 July"
_LEADS = words_of("in at on to during")
_SKIPPED = words_of("a an the is are was were got been")


class _Said(NamedTuple):
    lead: str = ""  # the preposition before it, such as "in"
    words: tuple[str, ...] = ()  # its parts around "and" without what makes no difference


@lru_cache(maxsize=100)
def _said(text: str, english: bool, in_order: bool) -> _Said:
    """What an option says; nothing if words do not say it all.

    The order of a pair makes no difference, unless it is asked for; that of a longer list does.
    """
    text = in_digits(text.strip().rstrip(".")) if english else text
    if has_digits := any(map(str.isdigit, text)):
        text = _DAY.sub(r"\2\3 \1\4", text)  # 4 July, and never July 4
    parts = [list(words_in(part)) for part in _BETWEEN.split(text)]
    if _SIGNS.search(text) or not any(parts):
        return _Said()
    lead = parts[0].pop(0) if len(parts[0]) > 1 and parts[0][0] in _LEADS else ""
    told = ([_letters(word) for word in part if word not in _SKIPPED] for part in parts)
    said = [(" " if has_digits else "").join(part) for part in told if part]
    is_pair = len(said) == 2 and _JOINED.search(text) is not None and not in_order
    return _Said(lead, tuple(sorted(said) if is_pair else said))


def _say_the_same(first: str, second: str, english: bool, in_order: bool) -> bool:
    """Whether two options are one date or amount, or the same words: one in Samara, and Samara."""
    if (date := _date(first)) and date == _date(second):
        return True
    if english and (amount := _amount(first)) and (like := _amount(second)):
        return amount == like
    one, other = _said(first, english, in_order), _said(second, english, in_order)
    is_lead = not (one.lead and other.lead) or one.lead == other.lead
    return is_lead and bool(one.words) and one.words == other.words


def _letters(word: str) -> str:
    """A word without accents and hyphens."""
    if word.isascii() and word.isalpha():
        return word
    return "".join(filter(str.isalnum, bare(word)))


# Questions

# The share of the words of two prompts for one answer that both have: of those that rest on one sentence, and
# of others, for meeting somebody is not marrying them.
_ALIKE = (0.6, 0.75)
_MOST = 100  # others of the same answer that are looked at

_TURNING = words_of("not never no before after until since first without against")
"""Words that tell little of what a prompt is about, and yet ask for something else."""
_CHOOSING = words_of("these those following")
"""Words of prompts that ask to choose among the options: they are at home in many questions."""
_ASKING = frozenset(map(stem, words_of("town city place country year name person man woman kind")))
"""What is asked for: “in which town” is “where”."""


class _Prompt(NamedTuple):
    choice: Choice
    sequence: tuple[str, ...]  # its words
    words: Set[str]  # what it is about, as stems
    turning: Set[str]  # those that turn it round, and numbers


def questions_apart(context: Context, item: Choice) -> Iterator[Found]:
    """No earlier question has the same prompt, or nearly the same and the same answer."""
    mine, prompts = _prompt(context, item), _prompts(context)
    chooses = not _CHOOSING.isdisjoint(mine.sequence)
    near = () if chooses else prompts.get(mine.sequence, ()), prompts.get(_key(item), ())[:_MOST]
    earlier = (takewhile(lambda prompt: prompt.choice is not item, each) for each in near)
    for choice, sequence, words, turning in chain.from_iterable(earlier):
        is_apart = set(context.sentences(item)).isdisjoint(context.sentences(choice))
        is_alike = len(words & mine.words) >= _ALIKE[is_apart] * len(words | mine.words)
        if sequence == mine.sequence or (turning == mine.turning and is_alike):
            where = f"“{excerpt(choice.id)}”{context.in_line(choice)}"
            message = f"the question {where} asks nearly the same"
            yield Found(("ask",), message, "leave one of them out, or ask for something else")
            return


@kept
def _prompts(context: Context) -> Mapping[object, list[_Prompt]]:
    """The prompts of a bank by their answers, and by their words."""
    found: dict[object, list[_Prompt]] = {}
    for question in context.bank.questions:
        if isinstance(question, Choice):
            prompt = _prompt(context, question)
            for key in (_key(question), prompt.sequence):
                found.setdefault(key, []).append(prompt)
    return found


def _key(choice: Choice) -> Set[str]:
    return frozenset(normal(answer).casefold() for answer in choice.answers)


@lru_cache(maxsize=4_096)  # at each letter that is typed all are asked for
def _told(ask: str) -> tuple[tuple[str, ...], Set[str]]:
    """The words of a prompt, and the stems of those that tell something."""
    words = words_in(ask)
    return words, frozenset(stem(word) for word in words if word not in STOP_WORDS)


def _prompt(context: Context, choice: Choice) -> _Prompt:
    words, stems = _told(choice.ask)
    about = stems - title_words(context) - _ASKING or stems or frozenset(words)
    return _Prompt(
        choice, words, about, _TURNING.intersection(words) | {each for each in about if each[0].isdigit()}
    )
