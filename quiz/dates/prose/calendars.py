"""A text laid out for its dates to be found: one line, plain signs, each day in one calendar, the new."""

from __future__ import annotations

import re

from quiz.dates.days import MONTH, day_number, days_in_month
from quiz.dates.saying import MONTHS

_SHAPES = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u1680\u2007\u2009\u200a\u2028\u2029\u202f\u3000", " ")
    | dict.fromkeys("\u2010\u2011", "-")
    | dict.fromkeys("\u2012\u2013\u2212", "–")
    | dict.fromkeys("\u2014\u2015", "—")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
)
"""One character for one, so that places stay where they are."""

_OLD = r"(?:O\.? ?S\.?|[Oo]ld [Ss]tyle|Julian)"
_NEW = r"(?:N\.? ?S\.?|[Nn]ew [Ss]tyle|Gregorian)"
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?(?:{MONTH}))?|(?:{MONTH}) \d{{1,2}}(?:st|nd|rd|th)?"
_WHOLE_DAY = rf"(?:{_DAY})(?:,? \d{{4}})?"
_IN_OLD_STYLE = re.compile(  # " [O.S. 14 June]", " (25 October Old Style)", " [N.S.]"
    rf" ?[(\[](?:{_OLD}[,:]? (?:{_WHOLE_DAY})|(?:{_WHOLE_DAY}),? (?:in the )?{_OLD}(?: calendar)?)[)\]]"
    rf"| ?[(\[]{_NEW}[)\]]",
    re.ASCII,
)
_IN_BOTH = re.compile(  # "14 June [N.S. 27 June]", "25/26 March"
    rf"(?<![\w.,:–-])(?P<old>{_DAY})(?: ?[(\[](?:{_NEW}[,:]? )?| ?/ ?)"
    rf"(?P<new>{_DAY})(?P<after>,? {_NEW})?[)\]]?",
    re.ASCII,
)
_EXPLAINED = re.compile(rf"\((?P<day>{_DAY})\)(?= +\d)", re.ASCII)  # "the Ides of March (15 March) 44 BC"
_SHIFTS = range(10, 14)  # days that the new style was ahead of the old, from 1582 to 2100


def plain_text(text: str) -> str:
    """The text with as many characters, on one line, and days that stand in two calendars in the new one."""
    plain = text.translate(_SHAPES)
    if "(" in plain or "[" in plain:
        plain = _IN_OLD_STYLE.sub(lambda note: " " * len(note[0]), plain)
    if any(sign in plain for sign in "([/"):
        plain = _IN_BOTH.sub(_new_only, plain)
        plain = _EXPLAINED.sub(r"(\g<day> ", plain)
    return plain


def _new_only(both: re.Match[str]) -> str:
    """A day in both styles with the old one blanked out; as it stands if they are not the same day."""
    text, start = both[0], both.start()
    is_labelled = "N" in text[both.end("old") - start : both.start("new") - start] or both["after"]
    if not is_labelled and not _are_one_day(both["old"], both["new"]):
        return text
    blank = " " * (both.start("new") - start)
    return blank + both["new"] + " " * (both.end() - both.end("new"))


def _are_one_day(old: str, new: str) -> bool:
    """Whether two days, with a month on the second at least, are as far apart as the two calendars."""
    (day, month), (new_day, new_month) = _day(old), _day(new)
    if not new_month or max(day, new_day) > 31 or min(day, new_day) < 1:
        return False
    months = [month] if month else [new_month, (new_month - 2) % 12 + 1]
    return any(
        (_place(new_month, new_day, year) - _place(each, day, 1)) % 365 in _SHIFTS
        for each in months
        for year in (1, 2)
    )


def _place(month: int, day: int, year: int) -> int:
    return day_number(year, month, min(day, days_in_month(year, month)))


def _day(said: str) -> tuple[int, int]:
    digits = re.search(r"\d+", said)
    name = re.search(MONTH, said)
    return int(digits[0]) if digits else 0, MONTHS[name[0].casefold()] if name else 0
