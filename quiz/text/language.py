"""Which language a text is in, as far as its small words tell."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from quiz.text.words import word_tables

_SMALL = word_tables(__file__)
_LANGUAGES = Counter(word for words in _SMALL.values() for word in words)
"""How many of these languages have a word: one that many share tells little."""
_WORD = re.compile(r"[^\W\d_]+")  # `of`
_ENOUGH = 20_000  # characters from a text's beginning that are looked at
_LEAST = 3  # different small words that a language is told by
_CLEAR = 1.25  # times as many points as any other language has


@lru_cache(maxsize=16)
def language_of(text: str) -> str:
    """Give the BCP 47 tag of a text's language; empty if its words are too few to tell, or not known.

    What a text says in passing in another language does not count: the words of its own are many more.
    """
    words = Counter(word.casefold() for word in _WORD.findall(text[:_ENOUGH]))
    points = {tag: sum(words[word] / _LANGUAGES[word] for word in small) for tag, small in _SMALL.items()}
    first, second = sorted(points, key=lambda tag: points[tag], reverse=True)[:2]
    is_told = len(_SMALL[first] & words.keys()) >= _LEAST and points[first] >= _CLEAR * points[second]
    return first if is_told else ""


def primary(tag: str) -> str:
    """Give the language of a tag without script and region: `en` of `en-GB`."""
    return re.split("[-_]", tag.casefold())[0]
