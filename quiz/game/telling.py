"""What tells what: whether something that is shown names the answer of a question, or holds its proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple, TypeAlias
from unicodedata import normalize

from quiz.bank.kept import kept
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.game.banks import Banks, event_key, split_key
from quiz.game.round import Dealt, Kind
from quiz.text.words import INVISIBLE, UNSPACED, words_of

Key: TypeAlias = tuple[str, str]
"""The ids of a bank and of a choice or an event in it."""
Phrases: TypeAlias = tuple[str, ...]
"""Folded words that tell something where all of them stand: an answer, or a quote with its elisions."""

_WORD = re.compile(r"[^\W_]+|\n")  # “Baku”, “1905”; of “fair-haired” each half
_ANY_WORD = rf"[{UNSPACED}]|[^\W_{UNSPACED}]+|\n"  # “日” of “日本”; compiled when needed: 2 ms
_ARTICLES = words_of("a an the der die das ein eine le la les un une el los las")
_INVISIBLE = str.maketrans(dict.fromkeys(INVISIBLE))
_TO = "-\u2010\u2011\u2012\u2013/"
_YEARS = re.compile(rf"\b(\d\d)(\d\d)\s?[{_TO}]\s?(\d\d)\b(?![{_TO}])")  # “1905–07”
_ELIDED = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")  # “[…]”


def bare_words(*texts: str) -> str:
    """Give the words of texts alone, a blank around each: " born at samara ".

    Capitals, marks and white space are gone, "1905–07" names 1905 and 1907, and a line's end keeps two texts
    apart, so that no phrase runs from one into the other.
    """
    plain = "\n".join(" ".join(text.split()) for text in texts).casefold()
    every = _WORD
    if not plain.isascii():
        plain = normalize("NFC", plain).translate(_INVISIBLE)
        every = re.compile(_ANY_WORD)
    if any(sign in plain for sign in _TO):
        plain = _YEARS.sub(r"\1\2 \1\3", plain)
    return f" {' '.join(every.findall(plain))} "


def options_of(choice: Choice) -> list[Phrases]:
    """Give what names each option, answers first: its words but those that all begin with, as "He was a".

    An article before them is left out too.
    """
    texts = *choice.answers, *(option.text for option in choice.wrong)
    options = [words.split() for words in bare_words(*texts).split("\n")]
    columns = enumerate(zip(*options, strict=False))
    lead = next((at for at, words in columns if len(set(words)) > 1), min(map(len, options)))
    named = [words[lead:] or words for words in options]
    return [(f" {' '.join(words[words[0] in _ARTICLES and len(words) > 1 :])} ",) for words in named]


def proofs_of(item: Choice | Event) -> Iterator[Phrases]:
    """Give what proves an item: each of its quotes, else each of its wrong options'."""
    others = item.wrong if isinstance(item, Choice) else ()
    for quote in item.quotes or [quote for option in others for quote in option.quotes]:
        if parts := tuple(words for words in bare_words(*_ELIDED.split(quote)).split("\n") if words.strip()):
            yield parts


def shown_of(banks: Banks, bank: Bank, item: Item, *, is_least: bool = False) -> str:
    """Give what is seen of an item when its passages show no more than its quotes, bare.

    An event is seen as a card, with what is known of its date. What can be held back is left out too if it
    `is_least`: reasons and quotes.
    """
    cards, texts, quotes = list[str](), list[str](), list[str]()
    whys = [] if isinstance(item, Event) else [item.why]
    if isinstance(item, Ordering):
        texts = [item.topic, item.ask]
        cards = [shown_of(banks, bank, bank.event[event], is_least=is_least) for event in item.events]
    elif isinstance(item, Event):
        key = event_key(bank.id, item.id)
        texts = [item.event, banks.when(key).text if key in banks.event else item.when]
        quotes = [*item.quotes]
    else:
        texts = [item.topic, item.ask, *item.answers, *(option.text for option in item.wrong)]
        whys += (option.why for option in item.wrong)
        quotes = [*item.quotes, *(quote for option in item.wrong for quote in option.quotes)]
    if not is_least:
        parts = bare_words(*(part for quote in quotes for part in _ELIDED.split(quote)))
        cards += bare_words(*whys), _with_corrections(banks, bank, parts)
    return "\n".join((bare_words(*texts), *cards))


def _with_corrections(banks: Banks, bank: Bank, words: str) -> str:
    """Give bare words of the source as printed, and where it misprints them as they are meant, too."""
    meant = words
    for misprint, correction in _corrections(banks, bank.id):
        meant = meant.replace(misprint, correction)
    return words if meant == words else f"{words}\n{meant}"


