"""YAML as nodes that know their places, built from libyaml's events.

Every scalar is text, so `no`, `1912` and `0711` mean what the teacher sees. Anchors, aliases, merge keys,
tags, directives and further documents are refused where they stand; nothing is ever expanded.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from quiz.bank.problems import Level, Problem, ProblemError
from quiz.text.cleaning import excerpt, without_unseen

MAX_DEPTH = 20
"""Lists and mappings within each other; a bank needs six."""
MAX_NODES = 400_000
"""Values in one file; a bank of 10,000 questions has 150,000."""
MAX_REFUSALS = 100
"""Anchors, tags and the like, after which a file is taken for something else than a bank."""

# 150,000 nodes are made for a large bank, and a frozen class takes four times as long to make: so these are
# not frozen, and nobody changes one. Lines and columns count from 1, columns in characters; the end is the
# place of the first character after it, and a block ends where the next one begins.


@dataclass(slots=True, eq=False)
class Scalar:
    """One text, without its quotation marks and indentation."""

    value: str
    line: int
    column: int
    end_line: int
    end_column: int
    style: str | None
    """`'`, `"`, `|` or `>`; None or empty for a plain one."""


@dataclass(slots=True, eq=False)
class Sequence:
    """A list."""

    items: list[Node]
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and their values."""

    fields: dict[str, tuple[Scalar, Node]]
    """For each key's text the key and its value, in the file's order; of two alike the first."""
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def pairs(self) -> Collection[tuple[Scalar, Node]]:
        """The keys and their values."""
        return self.fields.values()

    def get(self, key: str) -> Node | None:
        """The value of a key; None if it is not there."""
        pair = self.fields.get(key)
        return pair[1] if pair else None


Node: TypeAlias = Scalar | Sequence | Mapping


