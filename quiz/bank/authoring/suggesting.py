"""What a teacher may want and need not type: options of the answer's kind, and a new item on a passage."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quiz.bank.dates import Date
from quiz.bank.dating import sentence_dates
from quiz.bank.editing.plain import Plain
from quiz.bank.edtf import MONTH_NAMES, DateError
from quiz.bank.model import Bank, Choice
from quiz.bank.quotes import folded, normal, stands_in
from quiz.bank.source import Source
from quiz.bank.spans import Span

# Languages in which a capital does not tell a name.
_CAPITAL_NOUNS = ("de", "lb")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_JOIN = r"(?:of the|of|the|de|von|van|da|di|du|la|le|ibn|al|bin)"
_NAME = re.compile(rf"{_CAPITAL}(?: (?:{_JOIN} )?{_CAPITAL})*")
_NUMBER = re.compile(r"(?<![\w.,–-])\d{1,3}(?:,\d{3})*(?![\w–-]|[.,]\d)")
_PLACE = re.compile(r"\b(?:in|at|to|from|near|of|through|outside|left|leaving|reached)(?: the)? $", re.I)
_PERSON = re.compile(r"\b(?:by|with|between|and|under|met|married|named|like|against|succeeded) $", re.I)
_BEGINNINGS = frozenset(
    [
        *("the", "a", "an", "in", "on", "at", "by", "for", "from", "to", "with", "after", "before", "during"),
        *("when", "while", "as", "according", "he", "she", "they", "it", "his", "her", "their", "its"),
        *("this", "that", "these", "those", "then", "but", "and"),
    ]
)
"""Words that begin sentences, and no names."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE_WORDS = frozenset([*(name.casefold() for name in MONTH_NAMES), *_DAYS, "ad", "bc"])
_MOST = 12


class Kind(StrEnum):
    """What a text names; the value is what a teacher reads."""

    PLACE = "place"
    PERSON = "person"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something of the source that may be a wrong option."""

    text: str
    """As the source means it."""
    kind: Kind
    """What it names."""
    sentence: int
    """Where it stands first."""


def wrong_options(
    bank: Bank, answer: str, taken: Collection[str], sentence: int | None = None
) -> tuple[Suggestion, ...]:
    """Names, dates and numbers of the answer's kind that stand in the source, the likeliest first.

    None is the answer, an option that is `taken`, or a part of one; nor does any stand in the answer's own
    `sentence`, since that may make it right too.
    """
    found = bank_names(bank)
    wanted = _kind_of(answer, found)
    avoided = [normal(text).casefold() for text in (answer, *taken) if text.strip()]
    used = {
        normal(option.text).casefold()
        for question in bank.questions
        if isinstance(question, Choice)
        for option in question.wrong
    }
    offered: dict[str, tuple[tuple[int, ...], Suggestion]] = {}
    for each in found:
        key = normal(each.text).casefold()
        distance = _unlike(each.kind, wanted)
        if key in offered or distance is None or each.sentence == sentence:
            continue
        if any(stands_in(key, other) or stands_in(other, key) for other in avoided):
            continue
        if sentence is not None and bank.source.names(sentence, each.text):
            continue
        words = abs(len(each.text.split()) - len(answer.split()))
        near = abs(each.sentence - sentence) if sentence is not None else each.sentence
        offered[key] = (distance, words, key not in used, near), each
    ranked = sorted(offered.values(), key=lambda pair: pair[0])
    return tuple(each for _, each in ranked[:_MOST])


def new_fields(source: Source, passage: Span, *, event: bool) -> dict[str, Plain]:
    """The fields of a new question or event on a passage: its quote, and its date if it says just one."""
    quote = folded(source.text[passage.start : passage.end]).text
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


def _unlike(kind: Kind, wanted: Kind | None) -> int | None:
    """How unlike two kinds are: 0 for the same, None if one cannot stand for the other."""
    if kind is wanted:
        return 0
    names = (Kind.PLACE, Kind.PERSON, Kind.NAME)
    if kind in names and wanted in names:
        return 1 if Kind.NAME in (kind, wanted) else 2
    return None


def _kind_of(answer: str, found: Iterable[Suggestion]) -> Kind | None:
    """What an answer names: what the source has it as, else what its form tells; None if it names nothing."""
    answer = answer.strip()
    key = normal(answer).casefold()
    for each in found:
        own = normal(each.text).casefold()
        if own == key or (stands_in(key, own) and each.kind is not Kind.DATE):
            return each.kind
    if _NUMBER.fullmatch(answer):
        return Kind.NUMBER
    try:
        Date.parse(answer)
    except DateError as error:
        if error.hint and re.search(r"\d{3}", answer):
            return Kind.DATE
        return Kind.NAME if _NAME.fullmatch(answer) and len(answer.split()) < 5 else None
    return Kind.DATE


@lru_cache(maxsize=4)
def _named(source: Source, tells_names: bool) -> tuple[Suggestion, ...]:
    """All that a source names, in its order; a thing named twice has the kind that most places tell."""
    found: list[Suggestion] = []
    for number, span in enumerate(source.sentences):
        dates = sentence_dates(source, number)
        found += (Suggestion(mention.date.spoken(), Kind.DATE, number) for mention in dates)
        found += (
            Suggestion(match[0], Kind.NUMBER, number)
            for match in _NUMBER.finditer(source.text, span.start, span.end)
            if not any(mention.start <= match.start() < mention.end for mention in dates)
        )
        if tells_names:
            found += _names(source.meant(span), number)
    return tuple(_told(found))


def bank_names(bank: Bank) -> tuple[Suggestion, ...]:
    """All that the source of a bank names: people, places, dates and numbers."""
    return _named(bank.source, not bank.language.lower().startswith(_CAPITAL_NOUNS))


def _names(sentence: str, number: int) -> Iterator[Suggestion]:
    """The names in a sentence; its first word is one only if more of the name follows."""
    for match in _NAME.finditer(sentence):
        text = re.sub(r"[’']s$", "", match[0])
        if match.start() == 0:
            first, _, rest = text.partition(" ")
            if not rest:
                continue
            if first.casefold() in _BEGINNINGS:
                text = rest
        if _is_date_word(text) or len(text) < 3:
            continue
        before = sentence[: match.start()]
        kind = Kind.NAME
        if _PLACE.search(before):
            kind = Kind.PLACE
        elif _PERSON.search(before):
            kind = Kind.PERSON
        yield Suggestion(text, kind, number)


def _is_date_word(text: str) -> bool:
    return all(word.casefold() in _DATE_WORDS for word in text.split())


def _told(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """The same, a name of no kind with the kind that it has elsewhere."""
    listed = list(found)
    kinds: dict[str, list[Kind]] = {}
    for each in listed:
        kinds.setdefault(each.text, []).append(each.kind)
    for each in listed:
        told = [kind for kind in kinds[each.text] if kind is not Kind.NAME]
        most = max(told, key=told.count) if told else each.kind
        yield each if each.kind is most else Suggestion(each.text, most, each.sentence)
