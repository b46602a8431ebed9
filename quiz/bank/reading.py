"""A file as a bank: the good items play, and each broken one is named with its line and the way out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from quiz.bank.building import build
from quiz.bank.fields import Notes
from quiz.bank.files import SAVE_AS_UTF_8, decode, read_file, unix_lines
from quiz.bank.findings import Places
from quiz.bank.joined import joined_texts, name_joined
from quiz.bank.mending import Recovery, with_value_quoted
from quiz.bank.model import Bank, Item
from quiz.bank.problems import Level, Problem, ProblemError
from quiz.bank.soundness import find_errors
from quiz.bank.yaml import Composed, Mapping, Node, NotYamlError, Scalar, compose
from quiz.text.cleaning import hidden, one_line, parsable

_MAX_HIDDEN = 20
"""Lines with hidden characters that are named one by one."""
_MAX_SHOWN = 500
"""Characters of a line that is shown written right."""


@dataclass(frozen=True)
class Reading:
    """What reading a file came to."""

    bank: Bank | None
    """The bank with its good items; None if it has no title, no source, or could not be read."""
    problems: tuple[Problem, ...]
    """What is wrong with it, by line and column."""
    lines: tuple[str, ...] = ()
    """The file's lines, each as many characters as it has there, for showing."""
    held: tuple[Item, ...] = ()
    """Items that a rule keeps from being played; they are whole in themselves."""
    readable: bool = True
    """Whether there was a text to read at all."""
    source_file: str = ""
    """The file that its source is said to be in, there or not; empty if none is named."""
    places: Places = field(default_factory=Places)
    """Where its items stand in the file, those held back among them."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those problems that are errors."""
        return tuple(problem for problem in self.problems if problem.level is Level.ERROR)


def read_bank(path: Path, name: str | None = None) -> Reading:
    """Read a file; nothing in or about it raises. `name` is what problems call it, the path unless given."""
    name = str(path) if name is None else name
    try:
        raw = read_file(path)
    except ProblemError as error:
        return _refused(name, error.problem)
    reading = read_text(raw, name, path.parent)
    return replace(reading, bank=reading.bank and replace(reading.bank, path=path))


def read_text(text: str | bytes, name: str, folder: Path | None = None) -> Reading:
    """Read the text of a file; `folder` is where its source may name a file, nowhere if None."""
    encoding = ""
    if isinstance(text, bytes):
        try:
            decoded = decode(text)
        except ProblemError as error:
            return _refused(name, error.problem)
        text, encoding = decoded.text, decoded.encoding
    else:
        text = unix_lines(text).removeprefix("\ufeff")
    with _without_collection():
        return _read(text, encoding, name, folder)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems by line and column."""
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


def _read(text: str, encoding: str, name: str, folder: Path | None) -> Reading:
    notes = Notes(name)
    if encoding not in ("", "UTF-8"):
        message = f"this file is in {encoding}, which other programs may not read"
        notes.add(Level.WARNING, (1, 1), "encoding", message, SAVE_AS_UTF_8)
    has_hidden = _name_hidden(text, notes)
    if has_hidden:
        text = parsable(text)
    lines = tuple(text.split("\n"))
    try:
        composed, recovered = _composed(text, notes, has_unseen=has_hidden)
    except ProblemError as error:
        return Reading(None, in_order([*notes.problems, replace(error.problem, file=name)]), lines)
    if composed is None:
        return Reading(None, in_order(notes.problems), lines)
    notes.problems += composed.duplicates
    notes.problems += [_written_right(refusal, lines) for refusal in composed.refusals]
    if composed.root is None:
        notes.add(Level.ERROR, (1, 1), "empty", "this file is empty", "a bank begins with  title: …")
        return Reading(None, in_order(notes.problems), lines)
    joined = list(joined_texts(composed.joined, lines))
    unsound = [(each.text.line, each.text.column) for each in joined if each.is_unsound]
    built = build(
        composed.root,
        notes,
        folder=folder,
        refused=composed.refusals,
        unsound=unsound,
        lost=recovered.lost if recovered else (),
        taken=recovered.left_out if recovered else None,
    )
    wrong = {(each.line, each.column) for each in notes.problems if each.level is Level.ERROR}
    notes.problems += name_joined(joined, lines, name, wrong)
    bank = built.bank
    if bank:
        unread = recovered.broken_events if recovered else {}
        unread_events = {key: line for key, line in unread.items() if key not in bank.event}
        sifted = find_errors(bank, built.places, name, {**unread_events, **built.broken_events}, built.broken)
        notes.problems += sifted.problems
        return Reading(
            sifted.bank,
            in_order(notes.problems),
            lines,
            sifted.held,
            source_file=_source_file(composed.root),
            places=built.places,
        )
    return Reading(None, in_order(notes.problems), lines, source_file=_source_file(composed.root))


def _source_file(root: Node) -> str:
    source = root.get("source") if isinstance(root, Mapping) else None
    file = source.get("file") if isinstance(source, Mapping) else None
    return file.value.strip() if isinstance(file, Scalar) else ""


def _composed(text: str, notes: Notes, *, has_unseen: bool) -> tuple[Composed | None, Recovery | None]:
    """The nodes of a text, None if it cannot be parsed, and what it took to parse it."""
    try:
        return compose(text, notes.name, has_unseen=has_unseen), None
    except NotYamlError:
        recovered = Recovery(text, notes.name)
    notes.problems += recovered.problems
    if recovered.text is None:
        return None, recovered
    return compose(recovered.text, notes.name, has_unseen=has_unseen), recovered


def _name_hidden(text: str, notes: Notes) -> bool:
    """Name the first hidden character of each line; whether there is any."""
    found = list(islice(hidden(text), _MAX_HIDDEN + 1))
    for first in found[:_MAX_HIDDEN]:
        becomes = (
            "it is shown as a sign" if parsable(first.character) != first.character else "it is left out"
        )
        message = f"a character stands here that cannot be seen (U+{ord(first.character):04X}): {becomes}"
        notes.add(Level.WARNING, (first.line, first.column), "hidden-character", message, "delete it")
    if len(found) > _MAX_HIDDEN:
        message = "in this line and perhaps in others below stand more characters that cannot be seen"
        place = found[-1].line, found[-1].column
        notes.add(Level.WARNING, place, "hidden-character", message, "delete them")
    return bool(found)


def _written_right(refusal: Problem, lines: tuple[str, ...]) -> Problem:
    """The refusal of an anchor, alias or tag, with its line as it would stand as a text."""
    line = lines[refusal.line - 1] if refusal.line <= len(lines) else ""
    if refusal.code not in ("anchor", "alias", "tag") or len(line) > _MAX_SHOWN:
        return refusal
    right = with_value_quoted(line, refusal.column)
    return replace(refusal, hint=f"write: {one_line(right.strip())}") if right else refusal


def _refused(name: str, problem: Problem) -> Reading:
    return Reading(None, (replace(problem, file=name),), readable=False)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold the garbage collector while a bank is read: it would look through the nodes again and again.

    That is a third of the time of reading 10,000 questions, and nodes and items form no cycles to be found.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                # What was made moves to the oldest generation at once; else enabling looks through it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
