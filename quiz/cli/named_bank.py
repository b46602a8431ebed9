"""The bank that a command names, or means where it names none, and what it is read as."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.authoring.document import NotEditable
from quiz.authoring.saving import HERE, copy_builtin
from quiz.bank.files import builtin_path
from quiz.bank.problems import ProblemError, show
from quiz.bank.reading import read_bank
from quiz.cli.command import argument
from quiz.cli.exits import Exit, Stop, stopped_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.bank.model import Bank
    from quiz.bank.reading import Reading

_IF_NONE = "a file; questions.yaml here, else the built-in bank, if none is named"
ONE_BANK = argument("bank", "BANK", _IF_NONE, nargs="?")
BANKS = argument("banks", "BANK", _IF_NONE, nargs="*")


def default_bank() -> str:
    """The bank that is meant when none is named: questions.yaml here, else the built-in one."""
    here = Path(HERE)
    return str(here if here.exists() else builtin_path())


def readable_bank(name: str) -> tuple[Bank, Reading]:
    """The bank in a file, with what is wrong with it; raises Stop."""
    reading = read_bank(Path(name), name)
    if reading.bank is None:
        raise Stop(f"{name} is no bank that can be read. See: quiz check")
    return reading.bank, reading


def own_bank(name: str | None, confirm: Callable[[str], bool], command: str) -> Path:
    """The file of this name, else questions.yaml here, else a copy of the built-in bank; raises Stop.

    `confirm` asks before the copy is made; `command` is the one that wants it.
    """
    path = Path(name or HERE)
    if path.exists():
        return path
    if name:
        make = f"to make a bank of a biography: quiz new {shlex.quote(name)} --from biography.txt"
        raise Stop(f"there is no file {name}.", make)
    if not confirm(f"There is no {HERE} here. Copy the built-in bank to {HERE}, to change the copy?"):
        raise Stop(f"name the bank that you mean, such as  quiz {command} my-bank.yaml")
    copy_builtin(path)
    return path


@contextmanager
def writing_into(path: Path) -> Iterator[None]:
    """End the command where the bank in this file cannot be changed; raises Stop."""
    try:
        yield
    except NotEditable as error:
        shown = show(replace(error.problem, file=str(path)), ()).split("\n")
        raise Stop(f"{path} is left as it is: mend it in an editor.", "", Exit.PROBLEMS, shown) from None
    except ProblemError as error:
        raise stopped_by(path, error) from None
