"""Options are really different."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from quiz.bank.cleaning import excerpt
from quiz.bank.dates import Date
from quiz.bank.dating import Agreement, agreement, dates_in
from quiz.bank.edtf import DateError
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS, words_of
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import options

_BOUND = re.compile(
    r"(?:less|more|fewer|earlier|later|longer|shorter) than|at (?:least|most)|under|over|up to|before|after",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(?:between |from )?([\d,.]+) ?(?:and|to|–|-) ?([\d,.]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_AND = re.compile(r"\band\b|[,;]", re.IGNORECASE)
_ENDINGS = re.compile(r"(?:'s|es|s|ed|d|ing)$")


def options_apart(_context: Context, item: Item) -> Iterator[Finding]:
    """No two options say the same, and no option has another in it.

    Codes: `options-alike` (they differ by articles, order or endings), `options-overlap` (two dates with days
    in common, or one option as the beginning or end of another).
    """
    if not isinstance(item, Choice):
        return
    listed = [(text, node, _date(text), _key(text)) for text, node in options(item)]
    for (first, _, one, key), (second, node, other, other_key) in combinations(listed, 2):
        if one is not None and other is not None:
            if agreement(one, other) is not Agreement.NONE:
                message = f"“{excerpt(first)}” and “{excerpt(second)}” have days in common"
                hint = "give dates that cannot both be right"
                yield Finding((item,), node, "options-overlap", message, hint)
        elif _has_bound(first, second) or _is_in_range(first, second) or _is_in_range(second, first):
            message = f"“{excerpt(first)}” and “{excerpt(second)}” may both be right"
            yield Finding((item,), node, "options-overlap", message, "let the options exclude each other")
        elif key and key == other_key:
            message = f"“{excerpt(first)}” and “{excerpt(second)}” say the same"
            yield Finding((item,), node, "options-alike", message, "leave one of them out")
        elif _is_part(first, second) or _is_part(second, first):
            longer, shorter = (first, second) if len(first) > len(second) else (second, first)
            message = f"“{excerpt(longer)}” has “{excerpt(shorter)}” in it: both may be right, or neither"
            yield Finding((item,), node, "options-overlap", message, "let the options exclude each other")


def _has_bound(first: str, second: str) -> bool:
    """Whether two options are one bound of two amounts: less than a month, less than a year."""
    one, other = _BOUND.match(first), _BOUND.match(second)
    return bool(one and other and one[0].casefold() == other[0].casefold())


def _is_in_range(number: str, span: str) -> bool:
    """Whether an option is one number, and another a range that has it."""
    numbers = _NUMBER.findall(number)
    found = _RANGE.search(span)
    if len(numbers) != 1 or found is None:
        return False
    try:
        value, low, high = (float(text.replace(",", "").strip(".")) for text in (numbers[0], *found.groups()))
    except ValueError:
        return False
    return low <= value <= high


def _key(text: str) -> tuple[tuple[str, ...], ...]:
    """What is left of an option without articles and endings, its parts around “and” in one order."""
    parts = (words_of(part) for part in _AND.split(text))
    kept = (tuple(_stem(word) for word in part if word not in STOP_WORDS) for part in parts)
    return tuple(sorted(part for part in kept if part))


def _stem(word: str) -> str:
    """A word without its ending; numbers and short words, names perhaps, stay as they are."""
    return word if word[0].isdigit() or len(word) < 5 else _ENDINGS.sub("", word)


def _is_part(shorter: str, longer: str) -> bool:
    """Whether an option of one or two words begins or ends another, as a part and the whole do."""
    small, large = words_of(shorter), words_of(longer)
    if not small or len(small) >= len(large) or len(large) > len(small) + 3 or len(large) > 5:
        return False
    if not large[0][0].isdigit() and normal(longer)[:1].islower():
        return False
    joined = " ".join(large)
    added = set(large) - set(small)
    if added & {"and", "or", "not", "no", "before", "after", "than"}:
        return "and" in added and joined.startswith(" ".join(small))
    return False


def _date(text: str) -> Date | None:
    """The date that an option is; None if it is something else."""
    if not any(map(str.isdigit, text)):
        return None
    try:
        return Date.parse(text.strip())
    except DateError:
        pass
    said = dates_in(f"It was {text[:1].lower() + text[1:] if text[:3] in ('In ', 'On ') else 'in ' + text}.")
    whole = len(said) == 1 and said[0].end - said[0].start >= len(text) - 3
    return said[0].date if whole else None
