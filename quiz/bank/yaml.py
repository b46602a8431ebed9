"""YAML as nodes that know their places, built from libyaml's events.

Every scalar is text, so `no`, `1912` and `0711` mean what the teacher sees. Anchors, aliases, merge keys,
tags, directives and further documents are refused where they stand; nothing is ever expanded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import yaml

from quiz.bank.bounds import MAX_DEPTH, MAX_NODES, MAX_REFUSALS, too_many
from quiz.bank.format import LEAD, LISTS
from quiz.bank.problems import Problem, ProblemError
from quiz.text.cleaning import excerpt, one_line, without_unseen

_LONGEST_SHOWN = 500  # characters of a line that is shown written right

# 150,000 nodes are made for a large bank, and a frozen class takes four times as long to make: so these are
# not frozen, and nobody changes one. Lines and columns count from 1, columns in characters; the end is the
# place of the first character after it, and a block ends where the next one begins. 0 is no place in a file.


@dataclass(slots=True, eq=False)
class Scalar:
    """One text, without its quotation marks and indentation."""

    value: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    style: str | None = None
    """`'`, `"`, `|` or `>`; None or empty for a plain one."""


@dataclass(slots=True, eq=False)
class SequenceNode:
    """A list."""

    items: list[Node]
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(slots=True, eq=False)
class MappingNode:
    """Keys and their values."""

    fields: dict[str, tuple[Scalar, Node]]
    """For each key's text the key and its value, in the file's order; of two alike the first."""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    @property
    def pairs(self) -> Collection[tuple[Scalar, Node]]:
        """The keys and their values."""
        return self.fields.values()

    def get(self, key: str) -> Node | None:
        """The value of a key; None if it is not there."""
        pair = self.fields.get(key)
        return pair[1] if pair else None


Node: TypeAlias = Scalar | SequenceNode | MappingNode


def plain_of(node: Node) -> str | list[Any] | dict[str, Any]:
    """What a node says; blanks and line breaks around a text are left out, as the bank's reader does."""
    if isinstance(node, Scalar):
        return node.value.strip()
    if isinstance(node, MappingNode):
        return {key: plain_of(value) for key, (_, value) in node.fields.items()}
    return [plain_of(item) for item in node.items]


@dataclass(eq=False)
class NotYamlError(ValueError):
    """A text that does not parse, with what the parser says about it."""

    problem: str
    line: int = 1
    column: int = 1
    context_line: int = 1
    """Where what it could not end had begun."""


ODD_BLANK = "odd blank"
"""What it says where a key begins with what looks like a blank, and is no blank in YAML."""
TOO_DEEP = "nested too deeply"
"""What `NotYamlError.problem` says where lists and mappings stand within each other beyond MAX_DEPTH."""


def compose(text: str, *, has_unseen: bool = False) -> Composed:
    """The nodes of a text; raises NotYamlError or ProblemError.

    The text is without the characters that YAML forbids. If it has characters that reorder it or have no
    width, the values are without them, and places are still the text's.
    """
    try:
        return Composed(text, has_unseen=has_unseen)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        begun = error.context_mark or mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise NotYamlError(error.problem or "", line, column, begun.line + 1 if begun else 1) from None
    except yaml.YAMLError as error:
        raise NotYamlError(str(error)) from None


