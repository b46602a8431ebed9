"""Large figures: always a fact, such as what to type, how many, which year."""

from __future__ import annotations

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


def figures(text: str, rows: int = TALL) -> list[str]:
    """Give the rows of figures, `TALL` or `SMALL` of them, all of one width.

    A tall text holds figures and blanks alone, a small one the signs of an address too.
    """
    if rows == TALL:
        return [" ".join(row[int(sign)] if sign.isdigit() else "" for sign in text) for row in _ROWS]
    strokes = Digits(text).render(Style(bold=True))
    return "".join(part.text for part in strokes if isinstance(part, Segment)).splitlines()
