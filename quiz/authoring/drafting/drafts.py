"""A bank drafted from a pasted text: its file, with the timeline that it tells and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.authoring.card import Card
from quiz.authoring.document import write_bank
from quiz.authoring.drafting.pasting import DATED, Attribution, Pasted, title_in
from quiz.authoring.drafting.timeline import Drafted, DraftEvent, Left, draft_timeline
from quiz.authoring.values import Plain, Section, legible
from quiz.bank.model import slug
from quiz.text.language import language_of
from quiz.text.quotes import folded
from quiz.text.source import Source

_ABOVE = """\
# A bank drafted from its source by `quiz new`. Each event below is a draft, and no pupil sees it yet:
# mend its words, see that its date is right, and take out its line `draft: true` (quiz edit: one key each).
# Then add questions with `quiz edit` or `quiz add`, and look for mistakes with `quiz check`.
"""
_LEFT = """\
# At the end of this file stand the sentences that say a time of which no event was made: {}. In quiz edit
# they have the sign ◇ as long as nothing quotes them; there t goes to the next, and e makes an event of it.
"""
_LONGEST_LISTED = 1_000  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a bank."""

    attribution: Attribution
    language: str = ""
    """A BCP 47 tag such as `en`; empty if it is not said."""
    note: str = ""


def _event_fields(events: Iterable[DraftEvent]) -> list[dict[str, Plain]]:
    """The events as they stand in a file, each with an id of its own."""
    taken: set[str] = set()
    listed: list[dict[str, Plain]] = []
    nameless: Plain = {"event": "event"}
    for event in events:
        said: dict[str, Plain] = {
            "event": event.event,
            "date": event.date.edtf,
            "quote": event.quote,
            "draft": "true",
        }
        key = next(filter(None, (Card(0, Section.TIMELINE, each).new_id(taken) for each in (said, nameless))))
        taken.add(key)
        listed.append({"id": key, **said})
    return listed


@dataclass(frozen=True)
class DraftBank:
    """A new bank, and what went into it."""

    yaml: str
    source: Source
    drafted: Drafted


def draft_bank(pasted: Pasted, head: Head, untitled: str = "") -> DraftBank:
    """Make a bank of a cleaned text; raises ProblemError.

    What `head` does not say of the source, the page says. A text without a title takes its first heading's
    words if they name whom it is about, or is called `untitled`.
    """
    about = head.attribution.over(pasted.attribution)
    about = about._replace(title=about.title or _heading(pasted.text) or untitled)
    language = head.language or language_of(pasted.text)
    source = Source(text=f"{pasted.text}\n", language=language, **about._asdict())
    drafted = draft_timeline(source)
    fields: dict[str, Plain] = {**about._asdict(), "text": source.text}
    said: dict[str, Plain] = {
        "id": slug(about.title),
        "title": about.title,
        "language": language,
        "note": head.note,
        "source": {key: value for key, value in fields.items() if value},
    }
    above = _ABOVE + _LEFT.format(len(drafted.left)) * bool(drafted.left)
    yaml = write_bank(said, _event_fields(drafted.events), f"{above}\n")
    return DraftBank(yaml + "".join(_listed(source, drafted.left)), source, drafted)


def _listed(source: Source, left: Sequence[Left]) -> Iterator[str]:
    """What says a time of which no event was made, as comments at the end of a file: sentences, headings."""
    if left:
        yield "\n# Left for you: each sentence that says a time of which quiz new has made no event.\n"
    for each in left:
        times = " · ".join(f"“{legible(time)}”" for time in each.times)
        sentence = legible(source.words(source.sentences[each.sentence]))
        cut = "…" if len(sentence) > _LONGEST_LISTED else ""
        yield f"#\n# {times}\n#   {sentence[:_LONGEST_LISTED]}{cut}\n"
    headings = [legible(source.words(each.span)) for each in source.paragraphs if each.heading]
    if dated := [each for each in headings if DATED.search(each)]:
        yield "\n# Lines with a year that are no sentences, of which no event was made either:\n#\n"
        yield from (f"#   {each[:_LONGEST_LISTED]}\n" for each in dated)


def _heading(text: str) -> str:
    """The words of the heading that a text begins with, if they name whom it is about; else empty."""
    first = next(iter(Source("", text).paragraphs), None)
    if not first or not first.heading:
        return ""
    return title_in([folded(text[slice(*first.span)]).text], text[first.span.end :])
