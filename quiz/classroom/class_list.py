"""The class list: a text file, a name a line."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from quiz.bank.files import decode, read_file
from quiz.bank.problems import Problem, ProblemError
from quiz.classroom.names import seen
from quiz.text.cleaning import excerpt, one_line, without_unseen

_MOST_BYTES = 1024 * 1024


def read_class_list(path: Path) -> tuple[str, ...]:
    """The names of a class list in its order; raises ProblemError, with the line, if two are the same.

    A name is never refused for its looks: nobody chooses what they are called.
    """
    try:
        lines = decode(read_file(path, _MOST_BYTES)).text.split("\n")
    except ProblemError as error:
        found = error.problem
        raise _refusal(
            path, found.line if found.code == "encoding" else 0, found.message, found.hint
        ) from None
    stood: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        name = " ".join(one_line(without_unseen(normalize("NFKC", line))).split())
        if before := stood.get(seen(name)):
            said = f"“{excerpt(name)}” stands in line {before[0]} already"
            raise _refusal(path, number, said, "give each of them a second name, or an initial")
        if seen(name).strip():
            stood[seen(name)] = number, name
    if not stood:
        raise _refusal(path, 0, "there is no name in this class list", "write a name a line into it")
    return tuple(name for _, name in stood.values())


def _refusal(path: Path, line: int, said: str, way_out: str) -> ProblemError:
    place = f"{path}:{line}" if line else str(path)
    return ProblemError(Problem("class-list", f"{place}: {said}", way_out, file=str(path), line=line or 1))
