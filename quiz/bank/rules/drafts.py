"""Drafts that nobody called so."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.fields import Notes, flag
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding


def drafts(context: Context, item: Item) -> Iterator[Finding]:
    """An item without `draft: true` has all that it takes to be drawn.

    Code: `draft`.
    """
    if item.draft and not (item.node and flag(item.node, "draft", Notes(""))):
        reason, hint = _reason(context.bank, item)
        yield Finding((item,), item.node, "draft", f"this is a draft and is not drawn: {reason}", hint)


def _reason(bank: Bank, item: Item) -> tuple[str, str]:
    if isinstance(item, Ordering):
        key = next((key for key in item.events if bank.event[key].draft), "")
        return f"its event “{excerpt(key)}” is a draft", "complete the event"
    if not item.quotes:
        either = " or one on every wrong option" if isinstance(item, Choice) else ""
        return f"it has no quote{either}", 'add  quote: "…"  from the source, or  draft: true'
    if isinstance(item, Event) and not (item.date or item.after):
        return (
            "it has neither a date nor an “after”",
            "add  date: 1912-01  or  after:  and the id of an event",
        )
    return "it says so", "add  draft: true"
