"""Texts as YAML: as they are where that is safe, in quotation marks or below a `|` where it is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

PLAIN, SINGLE, DOUBLE, LITERAL, FOLDED = "", "'", '"', "|", ">"

_NARROWEST = 40
"""Columns that a folded text takes at least."""
_UNSAFE = re.compile(r":(?=[ \t]|$)|(?<=[ \t])#|[\t\n]")
_UNSAFE_IN_BRACKETS = re.compile(r"[\[\]{},:?]")
_INDICATORS = frozenset("-?:,[]{}#&*!|>@`\"'%")
_HEADER = re.compile(r"[|>][-0-9]*")


@dataclass(frozen=True, slots=True)
class Manner:
    """How texts are written where they allow it."""

    style: str = PLAIN
    """Plain, or the sign that it begins with."""
    quote: str = DOUBLE
    """The quotation marks of texts that need some."""
    width: int | None = None
    """The columns that a text of one line may take before it is folded; None if it never is."""


@dataclass(frozen=True, slots=True)
class Written:
    """A value as YAML."""

    head: str
    """What stands in the line that it begins in."""
    body: str = ""
    """The lines below, the last without its end."""
    is_together: bool = False
    """Whether nothing else may stand behind the head: the text goes on below."""

    def __str__(self) -> str:
        return f"{self.head}\n{self.body}" if self.body else self.head


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Whether a text of one line means itself without quotation marks, to people as well."""
    if not text or _UNSAFE.search(text) or text != text.strip():
        return False
    if text[0] in _INDICATORS and not (text[0] == "-" and text[1:2].isalnum()):
        return False
    return not (in_brackets and _UNSAFE_IN_BRACKETS.search(text))


def write_key(text: str, *, in_brackets: bool = False, as_json: bool = False) -> str:
    """A key, which is always in one line."""
    if as_json:
        return _double(text)
    return text if is_plain(text, in_brackets=in_brackets) and text != "<<" else _quoted(text, DOUBLE)


def write_in_brackets(text: str, manner: Manner, *, as_json: bool = False) -> str:
    """A text within a list or mapping in brackets."""
    if as_json:
        return _double(text)
    if manner.style in (SINGLE, DOUBLE):
        return _quoted(text, manner.style)
    return text if is_plain(text, in_brackets=True) else _quoted(text, manner.quote)


def write_text(text: str, manner: Manner, *, column: int, indent: int) -> Written:
    """A text that begins in a column, from 1, and goes on below with this indentation."""
    if "\n" in text:
        if manner.style not in (SINGLE, DOUBLE):
            return _literal(text, indent)
        return Written(_double(text))
    if manner.style == LITERAL and text:
        return _literal(text, indent)
    if manner.style == FOLDED and text and "\t" not in text:
        lines = _folded(text, 0, (manner.width or _NARROWEST) - indent)
        return Written(">-", "\n".join(" " * indent + line for line in lines))
    if manner.style in (SINGLE, DOUBLE):
        head = _quoted(text, manner.style)
    else:
        head = text if is_plain(text) else _quoted(text, manner.quote)
    if manner.width is None:
        return Written(head)
    first, *rest = _folded(head, column - 1 - indent, manner.width - indent)
    return Written(first, "\n".join(" " * indent + line for line in rest), is_together=True)


def header(manner: Manner, written: str) -> Manner:
    """The manner of a text that is written like this, from its first character on."""
    match = _HEADER.match(written)
    return replace(manner, style=match[0][0]) if match else manner


def _literal(text: str, indent: int) -> Written:
    return Written("|", "\n".join(" " * indent + line if line else "" for line in text.split("\n")))


def _quoted(text: str, mark: str) -> str:
    """A text in quotation marks: in these, unless the others leave more of it as it is."""
    if any(character in text for character in "\t\n"):
        return _double(text)
    if mark == DOUBLE and text.count("'") < text.count('"') + text.count("\\"):
        mark = SINGLE
    elif mark == SINGLE and "'" in text and not ('"' in text or "\\" in text):
        mark = DOUBLE
    return _double(text) if mark == DOUBLE else "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _folded(text: str, before: int, width: int) -> list[str]:
    """Lines of at most a width where words allow it, parted at single blanks.

    `before` the first stand so many other characters.
    """
    lines: list[str] = []
    line = ""
    room = max(width, _NARROWEST) - max(before, 0)
    for word in re.split(r"(?<! ) (?! )", text):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, max(width, _NARROWEST)
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
