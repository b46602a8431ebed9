"""What the commands' arguments share."""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

from quiz.cli.exits import Exit, Stop
from quiz.plain.console import WIDTH, Console, is_terminal, shown, terminal_width


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is not understood as every other note is said: an argument may hold an escape sequence."""
        raise Stop(Exit.UNREADABLE, *self.format_usage().splitlines(), f"quiz: error: {message}")


def parser(usage: str, about: str, closing: str = "") -> argparse.ArgumentParser:
    """Make a parser with a usage line, a sentence on what the command does, and lines below its options."""
    return _Parser(
        prog="quiz",
        usage=usage,
        description=about,
        epilog=closing,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


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
    """A function to tell the share that is done, from 0 to 1; it shows a bar once a second has passed."""
    began = time.monotonic()
    with ExitStack() as stack:
        show: Callable[[float], None] | None = None

        def tell(share: float) -> None:
            nonlocal show
            if show is None and time.monotonic() - began > _PATIENCE and is_terminal(sys.stderr):
                show = stack.enter_context(_bar(what))
            if show:
                show(share)

        yield tell


@contextmanager
def _bar(what: str) -> Iterator[Callable[[float], None]]:
    from rich.console import Console  # takes 60 ms, and most checks are done before a bar is wanted
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(shown(what), total=1.0)
        yield lambda share: bar.update(task, completed=share)