@kept
def _corrections(banks: Banks, bank_id: str) -> Sequence[tuple[str, str]]:
    misprints = banks.by_id[bank_id].source.misprints.items()
    return [(bare_words(misprint), bare_words(correction)) for misprint, correction in misprints]


class Telling(NamedTuple):
    """What an item tells, and by what names others tell it."""

    names: frozenset[Key]
    """It and its events."""
    told: frozenset[Key]
    """The choices and events that are told by what it shows, itself among them."""
    apart: frozenset[Key] = frozenset()
    """What a bank says is to be kept apart from it, or from an event of it."""
    hinted: frozenset[Key] = frozenset()
    """The choices of which it names a wrong option: who has seen that may rule it out."""


Index: TypeAlias = Mapping[str, Sequence[tuple[Phrases, Set[Key]]]]
"""What tells choices and events, by a word of it that few others have."""


def telling_of(banks: Banks, bank_id: str, item: Item, *, is_least: bool = False) -> Telling:
    """Give what an item of a bank tells; if it `is_least` what it cannot help to. Once found it is known."""
    known = telling_of, bank_id, item.id, is_least
    if known not in banks.kept:
        bank = banks.by_id[bank_id]
        cards = [bank.event[event] for event in item.events] if isinstance(item, Ordering) else []
        names = frozenset((bank_id, each.id) for each in (item, *cards))
        shown = shown_of(banks, bank, item, is_least=is_least)
        banks.kept[known] = Telling(
            names,
            _found(banks, shown, _secrets_of) | names,
            frozenset((bank_id, apart) for each in (item, *cards) for apart in each.apart),
            _found(banks, shown, _hints_of) - names,
        )
    telling: Telling = banks.kept[known]
    return telling


def _found(
    banks: Banks, words: str, phrases_of: Callable[[Choice | Event], Iterable[Phrases]]
) -> frozenset[Key]:
    """Give the choices and events of which some phrases stand in bare words."""
    index = _index(banks, phrases_of)
    entries = (entry for word in set(words.split()) for entry in index.get(word, ()))
    return frozenset().union(
        *(keys for phrases, keys in entries if all(phrase in words for phrase in phrases))
    )


def _secrets_of(item: Choice | Event) -> set[Phrases]:
    """Give what tells an item: a choice's answers, and what proves it."""
    answers = options_of(item)[: len(item.answers)] if isinstance(item, Choice) else ()
    return {*answers, *proofs_of(item)}


def _hints_of(item: Choice | Event) -> set[Phrases]:
    """Give what names the wrong options of a choice."""
    return set(options_of(item)[len(item.answers) :] if isinstance(item, Choice) else ())


@kept
def _index(banks: Banks, phrases_of: Callable[[Choice | Event], Iterable[Phrases]]) -> Index:
    told: dict[Phrases, set[Key]] = {}
    for bank in banks.banks:
        for item in bank.items:
            if not isinstance(item, Ordering) and not item.draft:
                for phrases in phrases_of(item):
                    told.setdefault(phrases, set()).add((bank.id, item.id))
    words = {phrases: " ".join(phrases).split() for phrases in told}
    often = Counter(word for each in words.values() for word in each)
    index: dict[str, list[tuple[Phrases, Set[Key]]]] = {}
    for phrases, keys in told.items():
        if words[phrases]:
            rarest = min(words[phrases], key=lambda word: (often[word], -len(word)))
            index.setdefault(rarest, []).append((phrases, keys))
    return index


class Web:
    """Some items, and which of them tell another one or are told by it: found without looking at the rest."""

    def __init__(self, items: Iterable[Telling] = ()) -> None:
        self.items: list[Telling] = []
        self._by: tuple[dict[Key, list[int]], ...] = {}, {}, {}, {}
        self._by_name, self._by_told, self._by_apart, self._by_hinted = self._by
        for each in items:
            self.add(each)

    def add(self, item: Telling) -> None:
        """Take one more item in; its index is how many there were."""
        for index, keys in zip(self._by, item, strict=True):
            for key in keys:
                index.setdefault(key, []).append(len(self.items))
        self.items.append(item)

    def told(self, one: Telling) -> set[int]:
        """Give the indices of the items that another one, or one of them, tells."""
        return _met(one.told, self._by_name)

    def telling(self, one: Telling) -> set[int]:
        """Give the indices of the items that tell another one, or one of them."""
        return _met(one.names, self._by_told)

    def hinted(self, one: Telling) -> set[int]:
        """Give the indices of the items that another one hints at."""
        return _met(one.hinted, self._by_name)

    def clashes(self, one: Telling) -> bool:
        """Whether an item and another one tell each other something that the draw avoids; see `cost`."""
        return any(self.cost(one))

    def cost(self, one: Telling) -> tuple[int, int, int]:
        """Count the items that tell another one and are told by it, or are to be kept apart from it.

        Then those that tell it or are told by it, and those with which it hints at each other.
        """
        told, telling = self.told(one), self.telling(one)
        apart = _met(one.apart, self._by_name) | _met(one.names, self._by_apart)
        hinted = self.hinted(one) & _met(one.names, self._by_hinted)
        return len(told & telling | apart), len(told | telling | apart), len(hinted)


