"""A bank's file as the items in it, and the same file with others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from quiz.bank.decoding import UndecodableError
from quiz.bank.editing.lettering import Lettering, lettering
from quiz.bank.editing.plain import Plain, plain_of
from quiz.bank.editing.sheet import Sheet
from quiz.bank.nodes import Mapping, Node, NotYamlError, Sequence, TooMuchError
from quiz.bank.problems import Level, Problem


class Section(StrEnum):
    """A list of a bank."""

    TIMELINE = "timeline"
    QUESTIONS = "questions"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, as far as its file is concerned."""

    fields: Plain
    """What it says: a mapping, unless the item is broken."""
    origin: int | None = None
    """Its index in its section of the document that it was read from; None for a new one."""


class NotEditable(Exception):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that cannot be trusted to be read as it is written: what is wrong has to be mended first."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
        """The first, by line and column; its `file` is empty."""


@dataclass(frozen=True)
class Document:
    """A bank's file."""

    raw: bytes
    """Its bytes."""
    _lettering: Lettering = field(repr=False, compare=False)
    _sheet: Sheet = field(repr=False, compare=False)
    _root: Node | None = field(repr=False, compare=False)

    @classmethod
    def read(cls, raw: bytes) -> Document:
        """Read a file, which may have broken items, but no YAML that is not trusted; raises NotEditable."""
        try:
            letters = lettering(raw)
            sheet = Sheet(letters.read(raw))
            composed = sheet.compose()
        except (UndecodableError, NotYamlError, TooMuchError):
            raise NotEditable(_first_problem(raw, ())) from None
        if composed.refusals or composed.duplicates:
            raise NotEditable(_first_problem(raw, (*composed.refusals, *composed.duplicates)))
        return cls(raw, letters, sheet, composed.root)

    def entries(self, section: Section) -> tuple[Entry, ...]:
        """The items of a section, in the file's order."""
        node = self._root.get(section) if isinstance(self._root, Mapping) else None
        items = node.items if isinstance(node, Sequence) else ()
        return tuple(Entry(plain_of(item), origin) for origin, item in enumerate(items))


_UNTRUSTED = frozenset(
    [
        *("encoding", "syntax", "tab", "indentation", "no-dash", "too-deep", "too-much"),
        *("anchor", "alias", "tag", "merge-key", "directive", "several-documents", "key", "duplicate-key"),
    ]
)
"""Codes of problems with a file's YAML, rather than with what it says."""


def _first_problem(raw: bytes, known: Iterable[Problem]) -> Problem:
    """The first thing that is wrong with a file's YAML, in the words of `quiz check`."""
    from quiz.bank.reading import read_text  # with all rules, and only where something is wrong

    errors = [problem for problem in read_text(raw, "").errors if problem.code in _UNTRUSTED]
    return next(iter([*errors, *known, Problem("", 1, 1, "syntax", Level.ERROR, "this file is no YAML")]))
