"""Every quote is in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Bank, Choice, Item, Ordering
from quiz.bank.nodes import Node
from quiz.bank.quotes import is_long_enough, normal, parts
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import option_place, place
from quiz.bank.source import Source
from quiz.bank.spans import Span

_MAX_SUGGESTIONS = 50
"""Quotes that the nearest passage is looked up for; each takes some milliseconds."""

_DOTS = re.compile(r"\s*(?<!\[)(?:\.{3}|…)(?!\])\s*")
"""Where a teacher has left something out without brackets."""
_MAX_PARTS = 20
"""Parts of an elided quote that are looked for one by one."""


def quote_in_source(bank: Bank, _broken: Mapping[str, int]) -> Iterator[Finding]:
    """A quote stands in the source word for word; its elided parts stand in one sentence.

    Codes: `quote-missing`, `quote-elision` (its parts stand there, but not in one sentence), `quote-short`
    (its elisions leave fewer than three words).
    """
    source, left = bank.source, _MAX_SUGGESTIONS
    stands: dict[str, bool] = {}  # one passage often backs several questions
    for item, quote, node in _quotes(bank):
        if quote not in stands:
            stands[quote] = source.locate(quote) is not None
        if not stands[quote]:
            left -= 1
            yield Finding((item,), node(), *_reason(source, quote, suggest=left >= 0))


def _quotes(bank: Bank) -> Iterator[tuple[Item, str, Callable[[], Node | None]]]:
    """Every quote with its item, and its place, which only a wrong one is asked for."""
    for item in (*bank.timeline, *bank.questions):
        if isinstance(item, Ordering):
            continue
        if isinstance(item, Choice):
            for number, option in enumerate(item.wrong):
                for index, quote in enumerate(option.quotes):
                    yield item, quote, partial(option_place, item, number, index)
        for index, quote in enumerate(item.quotes):
            yield item, quote, partial(place, item, "quote", index)


def _reason(source: Source, quote: str, *, suggest: bool) -> tuple[str, str, str]:
    """The code, message and hint for a quote that is not found."""
    words = normal(quote)
    elided = parts(words)
    if elided != [words]:
        if not is_long_enough(elided):
            message = "around its elisions a quote has three words at least"
            return "quote-short", message, "quote more of the sentence, without […]"
        if 1 < len(elided) <= _MAX_PARTS and all(source.locate(part) for part in elided):
            message = "the parts of this quote do not stand in one sentence, in this order"
            hint = "[…] leaves out words of one sentence; for two passages make “quote” a list of two"
            return "quote-elision", message, hint
    marked = _DOTS.sub(" […] ", quote)
    if marked != quote and source.locate(marked):
        return (
            "quote-missing",
            "this quote is not in the source",
            f'write […] for what is left out: "{marked}"',
        )
    near = _in_one_sentence(source, source.nearest(quote)) if suggest else ""
    hint = (
        f'did you mean: "{excerpt(near, 300)}"?'
        if near
        else "copy the passage from the source, word for word"
    )
    return "quote-missing", "this quote is not in the source", hint


def _in_one_sentence(source: Source, passage: str) -> str:
    """A passage, or of one that goes on into another sentence what stands in that which has most of it."""
    located = source.locate(passage) if passage else None
    if located is None or len(located.sentences) < 2:
        return passage
    start, end = located.spans[0].start, located.spans[-1].end
    spans = (source.sentences[sentence] for sentence in located.sentences)
    within = (Span(max(start, span.start), min(end, span.end)) for span in spans)
    return source.words(max(within, key=lambda span: span.end - span.start))
