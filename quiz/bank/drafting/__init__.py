"""A new bank from a biography: the text that was pasted is cleaned, and a timeline drafted from it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.bank.drafting.attribution import Attribution
from quiz.bank.drafting.pasted import Pasted, clean_pasted
from quiz.bank.drafting.timeline import Drafted, DraftEvent, Left, draft_timeline
from quiz.bank.drafting.writing import Head, NotWrittenError, bank_text
from quiz.bank.quotes import folded
from quiz.bank.source import Source

__all__ = [
    "Attribution",
    "DraftBank",
    "DraftEvent",
    "Drafted",
    "Head",
    "Left",
    "NotWrittenError",
    "Pasted",
    "clean_pasted",
    "draft_bank",
    "draft_timeline",
]


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
