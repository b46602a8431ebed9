"""Which year a number is that says neither BC nor AD: found from the years around it, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.bank.dates import Date

LAST_YEAR = 2099
"""Later numbers are taken for no year."""
_FIRST_PLAIN = 1000
_FIRST_EARLY = 100
_BEFORE_FIRST = 100
_REACH = 300
"""Years before the first that a source says in four digits, in which three digits may be one too."""
_LIFETIME = 100
_MUCH_LATER = 3
"""A number so many times smaller than the last year BC may be of our era as well."""


@dataclass(frozen=True, slots=True)
class Era:
    """What the years of a text show about its numbers."""

    bc: int = 0
    """The earliest year BC that it names, as a number; 0 if none."""
    last_bc: int = 0
    """The latest of them, as a number; 0 if none."""
    ad: int = 0
    """The latest of its years that say AD; 0 if none."""
    bcs: int = 0
    """How many of its years say BC."""
    plain: int = 0
    """How many numbers of four digits it has that are years."""
    first_plain: int = 0
    """The earliest of these; 0 if none."""
    early: int = 0
    """How many numbers of three digits it has that stand where years do."""

    @classmethod
    def of(cls, years: Iterable[tuple[int, bool]]) -> Era:
        """The era of astronomical years, each with whether it says BC or AD.

        One of three digits that says neither stands where a year would.
        """
        listed = list(years)
        bc = [1 - year for year, says in listed if year < 1 and says]
        plain = [year for year, says in listed if not says and year >= _FIRST_PLAIN]
        return cls(
            bc=max(bc, default=0),
            last_bc=min(bc, default=0),
            ad=max((year for year, says in listed if says and year > 0), default=0),
            bcs=len(bc),
            plain=len(plain),
            first_plain=min(plain, default=0),
            early=sum(_FIRST_EARLY <= year < _FIRST_PLAIN for year, says in listed if not says),
        )

    def near(self, date: Date) -> Era:
        """The same with a date known to be about its time."""
        years = [year for year in (date.first_year, date.last_year) if year is not None]
        other = Era.of((year, year < _FIRST_PLAIN) for year in years)
        plain = [year for year in (self.first_plain, other.first_plain) if year]
        last_bc = [year for year in (self.last_bc, other.last_bc) if year]
        return Era(
            bc=max(self.bc, other.bc),
            last_bc=min(last_bc, default=0),
            ad=max(self.ad, other.ad),
            bcs=self.bcs + other.bcs,
            plain=self.plain + other.plain,
            first_plain=min(plain, default=0),
            early=self.early,
        )

    def year(self, digits: str, *, is_said: bool = False) -> int | None:
        """The astronomical year that a number is; None if it is ambiguous or none at all.

        It `is_said` to be a year by a month before it.
        """
        number = int(digits)
        if digits.startswith("0") or number > LAST_YEAR:
            return None
        # Where every year is BC, those a little before the first that says so are too.
        if self.bc and number <= self.bc + (0 if self.ad else _BEFORE_FIRST):
            is_sure = number > self.ad and self.bcs >= self.plain and number < _FIRST_PLAIN
            return 1 - number if is_sure and not self._may_be_ad(number) else None
        if number >= _FIRST_PLAIN or number <= self.ad:
            return number
        if self.bc or self.ad or number < _FIRST_EARLY:
            return number if self.ad and not self.bc else None
        is_early = not self.plain or self.early > self.plain or number >= self.first_plain - _REACH
        return number if is_said or is_early else None

    def _may_be_ad(self, number: int) -> bool:
        """Whether a number without BC may be a year soon after the last that says it: 14 beside 44 BC."""
        return number * _MUCH_LATER < self.last_bc and self.last_bc + number <= _LIFETIME
