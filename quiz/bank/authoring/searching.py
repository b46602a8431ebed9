"""Sentences of a source found by some of their words."""

from __future__ import annotations

import re
from collections import defaultdict

from quiz.bank.quotes import normal
from quiz.bank.source import Source

_WORD = re.compile(r"\w+")
_MOST = 6


def sentences_with(source: Source, words: str, most: int = _MOST) -> tuple[int, ...]:
    """The sentences that have all of some words, else most of them, the best first; none if none has any.

    A word that few sentences have counts for more than one that many have; capitals do not matter, and a
    word's beginning will do.
    """
    wanted = tuple(dict.fromkeys(_WORD.findall(normal(words).casefold())))
    having: dict[str, list[int]] = {word: [] for word in wanted}
    for number, span in enumerate(source.sentences):
        there = _WORD.findall(normal(source.meant(span)).casefold())
        for word in wanted:
            if any(other.startswith(word) for other in there):
                having[word].append(number)
    points: dict[int, float] = defaultdict(float)
    for found in having.values():
        for number in found:
            points[number] += 1 / len(found)
    if complete := set.intersection(*map(set, having.values())) if having else set():
        points = {number: points[number] for number in complete}
    ranked = sorted(points, key=lambda number: (-points[number], number))
    return tuple(ranked[:most])


def as_quote(source: Source, sentence: int) -> str:
    """A whole sentence as a quote has it: in one line, as printed."""
    span = source.sentences[sentence]
    return source.words(span)
