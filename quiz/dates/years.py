"""Which numbers are years, and of which era: by the words around them, and by a source's other years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from quiz.dates.languages import TABLES
from quiz.text.stops import begins_sentence
from quiz.text.words import words_of

if TYPE_CHECKING:
    from quiz.dates.languages import Language
    from quiz.dates.pieces import Piece

LAST_YEAR = 2099  # later numbers are taken for no year
FIRST_PLAIN = 1000
_LONGEST_SPAN = 99  # years that two years beside each other are apart at most


# Of which era


@dataclass(frozen=True, slots=True)
class Era:
    """What the years of a text show about its numbers."""

    first_bc: int = 0
    """As a number, like the next; 0 without any."""
    last_bc: int = 0
    last_ad: int = 0
    """The latest of the years that say AD."""
    bc: int = 0
    """How many years say BC."""
    plain: int = 0
    """How many numbers of four digits are years."""
    first_plain: int = 0
    early: int = 0
    """How many numbers of three digits stand where years do."""

    @classmethod
    def of(cls, said: Sequence[int], numbers: Sequence[int]) -> Era:
        """The era of astronomical years that say BC or AD, and of numbers that stand where years do."""
        bc = [1 - year for year in said if year < 1]
        plain = [number for number in numbers if number >= FIRST_PLAIN]
        return cls(
            first_bc=max(bc, default=0),
            last_bc=min(bc, default=0),
            last_ad=max((year for year in said if year > 0), default=0),
            bc=len(bc),
            plain=len(plain),
            first_plain=min(plain, default=0),
            early=len(numbers) - len(plain),
        )

    def year(self, digits: str, *, is_said: bool = False) -> int | None:
        """The astronomical year that a number is; None if it is ambiguous or none at all.

        It `is_said` to be a time by the words around it.
        """
        number = int(digits)
        if digits.startswith("0") or number > LAST_YEAR:
            return None
        # Where every year is BC, those up to a lifetime before the first that says so are too.
        if self.first_bc and number <= self.first_bc + (0 if self.last_ad else 100):
            may_be_ad = number * 3 < self.last_bc and self.last_bc + number <= 100  # 14 beside 44 BC
            is_sure = number > self.last_ad and self.bc >= self.plain and number < FIRST_PLAIN
            return 1 - number if is_sure and not may_be_ad else None
        if number >= FIRST_PLAIN or number <= self.last_ad:
            return number
        if self.first_bc or self.last_ad or len(digits) < 3:
            is_late = number > self.first_bc + 300 if self.first_bc else bool(self.last_ad)
            return number if is_late else None
        is_early = not self.plain or self.early > self.plain or number >= self.first_plain - 300
        return number if is_said or is_early else None


BEFORE_OUR_ERA = Era(first_bc=999, bc=1)
"""That of numbers before a year BC in one sentence."""


def counts_down(phrases: Sequence[Piece], at: int) -> bool:
    """Whether a number is followed by a later year BC: "aedile in 69, praetor in 66 and consul in 63 BC"."""
    number = phrases[at].last.number
    if not phrases[at].is_number or not 0 < len(number) < 4:
        return False
    for phrase in phrases[at + 1 : at + 8]:
        year = phrase.last.year
        if year is not None:
            return year < 1 and 0 < int(number) - (1 - year) <= _LONGEST_SPAN
        if not phrase.is_number or int(phrase.last.number) >= int(number):
            return False
    return False


# Whether a number is a year, a name or neither


class Role(Enum):
    """What a date does where it stands."""

    DATES = "it says when something happened"
    NAMES = "it is part of a name: the 1905 revolution"
    UNSURE = "it may be a time: about 228; London, 1665"


_CUES = TABLES["cues"]
_NOT_PLURAL, _ACTS = words_of(_CUES["not_plural"]), words_of(_CUES["acts"])
_QUANTITY = re.compile(rf"\b(?:{_CUES['quantity']})\b", re.IGNORECASE)
_GROUPS = re.compile(rf"\b(?:{_CUES['groups']})\b", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:{_CUES['dated']}) *$", re.IGNORECASE)
_NUMBERED = re.compile(rf"\b(?:{_CUES['numbered']}) *$|(?<!in the )(?<!at the )\b[a-z]+s(?<!as)(?<!ss) $")
_OF_TIME = re.compile(rf"\b(?:{_CUES['of_time']}), +$")  # "year, "
_DETERMINER = re.compile(  # "the (great) " before "1905 revolution"
    r"(?:(?<![\w'])(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|another|each|every|any|no)"
    r"|\w's|s')(?: +[a-z]+)? +$",
    re.IGNORECASE,
)
_OF = re.compile(  # "the revolution of ", "a 1903 letter and one of "
    r"(?<!\w)(?:(?:the|his|her|its|their|this|that) +(?:[\w'-]+ +){1,3}of|that +of|those +of"
    r"|[12]\d{3} +[a-z]+,? +and +(?:one|another|some|others) +of) +$",
    re.IGNORECASE,
)
_STRUCK = re.compile(r" +(?:killed|wounded) +(?:[\dA-Z]|(?:the|an?|his|her|its|their|him|them|it)\b)")
_OF_SOME = re.compile(
    r" +of +(?:them|these|those|us|you|the +(?:[a-z]+s|men|women|people|children)|his|her|their)\b"
)
_AFTER = re.compile(r" +(['\"“‘(\[]?)([^\W\d_]+)")  # " workers", " “years"
_CLAUSE = re.compile(r"[.;:!?(]")  # `;`
_LETTER_NEXT = re.compile(r"[-–][^\W\d_A-Z]|'s\b")  # "-style"
_NEAR = 60  # characters around a number that are looked at
_LONGEST_WORDS = 24  # of them right before it, as far as a word that tells of a year may reach
_QUANTITATIVE = ("from", "between", "by")  # leads that stand before quantities too


def role_of(text: str, phrase: Piece, before: Piece | None, language: Language) -> Role | None:
    """What a phrase does in a text; None if it is no date.

    `before` is the last phrase that was found to be a date.
    """
    if _LETTER_NEXT.match(text, phrase.end) or "-centur" in text[phrase.core : phrase.end]:
        return Role.NAMES if phrase.says_year and (not phrase.is_number or _is_full(phrase)) else None
    around = _Around(text, phrase, language)
    if not phrase.is_number:
        is_name = language.is_english and around.has_determiner and around.is_adjective
        return Role.NAMES if is_name else Role.DATES
    if around.counts:
        return None
    if language.is_english and not phrase.timed and not phrase.lead and around.has_determiner:
        return Role.NAMES if _is_full(phrase) and around.next_word else None
    if around.is_year(before):
        return Role.DATES
    may_be_one = _is_full(phrase) or (phrase.weak and not phrase.lead and len(phrase.digits) > 2)
    return Role.UNSURE if may_be_one and not around.speaks_of_number else None


def _is_full(phrase: Piece) -> bool:
    return len(phrase.digits) == 4 and FIRST_PLAIN <= int(phrase.digits) <= LAST_YEAR


class _Around:
    """A number, or a date, and what stands around it."""

    def __init__(self, text: str, phrase: Piece, language: Language) -> None:
        self._text = text
        self._phrase = phrase
        self._language = language
        self._left = text[max(0, phrase.start - _NEAR) : phrase.start]
        self._words_before = self._left[-_LONGEST_WORDS:]
        found = _AFTER.match(text, phrase.end)
        self.next_word = found[2] if found and not found[1] else ""
        start = self._left.rstrip(" \"'“‘«(")
        self._begins = (
            not start or start[-1] in "!?;:—…" or (start[-1] == "." and begins_sentence(text, phrase.start))
        )

    @property
    def has_determiner(self) -> bool:
        """An article or the like stands before it that may belong to what follows."""
        end = self._phrase.lead_end or self._phrase.start
        return bool(_DETERMINER.search(self._text, max(0, end - _LONGEST_WORDS), end))

    @property
    def is_adjective(self) -> bool:
        """A determiner belongs to what comes after it: "the January 1912 conference"."""
        return bool(self.next_word or not self._phrase.first.day)

    @property
    def counts(self) -> bool:
        """The word after it is what it counts."""
        word, end = self.next_word, self._phrase.end
        if word in self._language.units or word.casefold() in self._language.units:
            return not _STRUCK.match(self._text, end)
        if not self._language.is_english:
            return False
        if _OF_SOME.match(self._text, end):
            return True
        is_clause = self._begins and self._phrase.lead == "in" and _is_full(self._phrase)
        is_plural = word.islower() and word.endswith("s") and not word.endswith(("ss", "ous"))
        return is_plural and word not in _NOT_PLURAL and not is_clause

    @property
    def speaks_of_number(self) -> bool:
        """The clause before it speaks of a number, or of something that is numbered."""
        return self._language.is_english and bool(_QUANTITY.search(_CLAUSE.split(self._left)[-1]))

    @property
    def goes_on(self) -> bool:
        """What comes after it shows that it counts nothing, whatever it is."""
        rest = self._text[self._phrase.end : self._phrase.end + _NEAR].lstrip(" ")
        if not rest or rest[0] in ",.;:)]}–—?!\"'”’…(†*":
            return True
        word = self.next_word
        if word.casefold() in self._language.small:
            return True
        return word[:1].isupper() and not (
            word.endswith("s") and not word.endswith(("us", "is", "as", "os", "es"))
        )

    def is_year(self, before: Piece | None) -> bool:
        """Whether a number is a year."""
        phrase, text = self._phrase, self._text
        full = _is_full(phrase)
        if not full and (len(phrase.digits) > 3 or not self.goes_on):
            return False
        if not phrase.lead and self._language.born.search(self._words_before):
            return len(phrase.digits) > 2
        if before and self._continues(before):
            return True
        if not self._language.is_english:
            return self._is_year_elsewhere(full=full)
        if phrase.timed:
            return True
        if phrase.weak:
            return self._is_about_a_year(full=full) and not self.speaks_of_number
        if phrase.lead == "on":
            lead = text[phrase.start : phrase.core]
            if lead.startswith("for"):
                return full and self._is_span_of_years() and not self.speaks_of_number
            return lead.startswith("of") and len(phrase.digits) > 2 and self._is_of_something(phrase.lead_end)
        if phrase.lead == "between" and self.next_word in ("were", "was", "are", "is", "have", "had", "died"):
            return False
        if phrase.lead:
            return not (phrase.lead in _QUANTITATIVE and self.speaks_of_number)
        if phrase.first.mark:
            return len(phrase.digits) > 2 and not self.speaks_of_number
        if not full:
            return len(phrase.digits) > 2 and self._is_bracketed
        return (
            self._is_bracketed
            or (self._begins and self.next_word in _ACTS)
            or self._is_set_off()
            or (self._is_span_of_years() and not self.speaks_of_number)
        )

    def _is_year_elsewhere(self, *, full: bool) -> bool:
        """Whether it is one in a language with less words to go by."""
        phrase = self._phrase
        if phrase.timed or phrase.lead not in ("", "on") or self._is_bracketed:
            return full or len(phrase.digits) > 2
        says_so = self._text[phrase.end - 1].isalpha() or self._text[phrase.end - 1] == "."  # "1905 году"
        is_told = says_so or phrase.lead == "on" or bool(phrase.first.mark)
        return full and (is_told or self._language.bare or self._is_span_of_years())

    def _is_about_a_year(self, *, full: bool) -> bool:
        """Whether "about 1350" is a time: a number may be what is meant."""
        if self._phrase.lead:
            return self._phrase.lead != "on" and (self._phrase.lead not in _QUANTITATIVE or self.goes_on)
        if _DATED.search(self._words_before):
            return self.goes_on
        is_told_on = (
            self.next_word.casefold() in self._language.small or self._text[self._phrase.end :][:1] == ","
        )
        return self._begins and (is_told_on or (full and self.next_word[:1].isupper()))

    def _is_of_something(self, start: int) -> bool:
        """Whether a thing is told by its year: "the revolution of 1905", not "the crew of 1500"."""
        thing = _OF.search(self._text, max(0, start - _NEAR), start)
        if not thing or _QUANTITY.search(thing[0]) or _GROUPS.search(thing[0]):
            return False
        return self.next_word.islower() or self.goes_on

    @property
    def _is_bracketed(self) -> bool:
        start, end = self._phrase.start, self._phrase.end
        return self._text[start - 1 : start] in ("(", "[") and self._text[end : end + 1] in (
            ")",
            "]",
            ",",
            ";",
        )

    def _continues(self, before: Piece) -> bool:
        """Whether a year goes on a list of years: "in 1905, 1907 and 1912"."""
        gap = self._language.joins["list"].fullmatch(self._text, before.end, self._phrase.start)
        earlier = before.last.number if len(before.last.number) > 2 else before.digits
        if not gap or len(earlier) != len(self._phrase.digits) or self._phrase.lead:
            return False
        # Years BC count down: those of two digits are BC in a list, those of three may be.
        counts_down = self._phrase.digits <= earlier
        if not gap["or"] and len(earlier) != 3 and counts_down != (len(earlier) < 3):
            return False
        after = self._text[self._phrase.end : self._phrase.end + 8]
        return self.goes_on if gap[0].strip() != "," else bool(re.match(r"[,.;)]| +\w{1,3} ", after))

    def _is_set_off(self) -> bool:
        """Whether a span stands by itself, "Commissar of Finance, 1905–07, and", or a year behind a time."""
        if self._text[self._phrase.end : self._phrase.end + 1] not in (",", ".", ";", ")"):
            return False
        if not self._phrase.ends:
            return bool(_OF_TIME.search(self._words_before))
        return bool(re.search(r"[^\W\d_](?:[\"'”’)]?), $", self._left[-4:]))  # "e, "

    def _is_span_of_years(self) -> bool:
        """Whether a span without a preposition is one of years: "he served 1941–45 in the Navy"."""
        first, last = self._phrase.first.number, self._phrase.last.number
        if not self._phrase.ends or len(first) != 4 or not last:
            return False
        years = int(first[: -len(last)] + last) - int(first)
        if not 0 < years <= _LONGEST_SPAN or not self.goes_on:
            return False
        if self._phrase.lead:
            return True
        return bool(re.search(r"[^\W\d_)],? $", self._left[-3:])) and not _NUMBERED.search(self._words_before)
