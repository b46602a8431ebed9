"""The banks that the arguments name."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.builtin import builtin_path
from quiz.cli.exits import COMMANDS, Exit, Stop
from quiz.game.banks import Banks
from quiz.game.words import counted, listed
from quiz.memory.folder import data_folder
from quiz.memory.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Bank
    from quiz.bank.reading import Reading


_LINES_NAMED = 3
"""So many broken lines are named; of more, one less and how many others there are."""


def load(names: Sequence[str]) -> tuple[tuple[Bank, ...], tuple[str, ...]]:
    """The banks of these files, or the built-in one, and what is to be said about them; raises Stop."""
    paths = {Path(name).absolute(): name for name in reversed(names)} or {builtin_path(): "the built-in bank"}
    loaded: dict[str, tuple[Bank, str]] = {}
    notices: list[str] = []
    shelf = Shelf(data_folder() / "shelf")
    for path, name in reversed(paths.items()):
        bank = shelf.take(path)
        if not bank:
            bank, notice = _read(path, name, shelf)
            notices += notice
        if bank.id in loaded:
            _, other = loaded[bank.id]
            raise Stop(
                Exit.UNREADABLE,
                f'quiz: {other} and {name} have the same id, "{bank.id}", by which a bank is remembered.',
                f"To play them together, give one of them another, such as  id: {bank.id}-2",
            )
        loaded[bank.id] = bank, name
    return tuple(bank for bank, _ in loaded.values()), tuple(notices)


def _read(path: Path, name: str, shelf: Shelf) -> tuple[Bank, tuple[str, ...]]:
    """Read a bank that is not on the shelf, and put it there if nothing is wrong with it; raises Stop."""
    from quiz.bank.reading import read_bank  # a shelved bank needs no YAML

    place = shelf.place(path)
    reading = read_bank(path, name)
    bank = _playable(reading, name)
    if reading.errors:
        return bank, (_partly(bank, reading, name),)
    if not reading.problems:
        shelf.put(path, bank, place)
    return bank, ()


def _playable(reading: Reading, name: str) -> Bank:
    """The bank if something in it can be played; raises Stop with its problems otherwise."""
    bank = reading.bank
    if bank and (Banks([bank]).playable(bank) or len(Banks([bank]).events) > 1):
        return bank
    from quiz.bank.showing import show  # only what cannot be played is shown

    lines = [line for problem in reading.errors for line in show(problem, reading.lines).split("\n")]
    if not reading.readable:
        if name in COMMANDS:
            lines.append(f"  hint: a command comes first: quiz {name}")
        raise Stop(Exit.UNREADABLE, *lines)
    lines.append(f"quiz: there is nothing in {name} to play.")
    drafts = sum(item.draft for item in (*bank.timeline, *bank.questions)) if bank else 0
    if drafts:
        lines.append(f"  hint: {counted(drafts, 'draft')} to be accepted: quiz edit {shlex.quote(name)}")
    raise Stop(Exit.PROBLEMS, *lines)


def _partly(bank: Bank, reading: Reading, name: str) -> str:
    """Say in which lines a bank has errors, and how much of it plays."""
    lines = [str(line) for line in sorted({problem.line for problem in reading.errors})]
    if len(lines) > _LINES_NAMED:
        lines[_LINES_NAMED - 1 :] = [f"{len(lines) - _LINES_NAMED + 1} more"]
    broken = f"line{'' if len(lines) == 1 else 's'} {listed(lines)} cannot be played"
    plays = f"{counted(len(bank.questions), 'question')} and {counted(len(bank.timeline), 'event')} can"
    return f"{name}: {broken} ({plays}). quiz check {shlex.quote(name)} says why."
