"""Words that a page has parted at a line's end, joined again."""

from __future__ import annotations

import re

from quiz.text.words import tables_in

_PARTED = re.compile(  # "-\nbourg on", "\u00ad\nlage.", "- ised" of "organ- ised"
    r"(?<=[^\W_])(?P<sign>[-‐¬\u00ad])(?P<end>\s+)"
    r"(?P<rest>[^\W_](?:\S*[^\s\-‐¬\u00ad])?)(?P<gap>[ \t]+)?"
)
_EDGE = re.compile(r"[^\w‐’'-]+")  # "(" of "(mother-in"
_WORD = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")  # "law" of "law, and", "well-known"
_LONGEST = 60  # characters of a word before its line's end that are looked at
_MOST = 60_000  # parted words: one in each line of the longest source that is read
_SHAPES = tables_in(__file__)
_HANGING = re.compile(_SHAPES["hanging"], re.IGNORECASE)
_COMPOUND = re.compile(_SHAPES["compound"], re.IGNORECASE | re.VERBOSE)
WITHIN = rf"(?<=[^\W\d_])-(?: +(?!(?i:{_SHAPES['hanging']})\b)|)(?=[^\W\d_])"
"""A hyphen within a word and blanks behind: "-" of "well-known", "- " of "organ- ised", not of "pre- and"."""


def rejoined(text: str) -> tuple[str, list[str]]:
    """Join the words that are parted at the ends of lines, or were, and give each as it is now, in order.

    Its hyphen stays where the text has the word so elsewhere, a capital or a number follows, or its shape is
    that of a compound; one that stands for the rest of a word (`pre- and`) stays at its line's end.
    """
    if not 0 < sum(1 for _ in _PARTED.finditer(text)) <= _MOST:
        return text, []
    words = frozenset(word.casefold() for word in _WORD.findall(_PARTED.sub(" ", text)))
    joined: list[str] = []

    def whole(parted: re.Match[str]) -> str:
        first = _EDGE.split(text[max(0, parted.start() - _LONGEST) : parted.start()])[-1]
        last = _WORD.findall(parted["rest"])[0]
        is_line = parted["end"].count("\n") == 1  # else it was one, or the end of a page, or this is a dash
        is_word = last.casefold() in words and (first + last).casefold() not in words
        if _HANGING.fullmatch(last) or not (is_line or (last.islower() and not is_word)):
            return parted[0]
        keeps = parted["sign"] in "-‐" and _keeps_hyphen(words, first, last)
        joined.append(f"{first}-{last}" if keeps else first + last)
        return f"{'-' * keeps}{parted['rest']}{parted['gap'] or ''}"

    return _PARTED.sub(whole, text), joined


def _keeps_hyphen(words: frozenset[str], first: str, last: str) -> bool:
    compound, whole = f"{first}-{last}", first + last
    if whole.casefold() in words:
        return False
    goes_on = first[-1:].isalpha() and (last[:1].islower() or (whole.isupper() and len(first) > 1))
    is_known = compound.casefold() in words or _COMPOUND.fullmatch(compound)
    return not goes_on or compound.count("-") > 1 or bool(is_known)
