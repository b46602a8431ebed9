"""Rows along a line."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from quiz.game.banks import When
from quiz.tui.widgets.stations import Stations, station

LONG = "Becomes first deputy head of the transport administration"


class Shown(App[None]):
    """Some stations in so many lines at most."""

    def __init__(self, *texts: str, had: str = "", most: int = 0) -> None:
        super().__init__()
        years = (When(str(1900 + at), is_dated=True) for at in range(len(texts)))
        self._rows = [station(text, year, had) for text, year in zip(texts, years, strict=True)]
        self._most = most

    def compose(self) -> ComposeResult:
        stations = Stations(gap=0)
        stations.most = self._most
        yield stations

    def lines(self) -> list[str]:
        stations = self.query_one(Stations)
        return [stations.render_line(y).text.rstrip() for y in range(stations.size.height)]

    def on_mount(self) -> None:
        self.query_one(Stations).show(self._rows, 4 if self._most else 0)


@pytest.mark.parametrize(
    ("width", "last"), [(90, f"{LONG} you had it last"), (50, "│ you had it last")], ids=["behind", "below"]
)
async def test_where_a_card_was_stands_behind_it_or_below_it_if_there_is_no_room(
    width: int, last: str
) -> None:
    app = Shown(LONG, "Shot", had="last")
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        *first, _ = app.lines()  # the second card stands on the last line
        assert " ".join(first[-1].split()).endswith(last)


async def test_of_a_long_line_a_window_round_the_cursor_is_shown_with_a_sign_where_it_goes_on() -> None:
    app = Shown(*(f"Event {number}" for number in range(9)), most=5)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        assert [line.split()[-1] for line in app.lines()] == ["┊", "3", "4", "5", "┊"]
