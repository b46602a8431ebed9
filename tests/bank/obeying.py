"""Hints followed to the letter, as by a teacher who does just what they say."""

from __future__ import annotations

import re

from quiz.bank.problems import Problem
from quiz.bank.reading import Reading
from tests.bank.bank_texts import read

_MOST = 40
"""Hints followed one after the other."""
_DEPTH = re.compile(r"begin it with (\d+|one) blanks?")
_EACH = re.compile(r"begin each line of the text, (\d+) to (\d+), with (\d+) blanks")
_BELOW = re.compile(r"begin it on the next line, with (\d+) blanks before it:  (.*)")
_WRITE = re.compile(r"write: +(.+?)(?: , (.*))?")
_VALUE = re.compile(r"write  (\w+): (.+?)(?:  instead| , .*)?")
_KEY = re.compile(r"write  (\S+):  instead of  (.+):")
_HEAD = re.compile(r"write  (\w+):  instead")
_NO_DASHES = re.compile(r"begin (?:it|the lines ([\d, and]+)) with (\d+) blanks instead of the dash")
_LEAD = re.compile(r"with (\d+) blanks before it")


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
    lines = text.split("\n")
    at, hint = problem.line - 1, problem.hint
    line = lines[at]
    if match := _NO_DASHES.fullmatch(hint):
        for number in map(int, re.findall(r"\d+", match[1] or str(problem.line))):
            lines[number - 1] = " " * int(match[2]) + lines[number - 1].lstrip().removeprefix("-").lstrip()
    elif match := _KEY.fullmatch(hint):
        lines[at] = line.replace(f"{match[2]}:", f"{match[1]}:", 1)
    elif match := _HEAD.fullmatch(hint):
        lines[at] = f"{match[1]}:"
    elif match := _VALUE.fullmatch(hint):
        lines[at] = re.sub(rf"\b{match[1]}\b[^,}}]*(,+$)?", f"{match[1]}: {match[2]}", line, count=1)
    elif match := _DEPTH.match(hint):
        lines[at] = " " * (1 if match[1] == "one" else int(match[1])) + line.lstrip()
    elif match := _EACH.fullmatch(hint):
        for number in range(int(match[1]) - 1, int(match[2])):
            lines[number] = (" " * int(match[3]) + lines[number].lstrip()).rstrip()
    elif match := _BELOW.fullmatch(hint):
        lines[at] = f"{line.replace(match[2], '').rstrip()}\n{' ' * int(match[1])}{match[2]}"
    elif match := _WRITE.fullmatch(hint):
        lead = _LEAD.fullmatch(match[2] or "")
        depth = int(lead[1]) if lead else len(line) - len(line.lstrip())
        lines[at] = " " * depth + match[1]
    elif hint.startswith(("leave this line out", "leave it out", "delete what cannot be seen")):
        lines[at] = ""
    else:
        return None
    return "\n".join(lines)
