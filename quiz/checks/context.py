"""What rules look up in a bank again and again: where quotes stand, and whatever index a rule makes of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from quiz.bank.findings import Places
from quiz.bank.kept import kept
from quiz.bank.model import Bank, Item, Ordering
from quiz.bank.problems import FieldPath
from quiz.bank.yaml import MappingNode
from quiz.text.quotes import normal
from quiz.text.source import Source
from quiz.text.spans import Location


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
    """A bank as rules see it; what they look up is made once, when first needed."""

    def __init__(self, bank: Bank, places: Places | None = None, lines: Sequence[str] = ()) -> None:
        """Look at a bank, where its items stand, and the lines of its file, none if it is no file yet."""
        self.bank = bank
        self.source: Source = bank.source
        self.places = places or Places()
        self.lines = lines
        self.kept: dict[Hashable, Any] = {}  # what has been made of the bank, by what made it

    def written(self, item: Item) -> MappingNode:
        """How an item is written; without fields if that is not known."""
        return self.places.node(item) or MappingNode({}, 0, 0, 0, 0)

    def in_line(self, item: Item) -> str:
        """“ in line 12”, where an item of the bank stands in one."""
        line = self.places.line(item)
        return f" in line {line}" if line else ""

    def located(self, item: Item) -> tuple[Location, ...]:
        """Where an item's own quotes stand, in their order."""
        quotes = () if isinstance(item, Ordering) else item.quotes
        return tuple(found for quote in quotes if (found := self.source.locate(quote)))

    def sentences(self, item: Item) -> tuple[int, ...]:
        """The sentences that an item's own quotes touch, in the order of the quotes, each once."""
        return tuple(dict.fromkeys(number for found in self.located(item) for number in found.sentences))


@kept
def source_text(context: Context) -> str:
    """The source's text in the normal form of quotes."""
    return normal(context.source.text)
