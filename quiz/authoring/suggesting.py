"""What a teacher may want and need not type: options of the answer's kind, and a new item on a passage."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quiz.authoring.amounts import NUMBER, amount_of, amounts_in, measure_of, without_roughly
from quiz.authoring.kinds import FIRST_NAMES, SORT_OF_PLACE, Kind, points
from quiz.authoring.names import Named, named_in
from quiz.authoring.values import Plain
from quiz.bank.model import Bank, Choice
from quiz.dates.date import Date, DateError
from quiz.dates.mentions import sentence_dates
from quiz.text.quotes import folded, normal, stands_in
from quiz.text.source import Source
from quiz.text.spans import Span

_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?: [\w.’'-]+){0,4}")  # "William IX of Aquitaine"
_ENOUGH = 3  # with so many of the answer's own kind, no other kind is offered
_MOST = 300
_AKIN: dict[Kind, tuple[Kind, ...]] = {
    Kind.PERSON: (Kind.NAME,),
    Kind.PLACE: (Kind.NAME,),
    Kind.NAME: (Kind.PERSON, Kind.PLACE, Kind.THING),
    Kind.THING: (Kind.NAME,),
}
"""The kinds that may stand in for another, the nearest first."""
_ASKS = (
    (Kind.PERSON, re.compile(r"^(?:\w+ )?(?:who|whom|whose)\b", re.I)),  # "With whom …"
    (Kind.PLACE, SORT_OF_PLACE),
)
"""What a prompt asks for."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something of the source that may be a wrong option."""

    text: str
    """As the source means it."""
    kind: Kind
    sentence: int
    """Where it stands first."""


@dataclass(frozen=True, slots=True)
class _Found:
    """Something that the source names, with all that tells how well it fits."""

    forms: tuple[str, ...]
    """Its names, the fullest first."""
    kind: Kind
    sentences: tuple[int, ...]
    unit: str = ""
    """Of an amount."""
    is_certain: bool = True

    def form_like(self, answer: str) -> str:
        """Its name of as many words as an answer has, as nearly as may be; for a first name no surname."""
        count, is_first = len(answer.split()), answer in FIRST_NAMES
        fitting = [form for form in self.forms if " " in form or (form in FIRST_NAMES) == is_first]
        return min(fitting or self.forms, key=lambda form: abs(len(form.split()) - count))


_COUNTED = (Kind.AMOUNT, Kind.NUMBER, Kind.DATE)


def wrong_options(
    bank: Bank, answer: str, taken: Collection[str], sentence: int | None = None, ask: str = ""
) -> tuple[Suggestion, ...]:
    """What stands in the source and is of the answer's kind, the likeliest first.

    A kind like it is offered only where the source has few of its own. None is the answer, an option that is
    `taken`, or a part of one; nor does any stand in the answer's own `sentence`, since that may make it right
    too. `ask` is the question, which may tell the kind.
    """
    found = _named(bank.source, bank.tells_names)
    wanted = _wanted(answer, found, ask)
    if wanted is None or (wanted[0] not in _COUNTED and _is_common(bank.source, answer)):
        return ()
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
        distance = _distance(each, *wanted)
        if distance is None or sentence in each.sentences:
            continue
        if any(_share(_key(form), other) for form in each.forms for other in avoided):
            continue
        text = each.form_like(answer)
        key = _key(text)
        if key in offered or (sentence is not None and bank.source.names(sentence, text)):
            continue
        words = abs(len(text.split()) - len(answer.split()))
        near = min(abs(each_sentence - (sentence or 0)) for each_sentence in each.sentences)
        is_subject = any(stands_in(_key(form), subject) for form in each.forms)
        rank = (distance, is_subject, not each.is_certain, words, key not in used, near)
        offered[key] = rank, Suggestion(text, each.kind, each.sentences[0])
    ranked = sorted(offered.values(), key=lambda pair: pair[0])
    exact = sum(rank[0] == 0 for rank, _ in ranked)
    return tuple(each for rank, each in ranked if rank[0] == 0 or exact < _ENOUGH)[:_MOST]


def _is_common(source: Source, answer: str) -> bool:
    """Whether an answer is one word that the source has in small letters: horses, and no name."""
    small = answer.strip().casefold()
    return small.isalpha() and re.search(rf"\b{re.escape(small)}\b", source.text) is not None


def _key(text: str) -> str:
    return normal(text).casefold()


def _share(one: str, other: str) -> bool:
    """Whether one of two texts has the other in it."""
    return stands_in(one, other) or stands_in(other, one)


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


