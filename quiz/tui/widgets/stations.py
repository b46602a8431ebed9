"""Events one below the other on a line of time: when, a sign on the line, what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive

from quiz.dates.date import short_months
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, shown
from quiz.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from quiz.game.banks import When


def when_label(when: When, style: str = "$warning") -> Content:
    """When an event happened, to stand before it; what only follows from others is in italics."""
    return shown(short_months(when.text), style if when.is_dated else f"italic {MUTED}")


def station(
    text: str, when: When, had: str = "", *, right: tuple[str, str] = ("●", ""), style: str = "$warning"
) -> Row:
    """An event in its true place, with a sign and words where it was put elsewhere."""
    words = Content.styled(f"you had it {had}", "$error") if had else EMPTY
    mark, mark_style = ("✗", "$error") if had else right
    return Row(shown(text), label=when_label(when, style), mark=mark, mark_style=mark_style, tail=words)


class Station(Block):
    """A row whose tail stands below its text where both do not fit on one line."""

    def _lines(self, width: int) -> Iterator[Content]:
        if self.tail and self.lead.cell_length + self.text.cell_length + self.tail.cell_length >= width:
            both = Content("\n").join([self.text, self.tail])
            return Block(both, self.lead, self.rest, ground=self.ground)._lines(width)
        return super()._lines(width)


class Stations(Rows):
    """Rows along a line: label, mark, key, text; a tail stands below its text where rows stand apart.

    With `most`, a window of so many lines, in whose middle the row under the cursor stands.
    """

    most: reactive[int] = reactive(0, layout=True)
    """Lines that are shown at most; 0 for all."""
    also = -1
    """A row that stands at the window's edge if it is beyond it; -1 for none."""
    _top = 0
    """The first line in the window."""

    rows_at: Callable[[float], tuple[Iterable[Row], int]] | None = None
    """The rows and the cursor as they are when so much of a change has come, from 0 to 1."""

    def watch_share(self, share: float) -> None:
        """Show how far the rows have come."""
        if self.rows_at:
            self.show(*self.rows_at(share))

    def show(self, rows: Iterable[Row], cursor: int | None = None) -> None:
        """Show these rows instead, their labels flush right."""
        now = tuple(rows)
        width = max((row.label.cell_length for row in now), default=0)
        super().show(
            (row._replace(label=row.label.pad_left(width - row.label.cell_length)) for row in now), cursor
        )

    @property
    def spacing(self) -> int:
        """None: the line goes on between two rows."""
        return 0

    def on_resize(self) -> None:
        """Take the terminal's own cursor along, when the window has become another one."""
        self.call_after_refresh(self.follow)

    def watch_gap(self) -> None:
        """Draw the line as far as it goes now."""
        self._put(self.rows, self.cursor)

    def _block(self, index: int) -> Block:
        row, is_last, apart = self.rows[index], index == len(self.rows) - 1, super().spacing
        is_lit = index == self.cursor and self.has_focus
        style = "bold" if is_lit else ""
        before = Content.assemble((" ▸ " if style else "   ", "$primary"), row.label.stylize(style), "  ")
        behind = Content.styled(f"  {row.key}  " if row.key else "  ", MUTED)
        lead = Content.assemble(before, (row.mark, row.mark_style), behind)
        line = Content.styled(" " if is_last else "│", f"{MUTED} 60%")
        rest = Content.assemble(" " * before.cell_length, line, " " * behind.cell_length)
        lines = [row.text.stylize(style)]
        if apart and (row.tail or not is_last):
            lines += [row.tail, *[EMPTY] * (apart - 1) * (not is_last)]
        text, tail = Content("\n").join(lines), EMPTY if apart else row.tail
        return Station(text, lead, rest, tail, ground="on $panel" * is_lit, below=row.below)

    def whole(self, width: int) -> int:
        """How many lines it takes in all, at this width."""
        return sum(len(block.lay(width)) for block in self.blocks)

    def region_of(self, index: int) -> Region:
        """The lines of a row, within the window."""
        return super().region_of(index).translate((0, -self._top))

    def watch_cursor(self, before: int, now: int) -> None:
        """Move the window along."""
        super().watch_cursor(before, now)
        if self.most:
            self.refresh()

    def lay(self, width: int) -> Sequence[Content]:
        """The lines in the window; at an edge beyond which the line goes on, a sign for that."""
        lines, most = super().lay(width), self.most
        is_cut = bool(self.rows) and 0 < most < len(lines)
        self._top = top = max(0, min(self._tops[self.cursor] - most // 2, len(lines) - most)) if is_cut else 0
        if not is_cut:
            return lines
        seen, end = list(lines[top : top + most]), top + most
        edge = Content.styled("┊", MUTED).pad_left(self.rows[0].label.cell_length + 5)
        also = self._tops[self.also] if self.also >= 0 else top
        if top > 0:
            seen[0] = lines[also] if also < top else edge
            seen[1] = lines[max(start for start in self._tops if start <= top + 1)]  # where a row begins
        if end < len(lines):
            seen[-1] = lines[also] if also >= end else edge
        return seen
