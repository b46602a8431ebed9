"""Every inferred answer is explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.model import Bank, Choice
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import key_place


def inferred_with_why(bank: Bank, _broken: Mapping[str, int]) -> Iterator[Finding]:
    """An answer that has to be inferred from its quote says why; without that a player could not follow.

    Code: `inferred-without-why`.
    """
    for question in bank.questions:
        if isinstance(question, Choice) and question.inferred and not question.why:
            message = "an inferred answer needs a “why”"
            hint = "add  why:  and say how the answer follows from the quote"
            yield Finding((question,), key_place(question, "inferred"), "inferred-without-why", message, hint)
