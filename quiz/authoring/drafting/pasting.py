"""A biography as it was copied from a page, without what the page has put into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from quiz.authoring.drafting.marks import counted, without_marks
from quiz.authoring.drafting.scraps import without_scraps
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
    dated: tuple[str, ...] = ()
    """Lines with a year in them that were left out, since they are no sentences."""


def clean_pasted(text: str) -> Pasted:
    """Take out of a text what is no part of it; `[sic]`, `[…]` and insertions in brackets stay."""
    plain, removed = without_marks(unix_lines(text).removeprefix("\ufeff"))
    about, page = Attribution(), list[str]()
    for what, lines in _PAGE.items():
        found = [*lines.finditer(plain)]
        for match in found:
            about = about.over(_told(what, match))
            page += filter(str.strip, match[0].split("\n"))
        plain = lines.sub("", plain) if found else plain
    whole, joined = rejoined(plain.strip("\n"))
    life, above, scraps = without_scraps(whole, is_page=about.author == _OF_WIKIPEDIA.author)
    about = about.over(Attribution(title=title_in(above, life)))
    scraps = [line for line in (*above, *scraps) if line != about.title]
    dated = [*filter(DATED.search, scraps)]
    removed.append(counted(page, "line[s] about the page", *page[:1]))
    removed.append(counted(joined, "word[s] parted at a line’s end (joined now)", ", ".join(joined[:2])))
    removed.append(counted(scraps, "line[s] of no sentence", *scraps[:1]))
    removed.append(counted(dated, "of these with a year (now at the bank’s end)", *dated[:1]))
    return Pasted(life, about, tuple(filter(None, removed)), tuple(dated))


# What a page says of itself

_TABLES = {name: "|".join(lines.splitlines()) for name, lines in tables_in(__file__).items()}
_PAGE = {
    name: re.compile(rf"^[ \t]*(?:{_TABLES[name]})[ \t]*(?:\n|\Z)", re.IGNORECASE | re.MULTILINE)
    for name in ("head", "foot", "around", "of Wikipedia", "address")
}
_NAMED = re.compile(_TABLES["named"], re.IGNORECASE | re.MULTILINE)
_LICENCE, _ARTICLE = (re.compile(_TABLES[name], re.IGNORECASE) for name in ("licence", "article"))
_MAY_DATE = rf"{_TABLES['year']}|(?<!\w)(?:{_TABLES['decade']})"
YEAR = re.compile(_MAY_DATE)
"""Words that may say a year or a decade."""
DATED = re.compile(rf"(?<![\d,])(?<!\d{{3}}\.)\d{{3,4}}(?![\d%])|{_MAY_DATE}")
"""The same where there is no sentence, where a number of three digits may be one too: "Reign: 180–192"."""
_WORD = re.compile(r"[^\W\d]+")  # "Curie"
_BEGUN = 400  # characters of a text in which it names whom it is about
_KEYS = {"by": "author", "link": "url", "license": "licence"}
_OF_WIKIPEDIA = Attribution(author="Wikipedia contributors", licence="CC BY-SA 4.0")


def _told(what: str, line: re.Match[str]) -> Attribution:
    """What lines of a page tell of the text."""
    if what == "head":
        named = {each["key"].casefold(): each["value"].strip() for each in _NAMED.finditer(line[0])}
        return Attribution(**{_KEYS.get(key, key): value for key, value in named.items()})
    if what == "address":
        return _from_address(line[line.lastindex]) if line.lastindex else Attribution()
    if what == "of Wikipedia":
        return _OF_WIKIPEDIA._replace(title=line[1] or "")
    return Attribution(licence=_licence_in(line[0]))


def title_in(above: Sequence[str], life: str) -> str:
    """The line above a text that names it: of whose words most begin the text too; empty if none has half."""
    begun = {*_WORD.findall(life[:_BEGUN])}
    said = (_WORD.findall(line.partition(":")[0]) * (not DATED.search(line)) for line in above)
    shares = [len(begun.intersection(words)) / len(words or "-") for words in said]
    most = max(shares, default=0)
    return above[shares.index(most)] if most >= 0.5 else ""


def _from_address(url: str) -> Attribution:
    """What a page's address tells of it; of an old version of a page in Wikipedia, the page's own address."""
    if not (page := _ARTICLE.match(url)):
        return Attribution(url=url)
    name = unquote(page["name"]).replace(" ", "_")
    return _OF_WIKIPEDIA._replace(title=name.replace("_", " "), url=f"https://{page['host']}/wiki/{name}")


def _licence_in(line: str) -> str:
    """The Creative Commons licence that a line names, in its short form; empty if none."""
    licence = _LICENCE.search(line)
    return f"CC BY{'-SA' if licence['alike'] else ''} {licence['number']}" if licence else ""
