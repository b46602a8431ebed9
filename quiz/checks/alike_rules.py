"""No two options of a question say the same or may both be right, and no two questions ask the same."""

from __future__ import annotations

import re
import unicodedata
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
    ARTICLES,
    MEASURE,
    STOP_WORDS,
    common_words,
    in_digits,
    is_english,
    stem,
    title_words,
    words_in,
)
from quiz.dates.date import MONTH, Date, DateError
from quiz.dates.mentions import Agreement, agreement, dates_in
from quiz.text.cleaning import excerpt
from quiz.text.quotes import normal
from quiz.text.words import words_of

_BETWEEN = re.compile(r"\band\b|[,;](?!\d)", re.IGNORECASE)  # what stands between the things of an option
_CLAUSE = re.compile(r"(?:he|she|they|it) \w+", re.IGNORECASE)  # "he fled"
_FULLER = re.compile(  # "to " behind "he fled "
    r"(?:to|from|in|into|at|with|for|by|because|before|after|during|and) "
)


def options_apart(context: Context, item: Choice) -> Iterator[Found]:
    """No two options say the same, and none is right because another is."""
    common = common_words(context) if is_english(context) else None
    for (one, _), (other, path) in combinations(options(item), 2):
        both, code = f"“{excerpt(one)}” and “{excerpt(other)}”", "options-overlap"
        if (date := _date(one)) and (said := _date(other)):
            if _share_days(one, date, other, said):
                yield Found(path, f"{both} have days in common", "give dates that cannot both be right", code)
        elif common is not None and (_overlap(one, other) or _has(one, other) or _has(other, one)):
            yield Found(path, f"{both} may both be right", "let the options exclude each other", code)
        elif _say_the_same(_said(one, common), _said(other, common)):
            yield Found(path, f"{both} say the same", "leave one of them out", "options-alike")


def _has(longer: str, shorter: str) -> bool:
    """Whether an option names another among several, or tells more of the same: he fled, he fled to Baku."""
    if " and " in longer and words_in(shorter) in map(words_in, _BETWEEN.split(longer)):
        return True
    if not _CLAUSE.match(shorter):
        return False
    small, large = (normal(option).casefold().strip(" .") for option in (shorter, longer))
    return large.startswith(f"{small} ") and _FULLER.match(large, len(small) + 1) is not None


# Options that are dates

