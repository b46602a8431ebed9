"""What date was meant by a text that is none: for messages about mistakes only, since its patterns cost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from quiz.dates.date import OPEN, DateError, Point, read, write
from quiz.dates.mentions import dates_in

FORMS = "write a date as 1908, 1912-01, 1937-02-01, 1905/1907 or 44 BC"

_LONGEST = 100
_SUGGESTIONS = 2
_DASHES = str.maketrans(dict.fromkeys("‐‑−﹣－", "-") | dict.fromkeys("‒–—―", "–"))
_DOUBTED = re.compile(r",? ?(?:\(\?\)|\?|uncertain)$|^\?")  # 1908 (?)
_ROUGH = re.compile(r"^~| ?~$")  # ~1908
_SAYS_BC = re.compile(r"\d ?b\.?c")  # 91 b.c.
_BEGINS_ROUGH = re.compile(r"(?:about|around|c\.|ca\.|circa|perhaps|approx\w*)\b")
_MAY_BE_MONTH = re.compile(r"(\d{4})/(0[1-9]|1[0-2])", re.ASCII)  # 1905/07
_MAY_BE_DECADE = re.compile(r"(about |perhaps )?(?:the )?(\d{3})0'?s", re.ASCII)  # 1800s
_MAY_BE_BC = re.compile(r"(?:about )?([1-9]\d\d)", re.ASCII)  # 247, a year of either era
_REPAIRS = [
    (re.compile(pattern, re.ASCII), repaired)
    for pattern, repaired in (
        (r"(-?\d{4})[-./](\d\d?)[-./](\d\d?)", r"{0}-{1:0>2}-{2:0>2}"),  # 1937/2/1
        (r"(\d{4})[-./](1[3-9]|2\d|3[01])[-./](\d\d?)", r"{0}-{2:0>2}-{1:0>2}"),  # 1937-13-02
        (r"(\d{4})(\d\d)(\d\d)", "{0}-{1}-{2}"),  # 19370201
        (r"(\d\d?)(?:[-/]|\. ?)(\d\d?)(?:[-/]|\. ?)(\d{4})", "{2}-{1:0>2}-{0:0>2}"),  # 1. 2. 1937
        (r"(\d\d?)[-/](\d\d?)[-/](\d{4})", "{2}-{0:0>2}-{1:0>2}"),  # 2/1/1937
        (r"(\d\d?)[-/.](\d{4})", "{1}-{0:0>2}"),  # 12/1917
        (r"(\d{4})([~?%])((?:-\d\d)+)", "{0}{2}{1}"),  # 1917~-12
        (r"(\d{4})(?:-(?:00|xx|uu)){1,2}", "{0}"),  # 1912-00
        (r"(\d{4}-\d\d)-(?:00|xx|uu)", "{0}"),  # 1912-05-00
        (r"(\d+)u", "{0}X"),  # 190u
        (r"(\d+)uu", "{0}XX"),  # 19uu
        (r"(\d{4}-\d\d-\d\d)[t ]\d\d?:.*", "{0}"),  # 1937-02-01t12:00
        (r"\+(\d{4})", "{0}"),  # +1908
    )
]
_HALF_OPEN = [
    (re.compile(pattern), form)
    for pattern, form in (
        (r"(?:since|from) ((?:(?! to | until ).)+)|(.+?) ?(?:/ ?open|/|–|-|\.\.)", "{}/.."),  # 1953–
        (r"(?:until|till|up to|to) (.+)|(?:open ?/|/|–|\.\.) ?(.+)", "../{}"),  # until 1905
    )
]
_NAMED = re.compile(r"\b(?:[a-z]{3,}(?: (?:day|eve))?)\b")  # february
_SMALL = re.compile(
    r"\b(?:and|the|from|until|till|since|about|around|before|after|between|perhaps|early|late|century|centuries|"
    r"approx|approximately|circa|probably|possibly|maybe|spring|summer|autumn|winter|fall)\b",
    re.IGNORECASE,
)


def way_out(text: str, error: DateError) -> str:
    """Give the hint for a text that is no date: which one it may have meant, or how dates are written."""
    return _suggestion(text) or error.hint or FORMS


def _suggestion(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    plain = _plain(text)
    dates = (_canonical(candidate) for candidate in _candidates(plain))
    found = islice(dict.fromkeys(date for date in dates if date), _SUGGESTIONS)
    as_written = _typed if _SAYS_BC.search(plain) or _MAY_BE_BC.fullmatch(plain) else str
    meant = " or ".join(f'"{as_written(date)}"' for date in found)
    return f"did you mean: {meant}?" if meant else ""


def _plain(text: str) -> str:
    """Without what does not matter: case, runs of blanks, the shapes of digits and dashes."""
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
    if plain.startswith("–") or plain.count("–") > 1:
        yield plain.replace("–", "-")
    for pattern, repaired in _REPAIRS:
        if match := pattern.fullmatch(plain):
            yield repaired.format(*match.groups())
    phrase = _ROUGH.sub("", _DOUBTED.sub("", plain))
    signs = ("?" if _DOUBTED.search(plain) else "") + ("~" if _ROUGH.search(_DOUBTED.sub("", plain)) else "")
    for said in _said(phrase):
        first = read(said)[0]
        mark = first.mark if first and _BEGINS_ROUGH.match(phrase) else ""  # "about 100 BC–AD 14"
        yield "/".join(_marked(end, signs + mark) for end in said.split("/"))
    if match := _MAY_BE_BC.fullmatch(phrase):
        mark = "~" if signs or phrase.startswith("about") else ""
        yield from (f"{match[1]:0>4}{mark}", f"{match[1]} BC{mark}")
    if decade := _MAY_BE_DECADE.fullmatch(phrase):
        yield f"{decade[2]}X{ {'a': '~', 'p': '?'}.get((decade[1] or ' ')[0], signs) }"
    if month := _MAY_BE_MONTH.fullmatch(plain):
        yield f"{month[1]}-{month[2]}"


def _marked(point: str, signs: str) -> str:
    """A point with the marks that it has, and more."""
    marks = {each for each in (*signs, point[-1:]) if each in "~?%"}
    return point.rstrip("~?%") + ("%" if len(marks) > 1 else "".join(marks)) if point != OPEN else point


def _said(phrase: str) -> Iterator[str]:
    """The dates that a phrase says as a sentence would."""
    for pattern, form in _HALF_OPEN:
        if match := pattern.fullmatch(phrase):
            for said in _said(match[match.lastindex or 1]):
                first, last = read(said)
                if end := (first if form.endswith(OPEN) else last):
                    outer = end.outer(end.first_year if form.endswith(OPEN) else end.last_year)
                    yield form.format(outer.edtf)
            return
    words = _NAMED.sub(lambda word: word[0].title(), phrase).replace("Bc", "BC")
    words = _SMALL.sub(lambda word: word[0].lower(), words)
    for sentence in (
        f"It was in {words}.",
        f"It was from {words}.",
        f"It was {words}.",
        f"It (was {words}).",
    ):
        for mention in dates_in(sentence):
            if mention.end >= len(sentence) - 2 and mention.end - mention.start >= len(words):
                yield mention.date.edtf
