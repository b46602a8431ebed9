"""A bank that is being saved is killed again and again, at any moment, and its file is whole each time.

`python -m tests.proofs.saves FILE` is the program that saves until it is killed.
"""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

from quiz.authoring.saving import save

_ROOT = Path(__file__).parents[2]
OLD, NEW = b"a" * 200_000, b"b" * 300_000
"""What is saved by turns; the file has the first to begin with."""


def save_without_end(path: Path) -> None:
    """Save, and say so each time."""
    before, after = OLD, NEW
    while True:
        save(path, before, after)
        print("saved", flush=True)
        before, after = after, before


def attempt(times: int, seed: int, folder: Path) -> str:
    """No kill leaves a bank that is being saved other than as it was or as it shall be, whole."""
    chance = Random(seed)
    path = folder / "bank.yaml"
    cut_off = 0
    for _ in range(times):
        path.write_bytes(OLD)
        command = [sys.executable, "-m", "tests.proofs.saves", str(path)]
        with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE) as saver:
            assert saver.stdout
            assert saver.stdout.readline() == b"saved\n"
            time.sleep(chance.uniform(0, 0.01))
            saver.kill()
        content = path.read_bytes()
        assert content in (OLD, NEW), f"neither the old file nor the new one, but {len(content)} bytes"
        for left in folder.glob(".*"):
            cut_off += 1
            left.unlink()
    return f"{times} kills, {cut_off} of them in the middle of writing"


if __name__ == "__main__":
    save_without_end(Path(sys.argv[1]))
