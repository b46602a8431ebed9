"""What has to change in a file's text for a value in it to say something else, and as little as that."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import IntEnum

from quiz.authoring.editing.arranging import Piece, arranged
from quiz.authoring.editing.edits import Edit, OddError
from quiz.authoring.editing.extents import (
    Collection,
    Form,
    Part,
    collection,
    colon_after,
    end_of,
    is_bracketed,
    is_empty,
    start_of,
)
from quiz.authoring.editing.learning import manner_of
from quiz.authoring.editing.pairing import paired
from quiz.authoring.editing.plain import Plain, plain_of
from quiz.authoring.editing.sheet import Sheet
from quiz.authoring.editing.writing.habits import Habits
from quiz.authoring.editing.writing.scalars import (
    FOLDED,
    LITERAL,
    Written,
    write_in_brackets,
    write_key,
    write_text,
)
from quiz.authoring.editing.writing.values import (
    write_block,
    write_dashed,
    write_field,
    write_flow,
    write_flow_field,
    write_value,
)
from quiz.bank.yaml import Mapping, Node, Scalar, Sequence

_HEADER = re.compile(r"[|>][-+0-9]*")
_BLANKS = re.compile(r"[ \t]+(?=[\r\n])")


class Grain(IntEnum):
    """How much is written anew for a change."""

    FINE = 0
    """What changed in a field."""
    FIELD = 1
    """The fields that changed."""
    WHOLE = 2
    """All of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands."""

    key: str
    """The field that it is the value of, or is somewhere in."""
    anchor: int
    """The column of the key or dash that it belongs to; below it, it stands further right."""
    in_brackets: bool
    """Whether it stands in a list or mapping in brackets."""
    colon: int | None = None
    """The place after its key's colon; None for an item of a list."""


