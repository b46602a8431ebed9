"""A bank that is no YAML as a whole: its items are read one by one, and a broken one is shown written right.

A broken item's lines are blanked, so that all others keep their places, and the rest is parsed as one again.
Each guess at what is wrong with it is parsed, and the one that leaves least to be said is the hint.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile
from typing import NamedTuple
from unicodedata import name

from quiz.bank.bounds import MAX_DEPTH, MAX_ITEMS, too_many
from quiz.bank.fields import Reader
from quiz.bank.findings import walk
from quiz.bank.format import (
    BANK_KEYS,
    CURLY,
    FIRST_KEYS,
    HEAD,
    ID_KEYS,
    ITEM_KEYS,
    LEAD,
    LISTS,
    NO_DASH,
    OPENS_LIST,
    SOURCE_KEYS,
    any_of,
    depth_of,
    head_missing,
    heads,
    inner_of,
)
from quiz.bank.items import joined_lines, read_event, read_question
from quiz.bank.model import Item, bare_id, slug
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import AS_IT_IS, TOO_DEEP, Node, NotYamlError, Scalar, SequenceNode, compose, quoted
from quiz.text.cleaning import one_line

_MOST_TRIED = 1_000_000  # characters of all tries in a file: each parses an item whole
_MOST_NAMED = 100  # problems of a file after which no more lines are written right
_LONGEST = 2_000  # characters of a line that is written right
_ODD = 1_000  # how odd an error in what has been parsed is; a warning is 1

_KEYS = any_of(*ITEM_KEYS, "option")
_KEY = re.compile(r"[ \t]*[\w-]+[ ]*:(?=\s|$)")  # `  ask:`
_HEAD_SLIP = re.compile(  # `questions`, `"source":`, `title:A life`
    rf"[\"'“”* =-]*({any_of(*BANK_KEYS[1:])})[\"'“”* =;-]*+(?::(?=[^\s,;])(.*)|[: =;,-]*$)"
)
_SOURCE_KEY = re.compile(rf"[ \t]*(?:{any_of(*SOURCE_KEYS)}):")  # `  url:`
_BULLET = re.compile(r"(?:[*•◦‣·+–—]|--+|\d{1,3}[.)])[ \t]+")  # `• Baku`, `1) Baku`
_BEGUN = rf"[ \t]*(?:-[ \t]*|{_BULLET.pattern})?\{{?[ ]*"  # `- {id: a`, `* ask Who`, `answer:`
_BEGINS = re.compile(rf"{_BEGUN}(?:({any_of(*FIRST_KEYS)})|{_KEYS})\b")  # the key, if one begins an item
_BEGUN_ANEW = re.compile(rf"[ \t]*(?:#|-|{_BULLET.pattern})|{_BEGINS.pattern}")  # `- Baku`, `answer:`, `# so`
_ITEM = re.compile(rf"[ \t]*-[ \t]*\{{?[ ]*(?:{any_of(*ITEM_KEYS)})\b")  # the same behind a dash
_KEYED = re.compile(  # `answer Baku`, `- ask:Who`, `order* [a, b]`
    rf"((?:- )?(?:{_KEYS})\b)[ ]*[:;=：]*(?:[^\w\s\"'(\[{{]{{1,2}}(?=\s))?[ ]*"
)
_HEAD_KEYED = re.compile(r"([ ]+\w[^:;=|>\"]*)(?:[:;=](?=[^\s/])|[ ]+(?=[|>]))")  # `  url:x`, `  text |`
_DASHLESS = re.compile(rf"(?!(?:{any_of(*ITEM_KEYS.difference(FIRST_KEYS))})\b)(?=[^-\s#])")  # `Baku`
_TEXT = re.compile(r"[ \t]*text:[ ]*[|>][-+0-9]*[ ]*$")  # `  text: |`
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
_NO_COLON = "a key needs a colon and a blank after it"
_NOT_A_DASH = "an item of a list begins with a dash, and not with another sign"
_NO_SIGN = "a key is its letters alone, with no other sign round it"
_QUOTE_IT = "put the whole text in quotation marks"
_SLIPS = (
    (_BULLET, "- ", _NOT_A_DASH),
    # `!answer: Baku`, `- **ask**: Where?`
    (re.compile(rf"(- )?[^\w\s#\[({{-]{{1,2}}({_KEYS})[^\w\s:]{{0,2}}[ ]*:(?=\s|$)"), r"\1\2:", _NO_SIGN),
    (re.compile(rf"- (?=(?:- )?(?:{_KEYS})[ ]*:)"), "", "here stands a dash too many"),  # `- answer: Baku`
    (re.compile(r"-[ ]*\t\s*|-(?=[^\s-])"), "- ", "a dash that begins an item needs a blank after it"),
    (_KEYED, r"\1: ", _NO_COLON),
    (_DASHLESS, "- ", NO_DASH),
)
"""What a line begins with, what would stand there instead, and what is said of it."""
_SAYINGS = (
    ("tab", "tab", _TAB, "indent it with blanks, as many as its neighbours have"),
    (TOO_DEEP, "too-deep", f"more than {MAX_DEPTH} lists stand within each other here", _QUOTE_IT),
    ("unexpected end of stream", "syntax", _NEVER_CLOSED, "close it at the end of the text"),
    ("',' or", "syntax", _NEVER_CLOSED, f"close it, or {_QUOTE_IT}"),
    ("block sequence", "syntax", "a list cannot begin here", f"begin it on the next line, or {_QUOTE_IT}"),
    ("", "syntax", "this does not fit to the lines above it", "begin all keys of an item in the same column"),
)
"""A part of what the parser says, its code, what is wrong, and the way out: the first that fits."""


class _Guess(NamedTuple):
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


class Mending:
    """What is left of a bank that is no YAML: its `text`, None if what is broken is no item, and the rest."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self.broken_events: dict[str, int] = {}  # their lines by their ids
        self._lines, self._tried, self._column = text.split("\n"), 0, 0
        self._parse: Callable[[str], int] = _oddities
        self._take_out_strays()
        if missing := _missing_head(self._lines):
            number, head = missing
            self._add(number, "missing", *head_missing(head))
        is_read = not missing
        sections = [] if missing else [*heads(self._lines), ("", len(self._lines))]
        for (section, start), (_, end) in pairwise(sections):
            error = self._error(self._lines[start:end])
            if error and section in LISTS:
                self._leave_out_broken(section, start + 1, end)
            elif error:
                self._move_text(start, end)
                if error := self._error(self._lines[start:end]):
                    repairs = self._report(start, end, error)
                    said = {repair.message for repair in repairs.values() if repair.code != "indentation"}
                    is_read = is_read and bool(repairs) and said <= {_MOVED, _TAB, _NO_COLON}
                    for number, repair in repairs.items():  # moved, a bank's head says what it said
                        self._lines = repair.into(self._lines, start + number)
        if is_read and (error := self._error(self._lines)):
            self._report(0, len(self._lines), error)
            is_read = False
        self.text: str | None = "\n".join(self._lines) if is_read else None

    def _take_out_strays(self) -> None:
        """Take out what stands beside the bank, a fence or a title, and give its sections their colons."""
        first = next((at for at, line in enumerate(self._lines) if _KEY.match(line) and line[0].strip()), 0)
        for number, line in enumerate(self._lines):
            is_above = number < first and line.strip() and line[0] not in "#%-.[{"
            if (match := _HEAD_SLIP.match(line)) and line[0].strip() and not HEAD.match(line):
                self._lines[number] = f"{match[1]}: {match[2] or ''}".rstrip()
                self._add(number, "syntax", _NO_COLON, f"write: {one_line(self._lines[number])}")
            elif is_above or line.startswith(("```", "~~~")):
                self._add(number, "syntax", "this line is no part of a bank", "leave this line out")
                self._lines[number] = ""

    def _move_text(self, start: int, end: int) -> None:
        """Move the lines of the source's text that begin too far left to belong to it."""
        head = next((number for number in range(start, end) if _TEXT.match(self._lines[number])), end)
        below = [at for at in range(head + 1, end) if self._lines[at].strip() and self._lines[at][0] != "#"]
        first = self._lines[below[0]] if below else ""
        depth = max(depth_of(self._lines[head]) + 2 if below else 0, len(first) - len(first.lstrip(" ")))
        left = (number for number in below if not self._lines[number].startswith(" " * depth))
        slipped = [*takewhile(lambda number: not _SOURCE_KEY.match(self._lines[number]), left)]
        if not slipped or _KEY.match(self._lines[slipped[0]]):
            return
        message = f"this line begins too far left to belong to the text that begins in line {head + 1}"
        lines = f"each line of the text, {slipped[0] + 1} to {slipped[-1] + 1}," if slipped[1:] else "it"
        at, hint = slipped[0], f"begin {lines} with {depth} blanks"
        self._add(at, "tab" if "\t" in self._lines[at] else "syntax", message, hint)
        for number in slipped:
            self._lines[number] = " " * depth + self._lines[number].lstrip()

    def _leave_out_broken(self, section: str, first: int, end: int) -> None:
        """Say what is wrong with the broken items of a list, and blank them."""
        dashes = [line for line in self._lines[first:end] if line.lstrip().startswith("-")]
        depths = Counter(map(depth_of, filter(_ITEM.match, dashes))) or Counter(map(depth_of, dashes))
        self._column = depths.most_common(1)[0][0] if depths else 2
        read = read_event if section == "timeline" else read_question
        self._parse = partial(_oddities, read=read, column=self._column)
        starts = [first, *(first + at for at in _starts(self._lines[first:end], self._column)), end]
        if message := too_many(len(starts), MAX_ITEMS, f"items in “{section}”"):
            raise ProblemError(Problem("too-much", message, "make several banks of it", line=first))
        for begin, stop in pairwise(starts):
            lines = self._lines[begin:stop]
            error = self._error(lines)
            parts = _parts(lines, self._column) if error else []
            for start, last in pairwise([begin + at for at in parts] + [stop]):
                self._leave_out(section, start, last, error if parts == [0] else None)
        self._parse = _oddities
        if not any(line.strip() for line in self._lines[first:end]):
            head, self._lines[first - 1] = self._lines[first - 1], f"{section}: []"
            if self._error([head]):
                hint = "begin each item in a line of its own, with a dash"
                self._add(first - 1, "syntax", "what stands in this line is no list that can be read", hint)

    def _leave_out(self, section: str, first: int, end: int, error: NotYamlError | None) -> None:
        """Say what is wrong with some lines, and blank the items among them that it is wrong with."""
        now = self._lines[first:end]
        if all(line.lstrip()[:1] in ("", "#") for line in now) or not (error := error or self._error(now)):
            return
        repairs = self._report(first, end, error)
        for number, repair in repairs.items():
            now = repair.into(now, number)
        for begin, stop in pairwise([0, *_starts(now, self._column)[1:], len(now)]):
            own = [number for number in repairs if begin <= number < stop]
            if repairs and all(repairs[number].is_note for number in own):
                for number in own:
                    self._lines[first + number] = ""
                continue
            start, words = first + begin, "\n".join(self._lines[first + begin : first + stop])
            if section == "timeline":
                said = dict(re.findall(r"(?:^|[{,\s-])(id|event):?[ \t]+([^\n,}]*)", words))
                key = bare_id(said.get("id", "").strip("\"' ")) or slug(said.get("event", ""))
                self.broken_events[key] = start + 1
            self._lines[start : first + stop] = [""] * (stop - begin)

    def _report(self, start: int, end: int, error: NotYamlError) -> dict[int, _Guess]:
        """Say how lines are written right, and give these by their numbers; else say what the parser says."""
        found: dict[int, Problem] = {}  # of several for a line, the last: it goes on from the others
        repairs: dict[int, _Guess] = {}
        now = lines = self._lines[start:end]
        left = error
        for _ in range(_MOST_NAMED - len(self.problems)):
            number, repair = _certain(now, self._column) or self._tried_out(now, left)
            if repair is None:
                break
            found[number] = replace(repair.named(lines[number]), line=start + number + 1)
            repairs[number], now = repair, repair.into(now, number)
            if not (further := self._error(now)):
                self.problems += found.values()
                return repairs
            left = further
        self.problems += [*found.values()][:1] or [_explained(error, lines, start)]
        return {}

    def _tried_out(self, lines: list[str], error: NotYamlError) -> tuple[int, _Guess | None]:
        """The line and the guess at it after which least is odd, or after which the parser gets further."""
        best: tuple[int, int, _Guess | None] = _ODD * _ODD, 0, None
        size, place = sum(map(len, lines)) + len(lines), (error.line, error.column)
        last = min(error.line, len(lines)) - 1
        head = _head_of(lines, last)
        for number in dict.fromkeys((head, last, error.context_line - 1, *range(last, -1, -1))):
            if not 0 <= number < len(lines) or len(lines[number]) > _LONGEST or error.problem == TOO_DEEP:
                continue
            for guess in _guesses(lines, number, self._column):
                self._tried += size
                if self._tried > _MOST_TRIED:
                    return best[1:]
                try:
                    odd = self._parse("\n".join(guess.into(lines, number)))
                except NotYamlError as left:
                    is_further = left.line > number + 1 and (left.line, left.column) > place
                    odd = _ODD - 1 if is_further else _ODD * _ODD
                if odd < best[0]:
                    best = odd, number, guess
                if not odd:
                    return number, guess
        return best[1:]

    def _error(self, lines: Sequence[str]) -> NotYamlError | None:
        try:
            self._parse("\n".join(lines))
        except NotYamlError as error:
            error.__context__ = None  # whose frames would hold it, and it them with all that was parsed
            return error.with_traceback(None)
        return None

    def _add(self, number: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, hint, line=number + 1))


