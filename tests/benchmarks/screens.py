"""Start, key presses and memory of the whole program in a terminal, against the bare app."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.banks import write_bank
from tests.benchmarks.figures import Figure
from tests.terminal import Terminal

BARE = [sys.executable, "-m", "tests.benchmarks.bare"]
QUIZ = [sys.executable, "-m", "quiz"]


def first_frame(command: Sequence[str], text: str, home: Path) -> float:
    """Seconds from exec until a text stands on the screen."""
    with Terminal(command, environment={"QUIZ_HOME": str(home)}) as terminal:
        terminal.wait(text)
        return time.perf_counter() - terminal.started


def key_to_frame(command: Sequence[str], text: str, home: Path, presses: int) -> float:
    """The median of the seconds from a press of an arrow to the first bytes of the changed frame."""
    times = []
    with Terminal(command, environment={"QUIZ_HOME": str(home)}) as terminal:
        terminal.wait(text)
        settle(terminal)
        for number in range(presses):
            start = time.perf_counter()
            terminal.press("down" if number % 2 == 0 else "up")
            while not terminal.pump(1):
                pass
            times.append(time.perf_counter() - start)
            settle(terminal)
    return statistics.median(times)


def settle(terminal: Terminal) -> None:
    """Wait until nothing more is painted."""
    while terminal.pump(0.1):
        pass


def resident(pid: int) -> float:
    """Resident memory of a process in MiB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def memory_at(command: Sequence[str], text: str, home: Path) -> float:
    """Resident MiB once a text stands on the screen."""
    with Terminal(command, environment={"QUIZ_HOME": str(home)}) as terminal:
        terminal.wait(text)
        settle(terminal)
        return resident(terminal.pid)


def memory_after(folder: Path, questions: int) -> tuple[float, float]:
    """Resident MiB after 20 questions of one round, and after so many."""
    path = write_bank(folder, questions + 10)
    command = [*QUIZ, str(path), "--play", "round", "--length", "all", "--seed", "7"]
    early = 0.0
    with Terminal(command, environment={"QUIZ_HOME": str(folder / "home")}) as terminal:
        for number in range(1, questions + 1):
            asks = f" {number} of "
            terminal.wait(asks)
            terminal.wait("⏎ answer")
            terminal.press("enter")
            terminal.wait("⏎ next")
            if number == 20:
                early = resident(terminal.pid)
            terminal.press("enter")
        return early, resident(terminal.pid)


def best(times: int, measure: Callable[[], float]) -> float:
    """The least of so many measurements: what the machine can do when it is not busy elsewhere."""
    return min(measure() for _ in range(times))


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of the screens."""
    home = folder / "home"
    times = 3 if short else 12
    bare_text, quiz_text = "quit the bare app", "Play a round"
    first_frame(QUIZ, quiz_text, home)
    yield Figure(
        "exec to first painted home screen",
        best(times, lambda: first_frame(QUIZ, quiz_text, home)),
        best(times, lambda: first_frame(BARE, bare_text, home)),
        "s",
        1.25,
    )
    presses = 10 if short else 60
    yield Figure(
        "key to changed frame, median",
        key_to_frame(QUIZ, quiz_text, home, presses) * 1000,
        key_to_frame(BARE, bare_text, home, presses) * 1000,
        "ms",
        1.5,
    )
    yield Figure(
        "resident memory on the home screen",
        memory_at(QUIZ, quiz_text, home),
        memory_at(BARE, bare_text, home),
        "MiB",
        1.25,
    )
    questions = 100 if short else 2000
    early, late = memory_after(folder, questions)
    yield Figure(f"resident memory after {questions} questions, floor after 20", late, early, "MiB", 1.1)
