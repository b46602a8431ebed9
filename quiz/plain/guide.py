"""The guide's pages as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ORDER = ("start", "reading", "round", "timeline", "proof", "source", "results", "line-by-line")
"""The pages in the order of what there is to play, as on the screen; others come behind them."""

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
    """What its file is called, without the ending."""
    lines: tuple[str, ...]
    """Its text, a line a paragraph, with empty ones between."""

    @property
    def title(self) -> str:
        """Its first heading."""
        return next((line for line in self.lines if line), self.name)


def pages() -> tuple[Page, ...]:
    """Read the pages there are."""
    folder = files("quiz") / "guide"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".md")] if folder.is_dir() else []
    read = (
        Page(entry.name.removesuffix(".md"), tuple(plain_lines(entry.read_text(encoding="utf-8"))))
        for entry in found
    )
    place = {name: number for number, name in enumerate(ORDER)}
    return tuple(sorted(read, key=lambda page: (place.get(page.name, len(ORDER)), page.name)))


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
        elif fenced or not line.strip():
            yield line.rstrip()
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
