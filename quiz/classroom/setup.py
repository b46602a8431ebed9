"""How a lesson is set up before it begins, and the log of what happens in it: values, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from quiz.game.round import Settings

HOST = 0
"""Who the host is among those who act; players count from 1."""
MOST_TEAMS = 8
LIMIT = 500
"""So many players a room takes unless more are wanted."""
MINUTE = 60.0
"""Seconds that a sweep goes back, and wrong codes count."""
MORE = 30
"""Seconds that more time gives."""


class Names(StrEnum):
    """Where the players' names come from."""

    GIVEN = "given"
    """The program names them: nothing to moderate, and nobody's own name on the disk."""
    LIST = "list"
    """Everybody finds themselves in the class list."""
    FREE = "free"


class Standings(StrEnum):
    """Whose standings are shown after a question."""

    TEAMS = "teams"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Setup:
    """What the host chose before the lesson."""

    settings: Settings = field(default_factory=Settings)
    """Length, kinds and topics of the round."""
    teams: int = 0
    """How many; 0 if everybody plays for themselves."""
    names: Names = Names.GIVEN
    class_list: str = ""
    """The path of the class list: the names in it are never kept."""
    limit: int = 0
    """Seconds a question stays open; 0 until the host closes it."""
    standings: Standings = Standings.TEAMS


class Entry(NamedTuple):
    """One line of a session's log: what somebody did. The room follows from the log alone."""

    at: float
    """Seconds since 1970, by the host's clock."""
    who: int
    """A player's number, or `HOST`."""
    act: str
    """What: "join", "answer", or what the host does as `Room` takes it."""
    k: int = 0
    """The player's own counter of acts; 0 for what only the host's side does."""
    values: Mapping[str, Any] = MappingProxyType({})
    """JSON; never a name."""
    name: str = ""
    """The one name that goes with it, if any: it is kept in the file of names alone."""
