"""A source's coverage as a page: to show, or to print in black and white."""

from __future__ import annotations

from quiz.bank.coverage import Coverage, within
from quiz.bank.model import Bank
from quiz.text.cleaning import excerpt
from quiz.text.page import page

MARKER = '<meta name="generator" content="quiz coverage">'
"""Stands at the head of every such page, so that only such a page is ever replaced."""

_OPENING = 56  # so many characters of a sentence stand over its notes


def coverage_page(bank: Bank, found: Coverage) -> str:
    """Make a page of HTML that needs nothing but itself: no script, no file, no network."""
    source = found.source
    return page(
        "authoring",
        "coverage_page.html",
        bank=bank,
        found=found,
        source=source,
        marker=MARKER,
        length=sum(end - start for start, end in source.sentences),
        runs=lambda number: source.runs(span := source.sentences[number], within(span, found.passages)),
        openings=[_opening(source.text[start:end]) for start, end in source.sentences],
    )


def _opening(sentence: str) -> str:
    begun = excerpt(sentence, _OPENING)
    words, blank, _ = begun.rpartition(" ")
    return f"{words} …" if blank and len(sentence) > _OPENING else begun
