"""What someone meant by a date that is not EDTF: the `did you mean` of a message.

English as history books write it ("1 February 1937", "about 1905–07", "since 1953"), the usual slips
("1905-1907", "1937/2/1", "193x"), and the digits and dashes of other scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from quiz.bank.edtf import MONTH_NAMES, OPEN, DateError, Point, read, write

_LONGEST = 100
_SUGGESTIONS = 2
_DASHES = str.maketrans(dict.fromkeys("‐‑−﹣－", "-") | dict.fromkeys("‒–—―", "–") | {",": " "})
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_SEASON_CODES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_UNCERTAIN = re.compile(r"^(?:(?:perhaps|possibly|probably|maybe) |\?)| ?(?:\(\?\)|\?|uncertain)$")
_APPROXIMATE = re.compile(r"^(?:(?:about|around|approximately|circa) |ca?(?:\. ?| |(?=\d))|~)| ?~$")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_NUMBER = r"(?!0+\b)\d{1,5}"
_ERA = (
    rf"(?P<bc>{_NUMBER}) ?(?:bce?|b\.c\.(?:e\.)?)"
    rf"|(?:ad|a\.d\.) ?(?P<ad>{_NUMBER})|(?P<ce>{_NUMBER}) ?(?:ad|a\.d\.|ce|c\.e\.)"
)
_SAYS_BC = re.compile(r"\d ?b\.?c")
_YEAR = rf"(?:{_ERA}|(?P<number>\d{{3,4}}))"
_POINTS = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<iso>\d{4}|-(?!0000)\d{4})(?:[-./](?P<month>\d\d?)(?:[-./](?P<day>\d\d?))?)?",
        r"(?P<iso>\d{4})[-./](?P<day>1[3-9]|2\d|3[01])[-./](?P<month>\d\d?)",
        r"(?P<iso>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d\d?)(?:[-/]|\. ?)(?P<month>\d\d?)(?:[-/]|\. ?)(?P<iso>\d{4})",
        r"(?P<month>\d\d?)[-/](?P<day>\d\d?)[-/](?P<iso>\d{4})",
        r"(?:the )?(?P<decade>\d{3})0'?s",
        rf"{_ERA}|(?P<number>\d{{1,5}})",
        rf"{_MONTH}(?: {_YEAR})?",
        rf"{_MONTH} {_DAY}(?: {_YEAR})?",
        rf"{_DAY} (?:of )?{_MONTH}(?: {_YEAR})?",
    )
]
_SPANS = [
    re.compile(pattern)
    for pattern in (
        r"between (.+) and (.+)",
        r"(?:from )?(.+?) (?:to|until|till) (.+)",
        r"([^–]+)–([^–]+)",
        r"([^/]+)/([^/]+)",
        r"(.+?) - (.+)",
        r"([^-]+)-([^-]+)",
    )
]
_HALF_OPEN = [
    (re.compile(pattern), form, units)
    for pattern, form, units in (
        (r"(?:since|from) (.+)|(.+?) ?(?:/ ?open|/|–|-|\.\.)", "{}/..", 0),
        (r"(?:until|till|up to|to|by) (.+)|(?:open ?/|/|–|\.\.) ?(.+)", "../{}", 0),
        (r"after (.+)", "{}/..", 1),
        (r"before (.+)", "../{}", -1),
    )
]
_CENTURY = re.compile(r"(?:the )?(\d\d?)(?:st|nd|rd|th) century", re.ASCII)
_SEASON = re.compile(rf"(?:the )?({'|'.join(_SEASONS)}) (?:of )?(\d{{4}})|(\d{{4}})-(2[1-4])", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Said:
    """A point as it was said, perhaps not in full: the 5 in "5–9 May 1912", the 07 in "1905–07"."""

    year: int | None = None
    """Astronomical; None if it was not said, or is a number without BC or AD."""
    number: str = ""
    """A year or day that is not said to be either."""
    month: int = 0
    day: int = 0
    decade: bool = False
    mark: str = ""


def suggestion(text: str) -> str:
    """Give the question whether a text that is no date meant this date or that; "" if nothing is near."""
    if len(text) > _LONGEST:
        return ""
    plain = _plain(text)
    dates = (_canonical(candidate) for candidate in _candidates(plain))
    found = islice(dict.fromkeys(date for date in dates if date), _SUGGESTIONS)
    as_written = _typed if _SAYS_BC.search(plain) else str
    meant = " or ".join(f'"{as_written(date)}"' for date in found)
    return f"did you mean: {meant}?" if meant else ""


def _plain(text: str) -> str:
    """Without what does not matter: case, commas, runs of blanks, the shapes of digits and dashes."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    digits = (str(unicodedata.decimal(character, character)) for character in text)
    return " ".join("".join(digits).split())


def _canonical(candidate: str) -> str:
    try:
        return write(*read(candidate))
    except DateError:
        return ""


