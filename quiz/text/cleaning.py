"""Outside text made harmless: without characters that a terminal obeys, or that show text other than it is.

Tabs and line breaks stay. All else that is not meant to be seen is either made visible in its place, so that
columns stay right, or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

REPLACEMENT = "\ufffd"

# C0 and C1 controls (escape sequences begin with these), line breaks that only YAML takes for such, and what
# is no character at all.
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
# Those that reorder the text around them, and marks without width that belong to no writing.
_UNSEEN = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"

_CONTROL = re.compile(f"[{_FORBIDDEN}]")  # "\x1b" of an escape sequence
_MARK = re.compile(f"[{_UNSEEN}]")  # "\u202e"
_HIDDEN = re.compile(f"[{_FORBIDDEN}{_UNSEEN}]")  # both
_BREAKS = "\x0b\x0c\x85\u2028\u2029"  # page and line breaks of other programs


class Hidden(NamedTuple):
    """A character that is not meant to be seen, and where it stands: both from 1, columns in characters."""

    line: int
    column: int
    character: str


def hidden(text: str) -> Iterator[Hidden]:
    """Find the first such character of each line that has one."""
    for number, line in enumerate(text.split("\n") if _HIDDEN.search(text) else (), 1):
        if match := _HIDDEN.search(line):
            yield Hidden(number, match.start() + 1, match[0])


def parsable(text: str) -> str:
    """The text with every control character made visible in its place, and nothing moved."""
    return _CONTROL.sub(_sign, text)


def _sign(control: re.Match[str]) -> str:
    """What stands for a forbidden character: its own sign if it has one."""
    code = ord(control[0])
    if control[0] in _BREAKS:
        return " "
    return chr(0x2400 + code) if code < 32 else "\u2421" if code == 0x7F else REPLACEMENT


def without_unseen(text: str) -> str:
    """The text without the characters that reorder it or have no width."""
    return _MARK.sub("", text)


def without_hidden(text: str) -> str:
    """The text without all that is not meant to be seen."""
    return _HIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The text as one line that any terminal can be given, with as many characters."""
    if text.isascii() and text.isprintable():
        return text
    return _MARK.sub(REPLACEMENT, parsable(text)).replace("\t", " ").replace("\n", " ")


def excerpt(text: str, length: int = 60) -> str:
    """The text as one line of at most `length` characters, to be named in a message."""
    line = " ".join(one_line(text[: 4 * length]).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
