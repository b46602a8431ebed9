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
_MANY = 10
"""Items of a bank that has been worked on."""
_NAMED = 2
"""Sentences that are named."""
_LENGTH = 40
"""Characters of a sentence that name it."""


def asked_sentences(context: Context) -> Iterator[Finding]:
    """The sentences of a source that no question and no event quotes are named once.

    One that has just been begun is not blamed for them: it quotes less than half of its source, and has few
    items besides drafts, which do not count. Code: `unasked`.
    """
    source = context.source
    found = coverage(context.bank, context.locate)
    part, whole = found.sentences
    items = sum(not item.draft for item in (*context.bank.timeline, *context.bank.questions))
    if part == whole or (part < _ENOUGH * whole and items < _MANY):
        return
    words = [
        f"“{excerpt(folded(source.text[start:end]).text, _LENGTH)}”"
        for start, end in (source.sentences[sentence] for sentence in found.untouched[:_NAMED])
    ]
    node = context.bank.node.key("source") if context.bank.node else None
    yield Finding(
        (),
        node,
        "unasked",
        f"{whole - part} of {whole} sentences of the source are asked about by nothing, "
        f"such as {' and '.join(words)}",
        "quiz coverage  shows them all",
    )
