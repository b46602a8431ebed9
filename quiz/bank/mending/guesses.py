"""What a line that is no YAML may be meant to be: guesses, none of them tried yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.bank.format import BANK_KEYS, FIRST_KEYS, ITEM_KEYS, LIST_KEYS, OPTION_KEYS, any_of
from quiz.bank.mending.braces import guesses_of_braces
from quiz.bank.mending.columns import Columns, Parts
from quiz.bank.mending.rewriting import guesses_of_value
from quiz.bank.yaml import NotYamlError
from quiz.text.cleaning import one_line

_LINE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[^\W\d][\w -]*?:[ \t]+)?(?P<value>.*)", re.DOTALL)
_BULLET = re.compile(r"([ ]*)([*•◦‣·+–—]|\d{1,3}[.)]|[^\w\s#-]{1,2}-|-[*•–—-])[ \t]+(?=\S)")
_TAB_AFTER_DASH = re.compile(r"([ ]*(?:-[ ]+)*-)[ ]*\t[ \t]*(?=\S)")
NO_BLANK_AFTER_DASH = re.compile(r"([ ]*-)(?=[^\s-])")
_NO_BLANK_AFTER_COLON = re.compile(r"([ ]*(?:-[ ]+)?[^\W\d][\w-]*:)(?=\S)")
_KEYS = any_of(*ITEM_KEYS, "option")
_DASH_BEFORE_KEY = re.compile(rf"([ ]+(?:-[ ]+)?)-[ ]+(?=(?:{_KEYS}):(?:\s|$))")
NO_COLON = re.compile(rf"([ ]*(?:-[ ]+)?(?:{_KEYS}))[ ]+(?=\S)")
_OTHER_SIGN = re.compile(rf"([ ]*(?:-[ ]+)?(?:{_KEYS}))([ ]*[;=：]|[ ]+[-–—]|[ ]+:(?=\S))[ ]*(?=\S)")
_ONLY_SIGNS = re.compile(rf"([ ]*(?:-[ ]+)?(?:{any_of(*LIST_KEYS)}))(?![ ]*:[ ]*$)[^\w\n]*$")
_SIGNS_BEHIND_KEY = re.compile(rf"([ ]*(?:-[ ]+)?(?:{_KEYS}))[ ]*[^\w\s]{{1,3}}[ ]+(?=\S)")
_SIGNS_BEFORE_KEY = re.compile(rf"([ ]*(?:-[ ]+)?)[^\w\s#-]{{1,2}}[ ]*(?=(?:{_KEYS})[ ]*:(?:\s|$))")
_TORN = (r"[^\w\n]?".join(key) for key in sorted((*ITEM_KEYS, "option")))
_TORN_KEY = re.compile(
    rf"(?P<lead>[ ]*(?:-[ ]+)?)(?!(?:{_KEYS})\b)"
    rf"(?P<key>{'|'.join(_TORN)})(?:[ ]*[:;=][ ]*(?=\S)|[ ]+(?=\S)|[ ]*:?$)"
)
"""A key with a sign or a blank between its letters."""
_NEXT_MEMBER = re.compile(r"(?<=[.?!\"'])[ ]+(?=-[ ]+\S)")
_SHORT = ("id", "topic", "answer", "wrong", "option", "order", "date", "after", "inferred", "draft")
"""Keys of a text that is a word or two, after which another text is a note rather than the rest."""
_SMALL = 4
"""Letters of a word that no text ends with, such as “of”."""
_ENDS_TEXT = ("", *".?!…:;\"'”’»)]}")
_BLOCK = re.compile(r"[|>][-+0-9]*")
_NEXT_KEY = re.compile(rf"[ ]+(?=(?:{any_of(*ITEM_KEYS)}):[ ])")
OPENS_TEXT = re.compile(r"([ ]*(?:-[ ]+)?(?:text|note|ask|quote|why|event|answer):)[ ]*$")


@dataclass(frozen=True, slots=True)
class Repair:
    """A line written right."""

    line: int
    """Which, from 1."""
    column: int
    """Where it is wrong, from 1."""
    message: str
    """What is wrong."""
    written: str
    """The line as it should stand, with its indentation."""
    is_depth: bool = False
    """Only its indentation is wrong."""
    way_out: str = ""
    """The hint, if it is neither the line written right nor how far to indent it."""

    @property
    def hint(self) -> str:
        """The way out: the line written right, or how far to indent it."""
        if self.way_out:
            return self.way_out
        if self.is_depth:
            depth = len(self.written) - len(self.written.lstrip())
            return f"begin it with {depth} blanks" if depth != 1 else "begin it with one blank"
        return f"write: {one_line(self.written.strip())}"


def text_before(lines: list[str], number: int) -> Iterator[int]:
    """The last line with anything on it before this one: an error is often seen only after its end."""
    for before in range(min(number, len(lines) + 1) - 1, 0, -1):
        if lines[before - 1].strip():
            yield before
            return


def guesses(lines: list[str], number: int) -> Iterator[Repair]:
    """How one line of an item may be meant, the likeliest first."""
    line = lines[number - 1]
    if not line.strip():
        return
    columns = Columns()
    for before in lines[: number - 1]:
        columns.read(before)
    blanks = line[: len(line) - len(line.lstrip())]
    if "\t" in blanks:
        message = "this line is indented with a tab, which YAML does not allow"
        for depth in (*_depths_of_text(lines, number, columns), 2 * blanks.count("\t") + blanks.count(" ")):
            yield Repair(number, blanks.index("\t") + 1, message, " " * depth + line.lstrip(), is_depth=True)
        return
    if match := _TAB_AFTER_DASH.match(line):
        written = f"{match[1]} {line[match.end() :]}"
        yield Repair(number, match.end(1) + 1, "a blank stands behind a dash, and not a tab", written)
    yield from _guesses_of_bullet(line, number, columns)
    if match := _DASH_BEFORE_KEY.match(line):
        message = "here stands a dash too many: one begins an item, and its other keys have none"
        written = match[1] + line[match.end() :]
        yield Repair(number, match.end(1) + 1, message, written)
    if match := NO_BLANK_AFTER_DASH.match(line):
        yield inserted(line, number, match.end(), " ", "a dash that begins an item needs a blank after it")
    if match := _NO_BLANK_AFTER_COLON.match(line):
        yield inserted(line, number, match.end(), " ", "the colon after a key needs a blank after it")
    missing = "the key at the beginning of this line needs a colon after it"
    if match := _OTHER_SIGN.match(line):
        yield Repair(number, match.end(1) + 1, missing, f"{match[1]}: {line[match.end() :]}")
    if match := NO_COLON.match(line):
        yield inserted(line, number, match.end(1), ":", missing)
    yield from _guesses_of_dash(lines, number, columns)
    for braces in guesses_of_braces(line):
        yield Repair(number, braces.column, braces.message, braces.written)
    if match := _ONLY_SIGNS.match(line):
        message = "nothing stands behind this key but a colon, and its list below"
        yield Repair(number, match.end(1) + 1, message, f"{match[1]}:")
    if match := _SIGNS_BEFORE_KEY.match(line):
        own = len(match[1])
        for depth in dict.fromkeys((own, *columns.for_key())) if not match[1].strip() else (own,):
            written = (match[1] if depth == own else " " * depth) + line[match.end() :]
            moved = f" , with {depth} blanks before it" if depth != own else ""
            way_out = f"write: {one_line(written.strip())}{moved}"
            message = "nothing stands before a key but its dash"
            yield Repair(number, own + 1, message, written, way_out=way_out)
    if match := _TORN_KEY.match(line):
        key = re.sub(r"\W", "", match["key"])
        written = f"{match['lead']}{key}: {line[match.end() :]}".rstrip()
        yield Repair(number, match.start("key") + 1, f"the key is written “{key}:”", written)
    yield from _guesses_of_break(line, number, columns)
    depths = list(_guesses_of_depth(lines, number, columns))
    is_astray = Parts.of(line).depth not in {*columns.for_key(), *columns.for_dash()}
    yield from depths if is_astray else ()
    parts = parts_of(line)
    if parts["key"] or "-" in parts["lead"]:
        after = lines[number] if number < len(lines) else ""
        for value in guesses_of_value(parts["lead"], parts["key"], parts["value"].rstrip(), after):
            yield Repair(number, value.column, value.message, value.written, way_out=value.way_out)
    if match := _SIGNS_BEHIND_KEY.match(line):
        yield Repair(number, match.end(1) + 1, missing, f"{match[1]}: {line[match.end() :]}")
    if match := OPENS_TEXT.match(line):
        message = "a text of several lines with signs such as : or # in it begins behind a |"
        yield Repair(number, match.end() + 1, message, f"{match[1]} |")
    yield from depths
    if not Parts.of(line).dashes and Parts.of(line).key is None and not NO_COLON.match(line):
        message = "this line is neither a key with its text nor part of a text above it"
        yield Repair(number, len(blanks) + 1, message, f"{blanks}# {line.lstrip()}")


def guesses_of_end(lines: list[str], number: int, error: NotYamlError) -> Iterator[Repair]:
    """With a bracket or quotation mark closed at the end of its text, if one that opens above is not."""
    line = lines[number - 1]
    if "flow sequence" in error.context and number > error.context_line and line.strip():
        message = "a [ opens above, and is not closed at the end of its list"
        yield Repair(number, len(line.rstrip()) + 1, message, f"{line.rstrip().rstrip(',')}]")
    if "end of stream" in error.problem and number == error.context_line:
        value = parts_of(line)["value"]
        last = number
        while last < len(lines) and lines[last].strip() and Parts.of(lines[last]).key is None:
            last += 1
        if value[:1] in ("'", '"') and last > number:
            end = lines[last - 1].rstrip()
            message = "a quotation mark opens above, and is not closed at the end of its text"
            yield Repair(last, len(end) + 1, message, end + value[0])


def _guesses_of_break(line: str, number: int, columns: Columns) -> Iterator[Repair]:
    """With the next key on a line of its own."""
    parts = Parts.of(line)
    if parts.dashes and (member := _NEXT_MEMBER.search(line)):
        rest, depth = line[member.end() :], parts.dashes[-1]
        message = "two texts of a list stand in this line, and each begins a line of its own"
        way_out = f"begin it on the next line, with {depth} blanks before it:  {one_line(rest)}"
        written = f"{line[: member.start()]}\n{' ' * depth}{rest}"
        yield Repair(number, member.end() + 1, message, written, way_out=way_out)
    match = _NEXT_KEY.search(line, parts.key_depth + 1)
    if parts.key is None or match is None:
        return
    rest = line[match.end() :]
    message = "two keys of an item stand in this line, and each begins a line of its own"
    own = (parts.key_depth,) if parts.key in ITEM_KEYS or parts.key in OPTION_KEYS else ()
    for depth in dict.fromkeys((*own, *columns.for_key())):
        way_out = f"begin it on the next line, with {depth} blanks before it:  {one_line(rest)}"
        written = f"{line[: match.start()]}\n{' ' * depth}{rest}"
        yield Repair(number, match.end() + 1, message, written, way_out=way_out)


def _guesses_of_bullet(line: str, number: int, columns: Columns) -> Iterator[Repair]:
    """With a dash instead of another sign before an item."""
    if match := _BULLET.match(line):
        message = f"an item of a list begins with a dash, and not with “{match[2]}”"
        for depth in dict.fromkeys((len(match[1]), *columns.for_dash())):
            written = f"{' ' * depth}- {line[match.end() :]}"
            moved = f" , with {depth} blanks before it" if depth != len(match[1]) else ""
            way_out = f"write: {one_line(written.strip())}{moved}"
            yield Repair(number, len(match[1]) + 1, message, written, way_out=way_out)


def _guesses_of_dash(lines: list[str], number: int, columns: Columns) -> Iterator[Repair]:
    """With the dash of a list's member that has lost it."""
    line, parts = lines[number - 1], Parts.of(lines[number - 1])
    last = columns.open[-1] if columns.open else None
    if parts.dashes or last is None or parts.key in ITEM_KEYS.difference(OPTION_KEYS):
        return
    if _goes_on(lines, number):
        return
    depths: list[int] = []
    if last.is_empty and last.key in LIST_KEYS:
        further = (Parts.of(below) for below in lines[number:])
        depths = [each.depth for each in further if each.dashes and each.depth >= last.depth][:1]
    elif parts.key not in OPTION_KEYS:
        dashes = (each.depth for each in columns.open if each.key is None)
        depths = [depth for depth in dashes if 0 <= parts.depth - depth <= 2]
    for depth in depths[-1:]:
        written = f"{' ' * depth}- {line.lstrip(' -')}"
        moved = f" , with {depth} blanks before it" if depth != parts.depth else ""
        message = "the dash that begins each text of a list is missing here"
        way_out = f"write: {one_line(written.strip())}{moved}"
        yield Repair(number, parts.depth + 1, message, written, way_out=way_out)


