"""Which sentences of a source its bank asks about, and how much of it that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quiz.bank.findings import quotes
from quiz.bank.model import Choice, Event
from quiz.text.spans import Span, touched
from quiz.text.words import half_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quiz.bank.model import Bank
    from quiz.text.source import Source

Quoting: TypeAlias = Choice | Event
"""What quotes a source; an ordering does so by its events alone, and is not counted again."""


class Share(NamedTuple):
    """So many out of so many."""

    part: int
    whole: int

    @classmethod
    def of_all(cls, shares: Iterable[Share]) -> Share:
        """Give several shares as one."""
        taken = tuple(shares)
        return cls(sum(share.part for share in taken), sum(share.whole for share in taken))

    @property
    def of_one(self) -> float:
        """The share from 0 to 1; that of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def percent(self) -> int:
        """The share in whole per cent; 0 and 100 are said of nothing and of all alone."""
        if 0 < self.part < self.whole:
            return min(99, max(1, round(100 * self.of_one)))
        return round(100 * self.of_one)


@dataclass(frozen=True)
class Coverage:
    """What of a source is quoted, sentence by sentence.

    A draft is never drawn, so what only drafts quote is not covered: drafts are counted apart.
    """

    source: Source
    items: tuple[tuple[Quoting, ...], ...]
    """For each sentence the items that quote it, each once, the events first, in the file's order."""
    drafts: tuple[tuple[Quoting, ...], ...]
    passages: tuple[Span, ...]
    """What the items quote, without the drafts, in order; none overlap. Some may stand in headings."""

    @property
    def sentences(self) -> Share:
        """How many sentences are quoted, in whole or in part."""
        return Share(sum(map(bool, self.items)), len(self.items))

    @cached_property
    def words(self) -> Share:
        """How many words of the sentences stand in quotes; of a script without spaces, two signs are one."""
        source = self.source
        whole = sum(half_words(source.text[start:end]) for start, end in source.sentences)
        quoted = sum(
            half_words(source.text[max(start, sentence.start) : min(end, sentence.end)])
            for sentence in source.sentences
            for start, end in within(sentence, self.passages)
        )
        return Share((min(quoted, whole) + 1) // 2, (whole + 1) // 2)

    @property
    def untouched(self) -> tuple[int, ...]:
        """The sentences that nothing but drafts quotes, by their indices."""
        return tuple(index for index, items in enumerate(self.items) if not items)

    @property
    def drafted(self) -> tuple[int, ...]:
        """Those of them that drafts quote."""
        return tuple(index for index in self.untouched if self.drafts[index])


def coverage(bank: Bank) -> Coverage:
    """Look up which sentences the items of a bank quote; the quotes on wrong options count too."""
    items: list[list[Quoting]] = [[] for _ in bank.source.sentences]
    drafts: list[list[Quoting]] = [[] for _ in bank.source.sentences]
    spans: list[Span] = []
    for item in bank.items:
        if not isinstance(item, Quoting):
            continue
        locations = [found for quote, _ in quotes(item) if (found := bank.source.locate(quote))]
        for sentence in sorted({index for location in locations for index in location.sentences}):
            (drafts if item.draft else items)[sentence].append(item)
        if not item.draft:
            spans += (span for location in locations for span in location.spans)
    return Coverage(
        bank.source, tuple(map(tuple, items)), tuple(map(tuple, drafts)), tuple(_merged(sorted(spans)))
    )


def within(span: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """Give those of some spans that touch a span; they are in order and do not overlap."""
    found = touched(spans, span)
    return spans[found.start : found.stop]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans in order that overlap or touch."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            span = Span(merged[-1].start, max(span.end, merged.pop().end))
        merged.append(span)
    return merged
