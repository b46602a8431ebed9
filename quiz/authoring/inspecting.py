"""The rules of `quiz check`, held to items as they are typed: what is wrong, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quiz.authoring.card import Card, ItemKind
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.values import Plain, Section
from quiz.bank.building import build, drafted, losers
from quiz.bank.fields import Reader
from quiz.bank.findings import Places, node_at, path_to
from quiz.bank.items import read_event, read_question
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import FieldPath, Level, Problem
from quiz.bank.reading import read_text
from quiz.bank.soundness import find_errors, item_errors
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.checks.context import Context
from quiz.checks.rules import find_warnings, item_warnings

BANK = -1
"""The key under which a survey has the problems of the bank as a whole."""


class _Read(NamedTuple):
    """What a card comes to by itself."""

    card: Card
    node: Node
    item: Item | None
    problems: tuple[Problem, ...]
    errors: int

    @property
    def fields(self) -> MappingNode:
        """What was typed, if there is an item."""
        assert isinstance(self.node, MappingNode)
        return self.node


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
        self._events: Bank | None = None
        self._stamp = _stamp(desk.document, self._folder)
        self._head = _head(desk.document, self._folder)

    @property
    def bank(self) -> Bank | None:
        """The bank with its good items, as last surveyed; None while it has no title or no source."""
        return self._surveyed.context.bank if self._head else None

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
        self._stamp = _stamp(self._desk.document, self._folder)
        head = _head(self._desk.document, self._folder)
        if head == self._head:
            return False
        self._head, self._survey, self._events = head, None, None
        return True

    def item(self, key: int) -> Item | None:
        """What a card can be read as; None if it is neither a question nor an event yet."""
        return self._reading(self._desk.card(key)).item

    def remarks(self, key: int) -> tuple[Problem, ...]:
        """What is wrong with one card, by every rule that looks at one item; each names the field."""
        card = self._desk.card(key)
        read = self._reading(card)
        found = [*read.problems, *self._twins(card)]
        if read.item is not None and self._head is not None:
            errors = self._errors(self._head.bank, read.item)
            found += (_typed(problem, read, Level.ERROR) for problem in errors)
            is_held = any(problem.level is Level.ERROR for problem in found)
            if not read.errors:
                warnings = self._warnings(read, read.item, is_held=is_held)
                found += (_typed(problem, read, Level.WARNING) for problem in warnings)
        return _in_order(found, card)

    def survey(self) -> Mapping[int, tuple[Problem, ...]]:
        """What is wrong with every card, and under BANK with the bank as a whole, by all rules.

        It may run in a thread while cards are looked at one by one.
        """
        desk, head = self._desk, self._head
        if head is None:
            alone = {card.key: [*self._reading(card).problems, *self._twins(card)] for card in desk.cards}
            return {key: _in_order(found, desk.card(key)) for key, found in alone.items() if found}
        cards = desk.with_ids().cards  # as they will be saved
        reads = {card.key: self._reading(card) for card in cards}
        ids = [(card, read.item.id, read.errors > 0) for card in cards if (read := reads[card.key]).item]
        twins = {card.key: card for card, _, _ in losers(ids)}
        wrong = {key for key, read in reads.items() if read.errors or key in twins}
        drafts = {
            item.id
            for key, read in reads.items()
            if isinstance(item := read.item, Event) and item.draft and key not in wrong
        }
        places, keys, items = Places(), dict[int, int](), list[Item]()
        for key, read in reads.items():
            if (item := read.item) is not None:
                item = item if isinstance(item, Event) else drafted(item, drafts)
                places.add(item, read.fields)
                keys[id(item)] = key
                items.append(item)
        events = tuple(item for item in items if isinstance(item, Event))
        questions = tuple(item for item in items if not isinstance(item, Event))
        timeline = [card for card in cards if card.section is Section.TIMELINE]
        unread = {card.id for card in timeline if not reads[card.key].item} - {event.id for event in events}
        bank = replace(head.bank, timeline=events, questions=questions)
        broken = {each for each, key in keys.items() if key in wrong}
        bank, held, errors = find_errors(bank, places, dict.fromkeys(unread, 0), broken)
        context = Context(bank, places)
        known = {keys[id(item)]: item for item in (*bank.timeline, *bank.questions)}
        self._survey = _Survey(
            context, known, {card.key: card for card in desk.cards if card.key not in known}
        )
        found = {key: [*read.problems] for key, read in reads.items()}
        found[BANK] = [*head.problems]
        for key, card in twins.items():
            found[key].append(_twin(card))
        for problem in [*errors, *find_warnings(context, held=held)]:
            key = keys[id(problem.items[0])] if problem.items else BANK
            found[key].append(_typed(problem, reads[key], problem.level) if problem.items else problem)
        return {
            key: tuple(own) if key == BANK else _in_order(own, desk.card(key))
            for key, own in found.items()
            if own
        }

    @property
    def _surveyed(self) -> _Survey:
        if self._survey is None:
            self.survey()
        assert self._survey is not None  # there is a head
        return self._survey

    def _reading(self, card: Card) -> _Read:
        """What a card comes to by itself; read anew only if it has changed."""
        kept = self._read.get(card.key)
        if kept is None or kept.card.fields is not card.fields:
            kept = self._read[card.key] = _read_card(card)
        return kept

    def _twins(self, card: Card) -> Iterator[Problem]:
        """That another card has this one's id."""
        others = (other for other in self._desk.cards if other.key != card.key and other.is_named)
        if card.id and card.is_named and any(other.id == card.id for other in others):
            yield _twin(card)

    def _errors(self, head: Bank, item: Item) -> list[Problem]:
        """What keeps an item from being played among the events that are good, as far as is known."""
        broken = self._survey.broken if self._survey else {}
        good, gone = list[Event](), dict[str, int]()
        for card in self._desk.section(Section.TIMELINE):
            read = self._reading(card)
            was_broken = card.key in broken and broken[card.key].fields is card.fields
            if isinstance(read.item, Event) and not read.errors and not was_broken:
                good.append(read.item)
            elif card.id:
                gone[card.id] = 0
        if isinstance(item, Choice):
            bank = replace(head, questions=(item,))
        elif isinstance(item, Event):
            bank = replace(head, timeline=(*(event for event in good if event.id != item.id), item))
        else:
            if self._events is None or self._events.timeline != tuple(good):
                self._events = replace(head, timeline=tuple(good))
            bank = replace(self._events, questions=(item,))
            # What was found out about the events stays true.
            vars(bank).update(event=self._events.event, before=self._events.before)
        return item_errors(bank, item, gone)

    def _warnings(self, read: _Read, item: Item, *, is_held: bool) -> Iterator[Problem]:
        """What a careful teacher would mend in an item; an ordering waits for its events to be surveyed."""
        survey = self._surveyed
        if isinstance(item, Ordering):
            events = survey.context.bank.event
            if not all(event in events for event in item.events):
                return iter(())
            item = drafted(item, {event for event in item.events if events[event].draft})
        context = survey.context.replacing(survey.known.get(read.card.key), read.fields)
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
    ahead = set(keys[keys.index(key) :]) if key in keys else set(keys)
    return next((place for place in places if place[0] in ahead), places[0] if places else None)


