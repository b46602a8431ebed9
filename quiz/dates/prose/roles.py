"""The role of a phrase where it stands: it dates something, only names something, or is no date at all."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from quiz.dates.prose import cues
from quiz.dates.prose.cues import LIST

if TYPE_CHECKING:
    from quiz.dates.prose.phrases import Phrase


class Role(Enum):
    """What a date does where it stands."""

    DATES = "it says when something happened"
    NAMES = "it is part of a name: the 1905 revolution"


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
_FULL = 4  # digits of a year that needs no era
_EARLY = 3  # digits of a year that is hardly a count or an age
_NEAR = 60  # characters around a phrase that are looked at
_LONGEST_SPAN = 99  # years that two years beside each other are apart at most
_THEN = re.compile(r"[,;] (?:(?:and|but|then|and then) )?")  # ", and "
_CLAUSE = re.compile(r"[.;:!?(]")  # `;`
_LETTER_NEXT = re.compile(r"[-–][A-Za-z]")  # "-style"
_VERB_NEXT = frozenset(["were", "was", "are", "is", "have", "had", "died", "perished"])


def role_of(
    text: str, phrase: Phrase, before: Phrase | None = None, after: Phrase | None = None
) -> Role | None:
    """What a phrase does in a text; None if it is no date.

    `before` is the last phrase that was found to be a date, `after` the next phrase, whatever it is.
    """
    if _is_part_of_word(text, phrase):
        return Role.NAMES if phrase.says_year and _is_full(phrase) else None
    if phrase.is_numbers:
        return _of_number(text, phrase, before, after)
    if phrase.last.number and cues.counts(text, phrase.end, is_clause_start=True):
        return None
    if cues.DETERMINER.search(text, max(0, phrase.start - _NEAR), phrase.start) and _is_adjective(
        text, phrase
    ):
        return Role.NAMES
    return Role.DATES


def _left(text: str, phrase: Phrase) -> str:
    return text[max(0, phrase.lead_start - _NEAR) : phrase.lead_start]


def _is_full(phrase: Phrase) -> bool:
    return not phrase.is_numbers or len(phrase.digits) == _FULL


def _is_part_of_word(text: str, phrase: Phrase) -> bool:
    """Whether it goes on as a word: "1905's", "1905-style", "12th-century"."""
    said = text[phrase.core : phrase.end]
    goes_on = text.startswith("'s", phrase.end) or bool(_LETTER_NEXT.match(text, phrase.end))
    return goes_on or "-centur" in said


def _is_adjective(text: str, phrase: Phrase) -> bool:
    """Whether a determiner belongs to what comes after a phrase: "the January 1912 conference"."""
    return text[phrase.start : phrase.start + 4].casefold() != "the " and bool(
        cues.next_word(text, phrase.end) or not phrase.first.day
    )


def _of_number(text: str, phrase: Phrase, before: Phrase | None, after: Phrase | None) -> Role | None:
    start, end = phrase.start, phrase.end
    full = _is_full(phrase)
    begins = cues.begins_clause(text, phrase.lead_start)
    if cues.counts(text, end, is_clause_start=begins and full and phrase.lead == "in"):
        return None
    is_bare = not phrase.timed and not phrase.lead
    if is_bare and cues.DETERMINER.search(text, max(0, start - _NEAR), start):
        return Role.NAMES if full and cues.next_word(text, end) else None
    if phrase.weak and not phrase.timed and _is_before_years(text, phrase, after):
        return Role.DATES
    return Role.DATES if _is_year(text, phrase, before, begins=begins, full=full) else None


def _is_year(text: str, phrase: Phrase, before: Phrase | None, *, begins: bool, full: bool) -> bool:
    start, end = phrase.start, phrase.end
    if not full and not cues.goes_on(text, end):
        return False
    clause = _CLAUSE.split(_left(text, phrase))[-1]
    speaks_of_number = bool(cues.QUANTITY.search(clause))
    if phrase.weak and not phrase.timed:
        return not speaks_of_number and _is_about_a_year(text, phrase, begins=begins)
    if phrase.timed:
        return True
    if phrase.lead in _YEAR_LEADS:
        if phrase.lead == "between" and cues.next_word(text, end) in _VERB_NEXT:
            return False
        return not (speaks_of_number and phrase.lead in _NUMBER_LEADS)
    if phrase.lead == "for":
        return full and not speaks_of_number and _is_span_of_years(text, phrase)
    if phrase.lead:
        return False
    if phrase.first.mark:
        return not speaks_of_number and len(phrase.digits) >= _EARLY
    if cues.AFTER_BIRTH.search(text, max(0, start - _NEAR), start):
        return True
    if before and _continues(text, phrase, before):
        return True
    if not full:
        return False
    return (
        _is_of_something(text, phrase)
        or _is_in_brackets(text, start, end)
        or (begins and cues.next_word(text, end) in cues.YEAR_ACTS)
        or _is_set_off(text, phrase)
        or (not speaks_of_number and _is_span_of_years(text, phrase))
    )


def _is_about_a_year(text: str, phrase: Phrase, *, begins: bool) -> bool:
    """Whether "about 1350" is a time: a number may be what is meant."""
    if phrase.lead in _YEAR_LEADS:
        return phrase.lead not in _NUMBER_LEADS or cues.goes_on(text, phrase.end)
    if phrase.lead:
        return False
    left = text[max(0, phrase.start - _NEAR) : phrase.start]
    if cues.DATED_VERBS.search(left):
        return cues.goes_on(text, phrase.end)
    return begins and cues.is_told_on(text, phrase.end)


def _is_of_something(text: str, phrase: Phrase) -> bool:
    """Whether a thing is told by its year: "the revolution of 1905", not "the crew of 1500"."""
    thing = cues.OF_SOMETHING.search(_left(text, phrase))
    if not thing or cues.QUANTITY.search(thing[0]) or cues.GROUPS.search(thing[0]):
        return False
    return cues.next_word(text, phrase.end).islower() or cues.goes_on(text, phrase.end)


def _is_in_brackets(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start] not in tuple("([") or not re.match(
        r" *[)\],;]", text[end : end + 3]
    ):  # "(1905)", "[1905;"
        return False
    return text[end] != ")" or not cues.counts(text, end + 1, is_clause_start=False)


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
        return cues.goes_on(text, phrase.end)
    return bool(re.match(r"[,.;)]| +and ", text[phrase.end : phrase.end + 8]))  # "1907 and"


def _is_set_off(text: str, phrase: Phrase) -> bool:
    """Whether a span stands by itself, "Commissar of Finance, 1905–07, and", or a year behind a time."""
    start, end = phrase.start, phrase.end
    if text[end : end + 1] not in tuple(",.;)"):
        return False
    if not phrase.is_span:
        return bool(cues.OF_TIME.search(text, max(0, start - _NEAR), start))
    return bool(re.search(r"[^\W\d_](?:[\"'”’)]?), $", text[max(0, start - 4) : start]))  # "e, "


def _is_span_of_years(text: str, phrase: Phrase) -> bool:
    """Whether a span without a preposition is one of years: "he served 1941–45 in the Navy"."""
    first, last = phrase.first.number, phrase.last.number
    if not phrase.gap or text[phrase.gap.start : phrase.gap.end] not in ("-", "–") or len(first) != _FULL:
        return False
    years = int(first[: -len(last)] + last) - int(first)
    if not 0 < years <= _LONGEST_SPAN or not cues.goes_on(text, phrase.end):
        return False
    left = text[max(0, phrase.start - _NEAR) : phrase.start]
    return bool(re.search(r"[^\W\d_],? $", left)) and not (
        cues.NUMBERED.search(left) or cues.THINGS.search(left)
    )


def _is_before_years(text: str, phrase: Phrase, after: Phrase | None) -> bool:
    """Whether "about 228" is told on by a year near it: "founded it about 228, and in 226 BC agreed"."""
    if not after or after.lead not in _YEAR_LEADS or not _THEN.fullmatch(text, phrase.end, after.lead_start):
        return False
    if cues.AMOUNTS.search(_left(text, phrase)) or after.first.month or not phrase.digits:
        return False
    year = after.first.number or str(1 - (after.first.year or 0))
    return len(phrase.digits) >= _EARLY and abs(int(year) - int(phrase.digits)) <= _LONGEST_SPAN


# Lives in brackets

_DEFINES = re.compile(
    r"\)(?:,[^.;!?()]{1,160},)?,? +(?:was|is) +"
    r"(?!(?:his|her|their|its|not|also|there|with|by|in|at|on|to|from|then|still|only)\b)[A-Za-z]"
)
"""What goes on after the bracket: "was an English", ", also known as the Sibyl, was an"."""
_NO_NAME = re.compile(r"(?:The|An?|His|Her|Their|In|At|On|When|After|Before|By|For|With|From|To) +[a-z]")
"""How a sentence begins that does not begin with a name: "The king"."""
_REIGN = re.compile(r"\b(?:r\.|fl\.|reign\w*|rul\w+|active|flourished|in office) *$")  # "(reigned 768–814)"
_LASTING = re.compile(  # "the Second Republic (1931–1939)"
    r"\b(?:wars?|revolution|rebellion|uprising|crisis|dynasty|period|age|era|republic|empire|campaigns?|siege|"
    r"conference|congress|famine|plan|expedition|movement|school|edition|series|government|cabinet|talks) $",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.'-]* $")  # "Brentano "
_NAME_WIDTH = 40  # characters before a bracket in which it stands
_LONG = 15  # years that a life or a reign in brackets has at least
_OPENING = 300  # characters in which a life says first whose it is


def is_own_life(text: str, phrase: Phrase) -> bool:
    """Whether a span is that of the one whom a text is about: "Ada King (1815–1852) was an English …"."""
    opening = _bracket(text, phrase)
    return _is_of_subject(text, phrase, opening) and not _REIGN.search(text, opening, phrase.start)


def is_life_of_another(text: str, phrase: Phrase, years: int) -> bool:
    """Whether a span of so many years says when a person lived who is only named: "Brentano (1838–1917)"."""
    opening = _bracket(text, phrase)
    name = _NAME.search(text, max(0, opening - _NAME_WIDTH), opening) if opening > 0 else None
    if not name or years < _LONG or _LASTING.search(text, max(0, opening - _NAME_WIDTH), opening):
        return False
    return not _is_of_subject(text, phrase, opening) or not _REIGN.search(text, opening, phrase.start)


def _is_of_subject(text: str, phrase: Phrase, opening: int) -> bool:
    """Whether a text says of the name before a bracket what it is or was."""
    return 0 < opening < _OPENING and not _NO_NAME.match(text) and bool(_DEFINES.match(text, phrase.end))


def _bracket(text: str, phrase: Phrase) -> int:
    """Where the round bracket opens that a span closes; -1 if it stands in none."""
    if not phrase.is_span or text[phrase.end : phrase.end + 1] != ")" or phrase.lead:
        return -1
    opening = text.rfind("(", max(0, phrase.core - _OPENING), phrase.core)
    return -1 if ")" in text[opening : phrase.core] else opening
