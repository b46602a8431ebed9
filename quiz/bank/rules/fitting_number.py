"""The number that a prompt asks for does not tell the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_NUMBERS = ("two", "three", "four", "five", "six", "seven")
_ASKED = re.compile(rf"\b(?:which|what|whose) ({'|'.join(_NUMBERS)})\b(?![-\u2010\u2011])", re.IGNORECASE)
_ONE = re.compile(r"\d{3,4}|[A-Z][a-z]+(?<!s)")
"""A year, or a name of one word that is none of several."""
_SEVERAL = re.compile(r"\band\b|[,;&+]", re.IGNORECASE)


def fitting_number(context: Context, item: Item) -> Iterator[Finding]:
    """A prompt that asks “Which two …?” has two answers, or options that are all of two.

    Code: `which-two`.
    """
    if not isinstance(item, Choice) or not is_english(context) or not (asked := _ASKED.search(item.ask)):
        return
    many, count = asked[1].casefold(), len(item.answers)
    if count > 1 and count != _NUMBERS.index(many) + 2:
        message = f"the prompt asks for {many}, and {count} answers are right"
        yield Finding((item,), place(item, "ask"), "which-two", message, "say as many as are right")
    elif count == 1 and _ONE.fullmatch(item.answers[0]):
        message = f"the prompt asks for {many}, and one answer is right"
        hint = "make a list of the answers, one an item, or ask for one"
        yield Finding((item,), place(item, "ask"), "which-two", message, hint)
    elif count == 1 and _SEVERAL.search(item.answers[0]):
        single = [option.text for option in item.wrong if not _SEVERAL.search(option.text)]
        if single:
            message = f"the prompt asks for {many}, and not every option is as many"
            hint = "make a list of the answers, one an item, or let every option be as many"
            yield Finding((item,), place(item, "ask"), "which-two", message, hint)
