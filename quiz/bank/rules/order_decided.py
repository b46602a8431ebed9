"""An ordering asks only what the timeline decides."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Item, Ordering
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import order_places
from quiz.bank.rules.wording import dated


def order_decided(context: Context, item: Item) -> Iterator[Finding]:
    """Every event stands behind events certainly before it, even if a rough date is wrong by a little.

    Codes: `order-open` (neither is certainly before the other), `order-uncertain` (it holds only while no `~`
    or `?` date is wrong by one of its units). Of each event only the nearest doubt is named.
    """
    if not isinstance(item, Ordering):
        return
    bank = context.bank
    before = bank.before
    places = iter(order_places(item))
    passed: list[str] = []
    for group in item.order:
        for key in group:
            node, event = next(places), bank.event[key]
            doubtful = next((other for other in reversed(passed) if not before.decided(other, key)), None)
            shaky = next((other for other in reversed(passed) if before.is_shaky(other, key)), None)
            if doubtful is not None:
                other = dated(bank.event[doubtful])
                message = f"nothing decides whether {other} or {dated(event)} is earlier"
                yield Finding((item,), node, "order-open", message, _say_after(doubtful, key))
            elif shaky is not None:
                other = dated(bank.event[shaky])
                message = f"{dated(event)} may be earlier than {other} if their dates are wrong by a little"
                yield Finding((item,), node, "order-uncertain", message, _say_after(shaky, key))
        passed.extend(group)


def _say_after(earlier: str, later: str) -> str:
    return (
        f"if the source tells their order, write  after: {excerpt(earlier)}  at the event “{excerpt(later)}”"
    )
