"""A biography as it was copied from a page, without what the page has put into it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from quiz.bank.files import unix_lines
from quiz.text.cleaning import excerpt, parsable, without_unseen
from quiz.text.hyphens import rejoined
from quiz.text.sentences import is_heading, paragraph_spans
from quiz.text.spans import Span
from quiz.text.stops import GLUED, begins_sentence
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
    plain, removed = _without_marks(unix_lines(text).removeprefix("\ufeff"))
    lines = _Lines([*plain.split("\n")], Attribution(), removed)
    for take in (_take_book, _take_names, _take_wikipedia, _take_address, _take_around):
        take(lines)
    life, kept = _without_appendices(lines.text(), removed)
    return Pasted(life, lines.attribution, tuple(removed), tuple(kept))


# What a page says of itself

_CREATIVE_COMMONS = re.compile(  # "Creative Commons Attribution-ShareAlike 4.0", "CC BY-SA 4.0"
    r"Creative Commons (?P<name>Attribution(?:[- ]ShareAlike)?)(?: International| Unported)?(?: License)? ?"
    r"(?P<number>\d\.\d)|CC[ -](?P<short>BY(?:-SA)?)[ -](?P<of_short>\d\.\d)",
    re.IGNORECASE,
)
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
    if not (match := _CREATIVE_COMMONS.search(line)):
        return ""
    if match["short"]:
        return f"CC {match['short'].upper()} {match['of_short']}"
    short = "BY-SA" if "sharealike" in match["name"].casefold() else "BY"
    return f"CC {short} {match['number']}"


def _counted(number: int, what: str, example: str = "") -> str:
    """How many things of a kind were taken out; of "line[s] that say{s}" one is a "line that says"."""
    is_one = number == 1
    told = f"{number} {what.replace('[s]', '' if is_one else 's').replace('{s}', 's' if is_one else '')}"
    return f"{told}{': ' if is_one else ', such as '}{example}" if example else told


_TABLES = tables_in(Path(__file__).with_name("pasting.yaml"))


def _any(table: str) -> str:
    return f"(?:{'|'.join(_TABLES[table].splitlines())})"


# Marks in a text

_NUMBER = rf"(?:{_any('note')}\.? ?)?\d{{1,3}}[a-z]?(?:(?:[–-]|, ?)\d{{1,3}})*"  # "12", "note 3", "4–6"
_LETTER = r"[a-zA-Zαβγ](?=\](?!\w)|(?<=[.,;:!?”]\[.))"  # "a" of "came[a]." and "left.[a]In", not of "c[a]me"
_NOTE = (  # "[12]", "[*]", "[12]:45–46"
    rf"\[(?:{_NUMBER}|{_LETTER}|[*†‡§]{{1,3}})\]"
    r"(?::[ \u2006\u2009\u200a]?\d+(?:[–-]\d+)?(?:, ?\d+(?:[–-]\d+)?)*(?:[\u2006\u2009\u200a]| (?= ))?)?"
)
_INSERTED = r"(?<![(\[“‘„«])(?<!^\")(?<![\s(\[—–-]\")(?!(?<=[a-z])\[[dnrsty]\])"
"""Not what completes a quotation: "[a]n old man", "he like[s] it"."""
_BARE = (  # a note in round brackets, a raised one, a star: "war(3) and", "shot.(3)", "shot.¹²", "shot.*"
    r"(?<=[^\W\d_])\(\d{1,3}\)(?=[.,;:]|\s|$)"
    r"|(?<=[.,;:!?”»)])(?:\(\d{1,3}\)(?=\s|$|[^\W\d_a-z])|[¹²³⁰⁴-⁹]{1,3}|[*†‡]{1,3}(?=\s|$))"
)
_NOTES = (  # one or more, and " [12]" at a sentence's end
    rf"(?<=\S){_INSERTED}{_NOTE}(?:(?: (?=\[\d))?{_NOTE})*| {{1,4}}\[\d{{1,3}}\](?=[.,;:)]|\s*$)|{_BARE}"
)


def _blank_needed(mark: re.Match[str]) -> str:
    """What stands for a mark between two signs: a blank where these would else be one word."""
    text, end = mark.string, mark.end()
    return " " if text[end : end + 1].isalnum() or text[end : end + 1] in tuple("“„«") else ""


def _parted(glued: re.Match[str]) -> str:
    """Two sentences with a blank between them; as they are if the stop ends none, as in “Gen.Denikin”."""
    is_end = begins_sentence(glued.string, glued.end("end"))
    return f"{glued['end']} {glued['next']}" if is_end else glued[0]


_Plain = str | Callable[[re.Match[str]], str]
_MARKS: tuple[tuple[re.Pattern[str], _Plain, str], ...] = (
    (
        re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]\w*);", re.IGNORECASE),
        lambda sign: html.unescape(sign[0]),
        "HTML entity sign[s] (written out)",
    ),
    (re.compile("[\x0b\x0c\x85\u2028\u2029]"), "\n", "page or line break[s]"),
    (re.compile("[\u00a0\u2007\u202f]"), " ", "non-breaking blank[s] (plain now)"),
    (re.compile("\u00ad"), "", "soft hyphen[s]"),
    (
        re.compile("[\ufb00-\ufb17]"),
        lambda sign: unicodedata.normalize("NFKC", sign[0]),
        "ligature[s] (written out)",
    ),
    (re.compile(r"^(={1,6}) *(\S.*?) *\1 *$", re.M), r"\2", "heading[s] in equals signs"),
    (
        re.compile(_NOTES, re.M),
        _blank_needed,
        "citation mark[s]",
    ),
    (
        re.compile(rf" ?\[{_any('request')}\??(?: – discuss)?\]", re.IGNORECASE),
        "",
        "editors’ remark[s]",
    ),  # "[when?]"
    (
        re.compile(rf"[ \t]{{0,8}}\[ ?{_any('edit')} ?\]", re.IGNORECASE),
        "",
        "edit link[s]",
    ),  # "[edit | edit source]"
    (
        re.compile(rf"(?P<end>\b\w+[.!?][\"”’»)]?)(?P<next>{GLUED})"),  # "atheist.In"
        _parted,
        "missing blank[s] between sentences (put in)",
    ),
)
"""What marks are, what stands in their place, and what they are called."""


def _replaced(text: str, mark: re.Pattern[str], plain: _Plain) -> tuple[str, list[str]]:
    """A text with its marks replaced, and those that were."""
    taken: list[str] = []

    def put(found: re.Match[str]) -> str:
        new = found.expand(plain) if isinstance(plain, str) else plain(found)
        if new != found[0]:
            taken.append(found[0])
        return new

    return mark.sub(put, text), taken


def _without_marks(text: str) -> tuple[str, list[str]]:
    text, whole = rejoined(text)
    removed = (
        [_counted(len(whole), "word[s] parted at a line’s end (joined now)", ", ".join(whole[:2]))]
        if whole
        else []
    )
    for mark, plain, what in _MARKS:
        text, taken = _replaced(text, mark, plain)
        if taken:
            removed.append(_counted(len(taken), what, excerpt(taken[0]) if taken[0].isprintable() else ""))
    seen = (one for one, sign in zip(text, parsable(text), strict=True) if one == sign)
    shown = re.sub("[\u200b\u2060]", "", without_unseen("".join(seen)))
    if len(text) > len(shown):
        removed.append(_counted(len(text) - len(shown), "character[s] that cannot be seen"))
    return shown, removed


# Lines of the page around a text

_TOP = 200  # lines in which a page may say what it is: before that stand contents and what can be clicked on
_LONGEST_TITLE = 120
_FROM_WIKIPEDIA = re.compile(  # "From Wikipedia, the free encyclopedia", "Aus Wikipedia"
    r"(?:From|Aus|De|Da|Van|Un article de) Wikip[eé]dia\b.{0,60}|Wikipedia, the free encyclopedia",
    re.IGNORECASE,
)
_BUTTON = re.compile(_any("button"), re.IGNORECASE)  # "view history"
_SITE = re.compile(r" [-–—] Wikip[eé]dia$", re.IGNORECASE)  # "Ada Lovelace - Wikipedia"
# "Retrieved from "https://…"", or the address alone
_RETRIEVED = re.compile(r"Retrieved from\b *[\"“„]? *(?P<url>https?://[^\s\"”“]+)?[\"”“]?", re.IGNORECASE)
_URL = re.compile(r"[\"“<]?(?P<url>https?://[^\s\"”“<>]+)[\"”>]?")  # `<https://a.b>`
_AROUND = re.compile(_any("around"), re.IGNORECASE)  # "Categories: 1815 births"
_REFERENCE = re.compile(r"[\^↑] ?.*")  # "^ Smith, John (1999)"
_APPENDIX = re.compile(_any("appendix"), re.IGNORECASE)  # "See also"
# "By: Jo Doe", "License: CC0"
_NAMED = re.compile(r"(?P<key>title|author|by|url|link|licen[cs]e) ?: +(?P<value>\S.*)", re.IGNORECASE)
_KEYS = {"by": "author", "link": "url", "license": "licence"}
_GUTENBERG = re.compile(  # "*** START OF THE PROJECT GUTENBERG EBOOK A LIFE ***"
    r"\*\*\* ?(?P<edge>START|END) OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b.*", re.IGNORECASE
)


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
            self.removed.append(_counted(len(places), what, excerpt(self.kept[places[0]] or "")))
        for at in places:
            self.kept[at] = None

    def text(self) -> str:
        return "\n".join(line for line in self.kept if line is not None).strip("\n")


def _take_book(lines: _Lines) -> None:
    """Take out what stands before and after a book of Project Gutenberg, which names it."""
    edges = [(match["edge"].upper(), at) for at, line in lines if (match := _GUTENBERG.fullmatch(line))]
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
            lines.say(Attribution(title=title).over(_OF_WIKIPEDIA))
            lines.take([*(place for place, _ in head), at], "line[s] that say{s} where the text is from")
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
        lines.say(_from_address(url or ""))
        lines.take(places, "line[s] with the address")
        return
    for at, line in (*listed[:1], *listed[-1:]):
        if match := _URL.fullmatch(line):
            lines.say(_from_address(match["url"]))
            lines.take([at], "line[s] with the address")
            return


def _take_around(lines: _Lines) -> None:
    """Take out categories, the date of the last edit, the licence, and the notes at a page's foot."""
    around = [(at, line) for at, line in lines if _AROUND.fullmatch(line)]
    for _, line in around:
        lines.say(Attribution(licence=_licence_in(line)))
    lines.take([at for at, _ in around], "line[s] about the page")
    listed = list(lines)
    notes = [at for at, line in listed[len(listed) // 3 + 1 :] if _REFERENCE.fullmatch(line)]
    lines.take(notes, "note[s] at the foot")


# What stands below a life

_LISTED = re.compile(r"[•*–-] |\d{1,3}[.)] |[12]\d{3} ?[:–-]|\[\w+\]|[\^↑]")  # "• ", "12. ", "1890: ", "[12]"
_OF_REFERENCE = re.compile(  # "(1890)", "ISBN", "pp. 12", "17 (8)", "Rossi, M", "New York: Scholastic"
    r"\([^()]{0,20}[12]\d{3}[a-z]?\)|\b(?:ISBN|ISSN|PMC|PMID|doi)\b|https?://|\bpp?\. ?\d|\b\d+ ?\(\d+\)"
    r"|^\W*\w+, [^\W\d_a-z]|: [^\W\d_a-z]\w+[,.]|[“\"«][^\W\d_a-z]"
)
_LEAST_PROSE = 7  # words of a paragraph of prose
_SMALL = 0.3  # of its words that begin with a small letter, German prose too; a sign of references costs .2


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph tells something, and is no reference, work or award in a list."""
    words = [word for word in paragraph.split() if word[0].isalpha()]
    if (
        len(words) < _LEAST_PROSE
        or _LISTED.match(paragraph)
        or paragraph.rstrip('"”»)')[-1:] not in tuple(".!?…")
    ):
        return False
    return (
        sum(word[0].islower() for word in words) / len(words) - len(_OF_REFERENCE.findall(paragraph)) / 5
        >= _SMALL
    )


def _without_appendices(text: str, removed: list[str]) -> tuple[str, list[str]]:
    """Take out lists of references, works and the like below their titles; give the titles with prose too.

    What comes below a list, a heading and prose, is the life that goes on.
    """
    if not any(_APPENDIX.fullmatch(line.strip(" :\t")) for line in text.splitlines()):
        return text, []
    spans = list(paragraph_spans(text))
    paragraphs = [text[slice(*span)] for span in spans]
    titles = [at for at, each in enumerate(paragraphs) if _APPENDIX.fullmatch(each.rstrip(": "))]
    kept: list[str] = []
    cuts: list[tuple[int, int]] = []
    for title, stop in pairwise([*titles, len(spans)]):
        life = _life_below(text, spans[title + 1 : stop], paragraphs[title + 1 : stop]) + title + 1
        listed = paragraphs[title + 1 : life]
        if 2 * sum(map(len, filter(_is_prose, listed))) > sum(map(len, listed)):
            kept.append(paragraphs[title])
        elif cuts and cuts[-1][1] == title:
            cuts[-1] = (cuts[-1][0], life)
        else:
            cuts.append((title, life))
    pieces: list[str] = []
    at = 0
    for first, last in cuts:
        pieces.append(text[at : spans[first].start])
        at = spans[last].start if last < len(spans) else len(text)
        below = text[spans[first].start : at]
        removed.append(
            _counted(
                sum(map(bool, map(str.strip, below.splitlines()))), f"line[s] from “{paragraphs[first]}” on"
            )
        )
    return "".join([*pieces, text[at:]]).strip("\n"), kept


def _life_below(text: str, spans: Sequence[Span], paragraphs: Sequence[str]) -> int:
    """Where a life goes on below a list, as headings and prose in turn to the end; behind all if nowhere."""
    prose = [*map(_is_prose, paragraphs)]
    found = len(spans)
    for at in reversed(range(len(spans))):
        if not prose[at]:
            if prose[at + 1 : at + 2] != [True] or not is_heading(text, spans[at]):
                break
            found = at
    return found
