"""Lines that are indented with tabs or with what only looks like a blank: how far they are meant to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.bank.format import FIRST_KEYS, ITEM_KEYS, LISTS, OPTION_KEYS, SECTIONS, SOURCE_KEYS, any_of
from quiz.bank.mending.columns import Columns, Parts

_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]*")
_ITEM_IN_BRACES = re.compile(rf"\{{[ ]*(?:{any_of(*FIRST_KEYS)}):")
_USUAL = 2
"""Blanks before the dash of an item, unless the others of its list have more or fewer."""


@dataclass(frozen=True, slots=True)
class Misindented:
    """A line whose blanks are none."""

    column: int
    """Where the first of them stands that is no blank, from 1."""
    sign: str
    """That character."""
    depth: int
    """How many blanks should stand there."""
    width: int
    """How many characters stand there."""


def misindented(lines: list[str]) -> dict[int, Misindented]:
    """The lines that are indented with something else than blanks, by their number from 0."""
    return _Look(lines).found


class _Look:
    """One look through the lines of a file, each with its blanks written right for the next ones."""

    def __init__(self, lines: list[str]) -> None:
        self.found: dict[int, Misindented] = {}
        self._columns = Columns()
        self._section = ""
        self._of_text: tuple[str, int] | None = None
        """How the text behind a | is indented that has begun, and how it should be."""
        self._dashes = _depth_of_items(lines)
        for number, line in enumerate(lines):
            self._look(number, line)

    def _look(self, number: int, line: str) -> None:
        blanks = _BLANKS.match(line)[0]  # type: ignore[index]  # it matches the empty text too
        sign = next((each for each in blanks if each != " "), "")
        rest = line[len(blanks) :]
        if not rest:
            if sign == "\t" and self._columns.block is None:
                self.found[number] = Misindented(blanks.index(sign) + 1, sign, 0, len(blanks))
            return
        if not sign:
            if not blanks:
                self._section = Parts.of(line).key or self._section
            self._columns.read(line)
            if self._columns.block is None:
                self._of_text = None
            elif self._of_text is None and self._columns.is_in_block(line) and blanks:
                self._of_text = (blanks, len(blanks)) if self._is_text(line) else None
            return
        depth = self._depth(blanks, rest)
        if depth is None:
            return
        self.found[number] = Misindented(blanks.index(sign) + 1, sign, depth, len(blanks))
        if not depth:
            self._section = Parts.of(rest).key or self._section
        self._columns.read(" " * depth + rest)

    def _is_text(self, line: str) -> bool:
        """Whether a line is part of a text behind a |, and not the line that ends with the sign."""
        block = self._columns.block
        return block is not None and len(line) - len(line.lstrip(" ")) > block

    def _depth(self, blanks: str, rest: str) -> int | None:
        """How far a line should be indented; None if its blanks do no harm."""
        block, parts = self._columns.block, Parts.of(rest)
        if block is not None and not self._ends_text(blanks, parts):
            self._of_text = self._of_text or (blanks, block + 2)
            begun, depth = self._of_text
            return None if blanks.startswith(begun) and set(begun) == {" "} else depth
        self._of_text = None
        if parts.dashes:
            return self._depth_of_dash(parts)
        if parts.key is not None:
            return self._depth_of_key(parts.key, blanks)
        return None  # it goes on the text above, where tabs may stand behind enough blanks

    def _ends_text(self, blanks: str, parts: Parts) -> bool:
        """Whether a line no more belongs to the text behind a |, to judge by how it begins."""
        begun = self._of_text[0] if self._of_text else ""
        if begun and blanks.startswith(begun):
            return False
        if self._section == "source":
            return parts.key in SOURCE_KEYS or parts.key in LISTS
        return bool(parts.dashes) or parts.key in ITEM_KEYS

    def _depth_of_dash(self, parts: Parts) -> int:
        dashes = [each for each in self._columns.open if each.key is None]
        if self._section in ("source", ""):
            return next(self._columns.for_dash(), _USUAL)
        if parts.key in FIRST_KEYS or _ITEM_IN_BRACES.match(parts.value) or not dashes:
            return dashes[0].depth if dashes else self._dashes
        if len(dashes) > 1:
            return dashes[-1].depth
        is_list_open = any(each.is_empty and each.depth > dashes[0].depth for each in self._columns.open)
        return self._below(dashes[0].depth) if is_list_open else dashes[0].depth

    def _below(self, dash: int) -> int:
        """Where the list of an item begins: below its last key, further right."""
        keys = [each.depth for each in self._columns.open if each.key is not None and each.depth > dash]
        return (keys[0] if keys else dash) + 2

    def _depth_of_key(self, key: str, blanks: str) -> int:
        if key in SECTIONS and (self._section == "source" or not self._columns.open):
            return 0
        keys = [each for each in self._columns.open if each.key is not None]
        if not keys:
            return 0
        if self._section == "source":
            return self._depth_in_source(key)
        inner = keys[1:] if keys[0].depth == 0 else keys
        if not inner:
            return (self._columns.open[-1].depth if self._columns.open[-1].key is None else 0) + 2
        item, option = inner[0], inner[-1]
        if option is item or option.key not in OPTION_KEYS:
            return item.depth
        is_option = key in OPTION_KEYS and key not in option.keys
        return option.depth if is_option and (key != "quote" or len(blanks) > 1) else item.depth

    def _depth_in_source(self, key: str) -> int:
        """Where a key of the source stands, or one of its misprints."""
        below = [each for each in self._columns.open if each.depth > 0]
        if key in SOURCE_KEYS or not below:
            return below[0].depth if below else _USUAL
        return below[-1].depth + 2 if below[-1].is_empty else below[-1].depth


def _depth_of_items(lines: list[str]) -> int:
    """How far the dashes of items are indented where that is done with blanks."""
    for line in lines:
        if line.lstrip(" ").startswith("-") and Parts.of(line).key in FIRST_KEYS:
            return len(line) - len(line.lstrip(" "))
    return _USUAL
