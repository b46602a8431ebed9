"""The commands: read the arguments, call one room, turn problems into messages and exit codes.

Standard output is for what was asked for, standard error for notes about it.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from quiz.cli.exits import Exit, Stop, hear_of_threads, make_streams_safe, note, silence_output

# Everything else is imported where it is used: `quiz --version` needs none of it.

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.cli.command import Command

COMMANDS = {
    "play": ("play", "A round that was under way can be gone on with."),
    "add": ("write", "What was said to be added is in the file, and nothing else."),
    "check": ("check", ""),
    "coverage": ("check", ""),
    "edit": ("write", "What was not saved is offered when the bank is opened again."),
    "flags": ("remembered", ""),
    "guide": ("reference", ""),
    "host": ("host", "A lesson that somebody had joined can be gone on with: quiz host."),
    "history": ("remembered", ""),
    "new": ("new", "The bank is written whole or not at all."),
    "schema": ("reference", ""),
    "sessions": ("sessions", ""),
}
"""The commands, each with the module that has it and what it leaves behind when it is broken off."""


def run() -> NoReturn:
    """Run the program as a console script; nothing but an exit code and clear lines leaves it."""
    # A start makes little that goes and much that stays: to look through it again and again is a tenth of it.
    gc.set_threshold(20_000)
    elsewhere = hear_of_threads()
    try:
        code = main()
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        silence_output()
        code = Exit.PIPE_CLOSED
    except KeyboardInterrupt:
        if not elsewhere and sys.stderr and sys.stderr.isatty():
            print(file=sys.stderr)  # a terminal has written ^C where the cursor was
        code = Exit.INTERRUPTED if elsewhere else _broken_off(Exit.INTERRUPTED, "interrupted.")
    except SystemExit:
        raise
    except BaseException as error:  # what a library in Rust does not foresee is no Exception
        if os.environ.get("QUIZ_DEBUG") == "1":
            raise
        if isinstance(error, OSError):
            silence_output()
            where = os.fsdecode(error.filename) if error.filename else "the output"
            code = _broken_off(Exit.UNREADABLE, f"{where}: {error.strerror or error}.")
        else:
            code = _mistaken(error)
    sys.exit(_mistaken(elsewhere[0]) if elsewhere else code)


def _mistaken(error: BaseException) -> int:
    """Say what the program did wrong, and where the details are."""
    from quiz.memory.mistakes import write_down
    from quiz.text.cleaning import excerpt

    path = write_down(error)
    details = f"Details: {path}" if path else "QUIZ_DEBUG=1 shows where it is."
    said = f"a mistake in the program itself ({excerpt(f'{type(error).__name__}: {error}', 200)})."
    return _broken_off(Exit.BROKEN, said, details)


def _broken_off(code: Exit, said: str, way_out: str = "") -> int:
    """Say what ends the command, and what it leaves behind."""
    _, kept = COMMANDS[_command(sys.argv[1:])[0]]
    note(" ".join(filter(None, ("quiz:", said, kept, way_out))))
    return code


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
        return command.run(command.parsed(arguments)) or Exit.OK
    except Stop as stop:
        note(*stop.lines)
        return stop.code
    except ProblemError as error:
        note(*Stop(error.problem.message, error.problem.hint).lines)
        return Exit.UNREADABLE
    except SystemExit as leaving:  # argparse has said its help
        return leaving.code if isinstance(leaving.code, int) else Exit.UNREADABLE


def _command(arguments: list[str]) -> tuple[str, list[str]]:
    """The command that comes first, `play` without one, and its arguments."""
    if arguments and arguments[0] in COMMANDS:
        return arguments[0], arguments[1:]
    return "play", arguments
