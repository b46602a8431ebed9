"""What a rule finds: a problem at a field of an item, and where in the file that field stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.format import OPTION_KEYS
from quiz.bank.model import Choice
from quiz.bank.problems import Problem
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode
from quiz.text.cleaning import excerpt

if TYPE_CHECKING:
    from quiz.bank.model import Event, Item
    from quiz.bank.problems import FieldPath


def finding(item: Item, path: FieldPath, code: str, message: str, hint: str = "") -> Problem:
    """What a rule finds at a field of an item, before it has a level and a place in the file."""
    return Problem(code, message, hint, items=(item,), path=path)


def answers(choice: Choice) -> Iterator[tuple[str, FieldPath]]:
    """The right options, each with its path."""
    for index, answer in enumerate(choice.answers):
        yield answer, ("answer", index)


def wrong(choice: Choice) -> Iterator[tuple[str, FieldPath]]:
    """The wrong options, each with the path of its text."""
    for index, option in enumerate(choice.wrong):
        yield option.text, ("wrong", index, "option")


def options(choice: Choice) -> Iterator[tuple[str, FieldPath]]:
    """All options with their paths, the right ones first."""
    yield from answers(choice)
    yield from wrong(choice)


def quotes(item: Choice | Event) -> Iterator[tuple[str, FieldPath]]:
    """The quotes of an item, of a choice also those of its wrong options, each with its path."""
    for index, quote in enumerate(item.quotes):
        yield quote, ("quote", index)
    if isinstance(item, Choice):
        for number, option in enumerate(item.wrong):
            for index, quote in enumerate(option.quotes):
                yield quote, ("wrong", number, "quote", index)


def dated(event: Event) -> str:
    """An event by its id and date: “prague-conference” (January 1912)."""
    name = f"“{excerpt(event.id)}”"
    return f"{name} ({event.date.spoken()})" if event.date else name


class Places:
    """Where the items of a bank stand in its file, which they do not know themselves."""

    def __init__(self, root: Node | None = None) -> None:
        """Begin with the node of the whole bank; None if it was not read from a file."""
        self.root = root
        self._nodes: dict[int, tuple[Item, MappingNode]] = {}  # by what they are: two may be alike

    def add(self, item: Item, node: MappingNode) -> None:
        """Note that an item was read from a node."""
        self._nodes[id(item)] = item, node

    @property
    def items(self) -> Iterator[Item]:
        """All items that were noted."""
        return (item for item, _ in self._nodes.values())

    def node(self, item: Item) -> MappingNode | None:
        """What an item was read from; None if it was not read from nodes."""
        return self._nodes[id(item)][1] if id(item) in self._nodes else None

    def line(self, item: Item) -> int:
        """The line that an item begins in, from 1; 0 if it stands in no file."""
        node = self.node(item)
        return node.line if node else 0

    def placed(self, found: Problem) -> Problem:
        """What a rule has found, with its place in the file."""
        whole = self.node(found.items[0]) if found.items else self.root
        node = node_at(whole, found.path, is_key=not found.items) if whole else None
        return replace(found, line=node.line, column=node.column) if node else found


def node_at(node: Node, path: FieldPath, *, is_key: bool = False) -> Node:
    """What stands at a path, as far as there is something: a text, or the key of what is more than a text.

    `is_key` asks for the key whatever stands behind it. A text is its own first one, so `("quote", 0)` is
    the quote of an item that has but one; empty members of lists are not counted.
    """
    key: Scalar | None = None
    for at, step in enumerate(path):
        found = next((each for each in _members(node, path[:at], only_filled=True) if each[0] == step), None)
        if not found:
            break
        _, key, node = found
    return key if key and (is_key or not isinstance(node, Scalar)) else node


def path_to(item: Node, wanted: Node) -> FieldPath:
    """The path of one of the nodes of an item; that of the whole if it is none of them."""
    return next((path for node, path, _ in walk(item) if node is wanted), ())


def walk(node: Node, path: FieldPath = ()) -> Iterator[tuple[Node, FieldPath, bool]]:
    """All nodes of an item with their paths, and whether each is a mere key, in the file's order."""
    yield node, path, False
    for step, key, value in _members(node, path):
        if key:
            yield key, (*path, step), True
        yield from walk(value, (*path, step))


def _members(
    node: Node, path: FieldPath, *, only_filled: bool = False
) -> Iterator[tuple[str | int, Scalar | None, Node]]:
    """What stands right in the node at a path: the name or number of each, its key, and itself.

    Of `Samara: He was born there.` among wrong options these are the option and why it is wrong.
    """
    if isinstance(node, SequenceNode):
        for number, item in enumerate(filter(_is_filled, node.items) if only_filled else node.items):
            yield number, None, item
    elif isinstance(node, MappingNode):
        is_short = path[:1] == ("wrong",) and len(path) == 2 and len(node.fields) == 1
        is_short = is_short and node.fields.keys().isdisjoint(OPTION_KEYS)
        for name, (key, value) in node.fields.items():
            if is_short:
                yield "option", None, key
            yield "why" if is_short else name.strip(), None if is_short else key, value


def _is_filled(node: Node) -> bool:
    if isinstance(node, SequenceNode):
        return any(map(_is_filled, node.items))
    return not isinstance(node, Scalar) or bool(node.value.strip())
