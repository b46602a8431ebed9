"""Lines of cells on the screen, of which only those that have changed are drawn again."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget


class LinesView(Widget):
    """Shows lines that are laid out already."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LinesView { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    lines: Sequence[Content] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines instead."""
        before, self.lines = self.lines, lines
        if len(before) != len(lines):
            self.refresh(layout=True)
            return
        for y, (old, new) in enumerate(zip(before, lines, strict=True)):
            if not old.is_same(new):
                self.refresh(Region(0, y, self.size.width, 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self.lines)

    def render_line(self, y: int) -> Strip:
        """One line."""
        width = self.content_size.width
        if y >= len(self.lines) or not self.lines[y]:
            return Strip.blank(width, self.visual_style.rich_style)
        return Visual.to_strips(self, self.lines[y], width, 1, self.visual_style)[0]
