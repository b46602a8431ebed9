"""Long texts in lines: a bank's source, what of it is asked about, and the guide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from quiz.bank.coverage import Coverage
from quiz.bank.model import Bank
from quiz.game.banks import Banks, credit_line
from quiz.game.wording import listed, quoted_text
from quiz.guide import Group, guide_page, page_names
from quiz.plain.console import WIDTH, Console, Prompt, full_stop, wrapped
from quiz.text.cleaning import one_line
from quiz.text.spans import Run


def spoken(runs: Iterable[Run]) -> str:
    """Give a passage as text, misprints with their corrections."""
    return "".join(run.text for run in runs)


def about(bank: Bank) -> Iterator[str]:
    """Say what a bank is, where its source is from, and the teacher's note."""
    source = bank.source
    yield from (full_stop(bank.title), full_stop(f"The source: {source.credit()}"))
    yield from [f"Read it at {source.url}"] * bool(source.url)
    yield from [full_stop(f"Licence: {source.licence}")] * bool(source.licence)
    if bank.note:
        yield from ("", bank.note)


def read_sources(console: Console, banks: Banks) -> None:
    """Say the texts of the banks, in a terminal a paragraph at a time; raises Leave, EndOfInput."""
    from quiz.bank.coverage import coverage  # not needed before

    for bank in banks.banks:
        console.say("", *about(bank))
        source = bank.source
        for number, paragraph in enumerate(source.paragraphs, 1):
            console.say("", spoken(source.runs(paragraph.span)))
            if not paragraph.heading and number < len(source.paragraphs):
                console.pause(Prompt("Press Enter for the next paragraph, or type q for back."))
        console.say("", quoted_text(coverage(bank)))
    console.say("", "That is the whole text.")


_RED, _PLAIN = "\x1b[31m", "\x1b[0m"
_LEGEND = "In brackets: how many questions and events quote the sentence."
_DRAFTS = "Behind a plus: how many drafts, which are not asked."


def coverage_lines(found: Coverage, width: int = WIDTH, *, colour: bool = False) -> Iterator[str]:
    """Lay out a source with its coverage, in lines for a terminal or a pipe.

    With `colour`, what nothing asks about is red as well; all that it says stands in the text too.
    """
    source = found.source
    legend = f"{_LEGEND} {_DRAFTS}" if any(found.drafts) else _LEGEND
    yield from (*wrapped(credit_line(source), width), "", *wrapped(legend, width))
    marks = [
        f"[{len(items)}+{len(drafts)}]" if drafts else f"[{len(items)}]"
        for items, drafts in zip(found.items, found.drafts, strict=True)
    ]
    digits, room = len(str(len(marks))), max(map(len, marks), default=0)
    for paragraph in source.paragraphs:
        yield ""
        if paragraph.heading:
            yield from wrapped(spoken(source.runs(paragraph.span)), width)
        for index in paragraph.sentences:
            lead = f"{index + 1:>{digits}}. {marks[index]:<{room}} "
            paint = colour and not found.items[index]
            for line in wrapped(spoken(source.runs(source.sentences[index])), width - len(lead)):
                yield f"{_RED}{lead}{line}{_PLAIN}" if paint else f"{lead}{line}"
                lead = " " * len(lead)
    yield ""
    for said in _closing(found):
        yield from wrapped(said, width)


def _closing(found: Coverage) -> Iterator[str]:
    """Say how much of a source is asked about, and which of its sentences are not."""
    yield quoted_text(found)
    untouched = found.untouched
    if not found.items:
        yield "There is no sentence in this source."
    elif not untouched:
        yield "Every sentence is asked about."
    elif len(untouched) == len(found.items):
        yield "Nothing is asked about yet."
    else:
        yield f"Nothing asks about {_numbered(untouched)}."
    if drafted := found.drafted:
        yield f"Only drafts ask about {_numbered(drafted)}."


def _numbered(sentences: Sequence[int]) -> str:
    """Name sentences by their numbers, three or more in a row as a stretch: "sentences 1, 4 to 7 and 9"."""
    named: list[str] = []
    for _, row in groupby(enumerate(sentences, 1), key=lambda place: place[1] - place[0]):
        numbers = [index + 1 for _, index in row]
        named += [f"{numbers[0]} to {numbers[-1]}"] if len(numbers) > 2 else map(str, numbers)
    return f"sentence{'' if len(sentences) == 1 else 's'} {listed(named)}"


_CODE = "    "
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")  # “**now**”
_STARTS = re.compile(r"#|```|\s*(?:[-*]|\d+\.) ")  # “# Title”, “- item”
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z“])")  # “. T”, in the guide's English
_BEFORE_STOP = re.compile(r" ([,;:.])")  # “Enter .”, where a sign was taken out
_KEYS = str.maketrans(
    {"⏎": "Enter", "↑": "up ", "↓": "down ", "←": "left ", "→": "right ", "⇧": "Shift+", "`": ""}
)


class Page(NamedTuple):
    """One page of the guide."""

    name: str
    lines: tuple[str, ...]
    """Its text, a line a paragraph, with empty ones between; lines of code begin with four blanks."""

    @property
    def title(self) -> str:
        """Its first heading."""
        return next((line for line in self.lines if line), self.name)

    @property
    def summary(self) -> str:
        """The first sentence of the paragraph below its title; empty if something else stands there."""
        below = "".join([line for line in self.lines if line][1:2])
        return "" if below.startswith(("- ", _CODE)) else _SENTENCE.split(below, 1)[0]


def page(name: str) -> Page:
    """Read a page; raises NoSuchPageError."""
    return Page(name, tuple(plain_lines(guide_page(name))))


def pages(group: Group = Group.PLAYERS) -> tuple[Page, ...]:
    """Read the pages of a group, in the order of the screen."""
    return tuple(page(name) for name in page_names(group))


def laid_out(page: Page, width: int = WIDTH) -> Iterator[str]:
    """Give a page's lines at a width; code keeps its lines, so that it can be copied."""
    for line in page.lines:
        if line.startswith(_CODE):
            yield one_line(line)
        else:
            yield from wrapped(line, width)


def plain_lines(markdown: str) -> Iterator[str]:
    """Turn the Markdown that the guide is written in into lines of plain text, one for each paragraph."""
    paragraph: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        if paragraph and (fenced or not line.strip() or _STARTS.match(line)):
            yield _plain(" ".join(paragraph))
            paragraph = []
        if line.startswith("```"):
            fenced = not fenced
        elif fenced and line.strip():
            yield f"{_CODE}{line.rstrip()}"
        elif fenced or not line.strip():
            yield ""
        elif line.startswith("#"):
            yield _plain(line.lstrip("# "))
        else:
            paragraph.append(line.strip())
    if paragraph:
        yield _plain(" ".join(paragraph))


def _plain(text: str) -> str:
    words = " ".join(_EMPHASIS.sub(r"\2", text).translate(_KEYS).split())
    return _BEFORE_STOP.sub(r"\1", words)
