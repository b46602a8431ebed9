"""What a teacher may want and need not type: options of the answer's kind, and a new item on a passage."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from quiz.authoring.values import Plain
from quiz.bank.model import Bank, Choice
from quiz.checks.english import any_of, pattern
from quiz.checks.names import NAME, WORDS, Kind, Named, asked_for, named_in, points, sort_of
from quiz.dates.date import Date, DateError
from quiz.dates.mentions import LONGEST, Agreement, Mention, agreement, dates_in, sentence_dates
from quiz.text.finding import bare
from quiz.text.language import primary
from quiz.text.quotes import folded, normal, stands_in
from quiz.text.source import Source
from quiz.text.spans import Span, touched

_MOST = 300
_NEAR = 3  # times that a number may be as large or as small as the answer
_STRETCH = 60_000
"""Characters of a source: what is offered stands in the stretch of its quote or in one beside it."""
_COUNTED = (Kind.DATE, Kind.NUMBER, Kind.AMOUNT)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something of the source that may be a wrong option."""

    text: str
    kind: Kind
    sentence: int
    """Where it stands first."""


def wrong_options(
    bank: Bank, answer: str, taken: Collection[str], sentence: int | None = None, ask: str = ""
) -> tuple[Suggestion, ...]:
    """What stands in the source and is of the answer's kind, the likeliest first.

    Nothing is offered whose kind is not certain, nor of another sort: a town is none for a land. None is the
    answer, an option that is `taken`, or a part of one; nor does any stand in the answer's own `sentence`,
    since that may make it right too. `ask` is the question, which may tell the kind.
    """
    around = _around(bank.source, sentence)
    wanted = _wanted(answer, bank.source, around, ask)
    if wanted is None:
        return ()
    found = (_counted if wanted[0] in _COUNTED else _names)(bank.source, around)
    avoided = [_key(without_roughly(text)) for text in (answer, *taken) if text.strip()]
    used = {
        _key(option.text)
        for question in bank.questions
        if isinstance(question, Choice)
        for option in question.wrong
    }
    subject = _key(bank.title)
    offered: dict[str, tuple[tuple[int, ...], Suggestion]] = {}
    for each in found:
        if sentence in each.sentences or not _fits(each, *wanted, answer):
            continue
        if any(
            stands_in(_key(form), other) or stands_in(other, _key(form))
            for form in each.forms
            for other in avoided
        ):
            continue
        text = each.form_like(answer)
        key = _key(text)
        if key in offered or (sentence is not None and bank.source.names(sentence, text)):
            continue
        words = abs(len(text.split()) - len(answer.split()))
        near = min(abs(each_sentence - (sentence or 0)) for each_sentence in each.sentences)
        is_subject = any(stands_in(_key(form), subject) for form in each.forms)
        rank = (is_subject, words, key not in used, near)
        offered[key] = rank, Suggestion(text, each.kind, each.sentences[0])
    return tuple(each for _, each in sorted(offered.values(), key=lambda pair: pair[0]))[:_MOST]


def tells_names(source: Source) -> bool:
    """Whether what names stand for is told in its language: that goes by English words."""
    return primary(source.read_as) == "en"


def _key(text: str) -> str:
    return normal(text).casefold()


def new_fields(source: Source, passage: Span, *, event: bool) -> dict[str, Plain]:
    """The fields of a new question or event on a passage: its quote, and its date if it says just one."""
    quote = source.words(passage)
    if not event:
        return {"ask": "", "quote": quote}
    fields: dict[str, Plain] = {"event": "", "quote": quote}
    located = source.locate(quote)
    dates = {
        mention.date.edtf
        for sentence in (located.sentences if located else ())
        for mention in sentence_dates(source, sentence)
        if passage.start <= mention.start < passage.end or len(sentence_dates(source, sentence)) == 1
    }
    if len(dates) == 1:
        fields["date"] = dates.pop()
    return fields


def dates_like(written: str, mentions: Iterable[Mention]) -> list[Span]:
    """Where a written date is told: by the mentions, or ends of spans, that agree with it best."""
    try:
        date = Date.parse(written)
    except DateError:
        return []
    told = [each for mention in mentions for each in (mention, *mention.ends)]
    how = [(agreement(date, each.date), each.span) for each in told]
    best = max((each for each, _ in how), default=Agreement.NONE)
    return [span for each, span in how if best and each is best]


