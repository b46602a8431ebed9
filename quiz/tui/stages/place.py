"""A place on a growing line of events, and what came of putting one there: the line stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.game.round import MISPLACEMENTS
from quiz.game.timeline import AskedPlace, misplaced_text
from quiz.tui.stages.feedback import EventsFeedback
from quiz.tui.stages.question import Question
from quiz.tui.stages.view import View
from quiz.tui.widgets.book import Tight
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, shown
from quiz.tui.widgets.rows import Row
from quiz.tui.widgets.stations import Stations, station

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.game.asked import Asked, Landed

_FEWEST = 5
"""So many lines of a timeline are in sight at least."""
_SLIDE = 0.25
"""Seconds in which a misplaced event moves to its true place."""


class Line(Stations):
    """The line with the event in hand at the cursor: moving the cursor carries the event along."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,j", "move(1)", "earlier, later", key_display="↑↓")]

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


class OnLine(View):
    """A stage whose left page is the line; what is said of it stands at the right, else above."""

    TOPIC = "timeline"

    def lay_line(self, tight: Tight) -> None:
        """Show as much of the line as there is room for beside what else is there."""
        line = self.query_one(Stations)
        width = self.outer_size.width - self.gutter.width
        room = self.room - self.air(tight)
        if not self.is_open:
            room -= self._rows() - line.get_content_height(self.size, self.size, width)
        steps = len(line.rows) - 1
        close = line.whole(line.outer_size.width or width) - line.gap * steps
        line.gap = int(tight is Tight.AIRY and close + steps <= room)
        line.most = max(_FEWEST, room)

    def misplaced(self, count: int) -> Block:
        """How many events were misplaced, as signs, and how many more end the line."""
        signs = ("✗ " * count, "$error"), ("· " * (MISPLACEMENTS - count), MUTED)
        return Block(Content.assemble(("misplaced  ", MUTED), *signs, (f" {misplaced_text(count)}", MUTED)))


class PlaceView(OnLine, Question):
    """A growing line of events, and the event in hand that Enter puts in its place."""

    ROWS = Line
    GAP = 0

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "enter", "place it here", key_display="⏎")]

    def lay(self, tight: Tight) -> None:
        """What is asked, and the line."""
        asked = self.asked
        assert isinstance(asked, AskedPlace)
        gap = int(tight < Tight.NO_BLANKS)
        said = [
            *self.large(tight, self.place[0], (Content.styled(self.place[1], MUTED), EMPTY)),
            Block(shown(asked.prompt, "bold"), gap=gap * self.is_open),
            Block(Content.styled(asked.instruction, MUTED), gap=gap * self.is_open),
            self.misplaced(asked.misplaced),
        ]
        self.put("head", [Block()] * self.air(tight) if self.is_open else [*said, *[Block()] * gap])
        self.put("right", said if self.is_open else [])
        self.lay_line(tight)

    def ask(self, asked: Asked) -> None:
        """Show the line, the event in hand in its middle."""
        middle = (len(self.options) + 1) // 2
        rows = [station(option.text, option.when, style=MUTED) for option in self.options]
        rows.insert(middle, Row(shown(asked.prompt), mark="◇", mark_style="$primary"))
        self.rows.show(rows, middle)

    def chosen(self, index: int) -> tuple[str, ...]:
        """The event after which the cursor was; an empty key for the beginning of the line."""
        return (self.options[index - 1].key if index else "",)


class Landing(Stations, inherit_bindings=False):
    """The line with the event that has landed on it, which nothing moves."""

    def on_click(self, event: events.Click) -> None:
        """A press moves nothing."""
        event.prevent_default()


class PlaceFeedback(OnLine, EventsFeedback):
    """The line with the event in its true place, beside it why it belongs there, and its passage."""

    ROWS = Landing

    @property
    def _landed(self) -> Landed:
        assert self.feedback.landed
        return self.feedback.landed

    def come(self) -> None:
        """Let the event slide from where it was put to its true place."""
        if self._landed.had is not None:
            self.rows.come(_SLIDE)

    def rows_at(self, share: float) -> tuple[list[Row], int]:
        """The line, where on it the event was put, and the event: in its true place, or on its way there."""
        landed, at, self.rows.also = self._landed, self._landed.at, -1
        rows = [station(row.text, row.when, style=MUTED) for row in landed.rows]
        rows[at] = event = station(landed.rows[at].text, landed.rows[at].when, right=("◆", "bold $primary"))
        if landed.had is not None:
            is_later = landed.had <= at  # than it was put
            had = landed.had - (not is_later)
            rows[at : at + 1] = ()
            rows.insert(had, Row(Content.styled("✗ you had it here", "$error"), mark="┊", mark_style=MUTED))
            at = had + is_later + round(share * (at - had))
            undated = event._replace(label=Content.blank(event.label.cell_length))
            rows.insert(at, event if share == 1 else undated)
            self.rows.also = had + (at <= had)
        return rows, at

    def lay(self, tight: Tight) -> None:
        """The verdict and the passages beside the line, or above and below it."""
        above = [Block()] * self.air(tight) if self.is_open else self._said(tight < Tight.NO_BLANKS)
        self.put("head", above)
        self.put("right", [*self.proof(tight), self.misplaced(self._landed.misplaced)])
        self.lay_line(tight)

    def _said(self, gap: int) -> Iterator[Block]:
        """The verdict, and what the place contradicts."""
        summary = self.feedback.summary
        yield Block(self.verdict(), gap=0 if summary else gap)
        yield from [Block(shown(summary), gap=gap)] * bool(summary)

    def reason(self, tight: Tight) -> Iterator[Block]:
        """The verdict, where it does not stand above the line."""
        yield from self._said(tight < Tight.DENSE) if self.is_open else [Block()] * (tight < Tight.JOINED)
        yield from super().reason(tight)
