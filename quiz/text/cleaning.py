"""Outside text made harmless: without characters that a terminal obeys, or that show text other than it is.

Tabs and line breaks stay. All else that is not meant to be seen is either made visible in its place, so that
columns stay right, or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# C0 and C1 controls (escape sequences begin with these), line breaks that only YAML takes for such, and what
# is no character at all.
_FORBIDDEN = ((0, 8), (11, 31), (0x7F, 0x9F), (0x2028, 0x2029), (0xD800, 0xDFFF), (0xFFFE, 0xFFFF))
# Those that reorder the text around them, and marks without width that belong to no writing.
_UNSEEN = (
    *((0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E)),
    *((0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
)

REPLACEMENT = "\ufffd"


def _codes(ranges: Iterable[tuple[int, int]]) -> list[int]:
    return [code for first, last in ranges for code in range(first, last + 1)]


_SIGNS = (
    dict.fromkeys(_codes(_FORBIDDEN), REPLACEMENT)
    | {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n"}
    | {0x7F: "\u2421"}
    | dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), " ")  # page and line breaks of other programs
)
"""What stands for each forbidden character: its own sign if it has one."""
_DROPPED = dict.fromkeys(_codes(_UNSEEN))
_ON_ONE_LINE = _SIGNS | dict.fromkeys(_DROPPED, REPLACEMENT) | {0x09: " ", 0x0A: " "}
_HIDDEN = re.compile(  # "\x1b" of an escape sequence, "\u202e"
    "".join(["[", *(f"{chr(first)}-{chr(last)}" for first, last in _FORBIDDEN + _UNSEEN), "]"])
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A character that is not meant to be seen, and where it stands: both from 1, columns in characters."""

    line: int
    column: int
    character: str


def hidden(text: str) -> Iterator[Hidden]:
    """Find the first such character of each line that has one."""
    line, position = 1, 0
    while match := _HIDDEN.search(text, position):
        at = match.start()
        line += text.count("\n", position, at)
        yield Hidden(line, at - text.rfind("\n", 0, at), match.group())
        position = text.find("\n", at)
        if position < 0:
            return


def parsable(text: str) -> str:
    """The text with every control character made visible in its place, and nothing moved."""
    return text.translate(_SIGNS)


def without_unseen(text: str) -> str:
    """The text without the characters that reorder it or have no width."""
    return text.translate(_DROPPED)


def one_line(text: str) -> str:
    """The text as one line that any terminal can be given, with as many characters."""
    return text if text.isascii() and text.isprintable() else text.translate(_ON_ONE_LINE)


def excerpt(text: str, length: int = 60) -> str:
    """The text as one line of at most `length` characters, to be named in a message."""
    line = " ".join(one_line(text[: 4 * length]).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
