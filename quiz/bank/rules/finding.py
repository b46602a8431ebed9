"""What a rule finds in an item: a problem before it has a file, a place and a level."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from quiz.bank.model import Bank, Item
from quiz.bank.nodes import Node
from quiz.bank.problems import Level, Problem
from quiz.bank.rules.context import Context


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
        return Problem(name, line, column, self.code, level, self.message, self.hint)


ErrorRule: TypeAlias = Callable[[Bank, Mapping[str, int]], Iterator[Finding]]
"""Looks at a bank, and at the lines of the events already left out of it, by their ids; 0 without a file."""
ItemRule: TypeAlias = Callable[[Context, Item], Iterator[Finding]]
"""Looks at one item, which need not be in the bank yet."""
BankRule: TypeAlias = Callable[[Context], Iterator[Finding]]
"""Looks at a bank as a whole; its items are all without errors."""
