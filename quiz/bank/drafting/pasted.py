"""A biography as it was copied from a page, without what the page has put into it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.bank.decoding import unix_lines
from quiz.bank.drafting.attribution import Attribution
from quiz.bank.drafting.marks import without_marks
from quiz.bank.drafting.pages import without_page


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was copied from somewhere."""

    text: str
    """The text alone: its paragraphs, headings and line breaks as they were."""
    attribution: Attribution
    """What the page says of it."""
    removed: tuple[str, ...] = ()
    """What was taken out, a line for each kind: "12 citation marks, such as [3]"."""


def clean_pasted(text: str) -> Pasted:
    """Take out of a text what is no part of it; `[sic]`, `[…]` and insertions in brackets stay."""
    plain, marks = without_marks(unix_lines(text).removeprefix("\ufeff"))
    body, attribution, lines = without_page(plain)
    return Pasted(body, attribution, tuple(map(str, (*marks, *lines))))
