"""How a line that is no YAML would be written right: guesses, each tried before it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quiz.bank.cleaning import one_line
from quiz.bank.nodes import TOO_DEEP, NotYamlError

_LONGEST = 400
"""Lines of an item; a longer one is not tried, since each try parses it whole."""
_WIDEST = 2_000
"""Characters of a line, likewise."""

_LINE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[^\W\d][\w -]*?:[ \t]+)?(?P<value>.*)", re.DOTALL)
_NO_BLANK_AFTER_DASH = re.compile(r"([ ]*-)(?=[^\s-])")
_NO_BLANK_AFTER_COLON = re.compile(r"([ ]*(?:-[ ]+)?[^\W\d][\w-]*:)(?=\S)")
_KEYS = "id|topic|ask|answer|wrong|quote|why|option|order|event|date|after|inferred|draft"
_NO_COLON = re.compile(rf"([ ]*(?:-[ ]+)?(?:{_KEYS}))[ ]+(?=\S)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ ]*(#.*)?")


@dataclass(frozen=True, slots=True)
class Repair:
    """A line written right."""

    line: int
    """Which, from 1."""
    column: int
    """Where it is wrong, from 1."""
    message: str
    """What is wrong."""
    written: str
    """The line as it should stand, with its indentation."""
    is_depth: bool = False
    """Only its indentation is wrong."""

    @property
    def hint(self) -> str:
        """The way out: the line written right, or how far to indent it."""
        if self.is_depth:
            depth = len(self.written) - len(self.written.lstrip())
            return f"begin it with {depth} blanks" if depth != 1 else "begin it with one blank"
        return f"write: {one_line(self.written.strip())}"


def repair(lines: list[str], error: NotYamlError, parse: Callable[[str], object]) -> Repair | None:
    """The line of an item that mends the error, or moves it further down; None if no guess does.

    `parse` raises NotYamlError as long as the text is none.
    """
    if len(lines) > _LONGEST or error.problem == TOO_DEEP:
        return None
    head = (1,) if _NO_BLANK_AFTER_DASH.match(lines[0]) else ()  # what is wrong there shows below
    for number in dict.fromkeys((*head, error.line, error.context_line, *_text_before(lines, error.line))):
        if not 1 <= number <= len(lines) or len(lines[number - 1]) > _WIDEST:
            continue
        for guess in _guesses(lines, number):
            try:
                parse("\n".join([*lines[: number - 1], guess.written, *lines[number:]]))
            except NotYamlError as remaining:
                if remaining.line <= max(error.line, number):
                    continue
            return guess
    return None


def quoted(text: str) -> str:
    """A text in quotation marks, in those that need least change in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def with_value_quoted(line: str, column: int) -> str:
    """A line with what begins in a column in quotation marks; empty if dash and key do not end there."""
    parts = _parts(line)
    before, value = parts["lead"] + parts["key"], parts["value"].rstrip()
    return before + quoted(value) if value and len(before) == column - 1 else ""


def _text_before(lines: list[str], number: int) -> Iterator[int]:
    """The last line with anything on it before this one: an error is often seen only after its end."""
    for before in range(min(number, len(lines) + 1) - 1, 0, -1):
        if lines[before - 1].strip():
            yield before
            return


def _guesses(lines: list[str], number: int) -> Iterator[Repair]:
    line = lines[number - 1]
    blanks = line[: len(line) - len(line.lstrip())]
    if "\t" in blanks:
        message = "this line is indented with a tab, which YAML does not allow"
        for depth in (_depth_before(lines, number), 2 * blanks.count("\t") + blanks.count(" ")):
            yield Repair(number, blanks.index("\t") + 1, message, " " * depth + line.lstrip(), is_depth=True)
        return
    if match := _NO_BLANK_AFTER_DASH.match(line):
        yield _inserted(line, number, match.end(), " ", "a dash that begins an item needs a blank after it")
    if match := _NO_BLANK_AFTER_COLON.match(line):
        yield _inserted(line, number, match.end(), " ", "the colon after a key needs a blank after it")
    if match := _NO_COLON.match(line):
        yield _inserted(
            line, number, match.end(1), ":", "the key at the beginning of this line needs a colon after it"
        )
    yield from _guesses_of_value(line, number)
    depth = _depth_before(lines, number)
    if number > 1 and line.strip() and depth != len(blanks):
        message = "this line begins further right than those it belongs to"
        if depth > len(blanks):
            message = "this line begins further left than those it belongs to"
        yield Repair(number, len(blanks) + 1, message, " " * depth + line.lstrip(), is_depth=True)


def _guesses_of_value(line: str, number: int) -> Iterator[Repair]:
    parts = _parts(line)
    value = parts["value"].rstrip()
    if not value or _BLOCK.fullmatch(value) or not (parts["key"] or "-" in parts["lead"]):
        return
    column = len(parts["lead"]) + len(parts["key"]) + 1
    before = parts["lead"] + parts["key"]
    if value[0] in "\"'" and value.count(value[0]) == 1:
        message = "a quotation mark opens here, and is never closed"
        yield Repair(number, column, message, before + value + value[0])
    bracket = {"[": "]", "{": "}"}.get(value[0], "")
    if bracket and not value.endswith(bracket):
        yield Repair(number, column, _why_quoted(value), before + quoted(value))
        yield Repair(number, column, f"{value[0]} opens here, and is never closed", before + value + bracket)
    elif value[0] == '"' and value.endswith('"') and "\\" in value:
        message = (
            "in double quotation marks a backslash has a meaning of its own; single ones take it as it is"
        )
        yield Repair(number, column, message, before + "'" + value[1:-1].replace("'", "''") + "'")
    elif value[0] == "'" and value.endswith("'") and len(value) > 2:
        message = "in single quotation marks an apostrophe is written twice"
        apart = re.sub("'+", "''", value[1:-1])
        yield Repair(number, column, message, f"{before}'{apart}'")
    else:
        yield Repair(number, column, _why_quoted(value), before + quoted(value))


def _why_quoted(value: str) -> str:
    first = value[0]
    if first in "\"'":
        return "this text goes on after its closing quotation mark: put all of it in quotation marks"
    if first in "[]{}&*!|>%@`,?-#":
        return f"a text that begins with {first} needs quotation marks"
    if ": " in value or value.endswith(":"):
        return "a text with a colon and a blank in it needs quotation marks"
    return "this text needs quotation marks"


def _inserted(line: str, number: int, at: int, text: str, message: str) -> Repair:
    return Repair(number, at + 1, message, line[:at] + text + line[at:])


def _parts(line: str) -> dict[str, str]:
    match = _LINE.match(line)
    return {name: part or "" for name, part in match.groupdict().items()} if match else {}


def _depth_before(lines: list[str], number: int) -> int:
    """How far the text of the line before is indented: behind its dash, if it has one."""
    for before in _text_before(lines, number):
        line = lines[before - 1]
        match = re.match(r"[ ]*(?:-[ ]+)?", line.expandtabs(2))
        return match.end() if match else 0
    return 0
