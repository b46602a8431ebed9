"""Hints followed to the letter, as by a teacher who does just what they say."""

from __future__ import annotations

import re

from quiz.bank.findings import walk
from quiz.bank.problems import Problem
from quiz.bank.reading import Reading
from quiz.bank.yaml import compose
from tests.bank.bank_texts import read

_MOST = 40
"""Hints followed one after the other."""
_BEGIN = re.compile(r"begin (it|the lines .*|each line .*) with (\d+) blanks( instead of the dash)?")
_WRITE = re.compile(r"write: +(.+?)(?: , (?:with (\d+) blanks before it|instead of these (\d+) lines|.*))?")
_KEY = re.compile(r"write  (\S+):  instead")
_KEYS = re.compile(r"write(?:  \w+:  instead of  [^:]+:(?: ,|$))+")
_VALUE = re.compile(r"write  (\w+): (?! instead)(.+?)(?: , .*)?")
_LIST = re.compile(r"(?:quote it|write):  (wrong|answer|date): (\[.*\]|\S+)")
_TEXT = re.compile(r"(?:write(?: […] .*)?|did you mean): ([\"'\[].*?[\"'\]])(?:\?| [,;] .*)?")
_MEANT = re.compile(r"did you mean: ([\w-]+)\?")
_NAME = re.compile(r"leave out  (\S+)")
OF_LINES = {"syntax", "indentation", "no-dash", "tab", "joined-lines", "anchor", "alias", "tag"}
"""Codes of problems whose hints say how a line is written, and not a text of it."""


def obeyed(text: str) -> Reading:
    """A bank after the hints of its errors have been followed, the first one each time."""
    for _ in range(_MOST):
        reading = read(text)
        if not reading.errors:
            return reading
        next_text = followed(text, reading.errors[0])
        assert next_text is not None, f"this hint says not what to write: {reading.errors[0]}"
        text = next_text
    raise AssertionError(f"this hint mends nothing: {reading.errors[0]}")


def followed(text: str, problem: Problem) -> str | None:
    """A text after this hint has been followed; None if it says not what to write."""
    lines, at, hint = text.split("\n"), problem.line - 1, problem.hint
    line = lines[at]
    if match := _BEGIN.fullmatch(hint):
        named = [int(number) - 1 for number in re.findall(r"\d+", match[1])] or [at]
        for number in range(named[0], named[1] + 1) if "each" in match[1] else named:
            bare = lines[number].lstrip().removeprefix("-" if match[3] else "").strip()
            lines[number] = " " * int(match[2]) * bool(bare) + bare
    elif match := _KEY.fullmatch(hint):
        lines[at] = f"{match[1]}:"
    elif _KEYS.fullmatch(hint):
        for ours, theirs in re.findall(r"  (\w+):  instead of  ([^:]+):", hint):
            number = next((each for each in range(at, len(lines)) if f"{theirs}:" in lines[each]), at)
            lines[number] = lines[number].replace(f"{theirs}:", f"{ours}:", 1)
    elif match := _LIST.fullmatch(hint) or _VALUE.fullmatch(hint):
        own = rf"\b{match[1]}: *(?:\[.*\]|[^,}}]*(?:,+$)?)"
        lines[at] = re.sub(own, f"{match[1]}: {match[2]}", line, count=1)
    elif problem.code == "unknown-key" and (match := _MEANT.fullmatch(hint)):
        before, after = line[: problem.column - 1], line[problem.column - 1 :]
        lines[at] = before + re.sub(r"[^:]*", match[1], after, count=1)
    elif problem.code not in OF_LINES and (match := _MEANT.fullmatch(hint) or _TEXT.fullmatch(hint)):
        return _with_value(text, problem, match[1])
    elif match := _NAME.fullmatch(hint):
        lines[at] = re.sub(f"{re.escape(match[1])} ?", "", line, count=1).rstrip()
    elif match := _WRITE.fullmatch(hint):
        lines[at] = " " * int(match[2] or len(line) - len(line.lstrip())) + match[1]
        lines[at + 1 : at + int(match[3] or 1)] = [""] * (int(match[3] or 1) - 1)
    elif hint.startswith(("leave this line out", "leave it out", "delete what cannot be seen")):
        lines[at] = ""
    else:
        return None
    return "\n".join(lines)


def _with_value(text: str, problem: Problem, written: str) -> str | None:
    """A text with another value where a problem is; None if no value begins there."""
    root, place = compose(text).root, (problem.line, problem.column)
    nodes = (node for node, _, is_key in (walk(root) if root else ()) if not is_key)
    found = next((node for node in nodes if (node.line, node.column) == place), None)
    if not found:
        return None
    lines = text.split("\n")
    before, last = lines[found.line - 1][: found.column - 1], lines[found.end_line - 1]
    rest = "" if problem.code == "text-cut" else last[found.end_column - 1 :]
    lines[found.line - 1 : found.end_line] = [before + written + rest]
    return "\n".join(lines)
