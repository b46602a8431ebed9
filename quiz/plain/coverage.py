"""A source as text, each sentence with how many questions and events quote it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quiz.game.words import listed, share_text
from quiz.plain.text import WIDTH, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.bank.coverage import Coverage
    from quiz.bank.spans import Span

_BOLD, _RED, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[0m"
_LEGEND = "In brackets: how many questions and events quote the sentence."
_DRAFTS = "Behind a plus: how many drafts, which are not asked."


def coverage_lines(found: Coverage, width: int = WIDTH, *, colour: bool = False) -> Iterator[str]:
    """Lay out a source with its coverage, in lines for a terminal or a pipe.

    With `colour`, what nothing asks about is red as well; all that it says stands in the text too.
    """
    source = found.source
    yield from wrapped(" · ".join(filter(None, (source.credit(), source.licence))), width)
    yield ""
    yield from wrapped(f"{_LEGEND} {_DRAFTS}" if any(found.drafts) else _LEGEND, width)
    marks = [_mark(len(items), len(drafts)) for items, drafts in zip(found.items, found.drafts, strict=True)]
    digits, room = len(str(len(marks))), max(map(len, marks), default=0)
    for paragraph in source.paragraphs:
        yield ""
        if paragraph.heading:
            for line in wrapped(_text(found, paragraph.span), width):
                yield f"{_BOLD}{line}{_PLAIN}" if colour else line
        for index in paragraph.sentences:
            lead = f"{index + 1:>{digits}}. {marks[index]:<{room}} "
            paint = colour and not found.items[index]
            for line in wrapped(_text(found, source.sentences[index]), width - len(lead)):
                yield f"{_RED}{lead}{line}{_PLAIN}" if paint else f"{lead}{line}"
                lead = " " * len(lead)
    yield ""
    for said in closing(found):
        yield from wrapped(said, width)


def closing(found: Coverage) -> Iterator[str]:
    """Say how much of a source is asked about, and which of its sentences are not."""
    yield f"Quoted: {share_text(found.sentences, 'sentence')}; {share_text(found.words, 'word')}."
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


def _mark(items: int, drafts: int) -> str:
    return f"[{items}+{drafts}]" if drafts else f"[{items}]"


def _text(found: Coverage, span: Span) -> str:
    return "".join(run.text for run in found.source.runs(span))


def _numbered(sentences: Sequence[int]) -> str:
    """Name sentences by their numbers, three or more in a row as a stretch: "sentences 1, 4 to 7 and 9"."""
    stretches = [
        [index + 1 for _, index in row]
        for _, row in groupby(enumerate(sentences), key=lambda place: place[1] - place[0])
    ]
    named = [
        text for row in stretches for text in ([f"{row[0]} to {row[-1]}"] if len(row) > 2 else map(str, row))
    ]
    return f"sentence{'' if len(sentences) == 1 else 's'} {listed(named)}"
