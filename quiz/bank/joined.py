"""Lines that YAML joins to the text above them, although they begin with a dash of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from quiz.bank.format import OPENS_LIST
from quiz.bank.problems import Level, Problem
from quiz.bank.yaml import Scalar
from quiz.text.cleaning import excerpt, one_line

_CODE = "joined-lines"
_MAX_NAMED = 20
"""Lines of one text that are named."""
_DASH = re.compile(r"[ \t]*[-*•](?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Joined:
    """A plain text that goes on in lines with a dash."""

    text: Scalar
    """The text, which is read as one."""
    numbers: tuple[int, ...]
    """These lines, from 1."""
    dash: int
    """The blanks before the text's own dash; -1 if it has none."""
    is_first: bool = False
    """It begins on the line below the key of a list, so that its dash is missing."""

    @property
    def is_unsound(self) -> bool:
        """Whether a list is meant, and a text is read."""
        return self.dash >= 0 or self.is_first


def joined_texts(texts: Iterable[Scalar], lines: Sequence[str]) -> Iterator[Joined]:
    """Those of the plain texts of several lines that go on in a line with a dash."""
    for text in texts:
        further = range(text.line + 1, min(text.end_line, len(lines)) + 1)
        if numbers := tuple(number for number in further if _DASH.match(lines[number - 1])):
            before = lines[text.line - 1][: text.column - 1].rstrip()
            is_first = not before.strip() and OPENS_LIST.match(lines[text.line - 2]) is not None
            yield Joined(text, numbers, len(before) - 1 if before.endswith("-") else -1, is_first)


def name_joined(
    found: Iterable[Joined], lines: Sequence[str], name: str, wrong: Collection[tuple[int, int]]
) -> Iterator[Problem]:
    """An error for each line that is read as part of a list's member above it, and a warning elsewhere.

    Of a text in one of the `wrong` places another error has been found already.
    """
    for joined in found:
        text = joined.text
        message = f"YAML joins this line to the text above it: “{excerpt(text.value)}”"
        if joined.dash < 0 and (text.line, text.column) in wrong:
            continue
        if joined.is_first:
            yield _first_of_list(joined, lines, name)
            continue
        for number in joined.numbers[:_MAX_NAMED]:
            line = lines[number - 1].expandtabs(1)
            bare = line.lstrip()
            place = number, len(line) - len(bare) + 1
            if joined.dash < 0:
                hint = "if a list is meant, its first text too stands behind “- ”, in a line below the key"
                yield Problem(_CODE, message, hint, Level.WARNING, name, *place)
                continue
            hint = f"begin it with {joined.dash} blanks, in the same column as the dash above"
            if bare[0] != "-":
                hint = f"write: - {one_line(bare[1:].strip())} , with {joined.dash} blanks before it"
            yield Problem(_CODE, message, hint, Level.ERROR, name, *place)


def _first_of_list(joined: Joined, lines: Sequence[str], name: str) -> Problem:
    """The first text of a list that has lost its dash, so that YAML joins the others to it."""
    line, text = lines[joined.text.line - 1], joined.text
    below = lines[joined.numbers[0] - 1].expandtabs(1)
    depth = len(below) - len(below.lstrip())
    hint = f"write: - {one_line(line.strip(' -'))}"
    if depth != text.column - 1:
        hint += f" , with {depth} blanks before it"
    message = "the dash that begins each text of a list is missing here, and YAML joins the lines below to it"
    return Problem(_CODE, message, hint, Level.ERROR, name, text.line, text.column)
