"""An ordering: events as cards, moved into their order by keys or by dragging."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from quiz.game.banks import event_key
from quiz.tui.stages.feedback import EventsFeedback
from quiz.tui.stages.question import Question
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import MUTED, Block, shown
from quiz.tui.widgets.rows import Row
from quiz.tui.widgets.stations import Stations, station
from quiz.tui.widgets.years import Years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.bank.model import Event
    from quiz.game.asked import Asked, Evidence, Option


class Cards(Stations):
    """Events ranked by their digits or moved: held, by the arrows, else by shift and arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("digit", "rank", "rank", key_display="1 2 …"),
        Binding("backspace", "undo", "undo", key_display="⌫"),
        Binding("space", "hold(True)", "pick up", key_display="space"),
        Binding("space", "hold(False)", "put down", key_display="space"),
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("up,k", "take(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("down,j", "take(1)", "carry", key_display="↑↓"),
        Binding("shift+up,K", "carry(-1)", "move", key_display="⇧↑ ⇧↓"),
        Binding("shift+down,J", "carry(1)", "move down", show=False),
    ]

    held: reactive[bool] = reactive(False, init=False, bindings=True)
    """The card under the cursor is picked up: what moves the cursor carries it."""

    order: tuple[int, ...] = ()
    """The cards as they stand, by their digits."""
    ranked = 0
    """So many of them, from the first, were put where they stand by their digits."""
    _options: tuple[Option, ...] = ()
    _past: list[tuple[tuple[int, ...], int]]
    """What stood how before each move, and how many were ranked."""
    _was_dragged = False

    @property
    def is_moved(self) -> bool:
        """Whether a card has been moved."""
        return bool(self._past)

    def deal(self, options: tuple[Option, ...]) -> None:
        """Show these cards as they were dealt."""
        self._options, self.order, self.ranked, self._past = options, tuple(range(1, len(options) + 1)), 0, []
        self.held = False
        self._paint(0)

    def watch_held(self, held: bool) -> None:
        """Show which card is moving; however far it is carried, it is one move."""
        if held:
            self._past.append((self.order, self.ranked))
        elif self._past[-1:] == [(self.order, self.ranked)]:
            self._past.pop()
        self._paint(self.cursor)

    def _paint(self, at: int) -> None:
        ends = {0: "earliest", len(self.order) - 1: "latest"}
        labels = (Content.styled(ends.get(index, ""), MUTED) for index in range(len(self.order)))
        marks = "●" * self.ranked + "○" * (len(self.order) - self.ranked)
        rows = [
            Row(shown(self._options[number - 1].text), key=str(number), label=label, mark=mark)
            for number, label, mark in zip(self.order, labels, marks, strict=True)
        ]
        if self.held:
            moving = Content.styled("⇅ moving", "$warning")
            rows[at] = rows[at]._replace(mark_style="$primary", tail=moving)
        self.show(rows, at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what each key does now."""
        if action == "hold":
            return parameters[0] is not self.held
        if action in ("take", "move", "rank"):
            return self.held is (action == "take")
        return action != "undo" or (self.is_moved and not self.held)

    def action_hold(self, held: bool) -> None:
        """Pick the card up, or put it down."""
        self.held = held

    action_take = Stations.action_move  # it carries the card that is held

    def action_undo(self) -> None:
        """Take the last move back."""
        order, ranked = self._past.pop()
        pairs = enumerate(zip(order, self.order, strict=True))
        self._stand(order, ranked, next((at for at, (now, then) in pairs if now != then), self.cursor))

    def choose(self, index: int) -> None:
        """Put the card of a digit in the next place; the last one falls in."""
        self.held = False
        if index >= self.ranked:
            ranked = self.ranked + 1
            ranked += ranked == len(self.order) - 1
            self._move(index, self.ranked, ranked, ranked - 1)

    def validate_cursor(self, cursor: int) -> int:
        """Let a held card go with the cursor."""
        if self.held:
            self._carry_to(cursor)
        return cursor

    def action_carry(self, step: int) -> None:
        """Move the card under the cursor by `step` places."""
        self._carry_to(max(0, min(self.cursor + step, len(self.rows) - 1)))

    def _carry_to(self, end: int) -> None:
        if end != (start := self.cursor):
            # What goes in among the ranked ones is ranked, what goes out from among them no more.
            self._move(start, end, self.ranked + (end < self.ranked) - (start < self.ranked), end)

    def _move(self, start: int, end: int, ranked: int, at: int) -> None:
        """Move a card; so many are ranked then, and the cursor stands on one of them."""
        if not self.held:
            self._past.append((self.order, self.ranked))
        order = list(self.order)
        order.insert(end, order.pop(start))
        self._stand(tuple(order), ranked, at)

    def _stand(self, order: tuple[int, ...], ranked: int, at: int) -> None:
        self.order, self.ranked = order, ranked
        self._paint(at)
        self.refresh_bindings()
        self.post_message(self.Moved(self, at))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take a card with the mouse; one that is held goes there."""
        at = event.get_content_offset(self)
        index = None if at is None else self.index_at(at.y)
        if index is not None:
            event.stop()
            self.focus()
            is_put = self.held and index != self.cursor
            self.cursor, self._was_dragged = index, False
            if is_put:
                self.held = False
            else:
                self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Carry the card along."""
        if self.app.mouse_captured is self:
            y = int(event.screen_y) - self.content_region.y
            index = self.index_at(max(0, min(y, self.content_size.height - 1)))
            if index is not None and index != self.cursor:
                self._was_dragged = self.held = True
                self.cursor = index

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Put the card down; a press without a drag picks it up instead."""
        if self.app.mouse_captured is self:
            event.stop()
            self.release_mouse()
            self.held = not self._was_dragged and not self.held

    def on_click(self, event: events.Click) -> None:
        """Presses are dealt with as they begin and end."""
        event.stop()
        event.prevent_default()


_HOW = "type their numbers in order, or move them"


class OrderingView(Question):
    """The prompt over its cards; Enter locks them in."""

    ROWS = Cards

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "enter", "lock in", key_display="⏎")]

    _was_asked = False
    """Whether the cards are to be locked in as they are has been asked."""

    @property
    def cards(self) -> Cards:
        """The cards."""
        return self.query_one(Cards)

    def ask(self, asked: Asked) -> None:
        """Show the cards as they were dealt."""
        self._was_asked = False
        self.cards.deal(self.options)
        self._say_ranks()

    def on_rows_moved(self, message: Cards.Moved) -> None:
        """Say which cards have been ranked."""
        message.stop()
        self._say_ranks()

    def _say_ranks(self) -> None:
        ranked, count = self.cards.ranked, len(self.options)
        signs = " ".join([*map(str, self.cards.order[:ranked]), *"·" * (count - ranked)])
        words = {0: _HOW, count: "the last card falls in by itself"}.get(ranked, "")
        self.hint(Content.styled(f"{signs}   {words}", MUTED).stylize("bold $foreground", 0, 2 * ranked))

    def chosen(self, index: int) -> tuple[str, ...] | None:
        """The cards as they stand; untouched or half ranked, they are asked about once."""
        cards, count, self.cards.held = self.cards, len(self.options), False
        is_half = 0 < cards.ranked < count
        if (is_half or not cards.is_moved) and not self._was_asked:
            self._was_asked = True
            done = f"{cards.ranked} of {count} cards are ranked" if is_half else "You have not moved a card"
            self.hint(f"{done}. Enter again locks them in as they are.")
            return None
        return tuple(self.options[number - 1].key for number in cards.order)


