"""A colon in an option does not make its end a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import wrong_place
from quiz.bank.rules.source_text import source_text

_LABEL = re.compile(
    r"\b(?:no|nr|number|order|article|chapter|part|act|volume|vol|book|law|decree|title)\b.*\d$",
    re.IGNORECASE,
)


def split_options(context: Context, item: Item) -> Iterator[Finding]:
    """`Order No. 1: retreat` is an option, and not the option `Order No. 1` with its reason.

    It is asked where the whole stands in the source, where another option has a colon of its own, or where
    small words that are no sentence follow a label with a number. Code: `option-split`.
    """
    if not isinstance(item, Choice):
        return
    others = [*item.answers, *(option.text for option in item.wrong)]
    has_colon = any(": " in other for other in others)
    for index, option in enumerate(item.wrong):
        node = wrong_place(item, index)
        value = item.node.get("wrong") if item.node else None
        if not option.why or option.quotes or value is None or option.why.rstrip().endswith((".", "!", "?")):
            continue
        whole = f"{option.text}: {option.why}"
        is_label = _LABEL.search(option.text) and option.why[:1].islower()
        if has_colon or is_label or normal(whole) in source_text(context):
            yield Finding(
                (item,),
                node,
                "option-split",
                f"this is read as the option “{excerpt(option.text)}”, wrong because “{excerpt(option.why)}”",
                f'write: - "{excerpt(whole, 100)}" ; if the end is a reason, close it with a full stop',
            )
