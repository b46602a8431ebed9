"""An ordering has each event once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Bank, Ordering
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import order_places


def events_once(bank: Bank, _broken: Mapping[str, int]) -> Iterator[Finding]:
    """No event stands twice in an `order`.

    Code: `event-twice`.
    """
    for question in bank.questions:
        if not isinstance(question, Ordering) or len(set(question.events)) == len(question.events):
            continue
        seen: set[str] = set()
        for event, node in zip(question.events, order_places(question), strict=True):
            if event in seen:
                message = f"“{excerpt(event)}” stands in this order twice"
                yield Finding((question,), node, "event-twice", message, "leave one of them out")
            seen.add(event)
