"""The rules of `quiz check`, held to items as they are typed: what is wrong, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.authoring.card import Card, ItemKind
from quiz.authoring.values import Plain, Section
from quiz.bank.building import build, drafted, gathered, same_id
from quiz.bank.fields import Reader
from quiz.bank.findings import node_at, path_to
from quiz.bank.items import read_event, read_question
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import FieldPath, Level, Problem
from quiz.bank.soundness import find_errors, item_errors
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode
from quiz.checks.context import Context
from quiz.checks.rules import find_warnings, item_warnings

if TYPE_CHECKING:
    from quiz.authoring.desk import Desk
    from quiz.authoring.document import Document

BANK = -1
"""The key under which a survey has the problems of the bank as a whole."""


class _Read(NamedTuple):
    """What a card comes to by itself."""

    card: Card
    node: MappingNode  # what was typed; empty if that is no item
    item: Item | None
    problems: list[Problem]
    is_broken: bool


class _Survey(NamedTuple):
    """What all cards came to together: the good items and the other cards, by their keys."""

    context: Context
    known: Mapping[int, Item]
    broken: Mapping[int, Card]


class Inspector:
    """Looks at the cards of a desk: at one of them at each key, at all of them when there is time."""

    def __init__(self, desk: Desk, path: Path) -> None:
        """Look at the bank in a file; beside it may stand the file of its source."""
        self._folder = path.parent
        self._desk = desk
        self._read: dict[int, _Read] = {}
        self._survey: _Survey | None = None
        self._stamp: object = None
        self._head: tuple[Bank | None, list[Problem]] = None, []
        self.read_head()

    @property
    def bank(self) -> Bank | None:
        """The bank with its good items, as last surveyed; None while it has no title or no source."""
        survey = self._surveyed
        return survey.context.bank if survey else None

    def show(self, desk: Desk) -> None:
        """Take the desk as it is now, on a file that has the same beside its items.

        What has become of it is found out when it is asked for.
        """
        self._desk = desk

    def look_again(self) -> bool:
        """Read a source that stands in a file of its own again, if that was saved; whether it is another."""
        return self._stamp != _stamp(self._desk.document, self._folder) and self.read_head()

    def read_head(self) -> bool:
        """Read what stands in the file beside its items again; whether it is another."""
        reader = Reader()
        self._stamp = _stamp(self._desk.document, self._folder)
        bank = build(self._desk.document.head, reader, folder=self._folder)
        before, self._head = self._head, (bank, reader.problems)
        if before == self._head:
            return False
        self._survey = None
        return True

    def item(self, key: int) -> Item | None:
        """What a card can be read as; None if it is neither a question nor an event yet."""
        return self._reading(self._desk.card(key)).item

    def remarks(self, key: int) -> tuple[Problem, ...]:
        """What is wrong with one card, by every rule that looks at one item; each names the field."""
        read, head = self._reading(self._desk.card(key)), self._head[0]
        found = [*read.problems]
        if read.item is not None and self._is_twin(read.card):
            found += _typed([same_id(read.item, read.node)], read, Level.ERROR)
        if read.item is not None and head is not None:
            found += _typed(self._errors(head, read.item), read, Level.ERROR)
            if not read.is_broken:
                is_held = any(problem.level is Level.ERROR for problem in found)
                found += _typed(self._warnings(read, read.item, is_held=is_held), read, Level.WARNING)
        return _in_order(found, read.card)

    def survey(self) -> Mapping[int, tuple[Problem, ...]]:
        """What is wrong with every card, and under BANK with the bank as a whole, by all rules.

        It may run in a thread while cards are looked at one by one.
        """
        desk, (head, problems) = self._desk, self._head
        reads = {card.key: self._reading(card) for card in desk.with_ids().cards}  # as they will be saved
        found = {key: [*read.problems] for key, read in reads.items()} | {BANK: [*problems]}
        reader = Reader()
        whole = [(read.item, read.node, read.is_broken) for read in reads.values() if read.item]
        items, keys = gathered(whole, reader), (key for key, read in reads.items() if read.item)
        key_of = {id(item): key for item, key in zip(items, keys, strict=True)}
        if head is not None:
            timeline = (read for read in reads.values() if read.card.section is Section.TIMELINE)
            unread = {read.card.id: 0 for read in timeline if not read.item}
            bank, held, errors = find_errors(head.with_items(items), reader.places, unread, reader.broken)
            context = Context(bank, reader.places)
            known = {key_of[id(item)]: item for item in bank.items}
            broken = {card.key: card for card in desk.cards if card.key not in known}
            self._survey = _Survey(context, known, broken)
            reader.problems += [*errors, *find_warnings(context, held=held)]
        for problem in reader.problems:
            if problem.items:
                key = key_of[id(problem.items[0])]
                found[key] += _typed([problem], reads[key], problem.level)
            else:
                found[BANK].append(problem)
        return {
            key: tuple(own) if key == BANK else _in_order(own, desk.card(key))
            for key, own in found.items()
            if own
        }

    @property
    def _surveyed(self) -> _Survey | None:
        if self._survey is None and self._head[0] is not None:
            self.survey()
        return self._survey

    def _reading(self, card: Card) -> _Read:
        """What a card comes to by itself; read anew only if it has changed."""
        kept = self._read.get(card.key)
        if kept is None or kept.card.fields is not card.fields:
            kept = self._read[card.key] = _read_card(card)
        return kept

    def _is_twin(self, card: Card) -> bool:
        """Whether another card has this one's id."""
        others = (other for other in self._desk.cards if other.key != card.key and other.is_named)
        return bool(card.id) and card.is_named and any(other.id == card.id for other in others)

    def _errors(self, head: Bank, item: Item) -> list[Problem]:
        """What keeps an item from being played among the events that are good, as far as is known."""
        if isinstance(item, Choice):
            return item_errors(replace(head, questions=(item,)), item, {})
        broken = self._survey.broken if self._survey else {}
        good, gone = list[Event](), dict[str, int]()
        for card in self._desk.section(Section.TIMELINE):
            read = self._reading(card)
            was_broken = card.key in broken and broken[card.key].fields is card.fields
            if isinstance(read.item, Event) and not read.is_broken and not was_broken:
                good.append(read.item)
            elif card.id:
                gone[card.id] = 0
        if isinstance(item, Event):
            bank = replace(head, timeline=(*(event for event in good if event.id != item.id), item))
        else:
            bank = replace(head, timeline=tuple(good), questions=(item,))
        return item_errors(bank, item, gone)

    def _warnings(self, read: _Read, item: Item, *, is_held: bool) -> Iterable[Problem]:
        """What a careful teacher would mend in an item; an ordering waits for its events to be surveyed."""
        survey = self._surveyed
        assert survey is not None  # there is a head
        context = survey.context.replacing(survey.known.get(read.card.key), read.node)
        if isinstance(item, Ordering):
            events = context.bank.event
            if not all(event in events for event in item.events):
                return ()
            item = drafted(item, {event for event in item.events if events[event].draft})
        return item_warnings(context, item, is_held=is_held)


