"""What the commands share: a command as a value, with its arguments, and a conversation."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn, TextIO, TypeAlias

from quiz.cli.exits import Stop, columns_of
from quiz.plain.console import WIDTH, Console, wrapped

Argument: TypeAlias = tuple[str, dict[str, Any]]
"""The name of one argument of a command, and what argparse is told of it."""


def argument(name: str, metavar: str, about: str, **settings: Any) -> Argument:
    """An option with a value, or with a name that begins with no dash what stands at a place."""
    return name, {"metavar": metavar, "help": about, **settings}


def switch(name: str, about: str) -> Argument:
    """An option that is said or not."""
    return name, {"action": "store_true", "help": about}


def number(last: int, said: str = "") -> Callable[[str], int]:
    """Read a number from 1 to `last`; `said` is what is said of another text, if not that."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 7 and 1 <= int(text) <= last):
            raise argparse.ArgumentTypeError(said or f"a number from 1 to {last}")
        return int(text)

    return read


_LINE = re.compile(r"^(\S.*)\n(?=\S)", re.MULTILINE)  # "the text is read from", and the next begins so too


class Command(NamedTuple):
    """A command: its usage line, what it does in a sentence, what else its help says, and its arguments."""

    run: Callable[[argparse.Namespace], int | None]
    """Carries it out; gives the exit code, None for 0, and raises Stop."""
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
            formatter_class=_Help,
            allow_abbrev=False,
        )
        for name, settings in self.arguments:
            parser.add_argument(name, **settings)
        return parser.parse_args(given)


class _Help(argparse.HelpFormatter):
    """Help that is broken between words and not at their hyphens; what is indented stays a line."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [each for line in text.splitlines() for each in wrapped(line, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(self._split_lines(_LINE.sub(r"\1 ", text), width))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is not understood as every other note is said: an argument may hold an escape sequence."""
        from quiz.bank.fields import did_you_mean  # for mistakes only

        strange = message.partition(" arguments: ")[2].split(" ")[0]
        near = did_you_mean(strange, self._option_string_actions, 0.75)
        raise Stop(f"error: {message}", near, before=self.format_usage().splitlines())


def console() -> Console:
    """A conversation with whoever sits at the terminal, or with a pipe."""
    interactive = is_terminal(sys.stdin) and is_terminal(sys.stdout)
    width = terminal_width() if interactive else WIDTH
    return Console(
        sys.stdin or io.StringIO(), sys.stdout or io.StringIO(), interactive=interactive, width=width
    )


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream stands for a terminal; it may be closed, or not be there at all."""
    return stream is not None and not stream.closed and stream.isatty()


def lacking_encoding() -> str:
    """The encoding of a terminal that has no characters to draw a screen with; "" if it has."""
    encoding = (sys.stderr and sys.stderr.encoding) or "utf-8"
    return "" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding


def terminal_width() -> int:
    """The width for lines: that of the terminal, at most `WIDTH`."""
    return min(WIDTH, (columns_of(sys.stdout) or WIDTH + 1) - 1)


def takes_colour(stream: TextIO | None) -> bool:
    """Whether a stream stands for a terminal that shows colours, and nobody has asked for none."""
    # https://no-color.org
    asked_for_none = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    # Older consoles of Windows print the codes.
    shows = sys.platform != "win32" or "WT_SESSION" in os.environ
    return is_terminal(stream) and shows and not asked_for_none
