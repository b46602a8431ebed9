"""The pieces of dates in a text: years, months, days and centuries, with the words that belong to each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Self

from quiz.dates.languages import LEADS, NTH, Language, named

LEAST_YEAR = 3
"""Digits of a number that is no day."""
_WIDTH = 60  # characters before a date in which its words stand
_LAST_DAY = 31
_LAST_OF_OLD_YEAR = 3  # the month in which a year ended that we begin in January
STYLES = range(9, 14)  # days that the new style is ahead of the old until 2100; a leap day may hide one
_LEAST_TENS = 2  # "the 650s", not "her 50s"
_LAST_CENTURY = 21


@dataclass(frozen=True, slots=True)
class SpokenPoint:
    """A point as it was said, perhaps not in full: the 5 in "5–9 May 1912", the 07 in "1905–07"."""

    year: int | None = None
    """None if it was not said, or is a number without BC or AD."""
    number: str = ""
    """A year or day that is not said to be either."""
    month: int = 0
    day: int = 0
    decade: bool = False
    """The year is the first of a decade."""
    mark: str = ""

    @property
    def is_number(self) -> bool:
        """It is a number alone."""
        return bool(self.number) and not self.month

    @property
    def may_be_day(self) -> bool:
        """It is a number of one or two digits alone."""
        return self.is_number and len(self.number) < LEAST_YEAR


@dataclass(frozen=True)
class Piece:
    """A date, or part of one, with the words that belong to it."""

    start: int
    """Where its words begin, its lead among them."""
    core: int
    """Where the date itself begins."""
    end: int
    first: SpokenPoint
    last: SpokenPoint
    """The same as its beginning unless it is a stretch of time, or one of two."""
    lead: str = ""
    """What the preposition before it says, a key of `Language.leads`; empty without one."""
    lead_end: int = 0
    """Where the words behind its lead begin."""
    timed: bool = False
    """Words say that it is a time: "the end of 1905", "the year 1905"."""
    weak: bool = False
    """It is marked as approximate by a word that stands before any number too: "about 1500"."""
    ends: tuple[Self, Self] | tuple[()] = field(default=(), repr=False)
    """Its two ends if it is a span that says both."""

    @property
    def is_single(self) -> bool:
        """It is neither a stretch of time nor one of two."""
        return self.first == self.last

    @property
    def is_number(self) -> bool:
        """It is a number, or are two of them: years perhaps, without BC or AD."""
        return self.first.is_number and self.last.is_number

    @property
    def digits(self) -> str:
        """The longer of its numbers."""
        return max(self.first.number, self.last.number, key=len)

    @property
    def says_year(self) -> bool:
        """It says its year, in three digits or with its era."""
        return any(each.year is not None or len(each.number) > 2 for each in (self.first, self.last))

    def changed(self, change: Callable[[SpokenPoint], SpokenPoint]) -> Self:
        """The same with both ends changed alike."""
        return replace(self, first=change(self.first), last=change(self.last))


def pieces(text: str, language: Language) -> Iterator[Piece]:
    """Find the pieces in a text that is laid out for it, in order."""
    at = 0
    while trigger := language.trigger.search(text, at):
        start = trigger.start()
        for pattern in language.points:
            if (match := pattern.match(text, start)) and (said := _ends(match, language)):
                piece = Piece(start, start, match.end(), *said, timed=bool(match.groupdict().get("told")))
                yield _with_words(text, piece, match, language, at)
                at = match.end()
                break
        else:
            at = max(trigger.end(), start + 1)
            while at < len(text) and text[at].isalnum():
                at += 1


def _ends(match: re.Match[str], language: Language) -> tuple[SpokenPoint, SpokenPoint] | None:
    """The two points of a match, the same if it is one; None if it is none."""
    part = {name: value for name, value in match.groupdict().items() if value}
    if "nth" in part:
        return _centuries(part, language)
    if "tens" in part:
        return _decade(int(part["tens"]) * 10, bc="bc" in part, digits=len(part["tens"]))
    year = 1 - int(part["bc"]) if "bc" in part else None
    if sure := part.get("iso") or part.get("ad") or part.get("ce"):
        year = int(sure)
    mark = "?" if "asked" in part else ""
    said = SpokenPoint(year, part.get("number", ""), day=int(part.get("day", 0)), mark=mark)
    if "named" in part:
        (month, day), (last_month, last_day) = named(part["named"])
        return replace(said, month=month, day=day), replace(said, month=last_month, day=last_day)
    if "month" in part:
        month = language.months.get(part["month"].casefold(), 0)
        said = replace(said, month=month or int(part["month"]))
    if following := part.get("dual") or part.get("also"):  # 10 February 1620/1, 1620 [1621]
        is_dual = said.month <= _LAST_OF_OLD_YEAR and f"{int(said.number) + 1}".endswith(following)
        said = replace(said, number=f"{int(said.number) + 1}" if is_dual else "0")
    if said.day > _LAST_DAY:
        return (replace(said, number=part["day"], day=0),) * 2 if not said.number else None
    if "old" not in part:
        return said, said
    return _two_days(int(part["old"]), said, is_span=part["to"].strip() in ("–", "-", "to", "and"))


def _two_days(first: int, last: SpokenPoint, *, is_span: bool) -> tuple[SpokenPoint, SpokenPoint] | None:
    """The days of "5–9 May", the night of "4/5 May", the new style's of "9/22 January"."""
    if is_span or first + 1 == last.day:
        return (replace(last, day=first), last) if 0 < first < last.day else None
    return (last, last) if (last.day - first) % 31 in STYLES else None


