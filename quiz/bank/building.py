"""Nodes as a bank: what stands at its head, its source, and the items that are whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from quiz.bank.fields import Notes, name_missing, name_unknown_key, required, text
from quiz.bank.files import decode, inside, read_file
from quiz.bank.findings import Places
from quiz.bank.format import BANK_KEYS, BEGINNINGS, ITEM_KEYS, LISTS, MAX_MISPRINTS, NO_DASH, SOURCE_KEYS
from quiz.bank.items import read_event, read_question, whole_items
from quiz.bank.model import Bank, Choice, Item, Question, slug
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.text.cleaning import excerpt, hidden, parsable, without_unseen
from quiz.text.source import Source

MAX_TEXT = 4_000_000
"""Characters of a source; a very long novel has three quarters of it."""


def read_source(root: MappingNode, notes: Notes, folder: Path | None) -> Source | None:
    """The source of a bank, what is wrong with it noted; None if it has no title or no text.

    `folder` is where its text may lie, nowhere if None.
    """
    node = root.get("source")
    if not isinstance(node, MappingNode):
        if node is None or (isinstance(node, Scalar) and not node.value):
            name_missing(root, "source", "this bank", notes)
        else:
            hint = "below it stand  title:  and  text:  or  file: , each a little to the right"
            notes.error(node, "shape", "“source” is a mapping of keys to values", hint)
        return None
    for key, _ in node.pairs:
        if key.value in LISTS:
            message = f"“{key.value}” begins too far right: so it is part of the source, and not played"
            notes.error(key, "unknown-key", message, "begin it with 0 blanks")
        elif key.value not in SOURCE_KEYS:
            name_unknown_key(key, SOURCE_KEYS, "a source", notes)
    title = required(node, "title", "this source", notes)
    words = _text_of(node, notes, folder)
    if not title or not words:
        return None
    return Source(
        title=title,
        text=words,
        author=text(node, "author", notes),
        url=text(node, "url", notes),
        licence=text(node, "licence", notes),
        misprints=_misprints(node, notes),
    )


def _text_of(node: MappingNode, notes: Notes, folder: Path | None) -> str:
    if "text" in node.fields and "file" in node.fields:
        hint = "leave out one of them"
        notes.error(node.fields["file"][0], "text-and-file", "the source has a “text” and a “file”", hint)
        return ""
    if "file" in node.fields:
        name = required(node, "file", "this source", notes)
        return _text_in_file(node.fields["file"][1], name, notes, folder) if name else ""
    if "text" not in node.fields:
        hint = "add  text: |  and the text below it, or  file: biography.txt"
        notes.error(node, "missing", "this source has no “text” and no “file”", hint)
        return ""
    value = node.fields["text"][1]
    required(node, "text", "this source", notes)
    words = value.value if isinstance(value, Scalar) and value.value.strip() else ""
    return _bounded(value, words, notes)


def _text_in_file(node: Node, name: str, notes: Notes, folder: Path | None) -> str:
    """The text of a file beside the bank; what is wrong with it is noted where the bank names it."""
    shown = excerpt(name)
    if folder is None:
        hint = "save it beside the text, or use  text:"
        notes.error(node, "file-outside", "this bank was not read from a folder, so it has no files", hint)
        return ""
    try:
        decoded = decode(read_file(inside(folder, name)))
    except ProblemError as error:
        problem = error.problem
        if problem.code == "encoding":
            shown += f", line {problem.line}, column {problem.column}"
        notes.error(node, problem.code, f"{shown}: {problem.message}", problem.hint)
        return ""
    words = decoded.text
    if first := next(hidden(words), None):
        place = f"{shown}, line {first.line}, column {first.column}"
        message = f"{place}: a character that cannot be seen (U+{ord(first.character):04X})"
        notes.warning(node, "hidden-character", message, "delete it")
        words = without_unseen(parsable(words))
    if not words.strip():
        notes.error(node, "empty", f"{shown}: this file is empty", "copy the source's text into it")
        return ""
    return _bounded(node, words, notes)


def _bounded(node: Node, words: str, notes: Notes) -> str:
    if len(words) <= MAX_TEXT:
        return words
    message = f"this text has more than {MAX_TEXT:,} characters"
    notes.error(node, "too-big", message, "make several banks of it")
    return ""


def _misprints(node: MappingNode, notes: Notes) -> dict[str, str]:
    value = node.get("misprints")
    if value is None or (isinstance(value, Scalar) and not value.value.strip()):
        return {}
    if not isinstance(value, MappingNode):
        hint = "a line for each below it:  as printed: as meant"
        notes.error(value, "shape", "“misprints” is a mapping of keys to values", hint)
        return {}
    if len(value.fields) > MAX_MISPRINTS:
        notes.error(value, "too-much", f"a source has {MAX_MISPRINTS:,} misprints at most", "")
        return {}
    found = {}
    for key, meant in value.pairs:
        if isinstance(meant, Scalar) and meant.value.strip() and key.value.strip():
            found[key.value.strip()] = meant.value.strip()
        else:
            notes.error(meant, "shape", "what a misprint means is a text", "as printed: as meant")
    return found


_MARKS = {"ask": "questions", "answer": "questions", "order": "questions", "event": "timeline"}
"""Keys of items, each with the list that its item stands in."""


def _name_astray(root: MappingNode, notes: Notes) -> None:
    """Note what stands beside a bank's keys: items under another key or without a dash, and other keys."""
    in_item = False
    for key, value in root.pairs:
        if key.value in BANK_KEYS:
            in_item = False
        elif key.value in BEGINNINGS and type(value) is Scalar and value.value:
            notes.error(key, "no-dash", NO_DASH, _dash_hint(key, value))
            in_item = True
        elif not (in_item and key.value in ITEM_KEYS):
            if belongs := _list_of(value):
                is_there = belongs in root.fields
                hint = f"put its items under  {belongs}:" if is_there else f"write  {belongs}:  instead"
                message = f"a bank has no “{excerpt(key.value)}”: nothing under it is played"
                notes.error(key, "unknown-key", message, hint)
            else:
                name_unknown_key(key, BANK_KEYS, "a bank", notes)


