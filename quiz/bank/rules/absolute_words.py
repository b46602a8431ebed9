"""Wrong options are not told by their absolute words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal, stands_in
from quiz.bank.rules.context import Context
from quiz.bank.rules.english import is_english
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import wrong
from quiz.bank.rules.source_text import source_text

_STRONG = r"always|never|completely|entirely|absolutely|totally|under no circumstances"
_WEAK = r"all|every|everyone|everybody|everything|only|none|nobody|no one|nothing|nowhere|everywhere"
_PART = r"(?!-\w|(?<=\ball)[’']s)"
"""No part of a longer word: All's Well, the Never-Ending Story."""
_ABSOLUTE = re.compile(rf"\b(?:{_STRONG})\b{_PART}", re.IGNORECASE)
_ANY = re.compile(rf"\b(?:{_STRONG}|{_WEAK})\b{_PART}", re.IGNORECASE)
_BEFORE, _AFTER = re.compile(r"[^\W_]+ $"), re.compile(r" [^\W_]+")


def absolute_words(context: Context, item: Item) -> Iterator[Finding]:
    """“Always”, “never” and the like stand in an answer too, if they stand in wrong options.

    So do “all”, “only” and “nobody”, which are often mere facts, if every wrong option has such a word. What
    the source says with its neighbours (“the only well”) is in its words, not in the teacher's. Code:
    `absolute-word`.
    """
    if not isinstance(item, Choice) or not is_english(context):
        return
    if any(_ANY.search(answer) for answer in item.answers):
        return
    source = context.of(_small_source)
    every = len(item.wrong) > 1 and all(_absolute(_ANY, option.text, source) for option in item.wrong)
    telling = _ANY if every else _ABSOLUTE
    for text, node in wrong(item):
        if found := _absolute(telling, text, source):
            yield Finding(
                (item,),
                node,
                "absolute-word",
                f"“{found[0]}” stands in wrong options alone: who knows tests does not choose it",
                "say it without the word",
            )


def _absolute(words: re.Pattern[str], text: str, source: str) -> re.Match[str] | None:
    """The first absolute word of an option; None if it has none, or the source says it in its place."""
    if (found := words.search(text)) is None:
        return None
    before, after = _BEFORE.search(text, 0, found.start()), _AFTER.match(text, found.end())
    phrase = text[before.start() if before else found.start() : after.end() if after else found.end()]
    is_said = phrase != found[0] and stands_in(normal(phrase).casefold(), source)
    return None if is_said else found


def _small_source(context: Context) -> str:
    return source_text(context).casefold()
