"""A source's paragraphs and sentences, as places in its text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.text.spans import Paragraph, Span
from quiz.text.stops import END, is_lower, sentences_in
from quiz.text.words import half_words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRINTED = re.compile(r"\S+")  # `Lugansk.`
_LINE = re.compile(r"\S(?:.*\S)?")  # `Born at Samara,`

_SHORT = 2  # letters of a word that seldom ends a heading: "in"
_LITTLE = words_of("the and for und der die das den des les del con los las per gli для или")  # nor do these
_HEADING = 20  # half words: ten words, or twenty characters of an unspaced script
_WIDEST_WRAP = 160  # characters; wider lines are paragraphs, not wrapped ones


def paragraphs_and_sentences(text: str, language: str = "") -> tuple[tuple[Paragraph, ...], tuple[Span, ...]]:
    """Find a text's paragraphs, headings among them, and the sentences in them, all in order.

    The language, a BCP 47 tag, says by which rules: English ones if it is empty.
    """
    code = re.split("[-_]", language.lower())[0] or "en"
    spans = list(paragraph_spans(text))
    paragraphs: list[Paragraph] = []
    sentences: list[Span] = []
    for span in spans:
        first = len(sentences)
        heading = len(spans) > 1 and is_heading(text, span)
        if not heading:
            sentences.extend(sentences_in(text, span, code))
        paragraphs.append(Paragraph(span, heading, range(first, len(sentences))))
    return tuple(paragraphs), tuple(sentences)


def is_heading(text: str, span: Span) -> bool:
    """Say whether a paragraph is a short line without a full stop, that does not go on."""
    if span.end - span.start > 100 or _ends_sentence(text, span) or _goes_on(text, span):
        return False
    line = text[span.start : span.end]
    return not is_lower(line.lstrip("\"'“‘«„([")[:1]) and half_words(line) <= _HEADING


def _goes_on(text: str, line: Span) -> bool:
    """Say whether a line ends as none does that is whole: "he joined the", "Arkansas,"."""
    last = text[line.start : line.end].rpartition(" ")[2]
    is_short = (len(last) <= _SHORT and last.isalpha() and is_lower(last[0])) or last in _LITTLE
    return is_short or text[line.end - 1] in ",;-،，、"


def _ends_sentence(text: str, line: Span) -> bool:
    tail = max(line.start, line.end - 40)
    return any(stop.end() == line.end for stop in END.finditer(text, tail, line.end))


# Paragraphs


def paragraph_spans(text: str) -> Iterator[Span]:
    """Find a text's paragraphs, headings among them, in order."""
    blocks = list(_blocks(text))
    width = _wrap_width(text, blocks)
    for block in blocks:
        start = 0
        for index in range(1, len(block)):
            if not width or _ends_paragraph(text, block, index, start, width):
                yield Span(block[start].start, block[index - 1].end)
                start = index
        yield Span(block[start].start, block[-1].end)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Give the lines between blank lines, each without white space around it."""
    block: list[Span] = []
    for line in _LINE.finditer(text):
        if block and text.count("\n", block[-1].end, line.start()) > 1:
            yield block
            block = []
        block.append(Span(*line.span()))
    if block:
        yield block


def _wrap_width(text: str, blocks: list[list[Span]]) -> int:
    """Find the width that a text is hard-wrapped to; 0 if its lines are paragraphs."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    longest = max((line.end - line.start for block in blocks for line in block), default=0)
    lengths = sorted(line.end - line.start for line, after in pairs if _runs_on(text, line, after, longest))
    if not lengths or 4 * len(lengths) < len(pairs):
        return 0
    width = lengths[len(lengths) * 9 // 10]
    return width if width <= _WIDEST_WRAP else 0


def _runs_on(text: str, line: Span, after: Span, longest: int) -> bool:
    """Say whether a sentence evidently goes on from one line to the next."""
    if _ends_sentence(text, line):
        return False
    if is_lower(text[after.start]) or _goes_on(text, line):
        return True
    length = line.end - line.start
    return 4 * length >= 3 * longest and half_words(text[line.start : line.end]) > _HEADING // 2


def _ends_paragraph(text: str, block: list[Span], index: int, start: int, width: int) -> bool:
    """Say whether a wrapped text's paragraph, begun at line `start`, ends with the line before `index`."""
    line, after = block[index - 1], block[index]
    word = _PRINTED.match(text, after.start)
    room = width - (line.end - line.start) - 1 - (len(word[0]) if word else 0)
    if room < width // 8 or is_lower(text[after.start]):
        return False
    if _ends_sentence(text, line):
        return True
    return index - 1 == start and room > 2 * width // 5 and is_heading(text, line)
