"""Two answers are two items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Choice, Item
from quiz.bank.quotes import normal, stands_in
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.options import options
from quiz.bank.rules.source_text import source_text

_LIST = re.compile(r"(?:, [^,.;]{1,30}){0,5},? (?:and|or) ")
_LONGEST = 4
"""Words of one option in a list of them."""


def joined_answers(context: Context, item: Item) -> Iterator[Finding]:
    """An option is one thing: `Trotsky, Zinoviev` may have been meant as two.

    It is asked where each part is a name that the source has by itself, and nowhere with the other behind a
    comma. Code: `answer-joined`.
    """
    if not isinstance(item, Choice):
        return
    source = source_text(context)
    for text, node in options(item):
        parts = [part.strip() for part in text.split(",")]
        if len(parts) < 2 or not all(map(_is_name, parts)) or is_one(normal(text), source):
            continue
        if all(stands_in(normal(part), source) for part in parts):
            yield Finding(
                (item,),
                node,
                "answer-joined",
                f"“{excerpt(text)}” is one option with a comma in it: are {len(parts)} meant?",
                f"write: [{excerpt(', '.join(parts), 100)}] , or  and  for the comma if it is one",
            )


def is_one(words: str, source: str) -> bool:
    """Whether the source has the words with their comma, and not in a list of more."""
    if not stands_in(words, source):
        return False
    after = source[source.index(words) + len(words) :]
    return not _LIST.match(after)


def _is_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _LONGEST and part[:1].isupper() and not any(map(str.isdigit, part))
