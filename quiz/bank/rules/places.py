"""Where the parts of an item stand in the file."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Choice, Event, Item, Ordering
from quiz.bank.nodes import Mapping, Node, Scalar, Sequence


def place(item: Item, key: str, index: int = 0) -> Node | None:
    """The value of a field, of a list the one at an index (empty ones not counted); else the item itself."""
    return _within(item.node, key, index)


def key_place(item: Item, key: str) -> Node | None:
    """The key of a field; else the item itself."""
    return (item.node and item.node.key(key)) or item.node


def option_place(item: Item, option: int, index: int) -> Node | None:
    """One of the quotes of a wrong option."""
    value = item.node.get("wrong") if item.node else None
    node = value.items[option] if isinstance(value, Sequence) else None
    return _within(node, "quote", index) if isinstance(node, Mapping) else item.node


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
    if not isinstance(value, Sequence):
        return [ordering.node] * len(ordering.events)
    members = (
        each for item in value.items for each in (item.items if isinstance(item, Sequence) else [item])
    )
    return [member for member in members if isinstance(member, Scalar) and member.value.strip()]


def _within(mapping: Mapping | None, key: str, index: int) -> Node | None:
    value = mapping.get(key) if mapping else None
    if not isinstance(value, Sequence):
        return value or mapping
    filled = [node for node in value.items if not isinstance(node, Scalar) or node.value.strip()]
    return filled[index] if index < len(filled) else value
