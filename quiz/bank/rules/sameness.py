"""What an option says, in a form in which options that say the same are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from typing import NamedTuple

from quiz.bank.quotes import normal
from quiz.bank.rules.english import ARTICLES, without_kind, words_of
from quiz.bank.rules.numbers import in_digits
from quiz.bank.said import MONTH

BETWEEN = re.compile(r"\band\b|[,;](?!\d)", re.IGNORECASE)
"""What stands between the things that an option names."""
_SIGNS = re.compile(r"[^\w\s.,;:!?'\"’‘“”()–—-]")
"""Signs that tell options apart that have the same words, such as £5 and $5."""
_SUM = re.compile(r"([£$€])(\d+(?:\.\d+)?)")
_COINS = {"£": "pound", "$": "dollar", "€": "euro"}
_DAY = re.compile(rf"(\d{{1,2}})(?:th)? (?:of )?({MONTH})\b|({MONTH}) (\d{{1,2}})(?:th)?\b")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*")
_LEADS = frozenset(("in", "at", "on", "to", "during"))
_PASSIVE = frozenset(("is", "are", "was", "were", "got", "been"))
_ONE_OR_SEVERAL = frozenset(("the", "his", "her", "its", "their", "one"))
"""Words after which an s tells options apart: his sister, his sisters."""
_ENDINGS = re.compile(r"(?:ed|ing)$")
_INFLECTED = 5
"""Letters of a word that may have an ending."""
_DOUBLED = re.compile(r"(.)\1")
_SPELT = 6
"""Letters of a word in which one letter for two may be a slip: comittee, committee."""


class Said(NamedTuple):
    """What an option says."""

    lead: str
    """The preposition before it, such as `in`; empty without one."""
    words: tuple[str, ...]
    """Its parts around “and” without what makes no difference; none if words do not say it all."""
    spelt: tuple[str, ...]
    """The same with a letter for two."""


def said(text: str, common: Set[str] | None) -> Said:
    """What an option says; the common words are those that are no names, none where it is not in English."""
    if common is not None:
        text = _plain(text)
    parts = [words_of(part) for part in BETWEEN.split(text)]
    if _SIGNS.search(text) or not any(parts):
        return Said("", (), ())
    if common is None:
        words = tuple(" ".join(part) for part in parts)
        return Said("", words, words)
    lead = parts[0][0] if len(parts[0]) > 1 and parts[0][0] in _LEADS else ""
    if lead:
        parts[0] = parts[0][1:]
    names = _names(text) - common
    keeps_s = not _ONE_OR_SEVERAL.isdisjoint(words_of(text))
    bare = [[_bare(word, names, keeps_s=keeps_s) for word in part if _tells(word)] for part in parts]
    between = " " if any(map(str.isdigit, text)) else ""
    return Said(
        lead,
        tuple(sorted(between.join(part) for part in bare if part)),
        tuple(sorted(between.join(map(_once, part)) for part in bare if part)),
    )


def say_the_same(one: Said, other: Said) -> bool:
    """Whether two options differ by nothing that matters: one in Samara, and Samara."""
    if one.lead and other.lead and one.lead != other.lead:
        return False
    return bool(one.words) and (one.words == other.words or one.spelt == other.spelt)


def _plain(text: str) -> str:
    """An option with its numbers in digits, sums in words, days as July 4, and places without their kind."""
    text = _SUM.sub(lambda found: f"{found[2]} {_COINS[found[1]]}", in_digits(text))
    text = _DAY.sub(lambda found: f"{found[2] or found[3]} {found[1] or found[4]}", text)
    return without_kind(text)


def _names(text: str) -> Set[str]:
    """The words of an option that have a capital, but for the first of several."""
    found = [name for name in _CAPITAL.finditer(normal(text)) if name.start() > 0 or " " not in text.strip()]
    return frozenset(name[0].casefold() for name in found)


def _tells(word: str) -> bool:
    return word not in ARTICLES and word not in _PASSIVE


def _bare(word: str, names: Set[str], *, keeps_s: bool) -> str:
    """A word without accents and hyphens; without its ending too, unless it is short or a name."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isalnum())
    if word in names or len(bare) < _INFLECTED:
        return bare
    bare = _ENDINGS.sub("", bare)
    return bare[:-1] if bare.endswith("s") and not bare.endswith("ss") and not keeps_s else bare


def _once(word: str) -> str:
    return _DOUBLED.sub(r"\1", word) if len(word) >= _SPELT else word
