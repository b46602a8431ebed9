"""A bank that is no YAML as a whole: each item of its lists is read by itself, and broken ones are left out.

A broken item's lines are blanked, so that all others keep their places, and the rest is parsed as one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from quiz.bank.astray import BEGINNINGS, ITEM_KEYS, NO_DASH, NO_DASH_MESSAGE
from quiz.bank.cleaning import excerpt
from quiz.bank.identity import slug
from quiz.bank.nodes import NotYamlError, Sequence, TooMuchError, compose
from quiz.bank.problems import Level, Problem
from quiz.bank.repairs import repair
from quiz.bank.syntax import explain

LISTS = ("timeline", "questions")
_SECTIONS = ("id", "title", "language", "note", "source", *LISTS)
_MAX_ITEMS = 50_000
_MAX_REPAIRS = 100
"""Broken items whose lines are written right; each takes some milliseconds."""

_HEAD = re.compile(rf"([\"']?)({'|'.join(_SECTIONS)})\1[ \t]*:(?=\s|$)")
_NAMING = re.compile(r"^[ \t]*(?:-[ \t]*)?(id|event):?[ \t]*(\S.*)", re.MULTILINE)
_BRACE = re.compile(r"[ \t]*-[ \t]*\{")
_NAMING_IN_BRACES = re.compile(r"[{,]\s*(id|event):[ \t]*([^,}\n]*)")
_DASH = re.compile(r"[ \t]*-(?!--)")
_KEY = re.compile(rf"[ ]*({'|'.join(sorted(ITEM_KEYS))})[ ]*:(?=\s|$)")
_KEY_BEHIND_DASH = re.compile(rf"[ ]*-[ ]+({'|'.join(sorted(ITEM_KEYS))})[ ]*:(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What is left of a text that is no YAML as a whole."""

    text: str | None
    """The text with the broken items blanked; None if what is broken is no item."""
    lost: frozenset[str]
    """The lists that items were left out of."""
    problems: tuple[Problem, ...]
    """What is wrong with each; never empty."""
    broken_events: Mapping[str, int]
    """The lines of the events left out, by the ids that others know them by."""


def recover(text: str, name: str, error: NotYamlError) -> Recovered:
    """What can be read of a text that did not parse with this error; raises TooMuchError."""
    return _Recovery(text, name).recover(error)


