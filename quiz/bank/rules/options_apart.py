"""Options are really different."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import combinations
from typing import NamedTuple

from quiz.bank.cleaning import excerpt
from quiz.bank.dates import Date
from quiz.bank.dating import Agreement, agreement, dates_in
from quiz.bank.edtf import DateError
from quiz.bank.model import Choice, Item
from quiz.bank.nodes import Node
from quiz.bank.quotes import normal
from quiz.bank.rules.amounts import overlap
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import common_words, is_english, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import options
from quiz.bank.rules.sameness import BETWEEN, Said, said, say_the_same

_YEAR = 366
_CLAUSE = re.compile(r"(?:he|she|they|it) \w+", re.IGNORECASE)
_FULLER = re.compile(r"(?:to|from|in|into|at|with|for|by|because|before|after|during|and) ")
_TIMES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in ("early|beginning|start|first half", "mid|middle", "late|end|close|last|second half")
)
"""The parts of a year, a decade or a century, which the date that is read leaves out."""


def options_apart(context: Context, item: Item) -> Iterator[Finding]:
    """No two options say the same, and none is right because another is.

    Codes: `options-alike` (they differ by articles, order, endings or how a word is spelt), `options-overlap`
    (dates with days in common, amounts one of which has some of the other, “Paris” and “Paris and Rome”).
    """
    if not isinstance(item, Choice):
        return
    common = common_words(context) if is_english(context) else None
    listed = [_Option.of(text, node, common) for text, node in options(item)]
    for one, other in combinations(listed, 2):
        both = f"“{excerpt(one.text)}” and “{excerpt(other.text)}”"
        if one.date is not None and other.date is not None:
            if _share_days(one, one.date, other, other.date):
                message, hint = f"{both} have days in common", "give dates that cannot both be right"
                yield Finding((item,), other.node, "options-overlap", message, hint)
        elif common is not None and (overlap(one.text, other.text) or _has(one, other) or _has(other, one)):
            message, hint = f"{both} may both be right", "let the options exclude each other"
            yield Finding((item,), other.node, "options-overlap", message, hint)
        elif say_the_same(one.said, other.said):
            message, hint = f"{both} say the same", "leave one of them out"
            yield Finding((item,), other.node, "options-alike", message, hint)


class _Option(NamedTuple):
    text: str
    node: Node | None
    date: Date | None
    said: Said
    parts: tuple[tuple[str, ...], ...]
    """The words of the things that it names, around “and”; none if it names one."""

    @classmethod
    def of(cls, text: str, node: Node | None, common: Set[str] | None) -> _Option:
        has_parts = " and " in text
        parts = tuple(words_of(part) for part in BETWEEN.split(text)) if has_parts else ()
        return cls(text, node, _date(text), said(text, common), parts)


def _has(longer: _Option, shorter: _Option) -> bool:
    """Whether an option names another among several, or tells more of the same: he fled, he fled to Baku."""
    if longer.parts and words_of(shorter.text) in longer.parts:
        return True
    if not _CLAUSE.match(shorter.text):
        return False
    small, large = (normal(option.text).casefold().strip(" .") for option in (shorter, longer))
    return large.startswith(f"{small} ") and _FULLER.match(large, len(small) + 1) is not None


def _share_days(one: _Option, date: Date, other: _Option, said: Date) -> bool:
    """Whether two dates can both be right.

    Spans of years may touch, as terms of office do, and “from … to …” leaves no other span.
    """
    if agreement(date, said) is Agreement.NONE or _are_parts(one.text, other.text):
        return False
    if all(normal(option.text).casefold().startswith("from ") for option in (one, other)):
        return False
    if date.earliest is None or date.latest is None or said.earliest is None or said.latest is None:
        return True
    shared = min(date.latest, said.latest) - max(date.earliest, said.earliest) + 1
    return not shared <= _YEAR < min(date.latest - date.earliest, said.latest - said.earliest)


def _are_parts(one: str, other: str) -> bool:
    """Whether two options name different parts of a time, such as early and late."""
    parts = [
        next((place for place, part in enumerate(_TIMES) if part.search(text)), -1) for text in (one, other)
    ]
    return -1 not in parts and parts[0] != parts[1]


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
