"""The names of the panes, where one of them is shown at a time."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_PANES = (("source", "F2 Source"), ("items", "F3 Questions and events"), ("form", "F4 Form"))
_SPACE = 3


class PaneLine(Widget):
    """One line of names; the one that is shown stands out, and a press goes to another."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PaneLine { height: 2; width: 1fr; }
    """

    class Chosen(Message):
        """A name was pressed."""

        def __init__(self, name: str) -> None:
            self.name = name
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._shown = "items"

    def show(self, name: str) -> None:
        """Let a name stand out."""
        if name != self._shown:
            self._shown = name
            self.refresh()

    def render(self) -> Content:
        """The names in a row."""
        names = (
            Content.styled(f"▸ {words}" if name == self._shown else f"  {words}", _style(name == self._shown))
            for name, words in _PANES
        )
        return Content(" " * _SPACE).join(names)

    def on_click(self, event: events.Click) -> None:
        """Go to the pane that was pressed."""
        at = event.get_content_offset(self)
        left = 0
        for name, words in _PANES:
            right = left + len(words) + 2
            if at is not None and left <= at.x < right:
                self.post_message(self.Chosen(name))
            left = right + _SPACE


def _style(is_shown: bool) -> str:
    return "bold $primary" if is_shown else "$foreground-muted"
