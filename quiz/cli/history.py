"""`quiz history`: past rounds, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.files import builtin_path
from quiz.cli.command import Command
from quiz.cli.exits import Exit, note
from quiz.memory.folder import data_folder
from quiz.memory.log import Memory
from quiz.memory.shelf import Shelved
from quiz.plain.console import shown
from quiz.plain.telling import history_lines

if TYPE_CHECKING:
    from argparse import Namespace


def history(_: Namespace) -> int:
    """Say which rounds were played; gives the exit code."""
    with Memory() as memory:
        note(*memory.notices)
        past = memory.history()
    for line in history_lines(past, _titles() if past else {}):
        print(shown(line))
    return Exit.OK


def _titles() -> dict[str, str]:
    """The title of the built-in bank by its id, if it is on the shelf; no bank is read for a list."""
    bank = Shelved(data_folder() / "shelf", builtin_path()).take()
    return {bank.id: bank.title} if bank else {}


COMMAND = Command(
    history, "quiz history", "Say which rounds were played and how they went, the newest first."
)
