"""The pieces of dates in English: years, months, days, seasons, decades and centuries, each as it stands.

Whether a piece dates anything, and what it means beside its neighbours, is found out from its surroundings.
What someone typed as a date and what stands in a source's prose are both read from this.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from quiz.dates.date import MONTH, MONTH_NAMES, Point, write
from quiz.text.words import words_of

MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""The numbers of the months by their names and abbreviations, in small letters."""
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""The first and last month of each season; a winter ends in the following year."""

_NUMBER = r"(?!0+\b)\d{1,5}"
BC = r"bce?|b\.c\.(?:e\.)?|before christ"
"""A regex for what says that a year is BC, in small letters: "b.c."."""
ERA = (
    rf"(?P<bc>{_NUMBER}) ?(?:{BC})"
    rf"|(?:ad|a\.d\.|anno domini) ?(?P<ad>{_NUMBER})|(?P<ce>{_NUMBER}) ?(?:ad|a\.d\.|ce|c\.e\.)"
)
"""A regex for a year that says BC or AD, in small letters: "44 bc", "ad 14"."""
LEAST_YEAR = 3  # digits of a number that is no day
YEAR = rf"(?:{ERA}|(?P<number>\d{{3,4}}))"
"""A regex for a year that says its era or has three or four digits: "ad 14", "391"."""


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

    @classmethod
    def of(cls, match: re.Match[str], mark: str = "") -> SpokenPoint:
        """The point in a match's groups: those of `YEAR`, and `day`, `month`, `iso` and `decade`."""
        parts = {name: part for name, part in match.groupdict().items() if part}
        month = parts.get("month", "0").casefold()
        return cls(
            year=_year(parts),
            number=parts.get("number", ""),
            month=MONTHS.get(month) or int(month),
            day=int(parts.get("day", "0")),
            decade="decade" in parts,
            mark=mark,
        )

    def point(self, mark: str = "") -> Point | None:
        """The point that was said, whether or not there is such a day; None if it does not say its year."""
        year = self.year
        if year is None and len(self.number) > 2:
            year = int(self.number)
        if year is None:
            return None
        return Point(year, year + 9 if self.decade else year, self.month, self.day, self.mark or mark)


def interval(first: SpokenPoint, last: SpokenPoint, mark: str = "") -> str:
    """Two points as EDTF, each completed by what only the other says; "" if that is not enough."""
    start = _completed_start(first, last).point(mark)
    end = _completed_end(first, last).point(mark)
    return write(start.outer(start.first_year), end.outer(end.last_year)) if start and end else ""


def season(name: str, year: int) -> tuple[SpokenPoint, SpokenPoint]:
    """The first and the last month of a season; a winter is said by the year it begins in."""
    first, last = SEASONS[name]
    return SpokenPoint(year, month=first), SpokenPoint(year + (last < first), month=last)


def century(number: int, *, bc: bool = False) -> tuple[SpokenPoint, SpokenPoint]:
    """The first and the last year of a century, which counts from 1, or to 1 BC."""
    last = 100 * number
    return (
        (SpokenPoint(1 - last), SpokenPoint(100 - last))
        if bc
        else (SpokenPoint(last - 99), SpokenPoint(last))
    )


def _year(parts: dict[str, str]) -> int | None:
    if "bc" in parts:
        return 1 - int(parts["bc"])
    if "decade" in parts:
        return int(parts["decade"]) * 10
    sure = parts.get("iso") or parts.get("ad") or parts.get("ce")
    return int(sure) if sure else None


def _completed_start(first: SpokenPoint, last: SpokenPoint) -> SpokenPoint:
    if first.year is not None:
        return first
    if first.month:
        return first if first.number else replace(first, year=last.year, number=last.number)
    if last.day and len(first.number) < 3:
        return replace(last, day=int(first.number), mark=first.mark)
    if last.year is not None and last.year < 1:
        return replace(first, year=1 - int(first.number))
    return first