class _Recovery:
    """One look through a text, item by item."""

    def __init__(self, text: str, name: str) -> None:
        self._lines = text.split("\n")
        self._name = name
        self._problems: list[Problem] = []
        self._broken_events: dict[str, int] = {}

    def recover(self, error: NotYamlError) -> Recovered:
        lost: set[str] = set()
        whole = True
        for section, start, end in list(self._sections()):
            if section in LISTS:
                if broken_items := self._blank_broken_items(start, end):
                    lost.add(section)
                if section == "timeline":
                    self._broken_events = {key: line for line, key in broken_items if key}
            elif broken := self._error_in(start, end):
                self._report(start, end, broken)
                whole = False
        text = "\n".join(self._lines)
        if whole:
            try:
                compose(text, self._name)
            except NotYamlError as left:
                self._report(0, len(self._lines), left)
                whole = False
        if not self._problems:
            self._report(0, len(self._lines), error)
        return Recovered(text if whole else None, frozenset(lost), tuple(self._problems), self._broken_events)

    def _sections(self) -> Iterator[tuple[str, int, int]]:
        """The sections by their names, with their first line and the one after their last, from 0."""
        heads = [
            (match[2], number) for number, line in enumerate(self._lines) if (match := _HEAD.match(line))
        ]
        for (section, start), (_, end) in pairwise([*heads, ("", len(self._lines))]):
            yield section, start, end

    def _blank_broken_items(self, start: int, end: int) -> list[tuple[int, str]]:
        """Blank the broken items of a list; their lines, and their ids as far as these can be made out."""
        items = self._items(start, end)
        if not items or self._error_in(start, end) is None:
            return []
        if len(items) > _MAX_ITEMS:
            raise TooMuchError(
                start + 1, 1, f"this list has more than {_MAX_ITEMS:,} items: it is too large for a bank"
            )
        dashes = [first for first, _ in items if _DASH.match(self._lines[first])]
        depth = _depth(self._lines[(dashes or [items[0][0]])[0]])
        found = []
        for first, last in items:
            if not _DASH.match(self._lines[first]):
                self._report_no_dash(first, last, depth)
            elif broken := self._error_in(first, last, item=True):
                self._report(first, last, broken)
            elif _depth(self._lines[first]) != depth:
                self._report_depth(first, depth)
            else:
                continue
            found.append((first + 1, _id_in(self._lines[first:last])))
            self._lines[first:last] = [""] * (last - first)
        return found

    def _items(self, start: int, end: int) -> list[tuple[int, int]]:
        """The items of a list, those without their dash among them."""
        beginnings = _Beginnings()
        starts = [number for number in range(start + 1, end) if beginnings.begins(self._lines[number])]
        return list(pairwise([*starts, end]))

    def _error_in(self, start: int, end: int, *, item: bool = False) -> NotYamlError | None:
        """What is wrong with some lines, its places counted from the first of them; None if nothing is."""
        text = "\n".join(self._lines[start:end])
        try:
            self._parse_item(text) if item else compose(text, self._name)
        except NotYamlError as error:
            return error
        return None

    def _parse_item(self, text: str) -> None:
        root = compose(text, self._name).root
        if not isinstance(root, Sequence) or len(root.items) != 1:
            raise NotYamlError("did not find expected '-' indicator", 1, 1, "", 1)

    def _report(self, start: int, end: int, error: NotYamlError) -> None:
        lines = self._lines[start:end]
        is_item = bool(lines) and _DASH.match(lines[0]) is not None
        explained = explain(error, lines)
        line, column, message, hint = explained.line, explained.column, explained.message, explained.hint
        if len(self._problems) < _MAX_REPAIRS:
            parse = self._parse_item if is_item else lambda text: compose(text, self._name)
            if repaired := repair(lines, error, parse):
                line, column, message = repaired.line, repaired.column, repaired.message
                hint = repaired.hint
        self._problems.append(
            Problem(self._name, start + line, column, explained.code, Level.ERROR, message, hint)
        )

    def _report_no_dash(self, start: int, end: int, depth: int) -> None:
        """Report an item that begins without a dash; its line is shown written right."""
        line, own = self._lines[start], _depth(self._lines[start])
        rest = [other for other in self._lines[start + 1 : end] if other.strip()]
        hint = f"write:  - {excerpt(line.strip(), 100)}"
        if own > depth:
            hint += " , its dash below those of the other items"
        elif rest and _depth(rest[0]) == own:
            hint += " , and indent the item's other lines by two more blanks"
        self._problems.append(
            Problem(self._name, start + 1, own + 1, NO_DASH, Level.ERROR, NO_DASH_MESSAGE, hint)
        )

    def _report_depth(self, number: int, depth: int) -> None:
        own = _depth(self._lines[number])
        side, back = ("right", "left") if own > depth else ("left", "right")
        self._problems.append(
            Problem(
                self._name,
                number + 1,
                own + 1,
                "indentation",
                Level.ERROR,
                f"this dash stands further {side} than those of the other items",
                f"begin it, and the lines of its item, {abs(own - depth)} further {back}",
            )
        )


class _Beginnings:
    """Where the items of a list begin, told line by line.

    An item begins at a dash that is no further right than the first one. Without its dash it begins at a key
    that is no further right either, or where those of the item above are, and that one has the key already.
    """

    def __init__(self) -> None:
        self._dash: int | None = None
        """How far the first dash is indented."""
        self._column: int | None = None
        """How far the keys of the item are indented that the lines before belong to."""
        self._keys: list[str] = []
        """These keys."""
        self._is_told = False
        """Whether there is such an item."""
        self._in_braces = False

    def begins(self, line: str) -> bool:
        """Whether an item begins in the next line."""
        depth = _depth(line)
        leftmost = self._column if self._dash is None else self._dash
        if _DASH.match(line):
            key = _KEY_BEHIND_DASH.match(line)
            if leftmost is not None and depth > leftmost + 1 and not (key and self._dash is None):
                return False
            self._dash = depth if self._dash is None else self._dash
            self._begin(key, in_braces=bool(_BRACE.match(line)))
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

    def _is_next(self, key: str, depth: int, leftmost: int | None) -> bool:
        """Whether a key belongs no more to the item before it."""
        if depth == self._column and self._keys[:1] == [key]:
            return True
        if leftmost is None or depth > leftmost:
            return False
        named_before = key in ("id", "topic") and self._column is not None and depth < self._column
        return key in self._keys or (named_before and not {*BEGINNINGS}.isdisjoint(self._keys))


def _id_in(lines: list[str]) -> str:
    """The id that an item has or would have, as far as its lines tell."""
    text = "\n".join(lines)
    naming = _NAMING_IN_BRACES if _BRACE.match(text) else _NAMING
    written = {match[1]: match[2].strip("\"' ") for match in naming.finditer(text)}
    return written.get("id") or slug(written.get("event", ""))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
