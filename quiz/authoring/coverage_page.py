"""A source's coverage as a page: to show, or to print in black and white."""

from __future__ import annotations

from quiz.bank.coverage import Coverage, within
from quiz.bank.model import Bank
from quiz.text.page import page

MARKER = '<meta name="generator" content="quiz coverage">'
"""Stands at the head of every such page, so that only such a page is ever replaced."""


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
    )
