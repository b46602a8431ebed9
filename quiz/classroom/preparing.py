"""What is decided before a lesson, point by point, as every face shows it; and kept for the next one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

from quiz.bank.files import decode, read_file
from quiz.bank.problems import Problem, ProblemError
from quiz.classroom.names import seen
from quiz.classroom.setup import MOST_TEAMS, Names, Setup, Standings
from quiz.game.banks import Banks
from quiz.game.points import Point, setting_points, with_setting
from quiz.game.round import Settings
from quiz.memory.codec import UNREADABLE
from quiz.memory.player import Player
from quiz.text.cleaning import excerpt, one_line, without_unseen

LIMITS = (0, 20, 30, 60, 90, 120)
"""Seconds for an answer; 0 for no limit."""
_KEPT = "class"
"""The setting of the memory that keeps a setup."""
_MOST_BYTES = 1024 * 1024  # of a class list


def points(setup: Setup, banks: Banks) -> Iterator[Point]:
    """What is decided before a lesson, in order."""
    yield from setting_points(setup.settings, banks)
    teams = [(f"in {count} teams", count) for count in range(2, MOST_TEAMS + 1)]
    yield Point("teams", "Players", [("each for themselves", 0), *teams], setup.teams)
    names = [
        ("given by the program", Names.GIVEN),
        ("from a class list", Names.LIST),
        ("as they like", Names.FREE),
    ]
    listed_in = f"from {Path(setup.class_list).name}" if setup.names is Names.LIST else ""
    yield Point("names", "Names", names, setup.names, listed_in)
    limits = [(f"{seconds} seconds" if seconds else "none", seconds) for seconds in LIMITS]
    yield Point("limit", "Time limit", limits, setup.limit)
    of_teams = [("of the teams", Standings.TEAMS)] if setup.teams else []
    # Without teams their standings are none; whoever chooses teams later gets those of the teams.
    none = Standings.NONE if setup.teams else Standings.TEAMS
    standings = [*of_teams, ("of everybody", Standings.ALL), ("none", none)]
    now = setup.standings if setup.teams or setup.standings is Standings.ALL else Standings.TEAMS
    yield Point("standings", "Standings", standings, now)


def decided(setup: Setup, point: Point, chosen: Sequence[int], banks: Banks) -> Setup:
    """The setup with some of a point's options chosen; raises ProblemError if nothing is left to draw."""
    value = point.value_of(chosen)
    if point.name in {each.name for each in fields(Settings)}:
        return replace(setup, settings=with_setting(setup.settings, point.name, value, banks))
    return replace(setup, **{point.name: value})


# The class list: a text file, a name a line


def read_class_list(path: Path) -> tuple[str, ...]:
    """The names of a class list in its order; raises ProblemError, with the line, if two are the same.

    A name is never refused for its looks: nobody chooses what they are called.
    """
    try:
        lines = decode(read_file(path, _MOST_BYTES)).text.split("\n")
    except ProblemError as error:
        found = error.problem
        raise _refusal(
            path, found.line if found.code == "encoding" else 0, found.message, found.hint
        ) from None
    stood: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        name = " ".join(one_line(without_unseen(normalize("NFKC", line))).split())
        if before := stood.get(seen(name)):
            said = f"“{excerpt(name)}” stands in line {before[0]} already"
            raise _refusal(path, number, said, "give each of them a second name, or an initial")
        if seen(name).strip():
            stood[seen(name)] = number, name
    if not stood:
        raise _refusal(path, 0, "there is no name in this class list", "write a name a line into it")
    return tuple(name for _, name in stood.values())


def _refusal(path: Path, line: int, said: str, way_out: str) -> ProblemError:
    place = f"{path}:{line}" if line else str(path)
    return ProblemError(Problem("class-list", f"{place}: {said}", way_out, file=str(path), line=line or 1))


def with_class_list(setup: Setup, path: str) -> tuple[Setup, tuple[str, ...]]:
    """The setup with a class list, by the path that was typed, and its names; raises ProblemError."""
    found = Path(path.strip()).expanduser()
    return replace(setup, names=Names.LIST, class_list=str(found.absolute())), read_class_list(found)


def lists_beside(folder: Path) -> Sequence[str]:
    """The text files in a folder, any of which may be a class list."""
    try:
        return sorted(path.name for path in folder.iterdir() if path.suffix.casefold() == ".txt")
    except OSError:
        return ()


# Kept


def keep_setup(player: Player, setup: Setup) -> None:
    """Keep a setup for the next lesson; of a class list the path alone."""
    kept = {point.name: _written(point.now) for point in points(setup, player.banks)}
    player.keep_setting(_KEPT, json.dumps({**kept, "class_list": setup.class_list}, ensure_ascii=False))


def kept_setup(player: Player) -> Setup:
    """The setup of the lesson before; what cannot be had with these banks is as usual."""
    setup = Setup()
    with suppress(*UNREADABLE):
        kept = json.loads(player.memory.setting(_KEPT, "{}"))
        setup = replace(setup, class_list=str(kept.get("class_list", "")))
        for name, value in kept.items():
            for point in points(setup, player.banks):  # anew: the standings depend on the teams
                if point.name == name:
                    with suppress(ProblemError):  # nothing would be left to draw
                        setup = decided(setup, point, _options(point, value), player.banks)
    return setup


def _written(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _options(point: Point, kept: Any) -> Sequence[int]:
    """The options that a kept value stands for, as far as they are there still; else the one that stands."""
    values = enumerate(value for _, value in point.options)
    if point.several:
        found = [index for index, value in values if value and value <= set(kept)]
    else:
        found = [index for index, value in values if _written(value) == kept]
    return found or [point.at]