class NotYamlError(ValueError):
    """A text that does not parse, with what the parser says about it."""

    def __init__(self, problem: str, line: int, column: int, context: str, context_line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column
        self.context = context
        self.context_line = context_line


def too_much(line: int, column: int, message: str) -> ProblemError:
    """A text that parses is no bank: too many values, or too much that a bank does without."""
    return ProblemError(Problem("too-much", message, line=line, column=column))


TOO_DEEP = "nested too deeply"
"""What `NotYamlError.problem` says where lists and mappings stand within each other beyond MAX_DEPTH."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A parsed text."""

    root: Node | None
    """None if there is nothing in it but blanks and comments."""
    refusals: tuple[Problem, ...]
    """Anchors, tags and the like: what they stand in is not what it seems."""
    duplicates: tuple[Problem, ...]
    """Keys that stand twice: what they stand in goes by the first."""
    joined: tuple[Scalar, ...] = ()
    """Plain texts of several lines."""


def compose(text: str, name: str, *, has_unseen: bool = False) -> Composed:
    """The nodes of a text; raises NotYamlError or ProblemError.

    The text is without the characters that YAML forbids; name is what problems call the file. If it has
    characters that reorder it or have no width, the values are without them, and places are still the text's.
    """
    return _Composer(text, name, has_unseen=has_unseen).compose()


class _Composer:
    """One walk over the events of a text."""

    def __init__(self, text: str, name: str, *, has_unseen: bool) -> None:
        loader: Any = getattr(
            yaml, "CSafeLoader", yaml.SafeLoader
        )  # without libyaml: slower, and the same events
        self._next: Callable[[], Any] = loader(text).get_event
        if has_unseen:
            self._next = _with_clean_values(self._next)
        self._name = name
        self._nodes = 0
        self._refusals: list[Problem] = []
        self._duplicates: list[Problem] = []
        self._joined: list[Scalar] = []

    def compose(self) -> Composed:
        try:
            root = self._document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            context = error.context_mark or mark
            raise NotYamlError(
                problem=error.problem or "",
                line=mark.line + 1 if mark else 1,
                column=mark.column + 1 if mark else 1,
                context=error.context or "",
                context_line=context.line + 1 if context else 1,
            ) from None
        except yaml.YAMLError as error:
            raise NotYamlError(str(error), 1, 1, "", 1) from None
        return Composed(root, tuple(self._refusals), tuple(self._duplicates), tuple(self._joined))

    def _document(self) -> Node | None:
        self._next()  # the stream begins
        start = self._next()
        if type(start) is yaml.StreamEndEvent:
            return None
        if start.version or start.tags:
            self._refuse(start, "directive")
        root = self._node(self._next(), 1)
        self._next()  # the document ends
        further = self._next()
        if type(further) is not yaml.StreamEndEvent:
            self._refuse(further, "several-documents")
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth)
        if kind is yaml.SequenceStartEvent:
            return self._sequence(event, depth)
        self._refuse(event, "alias")
        start, end = event.start_mark, event.end_mark
        seen = f"*{event.anchor}"
        return Scalar(seen, start.line + 1, start.column + 1, end.line + 1, end.column + 1, None)

    def _scalar(self, event: Any) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        start, end = event.start_mark, event.end_mark
        scalar = Scalar(
            event.value, start.line + 1, start.column + 1, end.line + 1, end.column + 1, event.style
        )
        if end.line > start.line and not event.style:
            self._joined.append(scalar)
        return scalar

    def _sequence(self, event: Any, depth: int) -> Sequence:
        self._enter(event, depth)
        items: list[Node] = []
        following = self._next
        while True:
            item = following()
            kind = type(item)
            if kind is yaml.ScalarEvent:
                items.append(self._scalar(item))
            elif kind is yaml.SequenceEndEvent:
                break
            else:
                items.append(self._node(item, depth + 1))
            if len(items) > MAX_NODES:
                break
        self._count(event, len(items))
        start, end = event.start_mark, item.end_mark
        return Sequence(items, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        self._enter(event, depth)
        fields: dict[str, tuple[Scalar, Node]] = {}
        is_next_item = False
        following = self._next
        while True:
            left = following()
            kind = type(left)
            if kind is yaml.MappingEndEvent:
                break
            if kind is not yaml.ScalarEvent:
                self._refuse_key(left, depth)
                continue
            key = self._scalar(left)
            if key.value == "<<" and not key.style:
                self._refuse_merge(left, depth)
                continue
            right = following()
            value = self._scalar(right) if type(right) is yaml.ScalarEvent else self._node(right, depth + 1)
            if key.value in fields:
                # What an item begins with, once more: the next one has no dash, and its other keys follow.
                if not is_next_item:
                    is_next_item = depth > 1 and key.value == next(iter(fields))
                    self._name_duplicate(key, fields[key.value][0], is_next_item=is_next_item)
            elif not is_next_item:
                fields[key.value] = key, value
                if len(fields) > MAX_NODES:
                    break
        self._count(event, len(fields))
        start, end = event.start_mark, left.end_mark
        return Mapping(fields, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _enter(self, event: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            mark = event.start_mark
            raise NotYamlError(TOO_DEEP, mark.line + 1, mark.column + 1, "", mark.line + 1)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)

    def _count(self, event: Any, more: int) -> None:
        self._nodes += more
        if self._nodes > MAX_NODES:
            message = f"this file has more than {MAX_NODES:,} values: it is too large for a bank"
            raise too_much(event.start_mark.line + 1, event.start_mark.column + 1, message)

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "anchor")
        if event.tag is not None:
            self._refuse(event, "tag")

    def _refuse_key(self, event: Any, depth: int) -> None:
        """Refuse a key that is no text, and pass over it and its value."""
        self._node(event, depth + 1)
        self._refuse(event, "key")
        self._node(self._next(), depth + 1)

    def _refuse_merge(self, event: Any, depth: int) -> None:
        """Refuse a merge key, and pass over its value, an alias mostly, in silence."""
        self._refuse(event, "merge-key")
        value = self._next()
        if type(value) is not yaml.AliasEvent:
            self._node(value, depth + 1)

    def _refuse(self, event: Any, code: str) -> None:
        message, hint = (
            words.format(excerpt(getattr(event, "anchor", None) or "")) for words in _REFUSED[code]
        )
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._refusals.append(Problem(code, message, hint, file=self._name, line=line, column=column))
        if len(self._refusals) > MAX_REFUSALS:
            message = f"this is no quiz bank: it has more than {MAX_REFUSALS} anchors, aliases or tags"
            raise too_much(line, column, message)

    def _name_duplicate(self, key: Scalar, first: Scalar, *, is_next_item: bool) -> None:
        word = excerpt(key.value)
        message = f"a second “{word}”: only the first, in line {first.line}, is read"
        hint = "leave one of them out, or begin a new item with “- ” above"
        if is_next_item:
            hint = f"if another item begins here, write:  - {word}: … , its dash below that of the item above"
        place = key.line, key.column
        self._duplicates.append(Problem("duplicate-key", message, hint, Level.ERROR, self._name, *place))


_REFUSED = {
    "directive": ("a bank has no % directives", "leave this line out"),
    "several-documents": (
        "a second document begins here: what follows is not read",
        "one file is one bank: leave out the line “---”, or save what follows as a file of its own",
    ),
    "alias": (
        "* begins a reference to another place (“*{0}”), and a bank has none",
        'a text that begins with * stands in quotation marks: "*{0}"',
    ),
    "anchor": (
        "& begins a name to refer to (“&{0}”), and a bank has none",
        "a text that begins with & stands in quotation marks",
    ),
    "tag": (
        "! begins a YAML tag, and a bank has none",
        "a text that begins with ! stands in quotation marks",
    ),
    "key": (
        "a key is a text here, not a list or mapping",
        "a text that begins with [ or {{ stands in quotation marks",
    ),
    "merge-key": ("<< merges in another mapping, and a bank has no such references", "write it out"),
}
"""What a bank does without, by the code of the problem: what is said of it, and the way out."""


def _with_clean_values(following: Callable[[], Any]) -> Callable[[], Any]:
    def following_clean() -> Any:
        event = following()
        if type(event) is yaml.ScalarEvent:
            event.value = without_unseen(event.value)
        return event

    return following_clean
