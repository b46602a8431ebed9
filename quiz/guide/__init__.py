"""The guide: which pages it has, and in what order they are leafed through.

A page's name is the path of its file in this folder without the ending: "round", "teach/dates". What is wrong
with a bank is told in a file a theme, of which each heading is a page: "problems/quote-long".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files


class Group(StrEnum):
    """Pages that belong together; the value is what they are called."""

    PLAYERS = "Help"
    TEACHERS = "Help for teachers"
    PROBLEMS = "What is wrong with a bank"


_FOLDERS = {Group.PLAYERS: "", Group.TEACHERS: "teach/", Group.PROBLEMS: "problems/"}
_FIRST = (
    *("start", "reading", "round", "timeline", "proof", "source", "results", "line-by-line"),
    *("teach/start", "teach/questions", "teach/dates", "teach/workshop", "teach/class", "teach/host"),
)
"""The pages that come first in their group, in this order; the others follow by their names."""
_SECTION = re.compile(r"^## ([\w-]+)\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
"""A problem's part of a theme: `## quote-long`, and all up to the next such heading."""


class NoSuchPageError(LookupError):
    """The guide has no page of this name."""


def page_names(group: Group) -> tuple[str, ...]:
    """The names of a group's pages, in the order in which they are leafed through."""
    names = _pages(group).keys()
    first = [name for name in _FIRST if name in names]
    return (*first, *sorted(names - first))


def all_names() -> tuple[str, ...]:
    """The names of all pages, group by group."""
    return tuple(name for group in Group for name in page_names(group))


def group_of(name: str) -> Group:
    """The group that a page of this name is in."""
    folder = name[: name.rfind("/") + 1]
    return next((group for group, its in _FOLDERS.items() if its == folder), Group.PLAYERS)


def guide_page(name: str) -> str:
    """The Markdown of a page; raises NoSuchPageError."""
    try:
        return _pages(group_of(name))[name]
    except KeyError:
        raise NoSuchPageError(name) from None


def problem_page(code: str) -> str:
    """The name of the page on a problem's code, whether or not there is one."""
    return _FOLDERS[Group.PROBLEMS] + code


def problem_codes() -> tuple[str, ...]:
    """The codes of problems that have a page."""
    return tuple(name.removeprefix(_FOLDERS[Group.PROBLEMS]) for name in page_names(Group.PROBLEMS))


def _pages(group: Group) -> Mapping[str, str]:
    """The Markdown of a group's pages, by their names."""
    folder = _FOLDERS[group]
    place = files("quiz") / "guide" / folder
    entries = [entry for entry in place.iterdir() if entry.name.endswith(".md")] if place.is_dir() else []
    texts = {folder + entry.name.removesuffix(".md"): entry.read_text(encoding="utf-8") for entry in entries}
    if group is not Group.PROBLEMS:
        return texts
    sections = [section for text in texts.values() for section in _SECTION.findall(text)]
    return {
        folder + code: f"# {code}\n{body.rstrip()}\n".replace("\n### ", "\n## ") for code, body in sections
    }
