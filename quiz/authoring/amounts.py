"""Amounts in a text: numbers with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.authoring.kinds import NO_NAMES
from quiz.text.words import words_of

_SPELLED = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a dozen"
)
_DIGITS = r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?"
_SIGNS = "£$€¥₽₹"
_SIGN = f"[{_SIGNS}]"
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"
_AMOUNT = re.compile(  # "£4,500", "$3 million", "six years", "5%"
    rf"(?<![\w.,–-])(?:(?P<sign>{_SIGN}) ?(?:{_DIGITS})(?: {_SCALE})?"
    rf"|(?:{_DIGITS}|\b(?:{_SPELLED})\b)(?: {_SCALE})?(?P<percent> ?%)?(?: (?P<unit>[^\W\d_]+))?)"
    r"(?![\w–-]|[.,]\d)",
    re.I,
)
_ROUGHLY = re.compile(  # "about ", "more than "
    r"^(?:about|around|some|roughly|approximately|nearly|almost|over|more than|less than|fewer than|at least|"
    r"at most|up to|under|only|c\.|ca\.) ?",
    re.I,
)
NUMBER = re.compile(r"(?<![\w.,–-])\d{1,3}(?:,\d{3})*(?![\w–-]|[.,]\d)")
"""A number in digits that is no year: "46", "1,000"."""
_NO_UNITS = NO_NAMES | words_of("ages times different other others old young new hundred thousand million")
_YEAR = re.compile(r"(?:1\d|20)\d\d ")  # the "1903 " of "the 1903 prize"
_MEASURES = (
    words_of("""
        pound pounds shilling shillings penny pence guinea guineas dollar dollars cent cents euro euros franc
        francs mark marks crown crowns rouble roubles ruble rubles kopeck kopecks sesterces denarii ducat
        ducats florin florins livre livres lira lire peso pesos rupee rupees yen
    """),
    words_of("second minute hour day night week fortnight month year decade century"),
    words_of("inch foot feet yard mile league metre meter kilometre kilometer km cm mm m acre hectare"),
    words_of("gram kilogram kg pound ounce ton tonne"),
)
"""Units of money, time, length and weight; those of one measure may stand for each other."""


class Amount(NamedTuple):
    """A number and its unit, somewhere in a text."""

    start: int
    end: int
    unit: str
    """What is counted, one for singular and plural; a sign of money as it is."""


def amounts_in(text: str) -> Iterator[Amount]:
    """The numbers of a text that say what they count, in its order."""
    for match in _AMOUNT.finditer(text):
        if sign := match["sign"]:
            yield Amount(match.start(), match.end(), sign)
        elif match["percent"]:
            yield Amount(match.start(), match.end("percent"), "%")
        elif (unit := match["unit"]) and unit.islower() and unit not in _NO_UNITS:
            if _YEAR.match(match[0]) and not measure_of(_one(unit)):
                continue  # "the 1903 prize"
            yield Amount(match.start(), match.end(), _one(unit))


def amount_of(answer: str) -> Amount | None:
    """The amount that an answer is, "about" and the like aside; None if it is none."""
    bare = _ROUGHLY.sub("", answer.strip().rstrip(".")).strip()
    found = next(amounts_in(bare), None)
    if found and found.start == 0 and len(bare[found.end :].split()) <= 3:
        return found
    return None


def without_roughly(answer: str) -> str:
    """An answer without "about" and the like before it."""
    return _ROUGHLY.sub("", answer.strip())


def measure_of(unit: str) -> int | None:
    """Which sort of measure a unit belongs to, such as money or time; None if to none."""
    if unit in _SIGNS:
        return 0
    return next((at for at, units in enumerate(_MEASURES) if unit in units), None)


def _one(unit: str) -> str:
    unit = unit.casefold()
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit
