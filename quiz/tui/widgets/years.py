"""The line of years, and the events on it as dots."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

from quiz.dates.date import year_text
from quiz.game.banks import event_key

if TYPE_CHECKING:
    from quiz.game.banks import Banks


class Dot(NamedTuple):
    """An event on the line, and the astronomical years in which it can first and last have happened."""

    key: str
    first: int
    last: int

    @property
    def middle(self) -> float:
        """The year at which it stands."""
        return (self.first + self.last) / 2


def dots_of(banks: Banks) -> Iterator[Dot]:
    """The dated events of the banks."""
    for bank_id, event in banks.events:
        years = (event.date.first_year, event.date.last_year) if event.date else ()
        known = [year for year in years if year is not None]
        if known:
            yield Dot(event_key(bank_id, event.id), known[0], known[-1])


_SHARE = 0.12
"""A stretch without events takes at most this share of all the years, or twice the usual stretch."""
_STEPS = [step * scale for scale in (1, 10, 100, 1000) for step in (1, 2, 5)]
"""Years between two that are named."""
_DOTS = (("○", "$foreground-muted"), ("●", "$foreground"), ("◆", "bold $primary"))
"""A dot by its rank: not yet known, known, spoken of."""


class Scale:
    """Years to columns; a long stretch without events is drawn short."""

    def __init__(self, dots: Collection[Dot]) -> None:
        """Make the scale on which these events spread best."""
        self.low, self.high = min(dot.first for dot in dots), max(dot.last for dot in dots)
        years = sorted({float(self.low), float(self.high), *(dot.middle for dot in dots)})
        steps = sorted(year - before for before, year in pairwise(years)) or [0.0]
        longest = max((self.high - self.low) * _SHARE, 2 * steps[len(steps) // 2])
        self.gaps = [(before, year) for before, year in pairwise(years) if year - before > longest]
        places = [0.0]
        for before, year in pairwise(years):
            places.append(places[-1] + min(year - before, longest))
        self._stops = [(year, place / (places[-1] or 1)) for year, place in zip(years, places, strict=True)]

    def column(self, year: float, width: int) -> int:
        """The column of a year on a line of `width` cells."""
        place = self._stops[-1][1]
        for (year_before, before), (year_after, after) in pairwise(self._stops):
            if year <= year_after:
                place = before + (year - year_before) / (year_after - year_before) * (after - before)
                break
        return round(place * (width - 1))

    def labels(self, width: int) -> list[tuple[int, str]]:
        """Years to stand under the line, as (left column, text): both ends, and round years between."""
        low, high = self.low, self.high
        open_years = max(1.0, high - low - sum(after - before for before, after in self.gaps))
        room = max(len(year_text(low)), len(year_text(high))) + 4
        step = next((step for step in _STEPS if open_years / step * room <= width), high - low + 1)
        placed: list[tuple[int, str]] = []
        between = (year + (year < 1) for year in range(-(-low // step) * step, high, step))  # -129 is 130 BC
        for year in (low, high, *between):
            text = year_text(year)
            at = max(0, min(self.column(year, width) - len(text) // 2, width - len(text)))
            free = all(at + len(text) + 2 <= there or there + len(said) + 2 <= at for there, said in placed)
            if free and not any(before < year < after for before, after in self.gaps):
                placed.append((at, text))
        return sorted(placed)


def line_of_years(ranked: Sequence[tuple[int, Dot]], width: int) -> tuple[Content, Content]:
    """Draw dots by their ranks (0 not yet known, 1 known, 2 spoken of; the last covers) over their years."""
    scale = Scale([dot for _, dot in ranked])
    cells = [("─", "$foreground-muted 60%")] * width
    for before, after in scale.gaps:
        for column in range(scale.column(before, width), scale.column(after, width)):
            cells[column] = ("┄", "$foreground-muted 60%")
    for rank, dot in ranked:
        cells[scale.column(dot.middle, width)] = _DOTS[rank]
    years = ""
    for at, text in scale.labels(width):
        years = years.ljust(at) + text
    return Content.assemble(*cells), Content.styled(years, "$foreground-muted")


class Years(Widget):
    """Dots on a line of years: lit ones are what is spoken of, known ones what the player has got right."""

    DEFAULT_CSS = """
    Years { height: 2; width: 1fr; }
    """

    def __init__(self, dots: Iterable[Dot] = ()) -> None:
        super().__init__()
        self._ranked = [(0, dot) for dot in dots]

    def show(self, dots: Iterable[Dot], lit: Collection[str] = (), known: Collection[str] = ()) -> None:
        """Show these dots, with these lit and these known; what is lit stands before what is known."""
        ranks = ((2 if dot.key in lit else int(dot.key in known), dot) for dot in dots)
        self._ranked = sorted(ranks, key=lambda ranked: ranked[0])
        self.display = bool(self._ranked)
        self.refresh()

    def line(self, width: int) -> Content:
        """The line over its years."""
        return Content("\n").join(line_of_years(self._ranked, width))

    def render(self) -> Content:
        """The line, where there is room for one."""
        width = self.content_size.width
        return self.line(width) if self._ranked and width >= 10 else Content("")
