"""`quiz check` and `quiz coverage`: what is wrong with banks, and what of a source is asked about."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from quiz.authoring.saving import HERE, write_whole
from quiz.bank.bounds import MAX_SHOWN
from quiz.bank.coverage import coverage as covered
from quiz.bank.files import builtin_path
from quiz.bank.model import Bank
from quiz.bank.problems import Level, as_json, foremost, show
from quiz.bank.reading import Reading, read_bank
from quiz.cli.command import Command, argument, is_terminal, switch, takes_colour, terminal_width
from quiz.cli.exits import Exit, Stop, note, out
from quiz.game.wording import counted
from quiz.plain.pages import coverage_lines

_EVERY = 0.25  # seconds between two looks at the files: each costs some microseconds
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
_IF_NONE = "a file; questions.yaml here, else the built-in bank, if none is named"
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


def check(options: Namespace) -> int:
    """Check files, or explain what a check says; gives the exit code."""
    if options.explain is not None:
        from quiz.cli.reference import explain  # reads the guide

        return explain(options.explain)
    names = options.banks or [default_bank()]
    if options.watch and options.json:
        raise Stop("--watch is for people and --json for machines: leave one out")
    return _watch(names, options) if options.watch else _check(names, options)[0]


def _check(names: Sequence[str], options: Namespace) -> tuple[int, Mapping[str, Reading]]:
    """Check files and print what is found; gives the exit code and the readings by the files' names."""
    from quiz.checks.rules import check as check_file  # the other commands need no rules
    from quiz.checks.rules import not_applied

    readings = {name: check_file(Path(name), name) for name in names}
    problems = [problem for reading in readings.values() for problem in reading.problems]
    told = {
        name: each.problems if options.all else foremost(each.problems) for name, each in readings.items()
    }
    if options.json:
        print(as_json(chain.from_iterable(told.values())))  # whole lines on a terminal too
    for name, reading in readings.items():
        for problem in () if options.json else told[name]:
            out(*show(problem, reading.lines).split("\n"))
        note(_verdict(name, reading))
        if reading.bank and (silent := not_applied(reading.bank)):
            note(silent)
    if problems and not options.json:
        gravest = min(problems, key=lambda problem: problem.level is not Level.ERROR)
        note(f"More on a problem, with examples: quiz check --explain {gravest.code}")
    if not all(reading.readable for reading in readings.values()):
        return Exit.UNREADABLE, readings
    failing = problems if options.strict else any(reading.errors for reading in readings.values())
    return Exit.PROBLEMS if failing else Exit.OK, readings


def _verdict(name: str, reading: Reading) -> str:
    """Say how much is in a bank, how much of its source that asks about, and how much is wrong with it."""
    errors = len(reading.errors)
    wrong = f"{counted(errors, 'error')}, {counted(len(reading.problems) - errors, 'warning')}"
    wrong = wrong if reading.problems else "no problems"
    if reading.bank is None:
        return f"{name}: {wrong}"
    bank = reading.bank
    items = f"{counted(len(bank.questions), 'question')}, {counted(len(bank.timeline), 'event')}"
    asked, there = covered(bank).sentences
    return f"{name}: {items}, on {asked} of {counted(there, 'sentence')}; {wrong}"


def _watch(names: Sequence[str], options: Namespace) -> int:
    """Check now and whenever a file has changed, until Ctrl+C; gives the last check's exit code."""
    code = 0
    files = {Path(name) for name in names}
    try:
        while True:
            before = {file: _stamp(file) for file in files}  # a save during the check is seen after it
            if is_terminal(sys.stdout):
                print(_CLEAR, end="")
            code, readings = _check(names, options)
            sys.stdout.flush()
            # Also a source that is not there yet, or cannot be read.
            files |= {
                Path(name).parent / reading.source_file.replace("\\", "/")
                for name, reading in readings.items()
                if reading.source_file
            }
            note(f"Checked at {time.strftime('%H:%M:%S')}. It is checked again at each save; Ctrl+C ends.")
            stamps = {file: _stamp(file) for file in files} | before
            while all(_stamp(file) == stamp for file, stamp in stamps.items()):
                time.sleep(_EVERY)
    except KeyboardInterrupt:
        if is_terminal(sys.stderr):
            print(file=sys.stderr)  # a terminal has written ^C where the cursor was
        return code


def _stamp(file: Path) -> tuple[int, int, int] | None:
    """What changes when a file is saved, in whatever way; None if it is not there."""
    with suppress(OSError, ValueError):
        status = file.stat()
        return status.st_mtime_ns, status.st_size, status.st_ino
    return None


def coverage(options: Namespace) -> None:
    """Print how much of a bank's source is asked about, or write it as a page."""
    name = options.bank or default_bank()
    bank, reading = readable_bank(name)
    if reading.errors:
        errors = counted(len(reading.errors), "error")
        note(f"quiz: {name} has {errors}; what is broken in it is not counted. See: quiz check")
    found = covered(bank)
    if options.html is None:
        for line in coverage_lines(found, terminal_width(), colour=takes_colour(sys.stdout)):
            print(line)
        return
    from quiz.authoring.coverage_page import MARKER, coverage_page  # not needed for the terminal

    path = Path(options.html)
    try:
        exists = path.exists()
        if exists and not (path.is_file() and MARKER.encode() in path.read_bytes()):
            said = f"{path} is there already, and no page of this command."
            raise Stop(said, "give another name, or delete it first")
        place = path.resolve()  # a link stays one
        write_whole(place, coverage_page(bank, found).encode(), like=place.stat() if exists else None)
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror or error}") from None
    note(f"quiz: {options.html} is written. Open it in a browser to show or print it.")


CHECK = Command(
    check,
    """quiz check [--strict] [--all] [--json | --watch] [BANK ...]
       quiz check --explain CODE""",
    "Name everything that is wrong with banks, with lines and ways out.",
    """exit status:
  0  no errors; with --strict, no warnings either
  1  errors
  2  a file could not be read""",
    (
        BANKS,
        switch("--strict", "warnings count as errors"),
        switch("--all", f"list every problem, not the gravest {MAX_SHOWN} of a bank"),
        switch("--json", "print one JSON array, for machines"),
        switch("--watch", "check again at each save, until Ctrl+C"),
        argument("--explain", "CODE", "the page on a problem, with a bad and a good example"),
    ),
)
COVERAGE = Command(
    coverage,
    "quiz coverage [BANK] [--html FILE]",
    "Print the source with how many questions and events quote each sentence, and the share asked about.",
    "Drafts are counted apart. An existing FILE is replaced only if this command has made it.",
    (
        argument("bank", "BANK", _IF_NONE, nargs="?"),
        argument("--html", "FILE", "write a page to show or print instead"),
    ),
)
