"""Dates in a text: its pieces put together to spans, choices and lists, each completed by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.dates.date import day_number, days_in_month
from quiz.dates.pieces import STYLES, Piece, pieces
from quiz.dates.spoken import LEAST_YEAR, SpokenPoint, completed, whole_end

if TYPE_CHECKING:
    from quiz.dates.languages import Language

_DASH = re.compile(r" ?[–—-] ?")  # ` – `
_PLACE = re.compile(r"(?:,| +in)? +[^\W\d_][^()\d–—;]{1,60}? ?[–—-] +")  # ", Bruchsal – "
_IN_BRACKETS = re.compile(r"\([^()]*$")  # "(" before a span that says where too
_MOST_IN_BRACKETS = 200
_BOTH_STYLES = re.compile(r" ?[(\[/] ?(?:[ON]\.? ?S\.?,? ?)?")  # " [O.S. " between "27 June" and "14 June"
_STYLE_END = re.compile(
    r",?(?: (?:in the )?(?:O\. ?S\.|N\. ?S\.|[OoNn](?:ld|ew) [Ss]tyle)(?: calendar)?)?[)\]]"
)
_LONGEST_LIST = 8


def phrases(text: str, language: Language) -> list[Piece]:
    """Find the dates, parts of dates and numbers in a text that is laid out for it, in order."""
    found = list(_in_one_style(text, list(pieces(text, language))))
    found = list(_joined(text, found, language, _choice))
    found = list(_joined(text, found, language, _between))
    found = list(_joined(text, found, language, _span))
    return list(_completed(text, [_or_so(text, each, language) for each in found], language))


def _or_so(text: str, phrase: Piece, language: Language) -> Piece:
    if not (or_so := language.or_so.match(text, phrase.end)):
        return phrase
    return replace(phrase.changed(lambda said: replace(said, mark=said.mark or "~")), end=or_so.end())


# One day in two calendars, and its year behind it


def _in_one_style(text: str, found: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, a day that stands in the old style too in the new one: "27 June [O.S. 14 June] 1905"."""
    at = 0
    while at < len(found):
        piece = found[at]
        at += 1
        if at < len(found) and (both := _new_style(text, piece, found[at])):
            piece = both
            at += 1
        year = found[at] if at < len(found) else None
        is_day = piece.first.day and piece.first.month and not piece.says_year and not piece.first.number
        if year and is_day and _is_year_of(text, piece, year):
            said = replace(piece.first, year=year.first.year, number=year.first.number)
            piece = replace(piece, end=year.end, first=said, last=said)
            at += 1
        yield piece


def _is_year_of(text: str, day: Piece, year: Piece) -> bool:
    """Whether a number goes with the day before it: "15 March 44", "25 October (7 November) 1917"."""
    if year.first.month or year.first is not year.last or year.lead or year.timed:
        return False
    is_joined = text[day.end : year.core] in (" ", ", ", ") ", "] ") and len(year.first.number) != 1
    return is_joined and (year.end >= len(text) or text[year.end] in " ,.;:)]–—-")


def _new_style(text: str, one: Piece, other: Piece) -> Piece | None:
    gap = _BOTH_STYLES.fullmatch(text, one.end, other.core)
    if not gap or not other.first.day or not other.first.month or one.first.may_be_day:
        return None
    if not one.first.day:
        return None
    new_is_first = _days_apart(one.first, other.first)
    new_is_last = _days_apart(other.first, one.first)
    if not (new_is_first or new_is_last):
        return None
    said = one.first if new_is_first else other.first
    known = one.first if one.says_year else other.first
    said = replace(said, year=known.year, number=known.number)
    end = closing.end() if (closing := _STYLE_END.match(text, other.end)) else other.end
    return replace(one, end=end, first=said, last=said)


def _days_apart(later: SpokenPoint, earlier: SpokenPoint) -> bool:
    """Whether one day is as much later in the year than another as the calendars are apart."""

    def place(said: SpokenPoint, year: int) -> int:
        return day_number(year, said.month, min(said.day, days_in_month(year, said.month)))

    return any((place(later, year) - place(earlier, 1)) % 365 in STYLES for year in (1, 2))


# Choices and spans


_Join = Callable[[str, Piece, Piece, "Language"], Piece | None]


def _joined(text: str, found: Sequence[Piece], language: Language, join: _Join) -> Iterator[Piece]:
    """The pieces, each with the next made one where they belong together."""
    at = 0
    while at < len(found):
        piece = found[at]
        both = join(text, piece, found[at + 1], language) if at + 1 < len(found) else None
        yield both or piece
        at += 2 if both else 1


def _choice(text: str, first: Piece, last: Piece, language: Language) -> Piece | None:
    """One date for two of which either may be meant: "1905 or 1906", "12 or 13 July", "70/69 BC"."""
    if last.lead or first.first is not first.last:
        return None
    gap = text[first.end : last.start]
    listed = language.joins["list"].fullmatch(gap)
    if gap != "/" and not (listed and listed["or"]):
        return None
    if gap == "/" and not (first.is_number and _is_next(first.first, last.first)):
        return None
    years = not first.first.month and not last.first.month and len(first.first.number) >= LEAST_YEAR
    days = first.first.may_be_day and bool(last.first.day)
    sure = last.first.year is not None and (gap == "/" or last.first.year < 1 or first.first.year is not None)
    if not (years or days or (sure and not last.first.month)):
        return None
    start, end = first.first, last.last
    if gap == "/" and end.year is not None and end.year < 1:  # "218/7 BC"
        end = replace(end, year=1 - int(whole_end(start.number, str(1 - end.year), is_sure=True)))
    ends = completed(start, end)
    years_said = [each.year if each.year is not None else int(each.number or 0) for each in ends]
    if years_said[0] > years_said[1]:
        ends = ends[1], ends[0]
    closes = "(" in gap and text[last.end : last.end + 1] == ")"
    return replace(first, end=last.end + closes, first=ends[0], last=ends[1])


