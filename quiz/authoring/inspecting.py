"""The rules of `quiz check`, held to items as they are typed: what is wrong, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from quiz.authoring.card import Card
from quiz.authoring.desk import Desk
from quiz.authoring.editing.document import Document, Section
from quiz.authoring.editing.plain import Plain
from quiz.bank.building import build
from quiz.bank.fields import Notes
from quiz.bank.format import OPTION_KEYS
from quiz.bank.items import read_event, read_question
from quiz.bank.model import Bank, Choice, Event, Item, Ordering
from quiz.bank.problems import Level, Problem
from quiz.bank.reading import read_text
from quiz.bank.soundness import find_errors, item_errors
from quiz.bank.yaml import Mapping as MappingNode
from quiz.bank.yaml import Node, Scalar, Sequence
from quiz.bank.yaml import Sequence as SequenceNode
from quiz.checks.context import Context
from quiz.checks.rules import find_warnings, item_warnings

FieldPath: TypeAlias = tuple[str | int, ...]
"""A field of an item: `("ask",)`, `("answer", 0)`, `("wrong", 1, "why")`; `()` is the item as a whole.

What stands as `- Samara: He was born there.` is `("wrong", 1, "option")` and `("wrong", 1, "why")`.
"""


class Places:
    """Nodes made of items, and which field of which item stands on a line."""

    def __init__(self, after: int = 0) -> None:
        """Begin behind a line, where other nodes end."""
        self._after = after
        self._fields: list[tuple[int, FieldPath]] = []

    def node(self, key: int, fields: Plain) -> Node:
        """The node of an item that is known by a key, with everything in it."""
        return self._node(key, (), fields)

    def at(self, line: int) -> tuple[int, FieldPath] | None:
        """The key and the field that stand on a line; None where none of these nodes does."""
        index = line - self._after - 1
        return self._fields[index] if 0 <= index < len(self._fields) else None

    def _line(self, key: int, path: FieldPath) -> int:
        self._fields.append((key, path))
        return self._after + len(self._fields)

    def _node(self, key: int, path: FieldPath, value: Plain) -> Node:
        if isinstance(value, str):
            return self._scalar(key, path, value)
        line = self._line(key, path)
        if isinstance(value, list):
            members = [self._node(key, (*path, index), member) for index, member in enumerate(value)]
            return SequenceNode(members, line, 1, line, 1)
        is_short = _is_short_option(path, value)
        fields = {}
        for name, inner in value.items():
            own, right = ("option", "why") if is_short else (name, name)
            fields[name] = self._scalar(key, (*path, own), name), self._node(key, (*path, right), inner)
        return MappingNode(fields, line, 1, line, 1)

    def _scalar(self, key: int, path: FieldPath, value: str) -> Scalar:
        line = self._line(key, path)
        return Scalar(value, line, 1, line, 1, None)


def _is_short_option(path: FieldPath, value: dict[str, Plain]) -> bool:
    """Whether a mapping is a wrong option and its reason, such as `Samara: He was born there`."""
    in_wrong = len(path) == 2 and path[0] == "wrong"
    return in_wrong and len(value) == 1 and value.keys().isdisjoint(OPTION_KEYS)


BANK = -1
"""The key under which a survey has its remarks on the bank as a whole."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem of one item, at the field that it is about."""

    path: FieldPath
    """Where in the item; empty for the item as a whole."""
    level: Level
    """An error or a warning."""
    code: str
    """The rule's, such as `quote-missing`."""
    message: str
    """What is wrong, in one line."""
    hint: str = ""
    """The way out; empty if the message says it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What a card comes to by itself."""

    card: Card
    places: Places
    item: Item | None
    problems: tuple[Problem, ...]
    errors: int


@dataclass(frozen=True, slots=True)
class _Survey:
    """What all cards came to together."""

    context: Context
    known: Mapping[int, Item]
    """The good items, by the keys of their cards."""
    broken: Mapping[int, Card]
    """The other cards, by their keys."""


