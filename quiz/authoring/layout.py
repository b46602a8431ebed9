"""The lines of a bank, and what they become where its items change: a line that need not change stays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from quiz.authoring.values import Plain, plain_of, write_field, write_items
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar
from quiz.bank.yaml import Sequence as SequenceNode


def staying(origins: Iterable[int | None]) -> frozenset[int]:
    """The origins of as many items as can be that are still in each other's order: the others have moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for origin in origins:
        if origin is not None:
            length = bisect_left(tails, origin)
            before[origin] = tails[length - 1] if length else None
            tails[length : length + 1] = [origin]
    kept = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


class _Part(NamedTuple):
    """An item of a list, or a key and its value, on lines of its own; lines count from 1."""

    key: Scalar | None
    """None for an item of a list."""
    node: Node
    depth: int
    """The blanks before its dash or key."""
    head: int
    """The line of its dash or key."""
    first: int
    """Its first line, which may be a comment above its dash."""
    last: int
    """Its last line, which may be a comment."""

    @property
    def name(self) -> str:
        return self.key.value if self.key else ""


class Change(NamedTuple):
    """An item as it shall be."""

    origin: int | None
    """Which one of its section it was; None for a new one."""
    old: Plain | None
    """What that says."""
    new: Plain


class _Piece(NamedTuple):
    """A part as it shall be."""

    origin: int | None
    """Which one it was; None for a new one."""
    lines: list[str]


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COMMENT = re.compile(r"[ \t]+#.*")  # behind a value


