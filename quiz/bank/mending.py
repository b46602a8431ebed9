"""A bank that is no YAML as a whole: its items are read one by one, and a broken one is shown written right.

A broken item's lines are blanked, so that all others keep their places, and the rest is parsed as one again.
Each guess at what is wrong with it is parsed, and the one that leaves least to be said is the hint.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile

from quiz.bank import guessing
from quiz.bank.bounds import MAX_ITEMS, too_many
from quiz.bank.fields import Reader
from quiz.bank.findings import walk
from quiz.bank.format import BANK_KEYS, HEAD, LISTS, SOURCE_KEYS, any_of, depth_of, head_missing, heads
from quiz.bank.guessing import Guess
from quiz.bank.items import joined_lines, read_event, read_question
from quiz.bank.model import Item, bare_id, slug
from quiz.bank.problems import Problem, ProblemError
from quiz.bank.yaml import TOO_DEEP, Node, NotYamlError, Scalar, SequenceNode, compose
from quiz.text.cleaning import one_line

_MOST_TRIED = 1_000_000  # characters of all tries in a file: each parses an item whole
_MOST_NAMED = 100  # problems of a file after which no more lines are written right
_LONGEST = 2_000  # characters of a line that is written right
_ODD = 1_000  # how odd an error in what has been parsed is; a warning is 1

_HEAD_SLIP = re.compile(  # `questions`, `"source":`, `title:A life`
    rf"[\"'“”* =-]*({any_of(*BANK_KEYS[1:])})[\"'“”* =;-]*+(?::(?=[^\s,;])(.*)|[: =;,-]*$)"
)
_SOURCE_KEY = re.compile(rf"[ \t]*(?:{any_of(*SOURCE_KEYS)}):")  # `  url:`
_TEXT = re.compile(r"[ \t]*text:[ ]*[|>][-+0-9]*[ ]*$")  # `  text: |`


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
                    is_read = is_read and bool(repairs) and said <= guessing.HARMLESS
                    for number, repair in repairs.items():  # moved, a bank's head says what it said
                        self._lines = repair.into(self._lines, start + number)
        if is_read and (error := self._error(self._lines)):
            self._report(0, len(self._lines), error)
            is_read = False
        self.text: str | None = "\n".join(self._lines) if is_read else None

    def _take_out_strays(self) -> None:
        """Take out what stands beside the bank, a fence or a title, and give its sections their colons."""
        first = next(
            (at for at, line in enumerate(self._lines) if guessing.KEY.match(line) and line[0].strip()), 0
        )
        for number, line in enumerate(self._lines):
            is_above = number < first and line.strip() and line[0] not in "#%-.[{"
            if (match := _HEAD_SLIP.match(line)) and line[0].strip() and not HEAD.match(line):
                self._lines[number] = f"{match[1]}: {match[2] or ''}".rstrip()
                self._add(number, "syntax", guessing.NO_COLON, f"write: {one_line(self._lines[number])}")
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
        if not slipped or guessing.KEY.match(self._lines[slipped[0]]):
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
        depths = Counter(map(depth_of, filter(guessing.ITEM.match, dashes))) or Counter(map(depth_of, dashes))
        self._column = depths.most_common(1)[0][0] if depths else 2
        read = read_event if section == "timeline" else read_question
        self._parse = partial(_oddities, read=read, column=self._column)
        starts = [first, *(first + at for at in guessing.starts(self._lines[first:end], self._column)), end]
        if message := too_many(len(starts), MAX_ITEMS, f"items in “{section}”"):
            raise ProblemError(Problem("too-much", message, "make several banks of it", line=first))
        for begin, stop in pairwise(starts):
            lines = self._lines[begin:stop]
            error = self._error(lines)
            parts = guessing.parts(lines, self._column) if error else []
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
        for begin, stop in pairwise([0, *guessing.starts(now, self._column)[1:], len(now)]):
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

    def _report(self, start: int, end: int, error: NotYamlError) -> dict[int, Guess]:
        """Say how lines are written right, and give these by their numbers; else say what the parser says."""
        found: dict[int, Problem] = {}  # of several for a line, the last: it goes on from the others
        repairs: dict[int, Guess] = {}
        now = lines = self._lines[start:end]
        left = error
        for _ in range(_MOST_NAMED - len(self.problems)):
            number, repair = guessing.certain(now, self._column) or self._tried_out(now, left)
            if repair is None:
                break
            found[number] = replace(repair.named(lines[number]), line=start + number + 1)
            repairs[number], now = repair, repair.into(now, number)
            if not (further := self._error(now)):
                self.problems += found.values()
                return repairs
            left = further
        self.problems += [*found.values()][:1] or [guessing.explained(error, lines, start)]
        return {}

    def _tried_out(self, lines: list[str], error: NotYamlError) -> tuple[int, Guess | None]:
        """The line and the guess at it after which least is odd, or after which the parser gets further."""
        best: tuple[int, int, Guess | None] = _ODD * _ODD, 0, None
        size, place = sum(map(len, lines)) + len(lines), (error.line, error.column)
        last = min(error.line, len(lines)) - 1
        head = guessing.head_of(lines, last)
        for number in dict.fromkeys((head, last, error.context_line - 1, *range(last, -1, -1))):
            if not 0 <= number < len(lines) or len(lines[number]) > _LONGEST or error.problem == TOO_DEEP:
                continue
            for guess in guessing.guesses(lines, number, self._column):
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
        if section not in LISTS and depth_of(line) < max(inner, 1) and guessing.ITEM.match(line):
            words = "\n".join(
                takewhile(lambda each: not guessing.ITEM.match(each), lines[number + 1 : number + 9])
            )
            kind = "questions" if re.search(r"\b(?:ask|order|answer):", f"{line}\n{words}") else "timeline"
            return (number, kind) if kind in lacking else None
    return None


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
