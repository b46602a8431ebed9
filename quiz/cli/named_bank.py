"""The bank that a command names, or means where it names none, and what it is read as."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.authoring.saving import HERE
from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.cli.command import argument
from quiz.cli.exits import Stop

if TYPE_CHECKING:
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
