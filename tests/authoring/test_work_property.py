"""Whatever is done to a bank in whatever order, each item stays itself."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TypeAlias

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from quiz.authoring.card import Card
from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.unsaved import Recovery
from quiz.authoring.values import LISTS, Plain, Section, meaning
from quiz.authoring.work import Work
from tests.authoring.desks import TWO

Marks: TypeAlias = "dict[int, str]"

CHOICE = st.integers(0, 50)
MARK = "note"
"""A key that no bank has, by which the test knows an item again."""


class Working(RuleBasedStateMachine):
    """A teacher at work, and another program that saves the same file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "bank.yaml"
        self.path.write_text(TWO, encoding="utf-8")
        self.work = Work(self.path, Recovery(self.folder, self.path), iter(range(0, 1_000_000, 10)).__next__)
        self.marked = 0
        self.marks: Marks = {}
        for key in [card.key for card in self.work.desk.items]:
            self.work.type(key, {MARK: self.mark(key)})
        self.work.save()
        self.work = Work(self.path, Recovery(self.folder, self.path), iter(range(0, 1_000_000, 10)).__next__)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def mark(self, key: int) -> str:
        """A mark for the card of a key, which no other has."""
        self.marked += 1
        self.marks[key] = f"m{self.marked}"
        return self.marks[key]

    def card(self, number: int) -> Card | None:
        cards = self.work.desk.items
        return cards[number % len(cards)] if cards else None

    @rule(number=CHOICE, words=st.sampled_from(["a b", "c", "d e f"]))
    def type(self, number: int, words: str) -> None:
        if card := self.card(number):
            self.work.type(card.key, {"topic": words})

    @rule(number=CHOICE, section=st.sampled_from(LISTS))
    def add(self, number: int, section: Section) -> None:
        kind = "event" if section is Section.TIMELINE else "ask"
        card = self.card(number)
        mark = self.mark(self.work.desk.next_key)
        self.work.add(section, {kind: f"New {number % 3}", MARK: mark}, card.key if card else None)

    @rule(number=CHOICE)
    def duplicate(self, number: int) -> None:
        if card := self.card(number):
            key = self.work.desk.next_key
            self.work.do(self.work.desk.duplicated(card.key).typed(key, {MARK: self.mark(key)}))

    @rule(number=CHOICE)
    def remove(self, number: int) -> None:
        if card := self.card(number):
            self.work.do(self.work.desk.removed(card.key))

    @rule(number=CHOICE, step=st.sampled_from([-1, 1]))
    def move(self, number: int, step: int) -> None:
        if card := self.card(number):
            self.work.do(self.work.desk.moved(card.key, step))

    @rule()
    def undo(self) -> None:
        self.work.undo()

    @rule()
    def redo(self) -> None:
        self.work.redo()

    @rule()
    def save(self) -> None:
        self.work.save()
        saved = Desk.of(Document.read(self.path.read_bytes()))
        here = [meaning(card.fields) for card in self.work.desk.items]
        assert [meaning(card.fields) for card in saved.items] == here
        assert not self.work.desk.is_changed

    @rule(number=CHOICE, ours=st.booleans(), act=st.sampled_from(["add", "change", "remove", "turn"]))
    def another_program_saves(self, number: int, ours: bool, act: str) -> None:
        desk = Desk.of(Document.read(self.path.read_bytes()))
        section = LISTS[number % 2]
        self.marked += 1
        cards = desk.section(section)
        key = cards[number % len(cards)].key if cards else 0
        if act == "add" or not cards:
            kind = "event" if section is Section.TIMELINE else "ask"
            fields: dict[str, Plain] = {kind: f"Theirs {self.marked}", MARK: f"m{self.marked}"}
            desk, _ = desk.added(section, fields, key)
        elif act == "change":
            desk = desk.typed(key, {"topic": f"theirs {self.marked}"})
        else:
            desk = desk.removed(key) if act == "remove" else desk.moved(key, 99)
        self.path.write_bytes(desk.written().raw)
        if theirs := self.work.theirs():
            merge = self.work.merge(theirs)
            self.work.take(merge, merge.conflicts if ours else ())
        assert self.work.theirs() is None

    @invariant()
    def every_card_is_itself(self) -> None:
        cards = self.work.desk.items
        assert len({card.key for card in cards}) == len(cards)
        for card in cards:
            assert isinstance(card.fields, dict)
            if mark := card.texts(MARK):
                assert self.marks.setdefault(card.key, mark[0]) == mark[0]
        for section in Section:
            origins = [card.origin for card in self.work.desk.section(section) if card.origin is not None]
            assert len(set(origins)) == len(origins)
        self.work.desk.written()


TestWorking = Working.TestCase
TestWorking.settings = settings(
    max_examples=60, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow]
)