def _completed_end(first: SpokenPoint, last: SpokenPoint) -> SpokenPoint:
    year = int(first.number) if first.year is None and len(first.number) > 2 else first.year
    if year is None or year < 1 or last.year is not None or last.month or len(last.number) > 2:
        return last
    century = 10 ** len(last.number)
    return replace(last, year=year // century * century + int(last.number))


def whole_end(number: str, end: str, *, is_sure: bool = False) -> str:
    """The last year BC of a span that may leave out digits: 217 of "218-17"; "" if it may be one of two."""
    whole = number[: -len(end)] + end if len(end) < len(number) else end
    if whole == end or int(whole) >= int(number):
        return end
    return whole if is_sure or len(number) >= LEAST_YEAR else ""


# Feasts

_SAINT = r"(?:St\.?|Saint) +"
_DAY = r"(?:'s)? +Day"
_FEASTS = {
    rf"New +Year{_DAY}": (1, 1),
    "Candlemas(?: +Day)?": (2, 2),
    rf"(?:{_SAINT})?Valentine{_DAY}": (2, 14),
    rf"{_SAINT}Patrick{_DAY}": (3, 17),
    "Lady +Day": (3, 25),
    rf"{_SAINT}George{_DAY}": (4, 23),
    "May +Day": (5, 1),
    rf"Midsummer(?:{_DAY}|'s)": (6, 24),
    "[Mm]idsummer": (6, 0),
    "Bastille +Day": (7, 14),
    "Lammas(?: +Day)?": (8, 1),
    rf"{_SAINT}Bartholomew{_DAY}": (8, 24),
    "Michaelmas(?: +Day)?": (9, 29),
    "(?:Hallowe'en|All +Hallows'? +Eve)": (10, 31),
    "All +(?:Saints?|Hallows?)(?:'s?)?(?: +Day)?|Hallowmas": (11, 1),
    "All +Souls?(?:'s?)?(?: +Day)?": (11, 2),
    "Martinmas(?: +Day)?": (11, 11),
    "Armistice +Day": (11, 11),
    rf"{_SAINT}Andrew{_DAY}": (11, 30),
    "Christmas +Eve": (12, 24),
    "Christmas(?: +Day)?": (12, 25),
    rf"Boxing +Day|{_SAINT}Stephen{_DAY}": (12, 26),
    "New +Year(?:'s)? +Eve": (12, 31),
}
"""Regexes for feasts of one day in every year, and that day; 0 if people meant the weeks around it too."""

_MOVABLE = (
    r"Easter(?: (?:Eve|Day|Sunday|Monday|Tuesday|week))?|Whitsun(?:tide| Eve| Day)?|Pentecost|Lent|Advent|"
    r"(?:Good|Black|Bloody) Friday|Shrove (?:Tuesday|Monday|Sunday)|Shrovetide|Ash Wednesday|Palm Sunday|"
    r"Maundy Thursday|Holy (?:Week|Saturday|Thursday)|Whit (?:Sunday|Monday)|Trinity Sunday|Corpus Christi|"
    r"Ascension Day|Bloody Sunday|Passover|Ramadan|New Year|"
    r"(?:Michaelmas|Hilary|Lent|Easter|Trinity|spring|summer|autumn|winter) [Tt]erm"
)
"""A regex for feasts and times that say no more of a date than its year."""

_BEGINNINGS = (
    "New +Y|Candlem|Valentine|(?:St|Saint)[. ]|Lady +D|May +D|[Mm]idsum|Bastille|Lammas|Michaelm|All +[HS]|"
    "Hallow|Martinmas|Armistice|Christmas|Boxing"
)
"""How the names of fixed feasts begin."""


# Words before a date that belong to it

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
    # the first months of · early in the · the year of grace · the period · Easter · some time in
    rf"(?:(?:[Tt]he|a|[Oo]ne|that) +)?(?:(?:{_WHICH}|{_HOW_MANY}) +)*(?:{_PARTS}) +of +(?:the +)?"
    r"|(?:[Tt]he +)?(?:[Vv]ery +)?(?:[Ee]arly|[Ll]ate|[Mm]id(?:dle)?)(?:[ -]to[ -](?:mid|late))?(?: +|-)"
    r"(?:in +)?(?:the +)?"
    r"|(?:[Tt]he +)?(?:calendar +|academic +|school +)?years? +(?:of +(?:grace +|our +Lord +)?)?"
    r"|(?:[Tt]he +)?(?:period|time) +"
    rf"|(?:{_MOVABLE}),? +(?:of +|in +)?"
    r"|[Ss]ome ?time +in +(?:the +)?"
    r")$"
)
_STRONG = re.compile(rf"{_STARTS}(?:[Cc]irca|[Cc]a?\.?) *$")  # "c. "
_WEAK = re.compile(  # "in or about "
    rf"{_STARTS}(?:[Aa]bout|[Aa]round|[Rr]oughly|[Aa]pproximately|[Rr]ound about|"
    r"(?:[Ii]n|[Oo]n) or about) +$"
)
_DOUBT = re.compile(rf"{_STARTS}(?:[Pp]erhaps|[Pp]ossibly|[Pp]robably|[Mm]aybe) +$")  # "perhaps "
_WEEKDAY = re.compile(rf"{_STARTS}(?:(?:[Tt]he +)?(?:(?:{_HOLY}) +)?(?:{_WEEKDAYS}),? +)$")  # "Good Friday, "
_ARTICLE = re.compile(rf"{_STARTS}[Tt]he +$")  # `the `
_OF_SEASON = re.compile(rf"{_STARTS}(?:[Tt]he|[Tt]hat|a) +(?:[a-z]+ +)?$")  # "that cold "
_WIDTH = 60  # characters before a date that are looked at for each of its words
_LONGEST_WORD = 16
_LAST_WORD = re.compile(r"([a-z]+)[.,]? *$|- *$", re.IGNORECASE | re.ASCII)  # the "of" of "the end of "
_CLOSING = words_of(
    "easter eve day sunday monday tuesday week whitsun whitsuntide pentecost lent advent friday shrovetide",
    "wednesday thursday saturday christi passover ramadan term",
    "the that a of in early late mid middle year years period time circa c ca about around roughly",
    "approximately grace lord perhaps possibly probably maybe",
)
"""The last words of all of these: most dates have none before them, and nothing else is tried."""


