"""The line of years, and the events on it as dots."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual.content import Content

from quiz.dates.date import year_text
from quiz.game.banks import event_key
from quiz.tui.widgets.prose import EMPTY, MUTED, Lines, shown

if TYPE_CHECKING:
    from quiz.game.banks import Banks

    Keys: TypeAlias = Collection[str]


class Dot(NamedTuple):
    """An event on the line, and the astronomical years in which it can first and last have happened."""

    key: str
    first: int
    last: int
    when: str = ""
    event: str = ""

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
            yield Dot(event_key(bank_id, event.id), known[0], known[-1], event.when, event.event)


_SHARE = 0.12
"""A stretch without events takes at most this share of all the years, or twice the usual stretch."""
_STROKE = Content.styled("│", f"{MUTED} 60%")
"""Leads from a name down to its dot."""
_STEPS = [step * scale for scale in (1, 10, 100, 1000) for step in (1, 2, 5)]
"""Years between two that are named."""
_DOTS = (("○", MUTED), ("●", "$foreground"), ("◆", "bold $primary"), ("◆", "bold $warning"))
"""A dot by its rank: not yet known, known, spoken of, newly known."""


_WRITING, _LONGEST = 0.15, 1.0
"""Seconds in which a name writes itself over the line, and those in which all of them do at most."""


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
    """Draw dots by their ranks (see `_DOTS`; the last covers) over their years."""
    scale = Scale([dot for _, dot in ranked])
    cells = [("─", f"{MUTED} 60%")] * width
    for before, after in scale.gaps:
        start, end = scale.column(before, width), scale.column(after, width)
        cells[start:end] = [("┄", f"{MUTED} 60%")] * (end - start)
    for rank, dot in ranked:
        cells[scale.column(dot.middle, width)] = _DOTS[rank]
    runs = groupby(cells, itemgetter(1))
    line = Content.assemble(*(("".join(sign for sign, _ in run), style) for style, run in runs))
    years = ""
    for at, text in scale.labels(width):
        years = years.ljust(at) + text
    return line, Content.styled(years, MUTED)


class Name(NamedTuple):
    """A name over the line, from a column on, and the column of its dot."""

    dot: int
    start: int
    text: Content


def names_above(named: Iterable[tuple[int, Dot]], scale: Scale, rows: int, width: int) -> list[Content]:
    """Draw the names of dots, each with its date, in rows over their line: as many as fit, the first first.

    A name begins over its dot, ends there where it would run off the line, or stands across it where it would
    at both ends; a thin stroke leads down from it.
    """
    kept: list[Name] = []
    laid: list[list[Name]] = []
    for rank, dot in named:
        column = scale.column(dot.middle, width)
        when, event = shown(dot.when, MUTED), shown(dot.event, "bold" if rank > 1 else "")
        parts = [part for part in (when, event) if part]
        length = sum(part.cell_length + 2 for part in parts) - 2
        start = column if column + length <= width else column - length + 1
        text = Content("  ").join(parts if start == column else reversed(parts))
        if start < 0:  # it fits on neither side of its dot
            start, text = max(0, width - length), Content("  ").join(parts).truncate(width, ellipsis=True)
        if more := _in_rows([*kept, Name(column, start, text)], rows):
            kept, laid = [*kept, Name(column, start, text)], more
    lines = [EMPTY] * rows
    for at, row in enumerate(reversed(laid)):
        for name in sorted(row, key=lambda each: each.start):
            lines[at] = lines[at].pad_right(name.start - lines[at].cell_length) + name.text
    return lines


def _in_rows(names: Iterable[Name], rows: int) -> list[list[Name]] | None:
    """Put names into rows, the lowest first, with their strokes in those below; None if they do not fit."""
    taken: list[list[Name]] = [[] for _ in range(rows)]

    def is_free(row: list[Name], start: int, end: int) -> bool:
        """Whether a blank stays beside whatever stands in these columns."""
        return all(end < there.start or there.start + there.text.cell_length < start for there in row)

    for name in sorted(names, key=lambda each: -each.dot):  # from the right, so that strokes cross nothing
        end = name.start + name.text.cell_length
        at = next((at for at, row in enumerate(taken) if is_free(row, name.start, end)), rows)
        if at == rows or not all(is_free(row, name.dot, name.dot + 1) for row in taken[:at]):
            return None
        taken[at].append(name)
        for below in taken[:at]:
            below.append(Name(name.dot, name.dot, _STROKE))
    return taken


class Years(Lines):
    """Dots on a line of years: lit ones are what is spoken of, known ones what the player has got right.

    Above the line stand names, of what is lit and what is known alone, as many as there is room for.
    """

    def __init__(self, dots: Iterable[Dot] = (), names: int = 0) -> None:
        """Show dots that are not known yet.

        `names` are the rows for names at most, of which those without one are left out but for the last.
        """
        super().__init__()
        self.most = names
        self._kept = (True, True)
        self._put([(0, dot) for dot in dots])

    def _put(self, ranked: list[tuple[int, Dot]]) -> None:
        self._ranked, self._named = ranked, tuple[str, ...]()
        self.display = bool(ranked) and self._kept[1]

    def show(
        self, dots: Iterable[Dot], lit: Keys = (), known: Keys = (), named: Keys = (), new: Keys = ()
    ) -> None:
        """Show these dots, with these lit, known, newly known; what is lit stands before what is known.

        `named` are the keys of those that have their names, the shortest first: so most of them have room.
        """
        found = sorted(dots, key=lambda dot: len(dot.event))
        sets = (new, lit, known)  # from the highest rank on
        ranks = [next((3 - at for at, keys in enumerate(sets) if dot.key in keys), 0) for dot in found]
        self._put(sorted(zip(ranks, found, strict=True), key=itemgetter(0)))
        self._named = tuple(dot.key for dot in found if dot.key in named)
        self.refresh(layout=True)
        if named and (lit or new):
            self.come(min(_LONGEST, _WRITING * len(self._named)))

    def name_alone(self, key: str) -> None:
        """Let this one alone have its name."""
        self._named = (key,)
        self.refresh(layout=True)

    def keep(self, names: bool, line: bool) -> None:
        """Keep the names and the line, or do without where there is no room."""
        if self._kept != (names, line):
            self._kept = names, line
            self.display = bool(self._ranked) and line
            self.refresh(layout=True)

    def rows_at(self, width: int) -> int:
        """How many rows it takes where it is so wide, with what is blank around it."""
        return len(self.lines(width)) + self.gutter.height if self.display else 0

    def lay(self, width: int) -> Sequence[Content]:
        """The names over the line over its years, where there is room for one."""
        if not self._ranked or width < 10:
            return ()
        dots = {dot.key: (rank, dot) for rank, dot in self._ranked}
        named = [dots[key] for key in self._named if key in dots]
        scale = Scale([dot for _, dot in self._ranked])
        names = names_above(named, scale, self.most * self._kept[0], width)
        while len(names) > 1 and not names[0]:
            names = names[1:]
        if names and self.share < 1:
            start = min(len(name.plain) - len(name.plain.lstrip()) for name in names)
            end = max(name.cell_length for name in names)
            names = [name.truncate(round(start + self.share * (end - start))) for name in names]
        return [*names, *line_of_years(self._ranked, width)]
