"""A pane of rows, most of which stand for something of the bank."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from quiz.tui.widgets.rows import Row, Rows
from quiz.tui.workshop.choosing import Offer


class Listing(VerticalScroll, can_focus=False):
    """Rows, each known by a number or, if it is a heading, by none."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._known: list[int | None] = []

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Rows(gap=0, steady=True)

    @property
    def rows(self) -> Rows:
        """What it shows."""
        return self.query_one(Rows)

    @property
    def here(self) -> int | None:
        """What the row under the cursor is known by; None on a heading, or if there is none."""
        return self._known[self.rows.cursor] if self._known else None

    def show_rows(self, rows: Iterable[tuple[int | None, Row]], here: int | None = None) -> None:
        """Show rows, each with what it is known by; the cursor goes to one of them, or stays."""
        listed = list(rows)
        at = self._place(here, [known for known, _ in listed])
        self._known = [known for known, _ in listed]
        self.rows.show((row for _, row in listed), at)

    def _place(self, here: int | None, known: list[int | None]) -> int:
        if here is not None and here in known:
            return known.index(here)
        return max(0, min(self.rows.cursor, len(known) - 1))

    def on_resize(self) -> None:
        """Keep the cursor in view when the keys take more lines, or the terminal has another size."""
        self.rows.call_after_refresh(self.rows.follow)

    def row_of(self, known: int) -> int | None:
        """The row that is known by a number; None if none is."""
        return self._known.index(known) if known in self._known else None

    def go_to(self, known: int) -> None:
        """Put the cursor on what is known by a number, if it is there."""
        if (at := self.row_of(known)) is not None:
            self.rows.cursor = at

    def step(self, step: int) -> None:
        """Move the cursor to the next row that is no heading."""
        at = self.rows.cursor + step
        while 0 <= at < len(self._known) and self._known[at] is None:
            at += step
        if 0 <= at < len(self._known):
            self.rows.cursor = at

    def offers(self) -> list[tuple[int, Offer]]:
        """What the rows are known by that are no headings, and what each says."""
        listed = zip(self._known, self.rows.rows, strict=True)
        return [(known, Offer(row.text.plain, row.tail.plain)) for known, row in listed if known is not None]
