"""Desks for the tests, in few words."""

from __future__ import annotations

from pathlib import Path

from quiz.authoring.desk import Desk
from quiz.authoring.document import Document
from quiz.authoring.inspecting import Inspector
from quiz.authoring.values import Plain, Section
from tests.bank.bank_texts import HEAD, QUESTION, TIMELINE, items

LATHE: dict[str, Plain] = {
    "ask": "Where did he operate a lathe?",
    "answer": "Lugansk",
    "wrong": ["Samara", "Narym"],
    "quote": "to operate a lathe in Lugansk",
}
"""A question without a fault."""

TWO = HEAD + TIMELINE + items(QUESTION, QUESTION.replace("ask: Where", "ask: In which town"))
"""A bank with four events and two questions."""


def desk_of(text: str = TWO) -> Desk:
    """The desk of a file with this text."""
    return Desk.of(Document.read(text.encode()))


def inspector(desk: Desk) -> Inspector:
    """An inspector of a bank that lies nowhere."""
    return Inspector(desk, Path("nowhere") / "bank.yaml")


def keys(desk: Desk, section: Section = Section.QUESTIONS) -> list[int]:
    """The keys of a list's cards, in their order."""
    return [card.key for card in desk.section(section)]
