"""The line of years, and the events on it as dots."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

from quiz.dates.date import year_text
from quiz.game.banks import event_key

if TYPE_CHECKING:
    from quiz.game.banks import Banks


class Dot(NamedTuple):
    """An event on the line."""

    key: str
    first: int
    """The astronomical year in which it can first have happened."""
    last: int


def dots_of(banks: Banks) -> Iterator[Dot]:
    """The dated events of the banks."""
    for bank_id, event in banks.events:
        years = (event.date.first_year, event.date.last_year) if event.date else ()
        known = [year for year in years if year is not None]
        if known:
            yield Dot(event_key(bank_id, event.id), known[0], known[-1])


_SHARE = 0.12
"""A stretch without events takes at most this share of all the years, or twice the usual stretch."""

_DOTS = (("○", "$foreground-muted"), ("●", "$foreground"), ("◆", "bold $primary"))
"""A dot by its rank: not yet known, known, spoken of."""


class Scale(NamedTuple):
    """Years to columns; a long stretch without events is drawn short."""

    stops: tuple[tuple[float, float], ...]
    """Years and their places on the line, from 0 to 1, both rising."""
    gaps: tuple[tuple[float, float], ...]
    """The stretches of years that are drawn short."""

    @classmethod
    def of(cls, dots: Iterable[Dot]) -> Scale:
        """The scale on which these events spread best."""
        spread = list(dots)
        ends = {float(min(dot.first for dot in spread)), float(max(dot.last for dot in spread))}
        years = sorted(ends | {(dot.first + dot.last) / 2 for dot in spread})
        steps = sorted(year - before for before, year in pairwise(years)) or [0.0]
        longest = max((years[-1] - years[0]) * _SHARE, 2 * steps[len(steps) // 2])
        places, gaps = [0.0], []
        for before, year in pairwise(years):
            places.append(places[-1] + min(year - before, longest))
            if year - before > longest:
                gaps.append((before, year))
        return cls(
            tuple((year, place / (places[-1] or 1)) for year, place in zip(years, places, strict=True)),
            tuple(gaps),
        )

    def column(self, year: float, width: int) -> int:
        """The column of a year on a line of `width` cells."""
        for (year_before, before), (year_after, after) in pairwise(self.stops):
            if year <= year_after:
                share = (year - year_before) / (year_after - year_before)
                return round((before + share * (after - before)) * (width - 1))
        return round(self.stops[-1][1] * (width - 1))

    def labels(self, width: int) -> list[tuple[int, str]]:
        """Years to stand under the line, as (left column, text): both ends, and round years between."""
        low, high = int(self.stops[0][0]), int(self.stops[-1][0])
        open_years = max(1.0, high - low - sum(after - before for before, after in self.gaps))
        room = max(len(year_text(low)), len(year_text(high))) + 4
        steps = [step * scale for scale in (1, 10, 100, 1000) for step in (1, 2, 5)]
        step = next((step for step in steps if open_years / step * room <= width), high - low + 1)
        placed: list[tuple[int, str]] = []
        between = (year + (year < 1) for year in range(-(-low // step) * step, high, step))  # -129 is 130 BC
        for year in (low, high, *between):
            text = year_text(year)
            at = max(0, min(self.column(year, width) - len(text) // 2, width - len(text)))
            free = all(at + len(text) + 2 <= there or there + len(said) + 2 <= at for there, said in placed)
            if free and not any(before < year < after for before, after in self.gaps):
                placed.append((at, text))
        return sorted(placed)


class Years(Widget):
    """Dots on a line of years: lit ones are what is spoken of, known ones what the player has got right."""

    DEFAULT_CSS = """
    Years { height: 2; width: 1fr; }
    """

    def __init__(self, dots: Iterable[Dot] = ()) -> None:
        super().__init__()
        self._dots = tuple(dots)
        self._lit: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()

    def show(self, dots: Iterable[Dot], lit: Collection[str] = (), known: Collection[str] = ()) -> None:
        """Show these dots, with these lit and these known."""
        self._dots, self._lit, self._known = tuple(dots), frozenset(lit), frozenset(known)
        self.display = bool(self._dots)
        self.refresh()

    def line(self, width: int) -> list[tuple[str, str]]:
        """A sign and its style a cell: what is lit stands before what is known, and both before the rest."""
        scale = Scale.of(self._dots)
        cells = [("─", "$foreground-muted 60%")] * width
        for before, after in scale.gaps:
            for column in range(scale.column(before, width), scale.column(after, width)):
                cells[column] = ("┄", "$foreground-muted 60%")
        for dot in sorted(self._dots, key=self._rank):
            cells[scale.column((dot.first + dot.last) / 2, width)] = _DOTS[self._rank(dot)]
        return cells

    def _rank(self, dot: Dot) -> int:
        return 2 if dot.key in self._lit else 1 if dot.key in self._known else 0

    def render(self) -> Content:
        """The line over its years."""
        width = self.content_size.width
        if not self._dots or width < 10:
            return Content("")
        line = Content.assemble(*self.line(width))
        years = ""
        for at, text in Scale.of(self._dots).labels(width):
            years = years.ljust(at) + text
        return Content("\n").join([line, Content.styled(years, "$foreground-muted")])
