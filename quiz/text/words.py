"""What a word is, in any script: letters, digits and the marks that sit on them."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path
from unicodedata import category

UNSPACED = (
    "\u0e00-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Myanmar, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, Han
)
"""The scripts that are written without spaces, as the inside of a regex class (slow to compile: 2 ms)."""

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark: they print nothing."""

_RANGES = zip(UNSPACED[::3], UNSPACED[2::3], strict=True)
_EDGES = [edge for first, last in _RANGES for edge in (first, chr(ord(last) + 1))]
_WORD = re.compile(r"[^\W_]+(?:[^\w\s][^\W_]+)*")  # "fair-haired", "can’t", "1,000"


def is_unspaced(character: str) -> bool:
    """Say whether a character belongs to a script that puts no spaces between words."""
    return character >= _EDGES[0] and bisect_right(_EDGES, character) % 2 == 1


def is_mark(character: str) -> bool:
    """Say whether a character is a mark on the one before it, such as an accent or an Indic vowel sign."""
    return character > "\u02ff" and category(character)[0] == "M"


def is_wordly(character: str) -> bool:
    """Say whether a character is part of a word: a letter, a digit, or a mark on one."""
    return character.isalnum() or is_mark(character)


def joins(before: str, after: str) -> bool:
    """Say whether two neighbouring characters stand in one word."""
    if not (is_wordly(before) and is_wordly(after)):
        return False
    if is_unspaced(before) or is_unspaced(after):
        return is_mark(after)  # a mark is never parted from its letter
    return True


def half_words(text: str) -> int:
    """Count a text's length in half words: a word is two, a character of an unspaced script one."""
    if text.isascii():
        return 2 * len(_WORD.findall(text))
    spaced = "".join(" " if is_unspaced(character) else character for character in text)
    return 2 * len(_WORD.findall(spaced)) + sum(map(is_unspaced, text))


def words_of(*lines: str) -> frozenset[str]:
    """Give the words of some lines: how this program writes its tables of words."""
    return frozenset(" ".join(lines).split())


class Tables(dict[str, str]):
    """Tables by their names: of words, or a regex, of which all lines are one.

    `@roles` in a regex stands for any word of that table.
    """

    def words(self, name: str) -> frozenset[str]:
        """The words of a table."""
        return words_of(self[name])

    def any_of(self, name: str) -> str:
        """A regex that matches one of the words of a table."""
        return "|".join(sorted(dict.fromkeys(self[name].split()), key=len, reverse=True))

    def pattern(self, name: str) -> re.Pattern[str]:
        """The regex that a table is."""
        written = "".join(self[name].splitlines())
        return re.compile(re.sub(r"@(\w+)", lambda found: self.any_of(found[1]), written))


def word_tables(module: str | Path) -> dict[str, frozenset[str]]:
    """Give the tables of words in the YAML file that lies beside a module, by their names."""
    return {name: words_of(words) for name, words in tables_in(module).items()}


def tables_in(module: str | Path) -> Tables:
    """Give the tables of the YAML file that lies beside a module."""
    import yaml  # only for those who have such tables

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return Tables(yaml.load(Path(module).with_suffix(".yaml").read_text(encoding="utf-8"), Loader=loader))
