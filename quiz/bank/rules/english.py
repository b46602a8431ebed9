"""What rules know of English: whether a bank is in it, and words that tell nothing of a text's matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context

_WORD = re.compile(r"[^\W_]+(?:[\"'’-][^\W_]+)*")
_TELLING = frozenset(("the", "of", "and", "was", "in", "to"))
"""Words that a paragraph of English has nearly all of."""

ARTICLES = frozenset(("a", "an", "the"))

STOP_WORDS = ARTICLES | frozenset(
    [
        *("of", "in", "on", "at", "by", "for", "from", "to", "with", "into", "onto", "as", "about", "upon"),
        *("under", "over", "between", "among", "against", "through", "within", "without", "towards"),
        *("after", "before", "during", "until", "since", "while", "because", "although", "according"),
        *("and", "or", "but", "if", "that", "this", "these", "those", "which", "who", "whom", "whose"),
        *("what", "when", "where", "why", "how", "was", "were", "is", "are", "be", "been", "being", "did"),
        *("do", "does", "done", "had", "has", "have", "having", "can", "could", "will", "would", "shall"),
        *("should", "may", "might", "must", "he", "she", "it", "they", "his", "her", "its", "their", "him"),
        *("them", "himself", "herself", "itself", "themselves", "hers", "theirs", "not", "no", "nor", "then"),
        *("than", "there", "here", "so", "such", "some", "any", "all", "both", "each", "every", "other"),
        *("others", "another", "own", "same", "only", "also", "just", "even", "still", "again", "once"),
        *("ever", "very", "too", "more", "most", "less", "least", "much", "many", "few", "first", "one"),
        *("following", "get", "got", "made", "make", "became", "become", "out", "up", "down", "off", "s"),
    ]
)
"""Words that tell nothing of what a text is about."""

_KIND = re.compile(r"\b[Tt]he (?:island|town|village|city) of (?=[A-ZÀ-Þ])")

_ENDINGS = (("ing", 4), ("ed", 4), ("es", 5), ("s", 5), ("e", 4))
"""Endings, and how many letters are left before each at least."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, small."""
    return tuple(_WORD.findall(normal(text).casefold()))


def written_words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text as they are written, each with what `words_of` makes of it."""
    for found in _WORD.finditer(text):
        for word in words_of(found[0]):
            yield found[0], word


def without_kind(text: str) -> str:
    """A text in which places are named without their kind: the island of Nantucket is Nantucket."""
    return _KIND.sub("", text)


def stem(word: str) -> str:
    """A word without its ending, so that “exile” and “exiled”, “library” and “library’s” are one."""
    word = word.removesuffix('"s').rstrip('"')  # as an apostrophe is in its normal form
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


def title_words(context: Context) -> frozenset[str]:
    """The words that name the life that a bank is about, as stems: any prompt may have them."""
    return context.of(_title_words)


def _title_words(context: Context) -> frozenset[str]:
    titles = (context.bank.title, context.source.title)
    return frozenset(stem(word) for title in titles for word in words_of(title))


def common_words(context: Context) -> frozenset[str]:
    """The words that the source has in small letters too, and which are thus no names."""
    return context.of(_common_words)


def _common_words(context: Context) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(normal(context.source.text)) if word[0].islower())


def is_english(context: Context) -> bool:
    """Whether a bank is in English: it says so, or says nothing and its source reads so."""
    return context.of(_is_english)


def _is_english(context: Context) -> bool:
    language = context.bank.language.casefold()
    if language:
        return language.startswith("en")
    return frozenset(words_of(context.source.text[:4_000])) >= _TELLING
