"""Lines that a copied page has around its text: where it is from, what to click on, its references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from quiz.bank.cleaning import excerpt
from quiz.bank.drafting.attribution import OF_WIKIPEDIA, Attribution, from_address, licence_in
from quiz.bank.drafting.removed import Removed

_TOP = 200
"""Lines in which a page may say first what it is: above that stands what can be clicked on, and contents."""
_LONGEST_TITLE = 120
_FROM_WIKIPEDIA = re.compile(
    r"(?:From|Aus|De|Da|Van|Un article de) Wikip[eé]dia\b.{0,60}|Wikipedia, the free encyclopedia",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"article|talk|read|edit|edit source|view source|view history|history|tools|actions|general|search|donate"
    r"|search wikipedia|create account|log in|personal tools|appearance|contents|hide|move to sidebar|\(top\)"
    r"|main menu|(?:add|\d+) languages?|(?:wikipedia)?(?:the free encyclopedia)?|text|width"
    r"|small|standard|large|wide|color(?: \(beta\))?|automatic|light|dark|print/export|download as pdf"
    r"|what links here|related changes|upload file|permanent link|page information|cite this page"
    r"|get shortened url|in other projects|wikidata item"
    r"|(?:contents|appearance|tools) ?(?:move to sidebar)? ?hide"
    r"|jump to (?:navigation|search|content).*",
    re.IGNORECASE,
)
"""What can be clicked on above an article."""
_SITE = re.compile(r" [-–—] Wikip[eé]dia$", re.IGNORECASE)
_RETRIEVED = re.compile(r"Retrieved from\b *[\"“„]? *(?P<url>https?://[^\s\"”“]+)?[\"”“]?", re.IGNORECASE)
_URL = re.compile(r"[\"“<]?(?P<url>https?://[^\s\"”“<>]+)[\"”>]?")
_AROUND = re.compile(
    r"(?:hidden )?categor(?:y|ies) ?:.*|this page was last edited on .*|text is available under .*"
    r"|jump to (?:navigation|search|content).*|.*additional terms may apply\.?.*|coordinates: .*"
    r"|\(redirected from .{1,80}\)|contents ?\[hide\]|for other (?:uses|people|persons).{0,60}, see .{1,120}"
    r"|this article is about .{1,200}|not to be confused with .{1,120}"
    r"|(?:main articles?|see also|further information): .{1,160}|.{1,80} redirects? here\..{0,200}",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"[\^↑] ?.*")
_APPENDIX = re.compile(
    r"(?:see also|notes|footnotes|references|citations|notes and references|external links|further reading)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<key>title|author|by|url|link|licen[cs]e) ?: +(?P<value>\S.*)", re.IGNORECASE)
_KEYS = {"by": "author", "link": "url", "license": "licence"}
_GUTENBERG = re.compile(
    r"\*\*\* ?(?P<edge>START|END) OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b.*", re.IGNORECASE
)


@dataclass(slots=True)
class _Lines:
    """The lines of a page, some of them taken out."""

    kept: list[str | None]
    attribution: Attribution
    removed: list[Removed]

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return ((at, line.strip()) for at, line in enumerate(self.kept) if line and line.strip())

    def take(self, places: list[int], one: str, several: str) -> None:
        """Take lines out, and note them as what they are called."""
        if places:
            self.removed.append(Removed(len(places), one, several, excerpt(self.kept[places[0]] or "")))
        for at in places:
            self.kept[at] = None

    def text(self) -> str:
        return "\n".join(line for line in self.kept if line is not None).strip("\n")


def without_page(text: str) -> tuple[str, Attribution, tuple[Removed, ...]]:
    """A text without the lines of the page around it, what these say of it, and what they were."""
    lines = _Lines([*text.split("\n")], Attribution(), [])
    _take_book(lines)
    _take_names(lines)
    _take_wikipedia(lines)
    _take_address(lines)
    _take_around(lines)
    _take_appendix(lines)
    return lines.text(), lines.attribution, tuple(lines.removed)


def _take_book(lines: _Lines) -> None:
    """Take out what stands before and after a book of Project Gutenberg, which names it."""
    edges = [(at, match["edge"].upper()) for at, line in lines if (match := _GUTENBERG.fullmatch(line))]
    starts = [at for at, edge in edges if edge == "START"]
    ends = [at for at, edge in edges if edge == "END"]
    if not starts:
        return
    for _, line in ((at, line) for at, line in lines if at < starts[0]):
        lines.attribution = lines.attribution.over(_named(line))
    outside = [at for at, _ in lines if at <= starts[0] or (ends and at >= ends[-1])]
    lines.take(outside, "line of Project Gutenberg", "lines of Project Gutenberg")


def _take_names(lines: _Lines) -> None:
    """Take out lines such as "Author: Boris Ivanov" at the top."""
    places = []
    for at, line in lines:
        named = _named(line)
        if named == Attribution():
            break
        lines.attribution = lines.attribution.over(named)
        places.append(at)
    lines.take(places, "line at the top", "lines at the top")


def _named(line: str) -> Attribution:
    if not (match := _NAMED.fullmatch(line)) or len(line) > _LONGEST_TITLE * 2:
        return Attribution()
    key = match["key"].casefold()
    return Attribution(**{_KEYS.get(key, key): match["value"].strip()})


def _take_wikipedia(lines: _Lines) -> None:
    """Take out "From Wikipedia, the free encyclopedia", and the title and all that stands before it."""
    head: list[tuple[int, str]] = []
    for at, line in islice(lines, _TOP):
        if _FROM_WIKIPEDIA.fullmatch(line):
            titles = [each for _, each in head if not _BUTTON.fullmatch(each)]
            title = _SITE.sub("", titles[-1]) if titles else ""
            lines.attribution = lines.attribution.over(Attribution(title=title)).over(OF_WIKIPEDIA)
            lines.take(
                [*(place for place, _ in head), at],
                "line that says where the text is from",
                "lines that say where the text is from",
            )
            return
        if len(line) > _LONGEST_TITLE or line.endswith((".", "!", "?")):
            return  # a text has begun
        head.append((at, line))


def _take_address(lines: _Lines) -> None:
    """Take out the address of the page: after "Retrieved from", or alone in the first or the last line."""
    listed = list(lines)
    for index, (at, line) in enumerate(listed):
        if not (match := _RETRIEVED.fullmatch(line)):
            continue
        places, url = [at], match["url"]
        if not url and index + 1 < len(listed) and (alone := _URL.fullmatch(listed[index + 1][1])):
            places.append(listed[index + 1][0])
            url = alone["url"]
        lines.attribution = lines.attribution.over(from_address(url)) if url else lines.attribution
        lines.take(places, "line with the address", "lines with the address")
        return
    for at, line in (*listed[:1], *listed[-1:]):
        if match := _URL.fullmatch(line):
            lines.attribution = lines.attribution.over(from_address(match["url"]))
            lines.take([at], "line with the address", "lines with the address")
            return


def _take_around(lines: _Lines) -> None:
    """Take out categories, the date of the last edit, the licence, and the notes at a page's foot."""
    around = [(at, line) for at, line in lines if _AROUND.fullmatch(line)]
    for _, line in around:
        lines.attribution = lines.attribution.over(Attribution(licence=licence_in(line)))
    lines.take([at for at, _ in around], "line about the page", "lines about the page")
    listed = list(lines)
    lines.take(
        [at for at, line in listed[len(listed) // 3 + 1 :] if _REFERENCE.fullmatch(line)],
        "note at the foot",
        "notes at the foot",
    )


def _take_appendix(lines: _Lines) -> None:
    """Take out the references of an article, and all below them."""
    listed = list(lines)
    for index, (_, line) in enumerate(listed):
        if 3 * index >= len(listed) and _APPENDIX.fullmatch(line.rstrip(":")):
            below = [at for at, _ in listed[index:]]
            name = f"line from “{line}” on"
            lines.take(below, name, name.replace("line", "lines", 1))
            return