class Inspector:
    """Looks at the cards of a desk: at one of them at each key, at all of them when there is time."""

    def __init__(self, desk: Desk, path: Path) -> None:
        """Look at the bank in a file; beside it may stand the file of its source."""
        self._folder = path.parent
        self._desk = desk
        self._read: dict[int, _Read] = {}
        self._survey: _Survey | None = None
        self._events: tuple[tuple[Event, ...], Bank] | None = None
        self._stamp = _stamp(desk.document, self._folder)
        self._head = _head(desk.document, self._folder)

    @property
    def bank(self) -> Bank | None:
        """The bank with its good items, as last surveyed; None while it has no title or no source."""
        return self._surveyed.context.bank if self._head else None

    def show(self, desk: Desk) -> None:
        """Take the desk as it is now; what has become of it is found out when it is asked for.

        It is a desk of the same file, perhaps as it has been saved meanwhile: what stands in it beside its
        items is what it was.
        """
        self._desk = desk

    def move(self, desk: Desk) -> None:
        """Take a desk whose file another program has changed, what stands beside its items perhaps too."""
        self._desk = desk
        self._read_head()

    def look_again(self) -> bool:
        """Read a source that stands in a file of its own again, if that was saved; whether it is another."""
        is_saved = self._stamp != _stamp(self._desk.document, self._folder)
        return is_saved and self._read_head()

    def _read_head(self) -> bool:
        self._stamp = _stamp(self._desk.document, self._folder)
        head = _head(self._desk.document, self._folder)
        if head == self._head:
            return False
        self._head, self._survey, self._events = head, None, None
        return True

    def item(self, key: int) -> Item | None:
        """What a card can be read as; None if it is neither a question nor an event yet."""
        return self._reading(self._desk.card(key)).item

    def remarks(self, key: int) -> tuple[Remark, ...]:
        """What is wrong with one card, by every rule that looks at one item."""
        card = self._desk.card(key)
        read = self._reading(card)
        found = self._own_remarks(card)
        if read.item is not None and self._head is not None:
            errors = self._errors(self._head, card, read.item)
            found += _remarks(read.places, errors)
            if not any(remark.level is Level.ERROR for remark in found):
                found += _remarks(read.places, self._warnings(card, read.item))
            elif not read.errors:
                found += _remarks(read.places, self._warnings(card, read.item, is_held=True))
        return _in_order(found, card)

    def survey(self) -> Mapping[int, tuple[Remark, ...]]:
        """What is wrong with every card, and under BANK with the bank as a whole, by all rules.

        It may run in a thread while cards are looked at one by one.
        """
        desk, head = self._desk, self._head
        if head is None or head.node is None:
            return {
                card.key: found for card in desk.cards if (found := _in_order(self._own_remarks(card), card))
            }
        places = Places(after=head.node.end_line)
        notes = Notes("")
        fields = dict(head.node.fields)
        for section in Section:
            cards = desk.with_ids().section(section)  # as they will be saved
            nodes = [places.node(card.key, _with_musts(card)) for card in cards]
            if nodes or section in fields:
                name = fields[section][0] if section in fields else Scalar(section, 1, 1, 1, 1, None)
                fields[section] = name, Sequence(nodes, 1, 1, 1, 1)
        built = build(MappingNode(fields, 1, 1, 1, 1), notes, folder=self._folder)
        items = built.bank or head
        bank = replace(
            head, timeline=items.timeline, questions=items.questions
        )  # and the source stays itself
        sifted = find_errors(bank, "", dict.fromkeys(built.broken_events, 0), built.broken)
        context = Context(sifted.bank)
        self._survey = _surveyed(desk, context, places)
        return _by_card(
            desk, places, [*notes.problems, *sifted.problems, *find_warnings(context, "", held=sifted.held)]
        )

    def _own_remarks(self, card: Card) -> list[Remark]:
        """What is wrong with a card by itself, or because another has its id."""
        read = self._reading(card)
        return [*_remarks(read.places, read.problems), *self._twins(card)]

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

    def _twins(self, card: Card) -> Iterator[Remark]:
        """That another card has this one's id."""
        name = card.id
        others = (other for other in self._desk.cards if other.key != card.key and other.is_named)
        if name and card.is_named and any(other.id == name for other in others):
            path: FieldPath = ("id",) if isinstance(card.fields, dict) and card.fields.get("id") else ()
            message = f"another item has the id “{name}” already, and a player's memory needs two"
            yield Remark(path, Level.ERROR, "duplicate-id", message, "give this one an id of its own")

    def _errors(self, head: Bank, card: Card, item: Item) -> list[Problem]:
        """What keeps an item from being played among the events that are good."""
        broken = dict.fromkeys(self._broken_events(), 0)
        if isinstance(item, Choice):
            bank = replace(head, questions=(item,))
        elif isinstance(item, Ordering):
            bank = self._with_events(head, item)
        else:
            others = (event for event in self._good_events() if event.id != item.id)
            bank = replace(head, timeline=(*others, item))
        return [finding.problem("", Level.ERROR) for finding in item_errors(bank, item, broken)]

    def _warnings(self, card: Card, item: Item, *, is_held: bool = False) -> list[Problem]:
        """What a careful teacher would mend in an item; an ordering waits for its events to be surveyed."""
        survey = self._surveyed
        if isinstance(item, Ordering):
            events = survey.context.bank.event
            if not all(event in events for event in item.events):
                return []
            item = replace(item, draft=item.draft or any(events[event].draft for event in item.events))
        context = survey.context.replacing(survey.known.get(card.key))
        return [
            finding.problem("", Level.WARNING) for finding in item_warnings(context, item, is_held=is_held)
        ]

    def _good_events(self) -> tuple[Event, ...]:
        return tuple(item for _, item in self._timeline() if item is not None)

    def _broken_events(self) -> list[str]:
        return [card.id for card, item in self._timeline() if item is None and card.id]

    def _timeline(self) -> Iterator[tuple[Card, Event | None]]:
        """The cards of the timeline, with their events if these are good as far as is known."""
        broken = self._survey.broken if self._survey else {}
        for card in self._desk.section(Section.TIMELINE):
            read = self._reading(card)
            was_broken = card.key in broken and broken[card.key].fields is card.fields
            is_good = isinstance(read.item, Event) and not read.errors and not was_broken
            yield card, read.item if is_good and isinstance(read.item, Event) else None

    def _with_events(self, head: Bank, item: Ordering) -> Bank:
        """A bank of one ordering and the good events, with what was found out about these before."""
        events = self._good_events()
        if self._events is None or self._events[0] != events:
            self._events = events, replace(head, timeline=events)
        timeline = self._events[1]
        bank = replace(timeline, questions=(item,))
        vars(bank).update(event=timeline.event, before=timeline.before)
        return bank


