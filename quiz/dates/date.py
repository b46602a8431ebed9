"""Dates as whole days, earliest to latest, however vaguely a source gives them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.dates.days import year_of

# A start page has its dates from the shelf: what reads and speaks them is imported where it is used.
if TYPE_CHECKING:
    from quiz.dates.edtf import Point

_APPROXIMATE = "~%"
_UNCERTAIN = "?%"


@dataclass(frozen=True, slots=True)
class Date:
    """An interval of whole days in which something happened."""

    edtf: str
    """Its canonical text: `44 BC` is `-0043`."""
    earliest: int | None
    """A day number as `datetime.date.toordinal` counts them, 0 and below for BC; None for an open start."""
    latest: int | None
    """The same for the last day; None for an open end."""
    approximate: bool = False
    """It is marked `~` or `%`, on either end."""
    uncertain: bool = False
    """It is marked `?` or `%`, on either end."""

    @classmethod
    def parse(cls, text: str) -> Date:
        """Give the date that a text means; raises DateError."""
        from quiz.dates.edtf import FORMS, DateError, read

        try:
            return cls._of(*read(text.strip()))
        except DateError as error:
            from quiz.dates.suggestions import suggestion  # its patterns cost more than a bank's dates

            raise DateError(error.message, suggestion(text) or error.hint or FORMS) from None

    @classmethod
    def _of(cls, first: Point | None, last: Point | None) -> Date:
        from quiz.dates.edtf import write

        marks = "".join(point.mark for point in (first, last) if point)
        return cls(
            edtf=write(first, last),
            earliest=first.earliest if first else None,
            latest=last.latest if last else None,
            approximate=any(mark in _APPROXIMATE for mark in marks),
            uncertain=any(mark in _UNCERTAIN for mark in marks),
        )

    @property
    def first_year(self) -> int | None:
        """The astronomical year of its earliest day (0 is 1 BC); None for an open start."""
        return None if self.earliest is None else year_of(self.earliest)

    @property
    def last_year(self) -> int | None:
        """The astronomical year of its latest day (0 is 1 BC); None for an open end."""
        return None if self.latest is None else year_of(self.latest)

    def spoken(self) -> str:
        """As people write it: 1905–07, January 1912, about 1908, 44 BC, since 1953."""
        from quiz.dates.edtf import read
        from quiz.dates.saying import spoken_date

        return spoken_date(*read(self.edtf))

    def widened(self) -> Date:
        """Give the date with each marked end one of its units further out; itself if nothing is marked.

        The units are days, months, years, decades and centuries. The result bears no mark.
        """
        if not (self.approximate or self.uncertain):
            return self
        from quiz.dates.edtf import read

        first, last = read(self.edtf)
        if first and first.mark:
            first = first.shifted(-1)
        if last and last.mark:
            last = last.shifted(1)
        return self._of(first, last)
