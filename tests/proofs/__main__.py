"""Run proofs whole: `python -m tests.proofs [--seed N] [--times N] [NAME …]`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.proofs import Proof, proofs


def main(arguments: list[str]) -> int:
    """Run the proofs that are named, or all; 1 if a claim was refuted."""
    known = dict(proofs())
    parser = argparse.ArgumentParser(prog="python -m tests.proofs", description="Run the long proofs.")
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"of {', '.join(known)}; all without one")
    parser.add_argument("--seed", type=int, default=1, help="of what chance decides (1)")
    parser.add_argument("--times", type=int, help="instead of each proof's own number")
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.names if name not in known]:
        parser.error(f"no such proof: {', '.join(unknown)}")
    held = [
        run(name, known[name], chosen.times or known[name].whole, chosen.seed)
        for name in chosen.names or known
    ]
    return 0 if all(held) else 1


def run(name: str, proof: Proof, times: int, seed: int) -> bool:
    """Run one proof and tell how it goes; whether its claim held."""
    print(f"{name}: {proof.claim}")
    began = time.monotonic()
    with TemporaryDirectory(prefix=f"quiz-{name}-") as folder:
        try:
            tried = proof.attempt(times, seed, Path(folder), lambda line: print(f"  {line}", flush=True))
        except AssertionError as refutation:
            print(f"  REFUTED (seed {seed}): {refutation}")
            return False
    print(f"  held: {tried}, in {time.monotonic() - began:.0f} s")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
