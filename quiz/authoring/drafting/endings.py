"""What stands below a life: lists of references, works and awards, each below its title."""

from __future__ import annotations

import re
from itertools import pairwise

from quiz.text.sentences import is_heading, paragraph_spans
from quiz.text.spans import Span
from quiz.text.words import tables_in

_TABLES = tables_in(__file__)
_NAMES = "|".join(_TABLES["title"].split("\n")[:-1])
_BEFORE = "".join(_TABLES["before"].split("\n"))
_TITLE = re.compile(  # "Key publications", "Notes and references", "Awards (selection)"
    rf"(?:(?:{_BEFORE}) ){{0,3}}(?:{_NAMES})(?: (?:[\w’']+|&)){{0,3}}(?: \([^()]{{1,40}}\))? ?:?",
    re.IGNORECASE,
)
_LISTED = re.compile(_TABLES["listed"])
_REFERENCE = re.compile("|".join(_TABLES["reference"].splitlines()))
_LEAST_PROSE = 7  # words of a paragraph of prose
_SMALL = 0.3  # of its words that begin with a small letter, in German too; a sign of references costs .2


def without_endings(text: str) -> tuple[str, list[str], list[str]]:
    """Take lists out of a text with their titles: the rest, what is taken, and the titles with prose below.

    A list ends where a life goes on: at a heading with prose below it, or at two paragraphs of prose.
    """
    if not any(map(_TITLE.fullmatch, map(str.strip, text.splitlines()))):
        return text, [], []
    spans = [*paragraph_spans(text), Span(len(text), len(text))]
    paragraphs = [text[slice(*span)] for span in spans]
    rest, taken, kept = [text[: spans[0].start]], list[str](), list[str]()
    in_list = False
    for (span, after), (words, below) in zip(pairwise(spans), pairwise(paragraphs), strict=True):
        if _TITLE.fullmatch(words):
            in_list = not _is_prose(below)
            kept += () if in_list else (words,)
        elif _is_prose(below) and (is_heading(text, span) or _is_prose(words)):
            in_list = False
        if in_list:
            taken.append(words)
        else:
            rest.append(text[span.start : after.start])
    return "".join(rest).strip("\n"), taken, kept


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph tells something, and is no reference, work or award in a list."""
    words = [word for word in paragraph.split() if word[0].isalpha()]
    is_long = len(words) >= _LEAST_PROSE and paragraph.rstrip('"”»)')[-1:] in tuple(".!?…")
    if not is_long or _LISTED.match(paragraph):
        return False
    small = sum(word[0].islower() for word in words) / len(words)
    return small - len(_REFERENCE.findall(paragraph)) / 5 >= _SMALL
