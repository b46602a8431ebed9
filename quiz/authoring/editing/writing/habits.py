"""How a file is written, for what is added to it to look like the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from quiz.authoring.editing.writing.scalars import DOUBLE, Manner

_WIDEST = 100
"""Characters of a list that stands in one line by habit alone."""


@dataclass(frozen=True, slots=True)
class Habits:
    """A file's own way; without a file, that of the bank that comes with the program."""

    dash: int = 3
    """The column of the dashes of a section, from 1."""
    behind_dash: int = 2
    """How much further right an item begins than its dash."""
    nested: int = 2
    """How much further right the dashes of a list are than its key."""
    behind_nested: int = 2
    """How much further right an item of such a list begins than its dash."""
    is_spaced: bool = True
    """Whether a blank line stands between items."""
    in_braces: bool = False
    """Whether items are in braces, on a line each."""
    as_json: bool = False
    """Whether all texts in brackets are in double quotation marks, keys too."""
    manner: Manner = field(default_factory=Manner)
    """How texts are written."""
    manners: Mapping[str, Manner] = field(default_factory=dict)
    """How the texts of some fields are."""
    in_brackets: Mapping[str, bool] = field(default_factory=lambda: {"order": True, "after": True})
    """Of which fields lists are in brackets."""

    def manner_of(self, key: str) -> Manner:
        """How the texts of a field are written."""
        return self.manners.get(key, self.manner)

    def has_in_brackets(self, key: str, length: int) -> bool:
        """Whether a list of so many characters stands in brackets in a field."""
        return self.in_brackets.get(key, False) and length <= _WIDEST

    def careful(self) -> Habits:
        """The same with every text in quotation marks, and in one line: that is read right anywhere."""
        return replace(self, manner=Manner(DOUBLE), manners={})
