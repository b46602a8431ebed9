"""The source as quotes are compared with it."""

from __future__ import annotations

from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context


def source_text(context: Context) -> str:
    """The source's text in the normal form of quotes, made once."""
    return context.of(_source_text)


def _source_text(context: Context) -> str:
    return normal(context.source.text)