def _missing_head(lines: Sequence[str]) -> tuple[int, str] | None:
    """The line above which a bank's `source:`, `timeline:` or `questions:` is missing, and which of them."""
    lacking = {"source", *LISTS}.difference(section for section, _ in heads(lines))
    section, inner = "", 0
    for number, line in enumerate(lines if lacking else ()):
        if not line.strip() or line.lstrip()[0] == "#":
            continue
        if match := HEAD.match(line):
            section, inner = match[2], 0
        elif not inner:  # the first line below a key
            inner = depth_of(line) + 1
            if "source" in lacking and section not in ("source", "", *LISTS) and _SOURCE_KEY.match(line):
                return number, "source"
        if section not in LISTS and depth_of(line) < max(inner, 1) and _ITEM.match(line):
            words = "\n".join(takewhile(lambda each: not _ITEM.match(each), lines[number + 1 : number + 9]))
            kind = "questions" if re.search(r"\b(?:ask|order|answer):", f"{line}\n{words}") else "timeline"
            return (number, kind) if kind in lacking else None
    return None


def _certain(lines: list[str], column: int) -> tuple[int, _Guess] | None:
    """The first line, if it is beyond doubt: an item without its dash, or in another column."""
    number = next((at for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"), 0)
    line, bare = lines[number], lines[number].strip()
    if _BEGINS.match(line) and bare[0] != "-" and not HEAD.match(line):
        written = f"{' ' * column}- {_BULLET.sub('', bare)}"
        return number, _Guess(_NOT_A_DASH if _BULLET.match(bare) else NO_DASH, written, "no-dash")
    if _ITEM.match(line) and line.rstrip() != " " * column + bare:
        said = _odd_blank(line) or (_MOVED, "indentation")
        return number, _Guess(said[0], " " * column + bare, said[1])
    return None


def _odd_blank(line: str) -> tuple[str, str] | tuple[()]:
    """What is said of what a line is indented with that is no blank, and its code; empty if there is none."""
    odd = line[: len(line) - len(line.lstrip())].strip(" ")
    if not odd or "\t" in odd:
        return (_TAB, "tab") if odd else ()
    return _NO_BLANK.format(name(odd[0], "a sign").lower(), ord(odd[0])), "indentation"


def _guesses(lines: list[str], number: int, column: int) -> Iterator[_Guess]:
    """How one line may be meant, the likeliest first."""
    line = lines[number]
    bare, own = line.strip(), depth_of(line)
    if further := _further(lines, number):
        lead, value = LEAD.fullmatch(" ".join((bare, *further))).groups()  # type: ignore[union-attr]  # any line is one
        for message, text in _values(value) if value and lead else ():
            yield _Guess(message, " " * own + lead + text, joins=len(further))
    meant = line.count("\t") * 2 or own if HEAD.match(lines[0]) else own  # a head is indented alike
    nearest = sorted(_depths(lines, number, column), key=lambda depth: abs(depth - meant))
    if said := _odd_blank(line):
        yield from (_Guess(said[0], " " * depth + bare, said[1]) for depth in (*nearest, own) if bare)
    if not bare and line:
        yield _Guess(_TAB, "", "tab", "delete what cannot be seen in this line", is_note=True)
    if not bare or bare[0] == "#":
        return
    if HEAD.match(lines[0]) and (match := _HEAD_KEYED.match(line)):
        yield _Guess(_NO_COLON, match.expand(r"\1: ") + line[match.end() :])
    texts = [] if _KEY.match(line) or bare[0] == "-" else [*_guesses_of_text(lines, number)]
    yield from () if _BEGINS.match(line) or _BULLET.match(bare) else texts
    for slip, right, message in _SLIPS:
        if slip is _DASHLESS:
            yield from (_Guess(_MOVED, " " * depth + bare) for depth in nearest)
        if match := slip.match(bare):
            written = (match.expand(right) + bare[match.end() :]).rstrip()
            if not number and bare[0] == "-" != written[0]:
                continue  # what begins an item is not part of the one above
            code = "no-dash" if _ITEM.match(written) and bare[0] != "-" else "syntax"
            for depth in (own, max(0, own - 2), column) if message == NO_DASH else (own,):
                yield _Guess(message, " " * depth + written, code)
    lead, value = LEAD.fullmatch(bare).groups()  # type: ignore[union-attr]  # any line is one
    for message, text in _values(value) if value and lead else ():
        yield _Guess(message, " " * own + lead + text)
    yield from texts


def _further(lines: Sequence[str], number: int) -> list[str]:
    """The lines in which the text of a line goes on, bare: further right, no key and no dash."""
    least = inner_of(lines[number])
    further = takewhile(lambda line: line.strip() and depth_of(line) > least, lines[number + 1 :])
    return [*map(str.strip, takewhile(lambda line: not _BEGUN_ANEW.match(line), further))]


def _head_of(lines: Sequence[str], number: int) -> int:
    """The line that a text begins in which goes on in another; that other one if it is no such text."""
    heads = (at for at in range(number, -1, -1) if _BEGUN_ANEW.match(lines[at]))
    head = next(heads, number)
    return head if head + len(_further(lines, head)) >= number else number


def _guesses_of_text(lines: list[str], number: int) -> Iterator[_Guess]:
    """What a line is that is neither key nor dash: the rest of the text above it, or a note."""
    line = lines[number]
    above = next((each for each in reversed(lines[:number]) if each.strip()), "")
    key, text = LEAD.fullmatch(above.strip()).groups()  # type: ignore[union-attr]  # any line is one
    depth = inner_of(above) + 2
    if above.lstrip().startswith("- ") and depth_of(above) == depth_of(line):
        yield _Guess(NO_DASH, " " * depth_of(line) + f"- {line.strip()}")
        return
    is_ended = text.endswith(_ENDED) or key.strip("- :") in _SHORT or not lines[number - 1].strip()
    is_ended = is_ended or line.lstrip().startswith(("<!--", "//"))  # notes, elsewhere
    is_end = line.strip()[0].islower() and line.rstrip().endswith(_ENDED)
    if not text or text in ("|", ">") or (not is_ended and (is_end or re.search(r"\b[a-z]{1,4}$", text))):
        yield _Guess(_MOVED, " " * depth + line.strip())
        return
    hint = f"if it goes on the text above, begin it with {depth} blanks; if it is a note, with “# ”"
    note = " " * depth_of(line) + f"# {line.strip()}"
    yield _Guess(_NO_LINE, note, "syntax", "" if is_ended else hint, is_ended)


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
    if not _ITEM.match(f"- {value}") and not value.startswith("- "):
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


def _starts(lines: list[str], column: int) -> list[int]:
    """Where items begin: at a dash no further right than most, unless a list of theirs is open."""
    found, in_list = list[int](), False
    for number, line in enumerate(lines):
        is_dash = line.lstrip().startswith("-") and depth_of(line) <= column + 1
        found += [number] if is_dash and (_ITEM.match(line) or not in_list) else []
        in_list = OPENS_LIST.match(line) is not None if _BEGINS.match(line) else in_list
    return found


def _parts(lines: list[str], column: int) -> list[int]:
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


def _oddities(text: str, read: Callable[[Node, Reader], Item | None] | None = None, column: int = 0) -> int:
    """How much is odd about a section of a bank, or about the items in it; raises NotYamlError."""
    composed = compose(text)
    root = composed.root
    odd = len(composed.duplicates) + len(composed.refusals)
    if read is None:  # a key of a bank's head, whose text begins in its line or below
        nodes = [*walk(root)] if root else []
        texts = (node.value for node, path, _ in nodes if isinstance(node, Scalar) and path[-1:] != ("text",))
        odd += sum(text.count(": ") for text in texts)  # a key that stands in another's text
        return odd + sum(is_key and len(path) == 1 for _, path, is_key in nodes)
    if not isinstance(root, SequenceNode) or root.column != column + 1:
        raise NotYamlError("did not find expected '-' indicator")
    reader = Reader(unknown=10_000)  # more than are looked up: no message is shown
    items = [read(node, reader) for node in root.items]
    odd += sum(item is not None and item.draft for item in items) if "draft:" not in text else 0
    joined = len([*joined_lines(composed.joined, text.split("\n"))])
    return odd + len(reader.problems) + _ODD * (reader.errors + joined)


def _explained(error: NotYamlError, lines: Sequence[str], start: int) -> Problem:
    """An error of the parser in plain words; lines are those that were parsed, from the one at `start` on."""
    shown = lines[error.line - 1] if error.line <= len(lines) else ""
    said = "tab" if "\t" in shown[: len(shown) - len(shown.lstrip())] else error.problem
    _, code, message, hint = next(each for each in _SAYINGS if each[0] in said)
    line, column = error.line, error.column
    if message == _NEVER_CLOSED:
        line, column = error.context_line, len(_OPENING.split(lines[error.context_line - 1])[0]) + 1
    return Problem(code, message, hint, line=start + line, column=column)
