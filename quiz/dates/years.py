"""Which numbers are years, and of which era: by the words around them, and by a source's other years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from quiz.dates.languages import TABLES, Language
from quiz.dates.pieces import Piece
from quiz.text.words import words_of

LAST_YEAR = 2099  # later numbers are taken for no year
FIRST_PLAIN = 1000
_LONGEST_SPAN = 99  # years that two years beside each other are apart at most


# Of which era


@dataclass(frozen=True, slots=True)
class Era:
    """What the years of a text show about its numbers."""

    first_bc: int
    """As a number, like the next; 0 without any."""
    last_bc: int
    last_ad: int
    """The latest of the years that say AD."""
    is_bc: bool
    """No fewer of its years say BC than have four digits."""
    first_early: int
    """The number of three digits from which on such numbers are years, as those of four are."""

    @classmethod
    def of(cls, said: Sequence[int], numbers: Sequence[int]) -> Era:
        """The era of astronomical years that say BC or AD, and of numbers that stand where years do."""
        bc = [1 - year for year in said if year < 1]
        plain = [number for number in numbers if number >= FIRST_PLAIN]
        return cls(
            first_bc=max(bc, default=0),
            last_bc=min(bc, default=0),
            last_ad=max((year for year in said if year > 0), default=0),
            is_bc=len(bc) >= len(plain),
            first_early=min(plain) - 300 if len(plain) * 2 >= len(numbers) > 0 else 0,
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
            may_be_ad = number <= self.last_ad or number * 3 < self.last_bc  # 14 beside 44 BC
            return 1 - number if self.is_bc and number < FIRST_PLAIN and not may_be_ad else None
        if number >= FIRST_PLAIN or number <= self.last_ad:
            return number
        if self.first_bc or self.last_ad or len(digits) < 3:
            is_late = number > self.first_bc + 300 if self.first_bc else bool(self.last_ad)
            return number if is_late else None
        return number if is_said or number >= self.first_early else None


def counts_down(phrases: Sequence[Piece], at: int) -> bool:
    """Whether a number is followed by a later year BC: "aedile in 69, praetor in 66 and consul in 63 BC"."""
    years = [phrase.last.year for phrase in phrases[at + 1 : at + 8] if phrase.last.year is not None]
    number = int(phrases[at].last.number or 0)
    return bool(years) and years[0] < 1 <= number + years[0] - 1 <= _LONGEST_SPAN


BEFORE_OUR_ERA = Era(first_bc=999, last_bc=1, last_ad=0, is_bc=True, first_early=0)
"""That of such numbers."""


# Whether a number is a year, a name or neither


class Role(Enum):
    """What a date does where it stands."""

    DATES = "it says when something happened"
    NAMES = "it is part of a name: the 1905 revolution"
    UNSURE = "it may be a time: about 228; London, 1665"


_CUES = TABLES["cues"]
_NOT_PLURAL = words_of(_CUES["not_plural"])
_QUANTITY = re.compile(rf"\b(?:{_CUES['quantity']})\b", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:{_CUES['dated']}) *$", re.IGNORECASE)
_NUMBERED = re.compile(rf"\b(?:{_CUES['numbered']}) *$|(?<!in the )(?<!at the )\b[a-z]+s(?<!as)(?<!ss) $")
_DETERMINER = re.compile(  # "the (great) " before "1905 revolution"
    r"(?:(?<![\w'])(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those|another|each|every|any|no)"
    r"|\w's|s')(?: +[a-z]+)? +$",
    re.IGNORECASE,
)
_THING = re.compile(  # "the revolution of ", "those of "
    r"(?<!\w)(?:(?:the|his|her|its|their|this|that) +(?:[\w'-]+ +){1,3}|(?:that|those) +)of +$", re.IGNORECASE
)
_GROUPS = re.compile(rf"\b(?:{_CUES['groups']})\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?<![aeious])s$")  # "Spartans", not "Claudius"
_NEXT = re.compile(r" +(['\"“‘(\[]?)([^\W\d_]+)")  # " workers", " “years"
_CLAUSE = re.compile(r"[.;:!?(]")  # `;`
_BESIDE = re.compile(r"[^\W\d_)],? $")  # "e, " of "Finance, 1905–07"
_BEGINS = re.compile(r"(?:^|[.!?;:—…])[ \"'“‘«(]*$")  # ". “"
_LETTER_NEXT = re.compile(r"[-–][^\W\d_A-Z]|'s\b")  # "-style"
_NEAR = 60  # characters around a number that are looked at
_LONGEST_WORDS = 24  # of them right before it, as far as a word that tells of a year may reach
_SIGNS = ",.;:)]}–—?!\"'”’…(†*"  # behind what counts nothing
_QUANTITATIVE = ("", "from", "between", "by")  # leads that stand before quantities too


def role_of(text: str, phrase: Piece, before: Piece | None, language: Language) -> Role | None:
    """What a phrase does in a text; None if it is no date.

    `before` is the last phrase that was found to be a date.
    """
    around = _Around(text, phrase, language)
    if _LETTER_NEXT.match(text, phrase.end) or "-centur" in text[phrase.core : phrase.end]:
        return Role.NAMES if phrase.says_year and (not phrase.is_number or around.is_full) else None
    is_name = language.is_english and around.has_determiner
    if not phrase.is_number:
        # "the January 1912 conference", not "the 5 January 1912"
        return Role.NAMES if is_name and (around.next_word or not phrase.first.day) else Role.DATES
    if around.counts:
        return None
    if is_name and not phrase.timed and not phrase.lead:
        return Role.NAMES if around.is_full and around.next_word else None
    if around.is_year(before):
        return Role.DATES
    may_be_one = around.is_full or (
        len(phrase.digits) == 3
        and (phrase.weak or phrase.lead == "in" or not (language.is_english or phrase.lead))
    )
    is_short = text[max(0, phrase.start - 2) : phrase.start] == " '" or phrase.lead in (
        "in",
        "from",
    )  # "’37", "in 97"
    may_be_one = may_be_one or (is_short and text[phrase.end : phrase.end + 2].lstrip()[:1] in (*".,;()",))
    may_be_one = may_be_one or (not language.is_english and phrase.lead == "in" and len(phrase.digits) == 2)
    return Role.UNSURE if may_be_one and not around.speaks_of_number else None


class _Around:
    """A number, or a date, and what stands around it."""

    def __init__(self, text: str, phrase: Piece, language: Language) -> None:
        self._text = text
        self._phrase = phrase
        self._language = language
        self._left = text[max(0, phrase.start - _NEAR) : phrase.start]
        self._words_before = self._left[-_LONGEST_WORDS:]
        found = _NEXT.match(text, phrase.end)
        self.next_word = found[2] if found and not found[1] else ""

    @property
    def is_full(self) -> bool:
        """It has the four digits of a year."""
        digits = self._phrase.digits
        return len(digits) == 4 and FIRST_PLAIN <= int(digits) <= LAST_YEAR

    @property
    def has_determiner(self) -> bool:
        """An article or the like stands before it that may belong to what follows."""
        end = self._phrase.lead_end or self._phrase.start
        return bool(_DETERMINER.search(self._text, max(0, end - _LONGEST_WORDS), end))

    @property
    def counts(self) -> bool:
        """The word after it is what it counts."""
        word = self.next_word
        if word in self._language.units or word.casefold() in self._language.units:
            return True
        is_plural = word.islower() and word.endswith("s") and not word.endswith(("ss", "ous"))
        # "In 1917 soldiers mutinied"
        is_time = self._phrase.lead == "in" and self.is_full and bool(_BEGINS.search(self._left))
        return self._language.is_english and is_plural and not is_time and word not in _NOT_PLURAL

    @property
    def speaks_of_number(self) -> bool:
        """The clause before it speaks of a number, or of something that is numbered."""
        return self._language.is_english and bool(_QUANTITY.search(_CLAUSE.split(self._left)[-1]))

    def is_year(self, before: Piece | None) -> bool:
        """Whether a number is a year."""
        phrase, is_english = self._phrase, self._language.is_english
        is_led = phrase.lead not in ("", "on")
        is_told = not is_english and (is_led or phrase.timed)  # "en 511 il mourut"
        if not self.is_full and (len(phrase.digits) > 3 or not (is_told or self._goes_on)):
            return False
        if before and self._continues(before):
            return True
        if len(phrase.digits) < 3 and not (is_english and (is_led or phrase.timed)):
            return False
        if is_english and phrase.weak and not is_led:
            is_dated = _DATED.search(self._words_before) or _BEGINS.search(self._left)
            return bool(is_dated) and self._goes_on and not self.speaks_of_number
        if phrase.timed or self._is_bracketed or self._language.words["born"].search(self._words_before):
            return True
        is_rough = bool(phrase.first.mark) and (self.is_full or is_english)
        if is_led or is_rough or self._is_span_of_years:
            are_many = phrase.lead == "between" and self.next_word in ("were", "killed", "wounded")
            return not (phrase.lead in _QUANTITATIVE and (are_many or self.speaks_of_number))
        if is_english:
            return phrase.lead == "on" and self._is_of_something
        return self.is_full and (self._language.bare or phrase.lead == "on")

    @property
    def _goes_on(self) -> bool:
        """What comes after it shows that it counts nothing, whatever it is."""
        rest = self._text[self._phrase.end : self._phrase.end + _NEAR].lstrip(" ")
        is_small = self.next_word.casefold() in self._language.small
        is_name = self.next_word[:1].isupper() and not _PLURAL.search(self.next_word)
        return is_small or is_name or rest[:1] in _SIGNS

    @property
    def _is_of_something(self) -> bool:
        """Whether a thing is told by its year: "the revolution of 1905", not "a crew of 1500"."""
        end = self._phrase.lead_end
        thing = _THING.search(self._text, max(0, end - _NEAR), end)
        if not thing or _GROUPS.search(thing[0]):
            return False
        return self.next_word.islower() or self._goes_on

    @property
    def _is_bracketed(self) -> bool:
        start, end = self._phrase.start, self._phrase.end
        return self._text[start - 1 : start] in ("(", "[") and self._text[end : end + 1] in (*")],;",)

    def _continues(self, before: Piece) -> bool:
        """Whether a year goes on a list of years: "in 1905, 1907 and 1912"."""
        gap = self._language.list.fullmatch(self._text, before.end, self._phrase.start)
        are_alike = len(before.digits) == len(self._phrase.digits) and not self._phrase.lead
        return bool(gap) and are_alike and self._goes_on

    @property
    def _is_span_of_years(self) -> bool:
        """Whether a span without a preposition is one of years: "he served 1941–45 in the Navy"."""
        first, last = self._phrase.first.number, self._phrase.last.number
        if not self._phrase.ends or len(first) != 4 or not last or not self._goes_on:
            return False
        if not 0 < int(first[: -len(last)] + last) - int(first) <= _LONGEST_SPAN:
            return False
        if self._phrase.lead:
            return not self._text.startswith("of ", self._phrase.start)
        return bool(_BESIDE.search(self._left)) and not _NUMBERED.search(self._words_before)
