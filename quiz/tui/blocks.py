"""Text that hangs beside a lead, such as a number or a bar, laid out in lines of one width."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

EMPTY = Content("")


class Block(NamedTuple):
    """One paragraph with what stands before and behind it."""

    text: Content = EMPTY
    """The paragraph; it wraps within its own column."""
    lead: Content = EMPTY
    """Stands before the first line."""
    rest: Content | None = None
    """Stands before every further line; None for blanks as wide as the lead."""
    tail: Content = EMPTY
    """Stands at the right end of the first line."""
    gap: int = 0
    """Blank lines below it."""
    right: bool = False
    """The text stands at the right edge."""


def lay(block: Block, width: int) -> list[Content]:
    """The lines of a block, each `width` cells wide, without the gap below it."""
    rest = Content.blank(block.lead.cell_length) if block.rest is None else block.rest
    tail_room = block.tail.cell_length + 1 if block.tail else 0
    room = max(8, width - block.lead.cell_length - tail_room)
    texts = [line.rstrip() for line in block.text.wrap(room)] if block.text else [EMPTY]
    lines = []
    for number, text in enumerate(texts):
        lead = rest if number else block.lead
        if block.right:
            text = text.pad_left(max(0, room - text.cell_length))
        line = lead + text
        if block.tail and not number:
            line = line.pad_right(max(1, width - line.cell_length - block.tail.cell_length)) + block.tail
        lines.append(line.pad_right(max(0, width - line.cell_length)))
    return lines
