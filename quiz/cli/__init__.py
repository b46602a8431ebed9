"""The commands: read the arguments, call one room, turn problems into messages and exit codes.

Standard output is for what was asked for, standard error for notes about it.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from quiz.cli.exits import Exit, Stop, make_streams_safe, note, silence_output

# Everything else is imported where it is used: `quiz --version` needs none of it.

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.cli.command import Command

__all__ = ["Exit", "main", "run"]

COMMANDS = {
    "play": ("play", "The round can be gone on with."),
    "add": ("write", "What was said to be added is in the file, and nothing else."),
    "check": ("check", ""),
    "coverage": ("coverage", ""),
    "edit": ("write", "What was not saved is offered when the bank is opened again."),
    "flags": ("remembered", ""),
    "guide": ("reference", ""),
    "history": ("remembered", ""),
    "new": ("new", "The bank is written whole or not at all."),
    "schema": ("reference", ""),
}
"""The commands, each with the module that has it and what it leaves behind when it is broken off."""


def run() -> NoReturn:
    """Run the program as a console script; nothing but an exit code and clear lines leaves it."""
    # A start makes little that goes and much that stays: to look through it again and again is a tenth of it.
    gc.set_threshold(20_000)
    try:
        code = main()
        if sys.stdout:
            sys.stdout.flush()
        sys.exit(code)
    except KeyboardInterrupt:
        if sys.stderr and sys.stderr.isatty():
            print(file=sys.stderr)  # a terminal has written ^C where the cursor was
        said, code = "interrupted.", Exit.INTERRUPTED
    except BrokenPipeError:
        silence_output()
        sys.exit(Exit.PIPE_CLOSED)
    except Exception as error:
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        if isinstance(error, OSError):
            silence_output()
            where = os.fsdecode(error.filename) if error.filename else "the output"
            said, code = f"{where}: {error.strerror or error}.", Exit.UNREADABLE
        else:
            said = f"a mistake in the program itself ({type(error).__name__}: {error})."
            code = Exit.BROKEN
    _, kept = COMMANDS[_command(sys.argv[1:])[0]]
    way_out = "QUIZ_DEBUG=1 shows where it is." if code == Exit.BROKEN else ""
    note(" ".join(filter(None, ("quiz:", said, kept, way_out))))
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command with these arguments, those of the process if None; gives the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from quiz import __version__

        print(f"quiz {__version__}")
        return Exit.OK
    make_streams_safe()
    from quiz.bank.problems import ProblemError

    name, arguments = _command(arguments)
    module, _ = COMMANDS[name]
    command: Command = getattr(import_module(f"quiz.cli.{module}"), name.upper())
    try:
        return command.run(command.parsed(arguments))
    except Stop as stop:
        note(*stop.lines)
        return stop.code
    except ProblemError as error:
        note(*Stop(error.problem.message, error.problem.hint).lines)
        return Exit.UNREADABLE
    except SystemExit as leaving:  # argparse has said its help
        return leaving.code if isinstance(leaving.code, int) else Exit.UNREADABLE


def _command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command that comes first, `play` without one, and its arguments."""
    if arguments and arguments[0] in COMMANDS:
        return arguments[0], list(arguments[1:])
    return "play", list(arguments)
