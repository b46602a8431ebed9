"""Dates as English says them, perhaps not in full: what one end of a span leaves out, the other says.

What someone typed as a date and what stands in a source's prose are both read from these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from quiz.dates.edtf import FIRST_PLAIN_YEAR, MONTH_NAMES, OPEN, DateError, Point, read, write, year_text

MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
"""The numbers of the months by their names and abbreviations, in small letters."""
MONTH = "|".join(MONTH_NAMES)
"""A regex for the whole name of a month."""
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""The first and last month of each season; a winter ends in the following year."""

_NUMBER = r"(?!0+\b)\d{1,5}"
BC = r"bce?|b\.c\.(?:e\.)?|before christ"
"""A regex for what says that a year is BC, in small letters."""
ERA = (
    rf"(?P<bc>{_NUMBER}) ?(?:{BC})"
    rf"|(?:ad|a\.d\.|anno domini) ?(?P<ad>{_NUMBER})|(?P<ce>{_NUMBER}) ?(?:ad|a\.d\.|ce|c\.e\.)"
)
"""A regex for a year that says BC or AD, in small letters."""
YEAR = rf"(?:{ERA}|(?P<number>\d{{3,4}}))"
"""A regex for a year that says its era or has three or four digits."""


@dataclass(frozen=True, slots=True)
class Said:
    """A point as it was said, perhaps not in full: the 5 in "5–9 May 1912", the 07 in "1905–07"."""

    year: int | None = None
    """Astronomical; None if it was not said, or is a number without BC or AD."""
    number: str = ""
    """A year or day that is not said to be either."""
    month: int = 0
    """0 if it was not said."""
    day: int = 0
    """0 if it was not said."""
    decade: bool = False
    """The year is the first of a decade."""
    mark: str = ""
    """`~`, `?`, `%` or nothing."""

    @classmethod
    def of(cls, match: re.Match[str], mark: str = "") -> Said:
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


def interval(first: Said, last: Said, mark: str = "") -> str:
    """Two points as EDTF, each completed by what only the other says; "" if that is not enough."""
    start = _completed_start(first, last).point(mark)
    end = _completed_end(first, last).point(mark)
    return write(start.outer(start.first_year), end.outer(end.last_year)) if start and end else ""


def season(name: str, year: int) -> tuple[Said, Said]:
    """The first and the last month of a season; a winter is said by the year it begins in."""
    first, last = SEASONS[name]
    return Said(year, month=first), Said(year + (last < first), month=last)


def century(number: int, *, bc: bool = False) -> tuple[Said, Said]:
    """The first and the last year of a century, which counts from 1, or to 1 BC."""
    return (
        (Said(1 - number * 100), Said(100 - number * 100))
        if bc
        else (Said(number * 100 - 99), Said(number * 100))
    )


def _year(parts: dict[str, str]) -> int | None:
    if "bc" in parts:
        return 1 - int(parts["bc"])
    if "decade" in parts:
        return int(parts["decade"]) * 10
    sure = parts.get("iso") or parts.get("ad") or parts.get("ce")
    return int(sure) if sure else None


def _completed_start(first: Said, last: Said) -> Said:
    if first.year is not None:
        return first
    if first.month:
        return first if first.number else replace(first, year=last.year, number=last.number)
    if last.day and len(first.number) < 3:
        return replace(last, day=int(first.number), mark=first.mark)
    if last.year is not None and last.year < 1:
        return replace(first, year=1 - int(first.number))
    return first


