"""How what stands behind a key or a dash would be written right, where YAML reads a sign in it as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.bank.format import ITEM_KEYS, any_of
from quiz.bank.model import bare_id
from quiz.text.cleaning import one_line

_BLOCK = re.compile(r"[|>][-+0-9]*[ ]*(#.*)?")
_TEXT_BEHIND_SIGN = re.compile(r"[|>][ ]+\S")
_HOLDS_KEY = re.compile(rf"\{{[\s,{{]*[\"']?(?:{any_of(*ITEM_KEYS)})[\"']?[ ]*[:;=：]")
_DASH = re.compile(r"[ ]*(?=-[ ])")
_PLAIN = re.compile(r"[^\s\"'\[\]{}#&*!|>%@`,?:-][^\"\[\]{}#:,]*")
"""What can be a member of a list in brackets as it is; others can too."""
_MEMBER = re.compile(
    r"\s*(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?=\s*(?:,|$))|(?:[^,\s]|,(?=\d)|\s(?!$))(?:[^,]|,(?=\d))*"
)
"""A member of a list in brackets: in quotation marks, or up to a comma that is none of a number."""
CURLY = ("“”", "„“", "„”", "«»", "»«", "‘’", "‚‘")
"""What quotation marks there are besides straight ones, each an opening and a closing one."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A line with its value written right."""

    column: int
    """Where the value stands, from 1."""
    message: str
    """What is wrong with it."""
    written: str
    """The line, or two of them."""
    way_out: str = ""
    """The hint, if it is not the line."""


def quoted(text: str) -> str:
    """A text in quotation marks, in those that need least change in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def guesses_of_value(lead: str, key: str, value: str, after: str) -> Iterator[Rewriting]:
    """How a line of a lead (blanks and dashes), a key and a value may be meant; `after` is the line below."""
    before = lead + key
    column = len(before) + 1
    if not value or _BLOCK.fullmatch(value):
        return
    if key and value.startswith("- "):
        yield _list_below(before, value, after)
    if key and _TEXT_BEHIND_SIGN.match(value) and len(after) - len(after.lstrip(" ")) > len(lead):
        yield _text_below(before, value, after)
    if key.startswith("id:") and (bare := bare_id(value)) != value:
        yield Rewriting(column, "signs stand around this id that are no part of it", before + bare)
    for message, written in _guesses(value):
        yield Rewriting(column, message, before + written)


def _list_below(before: str, value: str, after: str) -> Rewriting:
    """With a list that begins behind its key on the line below it."""
    dash = _DASH.match(after)
    depth = dash.end() if dash else len(re.sub(r"[^ -].*", "", before)) + 2
    return Rewriting(
        len(before) + 1,
        "a list begins on the line below its key",
        f"{before.rstrip()}\n{' ' * depth}{value}",
        f"begin it on the next line, with {depth} blanks before it:  {one_line(value)}",
    )


def _text_below(before: str, value: str, after: str) -> Rewriting:
    """With a text of several lines that begins behind its | on the line below it."""
    depth = len(after) - len(after.lstrip(" "))
    return Rewriting(
        len(before) + 1,
        f"behind {value[0]} the text begins on the next line",
        f"{before}{value[0]}\n{' ' * depth}{value[1:].lstrip()}",
        f"end this line behind the {value[0]}, and begin the text on the next one, with {depth} blanks",
    )


def _guesses(value: str) -> Iterator[tuple[str, str]]:
    """What may be wrong with a value, and the value written right."""
    first, last = value[0], value[-1]
    closed = "a quotation mark opens here, and is never closed"
    if first in "\"'" and value.count(first) == 1:
        if last in "”“’" and len(value) > 1:
            yield "a text that begins with a straight quotation mark ends with one", quoted(value[1:-1])
        yield closed, value + first
    if any(value[0] == pair[0] and value[-1] == pair[1] for pair in CURLY) and len(value) > 1:
        yield "curly quotation marks are a part of the text: straight ones go round it", quoted(value[1:-1])
    bracket = {"[": "]", "{": "}"}.get(first, "")
    if bracket:
        if not value.endswith(bracket):
            yield f"{first} opens here, and is never closed", value + bracket
        if first == "[" and (parted := re.sub(r"([\"'])[ ]+(?=\1)", r"\1, ", value)) != value:
            yield "a comma stands between the texts of a list", parted
        if first == "[" and "]" not in value[1:-1]:
            message = "a text in brackets with such signs in it needs quotation marks of its own"
            yield message, with_members_quoted(value)
            if not value.endswith(bracket):
                yield message, with_members_quoted(value + bracket)
    elif first == '"' and last == '"' and "\\" in value:
        message = (
            "in double quotation marks a backslash has a meaning of its own; single ones take it as it is"
        )
        yield message, "'" + value[1:-1].replace("'", "''") + "'"
    elif first == "'" and last == "'" and len(value) > 2:
        apart = re.sub("'+", "''", value[1:-1])
        yield "in single quotation marks an apostrophe is written twice", f"'{apart}'"
    elif first == '"' and (inner := _inside(value)):
        yield "in double quotation marks no others can stand: put single ones round the text", quoted(inner)
    elif first == "'" and re.match(r"'\w+'\w", value):
        yield closed, quoted(value[1:])
    if bracket and bracket not in value and (bare := value[1:].strip()):
        yield f"{first} opens here, and is never closed", bare
    if first == ":" and (bare := value[1:].strip()):
        yield "one colon stands behind a key", bare
    if not (first == "{" and _HOLDS_KEY.match(value)):  # quoted, it would be no more than a text
        yield _why_quoted(value), quoted(value)


def _inside(value: str) -> str:
    """A text in double quotation marks with others in it, without the outer ones; empty if there are none."""
    match = re.fullmatch(r'"(.+)"([.,;!?]?)', value)
    if match is None:
        return ""
    second = match[1].find('"')
    # The second mark opens another quotation if a blank stands before it, and else it closes the first.
    return match[1] + match[2] if second > 0 and match[1][second - 1] in " (" else ""


def with_members_quoted(value: str) -> str:
    """A list in brackets with its members in quotation marks, as far as they need them."""
    members = (match[0].strip() for match in _MEMBER.finditer(value[1:].removesuffix("]")))
    right = (member if _is_member(member) else _member_quoted(member) for member in members if member)
    return f"[{', '.join(right)}]"


def _member_quoted(member: str) -> str:
    """A member of a list in quotation marks; its own are closed if they are open."""
    mark = member[0]
    if mark in "\"'" and member.count(mark) == 1 and len(member) > 1:
        return member + mark if mark == "'" or "\\" not in member else quoted(member[1:])
    return quoted(member)


def _is_member(member: str) -> bool:
    for mark in "\"'":
        if len(member) > 1 and member[0] == member[-1] == mark and member.count(mark) == 2:
            return True
    return _PLAIN.fullmatch(member) is not None


def _why_quoted(value: str) -> str:
    first = value[0]
    if first in "\"'":
        return "this text goes on after its closing quotation mark: put all of it in quotation marks"
    if first in "[]{}&*!|>%@`,?-#":
        return f"a text that begins with {first} needs quotation marks"
    if ": " in value or value.endswith(":"):
        return "a text with a colon and a blank in it needs quotation marks"
    return "this text needs quotation marks"
