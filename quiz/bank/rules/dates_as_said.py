"""An event's date is what its quote's sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.dates import Date
from quiz.bank.dating import Agreement, relative_in, sentence_dates, sentence_says
from quiz.bank.edtf import DateError
from quiz.bank.model import Event, Item
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_MONTH_LIKE = re.compile(r"(\d{2})(\d{2})-(\d{2})")


def dates_as_said(context: Context, item: Item) -> Iterator[Finding]:
    """A date has days in common with a date of the quote's own sentences, if these say any.

    Codes: `date-not-in-quote`, and `date-range` for `1910-11` (November 1910) where the sentence says 1910 to
    1911.
    """
    if not isinstance(item, Event) or item.date is None or item.draft:
        return
    if span := _as_span(item.date):
        says_span = any(
            mention.date.edtf == span.edtf
            for sentence in context.sentences(item)
            for mention in sentence_dates(context.source, sentence)
        )
        if says_span:
            yield Finding(
                (item,),
                place(item, "date"),
                "date-range",
                f"{item.date.edtf} is {item.date.spoken()}, and the sentence says {span.spoken()}",
                f"write:  date: {span.edtf}",
            )
            return
    said = [
        agreement
        for sentence in context.sentences(item)
        if (agreement := sentence_says(context.source, sentence, item.date)) is not None
    ]
    if said and max(said) is Agreement.NONE and not _says_more(context, item):
        mentions = [
            mention.date
            for sentence in context.sentences(item)
            for mention in sentence_dates(context.source, sentence)
        ]
        if not mentions:
            return
        spoken = " and ".join(dict.fromkeys(date.spoken() for date in mentions[:3]))
        hint = (
            f"did you mean: {mentions[0].edtf}?" if len(mentions) == 1 else "quote the sentence that says it"
        )
        yield Finding(
            (item,),
            place(item, "date"),
            "date-not-in-quote",
            f"the date is {item.date.spoken()}, and the quote's sentence says {spoken}",
            hint,
        )


def _says_more(context: Context, event: Event) -> bool:
    """Whether a quote itself says a time by another, from which a teacher may have worked the date out."""
    located = (context.locate(quote) for quote in event.quotes)
    spans = (span for location in located if location for span in location.spans)
    return any(relative_in(context.source.text[span.start : span.end]) for span in spans)


def _as_span(date: Date) -> Date | None:
    """What `1910-11` would be as a span of years; None for other dates."""
    match = _MONTH_LIKE.fullmatch(date.edtf)
    if not match or int(match[3]) <= int(match[2]):
        return None
    try:
        return Date.parse(f"{match[1]}{match[2]}/{match[1]}{match[3]}")
    except DateError:
        return None
