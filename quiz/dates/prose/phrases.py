"""Dates in a text: its pieces put together with the words before them, each judged by what is around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from quiz.dates.prose.cues import LIST, goes_on
from quiz.dates.prose.pieces import LEAST_YEAR, Piece, SpokenPoint, pieces, whole_end
from quiz.text.spans import Span

# Spans

_DASH = re.compile(r" ?[–-] ?(?P<between>between +)?|—")  # " – " of "1137 – between 1190 and 1193"
_TO = re.compile(r" +(?:to|until|till|through|up to|up until) +")  # ` to `
_AND = re.compile(r" +and +")  # ` and `
_OR = re.compile(r" +or +|/")  # ` or `
_MOST_PIECES = 4  # of a span: each of its ends may be one of two years


class End(NamedTuple):
    """One end of a span: two points where it may be either, or is itself a stretch of time."""

    first: SpokenPoint
    last: SpokenPoint

    def completed(self) -> End:
        """The same, each point with what only the other says of a year: "70/69 BC", "1485/86"."""
        first, last = self
        if not first.number or first.month:
            return self
        if last.month:
            is_day = last.day and len(first.number) < LEAST_YEAR
            return End(replace(last, day=int(first.number), mark=first.mark), last) if is_day else self
        if last.year is not None and last.year < 1:
            return End(replace(first, year=1 - int(first.number), number=""), last)
        if 0 < len(last.number) < len(first.number):
            last = replace(last, number=first.number[: -len(last.number)] + last.number)
        return End(first, last)


def _is_span(text: str, first: Piece, last: Piece, lead: str) -> bool:
    gap = text[first.end : last.start]
    if lead == "between":
        return bool(_AND.fullmatch(gap))
    if _DASH.fullmatch(gap):
        return True
    if gap == "/":
        return first.is_number and (_is_one_year(first, last) or _is_next_day(first, last))
    if _TO.fullmatch(gap):
        return lead == "from" or first.timed or not (first.is_number and last.is_number)
    return False


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
    return len(first.first.number) < LEAST_YEAR and int(first.first.number) + 1 == last.first.day


def _is_choice(text: str, first: Piece, last: Piece, joined: re.Pattern[str] = _OR) -> bool:
    return (_are_years(first, last) or _are_days(first, last)) and bool(
        joined.fullmatch(text, first.end, last.start)
    )


def _are_days(first: Piece, last: Piece) -> bool:
    """Whether two pieces are days of one month: "12 or 13 July"."""
    return first.is_number and len(first.first.number) < LEAST_YEAR and bool(last.first.day)


def _are_years(first: Piece, last: Piece) -> bool:
    return all(not each.first.month and each.has_year for each in (first, last)) and (
        len(first.first.number) >= LEAST_YEAR or last.first.year is not None
    )


def _whole_ends(text: str, opening: End, closing: End, gap: Span) -> tuple[End, End]:
    """The two ends, a day with the other's month, and a year BC with the digits that it leaves out."""
    first, last = opening.first, closing.last
    if not first.number or first.month:
        return opening, closing
    if last.day and len(first.number) < LEAST_YEAR:
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
        return End(SpokenPoint(), SpokenPoint()), End(SpokenPoint(), SpokenPoint())
    year = replace(last, year=1 - int(digits))
    return opening, End(year, year)


# Phrases

_LEADS = (
    "(?:ever )?since|from|between|not until|until|till|up until|up to|by|before|prior to|after|following|in|"
    "during|throughout|within|as early as|as late as|as of|(?:no|not) (?:later|earlier) than|"
    "on|at|over|only in|towards?|for"
)
_LEAD = re.compile(rf"(?<![\w'-])(?P<lead>{_LEADS}) +$", re.IGNORECASE | re.ASCII)  # "as early as "
_DOUBT = re.compile(r"(?<![\w-])(?:perhaps|possibly|probably|maybe) +$", re.IGNORECASE | re.ASCII)
_OR_SO = re.compile(r" +or (?:so|thereabouts)\b")  # " or so"
_LONGEST_LIST = 8
_LONGEST_LEAD = 16
_WIDEST = 60
"""Characters before a date in which its preposition stands, a blanked date of the old style between them."""


