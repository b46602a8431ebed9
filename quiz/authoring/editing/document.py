"""A bank's file as the items in it, and the same file with others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from quiz.authoring.editing.edits import OddError, applied
from quiz.authoring.editing.lettering import Lettering, lettering
from quiz.authoring.editing.plain import Plain, meaning, plain_of
from quiz.authoring.editing.sections import CAREFUL, CannotWrite, Wanted, edits_for
from quiz.authoring.editing.sheet import Sheet
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import Mapping, Node, NotYamlError, Scalar
from quiz.bank.yaml import Sequence as SequenceNode

__all__ = ["CannotWrite", "Document", "Entry", "NotEditable", "Section"]


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
    key: int | None = field(default=None, compare=False)
    """What its keeper knows it by; whatever is made of it is known by that too."""


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
        except (ProblemError, NotYamlError):
            raise NotEditable(_first_problem(raw, ())) from None
        if composed.refusals or composed.duplicates:
            raise NotEditable(_first_problem(raw, (*composed.refusals, *composed.duplicates)))
        return cls(raw, letters, sheet, composed.root)

    def line(self, section: Section, origin: int) -> int:
        """The line that an item of a section begins in, from 1; raises IndexError."""
        return self._items(section)[origin].line

    @property
    def is_bank(self) -> bool:
        """Whether it has what a bank must have beside its items, right or wrong."""
        return isinstance(self._root, Mapping) and {"title", "source"} <= self._root.fields.keys()

    @property
    def source_file(self) -> str:
        """The file that its source's text stands in, as the bank names it; empty if it names none."""
        source = self._root.get("source") if isinstance(self._root, Mapping) else None
        file = source.get("file") if isinstance(source, Mapping) else None
        return file.value.strip() if isinstance(file, Scalar) else ""

    def entries(self, section: Section) -> tuple[Entry, ...]:
        """The items of a section, in the file's order; nobody changes what they hold."""
        return self._entries[section]

    @cached_property
    def _entries(self) -> MappingOf[str, tuple[Entry, ...]]:
        return {
            section.value: tuple(
                Entry(plain_of(item), origin) for origin, item in enumerate(self._items(section))
            )
            for section in Section
        }

    def with_entries(self, timeline: Sequence[Entry], questions: Sequence[Entry]) -> Document:
        """The same file with these items, in this order.

        Those with an origin keep their bytes but for the fields that changed, and the comments that belong to
        them; those that are missing go with theirs. All else stays as it is. Raises CannotWrite.
        """
        wanted: dict[str, list[Wanted]] = {
            Section.TIMELINE: [Wanted(entry.fields, entry.origin) for entry in timeline],
            Section.QUESTIONS: [Wanted(entry.fields, entry.origin) for entry in questions],
        }
        for section, items in wanted.items():
            _check_origins(items, len(self._items(section)))
        for rung in (0, CAREFUL):
            after = self._written(wanted, rung)
            if after is not None and self._is_meant(after, wanted):
                return after
        raise CannotWrite(
            "this change cannot be written into the file as it is laid out",
            "make it in a text editor, or begin each item on a line of its own",
        )

    def _items(self, section: str) -> Sequence[Node]:
        node = self._root.get(section) if isinstance(self._root, Mapping) else None
        return node.items if isinstance(node, SequenceNode) else ()

    def _written(self, wanted: MappingOf[str, Sequence[Wanted]], rung: int) -> Document | None:
        """The file with these items, parsed again; None if it is not YAML any more."""
        text = self._sheet.text
        sheet, is_ended = self._sheet, not text or text[-1] in "\r\n"
        if not is_ended:
            sheet = Sheet(text + sheet.line_end)
        edits = edits_for(sheet, self._root, wanted, rung)
        if not edits:
            return self
        try:
            text = applied(sheet.text, edits, 0, len(sheet.text))
            after = Sheet(text if is_ended else text.rstrip("\r\n"))
            composed = after.compose()
        except (OddError, NotYamlError, ProblemError):
            return None
        if composed.refusals or composed.duplicates:
            return None
        return Document(self._lettering.write(after.text), self._lettering, after, composed.root)

    def _is_meant(self, after: Document, wanted: MappingOf[str, Sequence[Wanted]]) -> bool:
        """Whether a file says what it shall: these items, each other one to the letter, and all else."""
        return _head(self._root) == _head(after._root) and all(
            _are_meant(self._items(section), after._items(section), items)
            for section, items in wanted.items()
        )


def _head(root: Node | None) -> Plain:
    """What a bank says but for its items."""
    if not isinstance(root, Mapping):
        return {} if root is None else plain_of(root) or {}
    return {key: plain_of(value) for key, (_, value) in root.fields.items() if key not in set(Section)}


def _are_meant(before: Sequence[Node], after: Sequence[Node], wanted: Sequence[Wanted]) -> bool:
    if len(after) != len(wanted):
        return False
    for node, item in zip(after, wanted, strict=True):
        plain = plain_of(node)
        if plain == item.fields:
            continue
        old = None if item.origin is None else plain_of(before[item.origin])
        if old is not None and meaning(old) == meaning(item.fields):
            if plain != old:
                return False
        elif meaning(plain) != meaning(item.fields):
            return False
    return True


def _check_origins(wanted: Sequence[Wanted], length: int) -> None:
    origins = [item.origin for item in wanted if item.origin is not None]
    if len(set(origins)) < len(origins) or not all(0 <= origin < length for origin in origins):
        raise ValueError("an item has one origin of its own, in the document that is written")


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
    return next(iter([*errors, *known, Problem("syntax", "this file is no YAML")]))
