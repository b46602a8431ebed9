"""A problem of a bank as a value; printing it is the command line's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The item concerned cannot be played."""
    WARNING = "warning"
    """It can be played, and a careful teacher would mend it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a bank, and the way out."""

    file: str
    """The file as the user named it."""
    line: int
    """From 1."""
    column: int
    """In characters, from 1."""
    code: str
    """Short and stable, such as `quote-missing`."""
    level: Level
    """An error or a warning."""
    message: str
    """What is wrong, in one line."""
    hint: str = ""
    """The way out; empty if the message says it."""
