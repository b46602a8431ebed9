"""Paragraphs to read, each hanging beside its lead."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.style import Style

    from quiz.text.spans import Run


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


class Prose(Widget):
    """Shows blocks; `show` replaces them in place."""

    DEFAULT_CSS = """
    Prose { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, *blocks: Block, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._blocks = blocks
        self._laid: dict[int, tuple[Block, list[Content]]] = {}
        self._lines: list[Content] | None = None
        self._width = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it shows."""
        return self._blocks

    def show(self, blocks: Iterable[Block]) -> None:
        """Show these blocks instead."""
        self._blocks = tuple(blocks)
        self._laid = {id(block): self._laid[id(block)] for block in self._blocks if id(block) in self._laid}
        self._lines = None
        self.refresh(layout=True)

    def _lay(self, width: int) -> list[list[Content]]:
        """The lines of each block with its gap; a block that was shown before is not laid again."""
        if width != self._width:
            self._laid, self._width = {}, width
            self._lines = None
        for block in self._blocks:
            if id(block) not in self._laid:
                self._laid[id(block)] = (block, lay(block, width) + [EMPTY] * block.gap)
        return [self._laid[id(block)][1] for block in self._blocks]

    def _all_lines(self, width: int) -> list[Content]:
        if self._lines is None or width != self._width:
            self._lines = list(chain.from_iterable(self._lay(width)))
        return self._lines

    def top_of(self, index: int) -> int:
        """The line on which a block begins, from 0."""
        return sum(map(len, self._lay(self.content_size.width)[:index]))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at this width."""
        return len(self._all_lines(width)) if width else 0

    def render(self) -> Content:
        """The lines at the width that the layout gave."""
        return Content("\n").join(self._all_lines(self.content_size.width))

    def render_line(self, y: int) -> Strip:
        """One line, so that of a long text only what is in view is drawn; a selected text is drawn whole."""
        if self.text_selection is not None:
            return super().render_line(y)
        width = self.content_size.width
        lines = self._all_lines(width)
        style = self.visual_style
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        # The mouse finds the words to select by these offsets.
        return Visual.to_strips(self, lines[y], width, 1, style)[0].apply_offsets(0, y)


_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), "�")
    | {ord(mark): "�" for mark in _BIDI}
    | {0x2028: " ", 0x2029: " ", 0x0A: " ", 0x09: " ", 0x0D: " "}
)


def shown(text: str, style: str | Style = "") -> Content:
    """Outside text as content: never markup, one line, its control and bidi characters made visible."""
    return Content.styled(text.translate(_VISIBLE), style, strip_control_codes=False)


def shown_runs(runs: Iterable[Run], style: str, quoted: str, correction: str) -> Content:
    """A passage as content, in three styles: the passage's own, its quoted parts' and its corrections'."""
    return Content.assemble(
        *(shown(run.text, quoted if run.quoted else correction if run.correction else style) for run in runs)
    )
