"""Run proofs whole: `python -m tests.proofs [NAME …]`; an AssertionError is a claim refuted."""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from tests.proofs import bots, guesses, hangups, kills, lessons, saves, tellings

Attempt: TypeAlias = Callable[[int, int, Path], str]
"""Takes the times to try, a seed and an empty folder; says what it tried."""

PROOFS: Mapping[str, tuple[Attempt, int]] = {
    "bots": (bots.attempt, 100),  # tens of them
    "guesses": (guesses.attempt, 300),
    "hangups": (hangups.attempt, 200),
    "kills": (kills.attempt, 300),
    "lessons": (lessons.attempt, 100),
    "saves": (saves.attempt, 500),
    "tellings": (tellings.attempt, 300),
}
"""What tries to refute each claim, and how many times it does when it is run whole."""


def main(names: list[str]) -> None:
    """Run the proofs that are named, or all."""
    for name in names or PROOFS:
        attempt, times = PROOFS[name]
        print(f"{name}: {attempt.__doc__}")
        began = time.monotonic()
        with TemporaryDirectory(prefix=f"quiz-{name}-") as folder:
            print(f"  held: {attempt(times, 1, Path(folder))}, in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
