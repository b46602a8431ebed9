"""Rows with a cursor, in a container that scrolls."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from quiz.tui.widgets.rows import Row, Rows


class Listing(App[None]):
    """A long list."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Rows(*(Row(Content(f"row {number}")) for number in range(90)), gap=0)


async def test_a_cursor_that_is_followed_twice_in_a_frame_is_in_sight() -> None:
    app = Listing()
    async with app.run_test(size=(40, 12)) as pilot:
        rows, scroller = app.query_one(Rows), app.query_one(VerticalScroll)
        rows.cursor = 50  # which follows it
        rows.follow()
        await pilot.pause()
        assert 0 <= rows.region_of(50).y - scroller.scroll_offset.y < 12
