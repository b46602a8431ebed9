"""No sign of YAML has cut a text short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.bank.cleaning import excerpt
from quiz.bank.model import Item
from quiz.bank.nodes import Scalar
from quiz.bank.quotes import normal
from quiz.bank.rules.context import Context
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.source_text import source_text
from quiz.bank.rules.texts import all_texts

_COMMENT = re.compile(r"[ \t]+#(.*)$")


def whole_texts(context: Context, item: Item) -> Iterator[Finding]:
    """What stands behind ` #` is a note, and not the rest of a text.

    It is the rest if it follows the sign at once (`unit #5`), or if the source goes on so. Code: `text-cut`.
    """
    for scalar in all_texts(item):
        if scalar.style or not 0 < scalar.end_line <= len(context.lines):
            continue
        note = _COMMENT.match(context.lines[scalar.end_line - 1], scalar.end_column - 1)
        if note and scalar.value and (_is_rest(context, scalar, note[1]) or _asks(item, scalar, note[1])):
            whole = f"{scalar.value} #{note[1].strip() if note[1][:1] != ' ' else ' ' + note[1].strip()}"
            yield Finding(
                (item,),
                scalar,
                "text-cut",
                f"this text ends before the #: it is read as “{excerpt(scalar.value)}”",
                f'write: "{excerpt(whole, 100)}" , or give the note two blanks: "  # "',
            )


def _asks(item: Item, scalar: Scalar, note: str) -> bool:
    """Whether a prompt has its question mark in the note."""
    is_prompt = item.node is not None and item.node.get("ask") is scalar
    is_open = not scalar.value.rstrip().endswith(("?", ".", ":", "…"))
    return is_prompt and is_open and note.rstrip().endswith("?")


def _is_rest(context: Context, scalar: Scalar, note: str) -> bool:
    if note[:1] and not note[:1].isspace():
        return note[0].isalnum()
    rest = normal(f"{scalar.value} #{note}")
    return rest in source_text(context)
