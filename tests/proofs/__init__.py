"""Proofs that take minutes: whole by `python -m tests.proofs`, short in CI by the test beside them.

A module of this package with a `PROOF` is found by its being there.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path


@dataclass(frozen=True)
class Proof:
    """A claim about the program, and what tries many times to refute it."""

    claim: str
    """What holds, in a sentence."""
    attempt: Callable[[int, int, Path, Callable[[str], None]], str]
    """Takes how many times to try, a seed, an empty folder and where to tell of its progress; gives a line on
    what was tried. Raises AssertionError if the claim does not hold."""
    whole: int
    """How many times by `python -m tests.proofs`."""
    short: int
    """How many times in CI."""


def proofs() -> Iterator[tuple[str, Proof]]:
    """All proofs with their names."""
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith(("_", "test_")):
            proof = getattr(import_module(f"{__name__}.{module.name}"), "PROOF", None)
            if isinstance(proof, Proof):
                yield module.name, proof
