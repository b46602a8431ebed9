"""A lesson with so many phones, all of which answer within a second, against a bare room and a lone commit.

The host stands in a terminal, the phones and who measures on another core. Nothing is timed before what was
sent, acknowledged and stored is the same.
"""

import json
import math
import os
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from quiz.classroom.addresses import LOOPBACK
from tests.benchmarks.banks import write_bank
from tests.benchmarks.figures import Figure, medians, seconds
from tests.benchmarks.screens import opened, resident
from tests.terminal import Terminal

COUNTS, FEW = (30, 300, 2_000, 5_000), (30, 300)
_QUESTIONS, _SOME = 9, 4
_COMMITS = 100
_APART = 0.1
"""Seconds between two keys."""
# A class behind one address comes in slowly, so that no script crowds it out: here that would take minutes.
_HOST = "from quiz.classroom import door; door.AT_ONCE = 10**6; from quiz.cli import run; run()"


class Process:
    """A module in a process of its own: takes commands and says what came of them, a line of JSON each."""

    def __init__(self, module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", module, *arguments]
        self._process = subprocess.Popen(command, stdin=-1, stdout=-1, text=True, encoding="utf-8")
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process:
            self._process.kill()

    def tell(self, *command: object) -> None:
        """Let it do something; `heard` gives what comes of it."""
        assert self._process.stdin
        self._process.stdin.write(f"{json.dumps(command)}\n")
        self._process.stdin.flush()

    def is_ready(self) -> bool:
        """Whether it has done so."""
        assert self._process.stdout
        return bool(select.select([self._process.stdout], [], [], 0)[0])

    def heard(self) -> Any:
        """What came of it."""
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())

    def done(self, *command: object) -> Any:
        """Let it do something, and give what came of it."""
        self.tell(*command)
        return self.heard()


class Lesson:
    """A host in a terminal, and the phones in its room."""

    def __init__(self, host: Terminal, crowd: Process) -> None:
        self._host = host
        self._crowd = crowd
        self.q = 1
        self.asked: Mapping[str, Any] = {}
        """The view of the question that is open."""
        self.sent = 0
        """How many answers."""
        self.key = 0.0
        """Seconds from a key to its frame: the slowest of those while all answered the last question."""

    def _come(self, *command: object) -> Any:
        """Let the phones do something, and take in what the host paints meanwhile."""
        self._crowd.tell(*command)
        self._host.until(self._crowd.is_ready, str(command[0]))
        return self._crowd.heard()

    def join(self, count: int, code: str) -> None:
        """Let so many phones in."""
        assert self._come("open", count, code) == count
        self._host.rest()

    def opened(self) -> float:
        """Seconds from the first phone that sees the next question to the last."""
        self.q += 1
        self._host.press("enter")
        taken, self.asked = self._come("see", self.q, {})
        self._host.wait("have answered")
        return float(taken)

    def answered(self) -> float:
        """The 99th percentile of seconds until an answer is acknowledged, while keys are pressed."""
        self._host.rest()
        self._crowd.tell("answer", self.q)
        self.key = 0.0
        while not self._crowd.is_ready():
            for shown in ("back", "have answered"):
                self.key = max(self.key, self._key_to_frame(shown))
                self._pause()
        acknowledged = self._crowd.heard()
        self.sent += len(acknowledged)
        self._host.wait(f"{len(acknowledged)} of ")
        self.close()
        return late(acknowledged)

    def close(self) -> None:
        """Close the question and reveal it."""
        for then in ("reveal", "question" if self.q <= _QUESTIONS else "report"):
            self._host.press("enter")
            self._host.wait(f"⏎ {then}")
        self._host.rest()

    def _pause(self) -> None:
        """Take in what is painted until the next key, as of one who presses them fast."""
        until = time.perf_counter() + _APART
        while (left := until - time.perf_counter()) > 0:
            self._host.pump(left)

    def _key_to_frame(self, text: str) -> float:
        """Seconds from the key that shows the square, or the lesson again, to a frame with this text."""
        start, painted = time.perf_counter(), b""
        self._host.press("q")
        while text.encode() not in painted:
            painted += self._host.read(1)
            assert time.perf_counter() < start + 30, f"{text!r} was not painted"
        taken = time.perf_counter() - start
        self._host.feed(painted)
        return taken


