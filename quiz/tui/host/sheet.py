"""Lines of cells on the screen, of which only those that have changed are drawn again."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region

from quiz.tui.widgets.prose import Lines


class LinesView(Lines):
    """Shows lines that are laid out already."""

    ALLOW_SELECT = False

    _given: Sequence[Content] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines instead."""
        before, self._given = self._given, lines
        if len(before) != len(lines):
            self.refresh(layout=True)
            return
        for y, (old, new) in enumerate(zip(before, lines, strict=True)):
            if not old.is_same(new):
                self.refresh(Region(0, y, self.size.width, 1))

    def lay(self, width: int) -> Sequence[Content]:
        """The same lines at any width."""
        return self._given
