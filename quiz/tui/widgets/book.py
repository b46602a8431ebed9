"""An open book: a left and a right page, a thin fold between; one below the other where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widget import Widget

from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Lines, Prose
from quiz.tui.widgets.years import Years

OPEN = (100, 30)
"""Columns and rows from which two pages stand side by side, as the classes -wide and -high of screens say."""
AIRY = 40
"""Rows from which there is air within lists and around figures."""


class Tight(IntEnum):
    """What is let go of, each with all before it, until all is in sight; after the last a page scrolls."""

    AIRY = 0
    CLOSE = 1
    """No blank rows within lists, few around figures."""
    NO_FIGURE = 2
    DENSE = 3
    """No blank rows within what stands on the right page."""
    JOINED = 4
    """None between the left page and the right one below it."""
    NO_BLANKS = 5
    NO_NAMES = 6
    """On the line of years."""
    NO_LINE = 7
    NO_NEIGHBOURS = 8
    """Passages are the quotes' own sentences."""


class Head(Prose):
    """What stays in sight above the left page while that scrolls; what leaves little of it scrolls along."""

    def on_resize(self) -> None:
        """Scroll along if there is too much of it."""
        if isinstance(self.parent, Widget):
            self.set_class(3 * self.size.height > 2 * self.parent.size.height, "-long")


class RightPage(VerticalScroll, can_focus=False):
    """The source's page: at the right, else below the left one."""


class Book(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Holds a `Head` if any, what stands on the left page, and a `RightPage`; their look is in page.tcss.

    Whoever fills it overrides `lay` and calls `fit`, which lays it out with as much air as there is room for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(way.replace("_", ""), f"turn('{way}')", "more", show=way == "down", key_display="↑↓")
        for way in ("down", "up", "page_down", "page_up", "home", "end")
    ]

    is_long: reactive[bool] = reactive(False, bindings=True)
    """There is more than is in sight, as the keys say then."""

    @property
    def is_open(self) -> bool:
        """Whether the pages stand side by side."""
        size = self.app.size
        return size.width >= OPEN[0] and size.height >= OPEN[1]

    RIGHT_SCROLLS: ClassVar[bool] = False
    """A long right page scrolls at the right, and nothing is let go of for it."""

    room = 0
    """Rows that there are for it as it is laid."""
    tight = Tight.AIRY
    """What is let go of now."""
    _fitted: tuple[int, int] | None = None

    def lay(self, tight: Tight) -> None:
        """Show what there is to see, without what is let go of."""

    @property
    def _space(self) -> tuple[int, int]:
        """Its width, and the rows from where it begins to the keys."""
        top = self.parent.region.y if isinstance(self.parent, Widget) else 0  # a hidden book has no region
        return self.outer_size.width, self.screen.query_one(KeyLine).region.y - top

    def on_resize(self) -> None:
        """Use the room there is, if it is not what it was laid out for."""
        if self._fitted and self._fitted != self._space:
            self.fit()

    def fit(self) -> None:
        """Let go of as little as needs be for all to be in sight."""
        self._fitted = width, rows = self._space
        years = self.screen.query_one(Years)
        for tight in list(Tight)[self.app.size.height < AIRY :]:
            years.keep(names=tight < Tight.NO_NAMES, line=tight < Tight.NO_LINE)
            self.room, self.tight = rows - years.rows_at(width - self.gutter.width), tight
            self.lay(tight)
            if not width or self._rows(self.RIGHT_SCROLLS) <= self.room:
                break
        self.is_long = bool(width) and self._rows() > self.room
        if not width:  # Textual tells of no size where a place was asked for before there was one
            self.call_after_refresh(self.on_resize)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn where there is more."""
        return action != "turn" or self.is_long

    @property
    def right_width(self) -> int:
        """Cells of a line on the right page, where it stands at the right."""
        right = self.query_one(RightPage)
        return right.outer_size.width - right.styles.gutter.width

    def _rows(self, left_only: bool = False) -> int:
        """How many rows the pages take as they are laid; `left_only` if the other one stands beside it."""
        inside = self.outer_size.width - self.gutter.width
        right = self.query_one(RightPage)
        if not self.is_open:
            return _rows_of(self.children, inside)
        left = inside - right.outer_size.width - right.styles.margin.width
        others = _rows_of((page for page in self.children if page is not right), left)
        return others if left_only else max(others, _rows_of(right.children, self.right_width))

    def action_turn(self, how: str) -> None:
        """Scroll the pages; the right one where it alone does not show all."""
        right = self.query_one(RightPage)
        page = right if self.is_open and right.max_scroll_y and not self.max_scroll_y else self
        getattr(page, f"scroll_{how}")()


def _rows_of(widgets: Iterable[Widget], width: int) -> int:
    return sum(
        each.get_content_height(each.size, each.size, width)
        if isinstance(each, Lines)
        else _rows_of(each.children, width)
        for each in widgets
        if each.display
    )
