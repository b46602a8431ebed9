"""Marks that a page has put into a text: notes, links to edit it, signs that are not meant to be read."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

from quiz.text.cleaning import excerpt, without_hidden
from quiz.text.stops import GLUED, begins_sentence
from quiz.text.words import tables_in

_Plain = Callable[[re.Match[str]], str]
"""What stands in place of a mark."""


def without_marks(text: str) -> tuple[str, list[str]]:
    """Take the marks out of a text, and tell of each kind: `12 citation marks, such as [3]`."""
    removed: list[str] = []
    for what, mark, plain in _MARKS:
        before, text = text, mark.sub(plain, text)
        found = mark.finditer(before) if before != text else ()
        taken = [each[0] for each in found if plain(each) != each[0]]
        removed.append(counted(taken, what, taken[0] if taken and taken[0].isprintable() else ""))
    shown = re.sub("[\u200b\u2060]", "", without_hidden(text))
    removed.append(counted(range(len(text) - len(shown)), "character[s] that cannot be seen"))
    return shown, [*filter(None, removed)]


def counted(things: Sequence[object], what: str, example: str = "") -> str:
    """Say how many things were taken out, of none nothing; one "line[s]" is a "line"."""
    is_one = len(things) == 1
    told = f"{len(things)} {what.replace('[s]', '' if is_one else 's')}" if things else ""
    return f"{told}{': ' if is_one else ', such as '}{excerpt(example)}" if example else told


def _words_in(mark: re.Match[str]) -> str:
    """What a mark is put around; of others a blank where two words would meet, else nothing."""
    if mark.lastindex:
        return mark[mark.lastindex]
    after = mark.string[mark.end() : mark.end() + 1]
    return " " if after.isalnum() or after in tuple("“„«") else ""


def _parted(glued: re.Match[str]) -> str:
    """Two sentences with a blank between them; as they are if the stop ends none, as in “Gen.Denikin”."""
    is_end = begins_sentence(glued.string, glued.end("end"))
    return f"{glued['end']} {glued['next']}" if is_end else glued[0]


_GLUED = rf"(?P<end>\b\w+[.!?][\"”’»)]?)(?P<next>{GLUED})"  # "atheist.In"
_PLAIN: dict[str, _Plain] = {
    "HTML": lambda sign: html.unescape(sign[0]),
    "page": lambda _: "\n",
    "non-breaking": lambda _: " ",
    "soft": lambda _: "",
    "ligature[s]": lambda sign: normalize("NFKC", sign[0]),
}
_MARKS = [
    *(
        (what, re.compile(mark, re.M | re.X), _PLAIN.get(what.split()[0], _words_in))
        for what, mark in tables_in(__file__).items()
    ),
    ("missing blank[s] between sentences (put in)", re.compile(_GLUED), _parted),
]
