"""The texts of an item that a teacher writes, with their places: all but quotes, ids and dates."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Item
from quiz.bank.nodes import Mapping, Node, Scalar, Sequence

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
    elif isinstance(node, Sequence):
        for each in node.items:
            yield from _scalars(each)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.value not in ("option", "why", "quote"):
                yield key
            if key.value != "quote":
                yield from _scalars(value)
