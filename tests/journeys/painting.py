"""A terminal's screen as a picture: an SVG of its cells, sharp at any size and the same on every machine.

Blocks and rules are shapes, so that they meet whatever the font; the rest is text, as wide as its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from pyte import Screen
from pyte.screens import Char

_WIDE, _HIGH = 10, 20
"""Units of a cell."""
_MARGIN, _BASE = 10, 15
_SAID = re.compile(r"\S+(?: \S+)*")
"""`esc leave`: what has no two blanks inside, which a picture would make one."""
_FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_NAMED = {"default": ("#e9e2d3", "#171613"), "black": ("#000000",) * 2, "white": ("#ffffff",) * 2}
"""What is no colour by its figures: in front, behind."""
_SHAPES = {
    "█": (0, 0, 10, 20),
    "▀": (0, 0, 10, 10),
    "▄": (0, 10, 10, 10),
    "▌": (0, 0, 5, 20),
    "▐": (5, 0, 5, 20),
    "━": (0, 9, 10, 3),
    "╸": (0, 9, 5, 3),
    "╺": (5, 9, 5, 3),
    "─": (0, 10, 10, 1),
    "│": (5, 0, 1, 20),
    "┃": (4, 0, 3, 20),
}
"""The part of a cell that a sign fills: left, top, width and height."""


class Look(NamedTuple):
    """How a cell is painted."""

    front: str
    back: str
    bold: bool
    italic: bool
    under: bool


def _look(cell: Char) -> Look:
    front, back = (
        f"#{colour}" if len(colour) == 6 else _NAMED[colour][place]
        for place, colour in enumerate((cell.fg, cell.bg))
    )
    if cell.reverse:
        front, back = back, front
    return Look(front, back, cell.bold, cell.italics, cell.underscore)


def _runs(cells: Iterable[tuple[int, Char]]) -> Iterator[tuple[int, str, Look]]:
    """Give cells that are painted alike together: where they begin, their text, their look.

    A sign that a font may have in another width than letters stands alone.
    """

    def alike(place: tuple[int, Char]) -> tuple[Look, object]:
        column, cell = place
        return _look(
            cell
        ), cell.data if cell.data in _SHAPES else cell.data.isascii() or cell.data.isalpha() or column

    for (look, _), run in groupby(cells, alike):
        placed = list(run)
        yield placed[0][0], "".join(cell.data for _, cell in placed), look


def paint(screen: Screen, name: str, text: str) -> str:
    """Paint a screen; `name` and `text` are for those who do not see it."""
    columns, rows = screen.columns, screen.lines
    width, height = columns * _WIDE + 2 * _MARGIN, rows * _HIGH + 2 * _MARGIN
    ground = _look(screen.buffer[0][0]).back
    painted: list[str] = []
    for row in range(rows):
        top = row * _HIGH + _MARGIN
        for column, words, look in _runs((column, screen.buffer[row][column]) for column in range(columns)):
            left, wide = column * _WIDE + _MARGIN, len(words) * _WIDE
            if look.back != ground:
                painted.append(_box(left, top, wide, _HIGH, look.back))
            if words[0] in _SHAPES:
                x, y, across, down = _SHAPES[words[0]]
                spans = (
                    [(left + x, wide)]
                    if across == _WIDE
                    else [(left + x + each * _WIDE, across) for each in range(len(words))]
                )
                painted += (_box(begin, top + y, length, down, look.front) for begin, length in spans)
            else:
                painted += _words(left, top, words, look)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape(name)}</title>",
            f"<desc>{escape(text)}</desc>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>',
            f'<g font-family="{_FONT}" font-size="16.6">',
            *painted,
            "</g>",
            "</svg>\n",
        )
    )


def _box(left: int, top: int, wide: int, high: int, colour: str) -> str:
    place = f'x="{left}" y="{top}" width="{wide}" height="{high}"'
    return f'<rect {place} fill="{colour}" shape-rendering="crispEdges"/>'


def _words(left: int, top: int, words: str, look: Look) -> Iterator[str]:
    styles = (
        ' font-weight="bold"' * look.bold,
        ' font-style="italic"' * look.italic,
        ' text-decoration="underline"' * look.under,
    )
    for found in _SAID.finditer(words):
        said, at = found[0], left + found.start() * _WIDE
        width = f' textLength="{len(said) * _WIDE}" lengthAdjust="spacingAndGlyphs"' if len(said) > 1 else ""
        style = f'fill="{look.front}"{"".join(styles)}{width}'
        yield f'<text x="{at}" y="{top + _BASE}" {style}>{escape(said)}</text>'
