"""A list of rows with a cursor: options, cards, sentences, events, and what there is to play."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from quiz.tui.widgets.prose import EMPTY, Block, Blocks


class Row(NamedTuple):
    """One row as it is shown when the cursor is elsewhere."""

    text: Content
    key: str = ""
    """The digit or letter that chooses it; empty if none does."""
    letter: str = ""
    """A letter that chooses it too, though it is not shown."""
    label: Content = EMPTY
    """Stands behind the key, in a column of its own; as wide in every row."""
    mark: str = ""
    """One cell before the text: a box, a sign, a bar."""
    mark_style: str = ""
    tail: Content = EMPTY
    low: bool = False
    """The tail stands at the end of the last line."""
    dim: bool = False
    """Not to be chosen now."""
    short: bool = False
    """It stands in one line, text and tail cut off where they have no room."""
    below: Sequence[Block] = ()
    """What is opened below it."""


def mark_row(text: Content, chosen: bool, yes: str, no: str) -> Row:
    """A row that can be chosen beside others: its mark says whether it is."""
    return Row(text, mark=yes if chosen else no, mark_style="$success" if chosen else "$foreground-muted")


class Rows(Blocks, can_focus=True):
    """Rows with a cursor that keys and mouse move; a press or a key of a row chooses.

    The terminal's own cursor follows the cursor, so that screen readers and magnifiers do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "move", key_display="↑↓"),
        Binding("home", "jump(0)", "first", show=False),
        Binding("end", "jump(-1)", "last", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    gap: reactive[int] = reactive(1, layout=True)

    STEADY: ClassVar[bool] = False
    """The cursor shows without the focus too."""

    @dataclass
    class Moved(Message):
        """The cursor came to another row."""

        rows: Rows
        index: int

    @dataclass
    class Chosen(Moved):
        """A row was pressed with the mouse or chosen by its key."""

        pressed: bool
        """By the mouse."""

    def __init__(self, *rows: Row, gap: int = 1, cursor: int = 0) -> None:
        """Show rows `gap` lines apart."""
        super().__init__()
        self.set_reactive(Rows.gap, gap)
        self._put(rows, cursor)

    def _put(self, rows: tuple[Row, ...], cursor: int) -> None:
        self.rows = rows
        self.set_reactive(Rows.cursor, cursor)
        self.blocks = tuple(self._block(index) for index in range(len(rows)))

    @property
    def spacing(self) -> int:
        """Blank lines between any two rows, one more where there is to be room."""
        return self.gap + self.app.has_class("-roomy")

    def show(self, rows: Iterable[Row], cursor: int | None = None) -> None:
        """Show these rows instead, the cursor where it was unless told."""
        now = tuple(rows)
        self._put(now, max(0, min(self.cursor if cursor is None else cursor, len(now) - 1)))
        self.refresh(layout=True)
        self.call_after_refresh(self.follow)

    def change(self, index: int, row: Row) -> None:
        """Show one row in another way; the others stay as they are laid out."""
        before = self.region_of(index) if self.content_size.width else None
        self.rows = (*self.rows[:index], row, *self.rows[index + 1 :])
        self._redraw(index)
        if before and before == self.region_of(index):
            self.refresh(before)
        else:
            self.refresh(layout=True)

    def _block(self, index: int) -> Block:
        row = self.rows[index]
        has_cursor = index == self.cursor
        here = has_cursor and (self.has_focus or self.STEADY or not self.can_focus)
        lead = Content.assemble(
            (" ▸ " if here else "   ", "$primary"),
            (f"{row.key:>2}  " if row.key else " ", "bold $warning" if here else "$warning"),
            row.label.stylize("bold") if here else row.label,
            (f"{row.mark} " if row.mark else "", row.mark_style),
        )
        style = "bold" if here and not row.label else "$foreground-muted" if row.dim else ""
        ground = "on $panel" if has_cursor and self.has_focus else ""
        text = row.text.stylize(style) if style else row.text
        return Block(text, lead, tail=row.tail, low=row.low, ground=ground, short=row.short, below=row.below)

    def _redraw(self, *indices: int) -> None:
        """Draw these rows as they are now; the others stay as they are laid out."""
        blocks = enumerate(self.blocks)
        self.blocks = tuple(self._block(index) if index in indices else block for index, block in blocks)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw the row under the cursor as it is with the focus, or without."""
        self._redraw(self.cursor)

    def follow(self) -> None:
        """Bring the cursor's row into view, and the terminal's own cursor to it."""
        if not self.rows or not self.is_attached or not self.content_size.width:
            return
        region = self.bring(self.region_of(self.cursor))
        if self.has_focus:
            self.app.cursor_position = region.translate((1, 0)).offset

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint two rows and no more, follow, and tell."""
        if before != now and self.is_attached:
            self._redraw(before, now)
            self.refresh(*(self.region_of(index) for index in (before, now) if index < len(self.rows)))
            self.follow()
            self.post_message(self.Moved(self, now))

    def focus(self, scroll_visible: bool = False) -> Self:
        """Take the focus; the row under the cursor comes into view, not the whole."""
        return super().focus(scroll_visible=scroll_visible)

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.call_after_refresh(self.follow)

    def action_move(self, step: int) -> None:
        """Move the cursor by `step` rows, stopping at the ends."""
        end = max(0, min(self.cursor + step, len(self.rows) - 1))
        if end == self.cursor:
            self.leave(step)
        self.cursor = end

    def leave(self, step: int) -> None:
        """Go on from the last row down, or from the first up, if there is anywhere to go."""

    def action_jump(self, index: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        self.cursor = index % max(1, len(self.rows))

    def choose(self, index: int) -> None:
        """Put the cursor on the row that a digit or letter named, and choose it."""
        self.cursor = index
        self.post_message(self.Chosen(self, index, pressed=False))

    def on_key(self, event: events.Key) -> None:
        """Choose the row that a digit or letter names."""
        key = event.key.lower()
        index = next((index for index, row in enumerate(self.rows) if key in (row.key, row.letter)), None)
        if index is not None:
            event.stop()
            event.prevent_default()
            self.choose(index)

    def on_click(self, event: events.Click) -> None:
        """A press puts the cursor on its row and chooses it."""
        at = event.get_content_offset(self)
        if at is not None and (index := self.index_at(at.y)) is not None:
            event.stop()
            self.cursor = index
            self.post_message(self.Chosen(self, index, pressed=True))


class ListRows(Rows, inherit_bindings=False):
    """Rows of a long list, which leave letters and digits to what else they are for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "move", key_display="↑↓"),
        Binding("pageup", "move(-10)", "up", show=False),
        Binding("pagedown", "move(10)", "down", show=False),
        Binding("home", "jump(0)", "first", show=False),
        Binding("end", "jump(-1)", "last", show=False),
    ]