# Pieces

_Ends = tuple[SpokenPoint, SpokenPoint]

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_LAST_DAY = 31
_FULL = 4  # digits of a year that needs no era
_SHORT = (*(name[:3] for name in MONTH_NAMES), "Sept")

_END = r"(?![\w%°£$€])(?![.,:]\d)"
_DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\w)"
_OF_MONTH = r"(?:(?: +day)? +of)?"  # "1st day of May"
_DOT = r"(?:(?:(?<=Sept)|(?<![A-Za-z]{4})(?<!May))\.)?"  # of an abbreviation
_MONTH = rf"(?P<month>{MONTH}|{'|'.join(_SHORT)})(?!\w){_DOT}"
_YEAR = rf"(?i:{YEAR}){_END}"
_GAP = r"(?:,? +|, ?| +of +(?:the +year +)?)"  # "January, 1912", "January of the year 1912"
_NTH = rf"(?:(?:\d{{1,2}})(?:st|nd|rd|th)|(?i:{'|'.join(_ORDINALS)}))"
_CENTURY = (  # third to second centuries BC, 12th-century
    rf"(?P<first>{_NTH})(?:(?: +(?:to|and|or)(?: +the)? +|[–-])(?P<last>{_NTH}))?"
    rf"(?:(?: +|-)centur(?:y|ies)| +c\.)(?: +(?:(?P<bc>(?i:{BC}))|AD|A\.D\.|CE|C\.E\.))?" + _END
)
_TRIGGER = re.compile(  # where a piece may begin: 1905, May, Christmas, summer, third century, c1350
    r"(?:(?<![\w£$€¥#§])|(?<=\bc)(?=\d{3}))(?<!\d[.,:])(?<![A-Za-z]{3}[/+])"
    rf"(?:\d|(?:{'|'.join(_SHORT)}|A\.?D|CE|(?i:anno +D)|{_BEGINNINGS})|(?i:(?:{'|'.join(SEASONS)})\b)"
    rf"|(?=[a-zA-Z]+(?:-[a-z]+)?(?:-| +)(?:centur|(?:to|and|or) ))(?i:{'|'.join(_ORDINALS)}))",
    re.ASCII,
)


