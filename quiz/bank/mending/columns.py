"""The columns in which a line can begin: where keys and dashes stand that are still open above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a line begins with."""

    depth: int
    """The blanks before it."""
    dashes: tuple[int, ...]
    """The columns of the dashes that it begins with, from 0."""
    key: str | None
    """Its key; None if it has none."""
    key_depth: int
    """The column of what follows the dashes, from 0."""
    value: str
    """What stands behind the key, or behind the dashes if there is none."""

    @classmethod
    def of(cls, line: str) -> Parts:
        """The parts of a line, which is indented with blanks."""
        depth = at = len(line) - len(line.lstrip(" "))
        dashes = []
        while line[at : at + 1] == "-" and line[at + 1 : at + 2] in ("", " "):
            dashes.append(at)
            at += 1
            at += len(line) - at - len(line[at:].lstrip(" ")) if len(dashes) < _MAX_DASHES else 1
        colon = line.find(":", at)
        while colon >= 0 and line[at : at + 1] in ("'", '"') and line[colon - 1] != line[at]:
            colon = line.find(":", colon + 1)
        is_key = colon > at and (colon + 1 == len(line) or line[colon + 1] in " \t")
        if not is_key or line[at] in "#[{|>":
            return cls(depth, tuple(dashes), None, at, line[at:].strip())
        return cls(depth, tuple(dashes), line[at:colon].strip(" \"'"), at, line[colon + 1 :].strip())


_MAX_DASHES = 25
"""Dashes one behind the other in a line, each of which is looked behind."""


@dataclass(slots=True)
class Open:
    """A key or a dash below which more can stand."""

    depth: int
    """Its column, from 0."""
    key: str | None
    """None for a dash."""
    is_empty: bool
    """Whether nothing stands behind it in its line, so that a list or a mapping can stand below it."""
    keys: set[str]
    """The keys that have stood in its column, itself among them."""


class Columns:
    """What is open, line by line."""

    def __init__(self) -> None:
        self._open: list[Open] = []
        self._block: int | None = None

    def read(self, line: str) -> None:
        """Take note of the next line, which is indented with blanks."""
        if self.is_in_block(line) or not line.strip() or line.lstrip()[0] == "#":
            return
        self._block = None
        parts = Parts.of(line)
        for depth in parts.dashes[:_MAX_DASHES]:
            self._close(depth, keeps_key=True)
            if not (self._open and self._open[-1].depth == depth and self._open[-1].key is None):
                self._open.append(Open(depth, None, False, set()))
        if parts.key is not None:
            keys = self._close(parts.key_depth, keeps_key=False)
            self._open.append(Open(parts.key_depth, parts.key, not parts.value, {*keys, parts.key}))
        if _BLOCK.match(parts.value):
            self._block = parts.key_depth if parts.key is not None else parts.depth

    def is_in_block(self, line: str) -> bool:
        """Whether the next line belongs to a text that has begun behind a | or >."""
        return self._block is not None and (not line.strip() or line[: self._block + 1].isspace())

    @property
    def block(self) -> int | None:
        """The column of the key whose text stands behind a | or >; None if none does."""
        return self._block

    @property
    def open(self) -> tuple[Open, ...]:
        """What is open, from the left."""
        return tuple(self._open)

    def for_key(self) -> Iterator[int]:
        """The columns where a key can stand in the next line, the rightmost first."""
        if self._open and self._open[-1].is_empty:
            yield self._open[-1].depth + 2
        yield from (each.depth for each in reversed(self._open) if each.key is not None)

    def for_dash(self) -> Iterator[int]:
        """The columns where a dash can stand in the next line, the rightmost first."""
        if self._open and self._open[-1].is_empty:
            yield self._open[-1].depth + 2
        yield from (each.depth for each in reversed(self._open) if each.key is None)

    def _close(self, depth: int, *, keeps_key: bool) -> set[str]:
        """Close what a line in this column ends; the keys that have stood there."""
        while self._open and self._open[-1].depth > depth:
            self._open.pop()
        if keeps_key:
            return set()
        keys: set[str] = set()
        while self._open and self._open[-1].depth == depth:
            keys = keys or self._open[-1].keys
            self._open.pop()
        return keys
