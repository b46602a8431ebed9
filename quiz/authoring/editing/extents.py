"""Where the values of a file begin and end in its text, their commas, dashes and comments aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from quiz.authoring.editing.edits import OddError
from quiz.authoring.editing.sheet import Sheet
from quiz.bank.yaml import Mapping, Node, Scalar, Sequence

_COLON = re.compile(r"[ \t]*:")
_BETWEEN = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+(,?)(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")


class Form(Enum):
    """How the parts of a list or mapping stand."""

    BLOCK = auto()
    """On lines of their own, by indentation."""
    LINED = auto()
    """In brackets, and each on lines of its own."""
    INLINE = auto()
    """In brackets, or without any within some."""


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list, or one key and its value."""

    start: int
    """Where its dash or key begins, or itself if it has neither."""
    end: int
    """The place after its last character."""
    value: Node
    key: Scalar | None = None
    """The key of a field; None for an item of a list."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A list or mapping with at least one part."""

    form: Form
    parts: tuple[Part, ...]
    commas: tuple[int | None, ...]
    """The place of the comma after each part, None without one; empty where there are no brackets."""

    def column(self, sheet: Sheet) -> int:
        """The column that the first part begins in."""
        start = self.parts[0].start
        return start - sheet.start(sheet.line_at(start)) + 1


def start_of(sheet: Sheet, node: Node) -> int:
    """Where a value begins."""
    return sheet.offset(node.line, node.column)


def is_bracketed(sheet: Sheet, node: Node) -> bool:
    """Whether a value is a list or mapping in brackets."""
    return type(node) is not Scalar and sheet.text[start_of(sheet, node)] in "[{"


def is_empty(node: Node) -> bool:
    """Whether there is nothing at all where this value would stand."""
    return type(node) is Scalar and not node.style and not node.value


def end_of(sheet: Sheet, node: Node) -> int:
    """The place after the last character of a value; blank lines and comments below it are no part of it."""
    while True:
        if isinstance(node, Scalar):
            if node.style in ("|", ">"):
                return _end_of_block(sheet, node)
            return sheet.offset(node.end_line, node.end_column)
        if is_bracketed(sheet, node):
            return sheet.offset(node.end_line, node.end_column)
        if isinstance(node, Sequence):
            node = node.items[-1]
            continue
        key, value = list(node.pairs)[-1]
        if is_empty(value):
            return _end_of_empty(sheet, key)
        node = value


def colon_after(sheet: Sheet, key: Scalar) -> int:
    """The place after the colon of a key; raises OddError if it is not on the key's line."""
    match = _COLON.match(sheet.text, sheet.offset(key.end_line, key.end_column))
    if not match:
        raise OddError
    return match.end()


def item_of(sheet: Sheet, node: Sequence, index: int) -> Part:
    """An item of a list."""
    value = node.items[index]
    end = end_of(sheet, value)
    if is_bracketed(sheet, node):
        return Part(start_of(sheet, value), end, value)
    if index == 0:
        start = start_of(sheet, node)
        if sheet.text[start] != "-":
            raise OddError
        return Part(start, end, value)
    for line in range(value.line, node.line, -1):
        start = sheet.offset(line, node.column)
        if sheet.text[start] == "-" and not sheet.text[sheet.start(line) : start].strip():
            return Part(start, end, value)
    raise OddError


def collection(sheet: Sheet, node: Sequence | Mapping, *, in_brackets: bool) -> Collection:
    """A list or mapping that is not empty, by its parts; raises OddError if they are not as nearly always.

    `in_brackets` tells whether it stands in another that is in brackets.
    """
    if isinstance(node, Sequence):
        parts = [item_of(sheet, node, index) for index in range(len(node.items))]
    else:
        parts = [_field(sheet, key, value) for key, value in node.pairs]
    if is_bracketed(sheet, node):
        commas = _commas(sheet, node, parts)
        form = Form.LINED if _is_lined(sheet, node, parts, commas) else Form.INLINE
        return Collection(form, tuple(parts), commas)
    if in_brackets:
        return Collection(Form.INLINE, tuple(parts), ())
    if any(part.key and part.key.column != node.column for part in parts):
        raise OddError  # a key behind a question mark
    return Collection(Form.BLOCK, tuple(parts), ())


def _end_of_block(sheet: Sheet, node: Scalar) -> int:
    """Where a text behind `|` or `>` ends."""
    last = min(node.end_line if node.end_column > 1 else node.end_line - 1, sheet.last_line)
    while last > node.line and not sheet.line(last).strip():
        last -= 1
    last = max(last, node.line)
    return sheet.start(last) + len(sheet.line(last))


def _end_of_empty(sheet: Sheet, key: Scalar) -> int:
    try:
        return colon_after(sheet, key)
    except OddError:  # in braces a key may stand alone
        return sheet.offset(key.end_line, key.end_column)


def _field(sheet: Sheet, key: Scalar, value: Node) -> Part:
    end = _end_of_empty(sheet, key) if is_empty(value) else end_of(sheet, value)
    return Part(start_of(sheet, key), end, value, key)


def _commas(sheet: Sheet, node: Node, parts: list[Part]) -> tuple[int | None, ...]:
    found: list[int | None] = []
    close = sheet.offset(node.end_line, node.end_column) - 1
    if not _BETWEEN.fullmatch(sheet.text, start_of(sheet, node) + 1, parts[0].start):
        raise OddError
    for part, next_start in zip(parts, [*(part.start for part in parts[1:]), close], strict=True):
        between = _BETWEEN.fullmatch(sheet.text, part.end, next_start)
        if not between:
            raise OddError
        found.append(between.start(1) if between[1] else None)
    return tuple(found)


def _is_lined(sheet: Sheet, node: Node, parts: list[Part], commas: tuple[int | None, ...]) -> bool:
    """Whether each part stands on lines of its own, its comma behind it, and so do the brackets."""
    close = sheet.offset(node.end_line, node.end_column) - 1
    if any(not _begins_its_line(sheet, start) for start in (*(part.start for part in parts), close)):
        return False
    return all(
        (rest := _REST_OF_LINE.match(sheet.text, part.end)) and (comma is None) == (not rest[1])
        for part, comma in zip(parts, commas, strict=True)
    )


def _begins_its_line(sheet: Sheet, offset: int) -> bool:
    return not sheet.text[sheet.start(sheet.line_at(offset)) : offset].strip()
