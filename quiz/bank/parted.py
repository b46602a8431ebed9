"""Numbers and dates that a comma has parted in a list in brackets: [1,500, 6,000] is four texts."""

from __future__ import annotations

import re

from quiz.bank.nodes import Scalar
from quiz.bank.said import MONTH

_DAY = re.compile(rf"(?:.*\s)?(?:(?:{MONTH}) \d{{1,2}}|\d{{1,2}} (?:{MONTH}))", re.IGNORECASE)
_YEAR = re.compile(r"\d{3,4}(?: (?:BC|AD|BCE|CE))?")
_HEAD = re.compile(r"(?:.*\D)?\d{1,3}")
_THOUSANDS = re.compile(r"\d{3}(?!\w)(?: .*)?")
_SEVERAL = re.compile(r"[1-9]\d\d")


def put_together(scalars: list[Scalar]) -> list[list[Scalar]]:
    """The texts of a list, those of a number or a date put together; none if no comma has parted any.

    Of numbers without a blank between them the latter have three digits; a list of such alone is one.
    """
    runs = [scalars[:1]]
    is_tight = all(map(_is_tight, scalars, scalars[1:]))
    if is_tight and all(_SEVERAL.fullmatch(scalar.value) for scalar in scalars):
        return []
    for scalar in scalars[1:]:
        if _is_number(runs[-1][-1], scalar) or _is_date(runs[-1][-1], scalar):
            runs[-1].append(scalar)
        else:
            runs.append([scalar])
    return runs if len(runs) < len(scalars) else []


def _is_number(one: Scalar, other: Scalar) -> bool:
    is_number = _HEAD.fullmatch(one.value) and _THOUSANDS.fullmatch(other.value)
    return is_number is not None and _is_tight(one, other)


def _is_date(one: Scalar, other: Scalar) -> bool:
    return bool(_DAY.fullmatch(one.value) and _YEAR.fullmatch(other.value)) and is_near(one, other)


def is_near(one: Scalar, other: Scalar) -> bool:
    """Whether two neighbours of a list stand in one line, and thus in brackets, without quotation marks."""
    return not one.style and not other.style and one.end_line == other.line


def _is_tight(one: Scalar, other: Scalar) -> bool:
    """Whether nothing but a comma stands between them."""
    return is_near(one, other) and other.column == one.end_column + 1


def joined(run: list[Scalar]) -> str:
    """The text that was parted."""
    blank = "" if len(run) > 1 and _is_tight(*run[:2]) else " "
    return f",{blank}".join(scalar.value for scalar in run)