@dataclass(frozen=True)
class Phrase(Piece):
    """A date, or a span of them, as one reader says it; its ends perhaps not in full."""

    lead: str = ""
    """The preposition before it, in small letters."""
    lead_start: int = 0
    """Its own start without a lead."""
    gap: Span | None = None
    """What stands between its two ends if it is a span."""
    ends: tuple[End, End] | None = None
    of_numbers: bool = False
    """It is a span of numbers alone."""

    @property
    def is_numbers(self) -> bool:
        """It is a number, or a span of them: years perhaps, without BC or AD."""
        return self.of_numbers or self.is_number

    @property
    def is_span(self) -> bool:
        """It has two ends that both stand there."""
        return self.gap is not None

    @property
    def digits(self) -> str:
        """The longer of its numbers."""
        return max(self.first.number, self.last.number, key=len)

    @property
    def says_year(self) -> bool:
        """One of its ends says its year, in three digits or with its era."""
        return any(end.year is not None or len(end.number) > 2 for end in (self.first, self.last))


def phrases(text: str) -> list[Phrase]:
    """Find the dates, parts of dates and numbers in a text that is laid out for it, in order."""
    found = _with_years(text, list(pieces(text)))
    parts: list[Phrase] = []
    at = 0
    while at < len(found):
        lead, lead_start = _lead(text, found[at].start)
        span = _span(text, found[at : at + _MOST_PIECES], lead, lead_start)
        phrase, length = span or (_date(text, found[at], lead, lead_start), 1)
        parts.append(phrase)
        at += length
    return list(_completed(text, parts))


def _lead(text: str, start: int) -> tuple[str, int]:
    left = text[max(0, start - _WIDEST) : start].rstrip(" ")
    match = _LEAD.search(left[-_LONGEST_LEAD:] + " ") if left else None
    if not match:
        return "", start
    return match["lead"].casefold(), max(0, start - _WIDEST) + len(left) + 1 - len(match[0])


def _with_years(text: str, found: Sequence[Piece]) -> list[Piece]:
    """The pieces, a day and the number behind it made one where that is a year perhaps: "15 March 44"."""
    joined: list[Piece] = []
    for piece in found:
        if joined and _is_year_of(text, joined[-1], piece):
            whole = replace(joined[-1].first, number=piece.first.number)
            joined[-1] = replace(joined[-1], end=piece.end, first=whole, last=whole)
        else:
            joined.append(piece)
    return joined


def _is_year_of(text: str, day: Piece, year: Piece) -> bool:
    is_day = bool(day.first.day and day.first.month and not day.has_year)
    is_joined = text[day.end : year.start] in (" ", ", ") and goes_on(text, year.end)
    return is_day and year.is_number and not year.timed and is_joined


def _date(text: str, piece: Piece, lead: str, lead_start: int) -> Phrase:
    own = (piece.start, piece.core, piece.end, piece.first, piece.last, piece.timed, piece.weak)
    return _with_words_around(text, Phrase(*own, lead, lead_start))