_PART = re.compile(  # what part of a year, a decade or a century, which the date that is read leaves out
    r"\b(?:(early|beginning|start|first half)|(mid|middle)|(late|end|close|last|second half))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=100)
def _date(text: str) -> Date | None:
    """The date that an option is, as prose says it; None if it is something else."""
    if not any(map(str.isdigit, text)):
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

    Spans of years may touch, as terms of office do, and “from … to …” leaves no other span.
    """
    parts = {found.lastindex for each in (one, other) if (found := _PART.search(each))}
    if agreement(date, said) is Agreement.NONE or len(parts) > 1:
        return False
    if all(normal(option).casefold().startswith("from ") for option in (one, other)):
        return False
    if date.earliest is None or date.latest is None or said.earliest is None or said.latest is None:
        return True
    shared = min(date.latest, said.latest) - max(date.earliest, said.earliest) + 1
    return not shared <= 366 < min(date.latest - date.earliest, said.latest - said.earliest)


# Options that are amounts

_NUMBER = r"\d+(?:\.\d+)?"
_AMOUNT = re.compile(  # "more than 15 men", "between 10 and 20", "about 5 miles", "from 3 to 4"
    r"(?:(?P<above>(?P<more>more than|over)|at least)"
    r"|(?P<below>(?P<less>less than|fewer than|under)|at most|up to)"
    r"|(?P<between>between)|from|about|around|some|nearly|almost)? ?"
    rf"(?P<first>{_NUMBER})(?: ?(?:-|–|to|(?(between)and|to)) ?(?P<second>{_NUMBER}))?(?P<unit>(?: .*)?)",
    re.IGNORECASE,
)


class _Amount(NamedTuple):
    low: float
    high: float
    unit: tuple[str, ...]  # what there is so much of; nothing if the option does not say it


@lru_cache(maxsize=100)
def _amount(text: str) -> _Amount | None:
    """The amount that an option is, in digits or in words; None if it is none."""
    found = _AMOUNT.fullmatch(in_digits(text.strip(" .")))
    if found is None:
        return None
    first = float(found["first"])
    unit = tuple(word.removesuffix("s") for word in words_in(found["unit"]))
    if found["second"]:
        second = float(found["second"])
        return _Amount(first, second, unit) if first < second else None
    low = first + 1e-6 if found["more"] else first
    high = first - 1e-6 if found["less"] else first
    return _Amount(-inf if found["below"] else low, inf if found["above"] else high, unit)


def _overlap(first: str, second: str) -> bool:
    """Whether two options are amounts of the same, of which one has some of the other."""
    one, other = _amount(first), _amount(second)
    if one is None or other is None:
        return False
    if one.unit and other.unit and one.unit != other.unit:  # less than a year, less than a month
        is_open = one.low == other.low == -inf or one.high == other.high == inf
        return is_open and all(MEASURE.match(each.unit[0]) for each in (one, other))
    is_range = one.low < one.high or other.low < other.high
    return is_range and one.low <= other.high and other.low <= one.high


# Options in words

_SIGNS = re.compile(r"[^\w\s.,;:!?'\"’‘“”()–—-]")  # they tell options of the same words apart: £5 and $5
_SUM = re.compile(r"([£$€])(\d+(?:\.\d+)?)")  # "£5", "$2.50"
_COINS = {"£": "pound", "$": "dollar", "€": "euro"}
_DAY = re.compile(rf"({MONTH}) (\d\d?)(?:th)?\b|(\d\d?)(?:th)? (?:of )?({MONTH})\b")  # "July 4", "4 July"
_KIND = re.compile(r"\b[Tt]he (?:island|town|village|city) of (?=[A-ZÀ-Þ])")  # before "Nantucket"
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*")  # "Samara" in "left Samara"
_LEADS = words_of("in at on to during")
_SKIPPED = words_of("a an the is are was were got been")
_ONE_OR_SEVERAL = words_of("the his her its their one")  # an s matters: his sister, his sisters
_DOUBLED = re.compile(r"([^\W\d])\1")  # "mm" in "committee"


class _Said(NamedTuple):
    lead: str = ""  # the preposition before it, such as "in"
    words: tuple[str, ...] = ()  # its parts around "and" without what makes no difference


@lru_cache(maxsize=100)
def _said(text: str, common: frozenset[str] | None) -> _Said:
    """What an option says; nothing if words do not say it all.

    The common words are those that are no names; None where it is not in English.
    """
    if common is not None:  # numbers in digits, sums in words, days as 4 July, places without their kind
        text = _SUM.sub(lambda found: f"{found[2]} {_COINS[found[1]]}", in_digits(text))
        text = _KIND.sub("", _DAY.sub(r"\2\3 \1\4", text))
    parts = [list(words_in(part)) for part in _BETWEEN.split(text)]
    if _SIGNS.search(text) or not any(parts):
        return _Said()
    if common is None:
        return _Said("", tuple(map(" ".join, parts)))
    lead = parts[0].pop(0) if len(parts[0]) > 1 and parts[0][0] in _LEADS else ""
    is_one = " " not in text.strip()
    names = {found[0].casefold() for found in _CAPITAL.finditer(normal(text)) if found.start() > 0 or is_one}
    keeps_s = not _ONE_OR_SEVERAL.isdisjoint(words_in(text))
    told = [[word for word in part if word not in _SKIPPED] for part in parts]
    bare = [[_bare(word, word in names - common, keeps_s) for word in part] for part in told if part]
    between = " " if any(map(str.isdigit, text)) else ""
    return _Said(lead, tuple(sorted(map(between.join, bare))))


def _say_the_same(one: _Said, other: _Said) -> bool:
    """Whether two options differ by nothing that matters: one in Samara, and Samara."""
    if one.lead and other.lead and one.lead != other.lead:
        return False
    return bool(one.words) and one.words == other.words


def _bare(word: str, is_name: bool, keeps_s: bool) -> str:
    """A word without accents and hyphens; without its ending too, unless it is short or a name.

    What is long has one letter for two, as many write it so.
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isalnum())
    if not is_name and len(bare) >= 5 and not (keeps_s and bare.endswith("s")):
        bare = stem(bare)
    return _DOUBLED.sub(r"\1", bare) if len(bare) > 5 else bare


