"""Places in a source's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a source's text."""

    start: int
    """In characters, from 0."""
    end: int
    """The first character after it."""


class Paragraph(NamedTuple):
    """A paragraph or a heading."""

    span: Span
    """Its text, without white space around it."""
    heading: bool
    """A short line without a full stop."""
    sentences: range
    """Its sentences, as indices into the source's; empty for a heading."""
