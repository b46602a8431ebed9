"""The answers of a bank are not told by their length."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from quiz.bank.model import Choice
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding

_LEAST = 6
"""Choices from which a habit can be told at all."""
_RARE = 2.33
"""Standard deviations that chance goes beyond in one bank of a hundred."""


def longest_answers(context: Context) -> Iterator[Finding]:
    """The answer is the longest option in no more than half of the choices, unless by chance.

    Of k options each is the longest in one choice of k. Code: `longest-habit`.
    """
    judged = [
        choice
        for choice in context.bank.questions
        if isinstance(choice, Choice) and len(choice.answers) == 1 and len(choice.wrong) > 1
    ]
    if len(judged) < _LEAST:
        return
    longest = sum(map(_is_longest, judged))
    chances = [1 / (1 + len(choice.wrong)) for choice in judged]
    expected = sum(chances)
    likely = expected + _RARE * sqrt(sum(chance * (1 - chance) for chance in chances))
    if longest > max(len(judged) / 2, likely):
        node = context.bank.node.key("questions") if context.bank.node else None
        yield Finding(
            (),
            node,
            "longest-habit",
            f"in {longest} of {len(judged)} questions the answer is the longest option, "
            f"and chance would have it in {expected:.0f}",
            "shorten some answers, or make some wrong options fuller",
        )


def _is_longest(choice: Choice) -> bool:
    return len(choice.answers[0]) > max(len(option.text) for option in choice.wrong)