def _span(text: str, pieces: Sequence[Piece], lead: str, lead_start: int) -> tuple[Phrase, int] | None:
    """The span that begins with the first of some pieces, and of how many of them; None if there is none."""
    if len(pieces) < 2:
        return None
    at = 1
    if (
        len(pieces) > 2
        and _is_choice(text, pieces[0], pieces[1])
        and _DASH.fullmatch(text, pieces[1].end, pieces[2].start)
    ):
        at = 2  # "1137 or 1138 – 1193"
    elif not _is_span(text, pieces[0], pieces[1], lead):
        return None
    end = at + 1
    gap = Span(pieces[at - 1].end, pieces[at].start)
    dash = _DASH.fullmatch(text, gap.start, gap.end)
    joined = _AND if dash and dash["between"] else _OR
    if dash and end < len(pieces) and _is_choice(text, pieces[at], pieces[end], joined):
        end += 1  # "1098 – 1179 or 1180"
    first, last = pieces[0], pieces[end - 1]
    opening, closing = _whole_ends(
        text,
        End(first.first, pieces[at - 1].last).completed(),
        End(pieces[at].first, last.last).completed(),
        gap,
    )
    mark = opening.first.mark
    is_tight = gap.end - gap.start == 1
    is_short = len(closing.last.number) < len(opening.first.number)
    if mark and not closing.last.mark and not lead and is_tight and (is_short or closing.last.day):
        closing = End(*(replace(point, mark=mark) for point in closing))  # "about 1905–07"
    own = (first.start, first.core, last.end, opening.first, closing.last, first.timed, first.weak)
    of_numbers = all(piece.is_number for piece in pieces[:end])
    phrase = Phrase(*own, lead, lead_start, gap, (opening, closing), of_numbers)
    return _with_words_around(text, phrase), end


def _with_words_around(text: str, phrase: Phrase) -> Phrase:
    """A phrase with what is said of it before its preposition and behind it: "perhaps in 1350", "or so"."""
    if phrase.lead:
        before = max(0, phrase.lead_start - _LONGEST_LEAD)
        if doubt := _DOUBT.search(text, before, phrase.lead_start):
            marks = {"~": "%", "%": "%"}
            phrase = phrase.changed(lambda said: replace(said, mark=marks.get(said.mark, "?")))
            phrase = replace(phrase, lead_start=doubt.start())
    if or_so := _OR_SO.match(text, phrase.end):
        phrase = replace(phrase.changed(lambda said: replace(said, mark=said.mark or "~")), end=or_so.end())
    return phrase


# Lists: "May and June 1905", "on 14 and 16 July 1789"


def _completed(text: str, parts: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases, those of a list completed by the last of it, and neighbours in time made one."""
    at = 0
    while at < len(parts):
        run = _run(text, parts, at)
        at += len(run)
        *most, last = run
        if not most:
            yield last
            continue
        days = [_completed_by(part, last.first) for part in most]
        is_choice = bool(LIST.fullmatch(text, most[-1].end, last.start)["or"])  # type: ignore[index]
        if len(days) == 1 and (is_choice or _follows(days[0].last, last.first)):
            yield replace(days[0], end=last.end, last=last.last, gap=Span(most[-1].end, last.start))
        else:
            yield from days
            yield replace(last, lead=last.lead or most[0].lead)


def _run(text: str, parts: Sequence[Phrase], at: int) -> Sequence[Phrase]:
    """The phrases from one on that lack what the last of them says; the one alone if none does."""
    end = at
    longest = min(len(parts), at + _LONGEST_LIST)
    while end + 1 < longest and not parts[end].says_year and not parts[end + 1].lead:
        if not LIST.fullmatch(text, parts[end].end, parts[end + 1].start):
            break
        end += 1
    run = parts[at : end + 1]
    if end == at or not run[-1].says_year or not run[-1].first.month or run[-1].is_span:
        return parts[at : at + 1]
    closing = text[run[-2].end : run[-1].start]
    days = all(part.first.day or part.first.number for part in run) or not any(
        part.first.number for part in run[:-1]
    )
    return run if ("and" in closing or "or" in closing or "&" in closing) and days else parts[at : at + 1]


def _completed_by(part: Phrase, last: SpokenPoint) -> Phrase:
    def completed(said: SpokenPoint) -> SpokenPoint:
        day, month = (said.day, said.month) if said.month else (int(said.number or 0), last.month)
        return replace(said, year=last.year, number=last.number, month=month, day=day)

    return replace(part.changed(completed), of_numbers=False)


def _follows(earlier: SpokenPoint, later: SpokenPoint) -> bool:
    """Whether one month or day of a year comes right after another."""
    if earlier.day and later.day:
        return (earlier.month, earlier.day + 1) == (later.month, later.day)
    return not earlier.day and not later.day and earlier.month + 1 == later.month