def _met(keys: frozenset[Key], index: Mapping[Key, Sequence[int]]) -> set[int]:
    """Give the items below some keys of an index; as long as the fewer of them takes."""
    common = keys.intersection(index) if len(index) < len(keys) else index.keys() & keys
    return {at for key in common for at in index[key]}


def told_first(items: Sequence[Telling]) -> list[int]:
    """Give the indices of items in an order in which few are told by one before; else in theirs.

    So it is then with what they hint at. What a bank keeps apart tells either way, so that no order mends it.
    """
    web = Web(items)
    weights = [0] * len(items)
    lighter: list[list[tuple[int, int]]] = [[] for _ in items]
    for at, each in enumerate(items):
        for weight, told in ((len(items) + 1, web.told(each)), (1, web.hinted(each))):
            for other in told - {at}:
                weights[at] += weight
                lighter[other].append((at, weight))
    left = dict.fromkeys(range(len(items)))
    order: list[int] = []
    while left:
        at = min(left, key=weights.__getitem__)
        del left[at]
        order.append(at)
        for other, less in lighter[at]:
            weights[other] -= less
    return order


class Secrets:
    """What nothing on the screen may tell now: the answers and proofs of questions to come."""

    def __init__(self, banks: Banks, to_come: Sequence[Dealt] = ()) -> None:
        """Keep what is `to_come`."""
        self._banks = banks
        self._to_come = to_come
        self.hold_back = True
        """Whether a quote that tells one even alone is left out, and a reason that does."""

    def are_in(self, bank: Bank, text: str, *, hints: bool = False) -> bool:
        """Whether a text names the answer or holds the proof of a question to come, or of one of its events.

        With `hints` also whether it names a wrong option. What a source misprints counts as it is meant, too.
        """
        if not self._to_come or not text:
            return False
        words = _with_corrections(self._banks, bank, bare_words(text))
        tell = (_secrets_of, _hints_of) if hints else (_secrets_of,)
        found = frozenset[Key]().union(*(_found(self._banks, words, phrases_of) for phrases_of in tell))
        return bool(self._web.told(Telling(frozenset(), found)))

    def kept(self, bank: Bank, text: str) -> str:
        """Give a text, or nothing if it tells a secret, such as the year of a card to be put in order."""
        is_secret = self.are_in(bank, text) or self._years_in(text)
        return "" if self.hold_back and is_secret else text

    def _years_in(self, text: str) -> bool:
        """Whether a text gives the year of an event that is to be put in its place or in order."""
        words = set(bare_words(text).split())
        cards = (name for each in self._web.items if not each.told for name in each.names)
        return any(not words.isdisjoint(self._years.get(name, ())) for name in cards)

    @cached_property
    def _years(self) -> Mapping[Key, frozenset[str]]:
        """The first and the last year of each event with a date, as they are written."""
        dates = ((split_key(key), event.date) for key, event in self._banks.event.items())
        return {
            key: frozenset(str(year) for year in (date.first_year, date.last_year) if year and year > 0)
            for key, date in dates
            if date
        }

    def hide(self, bank: Bank, event: Event) -> bool:
        """Whether an event with its date tells a question to come, or is to be put in its place or order."""
        return self._web.clashes(telling_of(self._banks, bank.id, event))

    @cached_property
    def _web(self) -> Web:
        """What is to come: choices, and cards to be put in order or place, which tell nothing."""
        web = Web()
        for each in self._to_come:
            bank = self._banks.by_id.get(each.bank)
            if each.kind in (Kind.CHOICE, Kind.PROOF) and bank and each.item in bank.question:
                web.add(telling_of(self._banks, bank.id, bank.question[each.item]))
            elif each.kind in (Kind.ORDERING, Kind.PLACE):
                cards = frozenset((each.bank, event) for event in each.shown or (each.item,))
                web.add(Telling(cards, frozenset()))
        return web
