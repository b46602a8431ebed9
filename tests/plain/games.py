"""A small bank, and games played on it line by line."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations, permutations
from pathlib import Path

from quiz.bank.reading import read_text
from quiz.game.banks import Banks
from quiz.game.question import ask
from quiz.game.round import Kind, Play, Round, Settings
from quiz.memory.log import Memory
from quiz.memory.player import Player
from quiz.plain.asking import read_answer
from quiz.plain.console import Console
from quiz.plain.play import play_by_line

BANK = """\
id: ada
title: Ada
note: This life is short.
source:
  title: Ada
  author: A. Friend
  url: https://example.org/ada
  licence: CC0
  misprints:
    Lndon: London
  text: |
    Ada was born in Lndon in 1815. She met Charles Babbage in June 1833. He showed her a machine of brass.

    In 1835 she married William King. She wrote the notes in 1843. Ada died of cancer in November 1852.
timeline:
  - {id: born, event: Is born, topic: Life, date: 1815, quote: Ada was born in Lndon in 1815}
  - {id: met, event: Meets a man, topic: Work, date: 1833-06, quote: She met Charles Babbage in June 1833}
  - {id: married, event: Marries, topic: Life, date: 1835, quote: In 1835 she married William King}
  - {id: notes, event: Writes the notes, topic: Work, date: 1843, quote: She wrote the notes in 1843}
  - {id: died, event: Dies, topic: Life, date: 1852-11, quote: Ada died of cancer in November 1852}
questions:
  - id: where
    topic: Life
    ask: Where was Ada born?
    answer: London
    wrong:
      - Paris: She never lived there.
      - Bath: She never lived there.
    quote: Ada was born in Lndon in 1815
    why: Her parents lived there.
  - id: men
    topic: Work
    ask: Whom did she meet or marry?
    answer: [Charles Babbage, William King]
    wrong: [Isaac Newton, Karl Marx]
    quote: [She met Charles Babbage in June 1833, In 1835 she married William King]
  - id: life
    topic: Life
    order: [born, married, died]
"""
"""A bank of two choices, one with two answers, an ordering, and a timeline of five."""

HOSTILE = "\x1b]52;c;AAAA\x07\x1b[31m[/][@click=app.quit]x\u202e\u009b2J"
"""Text that a terminal, or markup, would obey."""


def banks_of(text: str = BANK) -> Banks:
    bank = read_text(text, "ada.yaml").bank
    assert bank is not None
    return Banks([bank])


def a_player(folder: Path, text: str = BANK, *, settings: Settings | None = None) -> Player:
    """A player whose clocks stand still; each id is the next number."""
    numbers = itertools.count(1)
    return Player(
        banks_of(text),
        Memory(folder),
        settings=settings,
        now=lambda: datetime(2026, 11, 22, 21, 5, tzinfo=UTC),
        tick=lambda: 0.0,
        new_id=lambda: f"id-{next(numbers)}",
    )


def conversation(
    player: Player, *lines: str, play: Play | None = None, seed: str = "s", interactive: bool = False
) -> str:
    """What is said when these lines are typed, and then the input ends."""
    output = io.StringIO()
    answers = io.StringIO("".join(f"{line}\n" for line in lines))
    play_by_line(Console(answers, output, interactive=interactive), player, play, seed)
    return output.getvalue()


def right(round_: Round, banks: Banks) -> str:
    """What to type to answer the current question rightly."""
    return _best(round_, banks, 1)


def wrong(round_: Round, banks: Banks) -> str:
    """What to type to answer the current question as wrongly as can be."""
    if ask(round_, banks).kind is Kind.ORDERING:
        return " ".join(reversed(right(round_, banks).split()))
    return _best(round_, banks, -1)


def _best(round_: Round, banks: Banks, sign: int) -> str:
    """The first of all answers that can be typed whose mark is the highest, or with -1 the lowest."""
    asked = ask(round_, banks)
    keys = [option.key for option in asked.options]
    if asked.kind is Kind.PLACE:
        keys = ["", *keys]
    answers = (permutations if asked.kind is Kind.ORDERING else combinations)(keys, asked.wanted)
    best = max(answers, key=lambda chosen: sign * asked.mark(chosen))
    first = 0 if asked.kind is Kind.PLACE else 1
    return " ".join(str(keys.index(key) + first) for key in best)


def script(folder: Path, play: Play, answer: Callable[[Round, Banks], str], text: str = BANK) -> list[str]:
    """What to type to answer every question of a round in one way."""
    player = a_player(folder / "script", text, settings=Settings())
    return list(_answers(player, player.begin(play, "s"), answer))


def _answers(player: Player, round_: Round, answer: Callable[[Round, Banks], str]) -> Iterator[str]:
    while round_.current:
        line = answer(round_, player.banks)
        yield line
        round_ = player.answer(round_, read_answer(ask(round_, player.banks), line), 0.0)
