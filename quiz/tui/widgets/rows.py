"""A list of rows with a cursor: options, cards, sentences, events, and what there is to play."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from quiz.tui.widgets.prose import EMPTY, Block, lay

_NAMES = "123456789abcdefghny"
"""The nine digits, and the letters, that rows can be named by."""


class Row(NamedTuple):
    """One row as it is shown when the cursor is elsewhere."""

    text: Content
    """What it says."""
    key: str = ""
    """The digit or letter that chooses it; empty if none does."""
    letter: str = ""
    """A letter that chooses it too, though it is not shown."""
    label: Content = EMPTY
    """Stands before the text, in a column of its own; as wide in every row."""
    mark: str = ""
    """One cell between key and text: a box, a sign, a bar."""
    mark_style: str = ""
    """The style of the mark."""
    tail: Content = EMPTY
    """Stands at the row's right end."""
    dim: bool = False
    """Not to be chosen now."""


def mark_row(text: Content, chosen: bool, yes: str, no: str) -> Row:
    """A row that can be chosen beside others: its mark says whether it is."""
    return Row(text, mark=yes if chosen else no, mark_style="$success" if chosen else "$foreground-muted")


class Rows(Widget, can_focus=True):
    """Rows with a cursor that keys and mouse move; a press or Enter chooses.

    The terminal's own cursor follows the cursor, so that screen readers and magnifiers do.
    """

    DEFAULT_CSS = """
    Rows { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "move", key_display="↑↓"),
        Binding("home", "jump(0)", "first", show=False),
        Binding("end", "jump(-1)", "last", show=False),
        # Bindings, as every other key is: keys typed ahead then act one after the other.
        *(
            Binding(key, f"pick('{key.lower()}')", "choose", show=False)
            for key in _NAMES + _NAMES[9:].upper()
        ),
    ]

    cursor: reactive[int] = reactive(0)
    """The row under the cursor, from 0."""
    gap: reactive[int] = reactive(1, layout=True)
    """Blank lines between the rows."""

    class Chosen(Message):
        """A row was pressed with the mouse or chosen by its key."""

        def __init__(self, rows: Rows, index: int, pressed: bool) -> None:
            self.rows = rows
            self.index = index
            """From 0."""
            self.pressed = pressed
            """By the mouse."""
            super().__init__()

        @property
        def control(self) -> Rows:
            """The rows it came from."""
            return self.rows

    class Moved(Message):
        """The cursor came to another row."""

        def __init__(self, rows: Rows, index: int) -> None:
            self.rows = rows
            self.index = index
            super().__init__()

        @property
        def control(self) -> Rows:
            """The rows it came from."""
            return self.rows

    def __init__(
        self,
        *rows: Row,
        gap: int = 1,
        chained: bool = False,
        steady: bool = False,
        retiring: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        """Show rows `gap` lines apart.

        Chained, the cursor goes on into the rows above and below; steady, it shows without the focus too;
        retiring, it comes into view with the focus alone.
        """
        super().__init__(id=id, classes=classes)
        self._rows = rows
        self._chained = chained
        self._steady = steady
        self._retiring = retiring
        self._tops: list[int] = []
        self._lines: list[Content] = []
        self._laid: tuple[object, ...] = ()
        self._laid_rows: dict[tuple[object, ...], list[Content]] = {}
        self.set_reactive(Rows.gap, gap)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it shows."""
        return self._rows

    def show(self, rows: Iterable[Row], cursor: int | None = None) -> None:
        """Show these rows instead, the cursor where it was unless told."""
        self._rows = tuple(rows)
        self._laid_rows.clear()
        self._laid = ()  # rows of the same words are equal, whatever their styles
        self.refresh(layout=True)
        if cursor is not None:
            self.set_reactive(Rows.cursor, cursor)
        self.set_reactive(Rows.cursor, max(0, min(self.cursor, len(self._rows) - 1)))
        self.call_after_refresh(self.follow)

    def change(self, index: int, row: Row) -> None:
        """Show one row in another way; the others stay as they are laid out."""
        before = len(self._row_lines(index, width)) if (width := self.content_size.width) else 0
        self._rows = (*self._rows[:index], row, *self._rows[index + 1 :])
        for key in [key for key in self._laid_rows if key[0] == index]:
            del self._laid_rows[key]
        self._laid = ()
        if width and len(self._row_lines(index, width)) == before:
            self.refresh(self.region_of(index))
        else:
            self.refresh(layout=True)

    @property
    def _gap(self) -> int:
        return self.gap + self.app.has_class("-roomy")

    def _block(self, index: int) -> Block:
        row = self._rows[index]
        here = index == self.cursor and (self.has_focus or self._steady or not self.can_focus)
        lead = Content.assemble(
            (" ▸ " if here else "   ", "$primary"),
            (f"{row.key:>2}  " if row.key else " ", "bold $warning" if here else "$warning"),
            (f"{row.mark} " if row.mark else "", row.mark_style),
            row.label.stylize("bold") if here else row.label,
        )
        style = "bold" if here and not row.label else "$foreground-muted" if row.dim else ""
        return Block(text=row.text.stylize(style) if style else row.text, lead=lead, tail=row.tail)

    def _lay(self, width: int) -> list[Content]:
        gap = self._gap
        laid = (width, gap, self.cursor, self.has_focus)
        if laid != self._laid:
            self._laid, self._lines, self._tops = laid, [], []
            for index in range(len(self._rows)):
                self._tops.append(len(self._lines))
                self._lines += self._row_lines(index, width)
                if index < len(self._rows) - 1:
                    self._lines += [EMPTY] * gap
        return self._lines

    def _row_lines(self, index: int, width: int) -> list[Content]:
        here = index == self.cursor and self.has_focus
        key = (index, width, index == self.cursor, self.has_focus)
        if key not in self._laid_rows:
            lines = lay(self._block(index), width)
            self._laid_rows[key] = [line.stylize_before("on $panel") for line in lines] if here else lines
        return self._laid_rows[key]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take at this width."""
        return len(self._lay(width)) if width else 0

    def render_line(self, y: int) -> Strip:
        """One line of the rows, so that a moved cursor repaints two rows and no more."""
        width = self.content_size.width
        lines = self._lay(width)
        style = self.visual_style
        if y >= len(lines) or not lines[y]:
            return Strip.blank(width, style.rich_style)
        return Visual.to_strips(self, lines[y], width, 1, style)[0]

    def row_at(self, y: int) -> int | None:
        """The row on a line of the widget's content; None below the last and between two."""
        self._lay(self.content_size.width)
        for index, top in reversed(list(enumerate(self._tops))):
            if y >= top:
                end = self._tops[index + 1] - self._gap if index + 1 < len(self._tops) else len(self._lines)
                return index if y < end else None
        return None

    def region_of(self, index: int) -> Region:
        """The lines of a row, within the widget's content."""
        self._lay(self.content_size.width)
        top = self._tops[index]
        end = self._tops[index + 1] - self._gap if index + 1 < len(self._tops) else len(self._lines)
        return Region(0, top, self.content_size.width, end - top)

    def follow(self) -> None:
        """Bring the cursor's row into view, and the terminal's own cursor to it."""
        if not self._rows or not self.is_attached or not self.content_size.width:
            return
        if self._retiring and not self.has_focus:
            return
        region = self.region_of(self.cursor)
        here = self.content_region.offset + Offset(1, region.y)
        for ancestor in self.ancestors:
            if isinstance(ancestor, ScrollableContainer):
                inside = self.region.translate(ancestor.scroll_offset - ancestor.content_region.offset)
                before = ancestor.scroll_offset
                ancestor.scroll_to_region(region.translate(inside.offset), animate=False, immediate=True)
                here += before - ancestor.scroll_offset
                break
        if self.has_focus:
            self.app.cursor_position = here

    def watch_cursor(self, before: int, now: int) -> None:
        """Repaint, follow, and tell."""
        if before != now and self.is_attached:
            self.refresh(*(self.region_of(index) for index in (before, now) if index < len(self._rows)))
            self.follow()
            self.post_message(self.Moved(self, now))

    def focus(self, scroll_visible: bool = False) -> Self:
        """Take the focus; the row under the cursor comes into view, not the whole."""
        return super().focus(scroll_visible=scroll_visible)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()
        self.call_after_refresh(self.follow)

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def action_move(self, step: int) -> None:
        """Move the cursor by `step` rows, stopping at the ends."""
        if not self._rows:
            return
        end = max(0, min(self.cursor + step, len(self._rows) - 1))
        if self._chained and end == self.cursor:
            self._leave(step)
        self.cursor = end

    def _leave(self, step: int) -> None:
        """Go into the next rows of the screen."""
        chain = [rows for rows in self.screen.query(Rows) if rows.display and rows.rows]
        at = chain.index(self) + step
        if 0 <= at < len(chain):
            chain[at].cursor = 0 if step > 0 else len(chain[at].rows) - 1
            chain[at].focus()

    def action_jump(self, index: int) -> None:
        """Move the cursor to a row; -1 is the last."""
        if self._rows:
            self.cursor = index % len(self._rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit or letter acts if a row has it; else it is for the screen."""
        return action != "pick" or self._named(str(parameters[0])) is not None

    def _named(self, key: str) -> int | None:
        named = (index for index, row in enumerate(self._rows) if key in (row.key, row.letter))
        return next(named, None)

    def action_pick(self, key: str) -> None:
        """Choose the row that a digit or letter names."""
        index = self._named(key)
        if index is not None:
            self.choose(index)

    def choose(self, index: int) -> None:
        """Put the cursor on the row that a digit or letter named, and choose it."""
        self.cursor = index
        self.post_message(self.Chosen(self, index, pressed=False))

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed ahead, if a key before it has moved the focus elsewhere."""
        focused = self.screen.focused
        if focused is not None and focused is not self:
            event.stop()
            event.prevent_default()
            focused.post_message(events.Key(event.key, event.character))

    def on_click(self, event: events.Click) -> None:
        """A press puts the cursor on its row and chooses it."""
        at = event.get_content_offset(self)
        index = None if at is None else self.row_at(at.y)
        if index is not None:
            event.stop()
            self.cursor = index
            self.post_message(self.Chosen(self, index, pressed=True))
