"""The commands: read the arguments, call one room, turn problems into messages and exit codes.

Standard output is for what was asked for, standard error for notes about it.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

from quiz.cli.exits import COMMANDS, Exit, Stop, make_streams_safe, note, silence_output

# Everything else is imported where it is used: `quiz --version` needs none of it.

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Exit", "main", "run"]

_KEPT = {
    "play": "The round can be gone on with.",
    "add": "What was said to be added is in the file, and nothing else.",
    "edit": "What was not saved is offered when the bank is opened again.",
    "new": "The bank is written whole or not at all.",
}
"""What a command that is broken off leaves behind, where there is a doubt about it."""


def run() -> NoReturn:
    """Run the program as a console script; nothing but an exit code and clear lines leaves it."""
    sys.exit(_guarded())


def _guarded() -> int:
    try:
        code = main()
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        if sys.stderr and sys.stderr.isatty():
            print(file=sys.stderr)  # a terminal has written ^C where the cursor was
        note(f"quiz: interrupted. {_kept(sys.argv[1:])}".rstrip())
        return Exit.INTERRUPTED
    except BrokenPipeError:
        silence_output()
        return Exit.PIPE_CLOSED
    except OSError as error:
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        silence_output()
        where = f"{os.fsdecode(error.filename)}" if error.filename else "the output"
        note(f"quiz: {where}: {error.strerror or error}. {_kept(sys.argv[1:])}".rstrip())
        return Exit.UNREADABLE
    except Exception as error:
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        what = f"{type(error).__name__}: {error}"
        kept = _kept(sys.argv[1:])
        note(f"quiz: a mistake in the program itself ({what}). {kept} QUIZ_DEBUG=1 shows where it is.")
        return Exit.BROKEN
    return code


def _kept(arguments: Sequence[str]) -> str:
    """What the command of these arguments leaves behind; empty if it leaves nothing."""
    first = arguments[0] if arguments else "play"
    return _KEPT.get(first if first in COMMANDS else "play", "")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command with these arguments, those of the process if None; gives the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from quiz import __version__

        print(f"quiz {__version__}")
        return Exit.OK
    make_streams_safe()
    try:
        return _carry_out(arguments)
    except Stop as stop:
        note(*stop.lines)
        return stop.code
    except SystemExit as leaving:  # argparse has said its help, or what it does not understand
        return leaving.code if isinstance(leaving.code, int) else Exit.UNREADABLE


def _carry_out(arguments: Sequence[str]) -> int:
    """Run the command that comes first, `play` without one."""
    match arguments:
        case ["add", *others]:
            from quiz.cli.add import add

            return add(others)
        case ["check", *others]:
            from quiz.cli.check import check

            return check(others)
        case ["coverage", *others]:
            from quiz.cli.coverage import coverage

            return coverage(others)
        case ["edit", *others]:
            from quiz.cli.edit import edit

            return edit(others)
        case ["flags", *others]:
            from quiz.cli.flags import flags

            return flags(others)
        case ["guide", *others]:
            from quiz.cli.guide import guide

            return guide(others)
        case ["history", *others]:
            from quiz.cli.history import history

            return history(others)
        case ["new", *others]:
            from quiz.cli.new import new

            return new(others)
        case ["schema", *others]:
            from quiz.cli.schema import schema

            return schema(others)
        case ["play", *others]:
            arguments = others
    from quiz.cli.play import play

    return play(arguments)
