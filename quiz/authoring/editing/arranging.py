"""The parts of a list or mapping in another order, some of them gone and others new.

As many parts as can be stay, with all that stands between them: blank lines, and comments that belong to no
part. What else there is goes where it is put, with the comments that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quiz.authoring.editing.edits import Edit, OddError, applied
from quiz.authoring.editing.extents import Collection, Form, Part
from quiz.authoring.editing.pairing import staying
from quiz.authoring.editing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Piece:
    """A part as it shall be."""

    origin: int | None
    """Which one it was; None for a new one."""
    edits: list[Edit] = field(default_factory=list)
    """Changes within one that was there."""
    text: str = ""
    """A new one: its lines, the first without its indentation, the last without its end."""


def arranged(
    sheet: Sheet, whole: Collection, pieces: Sequence[Piece], *, spaced: bool | None = None
) -> list[Edit]:
    """The edits that make these pieces of the parts of a collection.

    `spaced` tells whether a blank line parts new ones from others; None if that is as it is with most.
    Raises OddError where lines are not as nearly always.
    """
    if [piece.origin for piece in pieces] == [*range(len(whole.parts))]:
        return [edit for piece in pieces for edit in piece.edits]
    if whole.form is Form.INLINE:
        return _InBrackets(sheet, whole, pieces).edits()
    return _ByLines(sheet, whole, pieces, spaced).edits()


def spaces(sheet: Sheet, whole: Collection) -> list[bool]:
    """Whether there is a blank line between each part on lines of its own and the next."""
    return _ByLines(sheet, whole, [], None).spaces()


class _ByLines:
    """Parts on lines of their own."""

    def __init__(self, sheet: Sheet, whole: Collection, pieces: Sequence[Piece], spaced: bool | None) -> None:
        self._sheet = sheet
        self._whole = whole
        self._pieces = pieces
        self._chunks = list(self._found_chunks())
        self._gaps = self._found_gaps()
        is_spaced = 2 * sum(self.spaces()) > len(self._gaps) if spaced is None else spaced
        self._separator = [sheet.line_end] if is_spaced else []

    def spaces(self) -> list[bool]:
        """Whether there is a blank line between each part and the next."""
        return [any(_is_blank(line) for line in gap) for gap in self._gaps]

    def _found_gaps(self) -> list[list[str]]:
        """The lines between each part and the next."""
        return [self._lines(above[1] + 1, below[0]) for above, below in pairwise(self._chunks)]

    def edits(self) -> list[Edit]:
        """One that writes all lines anew, most of them as they were."""
        text = "".join(self._arranged())
        if prefix := self._prefix():
            text = self._behind(prefix, text)
        return [Edit(self._sheet.start(self._chunks[0][0]), self._sheet.end(self._chunks[-1][1]), text)]

    def _found_chunks(self) -> Iterator[tuple[int, int]]:
        """The first and last line of each part, with the comments that belong to it."""
        sheet, parts = self._sheet, self._whole.parts
        is_list = parts[0].key is None
        column = self._whole.column(sheet)
        free = 1
        for index, part in enumerate(parts):
            first, last = sheet.line_at(part.start), sheet.line_at(part.end)
            if index and first < free:
                raise OddError
            begins_line = not sheet.text[sheet.start(first) : part.start].strip()
            while is_list and begins_line and first > free and _is_comment(sheet.line(first - 1)):
                first -= 1
            below = sheet.line_at(parts[index + 1].start) if index + 1 < len(parts) else sheet.last_line + 1
            while last + 1 < below and _is_comment(sheet.line(last + 1), deeper_than=column):
                last += 1
            yield first, last
            free = last + 1

    def _arranged(self) -> Iterator[str]:
        """The lines of the pieces and of what stands between them."""
        anchors = staying([piece.origin for piece in self._pieces])
        gaps = [[], *self._gaps]
        passed = -1
        is_first = True
        for index, piece in enumerate(self._pieces):
            is_anchor = piece.origin in anchors
            if is_anchor and piece.origin is not None:
                gap = _joined(gaps[passed + 1 : piece.origin + 1])
                follows_anchor = index > 0 and self._pieces[index - 1].origin == passed
                yield from self._before_anchor(gap, is_first=is_first, follows_anchor=follows_anchor)
                passed = piece.origin
            elif not is_first:
                yield from self._separator
            yield from self._chunk(piece, is_last=index == len(self._pieces) - 1)
            is_first = False
        rest = _joined(gaps[passed + 1 :])
        yield from _without_blanks(rest, front=not self._pieces, back=True)

    def _before_anchor(self, gap: list[str], *, is_first: bool, follows_anchor: bool) -> list[str]:
        if is_first:
            return _without_blanks(gap, front=True)
        if follows_anchor or (gap and _is_blank(gap[0])):
            return gap
        return [*self._separator, *gap]

    def _chunk(self, piece: Piece, *, is_last: bool) -> Iterator[str]:
        sheet = self._sheet
        if piece.origin is None:
            indent = " " * (self._whole.column(sheet) - 1)
            comma = "," if self._whole.form is Form.LINED and self._has_comma(is_last=is_last) else ""
            yield f"{indent}{piece.text}{comma}{sheet.line_end}"
            return
        edits = [*piece.edits, *self._comma(piece.origin, is_last=is_last)]
        first, last = self._chunks[piece.origin]
        text = applied(sheet.text, edits, sheet.start(first), sheet.end(last))
        if piece.origin == 0 and (prefix := self._prefix()):
            text = " " * len(prefix) + text[len(prefix) :]
        yield text

    def _has_comma(self, *, is_last: bool) -> bool:
        return not is_last or self._whole.commas[-1] is not None

    def _comma(self, index: int, *, is_last: bool) -> list[Edit]:
        """The edit that puts a comma behind a part in brackets, or takes it away."""
        if self._whole.form is not Form.LINED:
            return []
        comma, has_comma = self._whole.commas[index], self._has_comma(is_last=is_last)
        if comma is None and has_comma:
            end = self._whole.parts[index].end
            return [Edit(end, end, ",")]
        return [Edit(comma, comma + 1, "")] if comma is not None and not has_comma else []

    def _prefix(self) -> str:
        """What stands before the first part in its line: the dash of an item whose first field it is."""
        start = self._whole.parts[0].start
        before = self._sheet.text[self._sheet.start(self._sheet.line_at(start)) : start]
        return before if before.strip() else ""

    def _behind(self, prefix: str, text: str) -> str:
        if text[: len(prefix)].isspace() and "\n" not in text[: len(prefix)]:
            return prefix + text[len(prefix) :]
        return prefix.rstrip() + self._sheet.line_end + text

    def _lines(self, first: int, end: int) -> list[str]:
        sheet = self._sheet
        return [sheet.text[sheet.start(number) : sheet.end(number)] for number in range(first, end)]


class _InBrackets:
    """Parts that share lines."""

    def __init__(self, sheet: Sheet, whole: Collection, pieces: Sequence[Piece]) -> None:
        if not whole.commas:
            raise OddError
        self._sheet = sheet
        self._whole = whole
        self._pieces = pieces
        self._anchors = staying([piece.origin for piece in pieces])

    def edits(self) -> list[Edit]:
        """The changes within parts that stay, and those that put others in and take some out."""
        inner = [edit for piece in self._pieces if piece.origin in self._anchors for edit in piece.edits]
        return [*inner, *self._insertions(), *self._removals()]

    def _removals(self) -> Iterator[Edit]:
        parts, commas = self._whole.parts, self._whole.commas
        last_anchor = max(self._anchors, default=-1)
        for index in range(last_anchor):
            if index not in self._anchors:
                part, comma, next_start = parts[index], commas[index], parts[index + 1].start
                assert comma is not None
                yield Edit(part.start, next_start if self._is_clear(part.end, next_start) else comma + 1, "")
        if last_anchor + 1 < len(parts):
            yield from self._removals_at_end(last_anchor)

    def _removals_at_end(self, last_anchor: int) -> Iterator[Edit]:
        """What takes out all parts behind the last that stays."""
        parts, commas = self._whole.parts, self._whole.commas
        start, end, last_comma = parts[0].start, parts[-1].end, commas[-1]
        if last_anchor >= 0:
            start = parts[last_anchor].end
        elif last_comma is not None:
            end = last_comma + 1
        if not {"#", "\n", "\r"} & set(self._sheet.text[start:end]):
            yield Edit(start, end, "")
            return
        for part, comma in zip(parts[last_anchor + 1 :], commas[last_anchor + 1 :], strict=True):
            yield Edit(part.start, part.end, "")
            if comma is not None:
                yield Edit(comma, comma + 1, "")

    def _insertions(self) -> Iterator[Edit]:
        """What is put after the anchor before it, or before the first one."""
        waiting: list[str] = []
        after: Part | None = None
        for piece in self._pieces:
            if piece.origin is not None and piece.origin in self._anchors:
                yield from self._put(waiting, after, self._whole.parts[piece.origin])
                waiting, after = [], self._whole.parts[piece.origin]
            else:
                waiting.append(self._text(piece))
        yield from self._put(waiting, after, None)

    def _put(self, texts: Iterable[str], after: Part | None, before: Part | None) -> Iterator[Edit]:
        text = ", ".join(texts)
        if not text:
            return
        if after:
            yield Edit(after.end, after.end, f", {text}")
        elif before:
            yield Edit(before.start, before.start, f"{text}, ")
        else:
            start = self._whole.parts[0].start
            yield Edit(start, start, text)

    def _text(self, piece: Piece) -> str:
        if piece.origin is None:
            return piece.text
        part = self._whole.parts[piece.origin]
        return applied(self._sheet.text, piece.edits, part.start, part.end)

    def _is_clear(self, start: int, end: int) -> bool:
        """Whether there is nothing between two parts but their comma and blanks."""
        return not self._sheet.text[start:end].strip(", \t")


def _joined(gaps: Iterable[list[str]]) -> list[str]:
    """What stood between parts that are gone, with no more blank lines than there were in one place."""
    lines: list[str] = []
    for gap in gaps:
        meets_blank = bool(lines) and _is_blank(lines[-1])
        lines += _without_blanks(gap, front=True) if meets_blank else gap
    return lines


def _without_blanks(lines: list[str], *, front: bool = False, back: bool = False) -> list[str]:
    start, end = 0, len(lines)
    while front and start < end and _is_blank(lines[start]):
        start += 1
    while back and end > start and _is_blank(lines[end - 1]):
        end -= 1
    return lines[start:end]


def _is_blank(line: str) -> bool:
    return not line.strip()


def _is_comment(line: str, deeper_than: int = 0) -> bool:
    bare = line.lstrip(" \t")
    return bare.startswith("#") and len(line) - len(bare) >= deeper_than