_DATING = 0.04
"""Seconds in which the date of a card replaces its rank."""


class Proved(Stations):
    """Events in their order; the proof of the one under the cursor is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,j", "move(1)", "its proof", key_display="↑↓")]


class OrderingFeedback(EventsFeedback):
    """The right order with its dates, and the passage of the event under the cursor."""

    ROWS = Proved

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "turn('page_down')", "more", key_display="PgDn")
    ]

    def come(self) -> None:
        """Let the dates replace the ranks."""
        super().come()
        self.rows.come(_DATING * len(self.feedback.rows))

    def rows_at(self, share: float) -> tuple[list[Row], int]:
        """The right order, dated as far as it has come; the cursor on the first event that stood wrong."""
        order, ticked = self.feedback.rows, ("✓", "$success")
        rows = [station(row.event.event, row.when, row.had, right=ticked) for row in order]
        for rank in range(round(share * len(rows)) + 1, len(rows) + 1):
            row = rows[rank - 1]
            label = Content(str(rank)).pad_left(max(0, row.label.cell_length - 1))
            blank = Content.blank(row.tail.cell_length)  # so that nothing grows as it comes
            rows[rank - 1] = row._replace(label=label, mark="●", mark_style="", tail=blank)
        return rows, next((index for index, row in enumerate(order) if row.had), 0)

    _at = 0
    """The event whose passage is laid out."""

    def fit(self) -> None:
        """Leave room for the longest passage, so that none moves what is above it."""
        lengths = [
            sum(len(run.text) for each in row.evidence for run in each.runs) for row in self.feedback.rows
        ]
        self._at = lengths.index(max(lengths))
        super().fit()
        self.on_rows_moved()

    def on_rows_moved(self) -> None:
        """Show the passage of the event under the cursor, and its name on the line of years."""
        self._at = self.rows.cursor
        self.put("right", self.proof(self.tight))
        self.screen.query_one(Years).name_alone(event_key(self.asked.bank.id, self.proved.id))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages of the event under the cursor."""
        return self.feedback.rows[self._at].evidence

    @property
    def proved(self) -> Event:
        """The event under the cursor."""
        return self.feedback.rows[self._at].event

    def left(self, tight: Tight) -> Iterator[Block]:
        """Nothing below the events, which have air where there is room."""
        self.rows.gap = int(tight is Tight.AIRY)
        return iter(())
