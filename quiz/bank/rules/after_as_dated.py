"""`after` and the dates agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.model import Bank
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place
from quiz.bank.rules.wording import dated


def after_as_dated(bank: Bank, _broken: Mapping[str, int]) -> Iterator[Finding]:
    """No event is after one that begins, or follows one that begins, when it has long ended.

    Code: `after-against-dates`.
    """
    for found in bank.before.contradictions():
        event = bank.event[found.event]
        message = f"{dated(event)} cannot be after {dated(bank.event[found.after])}"
        if found.origin != found.after:
            message += f", which follows {dated(bank.event[found.origin])}"
        node = place(event, "after", event.after.index(found.after))
        hint = "mend one of the dates, or leave this  after:  out"
        yield Finding((event,), node, "after-against-dates", message, hint)
