"""A timeline: one event after another is put in its place on a growing line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.tui.page import View
from quiz.tui.widgets.prose import EMPTY, Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows


@dataclass(frozen=True, slots=True)
class Standing:
    """An event that stands on the line."""

    key: str
    """Its key."""
    event: str
    """What happened."""
    date: str
    """When, as people write it; empty if only the text places it."""


class Line(Rows):
    """The line with the event in hand at the cursor: moving the cursor carries the event along."""

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the event in hand while the button is down."""
        at = event.get_content_offset(self)
        index = self.index_at(at.y) if at is not None and event.button else None
        if index is not None:
            self.cursor = index


class PlaceView(View):
    """The line, and the event in hand that Enter puts in its place."""

    TOPIC = "timeline"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "place", "place it here", key_display="⏎"),
    ]

    def __init__(self) -> None:
        super().__init__(id="place")
        self._hand = ""
        self._line: tuple[Standing, ...] = ()
        self._lifted: int | None = None

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        yield Prose(classes="prompt")
        yield Line(gap=0)

    def show(self, hand: str, instruction: str, line: Iterable[Standing]) -> None:
        """Ask where the event in hand belongs among those on the line."""
        self._hand = hand
        self._line = tuple(line)
        self._lifted = None
        self.query_one(Prose).show(
            (
                Block(Content.styled(instruction, "$foreground-muted"), gap=1),
                Block(shown(hand, "bold"), gap=1),
            )
        )
        rows = self.query_one(Line)
        self._paint(cursor=(len(self._line) + 1) // 2)
        rows.focus()

    def _paint(self, cursor: int | None = None) -> None:
        rows = self.query_one(Line)
        at = rows.cursor if cursor is None else cursor
        shows = [
            Row(
                shown(standing.event),
                mark="│",
                mark_style="$foreground-muted",
                tail=shown(standing.date, "$warning"),
            )
            for standing in self._line
        ]
        shows.insert(at, Row(shown(self._hand), mark="◆", mark_style="$primary", tail=EMPTY))
        rows.show(shows, at)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The event in hand comes along."""
        message.stop()
        self._paint()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press brings the event there; a second press there puts it down."""
        message.stop()
        if self._lifted == message.index:
            self.action_place()
        else:
            self._lifted = message.index

    def action_place(self) -> None:
        """Put the event where it is now."""
        self.enter(self.query_one(Line))

    def on_view_entered(self, message: View.Entered) -> None:
        """Put the event where the cursor was."""
        message.stop()
        self.answer(self._line[message.index - 1].key if message.index else "")
