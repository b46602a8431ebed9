"""What tells what: whether something that is shown names the answer of a question, or holds its proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias
from unicodedata import normalize

from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.game.banks import Banks
from quiz.game.round import Dealt, Kind
from quiz.text.words import INVISIBLE, UNSPACED

Key: TypeAlias = tuple[str, str]
"""The ids of a bank and of a choice or an event in it."""
Phrases: TypeAlias = tuple[str, ...]
"""Folded words that tell something where all of them stand: an answer, or a quote with its elisions."""

_WORD = re.compile(r"[^\W_]+|\n")  # “Baku”, “1905”; of “fair-haired” each half
_ANY_WORD = rf"[{UNSPACED}]|[^\W_{UNSPACED}]+|\n"  # “日” of “日本”; compiled when needed: 2 ms
_INVISIBLE = str.maketrans(dict.fromkeys(INVISIBLE))
_YEARS = re.compile(r"\b(\d\d)(\d\d)\s?[-\u2010-\u2013/]\s?(\d\d)\b(?![-\u2010-\u2013/])")  # “1905–07”
_ELIDED = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")  # “[…]”


def folded(*texts: str) -> str:
    """Give the words of texts alone, a blank around each: " born at samara ".

    Capitals, marks and white space are gone, "1905–07" names 1905 and 1907, and a line's end keeps two texts
    apart, so that no phrase runs from one into the other.
    """
    plain = "\n".join(" ".join(text.split()) for text in texts).casefold()
    if plain.isascii():
        words = _WORD.findall(_YEARS.sub(r"\1\2 \1\3", plain))
    else:
        plain = normalize("NFC", plain).translate(_INVISIBLE)
        words = re.findall(_ANY_WORD, _YEARS.sub(r"\1\2 \1\3", plain))
    return f" {' '.join(words)} "


def answers_of(choice: Choice) -> Iterator[Phrases]:
    """Give what names each answer: its words without those with which all options begin, as "He was a"."""
    options = [folded(text).split() for text in (*choice.answers, *(option.text for option in choice.wrong))]
    columns = enumerate(zip(*options, strict=False))
    lead = next((at for at, words in columns if len(set(words)) > 1), min(map(len, options)))
    for words in options[: len(choice.answers)]:
        if words:
            yield (f" {' '.join(words[lead:] or words)} ",)


def proofs_of(item: Choice | Event) -> Iterator[Phrases]:
    """Give what proves an item: each of its quotes, else each of its wrong options'."""
    others = item.wrong if isinstance(item, Choice) else ()
    for quote in item.quotes or [quote for option in others for quote in option.quotes]:
        if parts := tuple(words for part in _ELIDED.split(quote) if (words := folded(part)).strip()):
            yield parts


def shown_of(bank: Bank, item: Choice | Event) -> str:
    """Give all that can be seen of an item when it shows as little as it can, folded: quotes stand alone.

    An event is seen as a card of an ordering, with its date.
    """
    quotes = [*item.quotes]
    if isinstance(item, Event):
        texts = [item.event, item.when]
    else:
        texts = [item.ask, item.why, *item.answers]
        for option in item.wrong:
            texts += option.text, option.why
            quotes += option.quotes
    parts = folded(*(part for quote in quotes for part in _ELIDED.split(quote)))
    return f"{folded(*texts)}\n{_with_corrections(bank, parts)}"


def _with_corrections(bank: Bank, words: str) -> str:
    """Give folded words of the source as printed, and where it misprints them as they are meant, too."""
    meant = words
    for misprint, correction in bank.source.misprints.items():
        meant = meant.replace(folded(misprint), folded(correction))
    return words if meant == words else f"{words}\n{meant}"


