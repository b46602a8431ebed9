"""Finding by words: all of them stand in a text, in any order, whatever its capitals and accents."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, normalize

from quiz.text.spans import Span

_STROKES = str.maketrans("łøđħı", "lodhi")
"""Letters whose strokes are no accents to Unicode."""


def bare(text: str) -> str:
    """A text in small letters without accents, to be searched."""
    small = text.casefold()
    if small.isascii():
        return small
    letters = (letter for letter in normalize("NFKD", small) if not combining(letter))
    return "".join(letters).translate(_STROKES)


def has_words(words: str, text: str) -> bool:
    """Whether a bare text has each of some words, or of their parts, such as their beginnings."""
    return all(word in text for word in bare(words).split())


def lit(words: str, text: str) -> list[Span]:
    """Where some words stand in a text, in its order; they may overlap."""
    small = bare(text)
    places: Iterable[int] = range(len(small))
    if not text.isascii():
        places = [at for at, letter in enumerate(text) for _ in bare(letter)]
    there = [*places]
    found: set[Span] = set()
    for word in bare(words).split():
        at = small.find(word)
        while at >= 0:
            found.add(Span(there[at], there[at + len(word) - 1] + 1))
            at = small.find(word, at + len(word))
    return sorted(found)