class Layout:
    """The lines of a text, and what they become where its values change."""

    def __init__(self, text: str) -> None:
        self._lines: list[str] = _LINE.findall(text)
        pairs = text.count("\r\n")
        counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
        self._end = max(counts, key=lambda end: counts[end])
        if self._lines and not self._lines[-1].endswith(("\r", "\n")):
            self._lines[-1] += self._end

    def with_sections(self, root: Node | None, wanted: Mapping[str, Sequence[Change]]) -> list[str]:
        """All lines, with these items in the sections; raises ProblemError."""
        there = root.fields if isinstance(root, MappingNode) else {}
        new = {
            name: self._ended(write_field(name, [item.new for item in items], 0, spaced=True))
            for name, items in wanted.items()
            if items and name not in there
        }
        if not isinstance(root, MappingNode):
            if new and root and (not isinstance(root, Scalar) or root.value):
                raise cannot_write("this file is no bank", "a bank begins with  title: …")
            return [*self._lines, self._end.join("".join(lines) for lines in new.values())]
        parts = self.parts(root)
        pieces = []
        for origin, (name, part) in enumerate(zip(there, parts, strict=True)):
            if name == "questions" and "timeline" in new:
                pieces.append(_Piece(None, new.pop("timeline")))
            lines = self._section(part, wanted[name]) if name in wanted else self._own(part)
            pieces.append(_Piece(origin, lines))
        pieces += [_Piece(None, lines) for lines in new.values()]
        spaced = len(parts) == 1 or any(map(_has_blank, self._gaps(parts)))
        return self._within(1, len(self._lines), parts, pieces, spaced=spaced)

    def _section(self, part: _Part, wanted: Sequence[Change]) -> list[str]:
        """The lines of a section with these items."""
        there = part.node.items if isinstance(part.node, SequenceNode) else []
        same = [item.origin for item in wanted if item.old == item.new]
        if len(wanted) == len(there) and same == [*range(len(there))]:
            return self._own(part)
        if not isinstance(part.node, SequenceNode) and plain_of(part.node):
            message = f"what stands under “{part.name}” in line {part.head} is no list"
            raise cannot_write(message, "mend it first: each item begins with a dash")
        items = self.parts(part.node)
        if not items:
            return self._anew(part, [item.new for item in wanted], spaced=True)
        pieces = []
        for origin, old, new in wanted:
            if origin is None:
                lines = self._ended(write_items([new], items[0].depth))
            else:
                lines = self._own(items[origin]) if old == new else self._changed(items[origin], new)
            pieces.append(_Piece(origin, lines))
        gaps = self._gaps(items)
        spaced = not gaps or 2 * sum(map(_has_blank, gaps)) > len(gaps)
        return self._within(part.first, part.last, items, pieces, spaced=spaced)

    def parts(self, node: Node) -> list[_Part]:
        """The parts of a list or mapping; none where it is empty, or where some share their lines."""
        if isinstance(node, Scalar) or self._is_in_brackets(node):
            return []
        pairs = [(None, item) for item in node.items] if isinstance(node, SequenceNode) else [*node.pairs]
        heads = [key.line if key else self._dash(node, value) for key, value in pairs]
        if any(key and key.column != node.column for key, _ in pairs) or heads != sorted(set(heads)):
            return []  # a key behind a question mark
        depth, free = node.column - 1, 1
        found = []
        for (key, value), head, below in zip(pairs, heads, [*heads[1:], len(self._lines) + 1], strict=True):
            first, last = head, self._last(value, head)
            begins_line = not self._lines[head - 1][:depth].strip()
            while not key and begins_line and first > free and _comment_depth(self._lines[first - 2]) >= 0:
                first -= 1
            while last + 1 < below and _comment_depth(self._lines[last]) > depth:
                last += 1
            found.append(_Part(key, value, depth, head, first, last))
            free = last + 1
        return found

    def _dash(self, node: Node, item: Node) -> int:
        """The line of an item's dash."""
        for line in range(item.line, node.line, -1):
            if self._lines[line - 1][: node.column].strip(" ") == "-":
                return line
        return node.line

    def _last(self, node: Node, head: int) -> int:
        """The last line of a value; blank lines and comments below it are no part of it."""
        while not isinstance(node, Scalar) and not self._is_in_brackets(node):
            node = node.items[-1] if isinstance(node, SequenceNode) else [*node.pairs][-1][1]
        if not isinstance(node, Scalar) or node.style not in ("|", ">"):
            return max(node.end_line, head)
        last = node.end_line if node.end_column > 1 else node.end_line - 1
        last = min(last, len(self._lines))
        while last > node.line and not self._lines[last - 1].strip():
            last -= 1
        return max(last, node.line)

    def _is_in_brackets(self, node: Node) -> bool:
        return type(node) is not Scalar and self._lines[node.line - 1][node.column - 1] in "[{"

    def _own(self, part: _Part) -> list[str]:
        return self._lines[part.first - 1 : part.last]

    def _changed(self, part: _Part, new: Plain) -> list[str]:
        """The lines of a part that says something else: of a list or mapping only what changed in it."""
        node, old = part.node, plain_of(part.node)
        if old == new:
            return self._own(part)
        inner = self.parts(node)
        pieces = []
        if isinstance(old, dict) and isinstance(new, dict) and inner and old.keys() & new.keys():
            places = {name: at for at, name in enumerate(old)}
            for name in _in_old_order(places, new):
                if (at := places.get(name)) is None:
                    pieces.append(_Piece(None, self._ended(write_field(name, new[name], node.column - 1))))
                else:
                    pieces.append(_Piece(at, self._changed(inner[at], new[name])))
        elif isinstance(old, list) and isinstance(new, list) and inner and new:
            for origin, value in zip(_origins(old, new), new, strict=True):
                if origin is None:
                    pieces.append(_Piece(None, self._ended(write_items([value], node.column - 1))))
                else:
                    pieces.append(_Piece(origin, self._changed(inner[origin], value)))
        else:
            return self._anew(part, new)
        return self._within(part.first, part.last, inner, pieces)

    def _anew(self, part: _Part, new: Plain, *, spaced: bool = False) -> list[str]:
        """A part written anew, with the comments that it had, and in brackets if it was."""
        in_brackets = not spaced and self._is_in_brackets(part.node) and bool(plain_of(part.node))
        if part.key:
            lines = write_field(part.name, new, part.depth, spaced=spaced, in_brackets=in_brackets)
        else:
            lines = write_items([new], part.depth, in_brackets=in_brackets)
        behind, below = self._comments(part)
        if len(lines) > 1:  # there they might be taken for text
            below = [" " * (part.depth + 1 + spaced) + comment.lstrip() for comment in below]
        lines[0] += behind
        at = 1 if spaced else len(lines)
        lines[at:at] = below
        return [*self._lines[part.first - 1 : part.head - 1], *self._ended(lines)]

    def _comments(self, part: _Part) -> tuple[str, list[str]]:
        """The first comment that stands behind a key or value, and all others as lines."""
        taken = dict.fromkeys(range(part.head, part.last + 1), 0)
        for scalar in _scalars(part.key, part.node):
            last = self._last(scalar, scalar.line)
            taken |= {line: len(self._lines[line - 1]) for line in range(scalar.line, last + 1)}
            if scalar.style in ("|", ">"):
                taken[scalar.line] = scalar.column
            else:
                taken[last] = scalar.end_column - 1
        behind: list[str] = []
        below: list[str] = []
        for number, column in taken.items():
            line = self._lines[number - 1].rstrip("\r\n")
            if not column and _comment_depth(line) >= 0:
                below.append(line)
            elif match := _COMMENT.search(line, column):
                (below if behind else behind).append(match[0])
        return "".join(behind), below

    def _within(
        self, first: int, last: int, parts: Sequence[_Part], pieces: Sequence[_Piece], *, spaced: bool = False
    ) -> list[str]:
        """The lines from a first to a last one, these pieces standing where the parts do.

        As many parts as can be stay, with all that stands between them: blank lines, and comments that belong
        to no part. `spaced` tells whether a blank line parts others from what is before them.
        """
        separator = [self._end] if spaced else []
        lead = self._lines[parts[0].head - 1][: parts[0].depth]
        lead = lead if lead.strip() else ""  # the dash of an item whose first field it is
        anchors = staying(piece.origin for piece in pieces)
        gaps = [[], *self._gaps(parts)]
        passed = -1
        lines: list[str] = []
        before: int | None = None
        for index, (origin, own) in enumerate(pieces):
            if origin is not None and origin in anchors:
                gap = _joined(gaps[passed + 1 : origin + 1])
                if not index:
                    gap = _without_blanks(gap)
                elif before != passed and not (gap and not gap[0].strip()):
                    gap = [*separator, *gap]
                lines += gap
                passed = origin
            elif index:
                lines += separator
            lines += [" " * len(lead) + own[0][len(lead) :], *own[1:]] if origin == 0 and lead else own
            before = origin
        rest = _joined(gaps[passed + 1 :])
        rest = rest if pieces else _without_blanks(rest)
        lines += _without_blanks(rest[::-1])[::-1]
        if lead and lines[0][: len(lead)].isspace() and len(lines[0].rstrip()) > len(lead):
            lines[0] = lead + lines[0][len(lead) :]
        elif lead:
            lines.insert(0, lead.rstrip() + self._end)
        return [*self._lines[first - 1 : parts[0].first - 1], *lines, *self._lines[parts[-1].last : last]]

    def _gaps(self, parts: Sequence[_Part]) -> list[list[str]]:
        """The lines between each part and the next."""
        return [self._lines[above.last : below.first - 1] for above, below in pairwise(parts)]

    def _ended(self, lines: Iterable[str]) -> list[str]:
        return [line + self._end for line in lines]


