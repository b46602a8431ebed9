"""How dates are said in a language: its table of words, compiled to what one looks for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from quiz.text.language import primary
from quiz.text.words import tables_in, words_of

TABLES = cast(dict[str, dict[str, str]], tables_in(Path(__file__).with_suffix(".yaml")))
READ = tuple(tag for tag in TABLES if len(tag) == 2)  # the others are of English
"""The languages whose dates are read; of others only years of four digits and ISO dates are."""

LEADS = ("by", "after", "between", "until", "in", "from", "on")
"""What the words before a date may say of it, the first that fits."""
_GAP = r"(?: | *(?<=['.-])|(?<=\bc))"
_NEVER = r"(?!)"  # what a language has no words for
_END = r"(?![\w%°£$€])(?![.,:]\d)"
_NUMBER = r"(?!0+\b)\d{1,5}"
_NAMED = TABLES["named"]
_ORDINALS = "|".join(TABLES["ordinals"]["words"].split())
NTH = {word: at for words in TABLES["ordinals"].values() for at, word in enumerate(words.split(), 1)}
"""The numbers of centuries by their words in English, and by Roman figures."""
_FRAMES = {
    **dict.fromkeys(("first", "middle", "last", "same"), "{}"),
    **dict.fromkeys(("to", "and"), " (?:{}) ?"),
    "other": r"\b(?:{})\b",
    "or_so": r" (?:{})(?!\w)",
    "born": r"(?<![\w-])(?:{}) *$",
}
"""How the words of a table stand in a text."""


def named(words: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The month and day with which a season or a feast begins and ends; the day is 0 if it is not said."""
    days = next(day for day, names in _NAMED.items() if re.fullmatch(names, " ".join(words.split())))
    ends = [(int(end[:2]), int(end[3:] or 0)) for end in days.split("/")]
    return ends[0], ends[-1]


