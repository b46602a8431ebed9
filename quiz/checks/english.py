"""What rules know of English: whether a bank is in it, and words that tell nothing of a text's matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Set
from math import inf
from typing import NamedTuple

from quiz.checks.context import Context, kept
from quiz.dates.date import MONTH
from quiz.text.quotes import normal

_WORD = re.compile(r"[^\W_]+(?:[\"'’-][^\W_]+)*")
"""`exile`, `well-known`, `can’t`"""
_TELLING = frozenset(("the", "of", "and", "was", "in", "to"))
"""Words that a paragraph of English has nearly all of."""

ARTICLES = frozenset(("a", "an", "the"))

STOP_WORDS = ARTICLES | frozenset(
    [
        *("of", "in", "on", "at", "by", "for", "from", "to", "with", "into", "onto", "as", "about", "upon"),
        *("under", "over", "between", "among", "against", "through", "within", "without", "towards"),
        *("after", "before", "during", "until", "since", "while", "because", "although", "according"),
        *("and", "or", "but", "if", "that", "this", "these", "those", "which", "who", "whom", "whose"),
        *("what", "when", "where", "why", "how", "was", "were", "is", "are", "be", "been", "being", "did"),
        *("do", "does", "done", "had", "has", "have", "having", "can", "could", "will", "would", "shall"),
        *("should", "may", "might", "must", "he", "she", "it", "they", "his", "her", "its", "their", "him"),
        *("them", "himself", "herself", "itself", "themselves", "hers", "theirs", "not", "no", "nor", "then"),
        *("than", "there", "here", "so", "such", "some", "any", "all", "both", "each", "every", "other"),
        *("others", "another", "own", "same", "only", "also", "just", "even", "still", "again", "once"),
        *("ever", "very", "too", "more", "most", "less", "least", "much", "many", "few", "first", "one"),
        *("following", "get", "got", "made", "make", "became", "become", "out", "up", "down", "off", "s"),
    ]
)
"""Words that tell nothing of what a text is about."""

_KIND = re.compile(r"\b[Tt]he (?:island|town|village|city) of (?=[A-ZÀ-Þ])")
"""`the island of ` before `Nantucket`"""

_ENDINGS = (("ing", 4), ("ed", 4), ("es", 5), ("s", 5), ("e", 4))
"""Endings, and how many letters are left before each at least."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, small."""
    return tuple(_WORD.findall(normal(text).casefold()))


