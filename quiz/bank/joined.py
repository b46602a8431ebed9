"""Lines that YAML joins to the text above them, although they begin with a dash of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from quiz.bank.format import OPENS_LIST
from quiz.bank.problems import Level, Problem
from quiz.bank.yaml import Scalar
from quiz.text.cleaning import excerpt, one_line

_MAX_NAMED = 20
"""Lines of one text that are named."""
_DASH = re.compile(r"[ \t]*[-*•](?=[ \t]|$)")


class Joined(NamedTuple):
    """A plain text that goes on in lines with a dash."""

    text: Scalar
    numbers: tuple[int, ...]
    """These lines, from 1."""
    dash: int
    """The blanks before the dash of the list's member that it is; -1 if it is none."""
    is_first: bool
    """It begins below the key of a list, so that its dash is missing."""

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
            is_first = not before and OPENS_LIST.match(lines[text.line - 2]) is not None
            yield Joined(text, numbers, len(before) - 1 if before.endswith("-") else -1, is_first)


def name_joined(
    found: Iterable[Joined], lines: Sequence[str], name: str, wrong: Collection[tuple[int, int]]
) -> Iterator[Problem]:
    """An error for each line that is read as part of a list's member above it, and a warning elsewhere.

    Of a text in one of the `wrong` places another error has been found already.
    """
    for text, numbers, dash, is_first in found:
        message = f"YAML joins this line to the text above it: “{excerpt(text.value)}”"
        level, hint = Level.ERROR, f"begin it with {dash} blanks, in the same column as the dash above"
        if dash < 0 and (text.line, text.column) in wrong:
            continue
        if is_first:
            message = (
                "the dash that begins each text of a list is missing here, and YAML joins the lines below"
            )
            numbers, dash = (text.line,), _depth(lines[numbers[0] - 1])
        elif dash < 0:
            level = Level.WARNING
            hint = "if a list is meant, its first text too stands behind “- ”, in a line below the key"
        for number in numbers[:_MAX_NAMED]:
            bare = lines[number - 1].strip()
            if level is Level.ERROR and bare[0] != "-":
                hint = f"write: - {one_line(bare.lstrip('*•').strip())} , with {dash} blanks before it"
            yield Problem("joined-lines", message, hint, level, name, number, _depth(lines[number - 1]) + 1)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
