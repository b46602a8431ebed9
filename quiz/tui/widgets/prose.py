"""Paragraphs to read, each hanging beside its lead."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.tui.blocks import EMPTY, Block, lay


def lay_all(blocks: tuple[Block, ...], width: int) -> tuple[Content, ...]:
    """The lines of blocks one below the other, with their gaps."""
    lines: list[Content] = []
    for block in blocks:
        lines += lay(block, width)
        lines += [EMPTY] * block.gap
    return tuple(lines)


class Prose(Widget):
    """Shows blocks; `show` replaces them in place."""

    DEFAULT_CSS = """
    Prose { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, *blocks: Block, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._blocks = blocks
        self._lines: dict[int, tuple[Content, ...]] = {}

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it shows."""
        return self._blocks

    def show(self, blocks: Iterable[Block]) -> None:
        """Show these blocks instead."""
        self._blocks = tuple(blocks)
        self._lines.clear()
        self.refresh(layout=True)

    def _lay(self, width: int) -> tuple[Content, ...]:
        if width not in self._lines:
            self._lines = {width: lay_all(self._blocks, width)}
        return self._lines[width]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the blocks take at this width."""
        return len(self._lay(width)) if width else 0

    def render(self) -> Content:
        """The lines at the width that the layout gave."""
        return Content("\n").join(self._lay(self.content_size.width))