class Tellings:
    """Which choices and events of some banks tell each other: found when asked for, and then known."""

    def __init__(self, banks: Banks) -> None:
        self._banks = banks
        self._told: dict[Key, frozenset[Key]] = {}

    def told_in(self, words: str) -> frozenset[Key]:
        """Give the choices whose answer or proof stands in folded words, and the events whose proof does."""
        return frozenset(
            key
            for word in set(words.split())
            for phrases, key in self._secrets.get(word, ())
            if all(phrase in words for phrase in phrases)
        )

    def told_by(self, bank_id: str, item: Item) -> frozenset[Key]:
        """Give the choices and events that an item tells, itself among them."""
        bank = self._banks.by_id[bank_id]
        if isinstance(item, Ordering):
            told = self.told_in(folded(item.ask, item.why))
            return told.union(*(self.told_by(bank_id, bank.event[event]) for event in item.events))
        key = bank_id, item.id
        if key not in self._told:
            self._told[key] = self.told_in(shown_of(bank, item)) | {key}
        return self._told[key]

    def tells(self, bank_id: str, item: Item, other_bank: str, other: Item) -> bool:
        """Whether what one item shows tells the other: names an answer, holds a proof, or a bank says so.

        An ordering is told by what tells two of its events.
        """
        told = self.told_by(bank_id, item)
        if isinstance(other, Ordering):
            is_told = sum((other_bank, event) in told for event in other.events) > 1
        else:
            is_told = (other_bank, other.id) in told
        return is_told or (bank_id == other_bank and self._are_apart(bank_id, item, other))

    def _are_apart(self, bank_id: str, item: Item, other: Item) -> bool:
        """Whether one of them, or an event of one, says that the other is to be kept apart from it."""
        one, two = self._with_events(bank_id, item), self._with_events(bank_id, other)
        return any(a.id in b.apart or b.id in a.apart for a in one for b in two)

    def _with_events(self, bank_id: str, item: Item) -> list[Item]:
        events = item.events if isinstance(item, Ordering) else ()
        return [item, *(self._banks.by_id[bank_id].event[event] for event in events)]

    @cached_property
    def _secrets(self) -> Mapping[str, Sequence[tuple[Phrases, Key]]]:
        """What tells each choice and event, by a word of it that few others have."""
        secrets = list(self._all_secrets())
        often = Counter(word for phrases, _ in secrets for phrase in phrases for word in phrase.split())
        by_word: dict[str, list[tuple[Phrases, Key]]] = {}
        for phrases, key in secrets:
            words = [word for phrase in phrases for word in phrase.split()]
            by_word.setdefault(min(words, key=lambda word: (often[word], -len(word))), []).append(
                (phrases, key)
            )
        return by_word

    def _all_secrets(self) -> Iterator[tuple[Phrases, Key]]:
        for bank in self._banks.banks:
            for item in bank.items:
                if not isinstance(item, Ordering) and not item.draft:
                    answers = answers_of(item) if isinstance(item, Choice) else ()
                    for phrases in {*answers, *proofs_of(item)}:
                        yield phrases, (bank.id, item.id)


@lru_cache(maxsize=4)
def tellings(banks: Banks) -> Tellings:
    """Give what is known of some banks' tellings, once."""
    return Tellings(banks)


class Secrets:
    """What nothing on the screen may tell now: the answers and proofs of questions to come."""

    def __init__(self, banks: Banks, to_come: Sequence[Dealt] = ()) -> None:
        self._banks = banks
        self._to_come = to_come
        self.hold_back = True
        """Whether a quote that tells one even alone is left out, and a reason that does."""

    def are_in(self, bank: Bank, text: str) -> bool:
        """Whether a text names the answer or holds the proof of a question to come, or of two of its events.

        What a source misprints counts as it is meant, too.
        """
        if not self._to_come or not text:
            return False
        told = tellings(self._banks).told_in(_with_corrections(bank, folded(text)))
        return any(len(told & keys) >= least for keys, least in self._keys)

    def kept(self, bank: Bank, text: str) -> str:
        """Give a text, or nothing if it tells a secret."""
        return "" if self.hold_back and self.are_in(bank, text) else text

    def hide(self, bank: Bank, event: Event) -> bool:
        """Whether an event with its date tells a question to come, or is to be put in its place or order."""
        if any((bank.id, event.id) in keys for keys, _ in self._of_events):
            return True
        known = tellings(self._banks)
        choices = ((name, self._banks.by_id[name].question.get(choice)) for name, choice in self._choices)
        return any(known.tells(bank.id, event, name, choice) for name, choice in choices if choice)

    def on(self, bank_id: str) -> int:
        """Count the questions to come on a bank's source."""
        return sum(dealt.bank == bank_id for dealt in self._to_come)

    @cached_property
    def _keys(self) -> Sequence[tuple[frozenset[Key], int]]:
        """What is to come, by what tells it: any choice; so many events of an ordering."""
        return (self._choices, 1), *self._of_events

    @cached_property
    def _choices(self) -> frozenset[Key]:
        return frozenset((each.bank, each.item) for each in self._to_come if each.kind is Kind.CHOICE)

    @cached_property
    def _of_events(self) -> Sequence[tuple[frozenset[Key], int]]:
        return [
            (frozenset((each.bank, event) for event in each.shown or (each.item,)), 2 if each.shown else 1)
            for each in self._to_come
            if each.kind in (Kind.ORDERING, Kind.PLACE)
        ]
