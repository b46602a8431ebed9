"""What stands in a file besides the bank, and a source's text that has slipped out of its place.

Mended where that is beyond doubt, so that the rest can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.bank.format import FIRST_KEYS, HEAD, ITEM_KEYS, LISTS, OPENS_LIST, SECTIONS, SOURCE_KEYS, any_of
from quiz.bank.mending.columns import Parts

INDENTATION = "indentation"
_HEAD_WITHOUT_COLON = re.compile(
    rf"(?!([\"']?)(?:{any_of(*SECTIONS)})\1[ \t]*:[ \t]*(?:\[\]|\{{\}}|~)?[ \t]*$)"
    rf"[\"'“”„*\[(]{{0,2}}(?P<section>{any_of(*SECTIONS)})(?P<signs>[^\w#\n]*)$"
)
"""The name of a section alone in its line, with other signs around it than a colon behind it."""
_ITEM = re.compile(
    rf"[ ]*-[ ]+\{{*[ ]*(?:{any_of(*ITEM_KEYS)})(?:[ ]*[:;=：\[\"']|[ ]+[-–—][ ]|[ ]+[A-ZÀ-Þ\d])"
    rf"|[ ]*-[ ]+id[ ]+\S+$"
)
"""An item, with or without the colon behind its key."""
_MEMBER = re.compile(r"[ ]*-[ ]+[^\s-]")
_LIST = re.compile(rf"([\"']?)(?:{any_of(*LISTS)})\1[ \t]*:")
_NOTE = re.compile(r"[^\s#\"'\[\]{}%.,*•+–—-]")
_KEY = re.compile(r"[^\s:][^:]*:(?=\s|$)")
_KEY_OF_BANK = re.compile(r"[\"']?[\w-]+[\"']?[ \t]*:(?=\s|$)")
"""A key such as a bank's: no title with a colon in it."""
_FENCE = re.compile(r"```|~~~")
_TEXT = re.compile(r"([ ]+)text:[ ]*[|>][-+0-9]*[ ]*$")
_OF_YAML = ("#", "%", "---", "...", "-", "[", "{")


@dataclass(frozen=True, slots=True)
class Stray:
    """Lines that are mended."""

    line: int
    """The first of them, from 1."""
    column: int
    """From 1."""
    message: str
    """What is wrong."""
    hint: str
    """The way out."""
    mended: tuple[str, ...]
    """What stands instead, line for line."""
    code: str = "syntax"
    """INDENTATION for one line of an item that is indented wrongly."""


def strays(lines: list[str]) -> Iterator[Stray]:
    """The lines of a file that are no part of its bank as they stand; no two overlap."""
    first = next((number for number, line in enumerate(lines) if HEAD.match(line)), 0)
    yield from _above(lines[:first])
    in_list = is_note = False
    above = ""
    for number in range(first, len(lines)):
        line = lines[number]
        in_list = in_list or _LIST.match(line) is not None
        # A text may go on in the first column as long as its quotation mark is open.
        is_note = in_list and (is_note or not above.strip()) and _NOTE.match(line) is not None
        is_note = is_note and not _KEY.match(line) and not _HEAD_WITHOUT_COLON.match(line)
        above = line
        if _FENCE.match(line):
            yield _fence(number)
        elif is_note:
            hint = "leave it out, or begin it with “# ”"
            yield Stray(number + 1, 1, "this line is no part of a bank", hint, ("",))
        elif match := _HEAD_WITHOUT_COLON.match(line):
            yield _head(number, match)
    yield from _slipped_text(lines, first)
    yield from _slipped_members(lines)


def _head(number: int, match: re.Match[str]) -> Stray:
    """A section's name that is written right."""
    written = f"{match['section']}:"
    message = "the key at the beginning of this line needs a colon after it"
    if ":" in match["signs"]:
        message = "nothing stands around the key of a list or a source but the colon after it"
    return Stray(number + 1, match.end("section") + 1, message, f"write: {written}", (written,))


