"""`quiz check`: everything that is wrong with banks, with lines and ways out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.bank.coverage import coverage
from quiz.bank.fields import did_you_mean
from quiz.bank.problems import Level, as_json, show
from quiz.bank.reading import Reading
from quiz.checks.rules import check as check_file
from quiz.cli.command import Command, argument, progress, switch
from quiz.cli.exits import Exit, Stop, note
from quiz.cli.named_bank import BANKS, default_bank
from quiz.game.round import counted
from quiz.guide import problem_codes, problem_page
from quiz.plain.console import is_terminal

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

_EVERY = 0.25  # seconds between two looks at the files: each costs some microseconds
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def check(options: Namespace) -> int:
    """Check files, or explain what a check says; gives the exit code."""
    if options.explain is not None:
        return _explain(options.explain)
    names = options.banks or [default_bank()]
    if options.watch and options.json:
        raise Stop("--watch is for people and --json for machines: leave one out")
    if options.watch:
        return watch(names, lambda: _check(names, options))
    return _check(names, options)[0]


def _check(names: Sequence[str], options: Namespace) -> tuple[int, dict[str, Reading]]:
    """Check files and print what is found; gives the exit code and the readings by the files' names."""
    readings: dict[str, Reading] = {}
    for name in names:
        with progress(f"Checking {name}") as tell:
            readings[name] = check_file(Path(name), name, tell)
    problems = [problem for reading in readings.values() for problem in reading.problems]
    if options.json:
        print(as_json(problems))
    for name, reading in readings.items():
        if not options.json:
            for problem in reading.problems:
                print(show(problem, reading.lines))
        note(_verdict(name, reading))
    if problems and not options.json:
        gravest = min(problems, key=lambda problem: problem.level is not Level.ERROR)
        note(f"More on a problem, with examples: quiz check --explain {gravest.code}")
    if not all(reading.readable for reading in readings.values()):
        return Exit.UNREADABLE, readings
    failing = options.strict or any(problem.level is Level.ERROR for problem in problems)
    return Exit.PROBLEMS if problems and failing else Exit.OK, readings


def _verdict(name: str, reading: Reading) -> str:
    """Say how much is in a bank, how much of its source that asks about, and how much is wrong with it."""
    errors, warnings = len(reading.errors), len(reading.problems) - len(reading.errors)
    wrong = (
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if reading.problems else "no problems"
    )
    if reading.bank is None:
        return f"{name}: {wrong}"
    bank = reading.bank
    items = f"{counted(len(bank.questions), 'question')}, {counted(len(bank.timeline), 'event')}"
    asked, there = coverage(bank).sentences
    return f"{name}: {items}, on {asked} of {counted(there, 'sentence')}; {wrong}"


def watch(names: Iterable[str], check: Callable[[], tuple[int, Mapping[str, Reading]]]) -> int:
    """Check now and whenever a file has changed, until Ctrl+C; gives the last check's exit code.

    `check` prints what it finds in the files of these names, and gives its exit code and the readings.
    """
    code = 0
    files = {Path(name) for name in names}
    try:
        while True:
            before = {file: _stamp(file) for file in files}  # a save during the check is seen after it
            if is_terminal(sys.stdout):
                print(_CLEAR, end="")
            code, readings = check()
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
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _explain(code: str) -> int:
    """Print the page on a problem; gives the exit code, and raises Stop if no problem has this code."""
    from quiz.cli.reference import print_page  # reads the guide

    name, known = code.strip("[] ").casefold(), problem_codes()
    if name in known:
        return print_page(problem_page(name))
    hint = did_you_mean(name.rpartition("/")[2], known) or "quiz guide  lists the codes that there are"
    raise Stop(f'no problem has the code "{code}".', hint)


CHECK = Command(
    check,
    """quiz check [--strict] [--json | --watch] [BANK ...]
       quiz check --explain CODE""",
    "Name everything that is wrong with banks, with lines and ways out.",
    """exit status:
  0  no errors; with --strict, no warnings either
  1  errors
  2  a file could not be read""",
    (
        BANKS,
        switch("--strict", "warnings count as errors"),
        switch("--json", "print one JSON array, for machines"),
        switch("--watch", "check again at each save, until Ctrl+C"),
        argument("--explain", "CODE", "the page on a problem, with a bad and a good example"),
    ),
)
