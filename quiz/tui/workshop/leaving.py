"""From one place of a form to the next, and not out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from textual.containers import VerticalScroll
from textual.widget import Widget

from quiz.tui.widgets.rows import Row, Rows


@runtime_checkable
class Passable(Protocol):
    """A place that need not be filled."""

    @property
    def is_passed(self) -> bool:
        """Whether one who goes on to what is still to be written goes past it."""

    def start(self) -> None:
        """Write there, at the end."""


def leave(place: Widget, step: int, *, to_write: bool = False) -> None:
    """Go to the place of the form after this one, or before it; stay at the first and the last.

    To what is still `to_write`, if so: past what need not be filled, or is.
    """
    form = next(ancestor for ancestor in place.ancestors if isinstance(ancestor, VerticalScroll))
    places = list(_places(form))
    at = places.index(place) + step if place in places else -1
    while to_write and 0 <= at < len(places) and _is_passed(places[at]):
        at += step
    if not 0 <= at < len(places):
        return
    there = places[at]
    if isinstance(there, Passable):
        there.start()
    elif isinstance(there, Rows):
        there.cursor = 0 if step > 0 else len(there.rows) - 1
        place.screen.set_focus(there)


def _places(widget: Widget) -> Iterator[Widget]:
    """Where one can write or choose, in the order of the form, whether or not it is laid out yet."""
    for child in widget.displayed_children:
        if child.focusable:
            yield child
        yield from _places(child)


def _is_passed(place: Widget) -> bool:
    return isinstance(place, Passable) and place.is_passed


class FormRows(Rows):
    """Rows in a form: at their ends the cursor goes on to the field above and below."""

    def __init__(self, *rows: Row) -> None:
        super().__init__(*rows, gap=0, chained=True, retiring=True)

    def _leave(self, step: int) -> None:
        leave(self, step)