def next_problem(
    keys: list[int], problems: Mapping[int, Iterable[Problem]], key: int | None, path: FieldPath | None
) -> tuple[int, FieldPath] | None:
    """Where the next problem is: the key of its card, and its field; behind the last is the first again.

    `keys` are those of the cards, in their order. One is at a card, and at a problem in one of its fields or
    at none yet. None if there is no problem.
    """
    paths = {each: dict.fromkeys(problem.path for problem in problems.get(each, ())) for each in keys}
    places = [(each, path) for each in keys for path in paths[each]]
    if key is not None and path is not None and (key, path) in places:
        return places[(places.index((key, path)) + 1) % len(places)]
    ahead = set(keys[keys.index(key) :] if key in keys else keys)
    return next((place for place in places if place[0] in ahead), places[0] if places else None)


def _stamp(document: Document, folder: Path) -> tuple[int, int, int] | None:
    """What changes when the file of its source is saved; None if there is none, or it is not there."""
    try:
        status = (folder / document.source_file).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


_MUSTS = {ItemKind.CHOICE: ("ask", "answer", "wrong"), ItemKind.EVENT: ("event",)}
"""Fields of which one that is missing is missed at its own place."""


def _read_card(card: Card) -> _Read:
    musts = dict.fromkeys(_MUSTS.get(card.kind, ()), "")
    node = _node({**musts, **card.by_name} if card.kind else card.fields)
    reader = Reader(item=node)
    read = read_event if card.section is Section.TIMELINE else read_question
    item = read(node, reader)
    fields = node if isinstance(node, MappingNode) else MappingNode({})
    return _Read(card, fields, item, reader.problems, reader.errors > 0)


def _node(value: Plain) -> Node:
    """The node of what was typed, which has no place in a file."""
    if isinstance(value, str):
        return Scalar(value)
    if isinstance(value, list):
        return SequenceNode(list(map(_node, value)))
    fields = {name: (Scalar(name), _node(inner)) for name, inner in value.items()}
    return MappingNode(fields)


def _typed(problems: Iterable[Problem], read: _Read, level: Level) -> Iterator[Problem]:
    """What rules have found, each at the field as it was typed."""
    for problem in problems:
        yield replace(problem, path=path_to(read.node, node_at(read.node, problem.path)), level=level)


def _in_order(problems: Iterable[Problem], card: Card) -> tuple[Problem, ...]:
    """The problems in the order of the card's fields, those with the whole first, and without a place.

    How something is written in the file is no concern of one who fills in a field.
    """
    names = list(card.by_name)

    def rank(problem: Problem) -> tuple[int, ...]:
        name, *rest = problem.path or ("",)
        at = names.index(name) + 1 if name in names else 0
        return at, *(part for part in rest if isinstance(part, int))

    told = (
        replace(each, hint="" if each.code == "missing" and each.path else each.hint, line=1, column=1)
        for each in problems
    )
    return tuple(sorted(dict.fromkeys(told), key=rank))
