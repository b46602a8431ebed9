"""An ordering: events as cards, moved into their order by keys or by dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from quiz.tui.stages.feedback import FeedbackView
from quiz.tui.stages.question import Question
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import Block, Prose, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.bank.model import Event
    from quiz.game.asked import Asked, Evidence, Feedback, Option
    from quiz.game.asked import Row as OrderRow


class Cards(Rows):
    """Rows that can be moved: space picks one up, arrows carry it, shift and arrows move it at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "hold", "pick up", key_display="space"),
        Binding("shift+up,K", "carry(-1)", "move", key_display="⇧↑ ⇧↓"),
        Binding("shift+down,J", "carry(1)", "move down", show=False),
    ]

    held: reactive[bool] = reactive(False, init=False)
    """The card under the cursor is picked up: what moves the cursor carries it."""

    order: tuple[Option, ...] = ()
    """The cards as they stand."""
    touched = False
    """They may be locked in: one was moved, or the player was asked."""
    _is_dragging = _was_dragged = False

    def deal(self, options: tuple[Option, ...]) -> None:
        """Show these cards as they were dealt."""
        self.order = options
        self.touched = self.held = False
        self._paint(0)

    def watch_held(self) -> None:
        """Show which card is moving."""
        self._paint(self.cursor)

    def _paint(self, at: int) -> None:
        self.gap = 1 if self.app.size.height >= 12 + 2 * len(self.order) else 0
        rows = [
            Row(shown(option.text), key=str(number), mark="┃", mark_style="$foreground-muted")
            for number, option in enumerate(self.order, 1)
        ]
        if self.held:
            moving = Content.styled("⇅ moving", "$warning")
            rows[at] = rows[at]._replace(mark_style="$primary", tail=moving)
        self.show(rows, at)

    def action_hold(self) -> None:
        """Pick the card up, or put it down."""
        self.held = not self.held

    def validate_cursor(self, cursor: int) -> int:
        """Let a held card go with the cursor."""
        if self.held:
            self._carry_to(cursor)
        return cursor

    def action_carry(self, step: int) -> None:
        """Move the card under the cursor by `step` places."""
        self._carry_to(max(0, min(self.cursor + step, len(self.rows) - 1)))

    def _carry_to(self, end: int) -> None:
        if end != self.cursor:
            order = list(self.order)
            order.insert(end, order.pop(self.cursor))
            self.order, self.touched = tuple(order), True
            self._paint(end)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take a card with the mouse; one that is held goes there."""
        at = event.get_content_offset(self)
        index = None if at is None else self.index_at(at.y)
        if index is None:
            return
        event.stop()
        self.focus()
        if self.held and index != self.cursor:
            self._carry_to(index)
            self.held = False
        else:
            self.cursor = index
            self._is_dragging, self._was_dragged = True, False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the card along."""
        if self._is_dragging:
            y = int(event.screen_y) - self.content_region.y
            index = self.index_at(max(0, min(y, self.content_size.height - 1)))
            if index is not None and index != self.cursor:
                self._was_dragged = self.held = True
                self._carry_to(index)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Put the card down; a press without a drag picks it up instead."""
        if self._is_dragging:
            event.stop()
            self.release_mouse()
            self._is_dragging = False
            self.held = not self._was_dragged and not self.held

    def on_click(self, event: events.Click) -> None:
        """Presses are dealt with as they begin and end."""
        event.stop()
        event.prevent_default()


class OrderingView(Question):
    """The prompt over its cards; Enter locks them in."""

    ROWS = Cards
    GAP = 0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", "lock in", key_display="⏎"),
    ]

    @property
    def cards(self) -> Cards:
        """The cards."""
        return self.query_one(Cards)

    def ask(self, asked: Asked) -> None:
        """Show the cards as they were dealt."""
        self.cards.deal(self.options)

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """The cards as they stand; those that nobody touched are asked about once."""
        if not self.cards.touched:
            self.cards.touched = True
            self.hint("You have not moved a card. Enter again locks them in as they are.")
            return None
        self.cards.held = False
        return tuple(option.key for option in self.cards.order)


class OrderingFeedback(FeedbackView):
    """The right order with its dates, and the passage of the event under the cursor."""

    WRONG = "✗ Out of order"

    def compose_left(self) -> ComposeResult:
        """The events in their order, and what stood wrong."""
        yield Rows(gap=0)
        yield Prose(classes="left")

    @property
    def rows(self) -> Rows:
        """The events in their right order."""
        return self.query_one(Rows)

    def begin(self, feedback: Feedback) -> None:
        """Show the right order."""
        self.rows.show(map(_order_row, feedback.rows), cursor=0)

    def focus(self, scroll_visible: bool = False) -> Self:
        """Let the keys move among the events."""
        self.rows.focus()
        return self

    @property
    def _row(self) -> OrderRow | None:
        return self.feedback.rows[self.rows.cursor] if self.feedback else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages of the event under the cursor."""
        return self._row.evidence if self._row else ()

    @property
    def proved(self) -> Event | None:
        """The event under the cursor."""
        return self._row.event if self._row else None

    def lay_left(self, tight: Tight, feedback: Feedback) -> None:
        """How it stands, in words, below the events."""
        pairs = (
            Content.assemble(
                shown(earlier.event), (" comes before ", "$foreground-muted"), shown(later.event)
            )
            for earlier, later in feedback.named_pairs
        )
        blank = [Block()] * (tight < Tight.NO_BLANKS)
        self.put("left", [*blank, Block(shown(feedback.summary)), *map(Block, pairs), *blank])

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the passage of the event under the cursor."""
        message.stop()
        self.fit()


def _order_row(row: OrderRow) -> Row:
    was = "" if row.stood_right else f"  (you: {row.was})"
    return Row(
        Content.assemble(shown(row.event.event), (was, "$foreground-muted")),
        mark="✓" if row.stood_right else "✗",
        mark_style="$success" if row.stood_right else "$error",
        tail=shown(row.event.when, "$warning"),
    )
