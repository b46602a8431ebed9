"""Every misprint is in the source."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Bank
from quiz.bank.nodes import Mapping, Node
from quiz.bank.quotes import normal, stands_in
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding


def misprint_in_source(context: Context) -> Iterator[Finding]:
    """A misprint stands in the source as it is printed.

    Code: `misprint-missing`.
    """
    bank = context.bank
    if not bank.source.misprints:
        return
    words = normal(bank.source.text)
    for printed in bank.source.misprints:
        if not stands_in(normal(printed), words):
            message = f"the misprint “{excerpt(printed)}” is not in the source"
            hint = "write it as it is printed there, or leave the line out"
            yield Finding((), _place(bank, printed), "misprint-missing", message, hint)


def _place(bank: Bank, printed: str) -> Node | None:
    misprints = bank.source.node.get("misprints") if bank.source.node else None
    if not isinstance(misprints, Mapping):
        return bank.source.node
    return next((key for key, _ in misprints.pairs if key.value.strip() == printed), misprints)