def _distance(each: _Found, kind: Kind, unit: str) -> int | None:
    """How unlike a kind and unit something is: 0 for the same, None if it cannot stand for it."""
    if each.kind is kind is Kind.AMOUNT and each.unit != unit:
        measure = measure_of(unit)
        return None if measure_of(each.unit) != measure else 2 if measure is None else 1
    if each.kind is kind:
        return 0
    akin = _AKIN.get(kind, ())
    return akin.index(each.kind) + 1 if each.kind in akin else None


def _wanted(answer: str, found: Sequence[_Found], ask: str) -> tuple[Kind, str] | None:
    """What kind an answer is, and its unit: as the source has it, as is asked, or as its form tells."""
    answer = answer.strip()
    if amount := amount_of(answer):
        return Kind.AMOUNT, amount.unit
    if NUMBER.fullmatch(without_roughly(answer)):
        return Kind.NUMBER, ""
    try:
        Date.parse(answer)
    except DateError:
        if re.search(r"\d{3}", answer):
            return Kind.DATE, ""
    else:
        return Kind.DATE, ""
    key = _key(answer)
    known = next((each for each in found if key in (_key(form) for form in each.forms)), None)
    is_name = bool(
        _NAME.fullmatch(answer) and answer[-1:] != "." and any(map(str.isupper, answer.split()[-1][:1]))
    )
    asked = next((kind for kind, prompt in _ASKS if prompt.search(ask)), None)
    if known and (asked is None or known.kind not in (Kind.NAME, Kind.PERSON, Kind.PLACE)):
        return known.kind, ""
    if asked and (known or is_name):
        return asked, ""
    if not is_name:
        return None
    told = points(answer, "", "")
    return (max(told, key=told.__getitem__) if told else Kind.NAME), ""


@lru_cache(maxsize=4)
def _named(source: Source, tells_names: bool) -> tuple[_Found, ...]:
    """All that a source names, each once: people, places and other names, dates, numbers and amounts."""
    meant = [source.meant(span) for span in source.sentences]
    found: dict[tuple[Kind, str, str], list[int]] = {}
    for number, span in enumerate(source.sentences):
        for key in _counted(source, number, span):
            found.setdefault(key, []).append(number)
    others = [_Found((text,), kind, tuple(places), unit) for (kind, text, unit), places in found.items()]
    names = [_found(each) for each in named_in(meant)] if tells_names else []
    return tuple(sorted((*names, *others), key=lambda each: each.sentences[0]))


def _found(named: Named) -> _Found:
    forms = sorted(named.forms, key=lambda form: (form != named.text, -len(form.split())))
    return _Found(tuple(forms), named.kind, tuple(named.sentences), is_certain=named.is_certain)


def _counted(source: Source, number: int, span: Span) -> Iterator[tuple[Kind, str, str]]:
    """The dates, numbers and amounts of a sentence, each as its kind, its words and its unit."""
    dates = sentence_dates(source, number)
    for mention in dates:
        yield Kind.DATE, mention.date.spoken(), ""
    sentence = source.text[span.start : span.end]

    def is_dated(start: int) -> bool:
        return any(mention.start <= span.start + start < mention.end for mention in dates)

    for match in NUMBER.finditer(sentence):
        if not is_dated(match.start()):
            yield Kind.NUMBER, match[0], ""
    for amount in amounts_in(sentence):
        if not is_dated(amount.start):
            words = folded(sentence[amount.start : amount.end]).text
            yield Kind.AMOUNT, words[:1].lower() + words[1:], amount.unit


_WORD = re.compile(r"\w+")
_MOST_FOUND = 6


def sentences_with(source: Source, words: str, most: int = _MOST_FOUND) -> tuple[int, ...]:
    """The sentences that have all of some words, else most of them, the best first; none if none has any.

    A word that few sentences have counts for more than one that many have; capitals do not matter, and a
    word's beginning will do.
    """
    wanted = tuple(dict.fromkeys(_WORD.findall(_key(words))))
    having: dict[str, list[int]] = {word: [] for word in wanted}
    for number, span in enumerate(source.sentences):
        there = _WORD.findall(_key(source.meant(span)))
        for word in wanted:
            if any(other.startswith(word) for other in there):
                having[word].append(number)
    points: dict[int, float] = defaultdict(float)
    for found in having.values():
        for number in found:
            points[number] += 1 / len(found)
    if complete := set.intersection(*map(set, having.values())) if having else set():
        points = {number: points[number] for number in complete}
    ranked = sorted(points, key=lambda number: (-points[number], number))
    return tuple(ranked[:most])


def as_quote(source: Source, sentence: int) -> str:
    """A whole sentence as a quote has it: in one line, as printed."""
    span = source.sentences[sentence]
    return source.words(span)
