"""Wrong options are not told by their absolute words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import wrong

_ABSOLUTE = re.compile(
    r"\b(?:always|never|completely|entirely|absolutely|totally|everyone|everybody|nobody|no one|everything|"
    r"forever|under no circumstances)\b",
    re.IGNORECASE,
)


def absolute_words(context: Context, item: Item) -> Iterator[Finding]:
    """“Always”, “never” and the like stand in an answer too, if they stand in wrong options.

    Code: `absolute-word`.
    """
    if not isinstance(item, Choice) or not is_english(context):
        return
    if any(_ABSOLUTE.search(answer) for answer in item.answers):
        return
    for text, node in wrong(item):
        if found := _ABSOLUTE.search(text):
            yield Finding(
                (item,),
                node,
                "absolute-word",
                f"“{found[0]}” stands in wrong options alone: who knows tests does not choose it",
                "say it without the word",
            )