class Language:
    """What one looks for in a text of a language; by a table without words, years and ISO dates."""

    def __init__(self, tag: str) -> None:
        self._table: Mapping[str, str] = TABLES.get(tag, {})
        self.is_english = tag == "en"
        """A number is judged by more of the words around it."""
        self.bare = "bare" in self._table or not self._table
        """Years stand without a preposition: "1807 wurde er Professor"."""
        self.units, self.small = (words_of(self._table.get(key, "")) for key in ("units", "small"))
        listed = [forms.split("|") for forms in self._table.get("months", "").split()]
        self.months = {form.casefold(): number for number, forms in enumerate(listed, 1) for form in forms}
        """By their forms, in small letters."""
        forms = sorted((form for forms in listed for form in forms), key=len, reverse=True)
        months = f"{'(?i:' if 'any_case' in self._table else '(?:'}{'|'.join(forms) or _NEVER})"
        self.trigger = _pattern(self._trigger(months))
        """Where a date, or a part of one, may begin."""
        # "the Mar" is no month by itself
        clipped = "|".join(form for first, *rest in listed for form in rest if first.startswith(form))
        alone = rf"(?!(?i:{clipped or _NEVER})(?![\w.]))"
        self.points = tuple(map(_pattern, self._points(rf"(?P<month>{months})(?!\w)", alone)))
        """A date or a part of one, the fullest first; groups as `pieces.ends` reads them."""
        self.before = _pattern(self._words_before(), re.IGNORECASE)
        """The words before it that belong to it: a group for each of `LEADS`, and by their tables' names."""
        framed = {key: frame.format(self._have(key)) for key, frame in _FRAMES.items()}
        self.words = {key: _pattern(words, re.IGNORECASE) for key, words in framed.items()}
        """What else tells something, by the name of its table."""
        either = rf"(?P<or>,? \(?(?:{self._have('or')})(?:, [a-z][a-z' ]{{1,24}},)? )"
        self.list = _pattern(rf"{either}|,? (?:{self._have('and')}) |, ", re.IGNORECASE)
        """What stands between two dates of a list; group `or` if one of them alone is meant."""

    def _have(self, key: str) -> str:
        return self._table.get(key, _NEVER)

    def _words_before(self) -> str:
        have = self._have
        leads = "|".join(f"(?P<{key}>{have(key)})" for key in LEADS)
        middle = (
            rf"(?P<circa>{have('circa')})|(?P<about>{have('about')})|(?P<unsure>{have('doubt')})"
            rf"|(?P<part>{have('part')})|{have('weekday')}|{have('article')}"
        )
        return (
            rf"(?<![\w'-])(?:(?P<doubt>{have('doubt')}){_GAP})?(?:(?P<lead>{leads}){_GAP})?"
            rf"(?:(?:{middle}){_GAP})*$"
        )

    def _trigger(self, months: str) -> str:
        """Where a piece may begin: "1905", "May", "Christmas", "summer", "third century", "c1350"."""
        begins = [r"\d", rf"{months}(?!\w)"]
        begins += [rf"(?i:{self._have(key)})" for key in ("decade", "century")]
        begins += [rf"(?i:{self._have('era')}) ?(?=\d)"]
        if self.is_english:
            nth = rf"(?=[a-z]+(?:-[a-z]+)?(?:-| )(?:centur|(?:to|and|or) ))(?:{_ORDINALS})"
            begins += [rf"(?:{_any(_NAMED)})(?!\w)", rf"(?i:{nth})"]
        before = r"(?:(?<![\w£$€¥#§№])|(?<=\bc)(?=\d{3}))(?<!\d[.,:])(?<![^\W\d_]{3}[/+])"
        return rf"{before}(?:{'|'.join(begins)})"

    def _points(self, month: str, alone: str) -> Iterator[str]:
        """The regexes for a point, the fullest first; `alone` holds where a month stands without a number."""
        have = self._have
        era = (
            rf"(?P<bc>{_NUMBER}) ?(?i:{have('bc')})|(?i:{have('era')}) ?(?P<ad>{_NUMBER})"
            rf"|(?P<ce>{_NUMBER}) ?(?i:{have('ad')})"
        )
        own = rf"(?P<told>{have('after_year')})?"
        asked = r"(?P<asked>\?(?=[-–—),;]))?"  # "(634?-687)"
        plain_year = rf"(?:{era}|(?P<number>\d{{3,4}}){asked}{own}){_END}"
        dual = r"(?:/(?P<dual>\d{1,4})(?!\w)| ?\[(?P<also>\d{4})\])?"
        year = rf"(?:{era}|(?P<number>\d{{3,4}}){dual}{own}){_END}"
        suffix = f"(?:{have('day')})?"
        day = rf"(?P<day>\d{{1,2}}){suffix}(?![\w])"
        gap = rf"\.?(?i:{have('gap')})"  # "Sept. "
        yield rf"(?P<iso>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_END}"  # 1937-02-01
        if sign := self._table.get("numeric"):  # 30.4.1777, 30/04/1777
            yield rf"(?P<day>\d{{1,2}}){sign}(?P<month>\d{{1,2}}){sign}(?P<iso>\d{{4}}){own}{_END}"
        # "5–" of "5–9 May", "9/" of "9/22 January"
        old = rf"(?:(?P<old>\d{{1,2}}){suffix} ?(?P<to>[(\[/–-]) ?)?"
        yield rf"{old}{day}[)\]]?(?i:{have('of')}){month}{gap}{year}"  # 1st of May, 1912
        yield rf"{old}{day}[)\]]?(?i:{have('of')}){month}"  # 14 July
        if self.is_english:
            comma = "(?:,? |, ?)"
            to_day = r"(?P<to>[–-]| (?:to|and) )"
            # May 5–9, 1912
            yield rf"{month}\.? (?P<old>\d{{1,2}}){suffix}{to_day}{day}{comma}{year}"
            yield rf"{month}\.? {day}{comma}{year}"  # May 5th, 1912
            yield rf"{month}{gap}{year}"  # January 2 BC
            yield rf"{month}\.? {day}{_END}"  # May 5
            yield rf"(?P<named>{_any(_NAMED)})(?:{have('gap')}){plain_year}"  # Christmas Eve of 1914
            nth = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{_ORDINALS}))"
            yield (  # third to second centuries BC, 12th-century, 19th and early 20th centuries
                rf"(?P<nth>{nth})(?:(?: centur(?:y|ies))?(?: (?:to|and|or)(?: the)? |[–-])"
                rf"(?:(?P<half>early|mid(?:dle)?|late)[ -])?(?P<other>{nth}))?"
                rf"(?:[ -]centur(?:y|ies)| c\.)(?: (?i:(?P<cbc>{have('bc')})|{have('ad')}))?{_END}"
            )
        yield rf"{month}{gap}{year}"  # Sept. of 1921
        yield f"{alone}{month}"  # May
        yield rf"{have('decade')}(?!\w)"  # 1890s
        yield rf"{have('century')}(?!\w)"  # 19. Jahrhundert
        yield plain_year  # 44 BC, AD 14, 1905
        yield rf"(?P<number>\d{{1,2}}){suffix}{_END}"  # 14th


@lru_cache
def language(tag: str) -> Language:
    """What to look for in a text of a language, a BCP 47 tag; if it is not read, years and ISO dates."""
    return Language(primary(tag))


def _any(tables: Mapping[str, str]) -> str:
    return "|".join(tables.values())


def _pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(words.replace(" ", " +").replace(" +*", " *").replace(" +?", " *"), flags)
