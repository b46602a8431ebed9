"""What tells what: whether something that is shown names the answer of a question, or holds its proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.game.banks import Banks, event_key
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


def shown_of(banks: Banks, bank: Bank, item: Choice | Event, *, is_least: bool = False) -> str:
    """Give what is seen of an item when its passages show no more than its quotes, folded.

    An event is seen as a card of an ordering, with what is known of its date. What can be held back is left
    out too if it `is_least`: reasons and quotes.
    """
    quotes = [*item.quotes]
    if isinstance(item, Event):
        key = event_key(bank.id, item.id)
        texts = [item.event, banks.when(key).text if key in banks.event else item.when]
    else:
        texts = [item.ask, *item.answers, *(option.text for option in item.wrong)]
        quotes += (quote for option in item.wrong for quote in option.quotes)
    if is_least:
        return folded(*texts)
    if isinstance(item, Choice):
        texts += item.why, *(option.why for option in item.wrong)
    parts = folded(*(part for quote in quotes for part in _ELIDED.split(quote)))
    return f"{folded(*texts)}\n{_with_corrections(bank, parts)}"


def _with_corrections(bank: Bank, words: str) -> str:
    """Give folded words of the source as printed, and where it misprints them as they are meant, too."""
    meant = words
    for misprint, correction in bank.source.misprints.items():
        meant = meant.replace(folded(misprint), folded(correction))
    return words if meant == words else f"{words}\n{meant}"


class Telling(NamedTuple):
    """What an item tells, and by what names others tell it."""

    names: frozenset[Key]
    """It and its events."""
    told: frozenset[Key]
    """The choices and events that are told by what it shows, itself among them."""
    apart: frozenset[Key]
    """What a bank says is to be kept apart from it, or from an event of it."""
    least: int
    """So many of its names have to be told for it to be told: of an ordering two events."""


def _apart(bank_id: str, item: Item) -> frozenset[Key]:
    return frozenset((bank_id, each) for each in item.apart)


class Tellings:
    """What the items of some banks tell: found when asked for, and then known."""

    def __init__(self, banks: Banks) -> None:
        self._banks = banks
        self._known: dict[tuple[Key, bool], Telling] = {}

    def of(self, bank_id: str, item: Item, *, is_least: bool = False) -> Telling:
        """Give what an item tells; if it `is_least` what it cannot help to."""
        bank = self._banks.by_id[bank_id]
        if isinstance(item, Ordering):
            texts = (item.ask,) if is_least else (item.ask, item.why)
            told = self.told_in(folded(*texts))
            own = Telling(frozenset({(bank_id, item.id)}), told, _apart(bank_id, item), 2)
            parts = own, *(self.of(bank_id, bank.event[event], is_least=is_least) for event in item.events)
            names, told, apart = (frozenset().union(*keys) for keys in list(zip(*parts, strict=True))[:3])
            return Telling(names, told, apart, 2)
        key = bank_id, item.id
        if (key, is_least) not in self._known:
            told = self.told_in(shown_of(self._banks, bank, item, is_least=is_least)) | {key}
            self._known[key, is_least] = Telling(frozenset({key}), told, _apart(bank_id, item), 1)
        return self._known[key, is_least]

    def told_in(self, words: str) -> frozenset[Key]:
        """Give the choices whose answer or proof stands in folded words, and the events whose proof does."""
        return frozenset(
            key
            for word in set(words.split())
            for phrases, key in self._secrets.get(word, ())
            if all(phrase in words for phrase in phrases)
        )

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


class Web:
    """Some items, and which of them tell another one or are told by it: found without looking at the rest."""

    def __init__(self, items: Iterable[Telling] = ()) -> None:
        self.items: list[Telling] = []
        self._by_name: dict[Key, list[int]] = {}
        self._by_told: dict[Key, list[int]] = {}
        self._by_apart: dict[Key, list[int]] = {}
        for each in items:
            self.add(each)

    def add(self, item: Telling) -> None:
        """Take one more item in; its index is how many there were."""
        for index, keys in (
            (self._by_name, item.names),
            (self._by_told, item.told),
            (self._by_apart, item.apart),
        ):
            for key in keys:
                index.setdefault(key, []).append(len(self.items))
        self.items.append(item)

    def told(self, one: Telling) -> set[int]:
        """Give the indices of the items that another one, or one of them, tells."""
        keys = one.told & self._by_name.keys()
        found = Counter(at for key in keys for at in self._by_name[key])
        return {at for at, often in found.items() if often >= self.items[at].least}

    def telling(self, one: Telling) -> set[int]:
        """Give the indices of the items that tell another one, or one of them."""
        keys = one.names & self._by_told.keys()
        found = Counter(at for key in keys for at in self._by_told[key])
        return {at for at, often in found.items() if often >= one.least}

    def clashes(self, one: Telling) -> bool:
        """Whether an item tells another one, is told by it or is to be kept apart from it."""
        if one.told.isdisjoint(self._by_name) and one.names.isdisjoint(self._by_told):
            return bool(self._apart(one))  # as mostly, and found sooner
        return any(self.cost(one))

    def cost(self, one: Telling) -> tuple[int, int]:
        """Count the items that clash with another one: those where no order mends it, and all."""
        told, telling, apart = self.told(one), self.telling(one), self._apart(one)
        return len(told & telling | apart), len(told | telling | apart)

    def _apart(self, one: Telling) -> set[int]:
        named = {at for key in one.apart for at in self._by_name.get(key, ())}
        return named.union(*(self._by_apart.get(key, ()) for key in one.names))


def told_first(items: Sequence[Telling]) -> list[int]:
    """Give the indices of items in an order in which few are told by one before; else in theirs.

    What a bank keeps apart tells either way, so that no order mends it.
    """
    web = Web(items)
    telling = [web.telling(each) - {at} for at, each in enumerate(items)]
    left = [len(web.told(each) - {at}) for at, each in enumerate(items)]
    waiting = [(count, at) for at, count in enumerate(left)]
    heapify(waiting)
    order: list[int] = []
    placed: set[int] = set()
    while waiting:
        count, at = heappop(waiting)
        if at in placed or count != left[at]:
            continue  # it has been taken, or tells less of what is left by now
        order.append(at)
        placed.add(at)
        for other in telling[at] - placed:
            left[other] -= 1
            heappush(waiting, (left[other], other))
    return order


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
        return self._web.clashes(tellings(self._banks).of(bank.id, event))

    def on(self, bank_id: str) -> int:
        """Count the questions to come on a bank's source."""
        return sum(dealt.bank == bank_id for dealt in self._to_come)

    @cached_property
    def _keys(self) -> Sequence[tuple[frozenset[Key], int]]:
        """What is to come, by what tells it: any choice; so many events of an ordering."""
        return (self._choices, 1), *self._of_events

    @cached_property
    def _web(self) -> Web:
        choices = ((bank, self._banks.by_id[bank].question.get(choice)) for bank, choice in self._choices)
        return Web(tellings(self._banks).of(bank, choice) for bank, choice in choices if choice)

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
