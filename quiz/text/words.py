"""What a word is, in any script: letters, digits and the marks that sit on them."""

from __future__ import annotations

import re
from bisect import bisect_right
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
_WORD = re.compile(r"[^\W_]+(?:[^\w\s][^\W_]+)*")


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


_ABBREVIATED = re.compile(r"\w+")
_NOT_IN_TOKEN = re.compile(r"[^\w.]")
_LONGEST = 24  # characters of a token that are looked at


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_ALWAYS = _words(
    "Mr Mrs Ms Dr Drs Prof Gen Col Capt Cpt Cmdr Adm Lt Sgt Maj Rev Hon Sen Rep Gov Pres Messrs",
    "e.g i.e cf vs viz ca approx vol Vol vols Vols pp ed eds",
    "Ya Yu Ye Kh Zh Ch Sh Th Wm Chas",
    "Hr Fr Frl Nr Bd vgl Vgl geb gest bzw sog z.B d.h u.a",
    "MM Mme Mlle Mgr av apr p.ex",
    "Sra Srta Dra Dña pág págs núm Ud Uds",
    "им ул стр проф акад ген см См напр род тов т.е т.н",
)
"""They stand before a name, a number or an example: no sentence ends there, whatever follows."""

_SOMETIMES = _words(
    "St Ste Mt Ft Jr Sr Inc Ltd Co Corp Bros Dept Univ etc fl est Ave Blvd Rd",
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    "usw Jh Str гг вв др обл руб тыс млн",
)
"""A sentence ends there only if the next word is one that opens sentences."""

_BEFORE_NUMBERS = _words("No Nos no nos Art art Fig fig Figs")
"""Words of their own unless a number follows."""

_OPENERS = _words(
    "A After Although And As At Because Before Both But By During Each Even For From He Her Here His",
    "However If In It Its Later Many Meanwhile Most Nevertheless No Not On Once One Only Our She Since So",
    "Some Soon Still Such That The Their Then There These They This Those Though Through Thus To Together",
    "Under Unlike Until Upon We What When Where Whether Which While Who With Within Yet You",
    "Der Die Er Sie Es Im Am Nach Ein Eine Als Doch Seit Bei Mit Auch Aber Und Dann Dort Sein Seine Ihr",
    "Ihre Diese Dieser",
    "Les Il Elle Ils Elles En Aux Un Une Dans Après Mais Et Ce Cette Ses Pour Par Sur Puis",
    "El Los Las Al Se Su Sus Con Por Para Pero Tras Después Fue",
    "Он Она Они Оно В Во На После По С Со Его Её Ее Их Это Но И А Из За К У О Об При До Для От Как Когда",
    "Там Тогда Затем Через",
)
"""Words that begin a sentence far more often than a name."""

_AFTER_ORDINALS = _words(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Jahrhundert Jahrhunderts Weltkrieg Weltkriegs Weltkrieges",
)
"""What German counts with a number and a full stop, as in `1. Februar`."""


def is_abbreviation(text: str, start: int, stop: int, first: int) -> bool:
    """Say whether the full stop at `stop` belongs to its word.

    The sentence so far began at `start`, and the next word begins at `first`, not with a small letter.
    """
    token = _NOT_IN_TOKEN.split(text[max(start, stop - _LONGEST) : stop])[-1]
    if not token:
        return False
    match = _ABBREVIATED.match(text, first)
    after = match[0] if match else ""
    if token.isdigit():
        enumerates = len(token) <= 3 and stop - start <= 4 and text[start:stop].strip("(") == token
        return enumerates or (len(token) <= 2 and after in _AFTER_ORDINALS)
    if token in _ALWAYS:
        return True
    if token in _BEFORE_NUMBERS:
        return after[:1].isdigit()
    segments = token.split(".")
    dotted = len(segments) > 1 and all(len(segment) <= 3 for segment in segments)
    letter = len(segments[-1]) == 1 and segments[-1].lower() != segments[-1].upper()
    if not (dotted or letter or token in _SOMETIMES):
        return False
    another_initial = len(after) == 1 and text[first + 1 : first + 2] == "."
    return another_initial or after not in _OPENERS
