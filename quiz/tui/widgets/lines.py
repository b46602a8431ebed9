"""The lines around a page: above it where one is, below it the keys that act now, each a button too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.tui.widgets.prose import EMPTY

if TYPE_CHECKING:
    from textual.screen import Screen


_LAST = ("help", "leave", "back", "done", "start page", "quit")
"""What stands at the end of the line on every screen."""


class Hint(NamedTuple):
    """A key and what it does."""

    display: str
    """The key as people write it."""
    does: str
    key: str
    """The key as Textual calls it."""

    @property
    def shown(self) -> Content:
        """The key in the accent of keys, what it does beside it."""
        return Content.assemble((self.display, "$warning"), (f" {self.does}", "$foreground-muted"))


class KeyLine(Widget):
    """One line, or two on a narrow terminal, of the screen's keys as they act now; a press acts too.

    Lighter than a footer of widgets: it is one widget, repainted when the screen's bindings change.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: auto; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.hints: tuple[Hint, ...] = ()

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not screen.is_attached or not screen.is_active:
            return  # under a dialog, the keys of a screen are none
        hints: dict[str, Hint] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in hints:
                display = binding.key_display or self.app.get_key_display(binding)
                hints[binding.action] = Hint(display, binding.description, binding.key)
        now = tuple(sorted(hints.values(), key=lambda hint: hint.does in _LAST))
        if now != self.hints:
            self.hints = now
            self.refresh(layout=True)
            # Textual drops a layout that is asked for while another is on its way.
            self.call_after_refresh(self.refresh, layout=True)

    def _lay(self, width: int) -> list[list[tuple[int, Hint]]]:
        """The hints in lines, each with its column; closer together where that saves a line."""
        return min((self._lines(width, space) for space in (3, 2)), key=len)

    def _lines(self, width: int, space: int) -> list[list[tuple[int, Hint]]]:
        lines: list[list[tuple[int, Hint]]] = [[]]
        at = 0
        for hint in self.hints:
            long = hint.shown.cell_length
            if lines[-1] and at + long > width:
                lines.append([])
                at = 0
            lines[-1].append((at, hint))
            at += long + space
        for line in filter(None, lines):
            last, hint = line[-1]
            indent = max(0, width - last - hint.shown.cell_length)
            line[:] = [(indent + at, hint) for at, hint in line]
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the hints take."""
        return len(self._lay(width)) if width else 1

    def render(self) -> Content:
        """The lines of keys."""
        lines = []
        for row in self._lay(self.content_size.width):
            line = EMPTY
            for at, hint in row:
                line = line.pad_right(at - line.cell_length) + hint.shown
            lines.append(line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Act as the pressed key does."""
        at = event.get_content_offset(self)
        lines = self._lay(self.content_size.width)
        if at is None or at.y >= len(lines):
            return
        for left, hint in lines[at.y]:
            if left - 1 <= at.x <= left + hint.shown.cell_length:
                event.stop()
                self.app.simulate_key(hint.key)
                return


class TopLine(Widget):
    """One line of words over a thin rule; the rule's red part is what is done."""

    DEFAULT_CSS = """
    TopLine { height: 3; width: 1fr; }
    """

    share: reactive[float] = reactive(0.0)
    """How much of the rule is filled, from 0 to 1; it grows to a new value."""

    def __init__(self) -> None:
        super().__init__()
        self._left = self._right = EMPTY

    def show(self, left: Content, right: Content = EMPTY, share: float = 0.0) -> None:
        """Show these words, and `share` (0 to 1) of the rule filled."""
        self._left, self._right = left, right
        self.refresh()
        if self.app.animation_level == "none":
            self.share = share
        elif share != self.share:
            self.animate("share", share, duration=0.3)

    def render(self) -> Content:
        """The words over the rule."""
        width = self.content_size.width
        room = max(4, width - self._right.cell_length - 2)
        left = self._left.truncate(room, ellipsis=True).stylize("$foreground-muted")
        right = self._right.stylize("$foreground-muted")
        words = left.pad_right(width - left.cell_length - right.cell_length) + right
        halves = round(min(1.0, max(0.0, self.share)) * width * 2)
        done = "━" * (halves // 2) + "╸" * (halves % 2)
        rule = Content.assemble((done, "$primary"), ("─" * (width - len(done)), "$foreground-muted 50%"))
        return Content("\n").join([words, rule])
