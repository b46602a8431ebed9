"""The numbers of an answer that the sentences of its quote say, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.bank.rules.context import Context
from quiz.bank.rules.numbers import Number, numbers

_SPAN = re.compile(r"(?<!\d)(\d{3,4}) ?[-–/] ?(\d{1,3})(?!\d)")
_YEAR = (3, 4)
"""Digits of a year."""


def unsaid_numbers(context: Context, sentences: Sequence[int], answer: str, ask: str) -> Iterator[str]:
    """The numbers that an answer has in digits, and that its sentences do not say.

    A year says its decade, and its century where the answer or the prompt speaks of one.
    """
    wanted = [number for number in numbers(answer) if not number.spelt]
    if not wanted:
        return
    said = _said(context, sentences)
    years = [int(digits) for digits in said if digits.isdecimal() and len(digits) in _YEAR]
    in_centuries = "centur" in f"{answer} {ask}".casefold()
    for number in wanted:
        if number.digits not in said and not any(_is_in(year, number, in_centuries) for year in years):
            yield answer[number.start : number.end]


def says_number(context: Context, sentences: Sequence[int], word: str) -> bool:
    """Whether a word is a number, such as Twenty-six, and sentences say it."""
    found = next(numbers(word), None)
    is_one = found is not None and (found.start, found.end) == (0, len(word))
    return found is not None and is_one and found.digits in _said(context, sentences)


def _is_in(year: int, number: Number, in_centuries: bool) -> bool:
    """Whether a year is in the decade or the century that a number is."""
    if number.mark == "s" and number.digits == str(year - year % 10):
        return True
    return in_centuries and number.digits == str((year + 99) // 100)


def _said(context: Context, sentences: Sequence[int]) -> frozenset[str]:
    """The numbers of sentences in digits without commas; the end of 1905–07 is 1907 too."""
    kept = context.of(_none)
    for sentence in sentences:
        if sentence not in kept:
            text = context.source.meant(context.source.sentences[sentence])
            spans = (first[: -len(last)] + last for first, last in _SPAN.findall(text))
            kept[sentence] = frozenset((*(number.digits for number in numbers(text)), *spans))
    return frozenset().union(*(kept[sentence] for sentence in sentences))


def _none(_context: Context) -> dict[int, frozenset[str]]:
    return {}
