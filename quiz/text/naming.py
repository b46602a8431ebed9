"""The words of a text that name somebody or something, told by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # "Narym", "Fifty-Fourth"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")  # "1905", "2.25"
_OPENING = " \"'“”‘’«»„("


def always_capital(sentences: Iterable[str]) -> Set[str]:
    """Give the words that are written with a capital within a sentence, and never without one."""
    capital, small = set[str](), set[str]()
    for sentence in sentences:
        for found in _WORD.finditer(sentence):
            if not found[0][0].isupper():
                small.add(found[0])
            elif not _begins(sentence, found.start()):
                capital.add(found[0])
    return {word for word in capital if word.lower() not in small}


def names_in(text: str, known: Set[str]) -> Iterator[str]:
    """Give the words with a capital; at the beginning of a sentence only those of `always_capital`."""
    for found in _WORD.finditer(text):
        word = found[0]
        if word[0].isupper() and len(word) > 1 and (word in known or not _begins(text, found.start())):
            yield word


def words_in(text: str) -> Iterator[str]:
    """Give the words and numbers of a text as names and numbers are told by them: "Narym", "2.25"."""
    yield from _WORD.findall(text)
    yield from NUMBER.findall(text)


def _begins(text: str, at: int) -> bool:
    """Whether a word there begins a sentence, and so has a capital whatever it is."""
    before = text[max(0, at - 8) : at].rstrip(_OPENING)
    return not before if at <= 8 else before.endswith((".", "!", "?", ":"))