# Questions

# How alike two prompts are for the same answer, from 0 to 1: those that rest on one sentence, and others.
_WIDER = (0.5, 0.65)  # one has all words of the other
_CHANGED = (0.6, 0.8)  # each has a word of its own: meeting somebody is not marrying them
_MOST = 100  # others of the same answer that are looked at

_TURNING = words_of("not never no before after until since first without against")
"""Words that tell little of what a prompt is about, and yet ask for something else."""
_CHOOSING = words_of("these those following")
"""Words of prompts that ask to choose among the options: they are at home in many questions."""
_ASKING = frozenset(map(stem, words_of("town city place country year name person man woman kind")))
"""What is asked for: “in which town” is “where”."""


class _Prompt(NamedTuple):
    choice: Choice
    words: Set[str]  # what it is about, as stems
    turning: Set[str]  # those that turn it round, and numbers
    sequence: tuple[str, ...]  # all its words but articles, in order
    answers: Set[str]
    sentences: Set[int]


def questions_apart(context: Context, item: Choice) -> Iterator[Found]:
    """No earlier question has nearly the same prompt and the same answer, or the same prompt."""
    mine = _prompt(context, item)
    prompts = _prompts(context)
    near = prompts.get(mine.sequence, ()), prompts.get(mine.answers, ())[:_MOST]
    earlier = (takewhile(lambda prompt: prompt.choice is not item, each) for each in near)
    for prompt in chain.from_iterable(earlier):
        if _ask_the_same(mine, prompt):
            other = prompt.choice
            message = f"the question “{excerpt(other.id)}”{context.in_line(other)} asks nearly the same"
            yield Found(("ask",), message, "leave one of them out, or ask for something else")
            return


@kept
def _prompts(context: Context) -> Mapping[object, list[_Prompt]]:
    """The prompts of a bank by their answers, and by all their words in order."""
    found: dict[object, list[_Prompt]] = {}
    for question in context.bank.questions:
        if isinstance(question, Choice):
            prompt = _prompt(context, question)
            for key in (prompt.answers, prompt.sequence):
                found.setdefault(key, []).append(prompt)
    return found


@lru_cache(maxsize=4_096)  # at each letter that is typed all are asked for
def _told(ask: str, answers: tuple[str, ...]) -> tuple[tuple[str, ...], Set[str], Set[str]]:
    """The words of a prompt, their stems, and the answers to it."""
    words = words_in(ask)
    stems = frozenset(stem(word) for word in words if word not in STOP_WORDS)
    return words, stems, frozenset(normal(answer).casefold() for answer in answers)


def _prompt(context: Context, choice: Choice) -> _Prompt:
    words, stems, answers = _told(choice.ask, choice.answers)
    about = stems - title_words(context) - _ASKING or stems or frozenset(words)
    return _Prompt(
        choice,
        about,
        _TURNING.intersection(words) | {word for word in about if word[0].isdigit()},
        tuple(word for word in words if word not in ARTICLES),
        answers,
        frozenset(context.sentences(choice)),
    )


def _ask_the_same(one: _Prompt, other: _Prompt) -> bool:
    """Whether two prompts ask the same: for one answer in nearly the same words, or in the same words."""
    if one.answers != other.answers:
        return one.sequence == other.sequence and _CHOOSING.isdisjoint(one.sequence)
    shared, least = len(one.words & other.words), min(len(one.words), len(other.words))
    enough = (_WIDER if shared == least else _CHANGED)[one.sentences.isdisjoint(other.sentences)]
    return one.turning == other.turning and shared >= enough * len(one.words | other.words)
