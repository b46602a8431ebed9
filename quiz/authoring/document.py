"""A bank's file as the items in it, and the same file with others: a line that need not change stays."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from quiz.authoring.layout import Change, Layout, cannot_write
from quiz.authoring.values import Plain, cleaned, plain_of, reconciled, write_field
from quiz.bank.files import decode, unix_lines
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import Composed, Node, NotYamlError, Scalar, compose
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.text.cleaning import hidden, parsable


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


class NotEditable(ProblemError):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that has to be mended, or laid out otherwise, before the program can write into it."""


class _Encoding(NamedTuple):
    """How characters became bytes."""

    codec: str
    mark: bytes = b""
    """The byte order mark that the file begins with; none if empty."""


_MARKED = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    _Encoding("utf-8", codecs.BOM_UTF8),
    _Encoding("utf-32-le", codecs.BOM_UTF32_LE),
    _Encoding("utf-32-be", codecs.BOM_UTF32_BE),
    _Encoding("utf-16-le", codecs.BOM_UTF16_LE),
    _Encoding("utf-16-be", codecs.BOM_UTF16_BE),
)


IN_BRACES = "in-braces"
_IN_BRACES = Problem(
    IN_BRACES,
    "this bank is written in braces, and none of it can be changed by this program",
    "change it in a text editor, or write it with each field on a line of its own, without braces",
)


@dataclass(frozen=True)
class Document:
    """A bank's file."""

    raw: bytes
    """Its bytes."""
    _encoding: _Encoding = field(repr=False, compare=False)
    _text: str = field(repr=False, compare=False)
    """Its characters, with line ends as they are."""
    _root: Node | None = field(repr=False, compare=False)

    @classmethod
    def read(cls, raw: bytes) -> Document:
        """Read a file, which may have broken items; raises NotEditable.

        Neither YAML that is not trusted can be edited, nor a bank that is all in braces, such as JSON.
        """
        try:
            encoding = _encoding(raw)
            text = raw.removeprefix(encoding.mark).decode(encoding.codec)
            composed = _composed(text)
        except (NotYamlError, ProblemError):
            raise NotEditable(_first_problem(raw, ())) from None
        if composed.refusals or composed.duplicates:
            raise NotEditable(_first_problem(raw, (*composed.refusals, *composed.duplicates)))
        if isinstance(composed.root, MappingNode) and not Layout(text).parts(composed.root):
            raise NotEditable(_IN_BRACES)
        return cls(raw, encoding, text, composed.root)

    def line(self, section: Section, origin: int) -> int:
        """The line that an item of a section begins in, from 1; raises IndexError."""
        return self._items(section)[origin].line

    @property
    def is_bank(self) -> bool:
        """Whether it has what a bank must have beside its items, right or wrong."""
        return isinstance(self._root, MappingNode) and {"title", "source"} <= self._root.fields.keys()

    @property
    def source_file(self) -> str:
        """The file that its source's text stands in, as the bank names it; empty if it names none."""
        source = self._root.get("source") if isinstance(self._root, MappingNode) else None
        file = source.get("file") if isinstance(source, MappingNode) else None
        return file.value.strip() if isinstance(file, Scalar) else ""

    def entries(self, section: Section) -> tuple[Entry, ...]:
        """The items of a section, in the file's order; nobody changes what they hold."""
        return self._entries[section]

    @cached_property
    def _entries(self) -> Mapping[str, tuple[Entry, ...]]:
        return {
            section.value: tuple(
                Entry(plain_of(item), origin) for origin, item in enumerate(self._items(section))
            )
            for section in Section
        }

    def with_entries(self, timeline: Sequence[Entry], questions: Sequence[Entry]) -> Document:
        """The same file with these items, in this order; raises ProblemError where they cannot be written.

        Those with an origin keep their lines but for the fields that changed, and the comments that belong to
        them; those that are missing go with theirs. All else stays as it is. The result has been read again.
        """
        changes: dict[str, list[Change]] = {}
        for section, entries in zip(Section, (timeline, questions), strict=True):
            there = [entry.fields for entry in self.entries(section)]
            origins = [entry.origin for entry in entries if entry.origin is not None]
            if len(set(origins)) < len(origins) or set(origins) - {*range(len(there))}:
                raise ValueError("an item has one origin of its own, in the document that is written")
            old = [None if entry.origin is None else there[entry.origin] for entry in entries]
            changes[section] = [
                Change(entry.origin, was, reconciled(was or {}, entry.fields))
                for was, entry in zip(old, entries, strict=True)
            ]
        text = "".join(Layout(self._text).with_sections(self._root, changes))
        if self._text and self._text[-1] not in "\r\n":
            text = text.rstrip("\r\n")
        if text == self._text:
            return self
        try:
            composed = _composed(text)
        except (NotYamlError, ProblemError):
            raise _unwritable() from None
        encoding = self._encoding
        after = Document(encoding.mark + text.encode(encoding.codec), encoding, text, composed.root)
        is_meant = _head(after._root) == _head(self._root) and all(
            [entry.fields for entry in after.entries(section)] == [change.new for change in changes[section]]
            for section in Section
        )
        if composed.refusals or composed.duplicates or not is_meant:
            raise _unwritable()
        return after

    def _items(self, section: str) -> Sequence[Node]:
        node = self._root.get(section) if isinstance(self._root, MappingNode) else None
        return node.items if isinstance(node, SequenceNode) else ()


def write_bank(
    head: Mapping[str, Plain],
    timeline: Sequence[Plain] = (),
    questions: Sequence[Plain] = (),
    *,
    above: str = "",
) -> str:
    """The text of a whole bank, below some lines of comments; raises ProblemError.

    It has been read again, and says what is meant.
    """
    sections: dict[str, Plain] = {Section.TIMELINE: [*timeline], Section.QUESTIONS: [*questions]}
    bank = {key: value for key, value in {**head, **sections}.items() if value}
    if not timeline and not questions:
        bank[Section.QUESTIONS] = []
    lines = []
    for key, value in bank.items():
        lines += [*([] if isinstance(value, str) else [""]), *write_field(key, value, 0, spaced=True)]
    text = above + "\n".join([*lines, ""])
    try:
        root = Document.read(text.encode())._root
    except NotEditable:
        raise _unwritable() from None
    if root is None or cleaned(bank) != plain_of(root):
        raise _unwritable()
    return text


def _unwritable() -> ProblemError:
    return cannot_write(
        "this change cannot be written so that it is read as it is meant",
        "shorten it, for an option that has its reason behind it is in one line; or make it in a text editor",
    )


def _head(root: Node | None) -> Plain:
    """What a bank says but for its items."""
    if not isinstance(root, MappingNode):
        return (plain_of(root) if root else "") or {}
    listed = {*Section}
    return {
        key: plain_of(value)
        for key, (_, value) in root.fields.items()
        if key not in listed or (not isinstance(value, SequenceNode) and plain_of(value))
    }


def _composed(text: str) -> Composed:
    """The nodes of a text, as the bank's reader gets them; raises NotYamlError or ProblemError."""
    text = unix_lines(text)
    has_unseen = next(hidden(text), None) is not None
    return compose(parsable(text) if has_unseen else text, "", has_unseen=has_unseen)


def _encoding(raw: bytes) -> _Encoding:
    """How a file is written; raises ProblemError."""
    name = decode(raw).encoding
    unmarked = ("utf-16-le" if raw[1] == 0 else "utf-16-be") if name == "UTF-16" else "utf-8"
    return next((each for each in _MARKED if raw.startswith(each.mark)), _Encoding(unmarked))


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
