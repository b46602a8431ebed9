"""`quiz edit`: the workshop on a bank."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quiz.bank.authoring.work import Work
from quiz.bank.editing.document import NotEditable
from quiz.bank.editing.recovery import Recovery
from quiz.bank.files import UnreadableError
from quiz.cli.arguments import parser
from quiz.cli.exits import Exit, Stop
from quiz.cli.own_bank import own_bank
from quiz.cli.talk import console
from quiz.memory.flagged import Flags
from quiz.memory.folder import RECOVERY, data_folder
from quiz.memory.store import Memory
from quiz.plain.console import EndOfInput, Leave
from quiz.plain.terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

ABOUT = "Write questions and events of a bank, checked as they are typed."
MORE = "Without BANK, questions.yaml here, or a copy of the built-in bank after asking."


def edit(arguments: Sequence[str]) -> int:
    """Open the workshop; gives the exit code."""
    options = parser("quiz edit [BANK]", ABOUT, MORE)
    options.add_argument("bank", nargs="?", metavar="BANK", help="the file to work on")
    name = options.parse_args(arguments).bank
    if not all(is_terminal(stream) for stream in (sys.stdin, sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise Stop(Exit.UNREADABLE, "quiz: the workshop needs a full terminal. Line by line: quiz add")
    try:
        path = own_bank(name, console().confirm, "edit")
    except (EndOfInput, Leave):
        return Exit.OK
    try:
        work = Work(path, Recovery(data_folder() / RECOVERY, path))
    except UnreadableError as error:
        raise Stop(Exit.UNREADABLE, f"quiz: {path}: {error.message}", f"  hint: {error.hint}") from None
    except NotEditable as error:
        raise Stop(Exit.PROBLEMS, *not_editable(str(path), error)) from None
    from quiz.tui.workshop.app import WorkshopApp  # brings Textual, 0.2 s

    with Memory() as memory:
        bank = work.inspector.bank
        app = WorkshopApp(work, memory, Flags(memory, bank.id if bank else ""))
        app.run()
    return Exit.BROKEN if app.return_code else Exit.OK


def not_editable(name: str, error: NotEditable) -> tuple[str, ...]:
    """Say why a bank cannot be changed by the program, and what to do."""
    problem = error.problem
    return (
        f"{name}:{problem.line}:{problem.column}: error: {problem.message} [{problem.code}]",
        f"  hint: {problem.hint}" if problem.hint else "",
        f"quiz: mend this in an editor first. quiz check {name} shows the line.",
    )
