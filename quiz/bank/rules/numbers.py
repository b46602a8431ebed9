"""Numbers of a text in English, in digits or in words: 22 and twenty-two, 14th and fourteenth, a dozen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
_VALUES = dict(zip(("zero", *_UNITS, *_TEENS, *_TENS), (*range(20), *range(20, 100, 10)), strict=True))
_ODD = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_ODD |= {"nine": "ninth", "twelve": "twelfth"} | {word: f"{word[:-1]}ieth" for word in _TENS}
_ORDINALS = {_ODD.get(word, f"{word}th"): word for word in (*_VALUES, *_SCALES)}
_WORDS = "|".join(sorted((*_VALUES, *_SCALES, *_ORDINALS), key=len, reverse=True))
_COUNTED = "hour|day|week|month|year|decade|century|mile|foot|yard|dollar|pound|cent|shilling"
_TOKEN = re.compile(
    rf"(?<!\d)(?P<digits>\d+(?:[.,]\d+)*)(?P<end>(?:st|nd|rd|th|s)\b)?|\b(?P<word>{_WORDS})\b"
    rf"|\b(?P<one>half an?|an?)(?= (?:{'|'.join(_SCALES)})\b)|\ban?(?= (?:{_COUNTED})\b)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")


class Number(NamedTuple):
    """A number that a text says."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
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
    if not word or last["end"] or (last["word"] or "").casefold() in _ORDINALS:
        return False
    if word in _SCALES:
        return between in (" ", "-") and _SCALES.get(before, 0) < _SCALES[word]
    if before in _TENS:
        return between in (" ", "-") and word in _UNITS
    return before in _SCALES and before != "dozen" and between in (" ", "-", " and ")


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
        mark = "th" if (last["word"] or "").casefold() in _ORDINALS else ""
    return Number(first.start(), last.end(), digits, mark if mark in ("", "s") else "th", not first["digits"])


def _word(token: re.Match[str]) -> str:
    word = (token["word"] or "").casefold()
    return _ORDINALS.get(word, word)


def _value(token: re.Match[str]) -> float:
    if written := _PLAIN.match(_THOUSANDS.sub("", token["digits"] or "")):
        return float(written[0])
    is_half = (token["one"] or "").casefold().startswith("half")
    return float(_VALUES.get(_word(token), 0.5 if is_half else 1))
