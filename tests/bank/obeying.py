"""Hints followed to the letter, as by a teacher who does just what they say."""

from __future__ import annotations

import re

from quiz.bank.problems import Problem
from quiz.bank.reading import Reading
from tests.bank.bank_texts import read

_MOST = 40
"""Hints followed one after the other."""
_BEGIN = re.compile(r"begin (it|the lines .*|each line .*) with (\d+) blanks( instead of the dash)?")
_WRITE = re.compile(r"write: +(.+?)(?: , (?:with (\d+) blanks before it|.*))?")
_KEY = re.compile(r"write  (\S+):  instead(?: of  (.+):)?")
_VALUE = re.compile(r"write  (\w+): (.+?)(?: , .*)?")


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
        lines[at] = line.replace(f"{match[2]}:", f"{match[1]}:", 1) if match[2] else f"{match[1]}:"
    elif match := _VALUE.fullmatch(hint):
        lines[at] = re.sub(rf"\b{match[1]}\b[^,}}]*(,+$)?", f"{match[1]}: {match[2]}", line, count=1)
    elif match := _WRITE.fullmatch(hint):
        lines[at] = " " * int(match[2] or len(line) - len(line.lstrip())) + match[1]
    elif hint.startswith(("leave this line out", "leave it out", "delete what cannot be seen")):
        lines[at] = ""
    else:
        return None
    return "\n".join(lines)
