"""What rules know of English: whether a bank is in it, the words that tell little, and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quiz.bank.kept import kept
from quiz.checks.context import Context
from quiz.text.language import language_of, primary
from quiz.text.quotes import normal
from quiz.text.words import tables_in, words_of

_WORD = re.compile(r"[^\W_]+(?:[\"'’-][^\W_]+)*")  # "exile", "well-known", "can’t"

_WORDS = tables_in(__file__)
ARTICLES = words_of("a an the")
STOP_WORDS = ARTICLES | words_of(_WORDS["small"])
"""Words that tell nothing of what a text is about."""


table, any_of, pattern = _WORDS.words, _WORDS.any_of, _WORDS.pattern
"""What the tables of `english.yaml` have."""
_ENDINGS = (("ing", 4), ("ed", 4), ("es", 5), ("s", 5), ("e", 4))  # and how many letters stand before each


@lru_cache(maxsize=100)  # each rule looks at the same few texts
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, small."""
    return tuple(_WORD.findall(normal(text).casefold()))


def written_words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text as they are written, each with what `words_in` makes of it."""
    for found in _WORD.finditer(text):
        for word in words_in(found[0]):
            yield found[0], word


def stem(word: str) -> str:
    """A word without its ending, so that “exile” and “exiled”, “library” and “library’s” are one."""
    word = word.removesuffix('"s').rstrip('"')  # as an apostrophe is in its normal form
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


@kept
def title_words(context: Context) -> frozenset[str]:
    """The words that name the life that a bank is about, as stems: any prompt may have them."""
    titles = (context.bank.title, context.source.title)
    return frozenset(stem(word) for title in titles for word in words_in(title))


@kept
def is_english(context: Context) -> bool:
    """Whether a bank is in English."""
    return primary(language(context)) == "en"


@kept
def language(context: Context) -> str:
    """The tag of a bank's language: as it says, or its source tells, or its prompts; empty if none does."""
    bank = context.bank
    if bank.language or (told := language_of(context.source.text)):
        return bank.language or told
    return language_of(" ".join(map(bank.said, bank.items)))


_VALUES = dict(zip(_WORDS["cardinals"].split(), (*range(20), *range(20, 100, 10)), strict=True))
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
_ORDINALS = dict(zip(_WORDS["ordinals"].split(), (*_VALUES, *_SCALES), strict=True))
NUMERALS = frozenset((*_VALUES, *_SCALES, *_ORDINALS))
"""The words of which numbers are made."""
_SPELT = "|".join(sorted((*_VALUES, *_SCALES, *_ORDINALS), key=len, reverse=True))
_COUNTED = "hour|day|week|month|year|decade|century|mile|foot|yard|dollar|pound|cent|shilling"
MEASURE = re.compile(rf"{_COUNTED}|minute|met(?:er|re)|kilomet", re.IGNORECASE)
"""What is measured by an amount: `year`, `mile`."""
_TOKEN = re.compile(  # "1,500", "14th", "1490s", "twenty", "half a" before "dozen", "an" before "hour"
    rf"(?<!\d)(?P<digits>\d+(?:[.,]\d+)*)(?P<end>(?:st|nd|rd|th|s)\b)?|\b(?P<word>{_SPELT})\b"
    rf"|\b(?P<one>(?:half )?an?)(?= (?:{'|'.join(_SCALES)}|{_COUNTED})\b)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")  # the comma in "1,500"
_PLAIN = re.compile(r"\d+(?:\.\d+)?")  # "1500", "2.5"


class Number(NamedTuple):
    """A number that a text says."""

    start: int
    end: int
    digits: str
    """Without commas between thousands."""
    mark: str
    """`th` of one in a row, `s` of a decade such as the 1490s, else nothing."""
    spelt: bool
    """Whether it begins in words."""


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in order."""
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if tokens and not _goes_on(tokens[-1], text[tokens[-1].end() : token.start()], token):
            yield _number(tokens)
            tokens = []
        tokens.append(token)
    if tokens:
        yield _number(tokens)


@lru_cache(maxsize=100)
def in_digits(text: str) -> str:
    """A text with its numbers in digits without commas, those in a row with `th`."""
    parts: list[str] = []
    at = 0
    for number in numbers(text):
        parts += text[at : number.start], number.digits, number.mark
        at = number.end
    return "".join((*parts, text[at:]))


def _goes_on(last: re.Match[str], between: str, token: re.Match[str]) -> bool:
    """Whether a number goes on with a word: twenty-two, two hundred and five, 20 thousand."""
    before, word = _word(last), _word(token)
    if not word or last["end"] or _is_ordinal(last):
        return False
    if before in _SCALES and word not in _SCALES:
        return before != "dozen" and between in (" ", "-", " and ")
    goes_on = _VALUES.get(before, 0) >= 20 and 0 < _VALUES.get(word, 0) < 10
    if word in _SCALES:
        goes_on = _SCALES.get(before, 0) < _SCALES[word]
    return goes_on and between in (" ", "-")


def _number(tokens: list[re.Match[str]]) -> Number:
    first, last = tokens[0], tokens[-1]
    digits, mark = _THOUSANDS.sub("", first["digits"] or ""), (last["end"] or "").casefold()
    if len(tokens) > 1 or not digits:
        whole, part = 0.0, 0.0
        for token in tokens:
            scale = _SCALES.get(_word(token), 0)
            if scale < 1000:
                part = (part or 1) * scale if scale else part + _value(token)
            else:
                whole, part = whole + (part or 1) * scale, 0
        digits = f"{whole + part:.12g}"
    is_ordinal = _is_ordinal(last) or mark not in ("", "s")
    return Number(first.start(), last.end(), digits, "th" if is_ordinal else mark, not first["digits"])


def _word(token: re.Match[str]) -> str:
    word = (token["word"] or "").casefold()
    return _ORDINALS.get(word, word)


def _is_ordinal(token: re.Match[str]) -> bool:
    return (token["word"] or "").casefold() in _ORDINALS


def _value(token: re.Match[str]) -> float:
    if written := _PLAIN.match(_THOUSANDS.sub("", token["digits"] or "")):
        return float(written[0])
    is_half = (token["one"] or "").casefold().startswith("half")
    return float(_VALUES.get(_word(token), 0.5 if is_half else 1))
