"""The line of years: the life itself as a thin line with its events on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.bank.dates import year_text


@dataclass(frozen=True, slots=True)
class Dot:
    """An event on the line."""

    key: str
    """The event's key."""
    first: int
    """The astronomical year in which it can first have happened."""
    last: int
    """The astronomical year in which it can last have happened."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the line."""

    sign: str
    style: str


_CELLS = (Cell("○", "$foreground-muted"), Cell("●", "$foreground"), Cell("◆", "bold $primary"))
"""A dot by its rank: not yet known, known, spoken of."""


def columns(dots: Iterable[Dot], width: int) -> dict[str, int]:
    """The column of each dot on a line of `width` cells, by key; the first and last year stand at its ends."""
    spread = list(dots)
    if not spread:
        return {}
    low, high = min(dot.first for dot in spread), max(dot.last for dot in spread)
    scale = (width - 1) / max(1, high - low)
    return {dot.key: round(((dot.first + dot.last) / 2 - low) * scale) for dot in spread}


def labels(low: int, high: int, width: int) -> list[tuple[int, str]]:
    """Years to stand under the line, as (left column, text): both ends, and round years where there is room."""
    texts = {low: year_text(low), high: year_text(high)}
    room = max(len(text) for text in texts.values()) + 4
    span = max(1, high - low)
    steps = [step * scale for scale in (1, 10, 100, 1000) for step in (1, 2, 5)]
    step = next((step for step in steps if span / step * room <= width), span)
    placed: list[tuple[int, str]] = []

    def left(year: int, text: str) -> int:
        return max(0, min(round((year - low) / span * (width - 1)) - len(text) // 2, width - len(text)))

    def free(at: int, text: str) -> bool:
        return all(at + len(text) + 2 <= there or there + len(said) + 2 <= at for there, said in placed)

    for year in (low, high, *range(-(-low // step) * step, high, step)):
        text = texts.get(year) or year_text(year)
        at = left(year, text)
        if free(at, text):
            placed.append((at, text))
    return sorted(placed)


class Years(Widget):
    """Dots on a line of years: lit ones are what is spoken of, known ones what the player has got right."""

    DEFAULT_CSS = """
    Years { height: 2; width: 1fr; }
    """

    def __init__(self, dots: Iterable[Dot] = (), id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._dots = tuple(dots)
        self._lit: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()

    def show(
        self,
        dots: Iterable[Dot] | None = None,
        lit: Collection[str] = (),
        known: Collection[str] | None = None,
    ) -> None:
        """Show these dots, with these lit and these known; None leaves what was there."""
        if dots is not None:
            self._dots = tuple(dots)
        self._lit = frozenset(lit)
        if known is not None:
            self._known = frozenset(known)
        self.display = bool(self._dots)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The line and its years."""
        return 2

    def line(self, width: int) -> list[Cell]:
        """The line's cells: what is lit stands before what is known, and both before the rest."""
        cells = [Cell("─", "$foreground-muted 60%")] * width
        at = columns(self._dots, width)
        for dot in sorted(self._dots, key=self._rank):
            cells[at[dot.key]] = _CELLS[self._rank(dot)]
        return cells

    def _rank(self, dot: Dot) -> int:
        return 2 if dot.key in self._lit else 1 if dot.key in self._known else 0

    def render(self) -> Content:
        """The line over its years."""
        width = self.content_size.width
        if not self._dots or width < 10:
            return Content("")
        line = Content.assemble(*((cell.sign, cell.style) for cell in self.line(width)))
        low, high = min(dot.first for dot in self._dots), max(dot.last for dot in self._dots)
        years = ""
        for at, text in labels(low, high, width):
            years = years.ljust(at) + text
        return Content("\n").join([line, Content.styled(years, "$foreground-muted")])