def _fits(each: Named, kind: Kind, sort: str, answer: str) -> bool:
    """Whether something is certainly of a kind and sort; of numbers, one not much larger or smaller."""
    if each.kind is not kind or not each.is_certain:
        return False
    if kind is Kind.NUMBER:
        return 1 / _NEAR <= _value(each.forms[0]) / (_value(answer) or 1) <= _NEAR
    return each.sort == sort


def _value(number: str) -> int:
    return int(without_roughly(number).replace(",", ""))


def _wanted(answer: str, source: Source, around: range, ask: str) -> tuple[Kind, str] | None:
    """What kind an answer is, and its sort: as the source has it, as is asked, or as its form tells."""
    answer = answer.strip()
    if unit := _unit_of(answer):
        return Kind.AMOUNT, unit
    bare = without_roughly(answer)
    if NUMBER.fullmatch(bare):
        return Kind.NUMBER, ""
    if date := _date_of(bare, source.read_as):
        return Kind.DATE, _grain(date.edtf)
    key = _key(answer)
    known = next((each for each in _names(source, around) if key in map(_key, each.forms)), None)
    asked = asked_for(ask)
    if known and known.is_certain and known.kind is not Kind.NAME:
        return (known.kind, known.sort) if asked in (None, known.kind) else None
    name = answer.removeprefix("The ")
    if not tells_names(source) or not NAME.fullmatch(name):
        return None
    told = points(name, "", "")
    kind = asked or max(told, key=told.__getitem__, default=Kind.NAME)
    sort = sort_of(name, kind) if kind in (Kind.PLACE, Kind.THING) else ""
    if asked is Kind.PLACE and "countr" in ask.casefold():
        sort = "countries"
    return None if kind is Kind.NAME or (kind is Kind.THING and not sort) else (kind, sort)


def _date_of(answer: str, language: str) -> Date | None:
    """The date that an answer is, as a bank writes it or as people do; None if it says anything else."""
    with suppress(DateError):
        return Date.parse(answer)
    found = dates_in(answer, language)
    return next((each.date for each in found if each.end - each.start == len(answer)), None)


_DATE = re.compile(r"-?\d{4}(?:-\d\d){0,2}")  # "1937-02"


def _grain(edtf: str) -> str:
    """How exact a date is, by its form: 0000 for a year, 0000-00 for a month, 0000/0000 for a span."""
    return re.sub(r"\d", "0", edtf.strip("-~?%"))


def _around(source: Source, sentence: int | None) -> range:
    """The sentences of which something may be offered for one of them: all of a life, some of a long text."""
    place = source.sentences[sentence].start // _STRETCH if sentence is not None else 0
    return touched(source.sentences, Span((place - 1) * _STRETCH, (place + 2) * _STRETCH))


def _read(source: Source, sentence: int) -> Span:
    start, end = source.sentences[sentence]
    return Span(start, min(end, start + LONGEST))


@lru_cache(maxsize=4)
def _names(source: Source, around: range) -> tuple[Named, ...]:
    """What some sentences name, each once: people, places and others."""
    if not tells_names(source):
        return ()
    found = named_in([source.meant(_read(source, number)) for number in around])
    return tuple(
        each._replace(sentences=tuple(number + around.start for number in each.sentences)) for each in found
    )


@lru_cache(maxsize=4)
def _counted(source: Source, around: range) -> tuple[Named, ...]:
    """The dates, numbers and amounts of some sentences, each once."""
    found: dict[tuple[Kind, str, str], list[int]] = {}
    for number in around:
        for key in _counted_in(source, number):
            found.setdefault(key, []).append(number)
    return tuple(Named((text,), kind, tuple(places), unit) for (kind, text, unit), places in found.items())


