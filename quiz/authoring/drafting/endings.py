"""What stands below a life: lists of references, works and awards, each below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

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
    """Take lists out of a text with their titles: the rest, the lines taken, and the titles that have prose.

    A list ends where a life goes on: at a heading with prose below it.
    """
    if not any(map(_TITLE.fullmatch, map(str.strip, text.splitlines()))):
        return text, [], []
    spans = list(paragraph_spans(text))
    paragraphs = [text[slice(*span)] for span in spans]
    ends = [*(span.start for span in spans), len(text)]
    titles = [at for at, each in enumerate(paragraphs) if _TITLE.fullmatch(each)]
    taken: list[str] = []
    kept: list[str] = []
    for title, stop in reversed([*pairwise([*titles, len(spans)])]):
        listed = paragraphs[title + 1 : stop]
        del listed[_life_in(text, spans[title + 1 : stop], listed) :]
        if 2 * sum(map(len, filter(_is_prose, listed))) > sum(map(len, listed)):
            kept.insert(0, paragraphs[title])
        else:
            start, end = ends[title], ends[title + 1 + len(listed)]
            taken[:0] = filter(str.strip, text[start:end].split("\n"))
            text = text[:start] + text[end:]
    return text.strip("\n"), taken, kept


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
