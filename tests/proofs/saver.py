"""A program that saves a file again and again until it is killed: `python -m tests.proofs.saver FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from quiz.authoring.saving import save

OLD, NEW = b"a" * 200_000, b"b" * 300_000
"""What it saves by turns; the file has the first to begin with."""


def main(path: Path) -> None:
    """Save, and say so each time."""
    before, after = OLD, NEW
    while True:
        save(path, before, after)
        print("saved", flush=True)
        before, after = after, before


if __name__ == "__main__":
    main(Path(sys.argv[1]))
