"""A biography as it was copied from a page, without what the page has put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from quiz.bank.files import unix_lines
from quiz.text.cleaning import excerpt, parsable, without_unseen

_CREATIVE_COMMONS = re.compile(
    r"Creative Commons (?P<name>Attribution(?:[- ]ShareAlike)?)(?: International| Unported)?(?: License)? ?"
    r"(?P<number>\d\.\d)|CC[ -](?P<short>BY(?:-SA)?)[ -](?P<of_short>\d\.\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a text is called, who wrote it, where and on what terms; empty where that is not known."""

    title: str = ""
    """What the text is called."""
    author: str = ""
    """Who wrote it."""
    url: str = ""
    """Where it can be read."""
    licence: str = ""
    """On what terms it may be used."""

    def over(self, other: Attribution) -> Attribution:
        """The same, completed by another where it says nothing."""
        return Attribution(
            title=self.title or other.title,
            author=self.author or other.author,
            url=self.url or other.url,
            licence=self.licence or other.licence,
        )


OF_WIKIPEDIA = Attribution(author="Wikipedia contributors", licence="CC BY-SA 4.0")


def from_address(url: str) -> Attribution:
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
        return Attribution(url=url).over(OF_WIKIPEDIA)
    name = unquote(name).replace(" ", "_")
    page = f"https://{host}/wiki/{name}"
    return Attribution(title=name.replace("_", " "), url=page).over(OF_WIKIPEDIA)


def licence_in(line: str) -> str:
    """The Creative Commons licence that a line names, in its short form; empty if none."""
    if not (match := _CREATIVE_COMMONS.search(line)):
        return ""
    if match["short"]:
        return f"CC {match['short'].upper()} {match['of_short']}"
    short = "BY-SA" if "sharealike" in match["name"].casefold() else "BY"
    return f"CC {short} {match['number']}"


class Removed(NamedTuple):
    """Things of one kind that were taken out of a text, or made plain."""

    number: int
    """How many."""
    one: str
    """What one is called."""
    several: str
    """What several are called."""
    example: str = ""
    """The first of them; empty where it cannot be shown."""

    def __str__(self) -> str:
        what = f"{self.number} {self.one if self.number == 1 else self.several}"
        if not self.example:
            return what
        return f"{what}: {self.example}" if self.number == 1 else f"{what}, such as {self.example}"


_NOTE = (
    r"\[(?:\d{1,3}(?:(?:[–-]|, ?)\d{1,3})*|(?:[Nn]otes?|nb|n|ref|fn) ?\d{1,3}|[a-zA-Z]|[αβγ])\](?!\w)"
    r"(?::[ \u2006\u2009\u200a]?\d+(?:[–-]\d+)?(?:, ?\d+(?:[–-]\d+)?)*(?:[\u2006\u2009\u200a]| (?= ))?)?"
)
_INSERTED = r"(?<![(\[“‘„«])(?<!^\")(?<![\s(\[—–-]\")(?!(?<=[a-z])\[[dnrsty]\])"
"""Not what completes a quotation: "[a]n old man", "he like[s] it"."""
_REQUEST = (
    r"(?:[\w ]{1,30} needed|when|who|whom|by whom|according to whom|where|which|why|how|clarify|dubious|"
    r"disputed|failed verification|not in citation given|not verified in body|original research|update|"
    r"unreliable source|(?:permanent )?dead link)"
)
_MARKS = (
    (
        re.compile(
            rf"(?<=\S){_INSERTED}{_NOTE}(?:(?: (?=\[\d))?{_NOTE})*| {{1,4}}\[\d{{1,3}}\](?=[.,;:)]|\s*$)",
            re.M,
        ),
        "",
        ("citation mark", "citation marks"),
    ),
    (
        re.compile(rf" ?\[{_REQUEST}\??(?: – discuss)?\]", re.IGNORECASE),
        "",
        ("editors’ remark", "editors’ remarks"),
    ),
    (
        re.compile(r"[ \t]{0,8}\[ ?edit(?: source)?(?: ?\| ?edit source)? ?\]", re.IGNORECASE),
        "",
        ("edit link", "edit links"),
    ),
)
_BREAKS = (re.compile("[\x0b\x0c\x85\u2028\u2029]"), "\n", "page or line break", "page or line breaks")
_BLANKS = (
    re.compile("[\u00a0\u2007\u202f]"),
    " ",
    "non-breaking blank (plain now)",
    "non-breaking blanks (plain now)",
)
_HYPHENS = (re.compile("\u00ad"), "", "soft hyphen", "soft hyphens")
_UNSEEN = re.compile("[\u200b\u2060]")


def without_marks(text: str) -> tuple[str, tuple[Removed, ...]]:
    """A text without its marks, and what these were."""
    removed: list[Removed] = []
    for characters, plain, one, several in (_BREAKS, _BLANKS, _HYPHENS):
        text, count = characters.subn(plain, text)
        removed.append(Removed(count, one, several))
    seen = _UNSEEN.sub("", without_unseen(_without_controls(text)))
    removed.append(
        Removed(len(text) - len(seen), "character that cannot be seen", "characters that cannot be seen")
    )
    text = seen
    for mark, plain, (one, several) in _MARKS:
        first = mark.search(text)
        text, count = mark.subn(plain, text)
        removed.append(Removed(count, one, several, excerpt(first[0]) if first else ""))
    return text, tuple(each for each in removed if each.number)


def _without_controls(text: str) -> str:
    shown = parsable(text)
    if shown == text:
        return text
    return "".join(character for character, sign in zip(text, shown, strict=True) if character == sign)


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


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was copied from somewhere."""

    text: str
    """The text alone: its paragraphs, headings and line breaks as they were."""
    attribution: Attribution
    """What the page says of it."""
    removed: tuple[str, ...] = ()
    """What was taken out, a line for each kind: "12 citation marks, such as [3]"."""


def clean_pasted(text: str) -> Pasted:
    """Take out of a text what is no part of it; `[sic]`, `[…]` and insertions in brackets stay."""
    plain, marks = without_marks(unix_lines(text).removeprefix("\ufeff"))
    body, attribution, lines = without_page(plain)
    return Pasted(body, attribution, tuple(map(str, (*marks, *lines))))
