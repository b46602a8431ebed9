"""There are enough options to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import key_place


def enough_options(_context: Context, item: Item) -> Iterator[Finding]:
    """A choice has two wrong options at least.

    Code: `few-wrong`.
    """
    if isinstance(item, Choice) and len(item.wrong) < 2:
        yield Finding(
            (item,),
            key_place(item, "wrong"),
            "few-wrong",
            "there is one wrong option alone, and a guess is right half the time",
            "add another that a pupil might hold to be true",
        )