def written_words(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text as they are written, each with what `words_of` makes of it."""
    for found in _WORD.finditer(text):
        for word in words_of(found[0]):
            yield found[0], word


def without_kind(text: str) -> str:
    """A text in which places are named without their kind: the island of Nantucket is Nantucket."""
    return _KIND.sub("", text)


def stem(word: str) -> str:
    """A word without its ending, so that “exile” and “exiled”, “library” and “library’s” are one."""
    word = word.removesuffix('"s').rstrip('"')  # as an apostrophe is in its normal form
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


@kept
def title_words(context: Context) -> frozenset[str]:
    """The words that name the life that a bank is about, as stems: any prompt may have them."""
    titles = (context.bank.title, context.source.title)
    return frozenset(stem(word) for title in titles for word in words_of(title))


@kept
def common_words(context: Context) -> frozenset[str]:
    """The words that the source has in small letters too, and which are thus no names."""
    return frozenset(word for word in _WORD.findall(normal(context.source.text)) if word[0].islower())


@kept
def is_english(context: Context) -> bool:
    """Whether a bank is in English: it says so, or says nothing and its source reads so."""
    language = context.bank.language.casefold()
    if language:
        return language.startswith("en")
    return frozenset(words_of(context.source.text[:4_000])) >= _TELLING


_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6}
_VALUES = dict(zip(("zero", *_UNITS, *_TEENS, *_TENS), (*range(20), *range(20, 100, 10)), strict=True))
_ODD = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"}
_ODD |= {"nine": "ninth", "twelve": "twelfth"} | {word: f"{word[:-1]}ieth" for word in _TENS}
_ORDINALS = {_ODD.get(word, f"{word}th"): word for word in (*_VALUES, *_SCALES)}
_WORDS = "|".join(sorted((*_VALUES, *_SCALES, *_ORDINALS), key=len, reverse=True))
_COUNTED = "hour|day|week|month|year|decade|century|mile|foot|yard|dollar|pound|cent|shilling"
_TOKEN = re.compile(
    rf"(?<!\d)(?P<digits>\d+(?:[.,]\d+)*)(?P<end>(?:st|nd|rd|th|s)\b)?|\b(?P<word>{_WORDS})\b"
    rf"|\b(?P<one>half an?|an?)(?= (?:{'|'.join(_SCALES)})\b)|\ban?(?= (?:{_COUNTED})\b)",
    re.IGNORECASE,
)
"""`1,500`, `14th`, `1490s`, `twenty`, `half a` before `dozen`, `an` before `hour`"""
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
"""The comma in `1,500`."""
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
"""`1500`, `2.5`"""


class Number(NamedTuple):
    """A number that a text says."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends."""
    digits: str
    """Without commas between thousands."""
    mark: str
    """`th` of one in a row, `s` of a decade such as the 1490s, else nothing."""
    spelt: bool
    """Whether it begins in words."""


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text, in order."""
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if tokens and not _goes_on(tokens[-1], text[tokens[-1].end() : token.start()], token):
            yield _number(tokens)
            tokens = []
        tokens.append(token)
    if tokens:
        yield _number(tokens)


def in_digits(text: str) -> str:
    """A text with its numbers in digits without commas, those in a row with `th`."""
    parts: list[str] = []
    at = 0
    for number in numbers(text):
        parts += text[at : number.start], number.digits, number.mark
        at = number.end
    return "".join((*parts, text[at:]))


def _goes_on(last: re.Match[str], between: str, token: re.Match[str]) -> bool:
    """Whether a number goes on with a word: twenty-two, two hundred and five, 20 thousand."""
    before, word = _word(last), _word(token)
    if not word or last["end"] or (last["word"] or "").casefold() in _ORDINALS:
        return False
    if word in _SCALES:
        return between in (" ", "-") and _SCALES.get(before, 0) < _SCALES[word]
    if before in _TENS:
        return between in (" ", "-") and word in _UNITS
    return before in _SCALES and before != "dozen" and between in (" ", "-", " and ")


def _number(tokens: list[re.Match[str]]) -> Number:
    first, last = tokens[0], tokens[-1]
    digits, mark = _THOUSANDS.sub("", first["digits"] or ""), (last["end"] or "").casefold()
    if len(tokens) > 1 or not digits:
        whole, part = 0.0, 0.0
        for token in tokens:
            scale = _SCALES.get(_word(token), 0)
            if scale < 1000:
                part = (part or 1) * scale if scale else part + _value(token)
            else:
                whole, part = whole + (part or 1) * scale, 0
        digits = f"{whole + part:.12g}"
        mark = "th" if (last["word"] or "").casefold() in _ORDINALS else ""
    return Number(first.start(), last.end(), digits, mark if mark in ("", "s") else "th", not first["digits"])


def _word(token: re.Match[str]) -> str:
    word = (token["word"] or "").casefold()
    return _ORDINALS.get(word, word)


def _value(token: re.Match[str]) -> float:
    if written := _PLAIN.match(_THOUSANDS.sub("", token["digits"] or "")):
        return float(written[0])
    is_half = (token["one"] or "").casefold().startswith("half")
    return float(_VALUES.get(_word(token), 0.5 if is_half else 1))


BETWEEN = re.compile(r"\band\b|[,;](?!\d)", re.IGNORECASE)
"""What stands between the things that an option names."""
_SIGNS = re.compile(r"[^\w\s.,;:!?'\"’‘“”()–—-]")
"""Signs that tell options apart that have the same words, such as £5 and $5."""
_SUM = re.compile(r"([£$€])(\d+(?:\.\d+)?)")
"""`£5`, `$2.50`"""
_COINS = {"£": "pound", "$": "dollar", "€": "euro"}
_DAY = re.compile(rf"(\d{{1,2}})(?:th)? (?:of )?({MONTH})\b|({MONTH}) (\d{{1,2}})(?:th)?\b")
"""`4 July`, `4th of July`, `July 4`"""
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][^\W_]*")
"""`Samara` in `left Samara`"""
_LEADS = frozenset(("in", "at", "on", "to", "during"))
_PASSIVE = frozenset(("is", "are", "was", "were", "got", "been"))
_ONE_OR_SEVERAL = frozenset(("the", "his", "her", "its", "their", "one"))
"""Words after which an s tells options apart: his sister, his sisters."""
_WORD_ENDINGS = re.compile(r"(?:ed|ing)$")
"""`ed` of `exiled`"""
_INFLECTED = 5
"""Letters of a word that may have an ending."""
_DOUBLED = re.compile(r"(.)\1")
"""`mm` in `committee`"""
_SPELT = 6
"""Letters of a word in which one letter for two may be a slip: comittee, committee."""


class Said(NamedTuple):
    """What an option says."""

    lead: str
    """The preposition before it, such as `in`; empty without one."""
    words: tuple[str, ...]
    """Its parts around “and” without what makes no difference; none if words do not say it all."""
    spelt: tuple[str, ...]
    """The same with a letter for two."""


def said(text: str, common: Set[str] | None) -> Said:
    """What an option says; the common words are those that are no names, none where it is not in English."""
    if common is not None:
        text = _plain(text)
    parts = [words_of(part) for part in BETWEEN.split(text)]
    if _SIGNS.search(text) or not any(parts):
        return Said("", (), ())
    if common is None:
        words = tuple(" ".join(part) for part in parts)
        return Said("", words, words)
    lead = parts[0][0] if len(parts[0]) > 1 and parts[0][0] in _LEADS else ""
    if lead:
        parts[0] = parts[0][1:]
    names = _names(text) - common
    keeps_s = not _ONE_OR_SEVERAL.isdisjoint(words_of(text))
    bare = [[_bare(word, names, keeps_s=keeps_s) for word in part if _tells(word)] for part in parts]
    between = " " if any(map(str.isdigit, text)) else ""
    return Said(
        lead,
        tuple(sorted(between.join(part) for part in bare if part)),
        tuple(sorted(between.join(map(_once, part)) for part in bare if part)),
    )


def say_the_same(one: Said, other: Said) -> bool:
    """Whether two options differ by nothing that matters: one in Samara, and Samara."""
    if one.lead and other.lead and one.lead != other.lead:
        return False
    return bool(one.words) and (one.words == other.words or one.spelt == other.spelt)


def _plain(text: str) -> str:
    """An option with its numbers in digits, sums in words, days as July 4, and places without their kind."""
    text = _SUM.sub(lambda found: f"{found[2]} {_COINS[found[1]]}", in_digits(text))
    text = _DAY.sub(lambda found: f"{found[2] or found[3]} {found[1] or found[4]}", text)
    return without_kind(text)


def _names(text: str) -> Set[str]:
    """The words of an option that have a capital, but for the first of several."""
    found = [name for name in _CAPITAL.finditer(normal(text)) if name.start() > 0 or " " not in text.strip()]
    return frozenset(name[0].casefold() for name in found)


def _tells(word: str) -> bool:
    return word not in ARTICLES and word not in _PASSIVE


def _bare(word: str, names: Set[str], *, keeps_s: bool) -> str:
    """A word without accents and hyphens; without its ending too, unless it is short or a name."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if letter.isalnum())
    if word in names or len(bare) < _INFLECTED:
        return bare
    bare = _WORD_ENDINGS.sub("", bare)
    return bare[:-1] if bare.endswith("s") and not bare.endswith("ss") and not keeps_s else bare


def _once(word: str) -> str:
    return _DOUBLED.sub(r"\1", word) if len(word) >= _SPELT else word


_NUMBER = r"\d+(?:\.\d+)?"
_AMOUNT = re.compile(
    r"(?:(?P<above>more than|over|at least)|(?P<below>less than|fewer than|under|at most|up to)"
    r"|(?P<between>between)|from|about|around|some|nearly|almost)? ?"
    rf"(?P<first>{_NUMBER})(?: ?(?:-|–|to|(?(between)and|to)) ?(?P<second>{_NUMBER}))?(?P<unit>(?: .*)?)",
    re.IGNORECASE,
)
"""`more than 15 men`, `between 10 and 20`, `about 5 miles`, `from 3 to 4`"""
_BOUND = re.compile(
    r"(?:more than|less than|fewer than|over|under|at least|at most|up to)(?= (?:half )?"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty) "
    r"(?:hour|day|week|month|year|decade|centur|dozen|hundred|thousand|million|mile|met|kilomet))",
    re.IGNORECASE,
)
"""A bound of an amount in words, such as less than a year."""


