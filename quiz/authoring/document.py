"""A bank's file as the items in it, and the same file with others: a line that need not change stays."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from quiz.authoring.layout import Layout, Wanted, cannot_write
from quiz.authoring.values import Entry, Plain, Section, cleaned, plain_of, reconciled, write_field
from quiz.bank.files import decode, unix_lines
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, NotYamlError, Scalar, compose
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.text.cleaning import hidden, parsable


class NotEditable(ProblemError):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that has to be mended, or laid out otherwise, before the program can write into it."""


_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    ("utf-8", codecs.BOM_UTF8),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)


IN_BRACES = "in-braces"
_NO_BANK = Problem("syntax", "this file is no bank that can be changed")
_IN_BRACES = Problem(
    IN_BRACES,
    "this bank is written in braces, and none of it can be changed by this program",
    "change it in a text editor, or write it with each field on a line of its own, without braces",
)


@dataclass(frozen=True)
class Document:
    """A bank's file."""

    raw: bytes
    _encoding: tuple[str, bytes] = field(repr=False, compare=False)
    """Its codec, and the byte order mark that it begins with."""
    _layout: Layout = field(repr=False, compare=False)
    _root: MappingNode = field(repr=False, compare=False)

    @classmethod
    def read(cls, raw: bytes) -> Document:
        """Read a file, which may have broken items; raises NotEditable, without the words of a check.

        Neither YAML that is not trusted can be edited, nor a bank that is all in braces, such as JSON.
        """
        try:
            codec, mark = _encoding(raw)
            text = raw.removeprefix(mark).decode(codec)
            has_unseen = next(hidden(text), None) is not None
            plain = unix_lines(text)
            composed = compose(parsable(plain) if has_unseen else plain, has_unseen=has_unseen)
        except (NotYamlError, ProblemError):
            raise NotEditable(_NO_BANK) from None
        root, layout = composed.root, Layout(text)
        if composed.refusals or composed.duplicates or not isinstance(root, MappingNode):
            raise NotEditable(_NO_BANK)
        if not layout.parts(root):
            raise NotEditable(_IN_BRACES)
        return cls(raw, (codec, mark), layout, root)

    def line(self, section: Section, origin: int) -> int:
        """The line that an item of a section begins in, from 1; raises IndexError."""
        return self._items(section)[origin].line

    @property
    def is_bank(self) -> bool:
        """Whether it has what a bank must have beside its items, right or wrong."""
        return {"title", "source"} <= self._root.fields.keys()

    @property
    def source_file(self) -> str:
        """The file that its source's text stands in, as the bank names it; empty if it names none."""
        source = self._root.get("source")
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
        meant: dict[str, list[Plain]] = {}
        wanted: dict[str, list[Wanted]] = {}
        for section, entries in zip(Section, (timeline, questions), strict=True):
            there = self.entries(section)
            old = [None if entry.origin is None else there[entry.origin].fields for entry in entries]
            new = [reconciled(was or {}, entry.fields) for was, entry in zip(old, entries, strict=True)]
            meant[section] = new
            wanted[section] = [
                (entry.origin, None if was == now else now)
                for entry, was, now in zip(entries, old, new, strict=True)
            ]
        codec, mark = self._encoding
        raw = mark + self._layout.with_sections(self._root, wanted).encode(codec)
        if raw == self.raw:
            return self
        try:
            after = Document.read(raw)
        except NotEditable:
            raise _unwritable() from None
        now_said = {section: [entry.fields for entry in after.entries(section)] for section in Section}
        if now_said != meant or _head(after._root) != _head(self._root):
            raise _unwritable()
        return after

    def _items(self, section: str) -> Sequence[Node]:
        node = self._root.get(section)
        return node.items if isinstance(node, SequenceNode) else ()


def write_bank(head: Mapping[str, Plain], timeline: Sequence[Plain], above: str = "") -> str:
    """The text of a whole bank, below some lines of comments; raises ProblemError.

    It has been read again, and says what is meant.
    """
    listed: dict[str, Plain] = {"timeline": [*timeline]} if timeline else {"questions": []}
    bank = {**{key: value for key, value in head.items() if value}, **listed}
    lines = []
    for key, value in bank.items():
        lines += [*([] if isinstance(value, str) else [""]), *write_field(key, value, 0, spaced=True)]
    text = above + "\n".join([*lines, ""])
    try:
        root = Document.read(text.encode())._root
    except NotEditable:
        raise _unwritable() from None
    if cleaned(bank) != plain_of(root):
        raise _unwritable()
    return text


def _unwritable() -> ProblemError:
    return cannot_write(
        "this change cannot be written so that it is read as it is meant",
        "shorten it, for an option that has its reason behind it is in one line; or make it in a text editor",
    )


def _head(root: MappingNode) -> Plain:
    """What a bank says but for its items."""
    return {key: plain_of(value) for key, (_, value) in root.fields.items() if key not in {*Section}}


def _encoding(raw: bytes) -> tuple[str, bytes]:
    """The codec and the byte order mark of a file; raises ProblemError."""
    name = decode(raw).encoding
    unmarked = ("utf-16-le" if raw[1] == 0 else "utf-16-be") if name == "UTF-16" else "utf-8"
    return next((each for each in _MARKS if raw.startswith(each[1])), (unmarked, b""))
