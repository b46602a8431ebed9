"""An item in braces that is no YAML: which of its members is at fault, and its line written right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.bank.format import ITEM_KEYS, LIST_KEYS, any_of
from quiz.bank.mending.rewriting import Rewriting, quoted, with_members_quoted
from quiz.bank.model import bare_id

_KEY = rf"[\"']?(?P<key>{any_of(*ITEM_KEYS)})[\"']?[ ]*[:;=：][ ]*"
_BEHIND_COMMA = re.compile(rf"(?:^|[{{,;])[\s,;|&*{{\[]*{_KEY}")
_BEHIND_BLANK = re.compile(rf"(?:^|[{{,;\s])[\s,;|&*{{\[]*{_KEY}")
_LEAD = re.compile(r"[ ]*(?:-[ ]+)?")
_OF_ONE_WORD = ("id", "date", "draft", "inferred")
_PLAIN = re.compile(r"(?![-?:][ ]|[&*!|>%@`'\"#])(?:[^\[\]{},:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)+")
"""What can stand in braces as it is."""
_PAIRS = (("[", "]"), ("{", "}"))


class _Member(NamedTuple):
    at: int
    """Where its key stands in the line, from 0."""
    key: str
    value: str
    """As it is written."""

    @property
    def right(self) -> str:
        """The value written right."""
        return _written_right(self.key, self.value)


def guesses_of_braces(line: str) -> Iterator[Rewriting]:
    """How a line with an item's members may be meant: those at fault written right, and the braces closed."""
    lead = _LEAD.match(line)
    before = lead[0] if lead else ""
    body = line[len(before) :].rstrip()
    for boundary in (_BEHIND_BLANK, _BEHIND_COMMA):
        members = list(_members(body, boundary))
        if (
            len({each.key for each in members}) < len(members)
            or not members
            or (len(members) == 1 and body[0] != "{")
        ):
            continue
        begin = "{" if body[0] == "{" or "-" in before else ""
        end = "}" if body[-1] == "}" else "," if body[-1] == "," else ""
        ends = (end,) if end == "}" else (end, "}") if begin else (end,)
        wrong = next((each for each in members if each.right != each.value), None)
        message = "the members of braces have a comma between them, and a brace at either end"
        if body[0] == "{" and body[-1] not in "},":
            message = "{ opens here, and is never closed"
        if wrong:
            message = f"what stands at “{wrong.key}” is not written as it can stand in braces"
        column = len(before) + (wrong.at if wrong else 0) + 1
        words = ", ".join(f"{each.key}: {each.right}" for each in members)
        for closing in ends:
            yield Rewriting(column, message, f"{before}{begin}{words}{closing}")


def _members(body: str, boundary: re.Pattern[str]) -> Iterator[_Member]:
    found: list[re.Match[str]] = []
    for match in boundary.finditer(body):
        is_in_quotes = found and body[found[-1].end() : found[-1].end() + 1] in ("'", '"')
        if not (is_in_quotes and match[0][:1].isspace()):
            found.append(match)
    if not found or found[0].start() > 0:
        return
    for match, following in zip(found, [*found[1:], None], strict=True):
        value = body[match.end() : following.start() if following else len(body)].strip(" ,;")
        if following is None and value.endswith("}"):
            value = value[:-1].rstrip(" ,;")
        yield _Member(match.start("key"), match["key"], value)


def _written_right(key: str, value: str) -> str:
    if not value or _PLAIN.fullmatch(value):
        return bare_id(value) if key == "id" else value
    first = value[0]
    if key in LIST_KEYS and first == "[" and ("," in value or value.endswith("]")):
        has_groups = "[" in value[1:] or "]" in value[:-1]
        return value if has_groups else with_members_quoted(value.removesuffix("]") + "]")
    if key in _OF_ONE_WORD:
        return bare_id(value)
    for opening, closing in _PAIRS:
        if opening in value and closing not in value:
            value = value.replace(opening, "").strip()
        elif closing in value and opening not in value:
            value = value.replace(closing, "").strip()
    if first in "|>&*!%@`" and value[1:2] == " ":
        value = value[1:].strip()
    first = value[:1]
    if first and first in "\"'":
        inner = value[1:-1] if len(value) > 1 and value[-1] == first else value[1:]
        if len(value) > 1 and value[-1] == first and first not in inner.replace("''", ""):
            return value
        return quoted(inner.replace("''", "'") if first == "'" else inner)
    return value if _PLAIN.fullmatch(value) else quoted(value)
