"""The bank that a teacher means to change."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.own import HERE, OwnBankError, copy_builtin
from quiz.cli.exits import Exit, Stop

if TYPE_CHECKING:
    from collections.abc import Callable


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
    except OwnBankError as error:
        raise Stop(Exit.UNREADABLE, f"quiz: {error}") from None
    return path
