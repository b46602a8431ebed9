"""A prompt that asks for what is not says so loudly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_ASKS = re.compile(r"\b(?:which|what|who|whom|whose|where|when|how|why)\b", re.IGNORECASE)
_TO_COMMA = re.compile(r"[^,;.?!]*")
_NOT = re.compile(r"(?<!only )(?<!at )\b(not|never|except|least|without)\b(?! only)", re.IGNORECASE)
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
    if (word := _negation(item.ask)) is None:
        return
    yield Finding(
        (item,),
        place(item, "ask"),
        "negative",
        f"this asks for what is {word}, and a pupil may read over the word",
        f"ask for what is, or write  {word.upper()}",
    )


def _negation(prompt: str) -> str | None:
    """The word by which a prompt asks for what is not; None if it asks for what is."""
    if found := _BUT_ONE.search(prompt):
        return found[1]
    asking = _ASKS.search(prompt)
    if asking is None:
        return None
    clause = _TO_COMMA.match(prompt, asking.end())
    found = _NOT.search(clause[0]) if clause else None
    if clause is None or found is None or _CLAUSE.search(clause[0][: found.start()]):
        return None
    return found[1]
