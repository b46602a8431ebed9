"""What date was meant by a text that is none: for messages about mistakes only, since its patterns cost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from quiz.dates.date import DateError, read, write
from quiz.dates.mentions import dates_in

FORMS = "write a date as 1908, 1912-01, 1937-02-01, 1905/1907 or 44 BC"

_LONGEST = 100
_SUGGESTIONS = 2
_DASHES = str.maketrans(dict.fromkeys("‐‑−﹣－", "-") | dict.fromkeys("‒–—―", "–"))
_MAY_BE_BC = re.compile(r"(?!.*AD )\D*\d{1,3}")  # about 247, a year of either era
_SAYS_BC = re.compile(r"\d ?b\.?c", re.IGNORECASE)  # 91 b.c.
_BC = re.compile(r"-(\d{4})(?![-\d])")  # -0090
_EARLY = re.compile(r"0\d{3}(?!-)")  # 0247
_REPAIRS = [
    (re.compile(pattern, re.ASCII), repaired)
    for pattern, repaired in (
        (r"(-?\d{4})[–./-](\d\d?)[–./-](\d\d?)(?:[T ]\d\d?:.*)?", "{0}-{1:0>2}-{2:0>2}"),  # 1937/2/1
        (r"(\d{4})(\d\d)(\d\d)", "{0}-{1}-{2}"),  # 19370201
        (r"(\d\d?)(?:[-/]|\. ?)(\d\d?)(?:[-/]|\. ?)(\d{4})", "{2}-{1:0>2}-{0:0>2}"),  # 1. 2. 1937
        (r"(\d\d?)[-/](\d\d?)[-/](\d{4})", "{2}-{0:0>2}-{1:0>2}"),  # 2/1/1937
        (r"(\d\d?)[-/.](\d{4})", "{1}-{0:0>2}"),  # 12/1917
        (r"(\d{4})/(0[1-9]|1[0-2])", "{0}-{1}"),  # 1905/07
        (r"(\d{4})([~?%])((?:-\d\d)+)", "{0}{2}{1}"),  # 1917~-12
        (r"(\d{4}(?:-\d\d)?)(?:-(?:00|XX))+", "{0}"),  # 1912-00, 1912-xx-xx
        (r"\+(\d{4})", "{0}"),  # +1908
        (r"(\d\d)00S", "{0}0X"),  # 1800s, a decade to some
    )
]
_IN_WORDS = [
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (r"(.+?),? ?(?:\(\?\)|\?|uncertain)", "perhaps {}"),  # 1908 (?)
        (r"~ ?(.+)|(.+?) ?~", "about {}"),  # ~1908
        (r"since (.+)|(.+?) ?(?:/ ?open|[/–-]|\.\.)", "after {}"),  # 1953–
        (r"(?:until|till|up to|to) (.+)|(?:open ?/|[/–]|\.\.) ?(.+)", "by {}"),  # until 1905
    )
]


def way_out(text: str, error: DateError) -> str:
    """Give the hint for a text that is no date: which one it may have meant, or how dates are written."""
    return _suggestion(text) or error.hint or FORMS


def _suggestion(text: str) -> str:
    if len(text) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    # digits of any script, and runs of blanks as one
    plain = " ".join("".join(str(unicodedata.decimal(each, each)) for each in plain).split())
    found = list(islice(dict.fromkeys(filter(None, map(_canonical, _candidates(plain)))), _SUGGESTIONS))
    if _SAYS_BC.search(plain):  # as someone who writes BC would write it
        found = [_BC.sub(lambda year: f"{int(year[1]) + 1} BC", date) for date in found]
    elif _MAY_BE_BC.fullmatch(plain):
        found += [_EARLY.sub(lambda year: f"{int(year[0])} BC", date) for date in found]
    meant = " or ".join(f'"{date}"' for date in dict.fromkeys(found))
    return f"did you mean: {meant}?" if meant else ""


def _canonical(candidate: str) -> str:
    try:
        return write(*read(candidate))
    except DateError:
        return ""


def _candidates(plain: str) -> Iterator[str]:
    signs = plain.upper().replace("U", "X")  # 190u
    yield signs
    for pattern, repaired in _REPAIRS:
        if match := pattern.fullmatch(signs):
            yield repaired.format(*match.groups())
    for pattern, words in _IN_WORDS:
        if match := pattern.fullmatch(plain):
            plain = words.format(match[match.lastindex or 0])
    for words in (plain, plain.title()):
        for lead in ("in ", "from ", ""):
            sentence = f"It was {lead}{words}."
            for mention in dates_in(sentence):
                if mention.end >= len(sentence) - 2 and mention.end - mention.start >= len(words):
                    yield mention.date.edtf
