"""A bank that is no YAML as a whole: each item of its lists is read by itself, and broken ones are left out.

A broken item's lines are blanked, so that all others keep their places, and the rest is parsed as one again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from quiz.bank.building import NO_DASH, NO_DASH_MESSAGE
from quiz.bank.fields import Notes
from quiz.bank.format import HEAD, LISTS
from quiz.bank.items import read_event, read_question
from quiz.bank.joined import joined_texts
from quiz.bank.mending.beginnings import BRACE, DASH, KEY_BEHIND_BULLET, Beginnings, depth_of
from quiz.bank.mending.foreign import INDENTATION, strays
from quiz.bank.mending.repairs import Repairs
from quiz.bank.mending.syntax import explain
from quiz.bank.mending.tabs import misindented
from quiz.bank.model import bare_id, slug
from quiz.bank.problems import Level, Problem
from quiz.bank.yaml import Composed, Node, NotYamlError, Scalar, Sequence, compose, too_much
from quiz.text.cleaning import one_line

_MAX_ITEMS = 50_000
_MAX_REPAIRS = 100
"""Broken items whose lines are written right; each takes some milliseconds."""

_MOST_IN_ITEM = 20
"""Lines of one broken item that are written right, one after the other."""
_MOST_TABS = 20
"""Lines indented with tabs that are named one by one."""

_NAMING = re.compile(r"^[ \t]*(?:-[ \t]*)?(id|event|ask|order):?[ \t]*(\S.*)", re.MULTILINE)
_NAMING_IN_BRACES = re.compile(r"[{,]\s*(id|event|ask|order):[ \t]*([^,}\n]*)")


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
    left_out: Mapping[str, tuple[int, int]]
    """The lines and columns of all items left out, by their ids."""
    shifts: Mapping[int, int]
    """By how many columns a line has been moved to the right, where it was indented with something else
    than blanks."""
    unsound: tuple[tuple[int, int], ...]
    """Where these lines begin now: what they are part of is read, and is not as it should be."""

    def as_written(self, problem: Problem) -> Problem:
        """A problem with what has been read, at its place in the file."""
        shift = self.shifts.get(problem.line, 0)
        return replace(problem, column=max(1, problem.column - shift)) if shift else problem


def recover(text: str, name: str, error: NotYamlError) -> Recovered:
    """What can be read of a text that did not parse with this error; raises ProblemError."""
    return _Recovery(text, name).recover(error)


class _Recovery:
    """One look through a text, item by item."""

    def __init__(self, text: str, name: str) -> None:
        self._lines = text.split("\n")
        self._name = name
        self._problems: list[Problem] = []
        self._broken_events: dict[str, int] = {}
        self._left_out: dict[str, tuple[int, int]] = {}
        self._shifts: dict[int, int] = {}
        self._unsound: list[tuple[int, int]] = []
        self._repairs = Repairs()

    def recover(self, error: NotYamlError) -> Recovered:
        lost: set[str] = set()
        whole = True
        self._mend_strays()
        self._mend_tabs()
        if not self._problems or self._error_in(0, len(self._lines)):
            for section, start, end in list(self._sections()):
                if section in LISTS:
                    if self._blank_broken_items(section, start, end):
                        lost.add(section)
                elif broken := self._error_in(start, end):
                    self._report(start, end, broken, self._parse)
                    whole = False
        text = "\n".join(self._lines)
        if whole:
            try:
                compose(text, self._name)
            except NotYamlError as left:
                self._report(0, len(self._lines), left, self._parse)
                whole = False
        if not self._problems:
            self._report(0, len(self._lines), error, self._parse)
        return Recovered(
            text if whole else None,
            frozenset(lost),
            tuple(self._problems),
            self._broken_events,
            self._left_out,
            self._shifts,
            tuple(place for place in self._unsound if self._lines[place[0] - 1]),  # not left out meanwhile
        )

    def _mend_strays(self) -> None:
        """Write right what stands beside the bank's own lines."""
        for stray in list(strays(self._lines)):
            self._add((stray.line, stray.column), stray.code, stray.message, stray.hint)
            self._lines[stray.line - 1 : stray.line - 1 + len(stray.mended)] = stray.mended
            if stray.code == INDENTATION:
                depth = depth_of(stray.mended[0])
                self._shifts[stray.line] = depth - stray.column + 1
                self._unsound.append((stray.line, depth + 1))

    def _mend_tabs(self) -> None:
        """Indent with blanks what is indented with something else."""
        found = misindented(self._lines)
        for count, (number, each) in enumerate(found.items()):
            self._lines[number] = " " * each.depth + self._lines[number][each.width :]
            self._shifts[number + 1] = each.depth - each.width
            self._unsound.append((number + 1, each.depth + 1))
            place = number + 1, each.column
            code, kind = "tab", "a tab"
            if each.sign != "\t":
                code, kind = INDENTATION, f"what looks like a blank and is none (U+{ord(each.sign):04X})"
            if count < _MOST_TABS:
                message = f"this line is indented with {kind}, which YAML does not allow"
                self._add(place, code, message, _begin_it(each.depth, is_blank=not self._lines[number]))
            elif count == _MOST_TABS:
                message = (
                    f"this line and {len(found) - count - 1} more below are indented with {kind} as well"
                )
                self._add(place, code, message, "indent each with blanks, as many as its neighbours have")

    def _add(self, place: tuple[int, int], code: str, message: str, hint: str) -> None:
        self._problems.append(Problem(code, message, hint, Level.ERROR, self._name, *place))

    def _sections(self) -> Iterator[tuple[str, int, int]]:
        """The sections by their names, with their first line and the one after their last, from 0."""
        heads = [(match[2], number) for number, line in enumerate(self._lines) if (match := HEAD.match(line))]
        for (section, start), (_, end) in pairwise([*heads, ("", len(self._lines))]):
            yield section, start, end

    def _blank_broken_items(self, section: str, start: int, end: int) -> bool:
        """Blank the broken items of a list; whether there are any."""
        items = self._items(start, end)
        if not items or self._error_in(start, end) is None:
            return False
        if len(items) > _MAX_ITEMS:
            raise too_much(
                start + 1, 1, f"this list has more than {_MAX_ITEMS:,} items: it is too large for a bank"
            )
        dashes = [first for first, _ in items if DASH.match(self._lines[first])]
        depths = Counter(depth_of(self._lines[first]) for first in dashes or [items[0][0]])
        depth = depths.most_common(1)[0][0]
        parse = self._parse_event if section == "timeline" else self._parse_question
        found = False
        for first, last in items:
            if bulleted := KEY_BEHIND_BULLET.match(self._lines[first]):
                self._report_bullet(first, depth, bulleted)
            elif not DASH.match(self._lines[first]):
                self._report_no_dash(first, last, depth)
            elif broken := self._error_in(first, last, item=True):
                if not self._report_moved(first, last, depth):
                    self._report(first, last, broken, parse)
            elif depth_of(self._lines[first]) != depth:
                self._report_depth(first, depth)
            else:
                continue
            found = True
            if key := _id_in(self._lines[first:last]):
                self._left_out.setdefault(key, (first + 1, depth_of(self._lines[first]) + 1))
                if section == "timeline":
                    self._broken_events[key] = first + 1
            self._lines[first:last] = [""] * (last - first)
        return found

    def _items(self, start: int, end: int) -> list[tuple[int, int]]:
        """The items of a list, those without their dash among them."""
        beginnings = Beginnings(self._lines[start + 1 : end])
        starts = [number for number in range(start + 1, end) if beginnings.begins(self._lines[number])]
        return list(pairwise([*starts, end]))

    def _error_in(self, start: int, end: int, *, item: bool = False) -> NotYamlError | None:
        """What is wrong with some lines, its places counted from the first of them; None if nothing is."""
        text = "\n".join(self._lines[start:end])
        try:
            self._item(text) if item else compose(text, self._name)
        except NotYamlError as error:
            return error
        return None

    def _item(self, text: str) -> Composed:
        """An item of a list, in a list of its own."""
        composed = compose(text, self._name)
        if not isinstance(composed.root, Sequence) or len(composed.root.items) != 1:
            raise NotYamlError("did not find expected '-' indicator", 1, 1, "", 1)
        return composed

    def _parse(self, text: str) -> int:
        compose(text, self._name)
        return 0

    def _parse_event(self, text: str) -> int:
        return _oddities(self._item(text), text, read_event)

    def _parse_question(self, text: str) -> int:
        return _oddities(self._item(text), text, read_question)

    def _report(self, start: int, end: int, error: NotYamlError, parse: Callable[[str], int]) -> None:
        """Report what is wrong with some lines: all of it if it can be written right, else the first."""
        found: list[Problem] = []
        lines, left = self._lines[start:end], error
        while len(self._problems) < _MAX_REPAIRS and len(found) < _MOST_IN_ITEM:
            repaired = self._repairs.repair(lines, left, parse)
            if repaired is None:
                break
            code = explain(left, lines).code
            place = start + repaired.line, repaired.column
            found.append(Problem(code, repaired.message, repaired.hint, Level.ERROR, self._name, *place))
            lines = [*lines[: repaired.line - 1], repaired.written, *lines[repaired.line :]]
            try:
                parse("\n".join(lines))
            except NotYamlError as next_error:
                left = next_error
                continue
            self._problems += found
            return
        if found:
            self._problems.append(found[0])
            return
        explained = explain(error, self._lines[start:end])
        place = start + explained.line, explained.column
        self._add(place, explained.code, explained.message, explained.hint)

    def _report_bullet(self, number: int, depth: int, bulleted: re.Match[str]) -> None:
        """Report an item that begins with another sign than a dash."""
        own = depth_of(self._lines[number])
        hint = f"write: - {one_line(bulleted[2].strip())}"
        if own != depth:
            hint += " , its dash below those of the other items"
        message = f"an item of a list begins with a dash, and not with “{bulleted[1]}”"
        self._add((number + 1, own + 1), NO_DASH, message, hint)

    def _report_no_dash(self, start: int, end: int, depth: int) -> None:
        """Report an item that begins without a dash; its line is shown written right."""
        line, own = self._lines[start], depth_of(self._lines[start])
        rest = [other for other in self._lines[start + 1 : end] if other.strip()]
        hint = f"write:  - {one_line(line.strip())}"
        if own > depth:
            hint += " , its dash below those of the other items"
        elif rest and depth_of(rest[0]) == own:
            hint += " , and indent the item's other lines by two more blanks"
        self._add((start + 1, own + 1), NO_DASH, NO_DASH_MESSAGE, hint)

    def _report_moved(self, start: int, end: int, depth: int) -> bool:
        """Report a dash that has been moved without the lines of its item, if it has."""
        line, own = self._lines[start], depth_of(self._lines[start])
        if own == depth:
            return False
        self._lines[start] = " " * depth + line.lstrip()
        is_moved = self._error_in(start, end, item=True) is None
        self._lines[start] = line
        if is_moved:
            side = "right" if own > depth else "left"
            message = f"this dash stands further {side} than those of the other items"
            self._add((start + 1, own + 1), INDENTATION, message, _begin_it(depth, is_blank=False))
        return is_moved

    def _report_depth(self, number: int, depth: int) -> None:
        own = depth_of(self._lines[number])
        side, back = ("right", "left") if own > depth else ("left", "right")
        message = f"this dash stands further {side} than those of the other items"
        hint = f"begin it, and the lines of its item, {abs(own - depth)} further {back}"
        self._add((number + 1, own + 1), INDENTATION, message, hint)


def _id_in(lines: list[str]) -> str:
    """The id that an item has or would have, as far as its lines tell."""
    text = "\n".join(lines)
    naming = _NAMING_IN_BRACES if BRACE.match(text) else _NAMING
    written = {match[1]: match[2].strip("\"' ") for match in naming.finditer(text)}
    named_by = written.get("event") or ("" if "order" in written else written.get("ask", ""))
    return bare_id(written.get("id", "")) or slug(named_by)


def _oddities(composed: Composed, text: str, read: Callable[[Node, Notes], object]) -> int:
    """How much is wrong with an item that can be parsed."""
    notes = Notes("", suggestions=10_000)  # more than are looked up: no message is shown
    root = composed.root
    read(root.items[0] if isinstance(root, Sequence) else Scalar("", 1, 1, 1, 1, None), notes)
    joined = list(joined_texts(composed.joined, text.split("\n")))
    return len(joined) + len(notes.problems) + len(composed.duplicates) + len(composed.refusals)


def _begin_it(depth: int, *, is_blank: bool) -> str:
    if is_blank:
        return "delete what cannot be seen in this line"
    return "begin it with one blank" if depth == 1 else f"begin it with {depth} blanks"
