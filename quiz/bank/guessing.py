"""How the lines of a bank that is no YAML may be meant: each written right, with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from unicodedata import name

from quiz.bank.bounds import MAX_DEPTH
from quiz.bank.format import (
    CURLY,
    FIRST_KEYS,
    HEAD,
    ID_KEYS,
    ITEM_KEYS,
    LEAD,
    NO_DASH,
    OPENS_LIST,
    any_of,
    depth_of,
    inner_of,
)
from quiz.bank.problems import Problem
from quiz.bank.yaml import AS_IT_IS, TOO_DEEP, NotYamlError, quoted
from quiz.text.cleaning import one_line

_KEYS = any_of(*ITEM_KEYS, "option")
KEY = re.compile(r"[ \t]*[\w-]+[ ]*:(?=\s|$)")  # `  ask:`
_BULLET = re.compile(r"(?:[*•◦‣·+–—]|--+|\d{1,3}[.)])[ \t]+")  # `• Baku`, `1) Baku`
_BEGUN = rf"[ \t]*(?:-[ \t]*|{_BULLET.pattern})?\{{?[ ]*"  # `- {id: a`, `* ask Who`, `answer:`
_BEGINS = re.compile(rf"{_BEGUN}(?:({any_of(*FIRST_KEYS)})|{_KEYS})\b")  # the key, if one begins an item
_BEGUN_ANEW = re.compile(rf"[ \t]*(?:#|-|{_BULLET.pattern})|{_BEGINS.pattern}")  # `- Baku`, `answer:`, `# so`
ITEM = re.compile(rf"[ \t]*-[ \t]*\{{?[ ]*(?:{any_of(*ITEM_KEYS)})\b")  # the same behind a dash
_KEYED = re.compile(  # `answer Baku`, `- ask:Who`, `order* [a, b]`
    rf"((?:- )?(?:{_KEYS})\b)[ ]*[:;=：]*(?:[^\w\s\"'(\[{{]{{1,2}}(?=\s))?[ ]*"
)
_HEAD_KEYED = re.compile(r"([ ]+\w[^:;=|>\"]*)(?:[:;=](?=[^\s/])|[ ]+(?=[|>]))")  # `  url:x`, `  text |`
_DASHLESS = re.compile(rf"(?!(?:{any_of(*ITEM_KEYS.difference(FIRST_KEYS))})\b)(?=[^-\s#])")  # `Baku`
_MEMBER = re.compile(r"(?:\"[^\"]*\"|'[^']*')(?=\s*(?:,|$))|[^,\s](?:[^,]|,(?=\d))*")  # `"a, b"`, `1,000`
_CLOSED = re.compile(r"(\[[^\[\]]*\])\s*[^\w\s]{1,2}|(\"[^\"]*\"|'[^']*')\s*[,;]")  # `[a, b].`, `"Baku",`
_OPENING = re.compile(r"[\"'\[]")  # `["`
_OPEN = re.compile(r"^([\"'])((?:(?!\1).)*)$")  # `"Baku`
_ENDED = tuple(".?!…:;,\"'”’»)]}|>")
_SHORT = {"id", "topic", "date", *ID_KEYS, "inferred", "draft", "order"}  # what goes on in no further line

_TAB = "this line is indented with a tab, which YAML does not allow"
_NO_BLANK = "this line is indented with what looks like a blank and is none: {} (U+{:04X})"
_MOVED = "this line begins in another column than those it belongs to"
_NO_LINE = "this line is neither a key with its text nor part of a text above it"
_NEVER_CLOSED = "a quotation mark or bracket opens here, and is never closed"
_MARKS = "a text with signs in it that YAML reads as its own needs straight quotation marks round it"
NO_COLON = "a key needs a colon and a blank after it"
_NOT_A_DASH = "an item of a list begins with a dash, and not with another sign"
_NO_SIGN = "a key is its letters alone, with no other sign round it"
_SLIPS = (
    (_BULLET, "- ", _NOT_A_DASH),
    # `!answer: Baku`, `- **ask**: Where?`
    (re.compile(rf"(- )?[^\w\s#\[({{-]{{1,2}}({_KEYS})[^\w\s:]{{0,2}}[ ]*:(?=\s|$)"), r"\1\2:", _NO_SIGN),
    (re.compile(rf"- (?=(?:- )?(?:{_KEYS})[ ]*:)"), "", "here stands a dash too many"),  # `- answer: Baku`
    (re.compile(r"-[ ]*\t\s*|-(?=[^\s-])"), "- ", "a dash that begins an item needs a blank after it"),
    (_KEYED, r"\1: ", NO_COLON),
    (_DASHLESS, "- ", NO_DASH),
)
"""What a line begins with, what would stand there instead, and what is said of it."""
HARMLESS = {_MOVED, _TAB, NO_COLON}
"""What may be said of a bank’s head that says what it said."""
_QUOTE_IT = "put the whole text in quotation marks"
_SAYINGS = (
    ("tab", "tab", _TAB, "indent it with blanks, as many as its neighbours have"),
    (TOO_DEEP, "too-deep", f"more than {MAX_DEPTH} lists stand within each other here", _QUOTE_IT),
    ("unexpected end of stream", "syntax", _NEVER_CLOSED, "close it at the end of the text"),
    ("',' or", "syntax", _NEVER_CLOSED, f"close it, or {_QUOTE_IT}"),
    ("block sequence", "syntax", "a list cannot begin here", f"begin it on the next line, or {_QUOTE_IT}"),
    ("", "syntax", "this does not fit to the lines above it", "begin all keys of an item in the same column"),
)
"""A part of what the parser says, its code, what is wrong, and the way out: the first that fits."""


class Guess(NamedTuple):
    """How a line would be written right, with its indentation, and what is wrong with it."""

    message: str
    written: str
    code: str = "syntax"
    hint: str = ""
    is_note: bool = False  # the line says nothing of the item that it stands in
    joins: int = 0  # lines below it that it takes in

    def into(self, lines: Sequence[str], number: int) -> list[str]:
        """Some lines with this one written so."""
        return [*lines[:number], self.written, *[""] * self.joins, *lines[number + 1 + self.joins :]]

    def named(self, line: str) -> Problem:
        """The problem that it is the way out of."""
        own, depth, bare = depth_of(line), depth_of(self.written), self.written.strip()
        hint = f"write: {one_line(bare)}" + (f" , with {depth} blanks before it" if depth != own else "")
        hint = hint if bare != line.strip() else f"begin it with {depth} blanks"
        hint += f" , instead of these {self.joins + 1} lines" * bool(self.joins)
        same = takewhile(lambda both: both[0] == both[1], zip(line, self.written, strict=False))
        before = _OPENING.split(line)[0] if self.message == _NEVER_CLOSED else [*same]
        return Problem(self.code, self.message, self.hint or hint, column=len(before) + 1)


def certain(lines: list[str], column: int) -> tuple[int, Guess] | None:
    """The first line, if it is beyond doubt: an item without its dash, or in another column."""
    number = next((at for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"), 0)
    line, bare = lines[number], lines[number].strip()
    if _BEGINS.match(line) and bare[0] != "-" and not HEAD.match(line):
        written = f"{' ' * column}- {_BULLET.sub('', bare)}"
        return number, Guess(_NOT_A_DASH if _BULLET.match(bare) else NO_DASH, written, "no-dash")
    if ITEM.match(line) and line.rstrip() != " " * column + bare:
        said = _odd_blank(line) or (_MOVED, "indentation")
        return number, Guess(said[0], " " * column + bare, said[1])
    return None


def _odd_blank(line: str) -> tuple[str, str] | tuple[()]:
    """What is said of what a line is indented with that is no blank, and its code; empty if there is none."""
    odd = line[: len(line) - len(line.lstrip())].strip(" ")
    if not odd or "\t" in odd:
        return (_TAB, "tab") if odd else ()
    return _NO_BLANK.format(name(odd[0], "a sign").lower(), ord(odd[0])), "indentation"


def guesses(lines: list[str], number: int, column: int) -> Iterator[Guess]:
    """How one line may be meant, the likeliest first."""
    line = lines[number]
    bare, own = line.strip(), depth_of(line)
    if further := _further(lines, number):
        lead, value = LEAD.fullmatch(" ".join((bare, *further))).groups()  # type: ignore[union-attr]  # any line is one
        for message, text in _values(value) if value and lead else ():
            yield Guess(message, " " * own + lead + text, joins=len(further))
    meant = line.count("\t") * 2 or own if HEAD.match(lines[0]) else own  # a head is indented alike
    nearest = sorted(_depths(lines, number, column), key=lambda depth: abs(depth - meant))
    if said := _odd_blank(line):
        yield from (Guess(said[0], " " * depth + bare, said[1]) for depth in (*nearest, own) if bare)
    if not bare and line:
        yield Guess(_TAB, "", "tab", "delete what cannot be seen in this line", is_note=True)
    if not bare or bare[0] == "#":
        return
    if HEAD.match(lines[0]) and (match := _HEAD_KEYED.match(line)):
        yield Guess(NO_COLON, match.expand(r"\1: ") + line[match.end() :])
    texts = [] if KEY.match(line) or bare[0] == "-" else [*_guesses_of_text(lines, number)]
    yield from () if _BEGINS.match(line) or _BULLET.match(bare) else texts
    for slip, right, message in _SLIPS:
        if slip is _DASHLESS:
            yield from (Guess(_MOVED, " " * depth + bare) for depth in nearest)
        if match := slip.match(bare):
            written = (match.expand(right) + bare[match.end() :]).rstrip()
            if not number and bare[0] == "-" != written[0]:
                continue  # what begins an item is not part of the one above
            code = "no-dash" if ITEM.match(written) and bare[0] != "-" else "syntax"
            for depth in (own, max(0, own - 2), column) if message == NO_DASH else (own,):
                yield Guess(message, " " * depth + written, code)
    lead, value = LEAD.fullmatch(bare).groups()  # type: ignore[union-attr]  # any line is one
    for message, text in _values(value) if value and lead else ():
        yield Guess(message, " " * own + lead + text)
    yield from texts


def _further(lines: Sequence[str], number: int) -> list[str]:
    """The lines in which the text of a line goes on, bare: further right, no key and no dash."""
    least = inner_of(lines[number])
    further = takewhile(lambda line: line.strip() and depth_of(line) > least, lines[number + 1 :])
    return [*map(str.strip, takewhile(lambda line: not _BEGUN_ANEW.match(line), further))]


def head_of(lines: Sequence[str], number: int) -> int:
    """The line that a text begins in which goes on in another; that other one if it is no such text."""
    heads = (at for at in range(number, -1, -1) if _BEGUN_ANEW.match(lines[at]))
    head = next(heads, number)
    return head if head + len(_further(lines, head)) >= number else number


def _guesses_of_text(lines: list[str], number: int) -> Iterator[Guess]:
    """What a line is that is neither key nor dash: the rest of the text above it, or a note."""
    line = lines[number]
    above = next((each for each in reversed(lines[:number]) if each.strip()), "")
    key, text = LEAD.fullmatch(above.strip()).groups()  # type: ignore[union-attr]  # any line is one
    depth = inner_of(above) + 2
    if above.lstrip().startswith("- ") and depth_of(above) == depth_of(line):
        yield Guess(NO_DASH, " " * depth_of(line) + f"- {line.strip()}")
        return
    is_ended = text.endswith(_ENDED) or key.strip("- :") in _SHORT or not lines[number - 1].strip()
    is_ended = is_ended or line.lstrip().startswith(("<!--", "//"))  # notes, elsewhere
    is_end = line.strip()[0].islower() and line.rstrip().endswith(_ENDED)
    if not text or text in ("|", ">") or (not is_ended and (is_end or re.search(r"\b[a-z]{1,4}$", text))):
        yield Guess(_MOVED, " " * depth + line.strip())
        return
    hint = f"if it goes on the text above, begin it with {depth} blanks; if it is a note, with “# ”"
    note = " " * depth_of(line) + f"# {line.strip()}"
    yield Guess(_NO_LINE, note, "syntax", "" if is_ended else hint, is_ended)


def _values(value: str) -> Iterator[tuple[str, str]]:
    """How what stands behind a key or a dash may be meant, and what is wrong with it."""
    first, last, inner = value[0], value[-1], value[1:-1]
    if match := _CLOSED.fullmatch(value):
        yield "what stands behind a text or list in marks is no part of it", match[1] or match[2]
    if first + last in CURLY:
        yield _MARKS, quoted(inner)
    if first in "\"'" and (value.count(first) == 1 or (first == '"' and value.count(first) % 2)):
        yield _NEVER_CLOSED, quoted(inner if last in "”’" else value[1:].removesuffix(first * 2))
    if first == "[" and "]" not in inner:
        members = map(str.strip, _MEMBER.findall(value[1:].removesuffix("]")))
        right = (each if AS_IT_IS.fullmatch(each) else quoted(_OPEN.sub(r"\2", each)) for each in members)
        yield _MARKS if value[-1] == "]" else _NEVER_CLOSED, f"[{', '.join(right)}]"
    if match := re.fullmatch(r'"(.*[ (]".*)"([.,;!?]?)|\'(\w+\'\w.*)', value):  # "Was "he"". 'isn't he?
        yield _MARKS, quoted("".join(filter(None, match.groups())))
    if first == last and first in "\"'" and inner:
        apart = re.sub("'+", "''", inner) if first == "'" else inner.replace("'", "''")
        yield "in single quotation marks a backslash stands as it is, and an apostrophe twice", f"'{apart}'"
    if not ITEM.match(f"- {value}") and not value.startswith("- "):
        yield _MARKS, quoted(value)


def _depths(lines: list[str], number: int, column: int) -> list[int]:
    """Where a line may begin: in the columns of others of its kind or one step further, the nearest first."""
    is_dash = lines[number].lstrip().startswith("-")
    found = [] if not is_dash or number else [column]
    for line in filter(str.strip, (*reversed(lines[:number]), *lines[number + 1 :])):
        found += [depth_of(line)] if is_dash and line.lstrip().startswith("-") else []
        found += [inner_of(line) + 2] if line.rstrip().endswith(":") else []
        found += [inner_of(line), inner_of(line) + 2]
    return [*dict.fromkeys([*found, column] if is_dash else found)]


def starts(lines: list[str], column: int) -> list[int]:
    """Where items begin: at a dash no further right than most, unless a list of theirs is open."""
    found, in_list = list[int](), False
    for number, line in enumerate(lines):
        is_dash = line.lstrip().startswith("-") and depth_of(line) <= column + 1
        found += [number] if is_dash and (ITEM.match(line) or not in_list) else []
        in_list = OPENS_LIST.match(line) is not None if _BEGINS.match(line) else in_list
    return found


def parts(lines: list[str], column: int) -> list[int]:
    """Where further items seem to begin in one that is broken: at a key that it has had."""
    found, keys, before = [0], set[str](), -1
    for number, match in enumerate(map(_BEGINS.match, lines)):
        key = match[1] if match else ""
        if key and key in keys:
            found.append(before if before == number - 1 and depth_of(lines[before]) <= column else number)
            keys = set()
        keys |= {key} if key else set()
        before = number if key in ("id", "topic") else -1
    return found


def explained(error: NotYamlError, lines: Sequence[str], start: int) -> Problem:
    """An error of the parser in plain words; lines are those that were parsed, from the one at `start` on."""
    shown = lines[error.line - 1] if error.line <= len(lines) else ""
    said = "tab" if "\t" in shown[: len(shown) - len(shown.lstrip())] else error.problem
    _, code, message, hint = next(each for each in _SAYINGS if each[0] in said)
    line, column = error.line, error.column
    if message == _NEVER_CLOSED:
        line, column = error.context_line, len(_OPENING.split(lines[error.context_line - 1])[0]) + 1
    return Problem(code, message, hint, line=start + line, column=column)
