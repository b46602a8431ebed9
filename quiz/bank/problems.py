"""A problem of a bank as a value; printing it is the command line's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import category, east_asian_width

from quiz.bank.bounds import MAX_SHOWN
from quiz.text.cleaning import one_line

if TYPE_CHECKING:
    from quiz.bank.model import Item

FieldPath: TypeAlias = tuple[str | int, ...]
"""A field of an item: `("ask",)`, `("answer", 0)`, `("wrong", 1, "why")`; `()` is the item as a whole.

What stands as `- Samara: He was born there.` is `("wrong", 1, "option")` and `("wrong", 1, "why")`.
"""


OTHER_PROGRAM = "other-program"
"""The code of what is written for another program, a whole file or a question of it."""


class Level(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The item concerned cannot be played."""
    WARNING = "warning"
    """It can be played, and a careful teacher would mend it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and the way out."""

    code: str
    """Short and stable, such as `quote-missing`."""
    message: str
    hint: str = ""
    """The way out; empty if the message says it."""
    level: Level = Level.ERROR
    file: str = ""
    """As the user named it; empty where there is but one."""
    line: int = 1
    column: int = 1
    """In characters, from 1."""
    items: tuple[Item, ...] = field(default=(), compare=False, repr=False)
    """What a rule found it in, and what an error keeps from being played; none for the bank as a whole."""
    path: FieldPath = ()
    """The field of the first of these items, or of the bank."""


class ProblemError(Exception):
    """What cannot be done, and the problem that is in the way."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


_WIDTH = 70  # characters of a line that are shown at most: with its number they fit into 80 columns
_LEAD = 30  # of these, how many before the place if it is far to the right


def show(problem: Problem, lines: Sequence[str]) -> str:
    """A problem with the line it is in, the place marked, and the way out.

    `lines` are the bank's, from the first. The result is safe to print, whatever the bank has in it.
    """
    place = f"{one_line(problem.file)}:{problem.line}:{problem.column}"
    shown = [f"{place}: {problem.level}: {one_line(problem.message)} [{problem.code}]"]
    whole = lines[problem.line - 1] if problem.line <= len(lines) else ""
    if whole.strip():
        if problem.code in ("tab", "indentation"):
            bare = whole.lstrip()
            blanks = whole[: len(whole) - len(bare)].replace("\t", "→")
            whole = "".join(each if each in " →" else "␣" for each in blanks) + bare
        line, column = _window(whole, problem.column - 1)
        gutter = " " * len(str(problem.line))
        shown.append(f"  {problem.line} | {line}")
        shown.append(f"  {gutter} | {' ' * _cells(line[:column])}^")
    if problem.hint:
        shown.append(f"  hint: {one_line(problem.hint)}")
    return "\n".join(shown)


def foremost(problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems of a file as far as anybody reads them, errors rather than warnings, in their order.

    Of more than `MAX_SHOWN` the last says how many others there are, where the first of these stands.
    """
    gravest = sorted(enumerate(problems), key=lambda each: each[1].level is not Level.ERROR)
    shown, left = sorted(gravest[:MAX_SHOWN], key=lambda each: each[0]), gravest[MAX_SHOWN:]
    if not left:
        return problems
    errors = sum(problem.level is Level.ERROR for _, problem in left)
    message = f"{len(left):,} more problems are not listed, {errors:,} of them errors"
    more = replace(
        left[0][1], code="more-problems", message=message, hint="quiz check --all  lists every one"
    )
    return [*(problem for _, problem in shown), more]


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as one JSON array, in ASCII, so that any console can print it."""
    import json  # for machines only

    names = ("file", "line", "column", "code", "level", "message", "hint")
    each = ({name: getattr(problem, name) for name in names} for problem in problems)
    words = ({**one, "message": one_line(one["message"]), "hint": one_line(one["hint"])} for one in each)
    return json.dumps(list(words), indent=2)


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and where the column is in it."""
    column = min(column, len(line))
    start = column - _LEAD if column > _WIDTH - _LEAD else 0
    part = one_line(line[start : start + _WIDTH])
    after = "…" if len(line) > start + _WIDTH else ""
    if start:
        return f"…{part[1:]}{after}", column - start
    return part + after, column


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    marks = sum(category(character) in ("Mn", "Me", "Cf") for character in text)
    return len(text) - marks + sum(east_asian_width(character) in "WF" for character in text)
