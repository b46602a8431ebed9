"""`quiz edit`: the workshop on a bank."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.authoring.document import IN_BRACES, NotEditable
from quiz.authoring.saving import HERE, copy_builtin
from quiz.authoring.unsaved import Recovery
from quiz.authoring.work import Work
from quiz.bank.problems import ProblemError
from quiz.cli.console import console, parser
from quiz.cli.exits import Exit, Stop
from quiz.memory.health import RECOVERY, data_folder
from quiz.memory.log import Flags, Memory
from quiz.plain.console import EndOfInput, Leave, is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def own_bank(name: str | None, confirm: Callable[[str], bool], command: str) -> Path:
    """The file of this name, else questions.yaml here, else a copy of the built-in bank; raises Stop.

    `confirm` asks before the copy is made; `command` is the one that wants it.
    """
    path = Path(name or HERE)
    if path.exists():
        return path
    if name:
        written = shlex.quote(name)
        raise Stop(
            Exit.UNREADABLE,
            f"quiz: there is no file {name}.",
            f"To make a bank of a biography: quiz new {written} --from biography.txt",
        )
    if not confirm(f"There is no {HERE} here. Copy the built-in bank to {HERE}, to change the copy?"):
        raise Stop(
            Exit.UNREADABLE, f"quiz: name the bank that you mean, such as  quiz {command} my-bank.yaml"
        )
    try:
        copy_builtin(path)
    except ProblemError as error:
        raise Stop(Exit.UNREADABLE, f"quiz: {error}") from None
    return path


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
    except NotEditable as error:
        raise Stop(Exit.PROBLEMS, *not_editable(str(path), error)) from None
    except ProblemError as error:
        raise Stop(
            Exit.UNREADABLE, f"quiz: {path}: {error.problem.message}", f"  hint: {error.problem.hint}"
        ) from None
    from quiz.tui.workshop.screen import WorkshopApp  # brings Textual, 0.2 s

    with Memory() as memory:
        bank = work.inspector.bank
        app = WorkshopApp(work, memory, Flags(memory, bank.id if bank else ""))
        app.run()
    return Exit.BROKEN if app.return_code else Exit.OK


def not_editable(name: str, error: NotEditable) -> tuple[str, ...]:
    """Say why a bank cannot be changed by the program, and what to do."""
    problem = error.problem
    hint = f"  hint: {problem.hint}" if problem.hint else ""
    if problem.code == IN_BRACES:  # it can be played, and a check has nothing to say of it
        return f"quiz: {name}: {problem.message}.", hint
    return (
        f"{name}:{problem.line}:{problem.column}: error: {problem.message} [{problem.code}]",
        hint,
        f"quiz: mend this in an editor first. quiz check {name} shows the line.",
    )
