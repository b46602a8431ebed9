"""From one place of a form to the next, and not out of it."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widget import Widget

from quiz.tui.widgets.rows import Row, Rows


def leave(place: Widget, step: int) -> None:
    """Go to the place of the form after this one, or before it; stay at the first and the last."""
    form = next(ancestor for ancestor in place.ancestors if isinstance(ancestor, VerticalScroll))
    places = [each for each in place.screen.focus_chain if form in each.ancestors]
    at = places.index(place) + step if place in places else -1
    if 0 <= at < len(places):
        there = places[at]
        if isinstance(there, Rows):
            there.cursor = 0 if step > 0 else len(there.rows) - 1
        there.focus()


class FormRows(Rows):
    """Rows in a form: at their ends the cursor goes on to the field above and below."""

    def __init__(self, *rows: Row) -> None:
        super().__init__(*rows, gap=0, chained=True, retiring=True)

    def _leave(self, step: int) -> None:
        leave(self, step)
