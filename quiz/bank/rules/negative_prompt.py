"""A prompt that asks for what is not says so loudly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_ASKS = r"(?:which|what|who|whom|whose|where|when|how|why)"
_NOT = re.compile(
    rf"(?:^|[.:;,] )(?:\w+ ){{0,3}}{_ASKS}\b[^,;.?]*?"
    r"(?<!only )(?<!at )\b(not|never|except|least|without)\b(?! only)",
    re.IGNORECASE,
)
_BUT_ONE = re.compile(r"\b(?:all|each|every|any)\b.*\b(except)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|because|although|though|when|while|if)\b", re.IGNORECASE
)
_LOUD = re.compile(r"\b(?:NOT|NEVER|EXCEPT|LEAST|WITHOUT)\b|\*\w+\*|_\w+_")


def negative_prompt(context: Context, item: Item) -> Iterator[Finding]:
    """A `not`, `never` or `except` in the asking clause of a prompt stands in capitals.

    One in a clause of its own (“who could not read”) asks for nothing. Code: `negative`.
    """
    if not isinstance(item, Choice) or not is_english(context) or _LOUD.search(item.ask):
        return
    found = _NOT.search(item.ask) or _BUT_ONE.search(item.ask)
    if found is None:
        return
    asking = found.re is _NOT and re.search(_ASKS, found[0], re.IGNORECASE)
    between = found[0][asking.end() : found.start(1) - found.start()] if asking else ""
    if _CLAUSE.search(between):
        return
    word = found[1]
    yield Finding(
        (item,),
        place(item, "ask"),
        "negative",
        f"this asks for what is {word}, and a pupil may read over the word",
        f"ask for what is, or write  {word.upper()}",
    )
