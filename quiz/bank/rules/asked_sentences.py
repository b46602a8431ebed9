"""Every sentence of the source is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.coverage import coverage
from quiz.bank.quotes import folded
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding

_ENOUGH = 0.5
"""The share of sentences that are quoted in a bank that is nearly complete."""
_NAMED = 40
"""Characters of a sentence that name it."""


def asked_sentences(context: Context) -> Iterator[Finding]:
    """In a bank that quotes half of its source's sentences, the others are named once.

    One that has just been begun is not blamed for it. Code: `unasked`.
    """
    source = context.source
    found = coverage(context.bank, context.locate)
    part, whole = found.sentences
    if not whole or part == whole or part < _ENOUGH * whole:
        return
    first = source.sentences[found.untouched[0]]
    words = excerpt(folded(source.text[first.start : first.end]).text, _NAMED)
    node = context.bank.node.key("source") if context.bank.node else None
    yield Finding(
        (),
        node,
        "unasked",
        f"{whole - part} of {whole} sentences of the source are asked about by nothing, such as “{words}”",
        "quiz coverage  shows them all",
    )
