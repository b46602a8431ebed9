"""A small life with all sorts of questions on it, and parts of it to ask by themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from quiz.bank.model import Bank, Ordering
from quiz.bank.reading import read_text

LIFE = """
id: berg
title: Anna Berg
note: The life of a printer.
source:
  title: A Printer's Life
  author: J. Ozols
  licence: CC0
  misprints:
    Viena: Vienna
  text: |
    Anna Berg was born in Riga in 1901, the daughter of a printer. She left school at 12 to set type in the
    shop of her father. In 1917 she joined the union of printers, and hid its press in a bakery. She was
    arrested in 1919, and released in 1920.

    Abroad

    In 1924 she moved to Viena, where she sold books by day and printed leaflets by night. The police closed
    her shop in 1934. She fled to Prague in 1935, and to London in 1938, with a typewriter and a cat.

    She returned to Riga in 1946. Her memoirs were printed in 1950, and she died in 1960.

timeline:
  - id: born
    event: Born in Riga
    topic: Youth
    date: 1901
    quote: Anna Berg was born in Riga in 1901
  - id: union
    event: Joins the union of printers
    topic: Youth
    date: 1917
    quote: In 1917 she joined the union of printers
  - id: arrest
    event: Arrested
    topic: Youth
    date: 1919
    quote: She was arrested in 1919
  - id: vienna
    event: Moves to Vienna
    topic: Exile
    date: 1924
    quote: In 1924 she moved to Viena
  - id: prague
    event: Flees to Prague
    topic: Exile
    date: 1935
    quote: She fled to Prague in 1935
  - id: london
    event: Flees to London
    topic: Exile
    date: 1938
    quote: to London in 1938
  - id: return
    event: Returns to Riga
    date: 1946
    quote: She returned to Riga in 1946

questions:
  - id: city
    topic: Youth
    ask: Where was Anna Berg born?
    answer: Riga
    wrong:
      - Prague: She fled there much later.
      - Oslo
      - Bern
    why: Riga was then a city of the Russian Empire.
    quote: Anna Berg was born in Riga in 1901
  - id: press
    topic: Youth
    ask: Where was the press hidden?
    answer: In a bakery
    wrong:
      - In a church
      - In a school
    quote: hid its press in a bakery
  - id: carried
    topic: Exile
    ask: What did she take with her to London?
    answer:
      - A typewriter
      - A cat
    wrong:
      - A press
      - A printer
    quote: with a typewriter and a cat
  - id: flights
    topic: Exile
    order: [arrest, vienna, prague, london]
  - id: memoirs
    topic: Last years
    ask: When were her memoirs printed?
    answer: "1950"
    wrong: ["1946", "1960"]
    quote: Her memoirs were printed in 1950
"""
"""A bank in which everything holds."""


@cache
def life() -> Bank:
    """The whole bank."""
    reading = read_text(LIFE, "life.yaml")
    assert reading.bank is not None
    assert not reading.errors
    return reading.bank


def only(*ids: str) -> Bank:
    """The life with these questions and events alone, and the events that the orderings need."""
    bank = life()
    questions = tuple(bank.question[name] for name in ids if name in bank.question)
    needed = {name for each in questions if isinstance(each, Ordering) for name in each.events}
    events = tuple(event for event in bank.timeline if event.id in needed.union(ids))
    return replace(bank, timeline=events, questions=questions)
