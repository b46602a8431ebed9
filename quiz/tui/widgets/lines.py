"""The keys that act now, each of them a button too."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.dates.days import year_text
from quiz.tui.widgets.prose import EMPTY

if TYPE_CHECKING:
    from textual.screen import Screen


_LAST = ("help", "leave", "back", "done", "start page", "quit")
"""What stands at the end of the line on every screen."""


_SPACES = (3, 2)
"""Cells between two hints, and where that saves a line."""


class Hint(NamedTuple):
    """A key and what it does."""

    display: str
    """The key as people write it."""
    does: str
    """One or two words."""
    key: str
    """The key as Textual calls it."""

    @property
    def width(self) -> int:
        """Cells on the line."""
        return Content(f"{self.display} {self.does}").cell_length


class KeyLine(Widget):
    """One line, or two on a narrow terminal, of the screen's keys as they act now; a press acts too.

    Lighter than a footer of widgets: it is one widget, repainted when the screen's bindings change.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: auto; width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: tuple[Hint, ...] = ()
        self._laid: dict[int, list[list[tuple[int, Hint]]]] = {}

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that act now."""
        return self._hints

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not screen.is_attached or not screen.is_active:
            return  # under a dialog, the keys of a screen are none
        hints: dict[str, Hint] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action not in hints:
                display = binding.key_display or self.app.get_key_display(binding)
                hints[binding.action] = Hint(display, binding.description, binding.key)
        now = tuple(sorted(hints.values(), key=lambda hint: hint.does in _LAST))
        if now != self._hints:
            self._hints = now
            self._laid.clear()
            self.refresh(layout=True)
            # Textual drops a layout that is asked for while another is on its way.
            self.call_after_refresh(self.refresh, layout=True)

    def _lay(self, width: int) -> list[list[tuple[int, Hint]]]:
        """The hints in lines, each with its column; closer together where that saves a line."""
        if width not in self._laid:
            wide, close = (self._lines(width, space) for space in _SPACES)
            space, lines = (_SPACES[0], wide) if len(wide) <= len(close) else (_SPACES[1], close)
            self._laid[width] = [self._placed(line, width, space) for line in lines]
        return self._laid[width]

    def _lines(self, width: int, space: int) -> list[list[Hint]]:
        lines: list[list[Hint]] = [[]]
        used = 0
        for hint in self._hints:
            if lines[-1] and used + space + hint.width > width:
                lines.append([])
                used = 0
            used += hint.width + (space if lines[-1] else 0)
            lines[-1].append(hint)
        return lines

    @staticmethod
    def _placed(line: list[Hint], width: int, space: int) -> list[tuple[int, Hint]]:
        at = max(0, width - sum(hint.width for hint in line) - space * max(0, len(line) - 1))
        placed = []
        for hint in line:
            placed.append((at, hint))
            at += hint.width + space
        return placed

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the hints take."""
        return len(self._lay(width)) if width else 1

    def render(self) -> Content:
        """The keys in the accent of keys, what they do beside them."""
        lines = []
        for row in self._lay(self.content_size.width):
            line = Content("")
            for at, hint in row:
                line = line.pad_right(at - line.cell_length)
                line += Content.assemble((hint.display, "$warning"), (f" {hint.does}", "$foreground-muted"))
            lines.append(line)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Act as the pressed key does."""
        at = event.get_content_offset(self)
        if at is None:
            return
        lines = self._lay(self.content_size.width)
        for left, hint in lines[at.y] if at.y < len(lines) else ():
            if left - 1 <= at.x <= left + hint.width:
                event.stop()
                self.app.simulate_key(hint.key)
                return


class TopLine(Widget):
    """One line of words over a thin rule; the rule's red part is what is done."""

    DEFAULT_CSS = """
    TopLine { height: 3; width: 1fr; }
    """

    share: reactive[float] = reactive(0.0)
    """How much of the rule is filled, from 0 to 1; it grows to a new value."""

    def __init__(self, left: Content = EMPTY, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = left
        self._right = EMPTY

    def show(self, left: Content, right: Content = EMPTY, share: float = 0.0) -> None:
        """Show these words, and `share` (0 to 1) of the rule filled."""
        self._left, self._right = left, right
        self.refresh()
        if self.app.animation_level == "none":
            self.share = share
        elif share != self.share:
            self.animate("share", share, duration=0.3)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Words, rule, and air."""
        return 3

    def render(self) -> Content:
        """The words over the rule."""
        width = self.content_size.width
        room = max(4, width - self._right.cell_length - 2)
        left = self._left.truncate(room, ellipsis=True).stylize("$foreground-muted")
        right = self._right.stylize("$foreground-muted")
        halves = round(min(1.0, max(0.0, self.share)) * width * 2)
        done = "━" * (halves // 2) + "╸" * (halves % 2)
        rule = Content.assemble((done, "$primary"), ("─" * (width - len(done)), "$foreground-muted 50%"))
        return Content("\n").join(
            [left.pad_right(width - left.cell_length - right.cell_length) + right, rule]
        )


class Dot(NamedTuple):
    """An event on the line."""

    key: str
    """The event's key."""
    first: int
    """The astronomical year in which it can first have happened."""
    last: int
    """The astronomical year in which it can last have happened."""


class Cell(NamedTuple):
    """One cell of the line."""

    sign: str
    style: str


_SHARE = 0.12
"""A stretch without events takes at most this share of all the years, or twice the usual stretch."""

_CELLS = (Cell("○", "$foreground-muted"), Cell("●", "$foreground"), Cell("◆", "bold $primary"))
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
        scale = Scale.of(self._dots)
        cells = [Cell("─", "$foreground-muted 60%")] * width
        for before, after in scale.gaps:
            for column in range(scale.column(before, width), scale.column(after, width)):
                cells[column] = Cell("┄", "$foreground-muted 60%")
        for dot in sorted(self._dots, key=self._rank):
            cells[scale.column((dot.first + dot.last) / 2, width)] = _CELLS[self._rank(dot)]
        return cells

    def _rank(self, dot: Dot) -> int:
        return 2 if dot.key in self._lit else 1 if dot.key in self._known else 0

    def render(self) -> Content:
        """The line over its years."""
        width = self.content_size.width
        if not self._dots or width < 10:
            return Content("")
        line = Content.assemble(*((cell.sign, cell.style) for cell in self.line(width)))
        years = ""
        for at, text in Scale.of(self._dots).labels(width):
            years = years.ljust(at) + text
        return Content("\n").join([line, Content.styled(years, "$foreground-muted")])