class Commits:
    """Transactions of one row each, kept as a session is."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE entry (json)")

    def late(self) -> float:
        """The 99th percentile of seconds that one takes."""
        return late([seconds(self._commit) for _ in range(_COMMITS)])

    def _commit(self) -> None:
        self._connection.execute("INSERT INTO entry VALUES (?)", ('{"q":1,"vote":1,"chosen":[2]}',))


def late(times: Sequence[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[math.ceil(0.99 * len(times)) - 1]


class Measured(NamedTuple):
    """What was measured of a lesson, in seconds, and its floors."""

    opening: float
    """From the first phone that sees a question to the last."""
    bare: float
    """The same in a bare room."""
    saved: float
    """Until an answer is acknowledged, 99th percentile."""
    key: float
    """From a key of the host to its frame while all answer, the slowest of a second."""
    commit: float
    """A lone commit, 99th percentile."""
    grown: float
    """KiB by which the host has grown."""


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of lessons."""
    few, grown = FEW[0], 0.0
    with _cores() as move:
        for count in FEW if short else COUNTS:
            found = _lesson(folder / f"crowd-{count}", move, count, _SOME if short else _QUESTIONS)
            more, slow = (0.025, 0.1) if count <= 300 else (0.15, 0.15)
            name = f"{count} phones: "
            what = "a question, from first to last; floor: a bare room's"
            yield Figure(name + what, found.opening, found.bare, "s", 3)
            what = f"an answer saved, 99 of 100; floor: a commit and {1000 * more:g} ms"
            yield Figure(name + what, found.saved, found.commit + more, "s", 1)
            what = f"a key of the host, the slowest; floor: {1000 * slow:g} ms"
            yield Figure(name + what, found.key, slow, "s", 1)
            if count == few:
                grown = found.grown
            else:
                each = (found.grown - grown) / (count - few)
                yield Figure(f"{name}memory for each but {few}; floor: 32 KiB", each, 32, "KiB", 1)


@contextmanager
def _cores() -> Iterator[Callable[[int], None]]:
    """Keep this process and those it starts on the last core; gives what moves one of them to the first."""
    if sys.platform != "linux":  # where a process cannot be kept on a core
        yield lambda _: None
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        yield lambda pid: os.sched_setaffinity(pid, {min(cores)})
    finally:
        os.sched_setaffinity(0, cores)


def _lesson(folder: Path, move: Callable[[int], None], count: int, questions: int) -> Measured:
    """Hold a lesson with so many phones, of which one in a hundred is stuck."""
    folder.mkdir()
    bank = str(write_bank(folder, _QUESTIONS + 1))
    command = [sys.executable, "-c", _HOST, "host", bank, "--address", LOOPBACK, "--limit", str(count + 1)]
    with opened(command, folder, 120, 40) as host, ExitStack() as others:
        move(host.pid)
        host.wait("Open the lobby")
        host.press("enter")
        host.wait("Nobody is in yet")
        head = json.loads(_kept(folder, "SELECT json FROM head"))
        address, code = head["address"], head["code"]
        # A question to one who only looks on: then all is there that the screen needs.
        assert others.enter_context(Process("tests.benchmarks.phones", address)).done("open", 1, code) == 1
        for then in ("begin", "close and show", "reveal", "question 2"):
            host.wait(f"⏎ {then}")
            host.press("enter") if then != "question 2" else host.rest()
        empty = resident(host)
        room = others.enter_context(Process("tests.benchmarks.bare_room"))
        move(room.pid)
        bare = others.enter_context(Process("tests.benchmarks.phones", room.heard()))
        assert bare.done("open", count, "") == count
        lesson = Lesson(host, others.enter_context(Process("tests.benchmarks.phones", address)))
        lesson.join(count, code)
        opening, floor, saved, key, commit = medians(
            questions,
            lesson.opened,
            lambda: float(bare.done("see", lesson.q, lesson.asked)[0]),
            lesson.answered,
            lambda: lesson.key,
            Commits(folder / "commits.sqlite3").late,
        )
        grown = (resident(host) - empty) * 1024
    stored = _kept(folder, "SELECT COUNT(*) FROM entry WHERE act = 'answer'")
    assert stored == lesson.sent, f"{lesson.sent} answers were sent and acknowledged, {stored} stored"
    return Measured(opening, floor, saved, key, commit, grown)


def _kept(folder: Path, query: str) -> Any:
    """Ask the session's file for one value."""
    (session,) = (folder / "home" / "sessions").glob("*[0-9].sqlite3")
    with closing(sqlite3.connect(session)) as connection:
        (value,) = connection.execute(query).fetchone()
    return value
