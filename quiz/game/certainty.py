"""What makes the place of an event certain, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.game.banks import event_key, split_key
from quiz.game.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.bank.model import Event
    from quiz.game.banks import Banks


def contradiction(key: str, other: str, banks: Banks) -> str:
    """Say which side of another event an event happened on."""
    side = "before" if banks.before.is_before(key, other) else "after"
    return f"It happened {side} {_with_date(banks.event[other])}."


def neighbours(key: str, event: Event, banks: Banks) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the keys of the nearest events that the text puts before an event, and after it."""
    is_before = banks.before.is_before
    bank_id, event_id = split_key(key)
    earlier = [each for name in event.after if (each := event_key(bank_id, name)) in banks.event]
    later = [
        event_key(bank_id, other.id)
        for its_bank, other in banks.events
        if its_bank == bank_id and event_id in other.after
    ]
    return (
        tuple(each for each in earlier if not any(is_before(each, other) for other in earlier)),
        tuple(each for each in later if not any(is_before(other, each) for other in later)),
    )


def between(earlier: Iterable[str], later: Iterable[str], banks: Banks) -> str:
    """Say between which events a place is: "after “Escapes” (1913) and before “Is shot”"."""
    sides = (("after", earlier), ("before", later))
    named = ((side, [_with_date(banks.event[key]) for key in keys]) for side, keys in sides)
    return " and ".join(f"{side} {listed(events)}" for side, events in named if events)


def _with_date(event: Event) -> str:
    return f"“{event.event}”" + (f" ({event.when})" if event.date else "")
