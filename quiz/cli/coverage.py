"""`quiz coverage`: which sentences of the source are asked about."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.coverage import coverage as covered
from quiz.bank.reading import read_bank
from quiz.cli.check import default_bank
from quiz.cli.console import parser
from quiz.cli.exits import Exit, Stop, note
from quiz.game.round import counted
from quiz.plain.console import takes_colour, terminal_width
from quiz.plain.pages import coverage_lines

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

    from quiz.bank.model import Bank

ABOUT = "Print the source with how many questions and events quote each sentence, and the share asked about."
CLOSING = "Drafts are counted apart. An existing FILE is replaced only if this command has made it."


def coverage(arguments: Sequence[str]) -> int:
    """Print how much of a bank's source is asked about, or write it as a page; gives the exit code."""
    options = _arguments().parse_args(arguments)
    bank = _bank(options.bank or default_bank())
    found = covered(bank)
    if options.html is None:
        for line in coverage_lines(found, terminal_width(), colour=takes_colour(sys.stdout)):
            print(line)
        return Exit.OK
    from quiz.authoring.coverage_page import coverage_page  # not needed for the terminal

    _write(Path(options.html), coverage_page(bank, found))
    note(f"quiz: {options.html} is written. Open it in a browser to show or print it.")
    return Exit.OK


def _bank(name: str) -> Bank:
    """The bank in a file; what is broken in it is noted. Raises Stop."""
    reading = read_bank(Path(name), name)
    if reading.bank is None:
        raise Stop(Exit.UNREADABLE, f"quiz: {name} is no bank that can be read. See: quiz check")
    if reading.errors:
        errors = counted(len(reading.errors), "error")
        note(f"quiz: {name} has {errors}; what is broken in it is not counted. See: quiz check")
    return reading.bank


def _write(path: Path, page: str) -> None:
    """Write a page into a new file, or over such a page; raises Stop, and leaves other files alone."""
    from quiz.authoring.coverage_page import MARKER  # as above
    from quiz.authoring.saving import replace

    name = str(path)
    try:
        exists = path.exists()
        if exists and not (path.is_file() and MARKER.encode() in _beginning(path)):
            hint = "  hint: give another name, or delete it first"
            raise Stop(Exit.UNREADABLE, f"quiz: {name} is there already, and no page of this command.", hint)
        path = path.resolve()  # a link stays one
        replace(path, page.encode(), like=path.stat() if exists else None)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Stop(Exit.UNREADABLE, f"quiz: {name} cannot be written: {reason}") from None


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1000)


def _arguments() -> ArgumentParser:
    arguments = parser("quiz coverage [BANK] [--html FILE]", ABOUT, CLOSING)
    arguments.add_argument(
        "bank",
        nargs="?",
        metavar="BANK",
        help="a file; questions.yaml here, else the built-in bank, if none is named",
    )
    arguments.add_argument("--html", metavar="FILE", help="write a page to show or print instead")
    return arguments
