"""A colon in an option does not make its end a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item, Option
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import STOP_WORDS
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import wrong_place
from quiz.bank.rules.source_text import source_text

_LABEL = re.compile(
    r"\b(?:no|nr|number|order|article|chapter|part|act|volume|vol|book|law|decree|title)\b.*\d$",
    re.IGNORECASE,
)
_WHO_OR_WHAT = re.compile(
    r"\w+ (?:of|to|in|at|from|by|with)\b|\w+ed\b|.*['’]s\b"
    r"|(?:born|wrote|went|fled|came|left|led|met|sold|fought|became|was|had|made|took|gave|won|lost|ran)\b",
    re.IGNORECASE,
)
"""How a reason without a verb or without its subject begins: King of Poland, Married Anna in Baltimore."""
_LISTED = re.compile(r"[a-z]+(?:, [a-z]+)* (?:and|or) [a-z]+")
_THING = re.compile(r"(?:The|An?|His|Her|Their|One|Two|Three|Four|Five) [a-z]+(?: [a-z]+)*")


def split_options(context: Context, item: Item) -> Iterator[Finding]:
    """`Order No. 1: retreat` is an option, and not the option `Order No. 1` with its reason.

    A reason is a sentence. It is asked where it has no full stop and the whole stands in the source, another
    option has a colon of its own, small words that are no sentence follow a label with a number, a title
    follows, or a bare list follows a thing that it tells (`The rule: pray and work`). Code: `option-split`.
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
        if has_colon or _goes_on(option) or normal(whole) in source_text(context):
            yield Finding(
                (item,),
                node,
                "option-split",
                f"this is read as the option “{excerpt(option.text)}”, wrong because “{excerpt(option.why)}”",
                f'write: - "{excerpt(whole, 100)}" ; if the end is a reason, close it with a full stop',
            )


def _goes_on(option: Option) -> bool:
    """Whether what stands behind the colon is no reason, but goes on with what stands before."""
    if _LABEL.search(option.text) and option.why[:1].islower():
        return True
    if _LISTED.fullmatch(option.why):
        return _THING.fullmatch(option.text) is not None
    return _is_title(option.why)


def _is_title(text: str) -> bool:
    """Whether words are written as in a title with small words in it: Know the Ways, A Space Odyssey."""
    words = text.split()
    small = [word for word in words if word.casefold() in STOP_WORDS]
    large = [word for word in words if word not in small]
    return (
        text[:1].isupper()
        and bool(small)
        and len(large) > 1
        and all(word[:1].isupper() for word in large)
        and not _WHO_OR_WHAT.match(text)
    )
