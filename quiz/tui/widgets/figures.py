"""Large figures: always a fact, such as what to type, how many, which year."""

from __future__ import annotations

from os import environ

from rich.segment import Segment
from rich.style import Style
from textual.renderables.digits import Digits

_TALL = """\
 ▄▀▀▄ | ▄██  |▄▀▀▀█▄|▄▀▀▀█▄|   ▄██| ████▀| ▄▀▀▀▄|█████▀|▄█▀▀█▄| ▄▀▀▄
██  ██|▀ ██  |▀   ██|▀   ██| ▄▀ ██| █    |██    |▀   █ |██  ██|██  ██
██  ██|  ██  |   ▄█▀|  ▀▀█▄|█   ██| █▀▀█▄|██ ▀█▄|   █  |▄█▀▀█▄|▀█▄ ██
██  ██|  ██  | ▄█▀  |▄   ██|▀▀▀▀██|▄   ██|██  ██|  ██  |██  ██|    ██
 ▀▄▄▀ |▄▄██▄▄|██▄▄▄█|▀▄▄▄█▀|  ▄▄██|▀▄▄▄█▀| ▀▄▄▀ |  ██  |▀█▄▄█▀| ▀▄▄▀ """
"""The figures 0 to 9, six by ten points each, two points a cell."""
_ROWS = [[figure.ljust(6) for figure in row.split("|")] for row in _TALL.splitlines()]
TALL = len(_ROWS)
"""Rows of a tall figure; the others take three, and have the signs of an address too."""
SMALL = 3
HUGE = 2 * TALL
"""Rows of a figure that a page is about: a tall one, each point as a cell of two."""


def figures(text: str, rows: int = TALL) -> list[str]:
    """Give the rows of figures, `HUGE`, `TALL` or `SMALL` of them, all of one width.

    A small text may hold the signs of an address too, the others figures and blanks alone. Where half blocks
    tear, as in Apple's terminal, all are small.
    """
    if rows != SMALL and environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return figures(text, SMALL)
    if rows == HUGE:
        halves = ((row, half) for row in figures(text) for half in ("█▀", "█▄"))
        return ["".join("██" if sign in half else "  " for sign in row) for row, half in halves]
    if rows == TALL:
        return [" ".join(row[int(sign)] if sign.isdigit() else "" for sign in text) for row in _ROWS]
    strokes = Digits(text).render(Style(bold=True))
    return "".join(part.text for part in strokes if isinstance(part, Segment)).splitlines()
