"""The guide's pages as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.guide import Group, guide_page, page_names
from quiz.plain.text import WIDTH, shown, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = "    "
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)\)")
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")
_RULE = re.compile(r"[\s|:*_-]+")
_STARTS = re.compile(r"#|\||```|\s*(?:[-*]|\d+\.) ")
_BEFORE_STOP = re.compile(r" ([,;:.])")
_KEYS = str.maketrans(
    {"⏎": "Enter", "↑": "up ", "↓": "down ", "←": "left ", "→": "right ", "⇧": "Shift+", "`": ""}
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide."""

    name: str
    """Its name in the guide."""
    lines: tuple[str, ...]
    """Its text, a line a paragraph, with empty ones between; lines of code begin with four blanks."""

    @property
    def title(self) -> str:
        """Its first heading."""
        return next((line for line in self.lines if line), self.name)

    @property
    def summary(self) -> str:
        """The first sentence of the paragraph below its title; empty if something else stands there."""
        from quiz.bank.sentences import paragraphs_and_sentences  # for the list of pages only

        below = [line for line in self.lines if line][1:2]
        if not below or below[0].startswith(("- ", _CODE)):
            return ""
        _, sentences = paragraphs_and_sentences(below[0])
        return below[0][slice(*sentences[0])]


def page(name: str) -> Page:
    """Read a page; raises NoSuchPageError."""
    return Page(name, tuple(plain_lines(guide_page(name))))


def pages(group: Group = Group.PLAYERS) -> tuple[Page, ...]:
    """Read the pages of a group, in the order of the screen."""
    return tuple(page(name) for name in page_names(group))


def laid_out(page: Page, width: int = WIDTH) -> Iterator[str]:
    """Give a page's lines at a width; code keeps its lines, so that it can be copied."""
    for line in page.lines:
        if line.startswith(_CODE):
            yield shown(line)
        else:
            yield from wrapped(line, width)


def plain_lines(markdown: str) -> Iterator[str]:
    """Turn the Markdown that the guide is written in into lines of plain text, one for each paragraph."""
    paragraph: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        if paragraph and (fenced or not line.strip() or _STARTS.match(line)):
            yield _plain(" ".join(paragraph))
            paragraph = []
        if line.startswith("```"):
            fenced = not fenced
        elif fenced and line.strip():
            yield f"{_CODE}{line.rstrip()}"
        elif fenced or not line.strip():
            yield ""
        elif line.startswith("#"):
            yield _plain(line.lstrip("# "))
        elif not line.startswith("|"):
            paragraph.append(line.strip())
        elif not _RULE.fullmatch(line):
            yield _plain(_table_row(line))
    if paragraph:
        yield _plain(" ".join(paragraph))


def _table_row(line: str) -> str:
    first, *others = (cell.strip() for cell in line.strip().strip("|").split("|"))
    return f"{first}: {', '.join(cell for cell in others if cell)}"


def _plain(text: str) -> str:
    linked = _LINK.sub(lambda link: f"{link[1]} ({link[2]})" if "://" in link[2] else link[1], text)
    words = " ".join(_EMPHASIS.sub(r"\2", linked).translate(_KEYS).split())
    return _BEFORE_STOP.sub(r"\1", words)
