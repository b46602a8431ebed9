"""`quiz history`: past rounds, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.bank.files import builtin_path
from quiz.cli.console import parser
from quiz.cli.exits import Exit, Stop, note
from quiz.memory.health import MemoryProblem, data_folder
from quiz.memory.log import Memory
from quiz.memory.shelf import Shelf
from quiz.plain.console import shown
from quiz.plain.telling import history_lines

if TYPE_CHECKING:
    from collections.abc import Sequence


def history(arguments: Sequence[str]) -> int:
    """Say which rounds were played; gives the exit code."""
    parser("quiz history", "Say which rounds were played and how they went, the newest first.").parse_args(
        arguments
    )
    with Memory() as memory:
        note(*memory.notices)
        try:
            past = memory.history()
        except MemoryProblem as problem:
            raise Stop(Exit.UNREADABLE, f"quiz: {problem.message}") from None
    for line in history_lines(past, _titles() if past else {}):
        print(shown(line))
    return Exit.OK


def _titles() -> dict[str, str]:
    """The title of the built-in bank by its id, if it is on the shelf; no bank is read for a list."""
    bank = Shelf(data_folder() / "shelf").take(builtin_path())
    return {bank.id: bank.title} if bank else {}
