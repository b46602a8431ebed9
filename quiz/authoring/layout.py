"""The lines of a bank, and what they become where its items change: a line that need not change stays."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import dropwhile, pairwise
from typing import NamedTuple, TypeAlias

from quiz.authoring.values import Plain, write_field, write_items
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode, plain_of

Wanted: TypeAlias = "tuple[int | None, Plain | None]"
"""An item as it shall be: which one of its section it was, and what it says, if that has changed."""
_Piece: TypeAlias = "tuple[int | None, list[str]]"  # which part it was, and its lines


class _Part(NamedTuple):
    """An item of a list, or a key and its value, on lines of its own; lines count from 1."""

    key: Scalar | None  # None for an item of a list
    node: Node
    depth: int  # the blanks before its dash or key
    head: int  # the line of its dash or key
    first: int  # its first line, which may be a comment above its dash
    end: int  # the last line of its value
    last: int  # its last line, which may be a comment


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # "title: Ada\r\n"
_COMMENT = re.compile(r"[ \t]+#.*")  # "  # not Byron", behind a value


class Layout:
    """The lines of a text, and what they become where its values change."""

    def __init__(self, text: str) -> None:
        self._lines: list[str] = _LINE.findall(text)
        pairs = text.count("\r\n")
        counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
        self._end = max(counts, key=lambda end: counts[end])
        self._is_ended = text.endswith(("\r", "\n"))
        if self._lines and not self._is_ended:
            self._lines[-1] += self._end

    def with_sections(
        self, root: MappingNode, wanted: Mapping[str, Sequence[Wanted]], head: Mapping[str, Plain]
    ) -> str:
        """The text with these items in the sections, and this beside them; raises ProblemError.

        The keys of `head` stand in their order, those of the sections that there are among them.
        """
        parts, there = self.parts(root), list(root.fields)
        names = [*head]
        for name, items in wanted.items():
            if items and name not in there:
                names.insert(names.index("questions") if "questions" in names else len(names), name)
        pieces: list[_Piece] = []
        for name in names:
            part = parts[there.index(name)] if name in there else None
            if part is None:
                value = head.get(name) or [value for _, value in wanted[name] if value is not None]
                pieces.append((None, self._ended(write_field(name, value, 0, spaced=True))))
            else:
                own = self._section(part, wanted[name]) if name in wanted else self._changed(part, head[name])
                pieces.append((there.index(name), own))
        text = "".join(self._within(1, len(self._lines), parts, pieces, spaced=True))
        return text if self._is_ended else text.rstrip("\r\n")

    def _section(self, part: _Part, wanted: Sequence[Wanted]) -> list[str]:
        there = part.node.items if isinstance(part.node, SequenceNode) else []
        if [*wanted] == [(origin, None) for origin in range(len(there))]:
            return self._own(part)
        if not isinstance(part.node, SequenceNode) and plain_of(part.node):
            name = part.key.value if part.key else ""
            message = f"what stands under “{name}” in line {part.head} is no list"
            raise cannot_write(message, "mend it first: each item begins with a dash")
        if items := self.parts(part.node):
            return self._within(part.first, part.last, items, self._members(items, wanted), spaced=True)
        values = [plain_of(there[at or 0]) if new is None else new for at, new in wanted]
        return self._anew(part, values, spaced=True)

    def _members(self, parts: Sequence[_Part], wanted: Iterable[Wanted]) -> list[_Piece]:
        """The members of a list that has these parts, of which some were one."""
        return [
            (at, self._ended(write_items([{} if new is None else new], parts[0].depth)))
            if at is None
            else (at, self._own(parts[at]) if new is None else self._changed(parts[at], new))
            for at, new in wanted
        ]

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
            first, end = head, self._end_of(value, head)
            last = end
            begins_line = not self._lines[head - 1][:depth].strip()
            while not key and begins_line and first > free and _comment_depth(self._lines[first - 2]) >= 0:
                first -= 1
            while last + 1 < below and _comment_depth(self._lines[last]) > depth:
                last += 1
            found.append(_Part(key, value, depth, head, first, end, last))
            free = last + 1
        return found

    def _dash(self, node: Node, item: Node) -> int:
        lines = range(item.line, node.line, -1)
        return next(
            (each for each in lines if self._lines[each - 1][: node.column].strip() == "-"), node.line
        )

    def _leaf(self, node: Node) -> Node:
        """What a value ends with: a text, or what stands in brackets."""
        while not isinstance(node, Scalar) and not self._is_in_brackets(node):
            node = node.items[-1] if isinstance(node, SequenceNode) else [*node.pairs][-1][1]
        return node

    def _end_of(self, node: Node, head: int) -> int:
        """The last line of a value; blank lines and comments below it are no part of it."""
        node = self._leaf(node)
        end = node.end_line
        if _is_block(node):
            end = min(end - (node.end_column == 1), len(self._lines))
            while end > node.line and not self._lines[end - 1].strip():
                end -= 1
        return max(end, head)

    def _is_in_brackets(self, node: Node) -> bool:
        return not isinstance(node, Scalar) and self._lines[node.line - 1][node.column - 1] in "[{"

    def _own(self, part: _Part) -> list[str]:
        return self._lines[part.first - 1 : part.last]

    def _changed(self, part: _Part, new: Plain) -> list[str]:
        """The lines of a part that says something else: of a list or mapping only what changed in it."""
        old = plain_of(part.node)
        if old == new:
            return self._own(part)
        inner = self.parts(part.node)
        pieces: list[_Piece]
        if isinstance(old, dict) and isinstance(new, dict) and inner and old.keys() & new.keys():
            places = dict(zip(old, range(len(old)), strict=True))
            depth = part.node.column - 1
            pieces = [
                (places[name], self._changed(inner[places[name]], value))
                if name in places
                else (None, self._ended(write_field(name, value, depth)))
                for name, value in new.items()
            ]
        elif isinstance(old, list) and isinstance(new, list) and inner and new:
            origins = counterparts(old, new, repr)
            free = {*range(len(old))}.difference(origins)
            origins = [at if each is None and at in free else each for at, each in enumerate(origins)]
            pieces = self._members(inner, zip(origins, new, strict=True))
        else:
            return self._anew(part, new)
        return self._within(part.first, part.last, inner, pieces)

    def _anew(self, part: _Part, new: Plain, *, spaced: bool = False) -> list[str]:
        """A part written anew, with the comments that it had, and in brackets if it was."""
        in_brackets = not spaced and self._is_in_brackets(part.node) and bool(plain_of(part.node))
        if part.key:
            lines = write_field(part.key.value, new, part.depth, spaced=spaced, in_brackets=in_brackets)
        else:
            lines = write_items([new], part.depth, in_brackets=in_brackets)
        lines[0] += self._comment(part)
        # Farther to the left than a text below its key, for there they would be taken for some of it.
        lead = " " * (part.depth + 1 + spaced)
        below = [lead + line.strip() for line in self._lines[part.end : part.last]]
        at = 1 if spaced else len(lines)
        lines[at:at] = below
        return [*self._lines[part.first - 1 : part.head - 1], *self._ended(lines)]

    def _comment(self, part: _Part) -> str:
        """The comment behind a key or its value; empty if there is none."""
        leaf = self._leaf(part.node)
        line, column = leaf.end_line, leaf.end_column - 1
        if part.key and part.node.line > part.head:
            line, column = part.head, part.key.end_column - 1
        elif _is_block(leaf):
            line, column = leaf.line, leaf.column
        found = _COMMENT.search(self._lines[line - 1].rstrip("\r\n"), column)
        return found[0] if found else ""

    def _within(
        self, first: int, last: int, parts: Sequence[_Part], pieces: Sequence[_Piece], *, spaced: bool = False
    ) -> list[str]:
        """The lines from a first to a last one, these pieces standing where the parts do.

        The parts that stay do so with all that stands between them: blank lines, and comments that belong
        to no part. Where `spaced`, a blank line parts others from what is before them if one does so mostly.
        """
        lead = self._lines[parts[0].head - 1][: parts[0].depth]
        lead = lead if lead.strip() else ""  # the dash of an item whose first field it is
        anchors = staying(origin for origin, _ in pieces)
        gaps = [[], *(self._lines[above.last : below.first - 1] for above, below in pairwise(parts))]
        spaced = spaced and 2 * sum(map(_has_blank, gaps)) >= len(gaps) - 1
        lines: list[str] = []
        passed = -1
        before: int | None = -1
        for origin, own in pieces:
            if origin is not None and origin in anchors:
                gap = _joined(gaps[passed + 1 : origin + 1])
                if not lines:
                    gap = _without_blanks(gap)
                elif spaced and before != passed and not _has_blank(gap[:1]):
                    gap.insert(0, self._end)
                lines += gap
                passed = origin
            elif lines and spaced:
                lines.append(self._end)
            lines += [" " * len(lead) + own[0][len(lead) :], *own[1:]] if origin == 0 and lead else own
            before = origin
        rest = _without_blanks(_joined(gaps[passed + 1 :])[::-1])[::-1]
        lines += rest if pieces else _without_blanks(rest)
        if lead and lines[0][: len(lead)].isspace() and len(lines[0].rstrip()) > len(lead):
            lines[0] = lead + lines[0][len(lead) :]
        elif lead:
            lines.insert(0, lead.rstrip() + self._end)
        return [*self._lines[first - 1 : parts[0].first - 1], *lines, *self._lines[parts[-1].last : last]]

    def _ended(self, lines: Iterable[str]) -> list[str]:
        return [line + self._end for line in lines]


def _is_block(node: Node) -> bool:
    return isinstance(node, Scalar) and node.style in ("|", ">")


def _comment_depth(line: str) -> int:
    """How many blanks stand before a comment; -1 if the line is none."""
    bare = line.lstrip(" \t")
    return len(line) - len(bare) if bare.startswith("#") else -1


def _joined(gaps: Iterable[list[str]]) -> list[str]:
    """What stood between parts that are gone, with no more blank lines than there were in one place."""
    lines: list[str] = []
    for gap in gaps:
        lines += _without_blanks(gap) if _has_blank(lines[-1:]) else gap
    return lines


def _without_blanks(lines: list[str]) -> list[str]:
    return [*dropwhile(lambda line: not line.strip(), lines)]


def _has_blank(lines: Iterable[str]) -> bool:
    return any(not line.strip() for line in lines)


def counterparts(
    old: Sequence[Plain], new: Sequence[Plain], *likenesses: Callable[[Plain], str]
) -> list[int | None]:
    """For each new value the index of an old one that is alike in the first or else the next way, or None."""
    origins: list[int | None] = [None] * len(new)
    for likeness in likenesses:
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for index in sorted({*range(len(old))}.difference(origins), reverse=True):
            waiting[likeness(old[index])].append(index)
        for place, value in enumerate(new):
            if origins[place] is None and (found := waiting.get(likeness(value))):
                origins[place] = found.pop()
    return origins


def staying(origins: Iterable[int | None]) -> frozenset[int]:
    """The origins of items that are still in each other's order: the others have moved."""
    here = [origin for origin in origins if origin is not None]
    there = sorted(here)
    blocks = SequenceMatcher(None, there, here, autojunk=False).get_matching_blocks()
    return frozenset(origin for block in blocks for origin in there[block.a : block.a + block.size])


def cannot_write(message: str, hint: str) -> ProblemError:
    """The error that a change cannot be written into a file as it is."""
    return ProblemError(Problem("cannot-write", message, hint))