def _slipped_members(lines: list[str]) -> Iterator[Stray]:
    """The members of an item's list that begin too far left to belong to its key."""
    key = line_of_key = -1
    keys: set[str] = set()
    for number, line in enumerate(lines):
        keys = _keys_so_far(keys, line)
        if opens := OPENS_LIST.match(line):
            key, line_of_key = opens.start(2), number
            continue
        own = len(line) - len(line.lstrip(" "))
        if key < 0 or own >= key or not line.strip() or line[own] == "#":
            continue
        below = Parts.of(lines[number + 1]).key if number + 1 < len(lines) else None
        is_item = _ITEM.match(line) or Parts.of(line).key in ITEM_KEYS or below in keys
        if not _MEMBER.match(line) or is_item:
            key = -1
            continue
        depth = key + 2
        message = f"this dash begins too far left to belong to the list of line {line_of_key + 1}"
        mended = (" " * depth + line.lstrip(),)
        yield Stray(number + 1, own + 1, message, f"begin it with {depth} blanks", mended, INDENTATION)


def _keys_so_far(keys: set[str], line: str) -> set[str]:
    """The keys of the item that a line belongs to, down to the line."""
    parts = Parts.of(line)
    if parts.key not in ITEM_KEYS:
        return keys
    return {parts.key} if parts.dashes and parts.key in FIRST_KEYS else keys | {parts.key}


def _above(lines: list[str]) -> Iterator[Stray]:
    """What stands above the first key of a bank and is no key itself: a title, most often."""
    begun: list[int] = []
    is_key = False
    for number, line in enumerate([*lines, ""]):
        is_fence = _FENCE.match(line)
        is_key = is_key or _KEY_OF_BANK.match(line) is not None
        if line.strip() and not line.startswith(_OF_YAML) and not is_key and not is_fence:
            begun.append(number)
            continue
        if begun:
            one = len(begun) == 1
            message = "this line is" if one else f"the lines {begun[0] + 1} to {begun[-1] + 1} are"
            hint = "leave it out, or begin it with “# ”" if one else "leave them out, or begin each with “# ”"
            yield Stray(begun[0] + 1, 1, f"{message} no part of a bank", hint, ("",) * len(begun))
            begun = []
        if is_fence:
            yield _fence(number)


def _fence(number: int) -> Stray:
    return Stray(number + 1, 1, "a fence around the bank is no part of it", "leave this line out", ("",))


def _slipped_text(lines: list[str], first: int) -> Iterator[Stray]:
    """The lines of a source's text that begin too far left to belong to it."""
    head = next((number for number in range(first, len(lines)) if _TEXT.match(lines[number])), len(lines))
    if head == len(lines):
        return
    key = len(lines[head]) - len(lines[head].lstrip())
    slipped: list[int] = []
    depth = 0
    for number in range(head + 1, len(lines)):
        line = lines[number]
        own = len(line) - len(line.lstrip(" "))
        if not line.strip():
            continue
        depth = depth or (own if own > key else key + 2)
        if own < depth and "\t" not in line[: own + 1]:
            is_next = HEAD.match(line) or _HEAD_WITHOUT_COLON.match(line) or _FENCE.match(line)
            if is_next or (own and Parts.of(line).key in SOURCE_KEYS) or (not slipped and _KEY.match(line)):
                break
            if line.lstrip()[0] != "#" or slipped:
                slipped.append(number)
    if not slipped:
        return
    start, end = slipped[0], slipped[-1]
    moved = {*slipped}
    mended = tuple(
        " " * depth + lines[number].lstrip() if number in moved else lines[number]
        for number in range(start, end + 1)
    )
    column = len(lines[start]) - len(lines[start].lstrip()) + 1
    message = f"this line begins too far left to belong to the text that begins in line {head + 1}"
    hint = f"begin it with {depth} blanks"
    if start != end:
        hint = f"begin each line of the text, {start + 1} to {end + 1}, with {depth} blanks"
    yield Stray(start + 1, column, message, hint, mended)