class Changes:
    """Changes to the values of a text."""

    def __init__(self, sheet: Sheet, habits: Habits, grain: Grain) -> None:
        self._sheet = sheet
        self._habits = habits
        self._grain = grain

    def item(self, part: Part, new: Plain, *, in_brackets: bool) -> list[Edit]:
        """What makes an item of a section another; raises OddError if it is written too oddly."""
        place = Place("", self._column(part.start), in_brackets)
        if self._grain is Grain.WHOLE:
            return self._replaced(part.value, new, place)
        return self._changed(part.value, new, place)

    def _changed(self, node: Node, new: Plain, place: Place) -> list[Edit]:
        if plain_of(node) == new:
            return []
        is_fine = self._grain is Grain.FINE
        with suppress(OddError):
            if isinstance(node, Mapping) and isinstance(new, dict) and node.fields and new:
                return self._changed_mapping(node, new, place)
            if is_fine and isinstance(node, Sequence) and isinstance(new, list) and node.items and new:
                return self._changed_list(node, new, place)
            if is_fine and isinstance(node, Scalar) and isinstance(new, str):
                return self._changed_text(node, new, place)
        return self._replaced(node, new, place)

    def _changed_mapping(self, node: Mapping, new: dict[str, Plain], place: Place) -> list[Edit]:
        whole = collection(self._sheet, node, in_brackets=place.in_brackets)
        if len(node.fields) == len(new) == 1 and not node.fields.keys() & new.keys():
            return self._renamed(whole, new, place)
        old = list(node.fields)
        pieces = []
        for key in _in_old_order(old, list(new)):
            if key in node.fields:
                origin = old.index(key)
                edits = self._changed(
                    node.fields[key][1], new[key], self._place_of(whole.parts[origin], whole, place)
                )
                pieces.append(Piece(origin, edits))
            else:
                pieces.append(Piece(None, text=self._field(key, new[key], whole, place)))
        return arranged(self._sheet, whole, pieces)

    def _renamed(self, whole: Collection, new: dict[str, Plain], place: Place) -> list[Edit]:
        """The edits of an option, whose only key is its text."""
        ((key, value),) = new.items()
        part = whole.parts[0]
        assert part.key
        in_brackets = whole.form is not Form.BLOCK
        as_json = in_brackets and self._habits.as_json
        start, end = start_of(self._sheet, part.key), colon_after(self._sheet, part.key)
        edits = self._changed(part.value, value, self._place_of(part, whole, place))
        return [Edit(start, end - 1, write_key(key, in_brackets=in_brackets, as_json=as_json)), *edits]

    def _changed_list(self, node: Sequence, new: list[Plain], place: Place) -> list[Edit]:
        sheet = self._sheet
        whole = collection(sheet, node, in_brackets=place.in_brackets)
        in_brackets = whole.form is not Form.BLOCK
        origins = paired([plain_of(item) for item in node.items], new)
        pieces = []
        for origin, value in zip(origins, new, strict=True):
            if origin is None:
                pieces.append(Piece(None, text=self._list_item(value, node, whole, place)))
            else:
                part = whole.parts[origin]
                inner = Place(place.key, self._column(part.start), in_brackets)
                pieces.append(Piece(origin, self._changed(part.value, value, inner)))
        return arranged(sheet, whole, pieces)

    def _changed_text(self, node: Scalar, new: str, place: Place) -> list[Edit]:
        sheet = self._sheet
        if is_empty(node) or not new:
            return self._replaced(node, new, place)
        manner = manner_of(sheet, node, self._habits.manner.quote)
        start, end = start_of(sheet, node), end_of(sheet, node)
        if place.in_brackets:
            return [Edit(start, end, write_in_brackets(new, manner, as_json=self._habits.as_json))]
        indent = self._indent_below(node) or place.anchor + 1
        written = write_text(new, manner, column=node.column, indent=indent)
        last = sheet.line_at(end)
        if manner.style in (LITERAL, FOLDED) and last > node.line and written.head[0] == manner.style:
            return self._block_text(node, last, written)
        return self._put(start, end, written)

    def _block_text(self, node: Scalar, last: int, written: Written) -> list[Edit]:
        """The edits of the lines below a `|` or `>`, and of it where it says how far they are indented."""
        sheet = self._sheet
        header = _HEADER.match(sheet.text, start_of(sheet, node))
        below = Edit(sheet.start(node.line + 1), sheet.end(last), self._lines(written.body))
        if header and any(sign.isdigit() for sign in header[0]):
            return [Edit(header.start(), header.end(), written.head), below]
        return [below]

    def _replaced(self, node: Node, new: Plain, place: Place) -> list[Edit]:
        """The edits that write a value anew, whatever it was."""
        sheet, habits = self._sheet, self._habits
        empty = is_empty(node)
        if place.in_brackets:
            text = write_flow(new, habits, place.key)
            if empty:
                if place.colon is None:
                    raise OddError
                return [Edit(place.colon, place.colon, f" {text}")]
            return [Edit(start_of(sheet, node), end_of(sheet, node), text)]
        if place.colon is not None:
            return self._replaced_of_key(node, new, place, place.colon)
        if empty:
            column = place.anchor + habits.behind_dash
            text = write_block(new, column, habits, place.key, dash=place.anchor)
            at = sheet.offset(node.line, node.column)
            return self._put(at, at, _written(" " * (habits.behind_dash - 1) + text))
        start, end = start_of(sheet, node), end_of(sheet, node)
        if isinstance(new, str) and new:
            manner = habits.manner_of(place.key)
            return self._put(start, end, write_text(new, manner, column=node.column, indent=place.anchor + 1))
        if not place.key and habits.in_braces and is_bracketed(sheet, node):
            return [Edit(start, end, write_flow(new, habits, place.key))]
        text = write_block(new, node.column, habits, place.key, dash=place.anchor)
        return self._put(start, end, _written(text))

    def _replaced_of_key(self, node: Node, new: Plain, place: Place, colon: int) -> list[Edit]:
        sheet = self._sheet
        begins = self._column(colon) + 1
        written = write_value(new, place.anchor, begins, self._habits, place.key)
        if is_empty(node):
            return self._put(colon, colon, _behind_colon(written))
        start, end = start_of(sheet, node), end_of(sheet, node)
        line = sheet.line_at(colon)
        if sheet.line_at(start) == line:
            return self._put(start if written.head else colon, end, written)
        first, last = sheet.line_at(start), sheet.line_at(end)
        if sheet.text[sheet.start(first) : start].strip():
            raise OddError
        # Comments above the old value may stay, unless they would be taken for the new one.
        gone = sheet.start(first) if self._grain is Grain.FINE else sheet.end(line)
        below = Edit(gone, sheet.end(last), "")
        return [*self._put(colon, colon, _behind_colon(written)), below]

    def _put(self, start: int, end: int, written: Written) -> list[Edit]:
        """The edits that put a value in a place, what follows in its line staying there."""
        if start == end and (blanks := _BLANKS.match(self._sheet.text, start)):
            end = blanks.end()
        if written.is_together or not written.body:
            return [Edit(start, end, self._native(str(written)))]
        below = self._sheet.end(self._sheet.line_at(end))
        return [Edit(start, end, written.head), Edit(below, below, self._lines(written.body))]

    def _field(self, key: str, value: Plain, whole: Collection, place: Place) -> str:
        if whole.form is not Form.BLOCK:
            return write_flow_field(key, value, self._habits)
        within = place.key if place.key and len(whole.parts) == 1 else ""
        return self._native(write_field(key, value, whole.column(self._sheet), self._habits, within))

    def _list_item(self, value: Plain, node: Sequence, whole: Collection, place: Place) -> str:
        if whole.form is not Form.BLOCK:
            return write_flow(value, self._habits, place.key)
        first = node.items[0]
        behind = first.column - node.column if first.line == node.line and not is_empty(first) else 2
        text = write_dashed(value, whole.column(self._sheet), behind, self._habits, place.key)
        return self._native(text)

    def _place_of(self, part: Part, whole: Collection, place: Place) -> Place:
        assert part.key
        key = place.key if place.key and len(whole.parts) == 1 else part.key.value
        try:
            colon = colon_after(self._sheet, part.key)
        except OddError:
            if not is_empty(part.value):
                raise
            colon = part.end  # in braces, a key alone
        return Place(key, part.key.column, whole.form is not Form.BLOCK, colon)

    def _indent_below(self, node: Scalar) -> int | None:
        """How far the lines of a text below its first are indented; None if it has none."""
        for number in range(node.line + 1, min(node.end_line, self._sheet.last_line) + 1):
            line = self._sheet.line(number)
            if line.strip():
                return len(line) - len(line.lstrip(" "))
        return None

    def _column(self, offset: int) -> int:
        return offset - self._sheet.start(self._sheet.line_at(offset)) + 1

    def _native(self, text: str) -> str:
        return text.replace("\n", self._sheet.line_end)

    def _lines(self, body: str) -> str:
        return self._native(f"{body}\n")


def _written(text: str) -> Written:
    """Lines as a value whose comment, if there is one, stays behind the first."""
    head, _, body = text.partition("\n")
    return Written(head, body)


def _behind_colon(written: Written) -> Written:
    return replace(written, head=f" {written.head}") if written.head else written


def _in_old_order(old: list[str], new: list[str]) -> list[str]:
    """The new keys: those that were there as they stood, each other one behind the one it follows."""
    order = [key for key in old if key in new]
    previous = None
    for key in new:
        if key not in old:
            order.insert(order.index(previous) + 1 if previous is not None else 0, key)
        previous = key
    return order
