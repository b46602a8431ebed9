"""Tiny banks on one short life: quick to read, and each item on a line of its own."""

from __future__ import annotations

SOURCE = """\
source:
  title: Ada
  author: A friend
  text: >-
    Ada was born in London in 1815. She met Babbage in 1833. She married in 1835.
    She wrote the first program in 1843. She died in London in 1852.
"""

BORN = "  - {id: born, event: Is born, date: 1815, quote: Ada was born in London in 1815}\n"
MET = "  - {id: met, event: Meets Babbage, date: 1833, quote: She met Babbage in 1833}\n"
WROTE = (
    "  - {id: wrote, event: Writes the first program, date: 1843, quote: wrote the first program in 1843}\n"
)
DIED = "  - {id: died, event: Dies, date: 1852, quote: She died in London in 1852}\n"
EVENTS = (BORN, MET, WROTE, DIED)

WHERE = """\
  - id: where
    ask: Where was Ada born?
    answer: London
    wrong: [Paris, Rome]
    quote: Ada was born in London
"""
WHOM = """\
  - id: whom
    ask: Whom did she meet?
    answer: Babbage
    wrong: [Faraday, Darwin]
    quote: She met Babbage
"""
FIRST = "  - {id: first, order: [born, met, wrote, died]}\n"
BOTH = """\
  - id: both
    topic: Travels
    ask: Which happened in London?
    answer: [Birth, Death]
    wrong: [Wedding, Study]
    quote: [Ada was born in London, She died in London]
"""


def bank(*questions: str, events: tuple[str, ...] = (), title: str = "Ada", note: str = "") -> str:
    """A bank of these questions and events; `note` is what players see first.

    Without events nothing is drawn but the questions: of several events the program makes orderings itself.
    """
    head = f"title: {title}\n" + (f"note: {note}\n" if note else "")
    timeline = "timeline:\n" + "".join(events) if events else ""
    return head + SOURCE + timeline + "questions:\n" + "".join(questions)


ADA = bank(WHERE, WHOM, FIRST, events=EVENTS, note="A short life.")
"""Two choices and an ordering, on four events."""
