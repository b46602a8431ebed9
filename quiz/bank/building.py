"""Nodes as a bank: what stands at its head, its source, and the items that are whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from quiz.bank.astray import NO_DASH, NO_DASH_MESSAGE, dash_hint, is_item, name_astray
from quiz.bank.cleaning import excerpt
from quiz.bank.dashes import name_dashes, whole_items
from quiz.bank.fields import Notes, required, text
from quiz.bank.identity import slug
from quiz.bank.items import event_id, read_event, read_question
from quiz.bank.keys import BANK_KEYS, LISTS
from quiz.bank.model import Bank, Choice, Event, Item, Question
from quiz.bank.nodes import Mapping as MappingNode
from quiz.bank.nodes import Node, Scalar, Sequence
from quiz.bank.problems import Level, Problem
from quiz.bank.source_fields import lists_in_source, read_source

AnItem = TypeVar("AnItem", bound=Item)


@dataclass(frozen=True, slots=True)
class Built:
    """What the nodes of a file come to."""

    bank: Bank | None
    """With the items that can be read; None if there is no title or no source."""
    broken_events: Mapping[str, int]
    """The lines of the events left out, by the ids that others know them by."""
    broken: tuple[Item, ...] = ()
    """The items left out, as far as they could be read: there may be more wrong with them."""


def build(
    root: Node,
    notes: Notes,
    *,
    folder: Path | None,
    refused: Collection[Problem] = (),
    unsound: Collection[tuple[int, int]] = (),
    lost: Collection[str] = (),
    taken: Mapping[str, tuple[int, int]] | None = None,
) -> Built:
    """The bank that a file's nodes are.

    `folder` is where the source's text may lie. An item with one of the `refused` in it is broken, and one
    with an `unsound` line and column in it is so written that no more can be said of it. From the lists that
    are `lost`, items have been left out already; `taken` are the ids of these, with their places.
    """
    if not isinstance(root, MappingNode):
        notes.error(
            root,
            "shape",
            "this is no bank",
            "a bank has lines that begin with  title:  source:  and  questions:",
        )
        return Built(None, {})
    return _Building(root, notes, refused, unsound, taken or {}).build(folder, lost)


@dataclass(frozen=True, slots=True)
class _Holder:
    """The item that has an id."""

    line: int
    """Where it begins."""
    place: tuple[int, int]
    """The line and column of the id, or of the item if it goes by its words."""
    is_broken: bool
    """Whether it is kept from being played by something else."""
    has_id: bool
    """Whether the id is written."""


class _Building:
    """One bank being put together."""

    def __init__(
        self,
        root: MappingNode,
        notes: Notes,
        refused: Collection[Problem],
        unsound: Collection[tuple[int, int]],
        taken: Mapping[str, tuple[int, int]],
    ) -> None:
        self._root = root
        self._notes = notes
        self._refused = sorted((problem.line, problem.column) for problem in refused)
        self._unsound = sorted(unsound)
        self._holders = {
            key: _Holder(place[0], place, is_broken=True, has_id=True) for key, place in taken.items()
        }
        self._broken: list[Item] = []

    def build(self, folder: Path | None, lost: Collection[str]) -> Built:
        root, notes = self._root, self._notes
        title = required(root, "title", "this bank", notes)
        source = read_source(root, notes, folder)
        timeline = self._kept(read_event, self._list("timeline", lost))
        kept = {event.id for event in timeline}
        broken = {key: node.line for node in self._items("timeline") if (key := event_id(node)) not in kept}
        questions: list[Question] = self._kept(read_question, self._list("questions", lost))
        nothing_plays = not questions and len(timeline) < 2
        astray = name_astray(root, BANK_KEYS, notes, nothing_plays=nothing_plays)
        if not astray and not lists_in_source(root) and root.fields.keys().isdisjoint(LISTS):
            notes.error(root, "missing", "this bank has neither questions nor a timeline", "add  questions:")
        if not title or not source:
            return Built(None, broken)
        bank = Bank(
            id=text(root, "id", notes) or slug(title) or "bank",
            title=title,
            source=source,
            timeline=tuple(timeline),
            questions=tuple(self._drafted(questions, timeline)),
            language=text(root, "language", notes),
            note=text(root, "note", notes),
            node=root,
        )
        return Built(bank, broken, tuple(self._broken))

    def _items(self, key: str) -> list[Node]:
        value = self._root.get(key)
        return value.items if isinstance(value, Sequence) else []

    def _list(self, key: str, lost: Collection[str]) -> list[Node]:
        """The nodes of a list; what stands there instead of one is noted."""
        value = self._root.get(key)
        is_empty = isinstance(value, Scalar) and not value.value
        if value is not None and not isinstance(value, Sequence) and not (is_empty and key in lost):
            example = "- ask: …" if key == "questions" else "- event: …"
            if is_empty:
                self._notes.warning(
                    value, "empty-list", f"“{key}” is empty", f"leave it out, or begin an item:  {example}"
                )
            elif isinstance(value, MappingNode) and is_item(value):
                self._notes.error(value, NO_DASH, NO_DASH_MESSAGE, dash_hint(*next(iter(value.pairs))))
            else:
                self._notes.error(
                    value, "shape", f"“{key}” is a list", f"each item begins like this:  {example}"
                )
        return self._items(key)

    def _kept(self, read: Callable[[Node, Notes], AnItem | None], nodes: list[Node]) -> list[AnItem]:
        """The items of these nodes that are whole; the others are put with the broken ones."""
        kept = []
        for node, run in whole_items(nodes):
            errors = self._notes.errors
            name_dashes(run, self._notes)
            item = read(node, self._notes)
            if item is None:
                continue
            is_unsound = self._unsound and _stands_in(self._unsound, (node.line, 0), node)
            is_refused = self._refused and _stands_in(self._refused, (node.line, node.column), node)
            is_broken = bool(is_unsound or is_refused or self._notes.errors > errors)
            if self._has_twin(node, item, is_broken=is_broken) or is_broken:
                if not is_unsound:
                    self._broken.append(item)
            else:
                kept.append(item)
        return kept

    def _has_twin(self, node: Node, item: Item, *, is_broken: bool) -> bool:
        """Whether another item has this one's id; which of them is to have another is noted.

        It is the second, or the first if that is broken and the second is not: then that one plays.
        """
        if not item.id:
            return False
        given = node.get("id") if isinstance(node, MappingNode) else None
        place = (given or node).line, (given or node).column
        one = _Holder(node.line, place, is_broken, given is not None)
        other = self._holders.setdefault(item.id, one)
        if other is one:
            return False
        loser, winner = (one, other) if is_broken or not other.is_broken else (other, one)
        self._holders[item.id] = winner
        words = excerpt(item.id)
        self._notes.add(
            Level.ERROR,
            loser.place,
            "duplicate-id",
            f"the item in line {winner.line} has the id “{words}” already, and a player's memory needs two",
            "give this one another" if loser.has_id else "give this one an id of its own:  id: …",
        )
        return loser is one

    @staticmethod
    def _drafted(questions: Iterable[Question], timeline: list[Event]) -> Iterable[Question]:
        """The questions; an ordering of an event that is a draft is one too."""
        drafts = {event.id for event in timeline if event.draft}
        if not drafts:
            return questions
        return [
            question
            if isinstance(question, Choice) or question.draft or drafts.isdisjoint(question.events)
            else replace(question, draft=True)
            for question in questions
        ]


def _stands_in(places: list[tuple[int, int]], start: tuple[int, int], node: Node) -> bool:
    """Whether one of these places, which are in order, is in a node that begins there."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < (node.end_line, node.end_column)
