"""Wrong options are not told by their absolute words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import wrong

_STRONG = r"always|never|completely|entirely|absolutely|totally|under no circumstances"
_WEAK = r"all|every|everyone|everybody|everything|only|none|nobody|no one|nothing|nowhere|everywhere"
_ABSOLUTE = re.compile(rf"\b(?:{_STRONG})\b", re.IGNORECASE)
_ANY = re.compile(rf"\b(?:{_STRONG}|{_WEAK})\b", re.IGNORECASE)


def absolute_words(context: Context, item: Item) -> Iterator[Finding]:
    """“Always”, “never” and the like stand in an answer too, if they stand in wrong options.

    So do “all”, “only” and “nobody”, which are often mere facts, if every wrong option has such a word. Code:
    `absolute-word`.
    """
    if not isinstance(item, Choice) or not is_english(context):
        return
    if any(_ANY.search(answer) for answer in item.answers):
        return
    every = len(item.wrong) > 1 and all(_ANY.search(option.text) for option in item.wrong)
    telling = _ANY if every else _ABSOLUTE
    for text, node in wrong(item):
        if found := telling.search(text):
            yield Finding(
                (item,),
                node,
                "absolute-word",
                f"“{found[0]}” stands in wrong options alone: who knows tests does not choose it",
                "say it without the word",
            )
