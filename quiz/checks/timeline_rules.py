"""Dates are what the source says, orders are sure, and what is no draft has all that it takes to be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.bank.fields import Reader
from quiz.bank.findings import dated
from quiz.bank.kept import kept
from quiz.bank.model import Choice, Event, Item, Ordering
from quiz.checks.context import Context, Found
from quiz.dates.date import Date, year_text
from quiz.dates.mentions import Agreement, Mention, Times, agreement, sentence_dates, sentence_times, times_in
from quiz.text.cleaning import excerpt
from quiz.text.spans import Location, Span

_YEAR = re.compile(r"\b\d{3,4}\b")  # "228", "1912"
_MONTH_LIKE = re.compile(r"(\d{2})(\d{2})-(\d{2})")  # "1910-11"


def dates_as_said(context: Context, item: Event) -> Iterator[Found]:
    """A date has days in common with a date of the quote, or of its sentences if it says none itself."""
    if item.date is None or item.draft:
        return
    in_sentences = [sentence_dates(context.source, sentence) for sentence in context.sentences(item)]
    span, spoken = _as_span(item.date), item.date.spoken()
    if span and any(mention.date.edtf == span.edtf for dates in in_sentences for mention in dates):
        message = f"{item.date.edtf} is {spoken}, and the sentence says {span.spoken()}"
        yield Found(("date",), message, f"write:  date: {span.edtf}", code="date-range")
        return
    said = [_said(context, place) for place in context.located(item)]
    mentions = [mention for times in said for mention in (*times.dates, *times.names)]
    if _is_told(context, item, said, mentions):
        return
    if dating := [each for times in said for each in times.dates] or mentions:
        says = " and ".join(dict.fromkeys(_spoken(context, mention) for mention in dating[:3]))
        is_one = len({mention.date.edtf for mention in dating}) == 1
        hint = f"did you mean: {dating[0].date.edtf}?" if is_one else _QUOTE_IT
    else:
        unread = [context.source.words(span) for times in said for span in times.unread]
        says, hint = f"“{unread[0]}”" if unread else "no date", _QUOTE_IT
    message = f"the date is {spoken}, and the quote’s sentence says {says}"
    yield Found(("date",), message, hint, code="date-not-in-quote")


def _spoken(context: Context, mention: Mention) -> str:
    """A date in words, with those of the source where a year stands in it in two ways: 30 January 1648/49."""
    words = context.source.words(mention.span)
    is_dual = "/" in words and not mention.ends
    return f"{mention.date.spoken()} (written “{words}”)" if is_dual else mention.date.spoken()


_QUOTE_IT = "quote the sentence that says it"


def _said(context: Context, place: Location) -> Times:
    """What a quote says of time, or its sentences if it says no date itself; of other times only its own."""
    times = [sentence_times(context.source, sentence) for sentence in place.sentences]
    dates = [mention for each in times for mention in each.dates]
    names = [mention for each in times for mention in each.names]
    if own := [mention for mention in dates if _touches(mention, *place.spans)]:
        dates, names = own, [mention for mention in names if _touches(mention, *place.spans)]
    others = (span for each in times for span in (*each.relative, *each.yearless))
    relative = tuple(span for span in others if _touches(span, *place.spans))
    unread = tuple(span for each in times for span in each.unread)
    return Times(tuple(dates), tuple(names), unread=unread, relative=relative)


def _touches(mention: Mention | Span, *spans: Span) -> bool:
    return any(mention.start < span.end and span.start < mention.end for span in spans)


def _is_told(context: Context, item: Event, said: Sequence[Times], mentions: Sequence[Mention]) -> bool:
    """Whether quotes tell a date, or say a time by another, from which a teacher may have worked it out.

    A year in words that are not read as one, such as “about 228”, tells it too.
    """
    date = item.date
    if date is None or any(agreement(date, mention.date) is not Agreement.NONE for mention in mentions):
        return True
    if any(times.relative for times in said):
        return True
    years = {date.first_year, date.last_year}
    return any(
        (int(found[0]) in years or 1 - int(found[0]) in years)
        and not any(_touches(mention, Span(*found.span())) for mention in mentions)
        for place in context.located(item)
        for span in place.spans
        for found in _YEAR.finditer(context.source.text, *span)
    )


def _as_span(date: Date) -> Date | None:
    """What `1910-11` would be as a span of years; None for other dates."""
    match = _MONTH_LIKE.fullmatch(date.edtf)
    if not match or match[3] <= match[2]:
        return None
    return Date.parse(f"{match[1]}{match[2]}/{match[1]}{match[3]}")


_WORD = re.compile(r"[^\W\d_]+")  # `dies`
_ALIKE = 4  # letters by which two words are seen to be one: "marries" and "married"
_MOST_OF_A_DATE = 20  # events that one is compared with


def drafts_twice(context: Context, item: Event) -> Iterator[Found]:
    """A draft tells what an earlier event tells: on the same day, or on the same date in the same words."""
    if not item.draft or not item.date:
        return
    mine, sentences = _telling(item.event), context.sentences(item)
    for other in _by_date(context)[item.date.edtf][:_MOST_OF_A_DATE]:
        if other is item:
            return
        theirs = _telling(other.event)
        is_same = 2 * len(mine & theirs) > min(len(mine), len(theirs))
        if (is_same or item.date.earliest == item.date.latest) and sentences != context.sentences(other):
            message = f"this draft may tell again what “{excerpt(other.event)}” tells{context.in_line(other)}"
            yield Found(("event",), message, "keep the one whose words are better, and remove the other")
            return


def _telling(words: str) -> frozenset[str]:
    """The words of an event that are no names, by their beginnings."""
    found = _WORD.findall(f"{words[:1].lower()}{words[1:]}")
    return frozenset(word[:_ALIKE] for word in found if word[0].islower() and len(word) >= _ALIKE)


@kept
def _by_date(context: Context) -> dict[str, list[Event]]:
    """The events of each date, in the file's order."""
    found: dict[str, list[Event]] = {}
    for event in context.bank.timeline:
        if event.date:
            found.setdefault(event.date.edtf, []).append(event)
    return found


