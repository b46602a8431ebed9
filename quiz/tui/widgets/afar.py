"""A source from afar: its sentences as strokes, bright where the player knows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from quiz.text.source import Source

LEGEND = "The source from afar. What you know stands out."
_LETTERS = (4, 6, 10, 16, 25, 40)
"""Letters that a cell of a stroke stands for: the fewest at which all is in sight."""
_HEADING = 5
"""Cells of a heading."""
_BLANK, _UNKNOWN, _KNOWN = "", "$foreground 12%", "$foreground 35%"


class Afar:
    """Sources as strokes, each with the indices of the sentences that are known.

    It says nothing of what is asked: it is the same for every question of a round.
    """

    def __init__(self, sources: Sequence[tuple[Source, Collection[int]]]) -> None:
        self._sources = sources
        self.lines = lru_cache(maxsize=4)(self._lines)

    def _lines(self, width: int, rows: int) -> list[Content]:
        """Draw them in lines of a width: all of them, or the first of a text that is too long even so."""
        drawn: list[Content] = []
        for letters in _LETTERS:
            drawn = [line for cells in self._paragraphs(letters) for line in _wrapped(cells, width)][:-1]
            if len(drawn) <= rows:
                break
        return drawn[: max(0, rows)]

    def _paragraphs(self, letters: int) -> Iterator[list[str]]:
        """Give each paragraph as the styles of its cells."""
        for source, known in self._sources:
            for paragraph in source.paragraphs:
                cells = [_UNKNOWN] * _HEADING if paragraph.heading else []
                for index in paragraph.sentences:
                    start, end = source.sentences[index]
                    style = _KNOWN if index in known else _UNKNOWN
                    cells += [*[_BLANK] * bool(cells), *[style] * max(1, (end - start) // letters)]
                yield cells


def _wrapped(cells: Sequence[str], width: int) -> Iterator[Content]:
    """Draw a paragraph in lines, a blank one below it unless it is a heading; no line begins with a blank."""
    at = 0
    while at < len(cells):
        at += cells[at] == _BLANK
        runs = ((style, len(list(run))) for style, run in groupby(cells[at : at + width]))
        yield Content.assemble(*(("━" * count, style) if style else " " * count for style, count in runs))
        at += width
    if len(cells) > _HEADING:
        yield Content("")