def next_problem(
    keys: list[int], remarks: Mapping[int, Iterable[Remark]], key: int | None, path: FieldPath | None
) -> tuple[int, FieldPath] | None:
    """Where the next problem is: the key of its card, and its field; behind the last is the first again.

    `keys` are those of the cards, in their order. One is at a card, and at a problem in one of its fields or
    at none yet. None if there is no problem.
    """
    paths = {each: dict.fromkeys(remark.path for remark in remarks.get(each, ())) for each in keys}
    places = [(each, path) for each in keys for path in paths[each]]
    if key is not None and path is not None and (key, path) in places:
        return places[(places.index((key, path)) + 1) % len(places)]
    ahead = set(keys[keys.index(key) :]) if key in keys else set(keys)
    return next((place for place in places if place[0] in ahead), places[0] if places else None)


def _head(document: Document, folder: Path) -> Bank | None:
    """A document's bank without its items; None while it has no title or no source."""
    bank = read_text(document.raw, "", folder).bank
    return replace(bank, timeline=(), questions=()) if bank else None


def _stamp(document: Document, folder: Path) -> tuple[int, int, int] | None:
    """What changes when the file of its source is saved; None if there is none, or it is not there."""
    try:
        status = (folder / document.source_file).stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read_card(card: Card) -> _Read:
    places, notes = Places(), Notes("")
    node = places.node(card.key, _with_musts(card))
    read = read_event if card.section is Section.TIMELINE else read_question
    item = read(node, notes)
    return _Read(card, places, item, tuple(notes.problems), notes.errors)


def _surveyed(desk: Desk, context: Context, places: Places) -> _Survey:
    items = (*context.bank.timeline, *context.bank.questions)
    placed = ((places.at(item.node.line), item) for item in items if item.node)
    known = {place[0]: item for place, item in placed if place}
    return _Survey(context, known, {card.key: card for card in desk.cards if card.key not in known})


def _remarks(places: Places, problems: Iterable[Problem]) -> Iterator[Remark]:
    for problem in problems:
        place = places.at(problem.line)
        yield _remark(place[1] if place else (), problem)


def _remark(path: FieldPath, problem: Problem) -> Remark:
    # How something is written in the file is no concern of one who fills in a field.
    hint = "" if problem.code == "missing" and path else problem.hint
    return Remark(path, problem.level, problem.code, problem.message, hint)


def _with_musts(card: Card) -> Plain:
    """A card's fields with those that must be there: what is missing is missed at its own place then."""
    if not isinstance(card.fields, dict):
        return card.fields
    if card.section is Section.TIMELINE:
        musts: tuple[str, ...] = ("event",)
    else:
        musts = () if "order" in card.fields else ("ask", "answer", "wrong")
    return {**card.fields, **{name: "" for name in musts if name not in card.fields}}


def _by_card(desk: Desk, places: Places, problems: Iterable[Problem]) -> Mapping[int, tuple[Remark, ...]]:
    found: dict[int, list[Remark]] = {}
    for problem in problems:
        key, path = places.at(problem.line) or (BANK, ())
        found.setdefault(key, []).append(_remark(path, problem))
    return {
        key: _in_order(remarks, desk.card(key)) if key != BANK else tuple(remarks)
        for key, remarks in found.items()
    }


def _in_order(remarks: Iterable[Remark], card: Card) -> tuple[Remark, ...]:
    """The remarks in the order of the card's fields, those on the whole first."""
    names = list(card.fields) if isinstance(card.fields, dict) else []

    def rank(remark: Remark) -> tuple[int, ...]:
        name, *rest = remark.path or ("",)
        at = names.index(name) + 1 if name in names else 0
        return at, *(part for part in rest if isinstance(part, int))

    return tuple(sorted(dict.fromkeys(remarks), key=rank))
