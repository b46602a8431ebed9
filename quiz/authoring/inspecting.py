"""The rules of `quiz check`, held to items as they are typed: what is wrong, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from quiz.authoring.card import Card, ItemKind
from quiz.authoring.desk import Desk
from quiz.authoring.forms import in_a_form
from quiz.authoring.values import BANK, HEAD_FIELDS, Plain, Section
from quiz.bank.building import build, gathered
from quiz.bank.fields import Reader
from quiz.bank.findings import node_at, path_to
from quiz.bank.items import read_event, read_question
from quiz.bank.model import Bank, Item
from quiz.bank.problems import FieldPath, Problem
from quiz.bank.soundness import find_errors
from quiz.bank.yaml import MappingNode, Node, Scalar, SequenceNode
from quiz.checks.context import Context
from quiz.checks.rules import item_warnings


class _Read(NamedTuple):
    """What a card comes to by itself."""

    card: Card
    node: MappingNode  # what was typed; empty if that is no item
    item: Item | None
    problems: list[Problem]
    is_broken: bool


class _Look(NamedTuple):
    """What all cards of a desk come to together, by their keys."""

    desk: Desk
    context: Context | None  # of the good items; None while the bank has no title or no source
    items: Mapping[int, Item]  # all that can be read
    is_held: Mapping[int, bool]  # those that rules look at: whether errors keep them from being played
    found: Mapping[int, list[Problem]]  # what is wrong, but for the warnings about one item


class Inspector:
    """Looks at the cards of a desk: at one of them at each key, at all of them when there is time."""

    def __init__(self, desk: Desk, path: Path) -> None:
        """Look at the bank in a file; beside it may stand the file of its source."""
        self._folder = path.parent
        self._desk = desk
        self._read: dict[int, _Read] = {}
        self._look: _Look | None = None
        self._head: tuple[Bank | None, list[Problem]] = None, []
        self._typed: tuple[Plain, tuple[Bank | None, list[Problem]]] = "", self._head
        """The head as it was last typed, and what that is read as."""
        self.read_head()

    @property
    def bank(self) -> Bank | None:
        """The bank with its good items; None while it has no title or no source."""
        context = self._looked.context
        return context.bank if context else None

    def show(self, desk: Desk) -> None:
        """Take the desk as it is now; what has become of it is found out when it is asked for."""
        self._desk = desk

    def read_head(self) -> bool:
        """Read what stands beside the items, and its source, again; whether it is another."""
        before = self._head_of(self._desk)  # with what is typed at it
        self._typed = "", before
        head = self._head_of(self._desk)
        is_another = head != before
        if is_another:  # else what has been found in the source before is found again at once
            self._head, self._look = head, None
        self._typed = self._typed[0], head if is_another else before
        return is_another

    def _head_of(self, desk: Desk) -> tuple[Bank | None, list[Problem]]:
        """What the head of a bank is read as, and what is wrong with it; read anew only if it has changed."""
        card = desk.card(BANK)
        if card.fields is not self._typed[0]:
            head: dict[str, Plain] = {"title": "", **desk.document.head(card)}
            if isinstance(source := head.get("source"), dict):
                head["source"] = {"title": "", **source}
            node = _node(head)
            reader = Reader(item=node)
            self._typed = card.fields, (build(node, reader, folder=self._folder), reader.problems)
        return self._typed[1]

    def item(self, key: int) -> Item | None:
        """What a card can be read as; None if it is neither a question nor an event yet."""
        return self._reading(self._desk.card(key)).item

    def remarks(self, key: int) -> tuple[Problem, ...]:
        """What is wrong with one card, by every rule; each names the field."""
        return _remarks(self._looked, key)

    def survey(self) -> Mapping[int, tuple[Problem, ...]]:
        """What is wrong with every card, and under BANK with the head and the bank as a whole, by all rules.

        It may run in a thread while cards are looked at one by one.
        """
        look = self._look = self._look_at(self._desk, is_whole=True)
        cards = {card.key: _remarks(look, card.key) for card in look.desk.cards}
        return {key: own for key, own in cards.items() if own}

    @property
    def _looked(self) -> _Look:
        """What all cards come to, found out once for a desk."""
        look = self._look
        if look is None or look.desk is not self._desk:
            look = self._look = self._look_at(self._desk)
        return look

    def _look_at(self, desk: Desk, *, is_whole: bool = False) -> _Look:
        """What all cards come to; if it `is_whole`, also what the rules say of the bank as a whole."""
        typed, problems = self._head_of(desk)
        if is_whole or self._head[0] is None:  # at each key the source is not laid out anew
            self._head = typed, problems
        head = self._head[0]
        reads = {card.key: self._reading(card) for card in desk.with_ids().items}  # as they will be saved
        whole = {key: (read.item, read.node, read.is_broken) for key, read in reads.items() if read.item}
        reader = Reader()
        items = dict(zip(whole, gathered(whole.values(), reader), strict=True))
        key_of = {id(item): key for key, item in items.items()}
        context, is_held = None, dict[int, bool]()
        if head is not None:
            timeline = (read for read in reads.values() if read.card.section is Section.TIMELINE)
            unread = {read.card.id: 0 for read in timeline if not read.item}
            bank = head.with_items(items.values())
            bank, held, errors = find_errors(bank, reader.places, unread, reader.broken)
            context = Context(bank, reader.places)
            is_held = {key_of[id(item)]: item in held for item in (*bank.items, *held)}
            reader.problems += [*errors, *(item_warnings(context, bank) if is_whole else ())]
        found = {key: [*read.problems] for key, read in reads.items() if read.problems}
        found[BANK] = [*map(_of_head, problems)]
        for problem in reader.problems:
            if problem.items:
                key = key_of[id(problem.items[0])]
                found.setdefault(key, []).extend(_typed([problem], reads[key].node))
            else:
                found[BANK].append(problem)
        return _Look(desk, context, items, is_held, found)

    def _reading(self, card: Card) -> _Read:
        """What a card comes to by itself; read anew only if it has changed."""
        kept = self._read.get(card.key)
        if kept is None or kept.card.fields is not card.fields:
            kept = self._read[card.key] = _read_card(card)
        return kept


def _of_head(problem: Problem) -> Problem:
    """A problem of the head, at the field of its form that it is about, if there is one."""
    names = (name for name, path in HEAD_FIELDS.items() if path == problem.path)
    return replace(problem, path=tuple(names))


def _remarks(look: _Look, key: int) -> tuple[Problem, ...]:
    found = [*look.found.get(key, ())]
    if look.context and key in look.is_held:
        item = look.items[key]
        warnings = item_warnings(look.context, item, is_held=look.is_held[key])
        found += _typed(warnings, look.context.written(item))
    return _in_order(found, look.desk.card(key))


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


def _typed(problems: Iterable[Problem], node: MappingNode) -> Iterator[Problem]:
    """What rules have found in an item, each at the field as it was typed."""
    for problem in problems:
        yield replace(problem, path=path_to(node, node_at(node, problem.path)))


def _in_order(problems: Iterable[Problem], card: Card) -> tuple[Problem, ...]:
    """The problems in the order of the card's fields, those with the whole first, and without a place.

    How something is written in the file is no concern of one who fills in a field.
    """
    names = list(card.by_name)

    def rank(problem: Problem) -> tuple[int, ...]:
        name, *rest = problem.path or ("",)
        at = names.index(name) + 1 if name in names else 0
        return at, *(part for part in rest if isinstance(part, int))

    told = (replace(in_a_form(each), line=1, column=1) for each in problems)
    return tuple(sorted(dict.fromkeys(told), key=rank))
