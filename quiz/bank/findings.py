"""What a rule finds in an item: a problem before it has a file, a place and a level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import Level, Problem
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.text.cleaning import excerpt


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule has found."""

    items: tuple[Item, ...]
    """What it concerns, and, if it is an error, what cannot be played; none for the bank as a whole."""
    node: Node | None
    """Where; None where the item was not read from a file."""
    code: str
    """Short and stable, such as `quote-missing`."""
    message: str
    """What is wrong, in one line."""
    hint: str = ""
    """The way out; empty if the message says it."""

    def problem(self, name: str, level: Level) -> Problem:
        """The problem in a file that the user calls `name`."""
        line, column = (self.node.line, self.node.column) if self.node else (1, 1)
        return Problem(self.code, self.message, self.hint, level, name, line, column)


ErrorRule: TypeAlias = Callable[[Bank, Mapping[str, int]], Iterator[Finding]]
"""Looks at a bank, and at the lines of the events already left out of it, by their ids; 0 without a file."""


def place(item: Item, key: str, index: int = 0) -> Node | None:
    """The value of a field, of a list the one at an index (empty ones not counted); else the item itself."""
    return _within(item.node, key, index)


def key_place(item: Item, key: str) -> Node | None:
    """The key of a field; else the item itself."""
    return (item.node and item.node.key(key)) or item.node


def option_place(item: Item, option: int, index: int) -> Node | None:
    """One of the quotes of a wrong option."""
    value = item.node.get("wrong") if item.node else None
    node = value.items[option] if isinstance(value, SequenceNode) else None
    return _within(node, "quote", index) if isinstance(node, MappingNode) else item.node


def quote_places(item: Choice | Event) -> Iterator[tuple[str, Node | None]]:
    """The quotes of an item, of a choice also those of its wrong options, each with its place."""
    for index, quote in enumerate(item.quotes):
        yield quote, place(item, "quote", index)
    if isinstance(item, Choice):
        for number, option in enumerate(item.wrong):
            for index, quote in enumerate(option.quotes):
                yield quote, option_place(item, number, index)


def order_places(ordering: Ordering) -> list[Node | None]:
    """The places of an ordering's events, as many as it has; what is none of them is passed over."""
    value = ordering.node.get("order") if ordering.node else None
    if not isinstance(value, SequenceNode):
        return [ordering.node] * len(ordering.events)
    members = (
        each for item in value.items for each in (item.items if isinstance(item, SequenceNode) else [item])
    )
    return [member for member in members if isinstance(member, Scalar) and member.value.strip()]


def _within(mapping: MappingNode | None, key: str, index: int) -> Node | None:
    value = mapping.get(key) if mapping else None
    if not isinstance(value, SequenceNode):
        return value or mapping
    filled = [node for node in value.items if not isinstance(node, Scalar) or node.value.strip()]
    return filled[index] if index < len(filled) else value


def answers(choice: Choice) -> Iterator[tuple[str, Node | None]]:
    """The right options, each with its place."""
    for index, answer in enumerate(choice.answers):
        yield answer, place(choice, "answer", index)


def wrong(choice: Choice) -> Iterator[tuple[str, Node | None]]:
    """The wrong options, each with the place of its text."""
    for index, option in enumerate(choice.wrong):
        yield option.text, wrong_place(choice, index)


def options(choice: Choice) -> Iterator[tuple[str, Node | None]]:
    """All options with their places, the right ones first."""
    yield from answers(choice)
    yield from wrong(choice)


def wrong_place(choice: Choice, index: int) -> Node | None:
    """The text of a wrong option; of one with a reason its key, or its field `option`."""
    value = choice.node.get("wrong") if choice.node else None
    if not isinstance(value, SequenceNode) or index >= len(value.items):
        return choice.node
    node = value.items[index]
    if isinstance(node, MappingNode):
        return node.get("option") or next((key for key, _ in node.pairs), node)
    return node if isinstance(node, Scalar) else choice.node


_NOT_WRITTEN = ("quote", "id", "date", "after", "order", "inferred", "draft")


def texts(item: Item) -> Iterator[Scalar]:
    """The texts of prompts, options, events, explanations and topics, in the file's order."""
    if item.node:
        for key, (_, value) in item.node.fields.items():
            if key not in _NOT_WRITTEN:
                yield from _scalars(value)


def all_texts(item: Item) -> Iterator[Scalar]:
    """The same with quotes, ids and dates."""
    if item.node:
        for _, value in item.node.fields.values():
            yield from _scalars(value)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, SequenceNode):
        for each in node.items:
            yield from _scalars(each)
    elif isinstance(node, MappingNode):
        for key, value in node.pairs:
            if key.value not in ("option", "why", "quote"):
                yield key
            if key.value != "quote":
                yield from _scalars(value)


def dated(event: Event) -> str:
    """An event by its id and date: “prague-conference” (January 1912)."""
    name = f"“{excerpt(event.id)}”"
    return f"{name} ({event.date.spoken()})" if event.date else name
