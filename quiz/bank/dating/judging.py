"""Whether a phrase dates something where it stands, only names something, or is no date at all."""

from __future__ import annotations

import re
from enum import Enum

from quiz.bank.dating import words
from quiz.bank.dating.phrases import LIST, Phrase


class Sort(Enum):
    """What a date does where it stands."""

    DATES = "dates"
    """It says when something happened."""
    NAMES = "names"
    """It is part of a name: "the 1905 revolution"."""


_YEAR_LEADS = frozenset(
    (
        *("since", "ever since", "from", "between", "not until", "until", "till", "up until", "up to", "by"),
        *("before", "prior to", "after", "following", "in", "during", "throughout", "within", "as early as"),
        *("as late as", "as of", "only in", "no later than", "not later than"),
        *("no earlier than", "not earlier than"),
    )
)
_NUMBER_LEADS = frozenset(("from", "between", "by", "up to", "within", "before", "after"))
"""Leads that stand before quantities too."""
_FULL = 4
"""Digits of a year that needs no era."""
_EARLY = 3
"""Digits of a year that is hardly a count or an age."""
_NEAR = 60
"""Characters around a phrase that are looked at."""
_LONGEST_SPAN = 99
"""Years that two years beside each other are apart at most."""
_THEN = re.compile(r"[,;] (?:(?:and|but|then|and then) )?")
_CLAUSE = re.compile(r"[.;:!?(]")
_LETTER_NEXT = re.compile(r"[-–][A-Za-z]")
_VERB_NEXT = frozenset(["were", "was", "are", "is", "have", "had", "died", "perished"])


def sort_of(
    text: str, phrase: Phrase, before: Phrase | None = None, after: Phrase | None = None
) -> Sort | None:
    """What a phrase does in a text; None if it is no date.

    `before` is the last phrase that was found to be a date, `after` the next phrase, whatever it is.
    """
    if _is_part_of_word(text, phrase):
        return Sort.NAMES if phrase.says_year and _is_full(phrase) else None
    if phrase.is_number:
        return _of_number(text, phrase, before, after)
    if phrase.last.number and words.counts(text, phrase.end, is_clause_start=True):
        return None
    if words.DETERMINER.search(text, max(0, phrase.start - _NEAR), phrase.start) and _is_adjective(
        text, phrase
    ):
        return Sort.NAMES
    return Sort.DATES


def _left(text: str, phrase: Phrase) -> str:
    return text[max(0, phrase.lead_start - _NEAR) : phrase.lead_start]


def _is_full(phrase: Phrase) -> bool:
    return not phrase.is_number or len(phrase.digits) == _FULL


def _is_part_of_word(text: str, phrase: Phrase) -> bool:
    """Whether it goes on as a word: "1905's", "1905-style", "12th-century"."""
    said = text[phrase.core : phrase.end]
    goes_on = text.startswith("'s", phrase.end) or bool(_LETTER_NEXT.match(text, phrase.end))
    return goes_on or "-centur" in said


def _is_adjective(text: str, phrase: Phrase) -> bool:
    """Whether a determiner belongs to what comes after a phrase: "the January 1912 conference"."""
    return text[phrase.start : phrase.start + 4].casefold() != "the " and bool(
        words.next_word(text, phrase.end) or not phrase.first.day
    )


def _of_number(text: str, phrase: Phrase, before: Phrase | None, after: Phrase | None) -> Sort | None:
    start, end = phrase.start, phrase.end
    full = _is_full(phrase)
    begins = words.begins_clause(text, phrase.lead_start)
    if words.counts(text, end, is_clause_start=begins and full and phrase.lead == "in"):
        return None
    is_bare = not phrase.timed and not phrase.lead
    if is_bare and words.DETERMINER.search(text, max(0, start - _NEAR), start):
        return Sort.NAMES if full and words.next_word(text, end) else None
    if phrase.weak and not phrase.timed and _is_before_years(text, phrase, after):
        return Sort.DATES
    return Sort.DATES if _is_year(text, phrase, before, begins=begins, full=full) else None


