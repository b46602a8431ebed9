"""The square that phones scan, in cells: black on white in every theme."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby, zip_longest
from operator import itemgetter

from textual.content import Content

QUIET = 2
"""Points of white around it, at least."""
_INK = ("#ffffff", "#000000")


@lru_cache(maxsize=4)
def points(link: str) -> tuple[tuple[int, ...], ...]:
    """Give the points of the square with its white around it, 1 for black; as few as hold the link."""
    import segno  # no other screen needs it

    square = segno.make(link, error="l", micro=False, boost_error=True)
    return tuple(map(tuple, square.matrix_iter(border=QUIET)))


@lru_cache(maxsize=8)
def square(link: str, width: int, height: int) -> tuple[Content, ...]:
    """Draw the square as large as it is whole in this room, in points of whole cells if these fit.

    Some terminals tear half blocks, in which it is drawn where there is less room: 33 by 17 cells for a
    link of up to 53 characters, as against 66 by 33.
    """
    rows = points(link)
    scale = min(width // (2 * len(rows)), height // len(rows))
    if scale:
        lines = [_line((" " * 2 * scale, f"on {_INK[point]}") for point in row) for row in rows]
        return tuple(line for line in lines for _ in range(scale))
    halves = zip_longest(rows[::2], rows[1::2], fillvalue=(0,) * len(rows))
    return tuple(_line(_half(*each) for each in zip(*pair, strict=True)) for pair in halves)


def _half(upper: int, lower: int) -> tuple[str, str]:
    """Give a cell of two points; where they are alike nothing can tear."""
    return (" ", f"on {_INK[lower]}") if upper == lower else ("▀", f"{_INK[upper]} on {_INK[lower]}")


def _line(cells: Iterable[tuple[str, str]]) -> Content:
    alike = ((style, "".join(sign for sign, _ in run)) for style, run in groupby(cells, itemgetter(1)))
    return Content.assemble(*((signs, style) for style, signs in alike))