def _dash_hint(key: Scalar, value: Node) -> str:
    """How a line begins an item whose other lines are as far to the left as it is."""
    words = excerpt(value.value) if type(value) is Scalar else "…"
    return f"write:  - {key.value}: {words} , and indent the item's other lines by two more blanks"


def _list_of(value: Node) -> str:
    """The list that items belong to; empty if they are none."""
    first = value.items[0] if type(value) is SequenceNode and value.items else value
    marks = first.fields.keys() & _MARKS.keys() if type(first) is MappingNode else ()
    return next((_MARKS[mark] for mark in sorted(marks)), "")


T = TypeVar("T")
AnItem = TypeVar("AnItem", bound=Item)


class Built(NamedTuple):
    """What the nodes of a file come to."""

    bank: Bank | None
    """With the items that can be read; None if there is no title or no source."""
    broken_events: Mapping[str, int]
    """The lines of the events left out, by the ids that others know them by."""
    broken: tuple[Item, ...]
    """The items left out, as far as they could be read: there may be more wrong with them."""
    places: Places
    """Where all these items stand."""


class _Read(NamedTuple, Generic[AnItem]):
    """What a node of a list comes to."""

    item: AnItem
    node: MappingNode
    is_broken: bool


def build(root: Node, notes: Notes, *, folder: Path | None, wrong: Iterable[Problem] = ()) -> Built:
    """The bank that a file's nodes are.

    `folder` is where the source's text may lie. An item with something `wrong` in it is broken.
    """
    if not isinstance(root, MappingNode):
        hint = "a bank has lines that begin with  title:  source:  and  questions:"
        notes.error(root, "shape", "this is no bank", hint)
        return Built(None, {}, (), Places())
    places = Places(root)
    bad = sorted((problem.line, problem.column) for problem in wrong)
    title = required(root, "title", "this bank", notes)
    errors = notes.errors
    source = read_source(root, notes, folder)
    _name_astray(root, notes)
    if notes.errors == errors and root.fields.keys().isdisjoint(LISTS):
        notes.error(root, "missing", "this bank has neither questions nor a timeline", "add  questions:")
    events = list(_read(read_event, _list(root, "timeline", notes), bad, notes, places))
    drafts = {event.item.id for event in events if event.item.draft and not event.is_broken}

    def read_drafted(node: Node, notes: Notes) -> Question | None:
        question = read_question(node, notes)
        return question and drafted(question, drafts)

    asked: list[_Read[Question]] = list(
        _read(read_drafted, _list(root, "questions", notes), bad, notes, places)
    )
    reads: list[_Read[Any]] = [*events, *asked]
    twins = _twins(reads, notes)
    timeline, questions = _kept(events, twins), _kept(asked, twins)
    known = {event.id for event in timeline}
    gone = {item.id: node.line for item, node, _ in reversed(events) if item.id not in known}
    if not title or not source:
        return Built(None, gone, (), Places())
    bank = Bank(
        id=text(root, "id", notes) or slug(title) or "bank",
        title=title,
        source=source,
        timeline=timeline,
        questions=questions,
        language=text(root, "language", notes),
        note=text(root, "note", notes),
    )
    broken = (item for item, _, is_broken in reads if is_broken or id(item) in twins)
    return Built(bank, gone, tuple(broken), places)


