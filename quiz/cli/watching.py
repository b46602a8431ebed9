"""`quiz check --watch`: the check again at each save of the banks or of the texts that they are about."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from quiz.bank.reading import Reading
from quiz.cli.output import note
from quiz.plain.terminal import is_terminal

_EVERY = 0.25  # seconds between two looks at the files: each costs some microseconds
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

Stamp: TypeAlias = tuple[int, int, int] | None


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
            files |= {file for name, reading in readings.items() for file in _files(Path(name), reading)}
            note(f"Checked at {time.strftime('%H:%M:%S')}. It is checked again at each save; Ctrl+C ends.")
            _wait_for_change({file: _stamp(file) for file in files} | before)
    except KeyboardInterrupt:
        if is_terminal(sys.stderr):
            print(file=sys.stderr)  # a terminal has written ^C where the cursor was
        return code


def _files(path: Path, reading: Reading) -> Iterator[Path]:
    """The files beside a bank that it is made of, also one that is not there yet or cannot be read."""
    if reading.source_file:
        yield path.parent / reading.source_file.replace("\\", "/")


def _wait_for_change(stamps: Mapping[Path, Stamp]) -> None:
    while all(_stamp(file) == stamp for file, stamp in stamps.items()):
        time.sleep(_EVERY)


def _stamp(file: Path) -> Stamp:
    """What changes when a file is saved, in whatever way; None if it is not there."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
