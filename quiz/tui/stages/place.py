"""A timeline: one event after another is put in its place on a growing line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.tui.stages.view import Question
from quiz.tui.widgets.prose import Block, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.game.asked import Asked


class Line(Rows):
    """The line with the event in hand at the cursor: moving the cursor carries the event along."""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the event in hand while the button is down."""
        at = event.get_content_offset(self)
        index = self.index_at(at.y) if at is not None and event.button else None
        if index is not None:
            self.cursor = index


class PlaceView(Question):
    """The line, and the event in hand that Enter puts in its place."""

    TOPIC = "timeline"
    ROWS = Line
    GAP = 0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "place it here", key_display="⏎"),
    ]

    _asked: Asked

    def prompt_blocks(self, asked: Asked) -> tuple[Block, ...]:
        """What is asked, over the event in hand."""
        instruction = Content.styled(asked.instruction, "$foreground-muted")
        return Block(instruction, gap=1), Block(shown(asked.prompt, "bold"), gap=1)

    def ask(self, asked: Asked) -> None:
        """Show the line, the event in hand in its middle."""
        self._asked = asked
        self._paint((len(asked.options) + 1) // 2)

    def _paint(self, at: int) -> None:
        muted, rows = "$foreground-muted", []
        for event in self._asked.options:
            date = shown(event.date, "$warning")
            rows.append(Row(shown(event.text), mark="│", mark_style=muted, tail=date))
        rows.insert(at, Row(shown(self._asked.prompt), mark="◆", mark_style="$primary"))
        self.rows.show(rows, at)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The event in hand comes along."""
        message.stop()
        self._paint(self.rows.cursor)

    def chosen(self, index: int) -> tuple[str, ...]:
        """The event after which the cursor was; an empty key for the beginning of the line."""
        return (self._asked.options[index - 1].key if index else "",)
