"""The answer is not told by its length."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import answers

_LONGER = 1.5
_MORE = 14
"""Characters by which an answer is longer before anybody notices."""


def option_lengths(_context: Context, item: Item) -> Iterator[Finding]:
    """No answer is the longest option by half.

    Code: `answer-longest`.
    """
    if not isinstance(item, Choice) or not item.wrong:
        return
    longest = max(len(option.text) for option in item.wrong)
    for text, node in answers(item):
        if len(text) >= _LONGER * longest and len(text) >= longest + _MORE:
            yield Finding(
                (item,),
                node,
                "answer-longest",
                f"the answer has {len(text)} characters, and the longest wrong option {longest}",
                "say it more shortly, or make a wrong option as full",
            )