def _completed_end(first: Said, last: Said) -> Said:
    year = int(first.number) if first.year is None and len(first.number) > 2 else first.year
    if year is None or year < 1 or last.year is not None or last.month or len(last.number) > 2:
        return last
    century = 10 ** len(last.number)
    return replace(last, year=year // century * century + int(last.number))


_ABOUT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_FIRST_DECADE = 1000


def spoken(first: Point | None, last: Point | None) -> str:
    """Give a date as people write it; None is an open end, and both are the same if it is no interval."""
    if first is None or last is None:
        if first:
            return f"since {_single(first)}"
        return f"until {_single(last)}" if last else ""
    if first == last:
        return _single(first)
    if first.mark == last.mark:
        return _ABOUT[first.mark] + _span(first.exact(), last.exact())
    return f"from {_single(first)} to {_single(last)}"


def _single(point: Point) -> str:
    if point.years == 10 and point.first_year >= _FIRST_DECADE:
        article = "the " if point.mark else ""
        return f"{_ABOUT[point.mark]}{article}{point.first_year}s"
    if point.years > 1:
        return _ABOUT[point.mark] + _years(point.first_year, point.last_year)
    return _ABOUT[point.mark] + _words(point, year_text(point.first_year))


def _words(point: Point, year: str) -> str:
    month = MONTH_NAMES[point.month - 1] if point.month else ""
    return " ".join(word for word in (str(point.day or ""), month, year) if word)


def _span(first: Point, last: Point) -> str:
    if first == last:
        return _single(first)
    if not (first.month or last.month):
        return _years(first.first_year, last.last_year)
    end = _words(last, year_text(last.last_year))
    if first.first_year != last.last_year or not (first.month and last.month):
        return f"{_words(first, year_text(first.first_year))}–{end}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day}–{end}"
    return f"{_words(first, '')}–{end}"


def _years(first: int, last: int) -> str:
    if first == last:
        return year_text(first)
    if last < 1:
        return f"{1 - first}–{year_text(last)}"
    if first < 1:
        return f"{year_text(first)}–AD {last}"
    if first < FIRST_PLAIN_YEAR:
        return f"AD {first}–{last}"
    if first >= _FIRST_DECADE and first // 100 == last // 100:
        return f"{first}–{last % 100:02}"
    return f"{first}–{last}"


_LONGEST = 100
_SUGGESTIONS = 2
_DASHES = str.maketrans(dict.fromkeys("‐‑−﹣－", "-") | dict.fromkeys("‒–—―", "–") | {",": " "})
_SEASON_CODES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_UNCERTAIN = re.compile(r"^(?:(?:perhaps|possibly|probably|maybe) |\?)| ?(?:\(\?\)|\?|uncertain)$")
_APPROXIMATE = re.compile(r"^(?:(?:about|around|approximately|circa) |ca?(?:\. ?| |(?=\d))|~)| ?~$")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_SAYS_BC = re.compile(r"\d ?b\.?c")
_MAY_BE_BC = re.compile(r"[1-9]\d\d", re.ASCII)
"""A year that may be of either era."""
_POINTS = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<iso>\d{4}|-(?!0000)\d{4})(?:[-./](?P<month>\d\d?)(?:[-./](?P<day>\d\d?))?)?",
        r"(?P<iso>\d{4})[-./](?P<day>1[3-9]|2\d|3[01])[-./](?P<month>\d\d?)",
        r"(?P<iso>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d\d?)(?:[-/]|\. ?)(?P<month>\d\d?)(?:[-/]|\. ?)(?P<iso>\d{4})",
        r"(?P<month>\d\d?)[-/](?P<day>\d\d?)[-/](?P<iso>\d{4})",
        r"(?:the )?(?P<decade>\d{3})0'?s",
        rf"{ERA}|(?P<number>\d{{1,5}})",
        rf"{_MONTH}(?: {YEAR})?",
        rf"{_MONTH} {_DAY}(?: {YEAR})?",
        rf"{_DAY} (?:of )?{_MONTH}(?: {YEAR})?",
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
_SEASON = re.compile(rf"(?:the )?({'|'.join(SEASONS)}) (?:of )?(\d{{4}})|(\d{{4}})-(2[1-4])", re.ASCII)


def suggestion(text: str) -> str:
    """Give the question whether a text that is no date meant this date or that; "" if nothing is near."""
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


def _said(phrase: str) -> Iterator[Said]:
    phrase, mark = _unmarked(phrase)
    for pattern in _POINTS:
        if match := pattern.fullmatch(phrase):
            yield Said.of(match, mark)


def _spans(phrase: str, mark: str) -> Iterator[str]:
    for pattern in _SPANS:
        if match := pattern.fullmatch(phrase):
            for first, last in product(_said(match[1]), _said(match[2])):
                yield interval(first, last, mark)
    for pattern, form, units in _HALF_OPEN:
        if match := pattern.fullmatch(phrase):
            for said in _said(match[match.lastindex or 1]):
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
