"""Outside text made harmless: without characters that a terminal obeys, or that show text other than it is.

Tabs and line breaks stay. All else that is not meant to be seen is either made visible in its place, so that
columns stay right, or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Those that reorder the text around them, and marks without width that belong to no writing.
_UNSEEN = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
# C0 and C1 controls (escape sequences begin with these), line breaks that only YAML takes for such, and no
# characters at all.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff"

_HIDDEN = re.compile(f"[{_UNSEEN}{_FORBIDDEN}]")
_UNSEEN_ONE = re.compile(f"[{_UNSEEN}]")
_FORBIDDEN_ONE = re.compile(f"[{_FORBIDDEN}]")
_BREAKING = re.compile(f"[\t\n{_FORBIDDEN}{_UNSEEN}]")

_AS_BLANK = "\x0b\x0c\x85\u2028\u2029"  # page and line breaks of other programs
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Hidden:
    """A character that is not meant to be seen, and where it stands."""

    line: int
    """From 1."""
    column: int
    """In characters, from 1."""
    character: str
    """The character itself."""


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
    return _FORBIDDEN_ONE.sub(_shown, text)


def without_unseen(text: str) -> str:
    """The text without the characters that reorder it or have no width."""
    return _UNSEEN_ONE.sub("", text)


def one_line(text: str) -> str:
    """The text as one line that any terminal can be given, with as many characters."""
    return _BREAKING.sub(_shown, text)


def excerpt(text: str, length: int = 60) -> str:
    """The text as one line of at most `length` characters, to be named in a message."""
    line = " ".join(one_line(text[: 4 * length]).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _shown(match: re.Match[str]) -> str:
    character = match.group()
    if character in "\t\n" or character in _AS_BLANK:
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "\u2421"
    return REPLACEMENT
