"""What date was meant by a text that is none: for messages about mistakes only, since its patterns cost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice, product

from quiz.dates.date import OPEN, DateError, Point, read, write
from quiz.dates.prose.pieces import ERA, MONTHS, SEASONS, YEAR, SpokenPoint, century, interval, season

FORMS = "write a date as 1908, 1912-01, 1937-02-01, 1905/1907 or 44 BC"

_LONGEST = 100
_SUGGESTIONS = 2
_DASHES = str.maketrans(dict.fromkeys("‐‑−﹣－", "-") | dict.fromkeys("‒–—―", "–") | {",": " "})
_SEASON_CODES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

# perhaps 1908, 1908 (?)
_UNCERTAIN = re.compile(r"^(?:(?:perhaps|possibly|probably|maybe) |\?)| ?(?:\(\?\)|\?|uncertain)$")
# about 1908, c.1908, ~1908
_APPROXIMATE = re.compile(r"^(?:(?:about|around|approximately|circa) |ca?(?:\. ?| |(?=\d))|~)| ?~$")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_SAYS_BC = re.compile(r"\d ?b\.?c")  # 91 b.c.
_MAY_BE_BC = re.compile(r"[1-9]\d\d", re.ASCII)  # 247, a year of either era
_POINTS = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<iso>\d{4}|-(?!0000)\d{4})(?:[-./](?P<month>\d\d?)(?:[-./](?P<day>\d\d?))?)?",  # 1937/2/1
        r"(?P<iso>\d{4})[-./](?P<day>1[3-9]|2\d|3[01])[-./](?P<month>\d\d?)",  # 1937-13-02
        r"(?P<iso>\d{4})(?P<month>\d\d)(?P<day>\d\d)",  # 19370201
        r"(?P<day>\d\d?)(?:[-/]|\. ?)(?P<month>\d\d?)(?:[-/]|\. ?)(?P<iso>\d{4})",  # 1. 2. 1937
        r"(?P<month>\d\d?)[-/](?P<day>\d\d?)[-/](?P<iso>\d{4})",  # 2/1/1937
        r"(?:the )?(?P<decade>\d{3})0'?s",  # the 1930's
        rf"{ERA}|(?P<number>\d{{1,5}})",  # 44 bc, 1908
        rf"{_MONTH}(?: {YEAR})?",  # sept. 1912
        rf"{_MONTH} {_DAY}(?: {YEAR})?",  # february 1st 1937
        rf"{_DAY} (?:of )?{_MONTH}(?: {YEAR})?",  # 1st of february 1937
    )
]
_SPANS = [
    re.compile(pattern)
    for pattern in (
        r"between (.+) and (.+)",
        r"(?:from )?(.+?) (?:to|until|till) (.+)",
        r"([^–]+)–([^–]+)",  # 1905–07
        r"([^/]+)/([^/]+)",  # 1905/07
        r"(.+?) - (.+)",  # may 1905 - june 1905
        r"([^-]+)-([^-]+)",  # 1905-1907
    )
]
_HALF_OPEN = [
    (re.compile(pattern), form, units)
    for pattern, form, units in (
        (r"(?:since|from) (.+)|(.+?) ?(?:/ ?open|/|–|-|\.\.)", "{}/..", 0),  # 1953–
        (r"(?:until|till|up to|to|by) (.+)|(?:open ?/|/|–|\.\.) ?(.+)", "../{}", 0),  # until 1905
        (r"after (.+)", "{}/..", 1),
        (r"before (.+)", "../{}", -1),
    )
]
_CENTURY = re.compile(r"(?:the )?(\d\d?)(?:st|nd|rd|th) century", re.ASCII)  # the 20th century
# the winter of 1912, 2001-21
_SEASON = re.compile(rf"(?:the )?({'|'.join(SEASONS)}) (?:of )?(\d{{4}})|(\d{{4}})-(2[1-4])", re.ASCII)


def way_out(text: str, error: DateError) -> str:
    """Give the hint for a text that is no date: which one it may have meant, or how dates are written."""
    return _suggestion(text) or error.hint or FORMS


def _suggestion(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    plain = _plain(text)
    dates = (_canonical(candidate) for candidate in _candidates(plain))
    found = islice(dict.fromkeys(date for date in dates if date), _SUGGESTIONS)
    is_bc = _SAYS_BC.search(plain) or _MAY_BE_BC.fullmatch(_unmarked(plain)[0])
    as_written = _typed if is_bc else str
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
    return "/".join(_typed_point(point) if point else OPEN for point in points)


def _typed_point(point: Point) -> str:
    if point.first_year > 0 or point.years > 1 or point.month:
        return point.edtf
    return f"{1 - point.first_year} BC{point.mark}"


def _candidates(plain: str) -> Iterator[str]:
    yield plain.upper()
    if plain.startswith("–") or plain.count("–") == 2:
        yield plain.replace("–", "-")
    yield plain.removeprefix("+")
    yield re.sub(r"(?<=\d)u+$", lambda digits: "X" * len(digits[0]), plain)  # 19uu
    yield re.sub(r"(?:-(?:00|xx))+$", "", plain)  # 1912-05-00
    yield re.sub(r"[t ]\d\d?:.*$", "", plain)  # 1937-02-01t12:00
    phrase, mark = _unmarked(plain)
    yield from _intervals(phrase, mark)
    for said in _points(phrase):
        if point := said.point(mark):
            yield point.edtf
    if _MAY_BE_BC.fullmatch(phrase):
        yield f"{phrase} BC{mark}"


def _unmarked(phrase: str) -> tuple[str, str]:
    """A phrase without the words or signs of doubt at its ends, and the mark for them."""
    marks = set()
    for mark, sign in (("?", _UNCERTAIN), ("~", _APPROXIMATE), ("?", _UNCERTAIN)):
        shorter = sign.sub("", phrase, count=1)
        if shorter != phrase:
            marks.add(mark)
        phrase = shorter
    return phrase, "%" if len(marks) > 1 else "".join(marks)


def _points(phrase: str) -> Iterator[SpokenPoint]:
    phrase, mark = _unmarked(phrase)
    for pattern in _POINTS:
        if match := pattern.fullmatch(phrase):
            yield SpokenPoint.of(match, mark)


def _intervals(phrase: str, mark: str) -> Iterator[str]:
    for pattern in _SPANS:
        if match := pattern.fullmatch(phrase):
            for first, last in product(_points(match[1]), _points(match[2])):
                yield interval(first, last, mark)
    for pattern, form, units in _HALF_OPEN:
        if match := pattern.fullmatch(phrase):
            for said in _points(match[match.lastindex or 1]):
                point = said.point(mark)
                if point and _canonical(point.edtf):
                    # "After the 1930s" is after their last year, "since the 1930s" is since their first.
                    at_last = units > 0 or (units == 0 and form.startswith(".."))
                    end = point.outer(point.last_year if at_last else point.first_year)
                    yield form.format((end.shifted(units) if units else end).edtf)
    if match := _SEASON.fullmatch(phrase):
        first, last = season(match[1] or _SEASON_CODES[match[4]], int(match[2] or match[3]))
        yield interval(first, last)
    if match := _CENTURY.fullmatch(phrase):
        yield interval(*century(int(match[1])), mark)
