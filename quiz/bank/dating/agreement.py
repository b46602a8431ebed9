"""How a date agrees with another that a text says."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.bank.dates import Date

_ENDLESS = 10_000_000
"""More days than any date has from the year 0."""


class Agreement(IntEnum):
    """How well two dates agree, from not at all to wholly."""

    NONE = 0
    """They have no day in common."""
    OVERLAPPING = 1
    """They have days in common, and each has others."""
    WIDER = 2
    """The date has all the days that the text says, and more."""
    WITHIN = 3
    """The date lies in what the text says: it is more exact than that."""
    EQUAL = 4
    """They are the same days."""


def agreement(date: Date, said: Date) -> Agreement:
    """How a date agrees with one that a text says; marks of doubt aside."""
    (first, last), (start, end) = _days(date), _days(said)
    if (first, last) == (start, end):
        return Agreement.EQUAL
    if last < start or end < first:
        return Agreement.NONE
    if start <= first and last <= end:
        return Agreement.WITHIN
    return Agreement.WIDER if first <= start and end <= last else Agreement.OVERLAPPING


def _days(date: Date) -> tuple[int, int]:
    first = -_ENDLESS if date.earliest is None else date.earliest
    return first, _ENDLESS if date.latest is None else date.latest
