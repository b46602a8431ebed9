"""Every event that is named exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.cleaning import excerpt
from quiz.bank.fields import did_you_mean
from quiz.bank.model import Bank, Event, Ordering
from quiz.bank.nodes import Node
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import order_places, place

_MAX_SUGGESTIONS = 50
"""Unknown ids that the nearest one is looked up for."""


def known_events(bank: Bank, broken: Mapping[str, int]) -> Iterator[Finding]:
    """What `order` and `after` name are events of the timeline, and `after` names another one than its own.

    Codes: `unknown-event`, `after-itself`.
    """
    left = _MAX_SUGGESTIONS
    for item, event, node in _named(bank):
        if isinstance(item, Event) and event == item.id:
            yield Finding(
                (item,), node, "after-itself", "this event is after itself", "name the event before it"
            )
        elif event not in bank.event and event not in broken:
            left -= 1
            hint = did_you_mean(event, bank.event) if left >= 0 and len(bank.event) <= 2_000 else ""
            message = f"no event of the timeline has the id “{excerpt(event)}”"
            hint = hint or "name an event by its id, or add it to the timeline"
            yield Finding((item,), node, "unknown-event", message, hint)


def _named(bank: Bank) -> Iterator[tuple[Event | Ordering, str, Node | None]]:
    """Every event that another item names, with that item and the place."""
    for event in bank.timeline:
        for index, earlier in enumerate(event.after):
            yield event, earlier, place(event, "after", index)
    for question in bank.questions:
        if isinstance(question, Ordering):
            for earlier, node in zip(question.events, order_places(question), strict=True):
                yield question, earlier, node
