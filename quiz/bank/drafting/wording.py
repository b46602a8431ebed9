"""What happened, in the words of a clause: short, and without saying when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.bank.dates import Date
from quiz.bank.days import civil
from quiz.bank.edtf import MONTH_NAMES
from quiz.bank.quotes import folded
from quiz.bank.spans import Span

LONGEST = 80
"""Characters of an event's text."""
_SHORTEST = 40
"""Characters that a text has at least when it is cut where a clause ends."""
_GAPS = (
    (re.compile(r"\(\s*[,;]?\s*\)|\[\s*\]"), ""),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:)])"), ""),
    (re.compile(r"\(\s+"), "("),
    (re.compile(r"(?:, *){2,}"), ", "),
    (re.compile(r"^[\s,;:.–—-]+|[\s,;:–—-]+$"), ""),
    (re.compile(r"(?<=[^\W\d]) and(?=[,.;]|$)"), ""),
    (re.compile(r"^(?:and|but|then)\s+", re.IGNORECASE), ""),
)
_CUTS = re.compile(r",? (?=(?:who|which|where|when|because|although|while|so that|and|but)\b)|[,;:] ")
_LOOSE = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "with",
            "and",
            "or",
            "but",
            "his",
        ),
        *("her", "its", "their", "as", "that", "which", "who", "into", "after", "before", "during", "until"),
        *("since", "between", "while"),
    )
)
"""Words that no text ends with."""
_YEAR = r"(?<![\w])(?:(?:AD |c\. ?)?{}(?:\s?(?:BCE?|AD|CE))?)(?!\w)"


def event_text(clause: str, date: Date, said: Iterable[Span]) -> str:
    """What happened, of a clause with a date in it; `said` are the places in it that say a time, in order."""
    pieces, at = [], 0
    for span in said:
        pieces.append(clause[at : span.start])
        at = max(at, span.end)
    text = _tidied(folded("\u0020".join([*pieces, clause[at:]])).text)
    text = _without_loose_end(_shortened(_tidied(_without_its_time(text, date))))
    return text[:1].upper() + text[1:]


def _without_its_time(text: str, date: Date) -> str:
    """A text without the years and months of a date, said in a name perhaps: "the 1905 revolution"."""
    for day in (date.earliest, date.latest):
        if day is None:
            continue
        year, month, _ = civil(day)
        number = str(year) if year > 0 else str(1 - year)
        text = re.sub(_YEAR.format(number), "", text)
        if "-" in date.edtf[1:]:
            text = re.sub(rf"(?<!\w){MONTH_NAMES[month - 1]}(?!\w)", "", text)
    return text


def _tidied(text: str) -> str:
    for gap, plain in _GAPS:
        text = gap.sub(plain, text)
    return text.strip()


def _shortened(text: str) -> str:
    """A text of a few words: cut where a clause ends, else after a word that may end one."""
    if len(text) <= LONGEST:
        return text
    cuts = [cut.start() for cut in _CUTS.finditer(text, 0, LONGEST + 1) if cut.start() >= _SHORTEST]
    if cuts:
        return text[: cuts[-1]].rstrip(" ,;:")
    return text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]


def _without_loose_end(text: str) -> str:
    words = text.rstrip(" ,;:–—.!?").split(" ")
    while len(words) > 1 and words[-1].casefold() in _LOOSE:
        words.pop()
    return " ".join(words).rstrip(" ,;:–—")
