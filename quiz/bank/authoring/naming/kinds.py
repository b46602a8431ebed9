"""The kinds of what a source names, and the words around a name that tell which it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from quiz.bank.authoring.naming.words import (
    ACTS_UPON,
    DEEDS,
    FIRST_NAMES,
    NATIONS,
    PLACE_PARTS,
    PLACES,
    ROLES,
    THING_PARTS,
    TITLES,
)


class Kind(StrEnum):
    """What a text names; the value is what a teacher reads."""

    PLACE = "place"
    PERSON = "person"
    NATION = "nation"
    THING = "institution or work"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    AMOUNT = "amount"


CERTAIN = 9
"""Points for a kind that nothing else outweighs."""


def _any(words: Collection[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ROLE = _any(ROLES)
_AFTER_ROLE = re.compile(rf"\b(?:{_ROLE}|friends?)(?:,|,? called|,? named)? [“\"‘']?$")
_IS_ROLE = re.compile(rf"^, (?:(?:a|an|the|his|her|their|then|now|later)\b[^,.;:]{{0,40}}?)\b(?:{_ROLE})\b")
_SUFFERED = "born|killed|murdered|married|buried|arrested|exiled|sentenced|shot|run over"
_KEPT = "mother|father|brother|sister|wife|husband|son|daughter|death|letters?|life|speech"
_DOES = re.compile(
    rf"^(?:,? who(?:m|se)?\b| (?:{_any(DEEDS)})\b| (?:was|were|had been|is) (?:{_SUFFERED})\b"
    rf"|[’']s? (?:{_KEPT})\b| \((?:born|c\.|\d{{3,4}}[–-])| him(?:self)?\b| herself\b)"
)
_OWNED = (
    "death|life|tomb|grave|staff|house|court|reign|sons?|daughter|wife|widow|brother|sister|friend|portrait"
)
_DONE_TO = re.compile(
    rf"\b(?:(?:{_any(ACTS_UPON)})|(?:wrote|married|introduced|letters?|engaged|spoke|born) to"
    rf"|(?:{_OWNED}) of|speeches against|friendship with) $"
)
_BESIDE = re.compile(r"\b(?:by|with|between|under|like|against|for) $")
_MOVED = (
    "moved|went|sent|back|came|travell?ed|returned|returning|shipped|sailed|fled|exiled|march|taken|withdrew"
)
_PART = (
    "walls|city|town|village|battle|port|capital|streets|people|cathedral|castle|abbey|church|north|south|east|"
    "west|road|sanatorium|island"
)
_IN = re.compile(
    r"\b(?:in|at|near|outside|into|inside|through|reached|reaching|left|leaving|towards?|entered|road to"
    rf"|(?:{_MOVED}) (?:\w+ )?to|(?:{_PART}) (?:of|to)) (?:the )?$",
    re.I,
)
_TO = re.compile(r"\b(?:to|from|via|across|crossed) (?:the )?$", re.I)
_SORT_OF_PLACE = "town|city|village|port|harbour|harbor|suburb|island|region|country|county|state"
_WHERE = re.compile(rf"^(?:, (?:where|an? (?:\w+ )?(?:{_SORT_OF_PLACE})|the capital)\b| province\b| city\b)")
SORT_OF_PLACE = re.compile(
    rf"^where\b|^(?:\w+ ){{0,2}}(?:which|what) (?:\w+ )?(?:{_SORT_OF_PLACE}|place|province|continent)\b",
    re.I,
)
"""A prompt that asks for a place."""
_THE = re.compile(r"\b[Tt]he $")
_NUMERAL = re.compile(r"^[IVX]+$")


def points(name: str, before: str, after: str) -> dict[Kind, int]:
    """How much a name in its sentence speaks for each kind: its own words, and those before and after it."""
    words = name.replace("’s", "").split()
    found: dict[Kind, int] = {}

    def add(kind: Kind, count: int) -> None:
        found[kind] = found.get(kind, 0) + count

    if all(part in NATIONS for word in words for part in word.casefold().split("-")):
        return {Kind.NATION: CERTAIN}
    if any(word in THING_PARTS for word in words) and words[0] not in TITLES:
        return {Kind.THING: CERTAIN}
    if any(word in PLACE_PARTS for word in words) and words[0] not in FIRST_NAMES | TITLES:
        add(Kind.PLACE, CERTAIN)
    if words[0].rstrip(".") in TITLES and len(words) > 1 and words[1][0].isupper():
        add(Kind.PERSON, CERTAIN)
    if len(words) > 1 and _NUMERAL.match(words[-1]):
        add(Kind.PERSON, 3)
    if words[0] in FIRST_NAMES or (len(words) > 1 and re.match(r"[A-Z]\.", words[0])):
        add(Kind.PERSON, 3 if len(words) > 1 else 2)
    if len(words) > 2 and words[1] == "of" and words[0] in FIRST_NAMES:
        add(Kind.PERSON, 4)
    if len(words) > 2 and words[-2] == "of" and words[-1] in PLACES and Kind.PLACE not in found:
        add(Kind.PERSON, 2)
    if words[0] in PLACES:
        add(Kind.PLACE, 3)
    the = bool(_THE.search(before))
    if not the and _AFTER_ROLE.search(before):
        add(Kind.PERSON, 3)
    if _DOES.match(after):
        add(Kind.PERSON, 2 if not the else 0)
    if _IS_ROLE.match(after):
        add(Kind.PERSON, 3)
    if _DONE_TO.search(before):
        add(Kind.PERSON, 2)
    elif _BESIDE.search(before):
        add(Kind.PERSON, 1)
    if _IN.search(before):
        add(Kind.PLACE, 2)
    elif _TO.search(before):
        add(Kind.PLACE, 1)
    if _WHERE.match(after):
        add(Kind.PLACE, 3)
    return found
