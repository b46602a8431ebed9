"""What a word is, in any script: letters, digits and the marks that sit on them."""

from __future__ import annotations

import re
from unicodedata import category

UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Myanmar, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, Han
)
"""The scripts that are written without spaces, as the inside of a regex class."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: they print nothing."""

_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_RUN = re.compile(rf"[^\W_{UNSPACED}]+(?:[^\w\s{UNSPACED}][^\W_{UNSPACED}]+)*")


def is_unspaced(character: str) -> bool:
    """Say whether a character belongs to a script that puts no spaces between words."""
    return character > "\u0e00" and _IS_UNSPACED.match(character) is not None


def is_wordly(character: str) -> bool:
    """Say whether a character is part of a word: a letter, a digit, or a mark on one."""
    return character.isalnum() or (character > "\u02ff" and category(character)[0] == "M")


def joins(before: str, after: str) -> bool:
    """Say whether two neighbouring characters stand in one word."""
    if not (is_wordly(before) and is_wordly(after)):
        return False
    if is_unspaced(before) or is_unspaced(after):
        return category(after)[0] == "M"  # a mark is never parted from its letter
    return True


def half_words(text: str) -> int:
    """Count a text's length in half words: a word is two, a character of an unspaced script one."""
    return 2 * len(_RUN.findall(text)) + len(_IS_UNSPACED.findall(text))