class Amount(NamedTuple):
    """A number of something, or a range of numbers."""

    low: float
    """The least that it may be."""
    high: float
    """The most that it may be."""
    unit: tuple[str, ...]
    """What there is so much of; nothing if the option does not say it."""


def amount(text: str) -> Amount | None:
    """The amount that an option is, in digits or in words; None if it is none."""
    found = _AMOUNT.fullmatch(in_digits(text.strip(" .")))
    if found is None:
        return None
    first = float(found["first"])
    unit = tuple(word.removesuffix("s") for word in words_of(found["unit"]))
    if found["second"]:
        second = float(found["second"])
        return Amount(first, second, unit) if first < second else None
    is_strict = found[0].casefold().startswith(("more", "over", "less", "fewer", "under"))
    step = 1e-6 if is_strict else 0
    if found["above"]:
        return Amount(first + step, inf, unit)
    return Amount(-inf if found["below"] else first, first - (step if found["below"] else 0), unit)


def overlap(first: str, second: str) -> bool:
    """Whether two options are amounts of the same, of which one has some of the other."""
    bounds = _BOUND.match(first), _BOUND.match(second)
    if all(bounds) and len({bound[0].casefold() for bound in bounds if bound}) == 1:
        return True
    one, other = amount(first), amount(second)
    if one is None or other is None or (one.unit and other.unit and one.unit != other.unit):
        return False
    is_range = one.low < one.high or other.low < other.high
    return is_range and one.low <= other.high and other.low <= one.high