def _guesses_of_depth(lines: list[str], number: int, columns: Columns) -> Iterator[Repair]:
    """Further left or right, where others of its kind stand; the nearest first."""
    line = lines[number - 1]
    if number == 1:
        return
    parts = Parts.of(line)
    if parts.dashes:
        # A member of a list is never an item: what moved it so far left would be told to move it back.
        own = Parts.of(lines[0]).dashes[:1] if parts.key not in FIRST_KEYS else ()
        depths = [depth for depth in columns.for_dash() if depth not in own]
    elif parts.key is not None:
        dash = min(Parts.of(lines[0]).dashes, default=-1)
        is_of_bank = parts.key in BANK_KEYS
        depths = [depth for depth in columns.for_key() if depth > dash and (depth or is_of_bank)]
    else:
        depths = list(_depths_of_text(lines, number, columns))
    for depth in sorted(dict.fromkeys(depths), key=lambda depth: abs(depth - parts.depth)):
        if depth != parts.depth:
            side = "left" if depth > parts.depth else "right"
            message = f"this line begins further {side} than those it belongs to"
            yield Repair(number, parts.depth + 1, message, " " * depth + line.lstrip(), is_depth=True)


def inserted(line: str, number: int, at: int, text: str, message: str) -> Repair:
    """A line with a text put in."""
    return Repair(number, at + 1, message, line[:at] + text + line[at:])


