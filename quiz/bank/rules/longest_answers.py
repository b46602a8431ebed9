"""The answers of a bank are not told by their length."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Choice
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding

_LEAST = 8
"""Choices from which a habit can be told from chance."""
_FEW = 12
"""Choices below which it takes three quarters of them."""


def longest_answers(context: Context) -> Iterator[Finding]:
    """The answer is the longest option in no more than half of the choices.

    Code: `longest-habit`.
    """
    judged = [
        choice
        for choice in context.bank.questions
        if isinstance(choice, Choice) and len(choice.answers) == 1 and len(choice.wrong) > 1
    ]
    longest = [choice for choice in judged if _is_longest(choice)]
    share = 0.5 if len(judged) >= _FEW else 0.75
    if len(judged) >= _LEAST and len(longest) > share * len(judged):
        expected = sum(1 / (1 + len(choice.wrong)) for choice in judged) / len(judged)
        node = context.bank.node.key("questions") if context.bank.node else None
        yield Finding(
            (),
            node,
            "longest-habit",
            f"in {len(longest)} of {len(judged)} questions the answer is the longest option, "
            f"and chance would have it in {expected:.0%}",
            "shorten some answers, or make some wrong options fuller",
        )


def _is_longest(choice: Choice) -> bool:
    return len(choice.answers[0]) > max(len(option.text) for option in choice.wrong)
