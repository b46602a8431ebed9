"""What the commands share: a command as a value, a conversation, and how far one has come."""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, NoReturn, TypeAlias

from quiz.cli.exits import Stop
from quiz.plain.console import WIDTH, Console, is_terminal, terminal_width
from quiz.text.cleaning import one_line

Argument: TypeAlias = tuple[str, dict[str, Any]]
"""The name of one argument of a command, and what argparse is told of it."""


def argument(name: str, metavar: str, about: str, **settings: Any) -> Argument:
    """An option with a value, or with a name that begins with no dash what stands at a place."""
    return name, {"metavar": metavar, "help": about, **settings}


def switch(name: str, about: str) -> Argument:
    """An option that is said or not."""
    return name, {"action": "store_true", "help": about}


class Command(NamedTuple):
    """A command: its usage line, what it does in a sentence, what else its help says, and its arguments."""

    run: Callable[[argparse.Namespace], int]
    """Carries it out; gives the exit code, and raises Stop."""
    usage: str
    about: str
    more: str = ""
    arguments: Sequence[Argument] = ()

    def parsed(self, given: Sequence[str]) -> argparse.Namespace:
        """What is given on the command line; raises Stop, and SystemExit where it asks for help."""
        parser = _Parser(
            prog="quiz",
            usage=self.usage,
            description=self.about,
            epilog=self.more,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        for name, settings in self.arguments:
            parser.add_argument(name, **settings)
        return parser.parse_args(given)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is not understood as every other note is said: an argument may hold an escape sequence."""
        raise Stop(f"error: {message}", before=self.format_usage().splitlines())


def console() -> Console:
    """A conversation with whoever sits at the terminal, or with a pipe."""
    interactive = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    return Console(
        sys.stdin or io.StringIO(),
        sys.stdout or io.StringIO(),
        interactive=interactive,
        width=terminal_width() if interactive else WIDTH,
    )


_PATIENCE = 1.0  # seconds


@contextmanager
def progress(what: str) -> Iterator[Callable[[float], None]]:
    """A function to tell the share that is done, from 0 to 1; in a terminal it is shown after a second."""
    began, told = time.monotonic(), ""

    def tell(share: float) -> None:
        nonlocal told
        now = f"{one_line(what)}: {share:.0%}"
        if now != told and time.monotonic() - began > _PATIENCE and is_terminal(sys.stderr):
            print(f"\r{now}", end="", file=sys.stderr, flush=True)
            told = now

    try:
        yield tell
    finally:
        if told:
            print(f"\r{' ' * len(told)}\r", end="", file=sys.stderr, flush=True)
