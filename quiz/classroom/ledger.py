"""What happens in a lesson as it is written down: what waits is written in one transaction, by a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Protocol, TypeAlias

from quiz.bank.problems import ProblemError
from quiz.classroom.setup import HOST, Entry
from quiz.text.cleaning import one_line

_AGAIN = 1.0  # seconds until a disk that failed is tried again

Waiting: TypeAlias = tuple[Entry, asyncio.Future[None]]
"""An entry, and what is done when it is dealt with."""


class Log(Protocol):
    """Where a lesson is written down; both may raise ProblemError."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries in one transaction."""

    def note(self, **values: Any) -> None:
        """Write down what a session that goes on begins with: its code, its key."""


class Ledger:
    """What waits to be written to a log, and the thread that writes it; for one event loop."""

    def __init__(self, log: Log, clock: Callable[[], float], news: Callable[[], object]) -> None:
        """Begin with nothing; `news` is called when the disk fails."""
        self.trouble = ""
        """What keeps it from being written, for the host."""
        self.work = asyncio.Event()
        """Set when there is something to look at, written or not."""
        self._idle = asyncio.Event()
        self._log, self._clock, self._news = log, clock, news
        self._loop = asyncio.get_running_loop()
        self._disk = ThreadPoolExecutor(1, "quiz-disk")
        self._queue: list[Waiting] = []

    def put(self, entry: Entry) -> asyncio.Future[None]:
        """Let an entry wait to be written; it is dealt with when the future is done."""
        dealt_with: asyncio.Future[None] = self._loop.create_future()
        self._queue.append((entry, dealt_with))
        self._idle.clear()
        self.work.set()
        return dealt_with

    async def next(self) -> list[Waiting]:
        """Wait until there is something to look at; give all that waits to be written, if anything does."""
        if not self._queue:
            self._idle.set()
        await self.work.wait()
        self.work.clear()
        batch, self._queue = self._queue, []
        return batch

    async def written(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Write entries, however often that has to be tried; give them as they stand there."""
        while entries:
            entries = [self._at_last(entry) for entry in entries]
            try:
                await self._loop.run_in_executor(self._disk, self._write, entries)
            except Exception as error:  # whatever it is, the host is told, and it is tried again
                message = error.problem.message if isinstance(error, ProblemError) else str(error)
                self.trouble = f"nothing can be saved, so no answer counts as given: {one_line(message)}"
                self._news()
                await asyncio.sleep(_AGAIN)
            else:
                self.trouble = ""
                break
        return entries

    def _at_last(self, entry: Entry) -> Entry:
        """Let what the host does begin when it is written; but who stops the lesson stops it at once."""
        is_host = entry.who == HOST and entry.act != "pause"
        return entry._replace(at=self._clock()) if is_host else entry

    def _write(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.act == "sweep":  # first, so that no kill in between lets an old code in again
                self._log.note(code=entry.values["code"], key=entry.values["key"])
        self._log.append(entries)

    async def note(self, **values: Any) -> None:
        """Write down what a session that goes on begins with; raises ProblemError if that cannot be."""
        await self._loop.run_in_executor(self._disk, lambda: self._log.note(**values))

    async def idle(self) -> None:
        """Wait until nothing waits, but for no disk that fails."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), _AGAIN)

    async def close(self) -> None:
        """Let the thread end."""
        await asyncio.to_thread(self._disk.shutdown)