@dataclass(frozen=True)
class Piece:
    """A date, or part of one, with the words that belong to it."""

    start: int
    """Where its words begin, those among them that say a part of it or how sure it is."""
    core: int
    """Where the date itself begins."""
    end: int
    first: SpokenPoint
    last: SpokenPoint
    """The same as its beginning unless it is a season, a century or days of one month."""
    timed: bool = False
    """Words say that it is a time: "the end of 1905", "the year 1905"."""
    weak: bool = False
    """It is marked as approximate by a word that stands before any number too: "about 1500"."""

    @property
    def is_number(self) -> bool:
        """It is a number alone, a year perhaps, or the first day of several."""
        return bool(self.first.number) and not self.first.month and self.first is self.last

    @property
    def has_year(self) -> bool:
        """It says its year, or is a number that may be one."""
        return self.last.year is not None or bool(self.last.number)

    def changed(self, change: Callable[[SpokenPoint], SpokenPoint]) -> Self:
        """The same with both ends changed alike."""
        first = change(self.first)
        return replace(self, first=first, last=first if self.last is self.first else change(self.last))


def pieces(text: str) -> Iterator[Piece]:
    """Find the pieces in a text that is laid out for it, in order."""
    at = 0
    while trigger := _TRIGGER.search(text, at):
        at = trigger.start()
        for pattern, ends in _OF_DIGITS if text[at].isdigit() else _OF_LETTERS:
            if (match := pattern.match(text, at)) and (said := ends(match)):
                yield _with_words(text, Piece(at, at, match.end(), *said))
                at = match.end()
                break
        else:
            at = trigger.end()
            while at < len(text) and text[at].isalnum():
                at += 1


def _with_words(text: str, piece: Piece) -> Piece:
    """The piece with the words before it that say a part of it, and how sure it is."""
    is_month = bool(piece.first.month) and not piece.first.day
    is_season = is_month and piece.first is not piece.last  # it may have an adjective before it
    is_nth = text[piece.end - 1].isalpha()
    takes_article = is_season or not (is_month or (piece.is_number and not is_nth))
    doubt = about = timed = weak = False
    at = piece.core
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
            elif piece.first.day:
                match = _WEEKDAY.search(before)
        if not match and takes_article and (match := (_OF_SEASON if is_season else _ARTICLE).search(before)):
            takes_article = False
        if not match:
            break
        at -= len(match[0])
    mark = "%" if doubt and about else "?" if doubt else "~" if about else ""
    piece = replace(piece, start=at, timed=timed, weak=weak)
    return piece.changed(lambda said: replace(said, mark=mark)) if mark else piece


def _point(match: re.Match[str]) -> _Ends | None:
    said = SpokenPoint.of(match)
    return said, said


def _month_and_number(match: re.Match[str]) -> _Ends | None:
    """A month and its day, or, if there is no such day, a year perhaps: "January 49"."""
    said = SpokenPoint.of(match)
    if said.day > _LAST_DAY:
        said = replace(said, number=match["day"], day=0)
    return said, said


def _days(match: re.Match[str]) -> _Ends | None:
    first, last = int(match["from"]), SpokenPoint.of(match)
    if match["and"] and first + 1 != last.day:
        return None
    return replace(last, day=first), last


def _season(match: re.Match[str]) -> _Ends | None:
    said, name = SpokenPoint.of(match), match["season"].casefold()
    if name != "winter":
        first, last = SEASONS[name]
        return None if match["ends"] else (replace(said, month=first), replace(said, month=last))
    year = int(said.number) if len(said.number) == _FULL else said.year
    if year is None:
        return None
    if not (ends := match["ends"]):
        # A winter that is said with one year may be the one it begins with or the one it ends with.
        return SpokenPoint(year), SpokenPoint(year)
    return season(name, year) if (year + 1) % 10 ** len(ends) == int(ends) else None


