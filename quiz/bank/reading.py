"""A file as a bank: the good items play, and each broken one is named with its line and the way out."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from quiz.bank.bounds import MAX_LINES, too_many
from quiz.bank.building import build
from quiz.bank.fields import Reader
from quiz.bank.files import SAVE_AS_UTF_8, decode, read_file, unix_lines
from quiz.bank.findings import Places
from quiz.bank.format import HEAD, NO_BANK, NO_BANK_HINT
from quiz.bank.items import joined_lines
from quiz.bank.model import Bank, Item
from quiz.bank.problems import Level, Problem, ProblemError
from quiz.bank.soundness import find_errors
from quiz.bank.yaml import Composed, MappingNode, Node, NotYamlError, Scalar, compose
from quiz.text.cleaning import hidden, parsable

_MAX_HIDDEN = 20  # lines with hidden characters that are named one by one


@dataclass(frozen=True)
class Reading:
    """What reading a file came to."""

    bank: Bank | None
    """The bank with its good items; None if it has no title, no source, or could not be read."""
    problems: tuple[Problem, ...]
    lines: tuple[str, ...] = ()
    """The file's lines, each as many characters as it has there, for showing."""
    held: tuple[Item, ...] = ()
    """Items that a rule keeps from being played; they are whole in themselves."""
    readable: bool = True
    """Whether there was a text to read at all."""
    source_file: str = ""
    """The file that its source is said to be in, there or not; empty if none is named."""
    places: Places = field(default_factory=Places)

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
        return Reading(None, in_order([error.problem], name), readable=False)
    reading = read_text(raw, name, path.parent)
    return replace(reading, bank=reading.bank and replace(reading.bank, path=path))


def read_text(text: str | bytes, name: str, folder: Path | None = None) -> Reading:
    """Read the text of a file; `folder` is where its source may name a file, nowhere if None."""
    reader = Reader()
    if isinstance(text, bytes):
        try:
            decoded = decode(text)
        except ProblemError as error:
            return Reading(None, in_order([error.problem], name), readable=False)
        text = decoded.text
        if decoded.encoding != "UTF-8":
            message = f"this file is in {decoded.encoding}, which other programs may not read"
            reader.problems.append(Problem("encoding", message, SAVE_AS_UTF_8, Level.WARNING))
    # The garbage collector would look through the nodes again and again: a third of the time of reading
    # 10,000 questions, and nodes and items form no cycles to be found.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        reading = _read(unix_lines(text).removeprefix("\ufeff"), reader, folder)
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                # What was made moves to the oldest generation at once; else enabling looks through it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
    return replace(reading, problems=in_order(reader.problems, name))


def in_order(problems: Iterable[Problem], name: str) -> tuple[Problem, ...]:
    """The problems of a file that the user calls `name`, by line and column."""
    placed = sorted(problems, key=lambda problem: (problem.line, problem.column))
    return tuple(replace(problem, file=name) for problem in placed)


def _read(text: str, reader: Reader, folder: Path | None) -> Reading:
    """What a text comes to, but for its problems, which are noted."""
    if message := too_many(text.count("\n"), MAX_LINES, "lines"):
        reader.problems.append(Problem("too-much", message, "make several banks of it"))
        return Reading(None, ())
    has_hidden = _name_hidden(text, reader)
    if has_hidden:
        text = parsable(text)
    lines = tuple(text.split("\n"))
    try:
        composed, unread = _composed(text, reader, has_unseen=has_hidden)
    except ProblemError as error:
        reader.problems.append(error.problem)
        return Reading(None, (), lines)
    if composed and composed.root is None:
        reader.problems.append(Problem("empty", "this file is empty", "a bank begins with  title: …"))
    if composed is None or composed.root is None:
        return Reading(None, (), lines)
    reader.problems += [*composed.duplicates, *composed.refusals]
    joined = list(joined_lines(composed.joined, lines))
    wrong = [*composed.refusals, *(each for each in joined if each.level is Level.ERROR)]
    bank = build(composed.root, reader, folder=folder, wrong=wrong)
    if bank is None and (theirs := _of_other_program(text)):
        reader.problems = [theirs]
        return Reading(None, (), lines)
    refused = {problem.line for problem in reader.problems if problem.level is Level.ERROR}
    reader.problems += [each for each in joined if each.line not in refused]
    held: tuple[Item, ...] = ()
    if bank:
        bank, held, problems = find_errors(bank, reader.places, unread, reader.broken)
        torn = {problem.line for problem in wrong}
        texts = (each for each in composed.joined if not torn.isdisjoint(range(each.line, each.end_line + 1)))
        unlike = {(text.line, text.column) for text in texts}  # what they say is not what was meant
        reader.problems += [each for each in problems if (each.line, each.column) not in unlike]
    return Reading(bank, (), lines, held, source_file=source_file(composed.root), places=reader.places)


def _composed(text: str, reader: Reader, *, has_unseen: bool) -> tuple[Composed | None, Mapping[str, int]]:
    """The nodes of a text, None if it cannot be parsed, and the lines of events left out for that."""
    try:
        return compose(text, has_unseen=has_unseen), {}
    except NotYamlError:
        if theirs := _of_other_program(text):
            raise ProblemError(theirs) from None
        if not any(HEAD.match(line) for line in text.split("\n")):
            raise ProblemError(Problem("shape", NO_BANK, NO_BANK_HINT)) from None
        from quiz.bank.mending import Mending  # 25 ms that a bank without slips need not wait for

        recovered = Mending(text)
    reader.problems += recovered.problems
    whole = recovered.text
    return None if whole is None else compose(whole, has_unseen=has_unseen), recovered.broken_events


def _of_other_program(text: str) -> Problem | None:
    from quiz.bank.foreign import other_program  # for what is no bank only

    return other_program(text)


def source_file(root: Node) -> str:
    """The file that a bank's source is said to be in; empty if none is named."""
    source = root.get("source") if isinstance(root, MappingNode) else None
    file = source.get("file") if isinstance(source, MappingNode) else None
    return file.value.strip() if isinstance(file, Scalar) else ""


def _name_hidden(text: str, reader: Reader) -> bool:
    """Name the first hidden character of each line, and that more may follow; whether there is any."""
    found = list(islice(hidden(text), _MAX_HIDDEN + 1))
    for number, first in enumerate(found):
        sign = parsable(first.character) != first.character
        becomes = "it is shown as a sign" if sign else "it is left out"
        message = f"a character stands here that cannot be seen (U+{ord(first.character):04X}): {becomes}"
        hint = "delete it"
        if number == _MAX_HIDDEN:
            message = "in this line and perhaps in others below stand more characters that cannot be seen"
            hint = "delete them"
        place = first.line, first.column
        reader.problems.append(Problem("hidden-character", message, hint, Level.WARNING, "", *place))
    return bool(found)
