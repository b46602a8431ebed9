"""An event's date is what its quote's sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.bank.fields import Reader
from quiz.bank.findings import dated
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.checks.context import Context, Found
from quiz.dates.date import MONTH_NAMES, Date, DateError, year_text
from quiz.dates.mentions import Agreement, Mention, agreement, relative_in, sentence_dates, sentence_times
from quiz.text.cleaning import excerpt
from quiz.text.spans import Span

_YEAR = re.compile(r"\b\d{3,4}\b")
"""`228`, `1912`"""
_MONTH_LIKE = re.compile(r"(\d{2})(\d{2})-(\d{2})")
"""`1910-11`"""


def dates_as_said(context: Context, item: Event) -> Iterator[Found]:
    """A date has days in common with a date of the quote, or of its sentences if it says none itself."""
    if item.date is None or item.draft:
        return
    if span := _as_span(item.date):
        says_span = any(
            mention.date.edtf == span.edtf
            for sentence in context.sentences(item)
            for mention in sentence_dates(context.source, sentence)
        )
        if says_span:
            yield Found(
                ("date",),
                f"{item.date.edtf} is {item.date.spoken()}, and the sentence says {span.spoken()}",
                f"write:  date: {span.edtf}",
                code="date-range",
            )
            return
    said = [mention for quote in item.quotes for mention in _said(context, quote)]
    dating = [mention.date for mention, dates in said if dates]
    if not dating or _says_more(context, item):
        return
    mentions = [mention for mention, _ in said]
    agrees = any(agreement(item.date, mention.date) is not Agreement.NONE for mention in mentions)
    if not agrees and not _has_year(context, item, item.date, mentions):
        spoken = " and ".join(dict.fromkeys(date.spoken() for date in dating[:3]))
        is_one = len(dict.fromkeys(date.edtf for date in dating)) == 1
        yield Found(
            ("date",),
            f"the date is {item.date.spoken()}, and the quote's sentence says {spoken}",
            f"did you mean: {dating[0].edtf}?" if is_one else "quote the sentence that says it",
            code="date-not-in-quote",
        )


def _said(context: Context, quote: str) -> list[tuple[Mention, bool]]:
    """What a quote says about time, or its sentences if it says no date itself; and whether it dates them."""
    if (located := context.locate(quote)) is None:
        return []
    said = [
        (mention, dates)
        for times in (sentence_times(context.source, sentence) for sentence in located.sentences)
        for found, dates in ((times.dates, True), (times.names, False))
        for mention in found
    ]
    own = [each for each in said if any(_touches(each[0], span) for span in located.spans)]
    return own if any(dates for _, dates in own) else said


def _touches(mention: Mention, span: Span) -> bool:
    return mention.start < span.end and span.start < mention.end


def _has_year(context: Context, event: Event, date: Date, mentions: Sequence[Mention]) -> bool:
    """Whether a quote has the year of a date in words that are not read as one, such as “about 228”."""
    text, years = context.source.text, set(_YEAR.findall(date.spoken()))
    return any(
        found[0] in years and not any(_touches(mention, Span(*found.span())) for mention in mentions)
        for span in _spans(context, event)
        for found in _YEAR.finditer(text, span.start, span.end)
    )


def _spans(context: Context, event: Event) -> Iterator[Span]:
    located = (context.locate(quote) for quote in event.quotes)
    return (span for location in located if location for span in location.spans)


def _says_more(context: Context, event: Event) -> bool:
    """Whether a quote itself says a time by another, from which a teacher may have worked the date out."""
    spans = _spans(context, event)
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


_NAMES = "|".join(MONTH_NAMES)
_MONTH = re.compile(rf"\b(?:in|of|since|until|from|on|early|late|mid) (?:\d{{1,2}} )?({_NAMES})\b")
"""`in January`, `since 3 May`"""


def undated_events(_context: Context, item: Event) -> Iterator[Found]:
    """An event's text names neither its year nor its month: it would put itself in order."""
    if item.draft:
        return
    years = {item.date.first_year, item.date.last_year} if item.date else set()
    spoken = [year_text(year) for year in years if year is not None]
    named = next((text for text in spoken if re.search(rf"(?<![\w.,]){text}(?!\w)", item.event)), "")
    month = _MONTH.search(item.event)
    if named or month:
        word = named or (month[1] if month else "")
        yield Found(
            ("event",),
            f"the event names its date, “{word}”, and so puts itself in order",
            "leave the date out of the text; it is shown after the answer",
        )


def order_decided(context: Context, item: Ordering) -> Iterator[Found]:
    """Every event stands behind events certainly before it, even if a rough date is wrong by a little."""
    bank = context.bank
    before = bank.before
    passed: list[str] = []
    for at, group in enumerate(item.order):
        for number, key in enumerate(group):
            path, event = ("order", at, number), bank.event[key]
            doubtful = next((other for other in reversed(passed) if not before.decided(other, key)), None)
            shaky = next((other for other in reversed(passed) if before.is_shaky(other, key)), None)
            if doubtful is not None:
                other = dated(bank.event[doubtful])
                message = f"nothing decides whether {other} or {dated(event)} is earlier"
                yield Found(path, message, _say_after(doubtful, key), code="order-open")
            elif shaky is not None:
                other = dated(bank.event[shaky])
                message = f"{dated(event)} may be earlier than {other} if their dates are wrong by a little"
                yield Found(path, message, _say_after(shaky, key), code="order-uncertain")
        passed.extend(group)


def _say_after(earlier: str, later: str) -> str:
    return (
        f"if the source tells their order, write  after: {excerpt(earlier)}  at the event “{excerpt(later)}”"
    )


def drafts(context: Context, item: Item) -> Iterator[Found]:
    """An item without `draft: true` has all that it takes to be drawn."""
    written = context.written(item)
    if item.draft and not (written and Reader().flag(written, "draft")):
        reason, hint = _reason(context.bank, item)
        yield Found((), f"this is a draft and is not drawn: {reason}", hint)


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
