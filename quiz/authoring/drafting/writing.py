"""A new bank as a file that a person reads and goes on with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.authoring.card import Card
from quiz.authoring.document import write_bank
from quiz.authoring.drafting.drafts import Drafted, DraftEvent, draft_timeline
from quiz.authoring.drafting.pasting import Attribution, Pasted
from quiz.authoring.values import Section
from quiz.bank.model import slug
from quiz.text.quotes import folded
from quiz.text.source import Source

if TYPE_CHECKING:
    from quiz.authoring.values import Plain


_ABOVE = """\
# A bank drafted from its source by `quiz new`. Each event below is a draft, and no pupil sees it yet:
# mend its words, see that its date is right, and take out its line `draft: true` (quiz edit: one key each).
# Then add questions with `quiz edit` or `quiz add`, and look for mistakes with `quiz check`.

"""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a bank."""

    attribution: Attribution
    """Of its source; the bank has the source's title."""
    language: str = ""
    """A BCP 47 tag such as `en`; empty if it is not said."""
    note: str = ""
    """Shown before the first question; empty for none."""


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
    """The text of its file."""
    source: Source
    """What it is about."""
    drafted: Drafted
    """Its events, and what was left."""


def draft_bank(pasted: Pasted, head: Head, untitled: str = "") -> DraftBank:
    """Make a bank of a cleaned text; raises ProblemError.

    What `head` does not say of the source, the page says. A text without a title takes its first heading's
    words, or is called `untitled`.
    """
    about = head.attribution.over(pasted.attribution)
    about = about._replace(title=about.title or _heading(pasted.text) or untitled)
    source = Source(about.title, f"{pasted.text}\n", about.author, about.url, about.licence)
    drafted = draft_timeline(source)
    fields: dict[str, Plain] = {**about._asdict(), "text": source.text}
    said: dict[str, Plain] = {
        "id": slug(about.title),
        "title": about.title,
        "language": head.language,
        "note": head.note,
        "source": {key: value for key, value in fields.items() if value},
    }
    return DraftBank(write_bank(said, _event_fields(drafted.events), _ABOVE), source, drafted)


def _heading(text: str) -> str:
    """The words of the heading that a text begins with; empty if it begins otherwise."""
    first = next(iter(Source("", text).paragraphs), None)
    return folded(text[first.span.start : first.span.end]).text if first and first.heading else ""
