"""What the memory tells of the past, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from quiz.game.round import Play


class PastRound(NamedTuple):
    """A round as the list of past rounds shows it."""

    id: str
    """What `Memory.recall` gives the whole of it for."""
    play: Play
    """The way it was played."""
    banks: tuple[str, ...]
    """The ids of the banks it was dealt from, sorted."""
    begun: datetime
    """When it began, with its offset from UTC."""
    seconds: float
    """How long the answers took together."""
    score: float
    """The sum of the marks."""
    total: int
    """How many questions were dealt."""
    answered: int
    """How many of them have been answered."""
    finished: bool
    """Whether it was played to its end, neither given up nor still to be gone on with."""
    day: str = ""
    """For a daily timeline: its day, as "2026-11-22"."""


class Known(NamedTuple):
    """How the last answer to an item went."""

    mark: float
    """From 0 to 1."""
    fingerprint: str
    """Of the item's answer at that time: another one means that the item has changed since."""
    at: datetime
    """When it was given, with its offset from UTC."""
    sure: bool = True
    """False if the player said that it was a guess."""


class Flag(NamedTuple):
    """A word from the player to the teacher about an item."""

    item: str
    """The id of the item."""
    word: str
    """What the player said of it."""
    at: datetime
    """When, with the offset from UTC."""
    number: int
    """What it goes by in its memory."""
    settled: datetime | None = None
    """When it was settled, with the offset from UTC; None while it stands open."""