def _list(root: MappingNode, key: str, notes: Notes) -> list[Node]:
    """The nodes of a list; what stands there instead of one is noted."""
    value = root.get(key)
    if isinstance(value, SequenceNode):
        return value.items
    example = "- ask: …" if key == "questions" else "- event: …"
    if isinstance(value, Scalar) and not value.value:
        hint = f"leave it out, or begin an item:  {example}"
        notes.warning(value, "empty-list", f"“{key}” is empty", hint)
    elif isinstance(value, MappingNode) and next(iter(value.fields), "") in ITEM_KEYS:
        notes.error(value, "no-dash", NO_DASH, _dash_hint(*next(iter(value.pairs))))
    elif value is not None:
        notes.error(value, "shape", f"“{key}” is a list", f"each item begins like this:  {example}")
    return []


def _read(
    read: Callable[[Node, Notes], AnItem | None],
    nodes: list[Node],
    bad: list[tuple[int, int]],
    notes: Notes,
    places: Places,
) -> Iterator[_Read[AnItem]]:
    """The items that these nodes are; broken are those with an error or with one of the places in them."""
    errors = notes.errors
    for node in whole_items(nodes, notes):
        item = read(node, notes)
        is_wrong, errors = notes.errors > errors, notes.errors
        if item is not None and isinstance(node, MappingNode):
            places.add(item, node)
            first = bisect_left(bad, (node.line, 0))
            is_bad = first < len(bad) and bad[first] < (node.end_line, node.end_column)
            yield _Read(item, node, is_wrong or is_bad)


def _twins(reads: Iterable[_Read[Any]], notes: Notes) -> Set[int]:
    """Note which items are to have another id, since others have theirs; these, by what they are."""
    found = set()
    for loser, winner, name in losers((read, read.item.id, read.is_broken) for read in reads):
        words = f"the item in line {winner.node.line} has the id “{excerpt(name)}” already"
        is_written = "id" in loser.node.fields
        hint = "give this one another" if is_written else "give this one an id of its own:  id: …"
        message = f"{words}, and a player's memory needs two"
        notes.error(loser.node.get("id") or loser.node, "duplicate-id", message, hint)
        found.add(id(loser.item))
    return found


def _kept(reads: Iterable[_Read[AnItem]], twins: Set[int]) -> tuple[AnItem, ...]:
    return tuple(read.item for read in reads if not read.is_broken and id(read.item) not in twins)


def losers(named: Iterable[tuple[T, str, bool]]) -> Iterator[tuple[T, T, str]]:
    """What has the id of something else: each that is to have another, which keeps it, and the id.

    Of each is told its id and whether it is broken; the first that is whole keeps its id, else the first.
    """
    holders: dict[str, T] = {}
    for each, name, _ in sorted(named, key=lambda one: one[2]):
        holder = holders.setdefault(name, each)
        if name and holder is not each:
            yield each, holder, name


def drafted(question: Question, drafts: Set[str]) -> Question:
    """A question where events of these ids are drafts: an ordering of one of them is a draft too."""
    if isinstance(question, Choice) or question.draft or drafts.isdisjoint(question.events):
        return question
    return replace(question, draft=True)
