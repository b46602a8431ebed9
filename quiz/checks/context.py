"""What rules look up in a bank again and again: where quotes stand, and whatever index a rule makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from math import inf
from typing import Self, TypeAlias, TypeVar, cast

from quiz.bank.findings import Finding
from quiz.bank.model import Bank, Item, Ordering
from quiz.text.quotes import normal
from quiz.text.source import Source
from quiz.text.spans import Location

T = TypeVar("T")
AnItem = TypeVar("AnItem", bound=Item)


class Context:
    """A bank as rules see it; what they look up is made once, when first needed.

    The item that a rule is asked about need not be in the bank: it may be one that is being typed, in the
    place of one of the bank's.
    """

    def __init__(self, bank: Bank, lines: Sequence[str] = ()) -> None:
        """Look at a bank, with the lines of its file from the first; none if it is no file yet."""
        self.bank = bank
        """The bank; its items are without errors."""
        self.lines = lines
        """The lines of its file, from the first; none if there is no file."""
        self._kept: dict[Callable[[Self], object], object] = {}
        self._located: dict[str, Location | None] = {}
        self._replaced: Item | None = None
        self._is_typed = False

    @property
    def source(self) -> Source:
        """The text that the bank's quotes come from."""
        return self.bank.source

    def of(self, make: Callable[[Context], T]) -> T:
        """What a function makes of this bank: an index, made once and kept."""
        if make not in self._kept:
            self._kept[make] = make(self)
        return cast("T", self._kept[make])

    def replacing(self, item: Item | None) -> Self:
        """The same bank, one of its items about to give way to the one that rules are asked about."""
        other = copy(self)  # and what is kept is kept for both
        other._replaced = item
        other._is_typed = True
        return other

    def line(self, item: Item) -> float:
        """The line that an item begins in; of one that rules are asked about the one that it replaces.

        What is new, or in no file, comes last.
        """
        known = self._replaced if self._is_typed else item
        return known.node.line if known and known.node else inf

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


def source_text(context: Context) -> str:
    """The source's text in the normal form of quotes, made once."""
    return context.of(_source_text)


def _source_text(context: Context) -> str:
    return normal(context.source.text)


ItemRule: TypeAlias = Callable[[Context, Item], Iterator[Finding]]
"""Looks at one item, which need not be in the bank yet."""
BankRule: TypeAlias = Callable[[Context], Iterator[Finding]]
"""Looks at a bank as a whole; its items are all without errors."""
