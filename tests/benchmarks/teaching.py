"""Checking, saving and typing in a large bank, against what a teacher takes for at once."""

from __future__ import annotations

import math
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from quiz.authoring.document import Section
from quiz.authoring.work import Adder
from quiz.checks.rules import check
from tests.benchmarks.banks import write_varied_bank
from tests.benchmarks.figures import Figure
from tests.benchmarks.reading import seconds
from tests.benchmarks.screens import settle
from tests.terminal import Terminal

_TYPED = "whichtowndidhecallhome"
_LEADS = "xzqvy"
"""Letters that nothing else on the screen begins with: each question typed begins with another."""
_PLACES = 2
"""Where it is painted: in the form and in the list."""

_CHECK, _SAVE, _KEY = 1.5, 100.0, 50.0
"""What is aimed for: seconds for a check of 1,000 questions, milliseconds for a save and for a key."""


def saving(path: Path, times: int) -> float:
    """The median of the milliseconds from a new event to the file that has it."""
    adder = Adder(path)
    taken = []
    for number in range(times):
        fields = {"event": f"Something that happened, number {number}", "date": "1908", "draft": "true"}
        start = time.perf_counter()
        adder.add(Section.TIMELINE, fields)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def typing(path: Path, home: Path, presses: int) -> float:
    """The median of the milliseconds from a key in a form of the workshop to its checked and painted result.

    The list beside the form says what was typed once it has been checked.
    """
    command = [sys.executable, "-m", "quiz", "edit", str(path)]
    taken: list[float] = []
    with Terminal(command, columns=120, rows=40, environment={"QUIZ_HOME": str(home)}) as terminal:
        terminal.wait("A made-up town")
        settle(terminal)
        while len(taken) < presses:
            terminal.press("n")
            terminal.wait("such as: Where")
            settle(terminal)
            typed = ""
            word = _LEADS[len(taken) // len(_TYPED) % len(_LEADS)] + _TYPED[1:]
            for letter in word[: presses - len(taken)]:
                typed += letter
                start = time.perf_counter()
                terminal.press(letter)
                while terminal.text.count(f" {typed}") < _PLACES:
                    terminal.pump(0.05)
                taken.append(time.perf_counter() - start)
            settle(terminal)
            terminal.press("escape")
            terminal.wait("duplicate")
    return statistics.median(taken) * 1000


def figures(folder: Path, short: bool) -> Iterator[Figure]:
    """All figures of the teacher's side."""
    times = 2 if short else 5
    few, many = 1_000, 3_000 if short else 10_000
    path = write_varied_bank(folder, few)
    taken = seconds(lambda: check(path), times)
    yield Figure(f"checking {few} questions with all rules, floor {_CHECK} s", taken, _CHECK, "s", 1.0)
    large = write_varied_bank(folder, many)
    yield Figure(
        f"checking {many} questions, floor n log n of that",
        seconds(lambda: check(large), times),
        taken * many * math.log(many) / (few * math.log(few)),
        "s",
        1.0,
    )
    copy = shutil.copy(path, folder / "copy.yaml")
    yield Figure(
        f"adding to {few} questions and saving, median, floor {_SAVE:g} ms",
        saving(Path(copy), 3 if short else 20),
        _SAVE,
        "ms",
        1.0,
    )
    yield Figure(
        f"key in the workshop on {few} questions, median, floor {_KEY:g} ms",
        typing(path, folder / "home", 20 if short else 100),
        _KEY,
        "ms",
        1.0,
    )
