"""Lines that are no prose: contents, tables, captions, references, and what can be clicked on."""

from __future__ import annotations

import re
from itertools import groupby

from quiz.text.sentences import is_heading, paragraph_spans
from quiz.text.spans import Span
from quiz.text.stops import END
from quiz.text.words import tables_in

_LEAST, _LEAST_BELOW = 3, 2  # in a row, and below all prose: fewer are headings
_TAIL = 40  # characters in which a paragraph's last stop stands, and the marks behind it
_SMALL = 0.25  # of a sentence's words that begin with no capital, in German too
_SMALL_A_SIGN = 4  # such words for a sign of references, in prose
_LONGEST = 1_000  # characters of a scrap
_LONG = 150  # characters of a paragraph that is prose though its last stop was forgotten
_TABLES = tables_in(__file__)
_ENTRY = re.compile(_TABLES["entry"])
_REFERENCE = re.compile("|".join(_TABLES["reference"].splitlines()))
_WORD = re.compile(r"[^\W\d_]{2,}")  # "Wheat", not "p" of "p. 12"
_LEAD = re.compile(r"(?:[^\s,()]+ ){1,8}\(([^()]{1,120})\)")  # "Ada King (1815–52)"
_LIFETIME = re.compile(r"\d{3}.*[–—;-].*\d{3}", re.DOTALL)
# "as Molly, in", "England. Her": of a sentence that goes on in another paragraph
_TORN = re.compile(r"^[a-zß-ÿа-яё]|[^\W\d_A-Z]{2}[.!?][\"”’»)]* [^\W\d_a-z]")
_YEAR_FIRST = re.compile(r"\W*[12]\d{3}\b")  # "1905: "


def without_scraps(text: str, *, is_page: bool = False) -> tuple[str, list[str], list[str]]:
    """Leave out runs of lines that are no sentences: the rest, those above all of it, and the others.

    On a page of an encyclopedia it is all that stands above the first sentence.
    What ends a run above prose is its heading, and stays, unless it is above all and may be anything.
    """
    spans = [*paragraph_spans(text)]
    paragraphs = [text[slice(*span)] for span in spans]
    edges = [*spans, Span(len(text), len(text))]
    kept, above, scraps = [text[: edges[0].start]], list[str](), list[str]()
    for is_scrap, run in groupby(range(len(spans)), key=lambda at: _is_scrap(paragraphs[at])):
        places = [*run]
        is_above, is_below = places[0] == 0, places[-1] == len(spans) - 1
        is_run = len(places) >= (_LEAST_BELOW if is_below else 1 if is_above and is_page else _LEAST)
        is_run = is_run or (is_below and is_heading(text, spans[-1]))
        taken = places if is_scrap and is_run and len(places) < len(spans) else []
        is_headed = not (is_below or (is_above and (is_page or len(places) > _LEAST)))
        if taken and is_headed and is_heading(text, spans[taken[-1]]):
            taken = taken[:-1]
        (above if is_above else scraps).extend(paragraphs[at] for at in taken)
        kept += (text[spans[at].start : edges[at + 1].start] for at in places[len(taken) :])
    return "".join(kept).strip("\n"), above, scraps


def _is_scrap(paragraph: str) -> bool:
    """Whether a paragraph ends as no sentence does, and no verse, or tells nothing."""
    if _ENTRY.match(paragraph) or len(paragraph) > _LONGEST:
        return len(paragraph) <= _LONGEST
    tail = max(0, len(paragraph) - _TAIL)
    if any(stop.end() == len(paragraph) for stop in END.finditer(paragraph, tail)):
        return not (_YEAR_FIRST.match(paragraph) or _is_lead(paragraph) or _is_told(paragraph))
    if paragraph.endswith((":", ";")) or len(paragraph) > _LONG or _TORN.search(paragraph):
        return not _is_told(paragraph, _SMALL_A_SIGN)
    return not paragraph.endswith(",")


def _is_lead(paragraph: str) -> bool:
    """Whether a paragraph begins with a name and a life's years, as an encyclopedia's first does."""
    lead = _LEAD.match(paragraph)
    return bool(lead and _LIFETIME.search(lead[1]))


def _is_told(paragraph: str, least: int = 0) -> bool:
    """Whether a paragraph is of words as sentences have them, some of them small, and not of a reference."""
    words = _WORD.findall(paragraph)
    small = sum(not word[0].isupper() for word in words)
    return small >= max(least, _SMALL * len(words), _SMALL_A_SIGN * len(_REFERENCE.findall(paragraph)))
