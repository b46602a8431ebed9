"""A bank's file as the items in it, and the same file with others: a line that need not change stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from quiz.authoring import values
from quiz.authoring.card import Card
from quiz.authoring.layout import Layout, Wanted, cannot_write
from quiz.authoring.values import HEAD_FIELDS, LISTS, Plain, Section
from quiz.bank.files import decode
from quiz.bank.format import BANK_KEYS, SOURCE_KEYS
from quiz.bank.problems import OTHER_PROGRAM, Problem, ProblemError
from quiz.bank.reading import read_text
from quiz.bank.yaml import MappingNode, Node, NotYamlError, SequenceNode, compose, plain_of
from quiz.text.cleaning import hidden, parsable
from quiz.text.words import words_of


class NotEditable(ProblemError):  # noqa: N818 - it is said of a file, and no fault of the program
    """A file that has to be mended, or laid out otherwise, before the program can write into it."""


_HEAD = {"title", "source"}
_IN_BRACES = Problem(
    "in-braces",
    "this bank is written in braces, and none of it can be changed by this program",
    "change it in a text editor, or write it with each field on a line of its own, without braces",
)
_UNTRUSTED = words_of(
    "encoding syntax tab indentation no-dash too-deep too-much anchor alias tag merge-key directive",
    "several-documents key duplicate-key",
)
"""Codes of problems with a file's YAML, rather than with what it says."""


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
        """Read a file, which may have broken items; raises NotEditable with its first problem.

        Neither YAML that is not trusted can be edited, nor a bank that is all in braces, such as JSON.
        """
        try:
            plain, _, codec, mark = decode(raw)
            has_unseen = next(hidden(plain), None) is not None
            composed = compose(parsable(plain) if has_unseen else plain, has_unseen=has_unseen)
        except (NotYamlError, ProblemError):
            composed = None
        root = composed.root if composed and not (composed.refusals or composed.duplicates) else None
        if not isinstance(root, MappingNode) or not root.fields.keys() >= _HEAD:
            errors = read_text(raw, "").errors
            graver = [each for each in errors if each.code in _UNTRUSTED]
            if not isinstance(root, MappingNode) or any(each.code == OTHER_PROGRAM for each in errors):
                raise NotEditable([*graver, *errors][0])
        layout = Layout(raw[len(mark) :].decode(codec))
        if not layout.parts(root):
            raise NotEditable(_IN_BRACES)
        return cls(raw, (codec, mark), layout, root)

    def line(self, section: Section, origin: int) -> int:
        """The line that an item of a section begins in, from 1, -1 being the last; raises IndexError."""
        return self._nodes(section)[origin].line

    @property
    def is_bank(self) -> bool:
        """Whether it has what a bank must have beside its items, right or wrong."""
        return self._root.fields.keys() >= _HEAD

    @cached_property
    def items(self) -> Mapping[Section, Sequence[Plain]]:
        """The items of each section, in the file's order; nobody changes what they hold."""
        head: dict[str, Plain] = {
            name: of[key] for name, of, key in _texts_of(_beside_items(self)) if key in of
        }
        return {Section.HEAD: [head], **{name: [*map(plain_of, self._nodes(name))] for name in LISTS}}

    def head(self, card: Card) -> dict[str, Plain]:
        """What stands beside the items with what a card of the head says, the lists being empty."""
        now = _beside_items(self)
        for name, of, key in [*_texts_of(now)]:
            if text := card.text(name):
                after = values.with_field(of, key, text, BANK_KEYS if of is now else SOURCE_KEYS)
                of.clear()
                of.update(after)
            elif of.get(key):
                del of[key]
        return now

    def before(self, card: Card) -> Plain | None:
        """What a card said in this file, of which it is; None if it is new."""
        return None if card.origin is None else self.items[card.section][card.origin]

    def with_cards(self, cards: Iterable[Card]) -> Document:
        """The same file with these items, in this order; raises ProblemError where they cannot be written.

        Those with an origin keep their lines but for the fields that changed, and the comments that belong to
        them; those that are missing go with theirs. All else stays as it is. The result has been read again.
        """
        meant: dict[Section, list[Plain]] = {section: [] for section in Section}
        meant[Section.HEAD] = [*self.items[Section.HEAD]]
        wanted: dict[str, list[Wanted]] = {name: [] for name in LISTS}
        head = _beside_items(self)
        for card in cards:
            was = self.before(card)
            now = values.reconciled(was, card.fields)
            if card.section is Section.HEAD:
                meant[Section.HEAD] = [now]
                head = head if was == now else self.head(replace(card, fields=now))
                for name in card.by_name.keys() - {name for name, *_ in _texts_of(head)}:
                    message = f"what stands under “{HEAD_FIELDS[name][0]}” is not what a bank has there"
                    raise cannot_write(message, "mend it in an editor first")
                continue
            meant[card.section].append(now)
            wanted[card.section].append((card.origin, None if was == now else now))
        codec, mark = self._encoding
        raw = mark + self._layout.with_sections(self._root, wanted, head).encode(codec)
        if raw == self.raw:
            return self
        try:
            after = Document.read(raw)
        except NotEditable:
            raise _unwritable() from None
        empty: dict[str, Plain] = {name: [] for name in LISTS}
        if after.items != meant or {**_beside_items(after), **empty} != {**head, **empty}:
            raise _unwritable()
        return after

    def _nodes(self, section: Section) -> Sequence[Node]:
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
        lines += [*([] if isinstance(value, str) else [""]), *values.write_field(key, value, 0, spaced=True)]
    text = above + "\n".join([*lines, ""])
    try:
        root = Document.read(text.encode())._root
    except NotEditable:
        raise _unwritable() from None
    if values.cleaned(bank) != plain_of(root):
        raise _unwritable()
    return text


def _unwritable() -> ProblemError:
    return cannot_write(
        "this change cannot be written so that it is read as it is meant",
        "shorten it, for an option that has its reason behind it is in one line; or make it in a text editor",
    )


def _beside_items(document: Document) -> dict[str, Plain]:
    fields = document._root.fields.items()
    return {key: [] if key in LISTS else plain_of(value) for key, (_, value) in fields}


def _texts_of(head: dict[str, Plain]) -> Iterator[tuple[str, dict[str, Plain], str]]:
    """The fields of a card of a head, with where each text stands or will stand; others are for an editor."""
    for name, (*above, key) in HEAD_FIELDS.items():
        of = head.get(above[0]) if above else head
        if isinstance(of, dict) and isinstance(of.get(key, ""), str):
            yield name, of, key
