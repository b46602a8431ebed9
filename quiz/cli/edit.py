"""`quiz edit`: the workshop on a bank."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quiz.authoring.document import IN_BRACES, NotEditable
from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.bank.problems import ProblemError
from quiz.cli.command import Command, argument, console
from quiz.cli.exits import Exit, Stop, stopped_by
from quiz.cli.named_bank import own_bank
from quiz.memory.folder import RECOVERY, data_folder
from quiz.memory.log import Flags, Memory
from quiz.plain.console import EndOfInput, Leave, is_terminal

if TYPE_CHECKING:
    from argparse import Namespace


def edit(options: Namespace) -> int:
    """Open the workshop; gives the exit code."""
    if not all(is_terminal(stream) for stream in (sys.stdin, sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise Stop("the workshop needs a full terminal. Line by line: quiz add")
    try:
        path = own_bank(options.bank, console().confirm, "edit")
        work = Work(path, Recovery(data_folder() / RECOVERY, path))
    except (EndOfInput, Leave):
        return Exit.OK
    except NotEditable as error:
        raise not_editable(str(path), error) from None
    except ProblemError as error:
        raise stopped_by(path, error) from None
    from quiz.tui.workshop.opening import WorkshopApp  # brings Textual, 0.2 s

    with Memory() as memory:
        bank = work.inspector.bank
        app = WorkshopApp(work, memory, Flags(memory, bank.id if bank else ""))
        app.run()
    return Exit.BROKEN if app.return_code else Exit.OK


def not_editable(name: str, error: NotEditable) -> Stop:
    """Why a bank cannot be changed by the program, and what to do."""
    problem = error.problem
    if problem.code == IN_BRACES:  # it can be played, and a check has nothing to say of it
        return Stop(f"{name}: {problem.message}.", problem.hint, Exit.PROBLEMS)
    return Stop(
        f"mend this in an editor first. quiz check {name} shows the line.",
        code=Exit.PROBLEMS,
        before=(
            f"{name}:{problem.line}:{problem.column}: error: {problem.message} [{problem.code}]",
            f"  hint: {problem.hint}" if problem.hint else "",
        ),
    )


COMMAND = Command(
    edit,
    "quiz edit [BANK]",
    "Write questions and events of a bank, checked as they are typed.",
    "Without BANK, questions.yaml here, or a copy of the built-in bank after asking.",
    (argument("bank", "BANK", "the file to work on", nargs="?"),),
)
