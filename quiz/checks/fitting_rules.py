"""Every option fits the prompt: by its article, as one or several, and by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.findings import options
from quiz.bank.model import Choice
from quiz.checks.context import Context, Found
from quiz.checks.english import any_of, numbers, pattern
from quiz.checks.option_rules import speaks_of_others
from quiz.checks.prompt_rules import LAST
from quiz.dates.date import MONTH
from quiz.text.cleaning import excerpt

_GAP, _NOT_JUDGED = map(pattern, ("gap", "not judged"))
_UNSURE, _VOWEL = map(pattern, ("unsure", "vowel"))


def fitting_article(_context: Context, item: Choice) -> Iterator[Found]:
    """The “a” or “an” before a prompt's gap or at its end is gone on with by every option, or by none."""
    said = [text for text, _ in options(item)]
    gap = _GAP.search(item.ask[-LAST:])
    sounds = {bool(_VOWEL.match(each)) for each in said}
    if gap and len(sounds) > 1 and not any(map(_UNSURE.match, said)):
        message = f"the prompt has “{gap[1]}” before its gap, which not every option goes on with"
        yield Found(("ask",), message, "write  a(n) , or put the article into the options")


_NUMBERS = ("two", "three", "four", "five", "six", "seven")
_ASKED = re.compile(  # "which two", but not "which two-headed eagle"
    rf"\b(?:which|what|whose) ({'|'.join(_NUMBERS)})\b(?![-\u2010\u2011])", re.IGNORECASE
)
_ONE = re.compile(r"\d{3,4}|[A-Z][a-z]+(?<!s)")  # a year, or a name of one word that is none of several
_SEVERAL = re.compile(r"\band\b|[,;&+]", re.IGNORECASE)  # "Samara and Narym", "Samara, Narym"
_WERE = re.compile(r"\b(?:are|were)\W*$")  # "His teachers were"
_SINGLE = re.compile(r"an? .+|(?:the|his|her|their) (?!men|women|children|people)\w+(?<!s)")  # "his aunt"


def fitting_number(_context: Context, item: Choice) -> Iterator[Found]:
    """A prompt that asks “Which two …?” has two answers, or options that are all of two.

    One that ends in “were” is gone on with by several in every option, or by one.
    """
    if not (asked := _ASKED.search(item.ask)):
        said = [text for text, _ in options(item)]
        if _WERE.search(item.ask) and any(map(_SINGLE.fullmatch, said)) and any(map(_SEVERAL.search, said)):
            message = "after the prompt’s end several are looked for, and an option is one"
            yield Found(("ask",), message, "let every option be as many")
        return
    many, count = asked[1].casefold(), len(item.answers)
    answer = item.answers[0] if count == 1 else ""
    flaw, hint = "", "make a list of the answers, one an item, or let every option be as many"
    if count > 1 and count != _NUMBERS.index(many) + 2:
        flaw, hint = f"{count} answers are right", "say as many as are right"
    elif _ONE.fullmatch(answer):
        flaw = "one answer is right"
    elif _SEVERAL.search(answer) and not all(
        _SEVERAL.search(option.text) or speaks_of_others(option.text) for option in item.wrong
    ):
        flaw = "not every option is as many"
    if flaw:
        yield Found(("ask",), f"the prompt asks for {many}, and {flaw}", hint)


_FIGURE = re.compile(  # "1874", "about 12,000", "44 BC", "5%", "3 May 1868"
    rf"(?:(?:in|on|about|around|circa|c\.) ?)?(?:(?:\d\d? )?(?:{MONTH}) )?"
    r"[£$€]?\d[\d,.]*(?: ?(?:BC|AD|CE|BCE|%))?",
    re.IGNORECASE,
)
_TOLD = re.compile(rf"(?:{any_of('amounts')})\b", re.IGNORECASE)  # "Before the war", "None"


def options_of_one_kind(_context: Context, item: Choice) -> Iterator[Found]:
    """No option is a number or a date beside others that are names or things."""
    said = [(text.strip(" ."), path) for text, path in options(item) if not speaks_of_others(text)]
    if _NOT_JUDGED.search(item.ask):
        return
    figures = [each for each in said if _FIGURE.fullmatch(each[0])]
    others = [each for each in said if each not in figures]
    if figures and others and not any(_TOLD.match(text) or [*numbers(text)] for text, _ in others):
        (text, path), *_ = min(figures, others, key=len)
        message = f"“{excerpt(text)}” is of another kind than the other options, which a pupil sees at once"
        yield Found(path, message, "give options of one kind: all years, all persons, all towns")
