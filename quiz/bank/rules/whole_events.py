"""What hangs on a broken event is broken too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Bank, Event, Item, Ordering
from quiz.bank.nodes import Node
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import order_places, place


def whole_events(bank: Bank, broken: Mapping[str, int]) -> Iterator[Finding]:
    """An ordering's events can be played, and so can one of those that place an event without a date.

    Code: `broken-event`.
    """
    if not broken:
        return
    gone = dict(broken)
    waiting = [event for event in bank.timeline if event.after and not event.date]
    followers: dict[str, list[Event]] = {}
    for event in waiting:
        for earlier in event.after:
            followers.setdefault(earlier, []).append(event)
    falling = [key for key in broken if key in followers]
    while falling:
        key = falling.pop()
        for event in followers[key]:
            if event.id not in gone and all(earlier in gone for earlier in event.after):
                yield _finding(event, key, place(event, "after", event.after.index(key)), gone)
                gone[event.id] = event.node.line if event.node else 1
                if event.id in followers:
                    falling.append(event.id)
    for question in bank.questions:
        if isinstance(question, Ordering):
            for key, node in zip(question.events, order_places(question), strict=True):
                if key in gone:
                    yield _finding(question, key, node, gone)


def _finding(item: Item, event: str, node: Node | None, gone: Mapping[str, int]) -> Finding:
    line = gone[event]
    place, mend = (f" in line {line}", f"mend line {line} first") if line else ("", "mend the event first")
    message = f"the event “{excerpt(event)}”{place} is broken, so this cannot be played either"
    return Finding((item,), node, "broken-event", message, mend)
