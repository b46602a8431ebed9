"""Every sentence of the source is asked about."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.coverage import coverage
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding

_ENOUGH = 0.75
"""The share of sentences that are quoted in a bank that is nearly complete."""
_NAMED = 2
"""Sentences that are named."""
_LENGTH = 40
"""Characters of a sentence that name it."""


def asked_sentences(context: Context) -> Iterator[Finding]:
    """The few sentences of a source that no question and no event quotes are named once.

    They were overlooked where three quarters of a source are quoted, and chosen to be left where less is.
    Drafts do not count. Code: `unasked`.
    """
    source = context.source
    found = coverage(context.bank, context.locate)
    part, whole = found.sentences
    if part == whole or part < _ENOUGH * whole:
        return
    words = [
        f"“{excerpt(source.words(source.sentences[sentence]), _LENGTH)}”"
        for sentence in found.untouched[:_NAMED]
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