def _is_next(first: SpokenPoint, last: SpokenPoint) -> bool:
    """Whether two numbers with a stroke are a year that began in one of ours: "218/7 BC"."""
    if last.may_be_day or last.is_number:
        return len(first.number) >= LEAST_YEAR
    year = last.year
    if year is None or last.month:
        return False
    return int(first.number) > 1 - year if year < 1 else int(first.number) + 1 == year


def _between(text: str, first: Piece, last: Piece, language: Language) -> Piece | None:
    return _span(text, first, last, language) if first.lead == "between" else None


def _span(text: str, first: Piece, last: Piece, language: Language) -> Piece | None:
    """One date for two that are its ends: "from 1905 to 1907", "1905–07", "between 51 and 50 BC"."""
    if not _are_joined(text, first, last, language):
        return None
    opening, closing = completed(first.first, last.last)
    gap = text[first.end : last.core]
    is_tight = len(gap.strip()) == len(gap) == 1
    year = last.first.year
    if year is not None and year < 1 and first.first.is_number and is_tight and not last.first.month:
        digits = whole_end(first.first.number, str(1 - year))  # "218–17 BC"
        closing = replace(closing, year=1 - int(digits)) if digits else SpokenPoint()
        opening = opening if digits else SpokenPoint()
    is_short = len(last.last.number) < len(first.first.number)
    if opening.mark and not closing.mark and not first.lead and is_tight and (is_short or closing.day):
        closing = replace(closing, mark=opening.mark)  # "about 1905–07"
    ends = _ends(first, last, opening, closing)
    return replace(first, end=last.end, first=opening, last=closing, ends=ends)


def _ends(first: Piece, last: Piece, opening: SpokenPoint, closing: SpokenPoint) -> tuple[Piece, Piece]:
    """The two ends of a span as dates of their own, each completed by the other."""
    start, _ = completed(first.last, last.first)
    _, end = completed(first.first, last.first)
    return (
        replace(first, first=opening, last=opening if first.first is first.last else start),
        replace(last, first=closing if last.first is last.last else end, last=closing),
    )


def _are_joined(text: str, first: Piece, last: Piece, language: Language) -> bool:
    gap = text[first.end : last.start]
    with_lead = text[first.end : last.lead_end or last.core]  # " e il " of "tra il 1806 e il 1808"
    if first.lead == "between":
        both = language.joins["and"]
        return bool(both.fullmatch(with_lead) or (not last.lead and both.fullmatch(gap)))
    if language.joins["to"].fullmatch(with_lead):
        are_years = first.says_year and last.says_year and not language.is_english
        return first.lead == "from" or first.timed or are_years or not (first.is_number and last.is_number)
    if last.lead:
        return bool(last.lead == "between" and last.ends and _DASH.fullmatch(gap))
    if _DASH.fullmatch(gap):
        return True
    if _PLACE.fullmatch(gap) and first.says_year and last.says_year:
        return bool(_IN_BRACKETS.search(text, max(0, first.core - _MOST_IN_BRACKETS), first.core))
    return False


# Lists: "May and June 1905", "on 14 and 16 July 1789"


def _completed(text: str, parts: Sequence[Piece], language: Language) -> Iterator[Piece]:
    """The phrases, those of a list completed by the last of it, and neighbours in time made one."""
    at = 0
    while at < len(parts):
        run = _run(text, parts, at, language)
        at += len(run)
        *most, last = run
        if not most:
            yield last
            continue
        days = [_completed_by(part, last.first) for part in most]
        gap = language.joins["list"].fullmatch(text, most[-1].end, last.start)
        if len(days) == 1 and (bool(gap and gap["or"]) or _follows(days[0].last, last.first)):
            yield replace(days[0], end=last.end, last=last.last)
        else:
            yield from days
            yield replace(last, lead=last.lead or most[0].lead)


def _run(text: str, parts: Sequence[Piece], at: int, language: Language) -> Sequence[Piece]:
    """The phrases from one on that lack what the last of them says; the one alone if none does."""
    end = at
    longest = min(len(parts), at + _LONGEST_LIST)
    while end + 1 < longest and not parts[end].says_year and not parts[end + 1].lead:
        if not language.joins["list"].fullmatch(text, parts[end].end, parts[end + 1].start):
            break
        end += 1
    run = parts[at : end + 1]
    if end == at or not run[-1].says_year or not run[-1].first.month or run[-1].ends:
        return parts[at : at + 1]
    days = all(part.first.day or part.first.number for part in run) or not any(
        part.first.number for part in run[:-1]
    )
    closing = text[run[-2].end : run[-1].start].strip()
    return run if closing.strip(",") and days else parts[at : at + 1]


def _completed_by(part: Piece, last: SpokenPoint) -> Piece:
    def whole(said: SpokenPoint) -> SpokenPoint:
        day, month = (said.day, said.month) if said.month else (int(said.number or 0), last.month)
        return replace(said, year=last.year, number=last.number, month=month, day=day)

    return part.changed(whole)


def _follows(earlier: SpokenPoint, later: SpokenPoint) -> bool:
    """Whether one month or day of a year comes right after another."""
    if earlier.day and later.day:
        return (earlier.month, earlier.day + 1) == (later.month, later.day)
    return not earlier.day and not later.day and earlier.month + 1 == later.month