def _comment_depth(line: str) -> int:
    """How many blanks stand before a comment; -1 if the line is none."""
    bare = line.lstrip(" \t")
    return len(line) - len(bare) if bare.startswith("#") else -1


def _scalars(*nodes: Node | None) -> Iterator[Scalar]:
    for node in nodes:
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, SequenceNode):
            yield from _scalars(*node.items)
        elif node:
            for key, value in node.pairs:
                yield from _scalars(key, value)


def _in_old_order(old: Collection[str], new: Collection[str]) -> list[str]:
    """The new keys: those that were there as they stood, each other one behind the one it follows."""
    order = [key for key in old if key in new]
    previous = None
    for key in new:
        if key not in old:
            order.insert(order.index(previous) + 1 if previous is not None else 0, key)
        previous = key
    return order


def _origins(old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new member of a list the old one that it was: one alike, or else the one in its place."""
    left: defaultdict[str, list[int]] = defaultdict(list)
    for index in reversed(range(len(old))):
        left[repr(old[index])].append(index)
    origins = [waiting.pop() if (waiting := left.get(repr(value))) else None for value in new]
    free = {index for waiting in left.values() for index in waiting}
    for place in range(len(new)):
        before = origins[place - 1] if place else -1
        if origins[place] is None and before is not None and before + 1 in free:
            origins[place] = before + 1
            free.remove(before + 1)
    return origins


def _joined(gaps: Iterable[list[str]]) -> list[str]:
    """What stood between parts that are gone, with no more blank lines than there were in one place."""
    lines: list[str] = []
    for gap in gaps:
        lines += _without_blanks(gap) if lines and not lines[-1].strip() else gap
    return lines


def _without_blanks(lines: list[str]) -> list[str]:
    """The lines from the first on that is not blank."""
    return lines[next((at for at, line in enumerate(lines) if line.strip()), len(lines)) :]


def _has_blank(lines: Iterable[str]) -> bool:
    return any(not line.strip() for line in lines)


def cannot_write(message: str, hint: str) -> ProblemError:
    """The error that a change cannot be written into a file as it is."""
    return ProblemError(Problem("cannot-write", message, hint))
