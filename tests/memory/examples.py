"""Rounds, answers and files to remember and to forget."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.memory.folder import MEMORY
from quiz.memory.log import Memory

BANK = ("serebryakov",)
NOW = datetime(2026, 11, 22, 21, 5, 33, tzinfo=timezone(timedelta(hours=1)))


def a_round(
    id_: str = "first",
    *,
    questions: int = 3,
    play: Play = Play.ROUND,
    bank: str = "serebryakov",
    kind: Kind = Kind.CHOICE,
    is_lesson: bool = False,
) -> Round:
    shown = ("Samara", "Lugansk", "Baku", "Odessa") if kind is Kind.CHOICE else ()
    dealt = [Dealt(bank, f"item-{number}", kind, "0f1e2d3c4b5a", shown) for number in range(questions)]
    return Round(id_, play, "a seed", tuple(dealt), begun=NOW, is_lesson=is_lesson)


def an_answer(id_: str = "answer", *chosen: str, mark: float = 1.0, sure: bool = True) -> Answer:
    return Answer(id_, NOW, chosen or ("Lugansk",), mark, 4.5, sure)


def played(memory: Memory, round_: Round, *marks: float) -> Round:
    """The round after answers that earn these marks, each of them recorded."""
    memory.keep(round_)
    for mark in marks:
        number = len(round_.answers) + len(round_.again)
        round_ = round_.answered(an_answer(f"{round_.id}-{number}", mark=mark))
        memory.keep(round_)
    return round_


def left_by_a_kill(memory: Memory, folder: Path, to: Path) -> Path:
    """A copy of the files of an open memory: what is there if its process ends at this moment."""
    assert memory.is_kept
    shutil.copytree(folder, to)
    return to


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Read the file past the program."""
    with closing(sqlite3.connect(folder / MEMORY)) as connection:
        return connection.execute(query).fetchall()
