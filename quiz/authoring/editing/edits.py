"""Changes to a text, by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class OddError(Exception):
    """A way of writing YAML that is left alone: what stands in it is written anew as a whole."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One place of a text with something else in it."""

    start: int
    """Where it begins."""
    end: int
    """Where what is replaced ends; as `start`, where something is put in between."""
    text: str
    """What stands there instead."""


def applied(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """The part of a text from `start` to `end` with edits made in it; raises OddError if they overlap.

    What is put in at a place stands before what is replaced there; of two put in there the first comes first.
    """
    pieces = []
    position = start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start)):
        if edit.start < position or edit.end > end:
            raise OddError
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    pieces.append(text[position:end])
    return "".join(pieces)
