"""The items of a bank as texts, lists and mappings: what they mean, and how the program writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from quiz.bank.files import unix_lines
from quiz.bank.format import ID_KEYS
from quiz.text.cleaning import parsable, without_unseen

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""A text, a list or a mapping. As everywhere in a bank, every scalar is text."""


BANK = -1
"""The key of what stands at a bank's head, and of what is said of the bank as a whole."""


HEAD_FIELDS = {
    **{key: (key,) for key in ("title", "language", "note")},
    **{f"source-{key}": ("source", key) for key in ("title", "author", "url", "licence")},
}
"""What a card of a bank's head has, and where it stands in the file."""


class Section(StrEnum):
    """What a bank consists of: its head, which is one card, and its lists."""

    HEAD = "head"
    TIMELINE = "timeline"
    QUESTIONS = "questions"


LISTS = (Section.TIMELINE, Section.QUESTIONS)
"""Those that are lists."""


def cleaned(plain: Plain) -> Plain:
    """The same as a file can say it: without characters that are not to be seen, and blanks around texts."""
    if isinstance(plain, str):
        return legible(plain).strip()
    if isinstance(plain, list):
        return [cleaned(item) for item in plain]
    return {legible(key).strip(): cleaned(value) for key, value in plain.items()}


def legible(text: str) -> str:
    """A text without characters that are not to be seen, its lines ending as here."""
    return without_unseen(parsable(unix_lines(text)))


TEXT_OR_TEXTS = ("answer", "quote", *ID_KEYS)
"""Fields in which a list of one text means the same as the text."""


def meaning(item: Plain) -> Plain:
    """What an item says to the bank's reader: two that are alike here are the same item to it.

    A field that is empty is as good as none, and where one text or several may stand, `[a]` is `a`.
    """
    item = cleaned(item)
    if not isinstance(item, dict):
        return item
    said = {
        key: value[0] if key in TEXT_OR_TEXTS and isinstance(value, list) and len(value) == 1 else value
        for key, value in item.items()
    }
    return {key: value for key, value in said.items() if value}


def is_same(one: Plain | None, other: Plain | None) -> bool:
    """Whether two items mean the same to the bank's reader; None is no item."""
    if one is None or other is None:
        return one is other
    return one == other or meaning(one) == meaning(other)


def reconciled(old: Plain | None, new: Plain) -> Plain:
    """The new item with those fields as they were that mean the same, and no other empty ones."""
    if new == old:
        return new
    new = cleaned(new)
    if not isinstance(new, dict):
        return new
    was = old if isinstance(old, dict) else {}
    same = {key for key in was.keys() & new.keys() if is_same({key: was[key]}, {key: new[key]})}
    return {key: was[key] if key in same else value for key, value in new.items() if value or key in same}


def with_field(fields: Mapping[str, Plain], name: str, value: Plain, keys: Sequence[str]) -> dict[str, Plain]:
    """The fields with another value in one; one that is new stands behind those that banks have before it.

    `keys` are those that there may be, in the order in which banks have them.
    """
    names = [*fields]
    if name not in fields:
        before = keys[: keys.index(name)] if name in keys else names
        names.insert(max((at for at, each in enumerate(names, 1) if each in before), default=0), name)
    return {each: value if each == name else fields[each] for each in names}


# How it is written

_IN_BRACKETS = frozenset({"order", *ID_KEYS})  # fields whose lists stand in one line
_WIDEST = 100  # characters of a list that does
_INDICATORS = frozenset("-?:,[]{}#&*!|>@`\"'%")
_UNSAFE = re.compile(r":(?=[ \t]|$)|(?<=[ \t])#|[\t\n]")  # “He said: no”, “so:”, “see #4”
_OCTAL = re.compile(r"-?0\d+")  # "0652", which many programs take for 426
_UNSAFE_IN_BRACKETS = re.compile(r"[\[\]{},:?]")  # “Lenin, Trotsky”


def write_field(
    key: str, value: Plain, depth: int, *, spaced: bool = False, in_brackets: bool = False
) -> list[str]:
    """A key that stands behind so many blanks and its value, as lines without their ends.

    `spaced` puts blank lines between the items of a list; with `in_brackets` it stands in one line.
    """
    lead = f"{' ' * depth}{key if _is_plain(key) else _quoted(key)}:"
    if isinstance(value, str):
        head, *below = _text(value, depth + 2)
        return [f"{lead} {head}" if head else lead, *below]
    if in_brackets or not value or (key in _IN_BRACKETS and len(_in_line(value)) <= _WIDEST):
        return [f"{lead} {_in_line(value)}"]
    if isinstance(value, dict):
        return [lead, *_fields(value, depth + 2)]
    return [lead, *write_items(value, depth + 2, spaced=spaced)]


def write_items(
    items: Sequence[Plain], depth: int, *, spaced: bool = False, in_brackets: bool = False
) -> list[str]:
    """The items of a list whose dashes stand behind so many blanks, as lines without their ends."""
    lines: list[str] = []
    for item in items:
        if lines and spaced:
            lines.append("")
        if isinstance(item, str) and item:
            head, *below = _text(item, depth + 2)
        elif isinstance(item, dict) and item and not in_brackets:
            head, *below = _fields(item, depth + 2)
        else:
            head, below = _in_line(item), []
        lines += [f"{' ' * depth}- {head.lstrip(' ')}", *below]
    return lines


def _fields(fields: Mapping[str, Plain], depth: int) -> list[str]:
    return [line for key, value in fields.items() for line in write_field(key, value, depth)]


def _text(text: str, depth: int) -> list[str]:
    """A text: as it is, in quotation marks, or below a `|` with every line behind so many blanks."""
    if "\n" not in text:
        return [text if not text or _is_plain(text) else _quoted(text)]
    lines = text.removesuffix("\n").split("\n")
    # Where it begins with blanks, YAML is told how far it is indented.
    is_told = next(filter(None, lines), "").startswith((" ", "\t"))
    return ["|2" if is_told else "|", *(" " * depth + line if line else "" for line in lines)]


def _in_line(value: Plain) -> str:
    if isinstance(value, str):
        return value if _is_plain(value) and not _UNSAFE_IN_BRACKETS.search(value) else _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_in_line, value))}]"
    return f"{{{', '.join(f'{_in_line(key)}: {_in_line(each)}' for key, each in value.items())}}}"


def _is_plain(text: str) -> bool:
    """Whether a text of one line means itself without quotation marks, to people as well."""
    if text in ("", "<<") or _OCTAL.fullmatch(text) or _UNSAFE.search(text) or text != text.strip():
        return False
    return text[0] not in _INDICATORS or (text[0] == "-" and text[1:2].isalnum())


def _quoted(text: str) -> str:
    """A text in quotation marks, in those that leave more of it as it is."""
    if not re.search(r"[\t\n]", text) and text.count("'") < text.count('"') + text.count("\\"):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
