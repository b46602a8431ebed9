"""An event's text does not date it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.days import year_text
from quiz.bank.edtf import MONTH_NAMES
from quiz.bank.model import Event, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_NAMES = "|".join(MONTH_NAMES)
_MONTH = re.compile(rf"\b(?:in|of|since|until|from|on|early|late|mid) (?:\d{{1,2}} )?({_NAMES})\b")


def undated_events(_context: Context, item: Item) -> Iterator[Finding]:
    """An event's text names neither its year nor its month: it would put itself in order.

    Code: `event-says-date`.
    """
    if not isinstance(item, Event) or item.draft:
        return
    years = {item.date.first_year, item.date.last_year} if item.date else set()
    spoken = [year_text(year) for year in years if year is not None]
    named = next((text for text in spoken if re.search(rf"(?<![\w.,]){text}(?!\w)", item.event)), "")
    month = _MONTH.search(item.event)
    if named or month:
        word = named or (month[1] if month else "")
        yield Finding(
            (item,),
            place(item, "event"),
            "event-says-date",
            f"the event names its date, “{word}”, and so puts itself in order",
            "leave the date out of the text; it is shown after the answer",
        )
