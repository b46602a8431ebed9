"""What a screen is about at the left, how far the player has come at the right, and a rule that fills."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.tui.blocks import EMPTY


class TopLine(Widget):
    """One line of words over a thin rule; the rule's red part is what is done."""

    DEFAULT_CSS = """
    TopLine { height: 3; width: 1fr; }
    """

    share: reactive[float] = reactive(0.0)
    """How much of the rule is filled, from 0 to 1; it grows to a new value."""

    def __init__(self, left: Content = EMPTY, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = left
        self._right = EMPTY

    def show(self, left: Content, right: Content = EMPTY, share: float = 0.0) -> None:
        """Show these words, and `share` (0 to 1) of the rule filled."""
        self._left, self._right = left, right
        self.refresh()
        if self.app.animation_level == "none":
            self.share = share
        elif share != self.share:
            self.animate("share", share, duration=0.3)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Words, rule, and air."""
        return 3

    def render(self) -> Content:
        """The words over the rule."""
        width = self.content_size.width
        room = max(4, width - self._right.cell_length - 2)
        left = self._left.truncate(room, ellipsis=True).stylize("$foreground-muted")
        right = self._right.stylize("$foreground-muted")
        halves = round(min(1.0, max(0.0, self.share)) * width * 2)
        done = "━" * (halves // 2) + "╸" * (halves % 2)
        rule = Content.assemble((done, "$primary"), ("─" * (width - len(done)), "$foreground-muted 50%"))
        return Content("\n").join(
            [left.pad_right(width - left.cell_length - right.cell_length) + right, rule]
        )
