"""Dates in a text: its pieces put together to spans, choices and lists, each completed by its neighbours."""

from __future__ import annotations

import re
from dataclasses import replace

from quiz.dates.date import day_number
from quiz.dates.languages import Language
from quiz.dates.pieces import LEAST_YEAR, STYLES, Piece, SpokenPoint, pieces

_DECEMBER, _FEBRUARY = 12, 2
_DASH = re.compile(r" ?[–—-] ?")  # ` – `
_PLACE = re.compile(r"(?:,| +in)? +[^\W\d_][^()\d–—;]{1,60}? ?[–—-] +")  # ", Bruchsal – "
_IN_BRACKETS = re.compile(r"\([^()]*$")  # "(" before a span that says where too
_MOST_IN_BRACKETS = 200
_BOTH_STYLES = re.compile(r" ?[(\[/] ?(?:[ON]\.? ?S\.?,? ?)?")  # " [O.S. " between "27 June" and "14 June"
_STYLE_END = re.compile(
    r",?(?: (?:in the )?(?:O\. ?S\.|N\. ?S\.|[OoNn](?:ld|ew) [Ss]tyle)(?: calendar)?)?[)\]]"
)


def phrases(text: str, language: Language) -> list[Piece]:
    """Find the dates, parts of dates and numbers in a text that is laid out for it, in order."""
    found = list(pieces(text, language))
    for join in (_in_one_style, _with_year, _choice, _span):
        joined: list[Piece] = []  # from the last on, so that what closes a span is whole before it is joined
        for piece in reversed(found):
            if joined and (both := join(text, piece, joined[-1], language)):
                joined[-1] = both
            else:
                joined.append(piece)
        found = joined[::-1]
    is_listed = False
    for at in reversed(range(len(found) - 1)):
        whole = _of_list(text, found[at], found[at + 1], language, is_listed=is_listed)
        is_listed = whole is not found[at]
        found[at] = whole
    return [_or_so(text, each, language) for each in found]


def _or_so(text: str, phrase: Piece, language: Language) -> Piece:
    if not (or_so := language.words["or_so"].match(text, phrase.end)):
        return phrase
    return replace(phrase.changed(lambda said: replace(said, mark=said.mark or "~")), end=or_so.end())


def _in_one_style(text: str, one: Piece, other: Piece, _: Language) -> Piece | None:
    """A day that is said in both calendars, as the new one's: "27 June [O.S. 14 June]"."""
    gap = _BOTH_STYLES.fullmatch(text, one.end, other.core)
    if not gap or not all(each.first.day and each.first.month for each in (one, other)):
        return None
    days = [day_number(1, each.first.month, each.first.day) for each in (one, other)]
    apart = (days[0] - days[1]) % 365
    if apart not in STYLES and -apart % 365 not in STYLES:
        return None
    new = (one if apart in STYLES else other).first
    known = one.first if one.says_year else other.first
    new = replace(new, year=known.year, number=known.number)
    end = closing.end() if (closing := _STYLE_END.match(text, other.end)) else other.end
    return replace(one, end=end, first=new, last=new)


def _with_year(text: str, day: Piece, year: Piece, _: Language) -> Piece | None:
    """A day with the year behind it: "15 March 44", "25 October (7 November) 1917"."""
    is_day = day.first.day and day.first.month and not day.says_year
    is_year = year.is_single and not (year.first.month or year.lead or len(year.first.number) == 1)
    if not is_day or not is_year or text[day.end : year.core] not in (" ", ", ", ") ", "] "):
        return None
    said = replace(day.first, year=year.first.year, number=year.first.number)
    return replace(day, end=year.end, first=said, last=said)


def _choice(text: str, first: Piece, last: Piece, language: Language) -> Piece | None:
    """One date for two of which either may be meant: "1905 or 1906", "12 or 13 July", "70/69 BC"."""
    gap = text[first.end : last.start]
    listed = language.list.fullmatch(gap)
    if last.lead or not first.is_single or not (gap == "/" or (listed and listed["or"])):
        return None
    if first.says_year and first.first.month and last.is_number and last.says_year:  # "May 1905 or 1906"
        again = last.changed(lambda said: replace(said, month=first.first.month, day=first.first.day))
        return replace(first, end=last.end, last=again.last)
    if first.first.month:  # "May or June 1905"
        fits = bool(last.first.month) and not (first.first.day or last.first.day or first.says_year)
    elif last.first.month:
        fits = first.first.may_be_day and bool(last.first.day)
    else:
        fits = len(first.first.number) >= LEAST_YEAR or last.first.year is not None
    if not fits:
        return None
    start, end = _completed(first.first, last.last, is_tight=gap == "/")
    if _year(start) > _year(end):
        start, end = end, start
    closes = "(" in gap and text[last.end : last.end + 1] == ")"
    return replace(first, end=last.end + closes, first=start, last=end)


