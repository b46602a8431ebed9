"""Amounts that options say, and whether two can be right at once."""

from __future__ import annotations

import re
from math import inf
from typing import NamedTuple

from quiz.bank.rules.english import words_of
from quiz.bank.rules.numbers import in_digits

_NUMBER = r"\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    r"(?:(?P<above>more than|over|at least)|(?P<below>less than|fewer than|under|at most|up to)"
    r"|(?P<between>between)|from|about|around|some|nearly|almost)? ?"
    rf"(?P<first>{_NUMBER})(?: ?(?:-|–|to|(?(between)and|to)) ?(?P<second>{_NUMBER}))?(?P<unit>(?: .*)?)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?:more than|less than|fewer than|over|under|at least|at most|up to)(?= (?:half )?"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty) "
    r"(?:hour|day|week|month|year|decade|centur|dozen|hundred|thousand|million|mile|met|kilomet))",
    re.IGNORECASE,
)
"""A bound of an amount in words, such as less than a year."""


class Amount(NamedTuple):
    """A number of something, or a range of numbers."""

    low: float
    """The least that it may be."""
    high: float
    """The most that it may be."""
    unit: tuple[str, ...]
    """What there is so much of; nothing if the option does not say it."""


def amount(text: str) -> Amount | None:
    """The amount that an option is, in digits or in words; None if it is none."""
    found = _AMOUNT.fullmatch(in_digits(text.strip(" .")))
    if found is None:
        return None
    first = float(found["first"])
    unit = tuple(word.removesuffix("s") for word in words_of(found["unit"]))
    if found["second"]:
        second = float(found["second"])
        return Amount(first, second, unit) if first < second else None
    is_strict = found[0].casefold().startswith(("more", "over", "less", "fewer", "under"))
    step = 1e-6 if is_strict else 0
    if found["above"]:
        return Amount(first + step, inf, unit)
    return Amount(-inf if found["below"] else first, first - (step if found["below"] else 0), unit)


def overlap(first: str, second: str) -> bool:
    """Whether two options are amounts of the same, of which one has some of the other."""
    bounds = _BOUND.match(first), _BOUND.match(second)
    if all(bounds) and len({bound[0].casefold() for bound in bounds if bound}) == 1:
        return True
    one, other = amount(first), amount(second)
    if one is None or other is None or (one.unit and other.unit and one.unit != other.unit):
        return False
    is_range = one.low < one.high or other.low < other.high
    return is_range and one.low <= other.high and other.low <= one.high
