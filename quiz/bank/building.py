"""Nodes as a bank: what stands at its head, its source, and the items that are whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from quiz.bank.fields import Notes, name_missing, name_unknown_key, required, text
from quiz.bank.files import decode, inside, read_file
from quiz.bank.findings import Places
from quiz.bank.format import BANK_KEYS, BEGINNINGS, ITEM_KEYS, LISTS, MAX_MISPRINTS, SOURCE_KEYS
from quiz.bank.items import event_id, read_event, read_question, whole_items
from quiz.bank.model import Bank, Choice, Item, Question, slug
from quiz.bank.problems import Level, Problem, ProblemError
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
    _name_unknown(root, node, notes)
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


def lists_in_source(root: MappingNode) -> tuple[str, ...]:
    """The lists of a bank that are part of its source, since they begin too far right."""
    source = root.get("source")
    keys = source.fields if isinstance(source, MappingNode) else ()
    return tuple(key for key in keys if key in LISTS and key not in root.fields)


def _name_unknown(root: MappingNode, source: MappingNode, notes: Notes) -> None:
    """Note what a source does not have, a bank's lists among it: these begin too far right."""
    slipped = lists_in_source(root)
    for key, value in source.pairs:
        if key.value in slipped:
            message = f"“{key.value}” begins too far right: so it is part of the source, and not played"
            notes.error(key, "unknown-key", message, "begin it with 0 blanks")
        elif key.value not in SOURCE_KEYS:
            name_unknown_key(key, value, SOURCE_KEYS, "a source", notes)


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


NO_DASH = "no-dash"
"""The code of a problem with an item that has no dash."""
NO_DASH_MESSAGE = "the dash that begins an item is missing here"

_ORDERINGS = ("order", "orders", "ordering", "orderings")
_OTHER_NAMES = dict.fromkeys(
    ("ask", "asks", "choice", "choices", "quiz", "quizzes", *_ORDERINGS), "questions"
)
_OTHER_NAMES |= dict.fromkeys(("event", "events"), "timeline")
_MARKS = {"ask": "questions", "answer": "questions", "order": "questions", "event": "timeline"}


def name_astray(root: MappingNode, known: Collection[str], notes: Notes, *, nothing_plays: bool) -> bool:
    """Note the keys of a bank's head that it does not have; whether items are lost under one of them.

    Lost items are an error, and so is a mere key that was meant for a list, where `nothing_plays`.
    """
    errors = notes.errors
    in_item = False
    for key, value in root.pairs:
        if key.value in known:
            in_item = False
        elif key.value in BEGINNINGS and type(value) is Scalar and value.value:
            notes.error(key, NO_DASH, NO_DASH_MESSAGE, _dash_hint(key, value))
            in_item = True
        elif not (in_item and key.value in ITEM_KEYS):
            belongs = _where_it_belongs(key.value, value, notes)
            holds_items = bool(value.items) if type(value) is SequenceNode else type(value) is MappingNode
            if not belongs or not (holds_items or nothing_plays):
                name_unknown_key(key, value, known, "a bank", notes)
                continue
            hint = (
                f"put its items under  {belongs}:"
                if belongs in root.fields
                else f"write  {belongs}:  instead"
            )
            if key.value.casefold() in _ORDERINGS:
                hint = "an ordering is an item under  questions:  with  order: [a, b, c]"
            message = f"a bank has no “{excerpt(key.value)}”: nothing under it is played"
            notes.error(key, "unknown-key", message, hint)
    return notes.errors > errors


def _dash_hint(key: Scalar, value: Node) -> str:
    """How a line begins an item whose other lines are as far to the left as it is."""
    words = excerpt(value.value) if type(value) is Scalar else "…"
    return f"write:  - {key.value}: {words} , and indent the item's other lines by two more blanks"


def _where_it_belongs(word: str, value: Node, notes: Notes) -> str:
    """The list that was meant, by what the key is like or what stands under it; empty if none was."""
    if named := _OTHER_NAMES.get(word.casefold()) or notes.nearest(word.casefold(), LISTS):
        return named
    first = value.items[0] if type(value) is SequenceNode and value.items else None
    marks = first.fields.keys() & _MARKS.keys() if type(first) is MappingNode else ()
    return next((_MARKS[mark] for mark in sorted(marks)), "")


T = TypeVar("T")
AnItem = TypeVar("AnItem", bound=Item)
Place: TypeAlias = tuple[int, int]
"""A line and a column."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the nodes of a file come to."""

    bank: Bank | None
    """With the items that can be read; None if there is no title or no source."""
    broken_events: Mapping[str, int]
    """The lines of the events left out, by the ids that others know them by."""
    broken: tuple[Item, ...] = ()
    """The items left out, as far as they could be read: there may be more wrong with them."""
    places: Places = field(default_factory=Places)
    """Where all these items stand."""


class _Read(NamedTuple, Generic[AnItem]):
    """What a node of a list comes to."""

    item: AnItem
    node: MappingNode
    is_broken: bool
    is_unsound: bool
    """So written that no more can be said of it."""