def _year(said: SpokenPoint) -> int:
    return said.year if said.year is not None else int(said.number or 0)


def _span(text: str, first: Piece, last: Piece, language: Language) -> Piece | None:
    """One date for two that are its ends: "from 1905 to 1907", "1905–07", "between 51 and 50 BC"."""
    if not _are_joined(text, first, last, language):
        return None
    gap = text[first.end : last.core]
    is_tight = len(gap) == len(gap.strip()) == 1
    starts = [_completed(each, last.first, is_tight=is_tight)[0] for each in (first.first, first.last)]
    stops = [_completed(first.first, each, is_tight=is_tight)[1] for each in (last.first, last.last)]
    is_winter = "winter" in text[first.start : first.core].casefold()
    if is_winter and _year(stops[1]) - _year(starts[0]) == 1:
        winter = replace(starts[0], month=_DECEMBER), replace(stops[1], month=_FEBRUARY)
        return replace(first, end=last.end, first=winter[0], last=winter[1])
    ends = replace(first, first=starts[0], last=starts[1]), replace(last, first=stops[0], last=stops[1])
    return replace(first, end=last.end, first=starts[0], last=stops[1], ends=ends)


def _are_joined(text: str, first: Piece, last: Piece, language: Language) -> bool:
    gap = text[first.end : last.start]
    with_lead = text[first.end : last.lead_end or last.core]  # " e il " of "tra il 1806 e il 1808"
    if last.ends and last.lead != "between":
        return False
    if first.lead == "between":
        both = language.words["and"]
        return bool(
            both.fullmatch(with_lead) or (not last.lead and (both.fullmatch(gap) or _DASH.fullmatch(gap)))
        )
    if language.words["to"].fullmatch(with_lead):
        are_years = first.says_year and last.says_year and not language.is_english
        return first.lead == "from" or first.timed or are_years or not (first.is_number and last.is_number)
    if _DASH.fullmatch(gap):
        return not last.lead or bool(last.ends)
    if last.lead or not (first.says_year and last.says_year and _PLACE.fullmatch(gap)):
        return False
    return bool(_IN_BRACKETS.search(text, max(0, first.core - _MOST_IN_BRACKETS), first.core))


def _completed(
    first: SpokenPoint, last: SpokenPoint, *, is_tight: bool = False
) -> tuple[SpokenPoint, SpokenPoint]:
    """Two ends of a span, each with what only the other says: its month, its era, the digits left out.

    Before BC digits are left out only where it `is_tight`: "218–17 BC".
    """
    if is_tight and first.is_number and last.year is not None and last.year < 1 and not last.month:
        digits = _whole_end(first.number, str(1 - last.year))
        last = replace(last, year=1 - int(digits)) if digits else SpokenPoint()
    if first.year is None and not first.number:
        first = replace(first, year=last.year, number=last.number)  # "May" of "May–June 1905"
    elif first.may_be_day and last.day:
        first = replace(last, day=int(first.number), mark=first.mark)
    elif first.number and last.year is not None and (last.year < 1 or int(first.number) < last.year):
        is_bc = last.year < 1  # "60 to 58 BC", "98 to 117 AD"
        first = replace(first, year=1 - int(first.number) if is_bc else int(first.number), number="")
    if first.is_number and last.may_be_day and len(last.number) < len(first.number):
        last = replace(last, number=first.number[: -len(last.number)] + last.number)  # "1905–07"
    return first, last


def _whole_end(number: str, end: str) -> str:
    """The last year BC of a span that may leave out digits: 217 of "218-17"; "" if it may be one of two."""
    whole = number[: -len(end)] + end if len(end) < len(number) else end
    if whole == end or int(whole) >= int(number):
        return end
    return whole if len(number) >= LEAST_YEAR else ""


def _of_list(text: str, part: Piece, following: Piece, language: Language, *, is_listed: bool) -> Piece:
    """A day or month with what the next of its list says: "May and June 1905", "on 14 and 16 July 1789".

    A comma alone is enough before one that `is_listed` itself, and before a choice.
    """
    last = following.first
    gap = language.list.fullmatch(text, part.end, following.start)
    is_whole = last.month and following.says_year and not (following.lead or following.ends)
    if not gap or not is_whole or part.says_year or (part.first.number and not last.day):
        return part
    if gap[0].strip() == "," and not is_listed and following.is_single:
        return part

    def whole(said: SpokenPoint) -> SpokenPoint:
        day, month = (said.day, said.month) if said.month else (int(said.number or 0), last.month)
        return replace(said, year=last.year, number=last.number, month=month, day=day)

    return part.changed(whole)
