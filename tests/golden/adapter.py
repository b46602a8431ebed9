"""All that golden files need and no command gives: the only module here that knows how `quiz` is built."""

from collections.abc import Mapping
from pathlib import Path

from quiz.authoring.card import Card, in_order
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.saving import save
from quiz.authoring.values import Plain, Section
from quiz.bank.reading import read_bank

Value = Plain
"""What a field has: a text, a list of values, or values by their names."""


def played(path: Path) -> tuple[list[str], list[str]]:
    """The ids of the events and of the questions of a bank that can be played."""
    bank = read_bank(path).bank
    if bank is None:
        return [], []
    return [event.id for event in bank.timeline], [question.id for question in bank.questions]


def change(path: Path, item: str, field: str, value: Value) -> None:
    """Give a field of an item another value, and save; an empty value takes the field out."""
    desk = _desk(path)
    _save(path, desk.typed(_card(desk, item).key, {field: value}))


def add(path: Path, section: str, fields: Mapping[str, Value]) -> None:
    """Add an item at the end of `timeline` or `questions`, and save; it gets an id if it has none."""
    kind = Section(section)
    desk, _ = _desk(path).added(kind, in_order(kind, fields))
    _save(path, desk.with_ids())


def delete(path: Path, item: str) -> None:
    """Take an item out, and save."""
    desk = _desk(path)
    _save(path, desk.removed(_card(desk, item).key))


def move(path: Path, item: str, step: int) -> None:
    """Move an item by some places down its list, up if they are below zero, and save."""
    desk = _desk(path)
    _save(path, desk.moved(_card(desk, item).key, step))


def _desk(path: Path) -> Desk:
    return Desk.of(Document.read(path.read_bytes()))


def _card(desk: Desk, item: str) -> Card:
    return next(card for card in desk.cards if card.id == item)


def _save(path: Path, desk: Desk) -> None:
    save(path, desk.document.raw, desk.written().raw)