def _winter_bc(match: re.Match[str]) -> _Ends | None:
    year, ends = int(match["from"]), match["ends"]
    return season("winter", 1 - year) if (year - 1) % 10 ** len(ends) == int(ends) else None


def _feast(match: re.Match[str]) -> _Ends:
    month, day = next(day for names, day in _FEASTS.items() if re.fullmatch(names, match["feast"]))
    said = replace(SpokenPoint.of(match), month=month, day=day)
    return said, said


def _decade(match: re.Match[str]) -> _Ends | None:
    first = int(match["tens"]) * 10
    if match["bc"]:
        return SpokenPoint(1 - first - 9), SpokenPoint(1 - first)
    if len(match["tens"]) < 3:
        return None
    if first % 100 == 0:  # the 1800s are a century to some, and a decade to others
        return SpokenPoint(first), SpokenPoint(first + 99)
    said = SpokenPoint(first, decade=True)
    return said, said


def _centuries(match: re.Match[str]) -> _Ends | None:
    first = _nth(match["first"])
    last = _nth(match["last"]) if match["last"] else first
    if not first or not last or max(first, last) > len(_ORDINALS):
        return None
    bc = bool(match["bc"])
    first, last = sorted((first, last), reverse=bc)
    return century(first, bc=bc)[0], century(last, bc=bc)[1]


def _nth(word: str) -> int:
    return int(word[:-2]) if word[0].isdigit() else _ORDINALS.index(word.casefold()) + 1


_Read = Callable[[re.Match[str]], _Ends | None]


def _patterns(*patterns: tuple[str, _Read]) -> list[tuple[re.Pattern[str], _Read]]:
    return [(re.compile(pattern, re.ASCII), read) for pattern, read in patterns]


_OF_DIGITS = _patterns(
    (rf"(?P<iso>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_END}", _point),  # 1937-02-01
    (rf"{_DAY_OF_MONTH}{_OF_MONTH} +{_MONTH}{_GAP}{_YEAR}", _point),  # 1st of May, 1912
    (rf"{_DAY_OF_MONTH}{_OF_MONTH} +{_MONTH}", _point),  # 14 July
    (rf"(?P<tens>\d{{1,3}})0'?s(?!\w)(?: +(?P<bc>(?i:{BC})))?(?!\w)", _decade),  # 1890s, 40s BC
    (_CENTURY, _centuries),
    (_YEAR, _point),  # 44 BC, 1905
    (rf"(?P<number>\d{{1,2}})(?:st|nd|rd|th)?{_END}", _point),  # 14th
)
_FEAST = "|".join(_FEASTS)
_TO_DAY = r"(?:[–-]| +(?:to|(?P<and>and)) +)"  # "May 5–9", "May 5 and 6"
_COMMA = r"(?:,? +|, ?)"
_OF_LETTERS = _patterns(
    (rf"(?P<feast>{_FEAST})(?:,? +(?:(?:of|in) +)?){_YEAR}", _feast),  # Christmas Eve of 1914
    (rf"{_MONTH} +(?P<from>\d{{1,2}}){_TO_DAY}{_DAY_OF_MONTH}{_COMMA}{_YEAR}", _days),  # May 5–9, 1912
    (rf"{_MONTH} +{_DAY_OF_MONTH}{_COMMA}{_YEAR}", _point),  # May 5th, 1912
    (rf"{_MONTH}{_GAP}{_YEAR}", _point),  # Sept. of 1921
    (rf"{_MONTH} +{_DAY_OF_MONTH}{_END}", _month_and_number),  # May 5
    (rf"(?P<month>{MONTH})(?!\w)", _point),  # May
    # winter of 219/18 BC
    (rf"(?i:winter){_GAP}(?P<from>\d{{1,3}})[-–/](?P<ends>\d{{1,3}}) ?(?i:{BC}){_END}", _winter_bc),
    # summer of 1789, winter 1846–47
    (rf"(?P<season>(?i:{'|'.join(SEASONS)})){_GAP}{_YEAR}(?:[-–/](?P<ends>\d{{1,4}}){_END})?", _season),
    (_CENTURY, _centuries),
    (_YEAR, _point),  # AD 14
)
