"""Sheets for the projector: the states of a lesson as lines, laid out for the room that a terminal has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from textual.content import Content

from quiz.classroom.board import Board
from quiz.game.asked import Asked
from quiz.tui.widgets.figures import figures
from quiz.tui.widgets.prose import EMPTY, MUTED, Block, evenly, shown

WIDE = 90
"""From so many cells on there is room for two pages, or for large figures beside each other."""

_LEAST = 4
"""A body scrolls in so many lines at least."""
_TITLE = 2
"""So many lines a head has but for the prompt."""

Lines: TypeAlias = list[Content]


class Space(NamedTuple):
    """The room there is, and the moment."""

    width: int
    height: int
    now: float
    """Seconds since 1970."""
    grown: float = 1.0
    """How much of their length bars have, from 0 to 1."""


class Sheet(NamedTuple):
    """What stands on the projector: head and foot stay, the body scrolls where it has too little room."""

    head: Lines
    body: Lines
    foot: Lines = []  # noqa: RUF012 (never changed)

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return sum(map(len, self))


Sheets: TypeAlias = Iterator[Sheet]
"""One state in several layouts, the roomiest first."""


def fitting(sheets: Sheets, height: int) -> Sheet:
    """Give the roomiest that is whole in this height, else the last, whose body scrolls.

    A prompt that leaves the body too little room scrolls with it.
    """
    for sheet in sheets:
        if sheet.height <= height:
            return sheet
    if height - len(sheet.head) - len(sheet.foot) < _LEAST:
        sheet = Sheet(sheet.head[:_TITLE], sheet.head[_TITLE:] + sheet.body, sheet.foot)
    return sheet


def laid(blocks: Iterable[Block], width: int) -> Lines:
    """Give the lines of blocks one below the other."""
    return [line for block in blocks for line in (*block.lay(width), *[EMPTY] * block.gap)]


def beside(left: Sequence[Content], right: Sequence[Content], width: int, between: str = "") -> Lines:
    """Put lines beside others, which begin behind `width` cells and what stands between."""
    pairs = zip_longest(left, right, fillvalue=EMPTY)
    return [one.pad_right(max(0, width - one.cell_length)) + said(between) + other for one, other in pairs]


def said(text: str, style: str = MUTED) -> Content:
    """The program's own words in a style."""
    return Content.styled(text, style)


def figure(text: str, rows: int, style: str = "bold") -> Lines:
    """A large figure."""
    return [Content.styled(row, style) for row in figures(text, rows)]


def bar(share: float, width: int, sign: str = "█", style: str = f"{MUTED} 70%") -> Content:
    """A bar over a share of a width, one cell at least if it is any."""
    return Content.styled(sign * max(round(share * width), bool(share)), style)


def rule(width: int) -> Content:
    """A thin line."""
    return said("─" * width, f"{MUTED} 50%")


def clock(seconds: float) -> str:
    """A time as a clock shows it: "0:48"."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    return f"{minutes}:{rest:02}"


def head(board: Board, space: Space, words: Content, gap: int = 0) -> Lines:
    """The line that stands above every state but the lobby: where we are, and how latecomers join."""
    apart = 3 if space.width >= WIDE else 1
    right = Content(f"{board.door.address}{' ' * apart}{board.door.spoken_code}").stylize("bold")
    left = words.stylize_before(MUTED).truncate(max(4, space.width - right.cell_length - 2), ellipsis=True)
    line = left.pad_right(max(1, space.width - left.cell_length - right.cell_length)) + right
    return [line, rule(space.width), *[EMPTY] * gap]


def place(board: Board, space: Space, more: str = "") -> Content:
    """Which question it is, and what more is to be said of it, which may be from outside."""
    word = "Question " if space.width >= WIDE or not more else ""
    again = " · second vote" if board.vote > 1 else ""
    return shown(f"{word}{board.number} of {board.of}{again}{' · ' if more else ''}{more}")


def asked_lines(asked: Asked, width: int) -> Lines:
    """What is asked, and how many are to be chosen."""
    instruction = [said(asked.instruction)] if asked.instruction else []
    return [*evenly(shown(asked.prompt, "bold"), width), *instruction]


def asking_head(board: Board, space: Space, more: str, gap: int) -> Lines:
    """The head of a state in which the question itself is pinned."""
    assert board.asked
    above = head(board, space, place(board, space, more), gap)
    return [*above, *asked_lines(board.asked, space.width), *[EMPTY] * gap]
