"""The keys that act now, each of them a button too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.screen import Screen


_LAST = ("help", "leave", "back", "done", "start page", "quit")
"""What stands at the end of the line on every screen."""


_SPACES = (3, 2)
"""Cells between two hints, and where that saves a line."""


class Hint(NamedTuple):
    """A key and what it does."""

    display: str
    """The key as people write it."""
    does: str
    """One or two words."""
    key: str
    """The key as Textual calls it."""

    @property
    def width(self) -> int:
        """Cells on the line."""
        return Content(f"{self.display} {self.does}").cell_length


class KeyLine(Widget):
    """One line, or two on a narrow terminal, of the screen's keys as they act now; a press acts too.

    Lighter than a footer of widgets: it is one widget, repainted when the screen's bindings change.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: auto; width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: tuple[Hint, ...] = ()
        self._laid: dict[int, list[list[tuple[int, Hint]]]] = {}

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that act now."""
        return self._hints

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
        if now != self._hints:
            self._hints = now
            self._laid.clear()
            self.refresh(layout=True)
            # Textual drops a layout that is asked for while another is on its way.
            self.call_after_refresh(self.refresh, layout=True)

    def _lay(self, width: int) -> list[list[tuple[int, Hint]]]:
        """The hints in lines, each with its column; closer together where that saves a line."""
        if width not in self._laid:
            wide, close = (self._lines(width, space) for space in _SPACES)
            space, lines = (_SPACES[0], wide) if len(wide) <= len(close) else (_SPACES[1], close)
            self._laid[width] = [self._placed(line, width, space) for line in lines]
        return self._laid[width]

    def _lines(self, width: int, space: int) -> list[list[Hint]]:
        lines: list[list[Hint]] = [[]]
        used = 0
        for hint in self._hints:
            if lines[-1] and used + space + hint.width > width:
                lines.append([])
                used = 0
            used += hint.width + (space if lines[-1] else 0)
            lines[-1].append(hint)
        return lines

    @staticmethod
    def _placed(line: list[Hint], width: int, space: int) -> list[tuple[int, Hint]]:
        at = max(0, width - sum(hint.width for hint in line) - space * max(0, len(line) - 1))
        placed = []
        for hint in line:
            placed.append((at, hint))
            at += hint.width + space
        return placed

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the hints take."""
        return len(self._lay(width)) if width else 1

    def render(self) -> Content:
        """The keys in the accent of keys, what they do beside them."""
        lines = []
        for row in self._lay(self.content_size.width):
            line = Content("")
            for at, hint in row:
                line = line.pad_right(at - line.cell_length)
                line += Content.assemble((hint.display, "$warning"), (f" {hint.does}", "$foreground-muted"))
            lines.append(line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Act as the pressed key does."""
        at = event.get_content_offset(self)
        if at is None:
            return
        lines = self._lay(self.content_size.width)
        for left, hint in lines[at.y] if at.y < len(lines) else ():
            if left - 1 <= at.x <= left + hint.width:
                event.stop()
                self.app.simulate_key(hint.key)
                return