class Composed:
    """A parsed text: one walk over its events."""

    def __init__(self, text: str, *, has_unseen: bool) -> None:
        # Without libyaml: slower, and the same events.
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._next: Callable[[], Any] = loader(text).get_event
        self._lines, self._has_unseen, self._nodes = text.split("\n"), has_unseen, 0
        self.refusals: list[Problem] = []
        """Anchors, tags and the like: what they stand in is not what it seems."""
        self.duplicates: list[Problem] = []
        """Keys that stand twice: what they stand in goes by the first."""
        self._anchors: dict[str, int] = {}
        self.joined: list[Scalar] = []
        """Plain texts of several lines."""
        self.root = self._document()
        """None if there is nothing in it but blanks and comments."""

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
        self._nodes += 1
        if message := too_many(self._nodes, MAX_NODES, "values"):
            raise ProblemError(_problem(event, "too-much", message))
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            self._refuse(event, "alias")
            return Scalar(f"*{event.anchor}", *_span(event, event))
        if depth > MAX_DEPTH:
            raise NotYamlError(TOO_DEEP, *_span(event, event)[:3])
        self._refuse_properties(event)
        return self._mapping(event, depth) if kind is yaml.MappingStartEvent else self._sequence(event, depth)

    def _scalar(self, event: Any) -> Scalar:
        self._refuse_properties(event)
        start, end = event.start_mark, event.end_mark
        value = without_unseen(event.value) if self._has_unseen else event.value
        scalar = Scalar(value, start.line + 1, start.column + 1, end.line + 1, end.column + 1, event.style)
        if end.line > start.line and not event.style:
            self.joined.append(scalar)
        return scalar

    def _sequence(self, event: Any, depth: int) -> SequenceNode:
        items: list[Node] = []
        while type(item := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(item, depth + 1))
        return SequenceNode(items, *_span(event, item))

    def _mapping(self, event: Any, depth: int) -> MappingNode:
        fields: dict[str, tuple[Scalar, Node]] = {}
        is_next_item = False
        while type(left := self._next()) is not yaml.MappingEndEvent:
            if type(left) is not yaml.ScalarEvent:
                self._node(left, depth + 1)
                self._refuse(left, "key")
                self._node(self._next(), depth + 1)
                continue
            key, right = self._scalar(left), self._next()
            if key.value > "\x7f" and key.value[0].isspace() and not key.style:
                raise NotYamlError(ODD_BLANK, *_span(left, left)[:2])
            is_merge = key.value == "<<" and not key.style
            if is_merge:
                self._refuse(left, "merge-key")
            if is_merge and type(right) is yaml.AliasEvent:
                continue
            value = self._node(right, depth + 1)
            if is_merge or is_next_item:
                continue
            if key.value in fields:
                # What an item begins with, once more: the next one has no dash, and its other keys follow.
                is_next_item = depth > 1 and key.value == next(iter(fields))
                self._name_duplicate(key, fields[key.value][0], is_next_item=is_next_item)
            else:
                fields[key.value] = key, value
        return MappingNode(fields, *_span(event, left))

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, "anchor")
        if event.tag is not None:
            self._refuse(event, "tag")

    def _refuse(self, event: Any, code: str) -> None:
        name = excerpt(getattr(event, "anchor", None) or "")
        refusal = _problem(event, code, *(words.format(name) for words in _REFUSED[code]))
        line = self._lines[refusal.line - 1] if refusal.line <= len(self._lines) else ""
        if code in ("anchor", "alias", "tag") and len(line) <= _LONGEST_SHOWN:
            lead, value = LEAD.fullmatch(line.strip()).groups()  # type: ignore[union-attr]  # any line is one
            is_value = len(line) - len(line.lstrip()) + len(lead) == refusal.column - 1
            if hint := self._no_text(event, code, name, line[refusal.column - 1 :]):
                refusal = replace(refusal, hint=hint)
            elif is_value and not LEAD.fullmatch(value[1:])[1]:  # type: ignore[index]  # any text is one
                hint = f"write: {one_line(lead + quoted(value))}"
                hint += f" , or leave out  {one_line(value.split()[0])}" if code != "alias" else ""
                refusal = replace(refusal, hint=hint)
        self.refusals.append(refusal)
        if len(self.refusals) > MAX_REFUSALS:
            message = f"this is no quiz bank: it has more than {MAX_REFUSALS} anchors, aliases or tags"
            raise ProblemError(_problem(event, "too-much", message))

    def _no_text(self, event: Any, code: str, name: str, written: str) -> str:
        """What to do about a name, reference or tag that is meant as one; empty if it begins a text."""
        if code == "alias":
            line = self._anchors.get(name)
            return f"write out the words that stand behind &{name} in line {line}" if line else ""
        word, _, rest = written.partition(" ")
        hint = f"leave out  {word[0] if word.endswith(':') else one_line(word)}"
        if code == "anchor":
            self._anchors[name] = event.start_mark.line + 1
            if any(f"*{name}" in line for line in self._lines):
                return f"write its words out where  *{name}  stands, and {hint}"
        is_text = type(event) is yaml.ScalarEvent and word[:2] != "!!"
        return "" if is_text and not LEAD.fullmatch(rest)[1] else hint  # type: ignore[index]  # any text is one

    def _name_duplicate(self, key: Scalar, first: Scalar, *, is_next_item: bool) -> None:
        word = excerpt(key.value)
        message = f"a second “{word}”: only the first, in line {first.line}, is read"
        hint = "leave one of them out, or begin a new item with “- ” above"
        if word in LISTS and key.column == 1:
            hint = f"put its items into the list in line {first.line}, and leave this line out"
        elif is_next_item:
            hint = f"if another item begins here, write:  - {word}: … , its dash below that of the item above"
        self.duplicates.append(Problem("duplicate-key", message, hint, line=key.line, column=key.column))


def _span(first: Any, last: Any) -> tuple[int, int, int, int]:
    """Where an event begins, and where another ends: lines and columns from 1."""
    start, end = first.start_mark, last.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1


def _problem(event: Any, code: str, message: str, hint: str = "") -> Problem:
    """What is wrong with an event, at its beginning."""
    line, column = _span(event, event)[:2]
    return Problem(code, message, hint, line=line, column=column)


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


AS_IT_IS = re.compile(r"\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{}#&*!|>%@`,?:-][^\"\[\]{}#:,]*")
"""What needs no further quotation marks, in a list in brackets either: `Baku`, `"a, b"`."""


def written(text: str, *, in_marks: bool = True) -> str:
    """A text as it can be written: in quotation marks if it needs them or `in_marks`; … if it is too long."""
    if len(text) > _LONGEST_SHOWN:
        return "…"
    return quoted(one_line(text)) if in_marks or not AS_IT_IS.fullmatch(text) else one_line(text)


def quoted(text: str) -> str:
    """A text in quotation marks, in those that need least change in it."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"