def _typed(date: str) -> str:
    """A canonical date as someone who writes BC would write it."""
    ends = read(date)
    points = ends[:1] if ends[0] == ends[1] else ends
    return "/".join(point.typed if point else OPEN for point in points)


def _candidates(plain: str) -> Iterator[str]:
    yield plain.upper()
    if plain.startswith("–") or plain.count("–") == 2:
        yield plain.replace("–", "-")
    yield plain.removeprefix("+")
    yield re.sub(r"(?<=\d)u+$", lambda digits: "X" * len(digits[0]), plain)
    yield re.sub(r"(?:-(?:00|xx))+$", "", plain)
    yield re.sub(r"[t ]\d\d?:.*$", "", plain)
    phrase, mark = _unmarked(plain)
    yield from _spans(phrase, mark)
    for said in _said(phrase):
        if point := _point(said, mark):
            yield point.edtf


def _unmarked(phrase: str) -> tuple[str, str]:
    """A phrase without the words or signs of doubt at its ends, and the mark for them."""
    marks = set()
    for mark, sign in (("?", _UNCERTAIN), ("~", _APPROXIMATE), ("?", _UNCERTAIN)):
        shorter = sign.sub("", phrase, count=1)
        if shorter != phrase:
            marks.add(mark)
        phrase = shorter
    return phrase, "%" if len(marks) > 1 else "".join(marks)


def _said(phrase: str) -> Iterator[_Said]:
    phrase, mark = _unmarked(phrase)
    for pattern in _POINTS:
        if match := pattern.fullmatch(phrase):
            parts = {name: part for name, part in match.groupdict().items() if part}
            month = parts.get("month", "0")
            yield _Said(
                year=_year(parts),
                number=parts.get("number", ""),
                month=_MONTHS.get(month) or int(month),
                day=int(parts.get("day", "0")),
                decade="decade" in parts,
                mark=mark,
            )


def _year(parts: dict[str, str]) -> int | None:
    if "bc" in parts:
        return 1 - int(parts["bc"])
    if "decade" in parts:
        return int(parts["decade"]) * 10
    sure = parts.get("iso") or parts.get("ad") or parts.get("ce")
    return int(sure) if sure else None


def _point(said: _Said, mark: str) -> Point | None:
    """The point that was said, whether or not there is such a day; None if it does not say its year."""
    year = said.year
    if year is None and len(said.number) > 2:
        year = int(said.number)
    if year is None:
        return None
    return Point(year, year + 9 if said.decade else year, said.month, said.day, said.mark or mark)


def _spans(phrase: str, mark: str) -> Iterator[str]:
    for pattern in _SPANS:
        if match := pattern.fullmatch(phrase):
            for first, last in product(_said(match[1]), _said(match[2])):
                yield _interval(first, last, mark)
    for pattern, form, units in _HALF_OPEN:
        if match := pattern.fullmatch(phrase):
            for said in _said(match[match.lastindex or 1]):
                point = _point(said, mark)
                if point and _canonical(point.edtf):
                    # "After the 1930s" is after their last year, "since the 1930s" is since their first.
                    at_last = units > 0 or (units == 0 and form.startswith(".."))
                    end = point.outer(point.last_year if at_last else point.first_year)
                    yield form.format((end.shifted(units) if units else end).edtf)
    if match := _SEASON.fullmatch(phrase):
        first_month, last_month = _SEASONS[match[1] or _SEASON_CODES[match[4]]]
        year = int(match[2] or match[3])
        following = year + (last_month < first_month)
        yield f"{Point(year, year, first_month).edtf}/{Point(following, following, last_month).edtf}"
    if match := _CENTURY.fullmatch(phrase):
        last_year = int(match[1]) * 100
        yield f"{last_year - 99:04}{mark}/{last_year:04}{mark}"


def _interval(first: _Said, last: _Said, mark: str) -> str:
    """Two points as EDTF, each completed by what only the other says; "" if that is not enough."""
    start, end = _point(_completed_start(first, last), mark), _point(_completed_end(first, last), mark)
    return write(start.outer(start.first_year), end.outer(end.last_year)) if start and end else ""


def _completed_start(first: _Said, last: _Said) -> _Said:
    if first.year is not None:
        return first
    if first.month:
        return first if first.number else replace(first, year=last.year, number=last.number)
    if last.day and len(first.number) < 3:
        return replace(last, day=int(first.number), mark=first.mark)
    if last.year is not None and last.year < 1:
        return replace(first, year=1 - int(first.number))
    return first


def _completed_end(first: _Said, last: _Said) -> _Said:
    year = int(first.number) if first.year is None and len(first.number) > 2 else first.year
    if year is None or year < 1 or last.year is not None or last.month or len(last.number) > 2:
        return last
    century = 10 ** len(last.number)
    return replace(last, year=year // century * century + int(last.number))
