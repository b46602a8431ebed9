"""`quiz coverage`: which sentences of the source are asked about."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.coverage import coverage as covered
from quiz.cli.command import Command, argument
from quiz.cli.exits import Exit, Stop, note
from quiz.cli.named_bank import ONE_BANK, default_bank, readable_bank
from quiz.game.round import counted
from quiz.plain.console import takes_colour, terminal_width
from quiz.plain.pages import coverage_lines

if TYPE_CHECKING:
    from argparse import Namespace


def coverage(options: Namespace) -> int:
    """Print how much of a bank's source is asked about, or write it as a page; gives the exit code."""
    name = options.bank or default_bank()
    bank, reading = readable_bank(name)
    if reading.errors:
        errors = counted(len(reading.errors), "error")
        note(f"quiz: {name} has {errors}; what is broken in it is not counted. See: quiz check")
    found = covered(bank)
    if options.html is None:
        for line in coverage_lines(found, terminal_width(), colour=takes_colour(sys.stdout)):
            print(line)
        return Exit.OK
    from quiz.authoring.coverage_page import coverage_page  # not needed for the terminal

    _write(Path(options.html), coverage_page(bank, found))
    note(f"quiz: {options.html} is written. Open it in a browser to show or print it.")
    return Exit.OK


def _write(path: Path, page: str) -> None:
    """Write a page into a new file, or over such a page; raises Stop, and leaves other files alone."""
    from quiz.authoring.coverage_page import MARKER  # as above
    from quiz.authoring.saving import replace

    try:
        exists = path.exists()
        if exists and not (path.is_file() and MARKER.encode() in path.read_bytes()):
            said = f"{path} is there already, and no page of this command."
            raise Stop(said, "give another name, or delete it first")
        place = path.resolve()  # a link stays one
        replace(place, page.encode(), like=place.stat() if exists else None)
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror or error}") from None


COVERAGE = Command(
    coverage,
    "quiz coverage [BANK] [--html FILE]",
    "Print the source with how many questions and events quote each sentence, and the share asked about.",
    "Drafts are counted apart. An existing FILE is replaced only if this command has made it.",
    (ONE_BANK, argument("--html", "FILE", "write a page to show or print instead")),
)
