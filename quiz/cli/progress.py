"""A bar for what takes more than a second, on standard error, in a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from quiz.plain.terminal import is_terminal
from quiz.plain.text import shown

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
