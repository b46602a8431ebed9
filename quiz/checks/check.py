"""All that can be said about a bank: what reading it finds, and what a careful teacher would mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from quiz.bank.problems import as_json, show
from quiz.bank.reading import Reading, in_order, read_bank
from quiz.checks.context import Context
from quiz.checks.rules import find_warnings

__all__ = ["as_json", "check", "show", "with_warnings"]


def check(path: Path, name: str | None = None, progress: Callable[[float], None] | None = None) -> Reading:
    """Read a file and hold what plays of it to every rule; `name` is what problems call it, else the path.

    `progress` is told the share that is done, from 0 to 1.
    """
    return with_warnings(read_bank(path, name), str(path) if name is None else name, progress)


def with_warnings(reading: Reading, name: str, progress: Callable[[float], None] | None = None) -> Reading:
    """A reading with the warnings about its bank."""
    if reading.bank is None:
        return reading
    warnings = find_warnings(
        Context(reading.bank, reading.places, reading.lines), name, progress, reading.held
    )
    return replace(reading, problems=in_order([*reading.problems, *warnings]))
