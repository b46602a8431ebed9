"""A stretch of text without the words that say when, as far as it stays a sentence without them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.bank.dating.words import VERBS
from quiz.bank.spans import Span

_UNTIL = re.compile(r"(?P<until>(?:not\s+)?(?:until|till|up\s+until))\s", re.IGNORECASE)
_NEEDS_MORE = re.compile(r"\b(?:be|been|being|is|are|was|were|than|dates?|dated)\s+$")
"""What no sentence ends with: "the day is known to have been"."""
_STARTING = re.compile(r"\b(?:starting|beginning|commencing|dating|ending)\s+$", re.IGNORECASE)
_IT_WAS = re.compile(r"(?<!\w)[Ii]t\s+(?:was|is)\s+$")
_BEGINS = re.compile(r"(?:^|[;:,]\s+|\band\s+)$")
_PREPOSITION = re.compile(
    r"\(|(?:in|on|at|by|from|since|during|before|after|between|throughout|within|for|of|over|about|around|only|as|"
    r"towards?|early\s+in|late\s+in|perhaps|probably|possibly|some\s*time)\s",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:the|an?|most|much|that|this|part|all)\s", re.IGNORECASE)
_COMES_TO_REST = re.compile(r"\s*(?:[.;:!?)\"”’]|,(?!\s+(?:at|in|on)\s)|$|that\b)")
_THE_TIME = re.compile(
    r",\s+(?:(?:the|that)\s+(?:(?:very|same|last|first)\s+)?(?:year|month|week|day|night|date|season|feast|eve|"
    r"anniversary)\b)[^,;.]*"
)
"""What tells a date again behind it: ", the year in which his father left"."""
_ASIDE = re.compile(r",\s+(?P<words>(?:[\w'’-]+\s+){1,3})$")
_NO_ASIDE = frozenset(
    (
        *("and", "but", "or", "then", "he", "she", "it", "they", "who", "which", "when", "where", "while"),
        *("was", "were", "had", "has", "is", "are"),
    )
)
_BRACKET = re.compile(r"\((?:[\w.]+\s+){1,2}$")
"""What a bracket with a date in it says besides: "(born 1850)"."""
_WIDTH = 60
_LAST_WORD = re.compile(r"([\w'’-]+),\s*$")
_OBJECT = re.compile(
    r"\s*,\s+(?=(?:the|an?|his|her|its|their|this|that|these|those|him|them|it|how|what)\b|[\"“‘])"
)


def without_times(text: str, times: Iterable[Span]) -> str:
    """A text without the places in it that say a time, which stand in order.

    "Until 1916" becomes "until then"; a date that the words around it need, or tell alone, stays.
    """
    pieces: list[str] = []
    at = 0
    for start, end in times:
        if start < at:
            continue
        if until := _UNTIL.match(text, start, end):
            pieces += (text[at:start], f" {until['until']} then ")
        elif _is_needed(text, start, end):
            continue
        else:
            first, end = _with_what_is_its_own(text, start, end)
            pieces += (text[at:first], " ")
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _with_what_is_its_own(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a date with the marks and words around it that would be left without sense."""
    if (bracket := _BRACKET.search(text, max(0, start - _WIDTH), start)) and text[end : end + 1] == ")":
        return bracket.start(), end + 1
    if starting := _STARTING.search(text, max(0, start - _WIDTH), start):
        return starting.start(), end
    if again := _THE_TIME.match(text, end):
        return start, again.end()
    if _IT_WAS.search(text, max(0, start - _WIDTH), start) and text[end : end + 1] == ",":
        return start, end + 1
    if _parts_verb_and_object(text, start, end):
        return text.rindex(",", 0, start), text.index(",", end) + 1
    return start, end


def _is_needed(text: str, start: int, end: int) -> bool:
    """Whether a text is broken, or says nothing any more, without a date in it."""
    before = text[max(0, start - _WIDTH) : start]
    if _NEEDS_MORE.search(before) and _COMES_TO_REST.match(text, end):
        return True
    if _is_object(text, start) or (_BEGINS.search(before) and _is_subject(text, start, end)):
        return True
    if not (aside := _ASIDE.search(before)) or before[: aside.start()].strip() == "":
        return False
    words = aside["words"].split()
    behind = text[end:].lstrip()
    is_born = words == ["born"] and not behind.strip(" .")
    is_closed = behind.startswith(",") or (is_born and any(map(is_past, before[: aside.start()].split())))
    return is_closed and _NO_ASIDE.isdisjoint(word.casefold() for word in words)


def _is_subject(text: str, start: int, end: int) -> bool:
    """Whether a date is what a clause is about: "the winter of 1147 passed on the march"."""
    verb = next(iter(text[end : end + _WIDTH].split()), "")
    return is_past(verb) and not _PREPOSITION.match(text, start)


def _is_object(text: str, start: int) -> bool:
    """Whether a date is what was done with: "she spent the winter of 1846 in Rome"."""
    verb = text[max(0, start - _WIDTH) : start].split()[-1:]
    return bool(verb) and is_past(verb[0]) and bool(_NOUN.match(text, start))


def _parts_verb_and_object(text: str, start: int, end: int) -> bool:
    """Whether a date between two commas stands between a verb and its object: "published, in 1845, the"."""
    last = _LAST_WORD.search(text, max(0, start - _WIDTH), start)
    is_verb = bool(last) and last is not None and is_past(last[1])
    return is_verb and bool(_OBJECT.match(text, end))


def is_past(word: str) -> bool:
    """Whether a word is a verb that tells what happened."""
    return word in VERBS or word in _PAST or (word.endswith("ed") and word.islower() and len(word) > 3)


_PAST = frozenset(
    (
        *("were", "stood", "lay", "spent", "caught", "kept", "put", "ran", "read", "rode", "shot", "swore"),
        *("threw", "told", "thought", "understood", "wore", "flew", "got", "grew", "hid", "knew", "let"),
        *("lent", "said", "sang", "sat", "showed", "slept", "stole", "struck", "withdrew", "drove", "gave"),
        *("bore", "became", "overcame", "undertook", "could", "would", "did", "ate", "drank", "fled"),
    )
)