def undated_events(context: Context, item: Event) -> Iterator[Found]:
    """An event's text names neither its year nor its month: it would put itself in order."""
    if item.draft:
        return
    years = (item.date.first_year, item.date.last_year) if item.date else ()
    spoken = [year_text(year) for year in years if year is not None]
    word = next((text for text in spoken if re.search(rf"(?<![\w.,]){text}(?!\w)", item.event)), "")
    if not word and (months := times_in(item.event, context.source.read_as).yearless):
        word = item.event[slice(*months[0])]
    if word:
        message = f"the event names its date, “{word}”, and so puts itself in order"
        yield Found(("event",), message, "leave the date out of the text; it is shown after the answer")


def order_decided(context: Context, item: Ordering) -> Iterator[Found]:
    """Every event stands behind events certainly before it, even if a rough date is wrong by a little."""
    event, before = context.bank.event, context.bank.before
    passed: list[str] = []  # the last first
    for at, group in enumerate(item.order):
        for number, key in enumerate(group):
            mine = dated(event[key])
            if other := next((each for each in passed if not before.decided(each, key)), ""):
                code, message = (
                    "order-open",
                    f"nothing decides whether {dated(event[other])} or {mine} is earlier",
                )
            elif other := next((each for each in passed if before.is_shaky(each, key)), ""):
                code, than = "order-uncertain", dated(event[other])
                message = f"{mine} may be earlier than {than} if their dates are wrong by a little"
            else:
                continue
            say = f"write  after: {excerpt(other)}  at the event “{excerpt(key)}”"
            yield Found(("order", at, number), message, f"if the source tells their order, {say}", code)
        passed[:0] = reversed(group)


def drafts(context: Context, item: Item) -> Iterator[Found]:
    """An item without `draft: true` has all that it takes to be drawn."""
    if not item.draft or Reader().flag(context.written(item), "draft"):
        return
    reason, hint = "it says so", "add  draft: true"
    if isinstance(item, Ordering):
        key = next((key for key in item.events if context.bank.event[key].draft), "")
        reason, hint = f"its event “{excerpt(key)}” is a draft", "complete the event"
    elif not item.quotes:
        reason = f"it has no quote{' or one on every wrong option' if isinstance(item, Choice) else ''}"
        hint = 'add  quote: "…"  from the source, or  draft: true'
    elif isinstance(item, Event) and not (item.date or item.after or item.before):
        reason = "it has no date, no “after” and no “before”"
        hint = "add  date: 1912-01 , or name another event under  after:  or  before:"
    yield Found((), f"this is a draft and is not drawn: {reason}", hint)