def _counted_in(source: Source, number: int) -> Iterator[tuple[Kind, str, str]]:
    """The dates, numbers and amounts of a sentence, each as its kind, its words and its unit."""
    span = _read(source, number)
    dates = sentence_dates(source, number)
    for mention in dates:
        edtf = mention.date.edtf
        yield Kind.DATE, mention.date.spoken(), _grain(edtf)
        while _DATE.fullmatch(edtf) and len(edtf := edtf[:-3]) >= len("1937"):  # its month and its year too
            yield Kind.DATE, Date.parse(edtf).spoken(), _grain(edtf)
    sentence = source.text[span.start : span.end]

    def is_dated(start: int) -> bool:
        return any(mention.start <= span.start + start < mention.end for mention in dates)

    for match in NUMBER.finditer(sentence):
        if not is_dated(match.start()):
            yield Kind.NUMBER, match[0], ""
    for place, unit in amounts_in(sentence):
        if not is_dated(place.start):
            words = folded(sentence[slice(*place)]).text
            yield Kind.AMOUNT, words[:1].lower() + words[1:], unit


_WORD = re.compile(r"\w+")  # `Baku`


def sentences_with(source: Source, words: str) -> tuple[int, ...]:
    """The sentences that have all of some words, else most of them, the best first; none if none has any.

    A word that few sentences have counts for more than one that many have; capitals and accents do not
    matter, and a word's beginning will do.
    """
    texts = [" ".join(["", *_WORD.findall(bare(source.meant(span)))]) for span in source.sentences]
    wanted = {*_WORD.findall(bare(words))}
    having = [{number for number, text in enumerate(texts) if f" {word}" in text} for word in wanted]
    found = set.intersection(*having) or set.union(*having) if having else set[int]()
    points = {number: sum(1 / len(there) for there in having if number in there) for number in found}
    return tuple(sorted(found, key=lambda number: (-points[number], number)))


# Amounts

_SPELLED = rf"(?!zero|one)(?:{any_of('cardinals')})|a hundred|a dozen"
_DIGITS = r"\d{1,3}(?:[,.]\d{3})+|\d+(?:\.\d+)?"
_SIGNS = {"£": "pound", "$": "dollar", "€": "euro", "¥": "yen", "₽": "rouble", "₹": "rupee"}
_SIGN = f"[{''.join(_SIGNS)}]"
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"
_AMOUNT = re.compile(  # "£4,500", "$3 million", "six years", "5%"
    rf"(?<![\w.,–-])(?:(?P<sign>{_SIGN}) ?(?:{_DIGITS})(?: {_SCALE})?"
    rf"|(?:{_DIGITS}|\b(?:{_SPELLED})\b)(?: {_SCALE})?(?P<percent> ?%)?(?: (?P<unit>[^\W\d_]+))?)"
    r"(?![\w–-]|[.,]\d)",
    re.I,
)
_ROUGHLY = pattern("roughly")
NUMBER = re.compile(r"(?<![\w.,–-])\d{1,3}(?:,\d{3})*(?![\w–-]|[.,]\d)")
"""A number in digits that is no year: "46", "1,000"."""
_NO_UNITS = WORDS["no_names"] | WORDS["no_units"]
_YEAR = re.compile(r"(?:1\d|20)\d\d ")  # the "1903 " of "the 1903 prize"


def amounts_in(text: str) -> Iterator[tuple[Span, str]]:
    """Where a text says how many of what there are, and what: one for singular and plural, money in words."""
    for match in _AMOUNT.finditer(text):
        unit, end = match["unit"] or "", match.end()
        if sign := match["sign"]:
            yield Span(match.start(), end), _SIGNS[sign]
        elif match["percent"]:
            yield Span(match.start(), match.end("percent")), "%"
        elif unit.islower() and unit not in _NO_UNITS:
            is_year = _YEAR.match(match[0]) and _one(unit) not in WORDS["measures"]  # "the 1903 prize"
            yield from [(Span(match.start(), end), _one(unit))] * (not is_year)


def _unit_of(answer: str) -> str:
    """What an answer counts, "about" and the like aside; empty if it counts nothing."""
    bare = _ROUGHLY.sub("", answer.strip().rstrip(".")).strip()
    span, unit = next(amounts_in(bare), (Span(1, 1), ""))
    return unit if span.start == 0 and len(bare[span.end :].split()) <= 3 else ""


def without_roughly(answer: str) -> str:
    """An answer without "about" and the like before it."""
    return _ROUGHLY.sub("", answer.strip())


def _one(unit: str) -> str:
    unit = unit.casefold()
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit
