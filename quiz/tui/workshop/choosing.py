"""Lists to choose from in a box: events for an ordering, and suggested options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from quiz.tui.blocks import Block
from quiz.tui.dialog import Dialog
from quiz.tui.text import shown
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.prose import Prose
from quiz.tui.widgets.rows import Row, Rows


class Chooser(Dialog[tuple[int, ...]]):
    """Rows of which several may be chosen; gives their indices in the order in which they were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "choose"),
        Binding("enter", "take", "take", key_display="⏎"),
        Binding("escape", "dismiss", "back", key_display="esc"),
    ]

    def __init__(self, heading: str, rows: Sequence[tuple[str, str]], nothing: str) -> None:
        """Show rows of (text, what stands at their end); `nothing` is said if there are none."""
        super().__init__()
        self._heading = heading
        self._texts = rows
        self._nothing = nothing
        self._chosen: list[int] = []

    def compose(self) -> ComposeResult:
        """The heading over the rows."""
        with Vertical(classes="box -list"):
            said = self._heading if self._texts else self._nothing
            yield Prose(Block(Content.styled(said, "bold"), gap=1))
            with VerticalScroll(can_focus=False):
                yield Rows(*(self._row(index) for index in range(len(self._texts))), gap=0)
            yield KeyLine()

    def on_mount(self) -> None:
        """Choose at once."""
        self.query_one(Rows).focus()

    def _row(self, index: int) -> Row:
        text, tail = self._texts[index]
        number = str(self._chosen.index(index) + 1) if index in self._chosen else "·"
        return Row(shown(text), mark=number[-1], mark_style="$success", tail=shown(tail, "$foreground-muted"))

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """A press marks a row."""
        self._toggle(message.index)

    def action_mark(self) -> None:
        """Choose the row under the cursor, or take that back."""
        if self._texts:
            self._toggle(self.query_one(Rows).cursor)

    def _toggle(self, index: int) -> None:
        if index in self._chosen:
            self._chosen.remove(index)
        else:
            self._chosen.append(index)
        rows = self.query_one(Rows)
        for each in range(len(self._texts)):
            if rows.rows[each].mark != self._row(each).mark:
                rows.change(each, self._row(each))

    def action_take(self) -> None:
        """Take what is chosen; if nothing is, the row under the cursor."""
        if not self._texts:
            self.answer(())
            return
        self.answer(tuple(self._chosen) or (self.query_one(Rows).cursor,))
