"""An ordering's list is in the order of the events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.model import Bank, Ordering
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import order_places
from quiz.bank.rules.wording import dated


def order_as_before(bank: Bank, _broken: Mapping[str, int]) -> Iterator[Finding]:
    """No event stands behind one that it is certainly before, nor tied with one.

    Codes: `order-wrong`, `tie-wrong`. Of each event only the first clash is named.
    """
    before = bank.before
    for question in bank.questions:
        if not isinstance(question, Ordering):
            continue
        places = iter(order_places(question))
        passed: list[str] = []
        for group in question.order:
            for number, key in enumerate(group):
                node, event = next(places), bank.event[key]
                late = next((other for other in passed if before.is_before(key, other)), None)
                tied = next((other for other in group[:number] if before.decided(key, other)), None)
                if late is not None:
                    message = f"{dated(event)} is before {dated(bank.event[late])}, and stands behind it here"
                    yield Finding((question,), node, "order-wrong", message, "list the events earliest first")
                elif tied is not None:
                    first, second = (key, tied) if before.is_before(key, tied) else (tied, key)
                    message = (
                        f"{dated(bank.event[first])} is before {dated(bank.event[second])}, and here they tie"
                    )
                    yield Finding((question,), node, "tie-wrong", message, "take them out of their brackets")
            passed.extend(group)
