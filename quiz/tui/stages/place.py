"""A place on a growing line of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.question import Question
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import Block, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.game.asked import Asked, Feedback


class Line(Rows):
    """The line with the event in hand at the cursor: moving the cursor carries the event along."""

    def watch_cursor(self, before: int, now: int) -> None:
        """Carry the event in hand along."""
        if before != now:
            rows = list(self.rows)
            rows.insert(now, rows.pop(before))
            self.show(rows, now)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the event in hand while the button is down."""
        at = event.get_content_offset(self)
        index = self.index_at(at.y) if at is not None and event.button else None
        if index is not None:
            self.cursor = index


class PlaceView(Question):
    """A growing line of events, and the event in hand that Enter puts in its place."""

    TOPIC = "timeline"
    ROWS = Line
    GAP = 0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "place it here", key_display="⏎"),
    ]

    def prompt_blocks(self, asked: Asked) -> Iterable[Block]:
        """What is asked, over the event in hand."""
        instruction = Content.styled(asked.instruction, "$foreground-muted")
        return Block(instruction, gap=1), Block(shown(asked.prompt, "bold"), even=True)

    def ask(self, asked: Asked) -> None:
        """Show the line, the event in hand in its middle."""
        muted, middle = "$foreground-muted", (len(self.options) + 1) // 2
        rows = [
            Row(shown(option.text), mark="│", mark_style=muted, tail=shown(option.date, "$warning"))
            for option in self.options
        ]
        rows.insert(middle, Row(shown(asked.prompt), mark="◆", mark_style="$primary"))
        self.rows.show(rows, middle)

    def chosen(self, index: int) -> tuple[str, ...]:
        """The event after which the cursor was; an empty key for the beginning of the line."""
        return (self.options[index - 1].key if index else "",)


class PlaceFeedback(FeedbackView):
    """Where an event belongs and why, and its passage."""

    WRONG = "✗ Misplaced"

    def lay_left(self, tight: Tight, feedback: Feedback) -> None:
        """What the place contradicts, and the date."""
        lead = Content.styled("✓ Its date  ", "bold $success")
        blocks = [Block(shown(feedback.summary))] * bool(feedback.summary)
        blocks += [Block(shown(answer, "bold"), lead=lead) for answer in feedback.answers]
        self.put("left", [*blocks, *[Block()] * (tight < Tight.NO_BLANKS)])
