"""Feasts that name a day, or only a part of a year because they move."""

from __future__ import annotations

import re
from typing import NamedTuple

_SAINT = r"(?:St\.?|Saint) +"
_DAY = r"(?:'s)? +Day"


class Feast(NamedTuple):
    """A feast that is on the same day in every year."""

    names: str
    """A regex for its names, as they stand before a year."""
    month: int
    day: int
    """0 if people meant the weeks around it too."""


FIXED = (
    Feast(rf"New +Year{_DAY}", 1, 1),
    Feast("Candlemas(?: +Day)?", 2, 2),
    Feast(rf"(?:{_SAINT})?Valentine{_DAY}", 2, 14),
    Feast(rf"{_SAINT}Patrick{_DAY}", 3, 17),
    Feast("Lady +Day", 3, 25),
    Feast(rf"{_SAINT}George{_DAY}", 4, 23),
    Feast("May +Day", 5, 1),
    Feast(rf"Midsummer(?:{_DAY}|'s)", 6, 24),
    Feast("[Mm]idsummer", 6, 0),
    Feast("Bastille +Day", 7, 14),
    Feast("Lammas(?: +Day)?", 8, 1),
    Feast(rf"{_SAINT}Bartholomew{_DAY}", 8, 24),
    Feast("Michaelmas(?: +Day)?", 9, 29),
    Feast("(?:Hallowe'en|All +Hallows'? +Eve)", 10, 31),
    Feast("All +(?:Saints?|Hallows?)(?:'s?)?(?: +Day)?|Hallowmas", 11, 1),
    Feast("All +Souls?(?:'s?)?(?: +Day)?", 11, 2),
    Feast("Martinmas(?: +Day)?", 11, 11),
    Feast("Armistice +Day", 11, 11),
    Feast(rf"{_SAINT}Andrew{_DAY}", 11, 30),
    Feast("Christmas +Eve", 12, 24),
    Feast("Christmas(?: +Day)?", 12, 25),
    Feast(rf"Boxing +Day|{_SAINT}Stephen{_DAY}", 12, 26),
    Feast("New +Year(?:'s)? +Eve", 12, 31),
)

MOVABLE = (
    r"Easter(?: (?:Eve|Day|Sunday|Monday|Tuesday|week))?|Whitsun(?:tide| Eve| Day)?|Pentecost|Lent|Advent|"
    r"(?:Good|Black|Bloody) Friday|Shrove (?:Tuesday|Monday|Sunday)|Shrovetide|Ash Wednesday|Palm Sunday|"
    r"Maundy Thursday|Holy (?:Week|Saturday|Thursday)|Whit (?:Sunday|Monday)|Trinity Sunday|Corpus Christi|"
    r"Ascension Day|Bloody Sunday|Passover|Ramadan|New Year|"
    r"(?:Michaelmas|Hilary|Lent|Easter|Trinity|spring|summer|autumn|winter) [Tt]erm"
)
"""A regex for feasts and times that say no more of a date than its year."""

MOVABLE_ENDS = frozenset(
    (
        *(
            "easter",
            "eve",
            "day",
            "sunday",
            "monday",
            "tuesday",
            "week",
            "whitsun",
            "whitsuntide",
            "pentecost",
        ),
        *("lent", "advent", "friday", "shrovetide", "wednesday", "thursday", "saturday", "christi"),
        *("passover", "ramadan", "term", "year"),
    )
)
"""The last words of these, in small letters."""

BEGINNINGS = (
    "New +Y|Candlem|Valentine|(?:St|Saint)[. ]|Lady +D|May +D|[Mm]idsum|Bastille|Lammas|Michaelm|All +[HS]|"
    "Hallow|Martinmas|Armistice|Christmas|Boxing"
)
"""How the names of fixed feasts begin."""


def fixed_feast(name: str) -> Feast:
    """The feast that a name is one of."""
    return next(feast for feast in FIXED if re.fullmatch(feast.names, name))
