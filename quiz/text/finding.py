"""Finding by words: all of them stand in a text, in any order, whatever its capitals and accents."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    """Where some words stand in a text, in its order."""
    there: Sequence[int] = range(len(text))
    if not text.isascii():
        there = [at for at, letter in enumerate(text) for _ in bare(letter)]
    wanted = sorted(map(re.escape, bare(words).split()), key=len, reverse=True)
    found = re.finditer("|".join(wanted), bare(text)) if wanted else ()
    return [Span(there[each.start()], there[each.end() - 1] + 1) for each in found]