class _Head(NamedTuple):
    """What a document has beside its items: a bank without any, and what is wrong with it."""

    bank: Bank
    problems: tuple[Problem, ...]


def _head(document: Document, folder: Path) -> _Head | None:
    """What a document has beside its items; None while it has no title or no source."""
    reading = read_text(document.raw, "", folder)
    root = reading.places.root
    if reading.bank is None or not isinstance(root, MappingNode):
        return None
    reader = Reader()
    fields = dict(root.fields)
    for section in Section:
        if section in fields:
            fields[section] = fields[section][0], SequenceNode([])
    build(replace(root, fields=fields), reader, folder=folder)
    return _Head(replace(reading.bank, timeline=(), questions=()), tuple(reader.problems))


def _stamp(document: Document, folder: Path) -> tuple[int, int, int] | None:
    """What changes when the file of its source is saved; None if there is none, or it is not there."""
    try:
        status = (folder / document.source_file).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read_card(card: Card) -> _Read:
    node = _node(_with_musts(card))
    reader = Reader(item=node)
    read = read_event if card.section is Section.TIMELINE else read_question
    item = read(node, reader)
    return _Read(card, node, item, tuple(map(_without_place, reader.problems)), reader.errors)


def _node(value: Plain) -> Node:
    """The node of what was typed, which has no place in a file."""
    if isinstance(value, str):
        return Scalar(value)
    if isinstance(value, list):
        return SequenceNode(list(map(_node, value)))
    fields = {name: (Scalar(name), _node(inner)) for name, inner in value.items()}
    return MappingNode(fields)


def _typed(problem: Problem, read: _Read, level: Level) -> Problem:
    """What a rule has found, at the field as it was typed."""
    path = path_to(read.node, node_at(read.node, problem.path))
    return replace(_without_place(problem), path=path, level=level)


def _without_place(problem: Problem) -> Problem:
    # How something is written in the file is no concern of one who fills in a field.
    hint = "" if problem.code == "missing" and problem.path else problem.hint
    return replace(problem, hint=hint, line=1, column=1)


def _twin(card: Card) -> Problem:
    path: FieldPath = ("id",) if card.has_id else ()
    message = f"another item has the id “{card.id}” already, and a player's memory needs two"
    return Problem("duplicate-id", message, "give this one an id of its own", path=path)


_MUSTS = {ItemKind.CHOICE: ("ask", "answer", "wrong"), ItemKind.EVENT: ("event",)}


def _with_musts(card: Card) -> Plain:
    """A card's fields with those that must be there: what is missing is missed at its own place then."""
    missing = {name: "" for name in _MUSTS.get(card.kind, ()) if name not in card.by_name}
    return {**card.by_name, **missing} if card.kind else card.fields


def _in_order(problems: Iterable[Problem], card: Card) -> tuple[Problem, ...]:
    """The problems in the order of the card's fields, those with the whole first."""
    names = list(card.by_name)

    def rank(problem: Problem) -> tuple[int, ...]:
        name, *rest = problem.path or ("",)
        at = names.index(name) + 1 if name in names else 0
        return at, *(part for part in rest if isinstance(part, int))

    return tuple(sorted(dict.fromkeys(problems), key=rank))
