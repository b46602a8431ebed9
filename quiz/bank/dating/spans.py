"""Which pieces of dates beside each other are the two ends of a span, and what each end is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from quiz.bank.dating.pieces import Piece
from quiz.bank.said import Said
from quiz.bank.spans import Span

_DASH = re.compile(r" ?[–-] ?|—")
_TO = re.compile(r" +(?:to|until|till|through|up to|up until) +")
_AND = re.compile(r" +and +")
_OR = re.compile(r" +or +|/")
_DASH_BETWEEN = re.compile(r" ?[–-] ?between +")
MOST_PIECES = 4
"""Of a span: each of its ends may be one of two years."""
_LEAST_YEAR = 3
"""Digits of a number that is no day."""


class End(NamedTuple):
    """One end of a span: two points where it may be either, or is itself a stretch of time."""

    first: Said
    last: Said

    def told(self) -> End:
        """The same, each point with what only the other says of a year: "70/69 BC", "1485/86"."""
        first, last = self
        if not first.number or first.month:
            return self
        if last.month:
            is_day = last.day and len(first.number) < _LEAST_YEAR
            return End(replace(last, day=int(first.number), mark=first.mark), last) if is_day else self
        if last.year is not None and last.year < 1:
            return End(replace(first, year=1 - int(first.number), number=""), last)
        if 0 < len(last.number) < len(first.number):
            last = replace(last, number=first.number[: -len(last.number)] + last.number)
        return End(first, last)

    def with_mark(self, mark: str) -> End:
        """The same with a mark on both points."""
        return End(replace(self.first, mark=mark), replace(self.last, mark=mark))


@dataclass(frozen=True, slots=True)
class SpanFound:
    """A span in a text."""

    pieces: Sequence[Piece]
    """All that it is made of, in order."""
    opening: End
    """Its beginning, perhaps not in full."""
    closing: End
    """Its end, perhaps not in full."""
    gap: Span
    """What stands between the two."""

    @property
    def is_tight(self) -> bool:
        """Whether only a dash stands between the two."""
        return self.gap.end - self.gap.start == 1


def span_from(text: str, pieces: Sequence[Piece], lead: str) -> SpanFound | None:
    """The span that begins with the first of some pieces of a text; None if that is a date by itself.

    `lead` is the preposition before it.
    """
    if len(pieces) < 2:
        return None
    at = 1
    if len(pieces) > 2 and _is_choice(text, pieces[0], pieces[1]) and _is_dashed(text, pieces[1], pieces[2]):
        at = 2  # "1137 or 1138 – 1193"
    elif not _is_span(text, pieces[0], pieces[1], lead):
        return None
    end = at + 1
    opening, closing = End(pieces[0].first, pieces[at - 1].last), End(pieces[at].first, pieces[at].last)
    if end < len(pieces) and _DASH.match(text, pieces[at - 1].end):
        between = _DASH_BETWEEN.fullmatch(text, pieces[at - 1].end, pieces[at].start)
        joined = _AND if between else _OR
        if _is_choice(text, pieces[at], pieces[end], joined):
            closing = End(pieces[at].first, pieces[end].last)  # "1098 – 1179 or 1180"
            end += 1
    gap = Span(pieces[at - 1].end, pieces[at].start)
    return SpanFound(pieces[:end], *_whole_ends(text, opening.told(), closing.told(), gap), gap)


def _is_span(text: str, first: Piece, last: Piece, lead: str) -> bool:
    gap = text[first.end : last.start]
    if lead == "between":
        return bool(_AND.fullmatch(gap))
    if _is_dashed(text, first, last):
        return True
    if gap == "/":
        return first.is_number and (_is_one_year(first, last) or _is_next_day(first, last))
    if _TO.fullmatch(gap):
        return lead == "from" or first.timed or not (first.is_number and last.is_number)
    return False


def _is_dashed(text: str, first: Piece, last: Piece) -> bool:
    return bool(
        _DASH.fullmatch(text, first.end, last.start) or _DASH_BETWEEN.fullmatch(text, first.end, last.start)
    )


def _is_one_year(first: Piece, last: Piece) -> bool:
    """Whether two pieces may be a year that began in one of ours and ended in the next: "218/7 BC"."""
    if last.is_number:
        return True
    year = last.first.year
    if year is None or last.first.month or last.first is not last.last:
        return False
    return int(first.first.number) > 1 - year if year < 1 else int(first.first.number) + 1 == year


def _is_next_day(first: Piece, last: Piece) -> bool:
    """Whether two days are a night: "4/5 May"."""
    return len(first.first.number) < _LEAST_YEAR and int(first.first.number) + 1 == last.first.day


def _is_choice(text: str, first: Piece, last: Piece, joined: re.Pattern[str] = _OR) -> bool:
    return (_are_years(first, last) or _are_days(first, last)) and bool(
        joined.fullmatch(text, first.end, last.start)
    )


def _are_days(first: Piece, last: Piece) -> bool:
    """Whether two pieces are days of one month: "12 or 13 July"."""
    return first.is_number and len(first.first.number) < _LEAST_YEAR and bool(last.first.day)


def _are_years(first: Piece, last: Piece) -> bool:
    return all(not each.first.month and each.has_year for each in (first, last)) and (
        len(first.first.number) >= _LEAST_YEAR or last.first.year is not None
    )


def _whole_ends(text: str, opening: End, closing: End, gap: Span) -> tuple[End, End]:
    """The two ends, a day with the other's month, and a year BC with the digits that it leaves out."""
    first, last = opening.first, closing.last
    if not first.number or first.month:
        return opening, closing
    if last.day and len(first.number) < _LEAST_YEAR:
        day = replace(last, day=int(first.number), mark=first.mark)
        return End(day, day), closing
    if last.year is None or last.month:
        return opening, closing
    if last.year > 0 and opening.first == opening.last and int(first.number) < last.year:
        year = replace(first, year=int(first.number), number="")
        return End(year, year), closing  # "98–117 AD"
    if last.year > 0 or gap.end - gap.start > 1:
        return opening, closing
    digits = whole_end(first.number, str(1 - last.year), is_sure=text[gap.start] == "/")
    if not digits:
        return End(Said(), Said()), End(Said(), Said())
    year = replace(last, year=1 - int(digits))
    return opening, End(year, year)


def whole_end(number: str, end: str, *, is_sure: bool = False) -> str:
    """The last year BC of a span that may leave out digits: 217 of "218-17"; "" if it may be one of two."""
    whole = number[: -len(end)] + end if len(end) < len(number) else end
    if whole == end or int(whole) >= int(number):
        return end
    return whole if is_sure or len(number) >= _LEAST_YEAR else ""
