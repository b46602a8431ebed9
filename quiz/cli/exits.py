"""How a command ends, and what it says beside what was asked for."""

from __future__ import annotations

import os
import signal
import sys
import threading
from _thread import interrupt_main
from contextlib import suppress
from enum import IntEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from quiz.bank.problems import ProblemError


class Exit(IntEnum):
    """What the program tells the one who started it."""

    OK = 0
    PROBLEMS = 1
    """A bank has errors, with `--strict` warnings, or there is nothing in it to play."""
    UNREADABLE = 2
    """A file could not be read or written, or the arguments not understood."""
    BROKEN = 70
    """The program itself made a mistake."""
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class Stop(Exception):  # noqa: N818 - it is what happens, not always a mistake
    """Ends a command with what is in the way, the way out, and an exit code; lines may go before."""

    def __init__(
        self, message: str, hint: str = "", code: Exit = Exit.UNREADABLE, before: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.code = code
        self.lines = (*before, message and f"quiz: {message}", hint and f"  hint: {hint}")


def stopped_by(what: object, error: ProblemError) -> Stop:
    """What ends a command that a problem of a file, or of what else is named, is in the way of."""
    return Stop(f"{what}: {error.problem.message}", error.problem.hint)


def columns_of(stream: TextIO | None) -> int:
    """The columns of the terminal that a stream stands for; 0 if it is none or hardly has any."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if stream else 0
    except (OSError, ValueError):
        return 0
    return columns if columns > 20 else 0


def _shown(line: str, stream: TextIO | None) -> str:
    """A line as it can be printed, whatever names of files are in it; on a terminal no word is parted."""
    from quiz.text.cleaning import one_line  # not needed for `quiz --version`

    if len(line) < (columns := columns_of(stream)) or not columns:
        return one_line(line)
    from quiz.plain.console import wrapped

    return "\n".join(wrapped(line, columns - 1))


def out(*lines: str) -> None:
    """Say on standard output what was asked for."""
    for line in lines:
        print(_shown(line, sys.stdout))


def note(*lines: str) -> None:
    """Say lines on standard error; empty ones are left out."""
    if sys.stderr:
        with suppress(OSError):  # nobody listens
            for line in filter(None, lines):
                print(_shown(line, sys.stderr), file=sys.stderr, flush=True)


def hear_of_threads() -> list[BaseException]:
    """Let what a thread does not foresee end the program, as Ctrl+C does; gives the list it then stands in.

    What goes wrong while something is thrown away is written down only.
    """
    elsewhere: list[BaseException] = []

    def end(mistake: threading.ExceptHookArgs) -> None:
        if mistake.exc_value and not elsewhere:
            elsewhere.append(mistake.exc_value)
            if sys.platform == "win32":
                interrupt_main()
            else:  # which breaks off the reading of a line too
                signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    def keep(mistake: sys.UnraisableHookArgs) -> None:
        from quiz.memory.mistakes import write_down

        if mistake.exc_value:
            write_down(mistake.exc_value)

    threading.excepthook = end
    sys.unraisablehook = keep
    return elsewhere


def make_streams_safe() -> None:
    """Let no character stop the program that an output has no encoding for, or an input no meaning.

    Where a locale is named that has but ASCII, as by `LANG=C`, Python writes UTF-8 all the same; that is
    right where none is named, as in a container.
    """
    from quiz.plain.console import SPELLED

    named = os.environ.get("LC_ALL") or os.environ.get("LANG")
    is_chosen = any(os.environ.get(name) for name in ("PYTHONUTF8", "PYTHONIOENCODING"))
    ascii_ = "ascii" if named in ("C", "POSIX") and sys.flags.utf8_mode and not is_chosen else None

    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, SPELLED), (sys.stderr, SPELLED)):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors, encoding=None if stream is sys.stdin else ascii_)


def silence_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not fail as well."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
