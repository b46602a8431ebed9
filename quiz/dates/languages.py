"""How dates are said in a language: its table of words, compiled to what one looks for in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, cast

from quiz.text.language import primary
from quiz.text.words import tables_in, words_of

TABLES = cast(dict[str, dict[str, str]], tables_in(Path(__file__).with_suffix(".yaml")))
READ = tuple(tag for tag in TABLES if len(tag) == 2)  # the others are of English
"""The languages whose dates are read; of others only years of four digits and ISO dates are."""

LEADS = ("by", "after", "between", "until", "in", "from", "on")
"""What the words before a date may say of it, the first that fits."""
_BEFORE = (*LEADS, "circa", "about", "doubt", "part", "weekday", "article")
_WORD = re.compile(r"[^\W\d_]+")  # `about`
_NEVER = r"(?!)"  # what a language has no words for
_END = r"(?![\w%°£$€])(?![.,:]\d)"
_NUMBER = r"(?!0+\b)\d{1,5}"
_FEASTS = {names: (int(day[:2]), int(day[3:])) for day, names in TABLES["feasts"].items()}
ORDINALS = tuple(TABLES["ordinals"]["words"].split())
"""The numbers of centuries in English, from the first on."""


def feast(words: str) -> tuple[int, int]:
    """The month and day of a feast."""
    return next(day for names, day in _FEASTS.items() if re.fullmatch(names, " ".join(words.split())))


class Language(NamedTuple):
    """What one looks for in a text of a language."""

    tag: str
    months: Mapping[str, int]
    """By their forms, in small letters."""
    trigger: re.Pattern[str]
    """Where a date, or a part of one, may begin."""
    points: tuple[re.Pattern[str], ...]
    """A date or a part of one, the fullest first; groups as `pieces.ends` reads them."""
    before: re.Pattern[str]
    """The words before it that belong to it: groups `doubt`, `lead`, `timed`, `weak`, `circa`."""
    before_number: re.Pattern[str]
    """The same before a number or a month alone, whose article belongs to what follows."""
    vocabulary: frozenset[str]
    """The words of these: no others are looked at."""
    leads: Mapping[str, re.Pattern[str]]
    """What a lead says: `by`, `after`, `between`, `from`, `until`, `on`, `in`."""
    joins: Mapping[str, re.Pattern[str]]
    """What stands between two dates: `to`, `and`, `or`, `list`."""
    halves: Mapping[str, re.Pattern[str]]
    """What says which half of a century is meant."""
    born: re.Pattern[str]
    units: frozenset[str]
    small: frozenset[str]
    bare: bool
    """Years stand without a preposition: "1807 wurde er Professor"."""
    or_so: re.Pattern[str]
    same: re.Pattern[str]
    other: re.Pattern[str]

    @property
    def is_english(self) -> bool:
        """It is English, in which a number is judged by more of the words around it."""
        return self.tag == "en"


@lru_cache
def language(tag: str) -> Language:
    """What to look for in a text of a language, a BCP 47 tag; if it is not read, years and ISO dates."""
    tag = primary(tag)
    return _compiled(tag, TABLES.get(tag, {}))


def _compiled(tag: str, table: Mapping[str, str]) -> Language:
    case = "(?i:" if "any_case" in table else "(?:"
    listed = [forms.split("|") for forms in table.get("months", "").split()]
    months = {form.casefold(): number for number, forms in enumerate(listed, 1) for form in forms}
    names = _longest_first(form for forms in listed for form in forms) or _NEVER
    month = rf"(?P<month>{case}{names}))(?!\w)"

    def have(key: str) -> str:
        return table.get(key, _NEVER)

    leads = {key: have(key) for key in LEADS}
    gap = r"(?: | *(?<=['.-])|(?<=\bc))"
    any_lead = "|".join(leads.values())

    def before(article: str) -> re.Pattern[str]:
        middle = (
            rf"(?P<about>{have('circa')})|(?P<weak>{have('about')})|(?P<unsure>{have('doubt')})"
            rf"|(?P<timed>{have('part')})|{have('weekday')}|{have(article)}"
        )
        return _pattern(
            rf"(?<![\w'-])(?:(?P<doubt>{have('doubt')}){gap})?(?:(?P<lead>{any_lead}){gap})?"
            rf"(?:(?:{middle}){gap})*$",
            re.IGNORECASE,
        )

    return Language(
        tag=tag,
        months=months,
        trigger=_pattern(_trigger(table, case, names)),
        points=tuple(map(_pattern, _points(table, month))),
        before=before("article"),
        before_number=before("" if tag == "en" else "article"),
        vocabulary=frozenset(_WORD.findall(" ".join(map(have, _BEFORE)).casefold())),
        leads={key: _pattern(value, re.IGNORECASE) for key, value in leads.items()},
        joins={key: _pattern(value, re.IGNORECASE) for key, value in _joins(table).items()},
        halves={key: _pattern(rf"\b(?:{have(key)})\b", re.IGNORECASE) for key in ("first", "middle", "last")},
        born=_pattern(rf"(?<![\w-])(?:{have('born')}) *$", re.IGNORECASE),
        units=words_of(table.get("units", "")),
        small=words_of(table.get("small", "")),
        bare="bare" in table or not table,
        or_so=_pattern(rf" (?:{have('or_so')})(?!\w)"),
        same=_pattern(have("same"), re.IGNORECASE),
        other=_pattern(rf"\b(?:{have('other')})\b", re.IGNORECASE),
    )


def _pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(words.replace(" ", " +").replace(" +*", " *").replace(" +?", " *"), flags)


def _longest_first(words: Iterator[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _joins(words: Mapping[str, str]) -> dict[str, str]:
    to, both, either = (words.get(key, _NEVER) for key in ("to", "and", "or"))
    return {
        "to": rf" (?:{to}) ?",
        "and": rf" (?:{both}) ?",
        "or": rf" (?:{either}) |/",
        "list": rf"(?P<or>,? \(?(?:{either})(?:, [a-z][a-z' ]{{1,24}},)? )|,? (?:{both}) |, ",
    }


def _trigger(words: Mapping[str, str], case: str, names: str) -> str:
    """Where a piece may begin: "1905", "May", "Christmas", "summer", "third century", "c1350"."""
    begins = [r"\d", rf"{case}{names})(?!\w)"]
    begins += [rf"(?i:{words[key]})" for key in ("decade", "century") if key in words]
    begins += [rf"(?i:{words['era']}) ?(?=\d)"] if "era" in words else []
    if "season" in words:
        feasts = "|".join(_FEASTS)
        nth = rf"(?=[a-z]+(?:-[a-z]+)?(?:-| )(?:centur|(?:to|and|or) ))(?:{'|'.join(ORDINALS)})"
        begins += [rf"(?:{feasts})(?!\w)", rf"(?i:{words['season']})(?!\w)", rf"(?i:{nth})"]
    before = r"(?:(?<![\w£$€¥#§№])|(?<=\bc)(?=\d{3}))(?<!\d[.,:])(?<![^\W\d_]{3}[/+])"
    return rf"{before}(?:{'|'.join(begins)})"


def _points(words: Mapping[str, str], month: str) -> Iterator[str]:
    """The regexes for a point, the fullest first."""

    def have(key: str) -> str:
        return words.get(key, _NEVER)

    after_year = f"(?:{words['after_year']})" if "after_year" in words else ""
    own = after_year + "?" if after_year else ""
    era = (
        rf"(?P<bc>{_NUMBER}) ?(?i:{have('bc')})|(?i:{have('era')}) ?(?P<ad>{_NUMBER})"
        rf"|(?P<ce>{_NUMBER}) ?(?i:{have('ad')})"
    )
    year = (
        rf"(?:{era}|(?P<number>\d{{3,4}})(?:/(?P<dual>\d{{1,4}})(?!\w)| ?\[(?P<also>\d{{4}})\])?{own}){_END}"
    )
    plain_year = rf"(?:{era}|(?P<number>\d{{3,4}})(?P<told>{after_year or _NEVER})?){_END}"
    suffix = rf"(?:{words['day']})?" if "day" in words else ""
    day = rf"(?P<day>\d{{1,2}}){suffix}(?![\w])"
    gap = rf"\.?(?:{have('gap')})"  # "Sept. "
    yield rf"(?P<iso>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_END}"  # 1937-02-01
    if "numeric" in words:  # 30.4.1777, 30/04/1777
        sign = words["numeric"]
        yield rf"(?P<day>\d{{1,2}}){sign}(?P<month>\d{{1,2}}){sign}(?P<iso>\d{{4}}){own}{_END}"
    old = rf"(?:(?P<old>\d{{1,2}}){suffix} ?(?P<to>[(\[/–-]) ?)?"  # "5–" of "5–9 May", "9/" of "9/22 January"
    yield rf"{old}{day}[)\]]?(?:{have('of')}){month}{gap}{year}"  # 1st of May, 1912
    yield rf"{old}{day}[)\]]?(?:{have('of')}){month}"  # 14 July
    if "season" in words:
        comma = "(?:,? |, ?)"
        to_day = r"(?P<to>[–-]| (?:to|and) )"
        # May 5–9, 1912
        yield rf"{month}\.? (?P<old>\d{{1,2}}){suffix}{to_day}{day}{comma}{year}"
        yield rf"{month}\.? {day}{comma}{year}"  # May 5th, 1912
        yield rf"{month}{gap}{year}"  # January 2 BC
        yield rf"{month}\.? {day}{_END}"  # May 5
        # summer of 1789, winter 1846–47
        ends = rf"(?:[-–/](?P<ends>\d{{1,4}})(?: ?(?P<ebc>{have('bc')}))?{_END})?"
        yield rf"(?P<season>(?i:{words['season']})){gap}{plain_year}{ends}"
        yield rf"(?P<feast>{'|'.join(_FEASTS)})(?:,? (?:(?:of|in) )?){plain_year}"  # Christmas Eve of 1914
        nth = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(ORDINALS)}))"
        yield (  # third to second centuries BC, 12th-century, 19th and early 20th centuries
            rf"(?P<nth>{nth})(?:(?: centur(?:y|ies))?(?: (?:to|and|or)(?: the)? |[–-])"
            rf"(?:(?P<half>early|mid(?:dle)?|late)[ -])?(?P<other>{nth}))?"
            rf"(?:[ -]centur(?:y|ies)| c\.)(?: (?i:(?P<cbc>{have('bc')})|{have('ad')}))?{_END}"
        )
    yield rf"{month}{gap}{year}"  # Sept. of 1921
    yield month  # May
    yield rf"{have('decade')}(?!\w)"  # 1890s
    yield rf"{have('century')}(?!\w)"  # 19. Jahrhundert
    yield plain_year  # 44 BC, AD 14, 1905
    yield rf"(?P<number>\d{{1,2}}){suffix}{_END}"  # 14th
