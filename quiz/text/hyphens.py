"""Words that a page has parted at a line's end, joined again."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from quiz.text.words import tables_in

_PARTED = re.compile(  # "-\nbourg on", "\u00ad\nlage.", "‐ \n known"
    r"(?<=[^\W_])(?P<sign>[-‐¬\u00ad])[ \t]*\n[ \t]*(?P<rest>[^\W_](?:\S*[^\s\-‐¬\u00ad])?)(?P<gap>[ \t]+)?"
)
_HEAD = re.compile(r"(?:[^\W_]+[-‐’'])*[^\W_]+$")  # "mother-in" of "(mother-in"
_WORD = re.compile(r"[^\W_]+(?:[-‐’'][^\W_]+)*")  # "law" of "law, and", "well-known"
_LONGEST = 60  # characters of a word before its line's end that are looked at
_HANGING, _COMPOUND = (
    re.compile(shapes, re.IGNORECASE | re.VERBOSE)
    for shapes in tables_in(Path(__file__).with_suffix(".yaml")).values()
)


def rejoined(text: str) -> tuple[str, list[str]]:
    """Join the words that are parted at the ends of lines, and give each as it is now, in order.

    Its hyphen stays where the text has the word so elsewhere, a capital or a number follows, or its shape is
    that of a compound; one that stands for the rest of a word (`pre- and`) stays at its line's end.
    """
    if not _PARTED.search(text):
        return text, []
    words = frozenset(word.casefold() for word in _WORD.findall(text))
    joined: list[str] = []
    return _PARTED.sub(partial(_whole, words, joined), text), joined


def _whole(words: frozenset[str], joined: list[str], parted: re.Match[str]) -> str:
    """What stands for a parted word: the whole of it in the upper line; notes the word."""
    head = _HEAD.search(parted.string, max(0, parted.start() - _LONGEST), parted.start())
    tail = _WORD.match(parted["rest"])
    first, last = head[0] if head else "", tail[0] if tail else ""
    if _HANGING.fullmatch(last):
        return parted[0]
    is_compound = parted["sign"] in "-‐" and _keeps_hyphen(words, first, last)
    hyphen = "-" if is_compound else ""
    joined.append(f"{first}{hyphen}{last}")
    return f"{hyphen}{parted['rest']}" + ("\n" if parted["gap"] else "")


def _keeps_hyphen(words: frozenset[str], first: str, last: str) -> bool:
    whole, joined = f"{first}-{last}", first + last
    if joined.casefold() in words:
        return False
    goes_on = first[-1:].isalpha() and (last[:1].islower() or (joined.isupper() and len(first) > 1))
    is_compound = whole.count("-") > 1 or _COMPOUND.fullmatch(whole)
    return not goes_on or whole.casefold() in words or bool(is_compound)
