"""Items that stand in no file yet as nodes: each value on a line of its own, which tells the field it is."""

from __future__ import annotations

from typing import TypeAlias

from quiz.bank.editing.plain import Plain
from quiz.bank.keys import OPTION_KEYS
from quiz.bank.nodes import Mapping, Node, Scalar, Sequence

FieldPath: TypeAlias = tuple[str | int, ...]
"""A field of an item: `("ask",)`, `("answer", 0)`, `("wrong", 1, "why")`; `()` is the item as a whole.

What stands as `- Samara: He was born there.` is `("wrong", 1, "option")` and `("wrong", 1, "why")`.
"""


class Places:
    """Nodes made of items, and which field of which item stands on a line."""

    def __init__(self, after: int = 0) -> None:
        """Begin behind a line, where other nodes end."""
        self._after = after
        self._fields: list[tuple[int, FieldPath]] = []

    def node(self, key: int, fields: Plain) -> Node:
        """The node of an item that is known by a key, with everything in it."""
        return self._node(key, (), fields)

    def at(self, line: int) -> tuple[int, FieldPath] | None:
        """The key and the field that stand on a line; None where none of these nodes does."""
        index = line - self._after - 1
        return self._fields[index] if 0 <= index < len(self._fields) else None

    def _line(self, key: int, path: FieldPath) -> int:
        self._fields.append((key, path))
        return self._after + len(self._fields)

    def _node(self, key: int, path: FieldPath, value: Plain) -> Node:
        if isinstance(value, str):
            return self._scalar(key, path, value)
        line = self._line(key, path)
        if isinstance(value, list):
            members = [self._node(key, (*path, index), member) for index, member in enumerate(value)]
            return Sequence(members, line, 1, line, 1)
        is_short = _is_short_option(path, value)
        fields = {}
        for name, inner in value.items():
            own, right = ("option", "why") if is_short else (name, name)
            fields[name] = self._scalar(key, (*path, own), name), self._node(key, (*path, right), inner)
        return Mapping(fields, line, 1, line, 1)

    def _scalar(self, key: int, path: FieldPath, value: str) -> Scalar:
        line = self._line(key, path)
        return Scalar(value, line, 1, line, 1, None)


def _is_short_option(path: FieldPath, value: dict[str, Plain]) -> bool:
    """Whether a mapping is a wrong option and its reason, such as `Samara: He was born there`."""
    in_wrong = len(path) == 2 and path[0] == "wrong"
    return in_wrong and len(value) == 1 and value.keys().isdisjoint(OPTION_KEYS)
