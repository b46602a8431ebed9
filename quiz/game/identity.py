"""Which item of a bank was played under another id: its prompt was mended since, or it was given an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from quiz.bank.model import Bank, Choice, Event, Item, Ordering, fingerprint
from quiz.game.round import Dealt, Kind


def likeness(item: Item) -> str:
    """What of an item stays as it was while its prompt is mended: its answer, and what it quotes for it."""
    wrong = item.wrong if isinstance(item, Choice) else ()
    own = () if isinstance(item, Ordering) else item.quotes
    return fingerprint(item, own or [quote for option in wrong for quote in option.quotes])


class Met(NamedTuple):
    """An item as its bank had it when that was last played."""

    id: str
    known_as: str
    """The id that it is remembered by: that under which it was first played."""
    likeness: str
    """Empty if the bank had it no more."""


def as_known(bank: Bank, names: Mapping[str, str]) -> Bank:
    """The bank with its items, wherever they are named, under the ids that they are remembered by.

    `names` are these by the ids that stand in the file; an id that an item has in the file stays its own.
    """
    known = _there(bank, names)

    def called(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(known.get(each, each) for each in ids)

    def named(item: Item) -> Item:
        item = replace(item, id=known.get(item.id, item.id), apart=called(item.apart))
        if isinstance(item, Ordering):
            return replace(item, order=tuple(map(called, item.order)))
        if isinstance(item, Event):
            return replace(item, after=called(item.after), before=called(item.before))
        return item

    return bank.with_items(map(named, bank.items)) if known else bank


def _there(bank: Bank, names: Mapping[str, str]) -> Mapping[str, str]:
    """Those of the names that stand for an item of the bank, one for each."""
    own = {item.id for item in bank.items}
    by_name = {name: id_ for id_, name in names.items() if id_ in own and name not in own}
    return {id_: name for name, id_ in by_name.items()}


def dealt_as_known(dealt: Dealt, names: Mapping[str, str]) -> Dealt:
    """What was dealt of a bank as it stands in its file, under the ids that its items are remembered by."""
    shown = (names.get(each, each) for each in dealt.shown) if dealt.kind is Kind.ORDERING else dealt.shown
    return replace(dealt, item=names.get(dealt.item, dealt.item), shown=tuple(shown))


def names_of(bank: Bank, met: Iterable[Met]) -> Mapping[str, str]:
    """The ids that items are remembered by, by those in the file, where the two differ.

    A new item is one that is gone if no other is like that, neither of those there nor of those gone.
    """
    met = tuple(met)
    names = {each.id: each.known_as for each in met if each.id != each.known_as}
    while True:
        known = as_known(bank, names)
        ids = {item.id for item in known.items}
        gone = {each.known_as: each.likeness for each in met if each.likeness and each.known_as not in ids}
        new = ids.difference(*((each.id, each.known_as) for each in met))
        if not (gone and new):
            return _there(bank, names)
        likes = {item.id: likeness(item) for item in known.items}
        there, lost = Counter(likes.values()), Counter(gone.values())
        one = {like: name for name, like in gone.items() if there[like] == lost[like] == 1}
        found = {id_: one[likes[id_]] for id_ in new if likes[id_] in one}
        if found.items() <= names.items():
            return _there(bank, names)
        # And once more: the answer of an ordering, and often its id, is made of the ids of its events.
        names |= found