def build(
    root: Node,
    notes: Notes,
    *,
    folder: Path | None,
    refused: Collection[Problem] = (),
    unsound: Collection[Place] = (),
    lost: Collection[str] = (),
    taken: Mapping[str, Place] | None = None,
) -> Built:
    """The bank that a file's nodes are.

    `folder` is where the source's text may lie. An item with one of the `refused` in it is broken, and one
    with an `unsound` place in it is so written that no more can be said of it. From the lists that are
    `lost`, items have been left out already; `taken` are the ids of these, with their places.
    """
    if not isinstance(root, MappingNode):
        hint = "a bank has lines that begin with  title:  source:  and  questions:"
        notes.error(root, "shape", "this is no bank", hint)
        return Built(None, {})
    places = Places(root)
    bad = sorted((problem.line, problem.column) for problem in refused), sorted(unsound)
    title = required(root, "title", "this bank", notes)
    source = read_source(root, notes, folder)
    listed = _list(root, "timeline", lost, notes)
    events = list(_read(read_event, listed, bad, notes, places))
    asked: list[_Read[Question]] = list(
        _read(read_question, _list(root, "questions", lost, notes), bad, notes, places)
    )
    reads: list[_Read[Any]] = [*events, *asked]
    twins = _twins(reads, taken or {}, notes)
    timeline, questions = _kept(events, twins), _kept(asked, twins)
    known = {event.id for event in timeline}
    gone = {key: node.line for node in listed if (key := event_id(node)) not in known}
    nothing_plays = not questions and len(timeline) < 2
    astray = name_astray(root, BANK_KEYS, notes, nothing_plays=nothing_plays)
    if not astray and not lists_in_source(root) and root.fields.keys().isdisjoint(LISTS):
        notes.error(root, "missing", "this bank has neither questions nor a timeline", "add  questions:")
    if not title or not source:
        return Built(None, gone)
    drafts = {event.id for event in timeline if event.draft}
    bank = Bank(
        id=text(root, "id", notes) or slug(title) or "bank",
        title=title,
        source=source,
        timeline=tuple(timeline),
        questions=tuple(places.as_other(question, drafted(question, drafts)) for question in questions),
        language=text(root, "language", notes),
        note=text(root, "note", notes),
    )
    sound = {*map(id, timeline), *map(id, questions)}
    broken = (read.item for read in reads if not read.is_unsound and id(read.item) not in sound)
    return Built(bank, gone, tuple(broken), places)


def _list(root: MappingNode, key: str, lost: Collection[str], notes: Notes) -> list[Node]:
    """The nodes of a list; what stands there instead of one is noted."""
    value = root.get(key)
    if isinstance(value, SequenceNode):
        return value.items
    example = "- ask: …" if key == "questions" else "- event: …"
    if isinstance(value, Scalar) and not value.value:
        if key not in lost:
            hint = f"leave it out, or begin an item:  {example}"
            notes.warning(value, "empty-list", f"“{key}” is empty", hint)
    elif isinstance(value, MappingNode) and next(iter(value.fields), "") in ITEM_KEYS:
        notes.error(value, NO_DASH, NO_DASH_MESSAGE, _dash_hint(*next(iter(value.pairs))))
    elif value is not None:
        notes.error(value, "shape", f"“{key}” is a list", f"each item begins like this:  {example}")
    return []


def _read(
    read: Callable[[Node, Notes], AnItem | None],
    nodes: list[Node],
    bad: tuple[list[Place], list[Place]],
    notes: Notes,
    places: Places,
) -> Iterator[_Read[AnItem]]:
    """The items that these nodes are, whole or broken."""
    refused, unsound = bad
    errors = notes.errors
    for node in whole_items(nodes, notes):
        item = read(node, notes)
        is_wrong, errors = notes.errors > errors, notes.errors
        if item is not None and isinstance(node, MappingNode):
            places.add(item, node)
            is_unsound = _stands_in(unsound, (node.line, 0), node)
            is_refused = _stands_in(refused, (node.line, node.column), node)
            yield _Read(item, node, is_wrong or is_unsound or is_refused, is_unsound)


def _stands_in(places: list[Place], start: Place, node: Node) -> bool:
    """Whether one of these places, which are in order, is in a node that begins there."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < (node.end_line, node.end_column)


class _Named(NamedTuple):
    """Where an id stands, or the item if it goes by its words."""

    line: int
    column: int
    begin: int
    """The line that the item begins in."""
    is_written: bool
    item: Item | None = None
    """None of one that has been left out already."""


def _twins(reads: Iterable[_Read[Any]], taken: Mapping[str, Place], notes: Notes) -> Set[int]:
    """Note which items are to have another id, since others have theirs; these, by what they are."""
    named = [(_Named(*place, place[0], is_written=True), key, True) for key, place in taken.items()]
    for item, node, is_broken, _ in reads:
        place = node.get("id") or node
        where = _Named(place.line, place.column, node.line, "id" in node.fields, item)
        named.append((where, item.id, is_broken))
    found = set()
    for loser, winner, name in losers(named):
        words = f"the item in line {winner.begin} has the id “{excerpt(name)}” already"
        hint = "give this one another" if loser.is_written else "give this one an id of its own:  id: …"
        message = f"{words}, and a player's memory needs two"
        notes.add(Level.ERROR, (loser.line, loser.column), "duplicate-id", message, hint)
        found.add(id(loser.item))
    return found


def _kept(reads: Iterable[_Read[AnItem]], twins: Set[int]) -> list[AnItem]:
    return [read.item for read in reads if not read.is_broken and id(read.item) not in twins]


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