def _decade(first: int, *, bc: bool, digits: int) -> tuple[SpokenPoint, SpokenPoint] | None:
    if bc:
        return SpokenPoint(1 - first - 9), SpokenPoint(1 - first)
    if digits < _LEAST_TENS:
        return None
    if first % 100 == 0:  # the 1800s are a century to some, and a decade to others
        return SpokenPoint(first), SpokenPoint(first + 99)
    return (SpokenPoint(first, decade=True),) * 2


def _centuries(part: dict[str, str], language: Language) -> tuple[SpokenPoint, SpokenPoint] | None:
    """The first and the last year of a century or two, which count from 1, or to 1 BC."""
    first, last = (_nth(word) for word in (part["nth"], part.get("other", part["nth"])))
    if not 0 < min(first, last) <= max(first, last) <= _LAST_CENTURY:
        return None
    is_bc = "cbc" in part
    begin, last_begin = sorted(1 - 100 * number if is_bc else 100 * number - 99 for number in (first, last))
    _, end = _half(part.get("half", ""), language) or (0, 100)
    return SpokenPoint(begin), SpokenPoint(last_begin + end - 1)


def _nth(word: str) -> int:
    digits = "".join(filter(str.isdigit, word))
    word = word.casefold().replace("х", "x")  # in Russian, "XIX" may be of its own letters
    return int(digits) if digits else NTH.get(word, 0)


_HALVES = {"first": (0, 50), "middle": (25, 75), "last": (50, 100)}


def _half(words: str, language: Language) -> tuple[int, int] | None:
    """The years of a century that its early, its middle or its late years are, from and before."""
    return next((years for half, years in _HALVES.items() if language.words[half].search(words)), None)


def _with_words(text: str, piece: Piece, match: re.Match[str], language: Language, at: int) -> Piece:
    """The piece with the words before it that say a part of it, and how sure it is."""
    if piece.core == at or text[piece.core - 1] not in " '.-c":
        return piece
    is_bare = not piece.first.day and piece.is_single and not piece.first.decade
    if is_bare and language.is_english and text[max(0, piece.core - 4) : piece.core].casefold() == "the ":
        return piece  # the article may be a name's: "the 1905 revolution"
    found = language.before.search(text, max(at, piece.core - _WIDTH), piece.core)
    if not found or found.start() == piece.core:
        return piece
    is_sure = not (found["doubt"] or found["unsure"])
    about = bool(found["circa"] or found["about"])
    mark = ("~" if is_sure else "%") if about else "" if is_sure else "?"
    words = text[max(found.start(), found.end("lead")) : piece.core]
    first, last = (replace(said, mark=mark) for said in (piece.first, piece.last))
    half = _half(words, language) if match.groupdict().get("nth") else None
    if half and first.year is not None and last.year is not None:  # "the late 19th and early 20th"
        last = replace(last, year=first.year + half[1] - 1 if last.year - first.year < 100 else last.year)
        first = replace(first, year=first.year + half[0])
    timed = piece.timed or bool(found["part"])
    return replace(
        piece,
        start=found.start(),
        first=first,
        last=last,
        lead=next((each for each in LEADS if found[each]), ""),
        lead_end=piece.core - len(words.lstrip()),
        timed=timed,
        weak=bool(found["about"]) and not timed,
    )
