"""A new bank as a file that a person reads and goes on with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.authoring.card import new_id
from quiz.authoring.drafting.drafts import Drafted, DraftEvent, draft_timeline
from quiz.authoring.drafting.pasting import Attribution, Pasted
from quiz.authoring.editing.document import Section
from quiz.authoring.editing.writing.habits import Habits
from quiz.authoring.editing.writing.values import write_field, write_item
from quiz.bank.model import slug
from quiz.bank.reading import read_text
from quiz.text.quotes import folded
from quiz.text.source import Source

if TYPE_CHECKING:
    from quiz.authoring.editing.plain import Plain
    from quiz.bank.model import Bank


_HEAD = """\
# A bank drafted from its source by `quiz new`. Each event below is a draft, and no pupil sees it yet:
# mend its words, see that its date is right, and take out its line `draft: true` (quiz edit: one key each).
# Then add questions with `quiz edit` or `quiz add`, and look for mistakes with `quiz check`.
"""
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of a bank."""

    attribution: Attribution
    """Of its source; the bank has the source's title."""
    language: str = ""
    """A BCP 47 tag such as `en`; empty if it is not said."""
    note: str = ""
    """Shown before the first question; empty for none."""


class NotWrittenError(Exception):
    """A bank cannot be written so that it is read as it was meant."""


def bank_text(head: Head, text: str, events: Sequence[DraftEvent]) -> str:
    """A bank with this source and these events as drafts; raises NotWrittenError.

    It has been read again, and is what was meant.
    """
    fields = event_fields(events)
    for habits in (Habits(), Habits().careful()):
        written = _written(head, text, fields, habits)
        bank = read_text(written, "").bank
        if bank and _is_meant(bank, head, text, fields):
            return written
    raise NotWrittenError


def event_fields(events: Iterable[DraftEvent]) -> list[dict[str, Plain]]:
    """The events as they stand in a file, each with an id of its own."""
    taken: set[str] = set()
    listed: list[dict[str, Plain]] = []
    for event in events:
        said: dict[str, Plain] = {
            "event": event.event,
            "date": event.date.edtf,
            "quote": event.quote,
            "draft": "true",
        }
        key = new_id(said, Section.TIMELINE, taken) or new_id({"event": "event"}, Section.TIMELINE, taken)
        taken.add(key)
        listed.append({"id": key, **said})
    return listed


def _written(head: Head, text: str, events: Sequence[dict[str, Plain]], habits: Habits) -> str:
    about = head.attribution
    bank = {
        "id": slug(about.title),
        "title": about.title,
        "language": head.language,
        "note": head.note,
    }
    source = {"title": about.title, "author": about.author, "url": about.url, "licence": about.licence}
    lines = [_HEAD]
    lines += [write_field(key, value, 1, habits) for key, value in bank.items() if value]
    lines += ["", "source:"]
    lines += ["  " + write_field(key, value, 3, habits) for key, value in source.items() if value]
    lines += [_block(text), ""]
    if events:
        lines += ["timeline:", "\n".join(write_item(event, habits) for event in events)]
    else:
        lines += ["questions: []", ""]
    return "\n".join(lines)


def _block(text: str) -> str:
    """The source's text below a `|`, every line as it is."""
    lines = text.split("\n")
    first = next((line for line in lines if line), "")
    # Where the first line begins with a blank, YAML is told how far the others are indented.
    is_told = any(line[:1] in (" ", "\t") for line in (*lines[:1], first))
    header = f"  text: |{_INDENT - 2 if is_told else ''}"
    return "\n".join([header, *(" " * _INDENT + line if line else "" for line in lines)])


def _is_meant(bank: Bank, head: Head, text: str, events: Sequence[dict[str, Plain]]) -> bool:
    about, source = head.attribution, bank.source
    told = Attribution(source.title, source.author, source.url, source.licence)
    read = [
        {
            "id": each.id,
            "event": each.event,
            "date": each.date.edtf if each.date else "",
            "quote": each.quotes,
        }
        for each in bank.timeline
        if each.draft
    ]
    meant = [
        {"id": each["id"], "event": each["event"], "date": each["date"], "quote": (each["quote"],)}
        for each in events
    ]
    return (
        (told, bank.language, bank.note, source.text) == (about, head.language, head.note, f"{text}\n")
        and bank.title == about.title
        and read == meant
    )


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
    """Make a bank of a cleaned text; raises NotWrittenError.

    What `head` does not say of the source, the page says. A text without a title takes its first heading's
    words, or is called `untitled`.
    """
    about = head.attribution.over(pasted.attribution)
    titled = about.title or _heading(pasted.text) or untitled
    source = Source(titled, f"{pasted.text}\n", about.author, about.url, about.licence)
    drafted = draft_timeline(source)
    named = replace(head, attribution=replace(about, title=titled))
    return DraftBank(bank_text(named, pasted.text, drafted.events), source, drafted)


def _heading(text: str) -> str:
    """The words of the heading that a text begins with; empty if it begins otherwise."""
    first = next(iter(Source("", text).paragraphs), None)
    return folded(text[first.span.start : first.span.end]).text if first and first.heading else ""
