"""A bank that is no YAML as a whole: each item of its lists is read by itself, and broken ones are left out.

A broken item's lines are blanked, so that all others keep their places, and the rest is parsed as one again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

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
        depth = _depth(self._lines[items[0][0]])
        found = []
        for first, last in items:
            if broken := self._error_in(first, last, item=True):
                self._report(first, last, broken)
            elif _depth(self._lines[first]) != depth:
                self._report_depth(first, depth)
            else:
                continue
            found.append((first + 1, _id_in(self._lines[first:last])))
            self._lines[first:last] = [""] * (last - first)
        return found

    def _items(self, start: int, end: int) -> list[tuple[int, int]]:
        """The items of a list: an item begins at a dash that is not further right than those before it."""
        depth: int | None = None
        starts: list[int] = []
        for number in range(start + 1, end):
            line = self._lines[number]
            if not _DASH.match(line):
                continue
            if depth is None:
                depth = _depth(line)
            if _depth(line) <= depth + 1:
                starts.append(number)
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


def _id_in(lines: list[str]) -> str:
    """The id that an item has or would have, as far as its lines tell."""
    text = "\n".join(lines)
    naming = _NAMING_IN_BRACES if _BRACE.match(text) else _NAMING
    written = {match[1]: match[2].strip("\"' ") for match in naming.finditer(text)}
    return written.get("id") or slug(written.get("event", ""))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
