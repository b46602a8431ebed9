"""A biography as it was copied from a page, without what the page has put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from quiz.authoring.drafting.endings import without_endings
from quiz.authoring.drafting.marks import counted, without_marks
from quiz.bank.files import unix_lines
from quiz.text.hyphens import rejoined
from quiz.text.words import tables_in


class Attribution(NamedTuple):
    """What a text is called, who wrote it, where and on what terms; empty where that is not known."""

    title: str = ""
    author: str = ""
    url: str = ""
    licence: str = ""

    def over(self, other: Attribution) -> Attribution:
        """The same, completed by another where it says nothing."""
        return Attribution(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


class Pasted(NamedTuple):
    """A text that was copied from somewhere."""

    text: str
    attribution: Attribution
    removed: tuple[str, ...] = ()
    """What was taken out or mended, a line for each kind: "12 citation marks, such as [3]"."""
    kept: tuple[str, ...] = ()
    """Titles of references, such as "Works", that stay with the prose below them."""


def clean_pasted(text: str) -> Pasted:
    """Take out of a text what is no part of it; `[sic]`, `[…]` and insertions in brackets stay."""
    plain, removed = without_marks(unix_lines(text).removeprefix("\ufeff"))
    lines = _Lines([*plain.split("\n")], Attribution(), removed)
    for take in (_take_book, _take_names, _take_wikipedia, _take_address, _take_around):
        take(lines)
    text, whole = rejoined(lines.text())
    life, below, kept = without_endings(text)
    removed.append(counted(whole, "word[s] parted at a line’s end (joined now)", ", ".join(whole[:2])))
    removed.append(counted(below, "paragraph[s] of lists below the life", *below[:1]))
    return Pasted(life, lines.attribution, tuple(filter(None, removed)), tuple(kept))


# What a page says of itself

_LINES = {
    name: re.compile("|".join(lines.splitlines()), re.IGNORECASE)
    for name, lines in tables_in(__file__).items()
}
_OF_WIKIPEDIA = Attribution(author="Wikipedia contributors", licence="CC BY-SA 4.0")


def _from_address(url: str) -> Attribution:
    """What a page's address tells of it; of an old version of a page in Wikipedia, the page's own address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return Attribution()
    if not host.endswith("wikipedia.org"):
        return Attribution(url=url)
    name = parse_qs(parts.query).get("title", [""])[0] or parts.path.removeprefix("/wiki/").strip("/")
    if not name or "index.php" in name:
        return Attribution(url=url).over(_OF_WIKIPEDIA)
    name = unquote(name).replace(" ", "_")
    page = f"https://{host}/wiki/{name}"
    return Attribution(title=name.replace("_", " "), url=page).over(_OF_WIKIPEDIA)


def _licence_in(line: str) -> str:
    """The Creative Commons licence that a line names, in its short form; empty if none."""
    if not (match := _LINES["licence"].search(line)):
        return ""
    if match["short"]:
        return f"CC {match['short'].upper()} {match['of_short']}"
    short = "BY-SA" if "sharealike" in match["name"].casefold() else "BY"
    return f"CC {short} {match['number']}"


# Lines of the page around a text

_TOP = 200  # lines in which a page may say what it is: before that stand contents and what can be clicked on
_LONGEST_TITLE = 120
_KEYS = {"by": "author", "link": "url", "license": "licence"}


@dataclass(slots=True)
class _Lines:
    """The lines of a page, some of them taken out."""

    kept: list[str | None]
    attribution: Attribution
    removed: list[str]

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return ((at, line.strip()) for at, line in enumerate(self.kept) if line and line.strip())

    def say(self, attribution: Attribution) -> None:
        """Note what a line tells of the text, where nothing before has told it."""
        self.attribution = self.attribution.over(attribution)

    def take(self, places: list[int], what: str) -> None:
        """Take lines out, and note them as what they are called."""
        if places:
            self.removed.append(counted(places, what, self.kept[places[0]] or ""))
        for at in places:
            self.kept[at] = None

    def text(self) -> str:
        return "\n".join(line for line in self.kept if line is not None).strip("\n")


def _take_book(lines: _Lines) -> None:
    """Take out what stands before and after a book of Project Gutenberg, which names it."""
    edges = [(match["edge"].upper(), at) for at, line in lines if (match := _LINES["book"].fullmatch(line))]
    end = dict(edges).get("END", len(lines.kept))
    start = dict(reversed(edges)).get("START")
    if start is None:
        return
    for at, line in lines:
        if at < start:
            lines.say(_named(line))
    lines.take([at for at, _ in lines if not start < at < end], "line[s] of Project Gutenberg")


def _take_names(lines: _Lines) -> None:
    places = []
    for at, line in lines:
        named = _named(line)
        if named == Attribution():
            break
        lines.say(named)
        places.append(at)
    lines.take(places, "line[s] at the top")


def _named(line: str) -> Attribution:
    if not (match := _LINES["named"].fullmatch(line)) or len(line) > _LONGEST_TITLE * 2:
        return Attribution()
    key = match["key"].casefold()
    return Attribution(**{_KEYS.get(key, key): match["value"].strip()})


def _take_wikipedia(lines: _Lines) -> None:
    """Take out "From Wikipedia, the free encyclopedia", and the title and all that stands before it."""
    head: list[tuple[int, str]] = []
    for at, line in islice(lines, _TOP):
        if _LINES["of Wikipedia"].fullmatch(line):
            titles = [each for _, each in head if not _LINES["button"].fullmatch(each)]
            title = _LINES["site"].sub("", titles[-1]) if titles else ""
            lines.say(Attribution(title=title).over(_OF_WIKIPEDIA))
            lines.take([*(place for place, _ in head), at], "line[s] on where the text is from")
            return
        if len(line) > _LONGEST_TITLE or line.endswith((".", "!", "?")):
            return  # a text has begun
        head.append((at, line))


def _take_address(lines: _Lines) -> None:
    """Take out the address of the page: after "Retrieved from", or alone in the first or the last line."""
    listed = list(lines)
    for (at, line), (below, after) in pairwise([*listed, (0, "")]):
        if match := _LINES["retrieved"].fullmatch(line):
            alone = None if match["url"] else _LINES["address"].fullmatch(after)
            lines.say(_from_address((alone or match)["url"] or ""))
            lines.take([at, below] if alone else [at], "line[s] with the address")
            return
    for at, line in (*listed[:1], *listed[-1:]):
        if match := _LINES["address"].fullmatch(line):
            lines.say(_from_address(match["url"]))
            lines.take([at], "line[s] with the address")
            return


def _take_around(lines: _Lines) -> None:
    """Take out categories, the date of the last edit, the licence, and the notes at a page's foot."""
    around = [(at, line) for at, line in lines if _LINES["around"].fullmatch(line)]
    for _, line in around:
        lines.say(Attribution(licence=_licence_in(line)))
    lines.take([at for at, _ in around], "line[s] about the page")
    listed = list(lines)
    notes = [at for at, line in listed[len(listed) // 3 + 1 :] if _LINES["note"].fullmatch(line)]
    lines.take(notes, "note[s] at the foot")
