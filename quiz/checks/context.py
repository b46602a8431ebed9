"""What rules look up in a bank again and again: where quotes stand, and whatever index a rule makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import wraps
from math import inf
from typing import Any, NamedTuple, Self, TypeVar

from quiz.bank.findings import Places
from quiz.bank.model import Bank, Item, Ordering
from quiz.bank.problems import FieldPath
from quiz.bank.yaml import Mapping
from quiz.text.quotes import normal
from quiz.text.source import Source
from quiz.text.spans import Location

T = TypeVar("T")
AnItem = TypeVar("AnItem", bound=Item)


class Found(NamedTuple):
    """What a rule has found in an item, or in the bank as a whole."""

    path: FieldPath
    """The field of the item, or of the bank."""
    message: str
    hint: str = ""
    code: str = ""
    """Of a rule that has several."""
    item: Item | None = None
    """Of a rule that looks at the bank as a whole."""


class Context:
    """A bank as rules see it; what they look up is made once, when first needed.

    The item that a rule is asked about need not be in the bank: it may be one that is being typed, in the
    place of one of the bank's.
    """

    def __init__(self, bank: Bank, places: Places | None = None, lines: Sequence[str] = ()) -> None:
        """Look at a bank, where its items stand, and the lines of its file, none if it is no file yet."""
        self.bank = bank
        """The bank; its items are without errors."""
        self.places = places or Places()
        """Where its items stand, and those that errors hold back."""
        self.lines = lines
        """The lines of its file, from the first; none if there is no file."""
        self.kept: dict[Callable[[Context], Any], Any] = {}
        """What rules have made of the bank, by what made it; see `kept`."""
        self._located: dict[str, Location | None] = {}
        self._replaced: Item | None = None
        self._typed: Mapping | None = None

    @property
    def source(self) -> Source:
        """The text that the bank's quotes come from."""
        return self.bank.source

    def replacing(self, item: Item | None, typed: Mapping) -> Self:
        """The same bank, an item of it about to give way to the one that rules are asked about, as typed."""
        other = copy(self)  # and what is kept is kept for both
        other._replaced = item
        other._typed = typed
        return other

    def written(self, item: Item) -> Mapping | None:
        """How the item that rules are asked about is written; None if that is not known."""
        return self._typed or self.places.node(item)

    def is_earlier(self, other: Item, item: Item) -> bool:
        """Whether an item of the bank stands before the one that is asked about; what is new is last."""
        known = self._replaced if self._typed else item
        rank = self.places.rank(known) if known else None
        return (self.places.rank(other) or 0) < (inf if rank is None else rank)

    def in_line(self, item: Item) -> str:
        """“ in line 12”, where an item of the bank stands in one."""
        line = self.places.line(item)
        return f" in line {line}" if line else ""

    def others(self, items: Iterable[AnItem], item: Item) -> Iterator[AnItem]:
        """Those of some items of the bank that are neither an item nor the one that it replaces."""
        return (other for other in items if other is not item and other is not self._replaced)

    def locate(self, quote: str) -> Location | None:
        """Find the first place where a quote stands in the source; None if it stands nowhere."""
        if quote not in self._located:
            self._located[quote] = self.source.locate(quote)
        return self._located[quote]

    def sentences(self, item: Item) -> tuple[int, ...]:
        """The sentences that an item's own quotes touch, in the order of the quotes, each once."""
        if isinstance(item, Ordering):
            return ()
        located = (self.locate(quote) for quote in item.quotes)
        return tuple(
            dict.fromkeys(sentence for location in located if location for sentence in location.sentences)
        )


def kept(make: Callable[[Context], T]) -> Callable[[Context], T]:
    """What a function makes of a bank, such as an index, is made once and kept with its context."""

    @wraps(make)
    def once(context: Context) -> T:
        if make not in context.kept:
            context.kept[make] = make(context)
        made: T = context.kept[make]
        return made

    return once


@kept
def source_text(context: Context) -> str:
    """The source's text in the normal form of quotes, made once."""
    return normal(context.source.text)
