"""Banks as YAML for the tests of reading, and what reading them finds, in few words."""

from __future__ import annotations

import unicodedata
from textwrap import dedent, indent

from quiz.bank.problems import Problem
from quiz.bank.reading import Reading, read_text
from quiz.checks.rules import with_warnings

HEAD = """\
title: A life
source:
  title: A short life
  misprints:
    Semipalantinsk: Semipalatinsk
  text: |
    He was born at Samara, and left school at 14 to operate a lathe in Lugansk. He escaped in 1913.
    He was arrested in Odessa, and sent back to Narym. He was exiled to Semipalantinsk in 1927.

    He was shot on 1 February 1937.
"""
"""Ten lines; what is tested begins in line 11."""

QUESTION = """\
ask: Where did he operate a lathe?
answer: Lugansk
wrong: [Samara, Narym]
quote: to operate a lathe in Lugansk
"""

TIMELINE = """\
timeline:
  - {id: escape, event: Escapes, date: 1913, quote: He escaped in 1913}
  - {id: back, event: Is sent back, after: escape, quote: and sent back to Narym}
  - {id: exile, event: Is exiled, date: 1927, quote: He was exiled to Semipalantinsk in 1927}
  - {id: shot, event: Is shot, date: 1937-02-01, quote: He was shot on 1 February 1937}
"""

UNSEEN = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
"""Characters that turn text round or are not seen."""


def items(*texts: str, section: str = "questions") -> str:
    """A section with these items, the text of each as it stands behind its dash."""
    listed = ["  - " + indent(dedent(text).strip("\n"), "    ").lstrip(" ") for text in texts]
    return "\n".join([f"{section}:", *listed]) + "\n"


def following(text: str) -> str:
    """An item as it goes on in a list that has begun."""
    return items(text).split("\n", 1)[1]


def read(text: str) -> Reading:
    """Read a text that is called bank.yaml."""
    return read_text(text, "bank.yaml")


def check(text: str) -> Reading:
    """Read a text, warnings and all."""
    return with_warnings(read(text), "bank.yaml")


def named(reading: Reading) -> list[tuple[str, int]]:
    """The codes of its problems, each with its line."""
    return [(problem.code, problem.line) for problem in reading.problems]


def only(reading: Reading) -> Problem:
    """The one problem there is."""
    (problem,) = reading.problems
    return problem


def questions(reading: Reading) -> list[str]:
    """The ids of the questions that play."""
    assert reading.bank
    return [question.id for question in reading.bank.questions]


def events(reading: Reading) -> list[str]:
    """The ids of the events that play."""
    assert reading.bank
    return [event.id for event in reading.bank.timeline]


def is_harmless(text: str) -> bool:
    """Whether a terminal shows a text as it is: nothing that it obeys, and nothing that turns it round."""
    kinds = {unicodedata.category(character) for character in text}
    return kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"}) and UNSEEN.isdisjoint(text)
