"""The words before a date that belong to it: "the end of", "early", "about", "perhaps", a day of the week."""

from __future__ import annotations

import re
from typing import NamedTuple

from quiz.bank.dating.feasts import MOVABLE, MOVABLE_ENDS

_PARTS = (
    "beginning|start|opening|outset|onset|middle|end|close|course|turn|half|quarter|third|part|parts|months?|"
    "weeks?|days?|years?|decades?|rest|remainder|night|morning|afternoon|evening|eve|dawn|spring|summer|autumn|"
    "winter|season|most|much|Ides|Kalends|Nones"
)
_WHICH = "very|first|second|third|last|latter|former|early|late|later|final|closing|opening|whole|greater|hot"
_HOW_MANY = "two|three|four|five|six|seven|eight|nine|ten|eleven|several|few"
_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_HOLY = "Good|Easter|Palm|Whit|Holy|Ash|Maundy|Shrove|Bloody|Black"
_STARTS = r"(?<![\w'-])"
_TIMED = re.compile(
    rf"{_STARTS}(?:"
    rf"(?:(?:[Tt]he|a|[Oo]ne|that) +)?(?:(?:{_WHICH}|{_HOW_MANY}) +)*(?:{_PARTS}) +of +(?:the +)?"
    r"|(?:[Tt]he +)?(?:[Vv]ery +)?(?:[Ee]arly|[Ll]ate|[Mm]id(?:dle)?)(?:[ -]to[ -](?:mid|late))?(?: +|-)"
    r"(?:in +)?(?:the +)?"
    r"|(?:[Tt]he +)?(?:calendar +|academic +|school +)?years? +(?:of +(?:grace +|our +Lord +)?)?"
    r"|(?:[Tt]he +)?(?:period|time) +"
    rf"|(?:{MOVABLE}),? +(?:of +|in +)?"
    r"|[Ss]ome ?time +in +(?:the +)?"
    r")$"
)
_STRONG = re.compile(rf"{_STARTS}(?:[Cc]irca|[Cc]a?\.?) *$")
_WEAK = re.compile(
    rf"{_STARTS}(?:[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Rr]ound about|"
    r"(?:[Ii]n|[Oo]n) or about) +$"
)
_DOUBT = re.compile(rf"{_STARTS}(?:[Pp]erhaps|[Pp]ossibly|[Pp]robably|[Mm]aybe) +$")
_WEEKDAY = re.compile(rf"{_STARTS}(?:(?:[Tt]he +)?(?:(?:{_HOLY}) +)?(?:{_WEEKDAYS}),? +)$")
_ARTICLE = re.compile(rf"{_STARTS}[Tt]he +$")
_OF_SEASON = re.compile(rf"{_STARTS}(?:[Tt]he|[Tt]hat|a) +(?:[a-z]+ +)?$")
_WIDTH = 60
"""Characters before a date that are looked at for each of its words."""
_LONGEST_WORD = 16
_LAST_WORD = re.compile(r"([a-z]+)[.,]? *$|- *$", re.IGNORECASE | re.ASCII)
_CLOSING = frozenset(
    (
        *(
            "the",
            "that",
            "a",
            "of",
            "in",
            "early",
            "late",
            "mid",
            "middle",
            "year",
            "years",
            "period",
            "time",
        ),
        *("circa", "c", "ca", "about", "around", "roughly", "approximately", "grace", "lord"),
        *MOVABLE_ENDS,
        *(
            "perhaps",
            "possibly",
            "probably",
            "maybe",
        ),
    )
)
"""The last words of all of these: most dates have none before them, and nothing else is tried."""


class Qualifiers(NamedTuple):
    """The words before a date that belong to it."""

    start: int
    """Where they begin; where the date does if there are none."""
    mark: str = ""
    """`~`, `?` or `%` if they say how sure it is."""
    timed: bool = False
    """They say that it is a time."""
    weak: bool = False
    """What makes it approximate stands before other numbers too: "about 1500"."""


def qualifiers(text: str, at: int, *, takes_article: bool, is_season: bool, is_day: bool) -> Qualifiers:
    """Find the words before a date that begins at a place; a season may have an adjective before it."""
    doubt = about = timed = weak = False
    while True:
        before = text[max(0, at - _WIDTH) : at]
        if not (last := _LAST_WORD.search(before[-_LONGEST_WORD:])):
            break
        match: re.Match[str] | None = None
        if (last[1] or "mid").casefold() in _CLOSING:
            if not doubt and not about and (match := _TIMED.search(before)):
                timed = True
            elif not about and (match := _STRONG.search(before)):
                about = True
            elif not about and (match := _WEAK.search(before)):
                about, weak = True, not timed
            elif not doubt and (match := _DOUBT.search(before)):
                doubt = True
            elif is_day:
                match = _WEEKDAY.search(before)
        if not match and takes_article and (match := (_OF_SEASON if is_season else _ARTICLE).search(before)):
            takes_article = False
        if not match:
            break
        at -= len(match[0])
    return Qualifiers(at, "%" if doubt and about else "?" if doubt else "~" if about else "", timed, weak)
