"""The keys of a bank and of what is in it, which readers of nodes and of mere lines alike go by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

MAX_OPTIONS = 8
"""Right and wrong; so that, one being right, at most seven are wrong."""
MIN_EVENTS, MAX_EVENTS = 3, 7
"""How many events an ordering has."""

BANK_KEYS = ("id", "title", "language", "note", "source", "timeline", "questions")
SOURCE_KEYS = ("title", "author", "url", "licence", "misprints", "text", "file")
EVENT_KEYS = ("id", "event", "topic", "date", "after", "before", "quote", "why", "apart", "draft")
CHOICE_KEYS = ("id", "topic", "ask", "answer", "wrong", "quote", "why", "inferred", "apart", "draft")
ORDERING_KEYS = ("id", "topic", "order", "ask", "why", "apart", "draft")
OPTION_KEYS = ("option", "why", "quote")

LISTS = ("timeline", "questions")
"""The keys of a bank that items stand below."""
KEYS = {"order": ORDERING_KEYS, "ask": CHOICE_KEYS, "event": EVENT_KEYS}
"""The keys that tell what kind of item it is, each with all that such an item has; most begin with it."""
FIRST_KEYS = ("id", "topic", *KEYS)
"""The keys that an item begins with, and no option."""
ITEM_KEYS = frozenset(chain(*KEYS.values()))
ID_KEYS = ("after", "before", "apart")
"""The keys of an item below which the id of another stands, or a list of ids."""
LIST_KEYS = ("wrong", "answer", "quote", "order", *ID_KEYS)
"""The keys of an item that a list can stand below."""

NO_BANK = "this is no bank"
NO_BANK_HINT = (
    "a bank has lines that begin with  title:  source:  and  questions:"
    ", as those that  quiz new BANK --from TEXT  makes"
)
HEAD = re.compile(rf"([\"']?)({'|'.join(BANK_KEYS)})\1[ \t]*:(?=\s|$)")
"""A line begins with a key of a bank: the mark around the key, and the key."""
_UNKNOWN_HEAD = re.compile(r"(\w{6,12})[ \t]*:[ \t]*$")
"""`qustions:`"""
_MOST_UNKNOWN = 100
LEAD = re.compile(r"((?:-[ ]+)*(?:\w[^:\"\[\]{}]{0,60}:(?:[ ]+|$))?)(.*)")
"""`- Samara: ` and what it says: dashes and a key, and the rest."""
OPENS_LIST = re.compile(rf"([ ]*(?:-[ ]+)?)({'|'.join(LIST_KEYS)})[ ]*:[ ]*$")
"""A key that a list can stand below, and nothing behind it: what stands before the key, and the key."""

NO_DASH = "the dash that begins each item of a list is missing here"
"""What is said of an item or a text of a list that begins without one."""
CURLY = ("“”", "„“", "„”", "«»", "»«", "‘’", "‚‘")
"""What quotation marks there are besides straight ones, each an opening and a closing one."""


def head_missing(head: str) -> tuple[str, str]:
    """What is said of what stands below no `source:`, `timeline:` or `questions:`, and the way out."""
    hint = f"write above it, at the beginning of a line of its own:  {head}:"
    return f"a line  {head}:  is missing above this one", hint


def heads(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The keys of a bank with the indices of their lines, and the lists that a misspelt one is meant for."""
    from difflib import get_close_matches  # for messages about mistakes only

    tries = _MOST_UNKNOWN
    for number, line in enumerate(lines):
        if match := HEAD.match(line):
            yield match[2], number
        elif tries and (match := _UNKNOWN_HEAD.match(line)):
            tries -= 1
            yield from ((near, number) for near in get_close_matches(match[1], LISTS, 1, 0.8))


def depth_of(line: str) -> int:
    """How far a line is indented; a tab counts as far as it goes with four columns."""
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))


def inner_of(line: str) -> int:
    """Where a line begins behind its dashes."""
    return depth_of(line) + len(re.match(r"(?:-[ ]+)*", line.lstrip())[0])  # type: ignore[index]  # or at none


def any_of(*keys: str) -> str:
    """A regex for any of these keys."""
    return "|".join(sorted(keys))


FILE = "bank.schema.json"
"""What the schema that editors are given is called, here and beside a teacher's bank."""
_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?# yaml-language-server: \$schema=[^\r\n]*(?:\r\n|\r|\n)")
"""`# yaml-language-server: $schema=quiz/bank/bank.schema.json`"""


def schema_text() -> str:
    """The JSON Schema of a bank."""
    return Path(__file__).with_name(FILE).read_text(encoding="utf-8")


def without_schema_line(raw: bytes) -> bytes:
    """Give a bank's file without the first line that names its schema: a copy elsewhere would not find it."""
    return raw[found.end() :] if (found := _FIRST_LINE.match(raw)) else raw
