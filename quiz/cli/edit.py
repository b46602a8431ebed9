"""`quiz edit`: the workshop on a bank."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.cli.command import Command, argument, console
from quiz.cli.exits import Exit, Stop
from quiz.cli.named_bank import own_bank, writing_into
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
    except (EndOfInput, Leave):
        return Exit.OK
    with writing_into(path):
        work = Work(path, Recovery(data_folder() / RECOVERY, path))
    from quiz.tui.workshop.screen import WorkshopApp  # brings Textual, 0.2 s

    with Memory() as memory:
        bank = work.inspector.bank
        app = WorkshopApp(work, memory, Flags(memory, bank.id if bank else ""))
        app.run()
    return Exit.BROKEN if app.return_code else Exit.OK


COMMAND = Command(
    edit,
    "quiz edit [BANK]",
    "Write questions and events of a bank, checked as they are typed.",
    "Without BANK, questions.yaml here, or a copy of the built-in bank after asking.",
    (argument("bank", "BANK", "the file to work on", nargs="?"),),
)