def _is_year(text: str, phrase: Phrase, before: Phrase | None, *, begins: bool, full: bool) -> bool:
    start, end = phrase.start, phrase.end
    if not full and not words.goes_on(text, end):
        return False
    clause = _CLAUSE.split(_left(text, phrase))[-1]
    speaks_of_number = bool(words.QUANTITY.search(clause))
    if phrase.weak and not phrase.timed:
        return not speaks_of_number and _is_about_a_year(text, phrase, begins=begins)
    if phrase.timed:
        return True
    if phrase.lead in _YEAR_LEADS:
        if phrase.lead == "between" and words.next_word(text, end) in _VERB_NEXT:
            return False
        return not (speaks_of_number and phrase.lead in _NUMBER_LEADS)
    if phrase.lead == "for":
        return full and not speaks_of_number and _is_span_of_years(text, phrase)
    if phrase.lead:
        return False
    if phrase.first.mark:
        return not speaks_of_number and len(phrase.digits) >= _EARLY
    if words.AFTER_BIRTH.search(text, max(0, start - _NEAR), start):
        return True
    if before and _continues(text, phrase, before):
        return True
    if not full:
        return False
    return (
        _is_of_something(text, phrase)
        or _is_in_brackets(text, start, end)
        or (begins and words.next_word(text, end) in words.YEAR_ACTS)
        or _is_set_off(text, phrase)
        or (not speaks_of_number and _is_span_of_years(text, phrase))
    )


def _is_about_a_year(text: str, phrase: Phrase, *, begins: bool) -> bool:
    """Whether "about 1350" is a time: a number may be what is meant."""
    if phrase.lead in _YEAR_LEADS:
        return phrase.lead not in _NUMBER_LEADS or words.goes_on(text, phrase.end)
    if phrase.lead:
        return False
    left = text[max(0, phrase.start - _NEAR) : phrase.start]
    if words.DATED_VERBS.search(left):
        return words.goes_on(text, phrase.end)
    return begins and words.is_told_on(text, phrase.end)


def _is_of_something(text: str, phrase: Phrase) -> bool:
    """Whether a thing is told by its year: "the revolution of 1905", not "the crew of 1500"."""
    thing = words.OF_SOMETHING.search(_left(text, phrase))
    if not thing or words.QUANTITY.search(thing[0]) or words.GROUPS.search(thing[0]):
        return False
    return words.next_word(text, phrase.end).islower() or words.goes_on(text, phrase.end)


def _is_in_brackets(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] not in tuple("([") or not re.match(r" *[)\],;]", text[end : end + 3]):
        return False
    return text[end] != ")" or not words.counts(text, end + 1, is_clause_start=False)


def _continues(text: str, phrase: Phrase, before: Phrase) -> bool:
    """Whether a year goes on a list of years: "in 1905, 1907 and 1912"."""
    gap = LIST.fullmatch(text, before.end, phrase.start)
    earlier = before.last.number if len(before.last.number) >= _EARLY else before.digits
    if not gap or len(earlier) != len(phrase.digits):
        return False
    # Years BC count down: those of two digits are BC in a list, those of three may be.
    counts_down = phrase.digits <= earlier
    if not gap["or"] and len(earlier) != _EARLY and counts_down != (len(earlier) < _EARLY):
        return False
    if gap[0].strip() != ",":
        return words.goes_on(text, phrase.end)
    return bool(re.match(r"[,.;)]| +and ", text[phrase.end : phrase.end + 8]))


def _is_set_off(text: str, phrase: Phrase) -> bool:
    """Whether a span stands by itself, "Commissar of Finance, 1905–07, and", or a year behind a time."""
    start, end = phrase.start, phrase.end
    if text[end : end + 1] not in tuple(",.;)"):
        return False
    if not phrase.is_span:
        return bool(words.OF_TIME.search(text, max(0, start - _NEAR), start))
    return bool(re.search(r"[^\W\d_](?:[\"'”’)]?), $", text[max(0, start - 4) : start]))


def _is_span_of_years(text: str, phrase: Phrase) -> bool:
    """Whether a span without a preposition is one of years: "he served 1941–45 in the Navy"."""
    first, last = phrase.first.number, phrase.last.number
    if not phrase.gap or text[phrase.gap.start : phrase.gap.end] not in ("-", "–") or len(first) != _FULL:
        return False
    years = int(first[: -len(last)] + last) - int(first)
    if not 0 < years <= _LONGEST_SPAN or not words.goes_on(text, phrase.end):
        return False
    left = text[max(0, phrase.start - _NEAR) : phrase.start]
    return bool(re.search(r"[^\W\d_],? $", left)) and not (
        words.NUMBERED.search(left) or words.THINGS.search(left)
    )


def _is_before_years(text: str, phrase: Phrase, after: Phrase | None) -> bool:
    """Whether "about 228" is told on by a year near it: "founded it about 228, and in 226 BC agreed"."""
    if not after or after.lead not in _YEAR_LEADS or not _THEN.fullmatch(text, phrase.end, after.lead_start):
        return False
    if words.AMOUNTS.search(_left(text, phrase)) or after.first.month or not phrase.digits:
        return False
    year = after.first.number or str(1 - (after.first.year or 0))
    return len(phrase.digits) >= _EARLY and abs(int(year) - int(phrase.digits)) <= _LONGEST_SPAN
