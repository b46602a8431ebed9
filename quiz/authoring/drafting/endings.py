"""What stands below a life: lists of references, works and awards, each below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from quiz.authoring.drafting.marks import counted
from quiz.text.sentences import is_heading, paragraph_spans
from quiz.text.spans import Span
from quiz.text.words import tables_in

_TABLES = tables_in(Path(__file__).with_suffix(".yaml"))
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
    """Take lists out of a text with their titles: the rest, a line for each, and the titles with prose below.

    A list ends where a life goes on: at a heading with prose below it.
    """
    if not any(map(_TITLE.fullmatch, map(str.strip, text.splitlines()))):
        return text, [], []
    spans = list(paragraph_spans(text))
    paragraphs = [text[slice(*span)] for span in spans]
    kept: list[str] = []
    cuts: list[tuple[int, int]] = []
    for title, stop in pairwise(
        [*(at for at, each in enumerate(paragraphs) if _TITLE.fullmatch(each)), len(spans)]
    ):
        listed = paragraphs[title + 1 : stop]
        del listed[_life_in(text, spans[title + 1 : stop], listed) :]
        if 2 * sum(map(len, filter(_is_prose, listed))) > sum(map(len, listed)):
            kept.append(paragraphs[title])
        else:
            first = cuts.pop()[0] if cuts and cuts[-1][1] == title else title
            cuts.append((first, title + 1 + len(listed)))
    ends = [*(span.start for span in spans), len(text)]
    removed = []
    for first, last in reversed(cuts):
        lines = text[ends[first] : ends[last]].split("\n")
        removed.append(counted([*filter(str.strip, lines)], f"line[s] from “{paragraphs[first]}” on"))
        text = text[: ends[first]] + text[ends[last] :]
    return text.strip("\n"), removed[::-1], kept


def _life_in(text: str, spans: Sequence[Span], paragraphs: Sequence[str]) -> int:
    """Where headings and prose in turn go on to the end; behind all of the paragraphs if nowhere."""
    prose = [*map(_is_prose, paragraphs)]
    found = len(spans)
    for at in reversed(range(len(spans))):
        if not prose[at]:
            if prose[at + 1 : at + 2] != [True] or not is_heading(text, spans[at]):
                break
            found = at
    return found


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph tells something, and is no reference, work or award in a list."""
    words = [word for word in paragraph.split() if word[0].isalpha()]
    is_long = len(words) >= _LEAST_PROSE and paragraph.rstrip('"”»)')[-1:] in tuple(".!?…")
    if not is_long or _LISTED.match(paragraph):
        return False
    small = sum(word[0].islower() for word in words) / len(words)
    return small - len(_REFERENCE.findall(paragraph)) / 5 >= _SMALL