def parts_of(line: str) -> dict[str, str]:
    """The lead of a line (its blanks and dashes), its key and its value, by these names."""
    match = _LINE.match(line)
    return {name: part or "" for name, part in match.groupdict().items()} if match else {}


def _depths_of_text(lines: list[str], number: int, columns: Columns) -> Iterator[int]:
    """How far a line may be indented that has neither key nor dash."""
    goes_on = _goes_on(lines, number)
    if columns.block is not None:
        yield columns.block + 2
    elif columns.open and (columns.open[-1].is_empty or goes_on):
        yield columns.open[-1].depth + 2
    yield _depth_before(lines, number)


def _goes_on(lines: list[str], number: int) -> bool:
    """Whether a line without a key reads as if the text of the line before went on in it."""
    if Parts.of(lines[number - 1]).key is not None:
        return False
    if lines[number - 1].strip()[:1].islower():
        return True
    before = next((Parts.of(lines[above - 1]) for above in text_before(lines, number)), None)
    if before is None or before.key is None:
        return False
    if before.key in _SHORT:
        words = before.value.split()
        return len(words) > 1 and words[-1].islower() and len(words[-1]) <= _SMALL
    return before.value[-1:] not in _ENDS_TEXT and not _BLOCK.match(before.value)


def _depth_before(lines: list[str], number: int) -> int:
    """How far the text of the line before is indented: behind its dash, if it has one."""
    for before in text_before(lines, number):
        line = lines[before - 1]
        match = re.match(r"[ ]*(?:-[ ]+)?", line.expandtabs(2))
        return match.end() if match else 0
    return 0
