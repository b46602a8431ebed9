"""Where the items of a list begin, told from its lines alone, whether or not they can be parsed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from quiz.bank.format import BEGINNINGS, FIRST_KEYS, ITEM_KEYS, any_of

BRACE = re.compile(r"[ \t]*-[ \t]*\{")
"""An item in braces begins."""
DASH = re.compile(r"[ \t]*-(?!--)")
"""A line begins with a dash."""
KEY_BEHIND_BULLET = re.compile(
    rf"[ ]*([*•◦‣·+–—]|\d{{1,3}}[.)]|[^\w\s#-]{{1,2}}-|-[*•–—-])[ ]+"
    rf"((?:\{{[ ]*)?(?:{any_of(*FIRST_KEYS)})[ ]*:(?:\s.*|$))"
)
"""An item begins with another sign than a dash: the sign, and the rest of the line."""
_KEY = re.compile(rf"[ ]*({any_of(*ITEM_KEYS)})[ ]*:(?=\s|$)")
_FIRST_KEY_BEHIND_DASH = re.compile(rf"[ ]*-[ ]({any_of(*FIRST_KEYS)})[ ]*:(?=\s|$)")
_KEY_BEHIND_DASH = re.compile(rf"[ ]*-[ ]+({any_of(*ITEM_KEYS)})[ ]*:(?=\s|$)")


_FEW = 2
"""Keys that an item has before one that it begins with, at most."""


class Beginnings:
    """Where the items of a list begin, told line by line.

    An item begins at a dash that is no further right than the first one. Without its dash it begins at a key
    that is no further right either, or where those of the item above are, and that one has the key already.
    """

    def __init__(self, lines: Iterable[str] = ()) -> None:
        """Look at the list that has these lines, from its first on."""
        told = Counter(key.start(1) - 2 for key in map(_FIRST_KEY_BEHIND_DASH.match, lines) if key)
        self._dash: int | None = told.most_common(1)[0][0] if len(told) > 1 else None
        """How far the dashes of the list are indented, if they differ most of them; else the first one."""
        self._column: int | None = None
        """How far the keys of the item are indented that the lines before belong to."""
        self._keys: list[str] = []
        """These keys."""
        self._is_told = False
        """Whether there is such an item."""
        self._in_braces = False

    def begins(self, line: str) -> bool:
        """Whether an item begins in the next line."""
        depth = depth_of(line)
        leftmost = self._column if self._dash is None else self._dash
        if DASH.match(line):
            key = _KEY_BEHIND_DASH.match(line)
            is_right = leftmost is not None and depth > leftmost + 1 and not (key and self._dash is None)
            if is_right and not (key and self._is_of_next(key[1])):
                return False
            self._dash = depth if self._dash is None else self._dash
            self._begin(key, in_braces=bool(BRACE.match(line)))
            return True
        if KEY_BEHIND_BULLET.match(line):
            dashed = KEY_BEHIND_BULLET.sub(_with_dash, line)
            self._begin(_KEY_BEHIND_DASH.match(dashed), in_braces=bool(BRACE.match(dashed)))
            return True
        key = _KEY.match(line)
        if not key or self._in_braces:
            return False
        if not self._is_told or self._is_next(key[1], depth, leftmost):
            self._begin(key)
            return True
        if self._column is None:
            self._column = depth
        if depth == self._column:
            self._keys.append(key[1])
        return False

    def _begin(self, key: re.Match[str] | None, *, in_braces: bool = False) -> None:
        self._is_told, self._in_braces = True, in_braces
        self._column = key.start(1) if key else None
        self._keys = [key[1]] if key else []

    def _is_of_next(self, key: str) -> bool:
        """Whether a key that stands far right belongs no more to the item before it."""
        return key in FIRST_KEYS and (
            not self._is_told or key in self._keys or (key != "topic" and len(self._keys) > _FEW)
        )

    def _is_next(self, key: str, depth: int, leftmost: int | None) -> bool:
        """Whether a key belongs no more to the item before it."""
        if depth == self._column and self._keys[:1] == [key]:
            return True
        if leftmost is not None and leftmost < depth < (self._column or 0):
            return self._is_of_next(key)  # only its dash is gone, and the blank behind it is left
        if leftmost is None or depth > leftmost:
            return False
        named_before = key in ("id", "topic") and self._column is not None and depth < self._column
        return key in self._keys or (named_before and not {*BEGINNINGS}.isdisjoint(self._keys))


def depth_of(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip())


def _with_dash(match: re.Match[str]) -> str:
    """A line with a dash in the place of its bullet, and its key where it was."""
    return "-".ljust(match.start(2)) + match[2]
