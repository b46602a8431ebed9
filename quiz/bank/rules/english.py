"""What rules know of English: whether a bank is in it, and words that tell nothing of a text's matter."""

from __future__ import annotations

import re

from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context

_WORD = re.compile(r"[^\W_]+(?:[\"'’-][^\W_]+)*")
_TELLING = frozenset(("the", "of", "and", "was", "in", "to"))
"""Words that a paragraph of English has nearly all of."""

STOP_WORDS = frozenset(
    [
        *("a", "an", "the", "of", "in", "on", "at", "by", "for", "from", "to", "with", "into", "as", "and"),
        *("or", "but", "that", "this", "these", "those", "which", "who", "whom", "whose", "what", "when"),
        *("where", "why", "how", "was", "were", "is", "are", "be", "been", "being", "did", "do", "does"),
        *("had", "has", "have", "he", "she", "it", "they", "his", "her", "its", "their", "him", "them"),
        *("not", "no", "after", "before", "during", "then", "there", "first", "one", "so", "than", "many"),
        *("much", "about", "according", "got", "get", "s"),
    ]
)
"""Words that tell nothing of what a text is about."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, small."""
    return tuple(_WORD.findall(normal(text).casefold()))


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about."""
    return frozenset(words_of(text)) - STOP_WORDS


def is_english(context: Context) -> bool:
    """Whether a bank is in English: it says so, or says nothing and its source reads so."""
    return context.of(_is_english)


def _is_english(context: Context) -> bool:
    language = context.bank.language.casefold()
    if language:
        return language.startswith("en")
    return frozenset(words_of(context.source.text[:4_000])) >= _TELLING
