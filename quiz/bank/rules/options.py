"""The options of a choice, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Choice
from quiz.bank.nodes import Mapping, Node, Scalar, Sequence
from quiz.bank.rules.places import place


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
    if not isinstance(value, Sequence) or index >= len(value.items):
        return choice.node
    node = value.items[index]
    if isinstance(node, Mapping):
        return node.get("option") or next((key for key, _ in node.pairs), node)
    return node if isinstance(node, Scalar) else choice.node
