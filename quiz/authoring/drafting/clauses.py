"""The clauses of a sentence, so that an event has the words that tell it, and not the whole sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from quiz.text.spans import Span

_BOUNDARY = re.compile(  # "; " · " – " · ", " before "and then" · " " before "until he"
    r"(?P<stop>;\s+|\s+[–—]\s+|—)|,\s+(?=(?:and|but|then|yet|so|while|whereas|before|until)\s)"
    r"|\s+(?=(?:but|before|until|while)\s+(?:he|she|they|it|was|had|also|then)\s)"
)
_OPENING = re.compile(r"[\s,;:]*(?:(?:and|but|or|then|yet|so)\s+)*", re.IGNORECASE)  # ", and then "
_LISTED = re.compile(r",\s+(?:[^\W\d_a-z][\w’'-]*\s*){1,3}$")  # ", Crassus"
_AND_NAME = re.compile(r"and\s+[^\W\d_a-z]")  # "and P"
_LONGEST_NAME = 60
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_LEAST = 4  # words of a clause that is quoted by itself, its date among them
_JOINT = re.compile(r"[,;:]|\s(?=(?:and|but|or|until|till)\s)")
_MOST = 60  # words of a quote that a teacher would want
_WIDE = 400  # characters before a date that are looked at for a comma to begin a quote behind
_COMMA = re.compile(r",(?=\s)")
_WORD = re.compile(r"\S+")


def clause_of(text: str, clauses: Sequence[Span], date: Span) -> Span:
    """That of a sentence's clauses that a date stands in; a short one with the clause before it."""
    at = next((index for index, clause in enumerate(clauses) if date.start < clause.end), len(clauses) - 1)
    found = Span(clauses[at].start, max(clauses[at].end, date.end))
    while at > 0 and len(_WORD.findall(text, found.start, found.end)) < _LEAST:
        at -= 1
        found = Span(clauses[at].start, found.end)
    return trimmed_clause(text, _narrowed(text, found, date))


def _narrowed(text: str, clause: Span, date: Span) -> Span:
    """A clause from a comma before its date to one behind it, if it is too long for a quote."""
    if not next(islice(_WORD.finditer(text, clause.start, clause.end), _MOST, None), None):
        return clause
    start, end = clause
    behind = list(islice(_WORD.finditer(text, date.end, end), _MOST // 2))
    if behind and (commas := [word.end() - 1 for word in behind if word[0].endswith(",")]):
        end = commas[-1] if behind[-1].end() < end else end
    before = [match.end() for match in _COMMA.finditer(text, max(start, date.start - _WIDE), date.start)]
    near = [comma for comma in before if len(_WORD.findall(text, comma, end)) <= _MOST]
    return Span(near[0] if near else before[-1] if before else start, end)


def part_of(text: str, clause: Span, dates: Sequence[Span], date: Span) -> Span:
    """The part of a clause that goes with one of its dates: "praetor in 66" of "aedile in 69, praetor in 66".

    The words before a date go with it, or those behind it if the clause begins with a date.
    """
    own = [each for each in dates if clause.start <= each.start and each.end <= clause.end]
    leads = bool(own) and not _WORD.search(text, clause.start, own[0].start)
    edges = [clause.start]
    for before, after in pairwise(own):
        joints = [joint.start() for joint in _JOINT.finditer(text, before.end, after.start)]
        if leads:
            edges.append(joints[-1] if joints else after.start)
        else:
            edges.append(joints[0] if joints else before.end)
    edges.append(clause.end)
    at = own.index(date) if date in own else 0
    return trimmed_clause(text, Span(edges[at], edges[at + 1]))


def clauses_in(text: str, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence, in order; no bracket is parted."""
    cuts: list[tuple[int, int]] = []
    depth = 0
    at = sentence.start
    for boundary in _BOUNDARY.finditer(text, sentence.start, sentence.end):
        depth += sum(_BRACKETS.get(character, 0) for character in text[at : boundary.start()])
        at = boundary.start()
        if depth <= 0 and not _is_in_list(text, sentence.start, boundary):
            cuts.append(boundary.span())
    edges = [(sentence.start, sentence.start), *cuts, (sentence.end, sentence.end)]
    return tuple(Span(before[1], after[0]) for before, after in pairwise(edges))


def _is_in_list(text: str, start: int, boundary: re.Match[str]) -> bool:
    """Whether a comma and "and" part names, not clauses: "Caesar, Crassus, and Pompey"."""
    before = text[max(start, boundary.start() - _LONGEST_NAME) : boundary.start()]
    return bool(_LISTED.search(before) and _AND_NAME.match(text, boundary.end()))


def trimmed_clause(text: str, clause: Span) -> Span:
    """A clause without the word that joins it to what is before, and without the marks at its end."""
    start, end = clause
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    while end > start and text[end - 1] in " \t\n,;:.":
        end -= 1
    return Span(start, end)
