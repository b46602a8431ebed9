"""A quote stands in one place, and is short enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.coverage import Quoting
from quiz.bank.model import Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import quote_places
from quiz.bank.words import half_words

_LONGEST = 60
"""Words of a quote that a pupil reads with patience."""


def quote_once(context: Context, item: Item) -> Iterator[Finding]:
    """A quote tells which passage it means, and has 60 words at most.

    Codes: `quote-twice` (it stands in several sentences), `quote-long`.
    """
    if not isinstance(item, Quoting):
        return
    for quote, node in quote_places(item):
        words = half_words(quote) // 2
        if words > _LONGEST:
            message = f"this quote has {words} words, and nobody reads so many after a question"
            hint = f"quote the {_LONGEST} words that matter, or fewer"
            yield Finding((item,), node, "quote-long", message, hint)
        places = context.of(_Places).count(quote)
        if places > 1:
            message = f"this quote stands in {places} places of the source, and the first is shown"
            yield Finding((item,), node, "quote-twice", message, "quote more of the sentence that is meant")


class _Places:
    """In how many sentences each quote stands."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counts: dict[str, int] = {}

    def count(self, quote: str) -> int:
        """How many sentences a quote begins in."""
        if quote not in self._counts:
            self._counts[quote] = self._context.source.count(quote)
        return self._counts[quote]
