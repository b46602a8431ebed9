"""Paragraphs to read, each hanging beside its lead."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from quiz.tui.blocks import EMPTY, Block, lay


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
