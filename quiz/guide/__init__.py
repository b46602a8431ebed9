"""The guide: which pages it has, and in what order they are leafed through.

A page's name is the path of its file in this folder without the ending: "round", "teach/dates",
"problems/quote-long".
"""

from __future__ import annotations

from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class Group(StrEnum):
    """Pages that belong together; the value is what they are called."""

    PLAYERS = "For players"
    TEACHERS = "For teachers"
    PROBLEMS = "What is wrong with a bank"


_FOLDERS = {Group.PLAYERS: "", Group.TEACHERS: "teach/", Group.PROBLEMS: "problems/"}
_FIRST = {
    Group.PLAYERS: ("start", "reading", "round", "timeline", "proof", "source", "results", "line-by-line"),
    Group.TEACHERS: ("teach/start", "teach/questions", "teach/dates"),
}
"""The pages that come first in their group, in this order; the others follow by their names."""


class NoSuchPageError(LookupError):
    """The guide has no page of this name."""


def page_names(group: Group) -> tuple[str, ...]:
    """The names of a group's pages, in the order in which they are leafed through."""
    folder = _FOLDERS[group]
    place = {name: number for number, name in enumerate(_FIRST.get(group, ()))}
    found = [folder + entry.name.removesuffix(".md") for entry in _entries(folder)]
    return tuple(sorted(found, key=lambda name: (place.get(name, len(place)), name)))


def all_names() -> tuple[str, ...]:
    """The names of all pages, group by group."""
    return tuple(name for group in Group for name in page_names(group))


def group_of(name: str) -> Group:
    """The group that a page of this name is in."""
    folder, slash, _ = name.rpartition("/")
    return next((group for group, its in _FOLDERS.items() if its == folder + slash), Group.PLAYERS)


def guide_page(name: str) -> str:
    """The Markdown of a page; raises NoSuchPageError."""
    folder, slash, last = name.rpartition("/")
    for entry in _entries(folder + slash) if folder + slash in _FOLDERS.values() else ():
        if entry.name == f"{last}.md":
            return entry.read_text(encoding="utf-8")
    raise NoSuchPageError(name)


def problem_page(code: str) -> str:
    """The name of the page on a problem's code, whether or not there is one."""
    return _FOLDERS[Group.PROBLEMS] + code


def problem_codes() -> tuple[str, ...]:
    """The codes of problems that have a page."""
    return tuple(name.removeprefix(_FOLDERS[Group.PROBLEMS]) for name in page_names(Group.PROBLEMS))


def _entries(folder: str) -> list[Traversable]:
    place = files("quiz") / "guide" / folder if folder else files("quiz") / "guide"
    return [entry for entry in place.iterdir() if entry.name.endswith(".md")] if place.is_dir() else []
