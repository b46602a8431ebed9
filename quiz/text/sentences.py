"""A source's paragraphs and sentences, as places in its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.text.spans import Paragraph, Span
from quiz.text.words import half_words, is_unspaced, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING = "\"'”’“‘»«›‹)\\]}」』】）〉》〕"
_STOPS = ".!?…‽؟۔।॥。！？｡"
_WIDE_STOPS = "।॥。！？｡"  # they need no space behind them
_END = re.compile(  # "." · "?!" · "...”" · " »" of ". »"
    rf"[{_STOPS}]+(?:[{_CLOSING}]|[ \u00a0\u202f]»(?!\w))*"
    r"(?:\[[^\[\]\n]{1,20}\])*[¹²³⁰⁴-⁹]*"  # footnote marks, as text copied from an encyclopedia has them
)
_PRINTED = re.compile(r"\S+")  # `Lugansk.`
_BEFORE_START = re.compile(  # " “" before a sentence's first letter; bounded, so that ". . . ." stays linear
    r"[\s\"'“”‘’«»‹›„‚(\[{¿¡—–\-.…「『（]{0,40}"
)

_HEADING = 20  # half words: ten words, or twenty characters of an unspaced script
_WIDEST_WRAP = 160  # characters; wider lines are paragraphs, not wrapped ones


def paragraphs_and_sentences(text: str) -> tuple[tuple[Paragraph, ...], tuple[Span, ...]]:
    """Find a text's paragraphs, headings among them, and the sentences in them, all in order."""
    spans = list(_paragraph_spans(text))
    paragraphs: list[Paragraph] = []
    sentences: list[Span] = []
    for span in spans:
        first = len(sentences)
        heading = len(spans) > 1 and _is_heading(text, span)
        if not heading:
            sentences.extend(_sentences_in(text, span))
        paragraphs.append(Paragraph(span, heading, range(first, len(sentences))))
    return tuple(paragraphs), tuple(sentences)


def _is_heading(text: str, span: Span) -> bool:
    if span.end - span.start > 100 or _ends_sentence(text, span) or text[span.end - 1] in ",;،，、":
        return False
    line = text[span.start : span.end]
    return not _is_lower(line.lstrip("\"'“‘«„([")[:1]) and half_words(line) <= _HEADING


def _ends_sentence(text: str, line: Span) -> bool:
    tail = max(line.start, line.end - 40)
    return any(stop.end() == line.end for stop in _END.finditer(text, tail, line.end))


def _is_lower(character: str) -> bool:
    """Say whether a character is a small letter; Georgian's, which have no capitals, are not."""
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


# Paragraphs


def _paragraph_spans(text: str) -> Iterator[Span]:
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
    at = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = at + len(line) - len(line.lstrip())
            block.append(Span(start, start + len(stripped)))
        elif block:
            yield block
            block = []
        at += len(line)
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
    if _is_lower(text[after.start]) or text[line.end - 1] in ",;-،，、":
        return True
    length = line.end - line.start
    return 4 * length >= 3 * longest and half_words(text[line.start : line.end]) > _HEADING // 2


def _ends_paragraph(text: str, block: list[Span], index: int, start: int, width: int) -> bool:
    """Say whether a wrapped text's paragraph, begun at line `start`, ends with the line before `index`."""
    line, after = block[index - 1], block[index]
    word = _PRINTED.match(text, after.start)
    room = width - (line.end - line.start) - 1 - (len(word[0]) if word else 0)
    if room < width // 8 or _is_lower(text[after.start]):
        return False
    if _ends_sentence(text, line):
        return True
    return index - 1 == start and room > 2 * width // 5 and _is_heading(text, line)


# Sentences


def _sentences_in(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for stop in _END.finditer(text, paragraph.start, paragraph.end):
        if stop.start() < start or not (after := _next_start(text, stop, start, paragraph.end)):
            continue
        yield Span(start, stop.end())
        start = after
    yield Span(start, paragraph.end)


def _next_start(text: str, stop: re.Match[str], start: int, end: int) -> int:
    """Find where the sentence after a stop begins; 0 if the stop ends no sentence inside its paragraph."""
    at = stop.end()
    follows = text[at : at + 1] if at < end else ""
    wide = stop[0][0] in _WIDE_STOPS
    if not follows or not (follows.isspace() or wide or (stop[0][0] in "!?…" and is_unspaced(follows))):
        return 0
    if stop.start() > start and text[stop.start() - 1] in "[(" and stop[0][0] in ".…":
        return 0  # an ellipsis in brackets
    opening = _BEFORE_START.match(text, at, end)
    first = opening.end() if opening else at
    if first >= end or _is_lower(text[first]) or text[first] in ",;:،，、；：":
        return 0
    if wide and len(stop[0]) > 1 and text[first] == "と":
        return 0  # Japanese: what was said, and that it was said
    if stop[0][0] == "." and stop[0][:2] != ".." and is_abbreviation(text, start, stop.start(), first):
        return 0
    while text[at].isspace():
        at += 1
    return at


# Full stops that end no sentence

_NEXT_WORD = re.compile(r"\w+")  # `He`
_NOT_IN_TOKEN = re.compile(r"[^\w.]")  # the blank before "e.g"
_LONGEST_TOKEN = 24  # characters of it that are looked at


_ALWAYS = words_of(
    "Mr Mrs Ms Dr Drs Prof Gen Col Capt Cpt Cmdr Adm Lt Sgt Maj Rev Hon Sen Rep Gov Pres Messrs",
    "e.g i.e cf vs viz ca approx vol Vol vols Vols pp ed eds",
    "Ya Yu Ye Kh Zh Ch Sh Th Wm Chas",
    "Hr Fr Frl Nr Bd vgl Vgl geb gest bzw sog z.B d.h u.a",
    "MM Mme Mlle Mgr av apr p.ex",
    "Sra Srta Dra Dña pág págs núm Ud Uds",
    "им ул стр проф акад ген см См напр род тов т.е т.н",
)
"""They stand before a name, a number or an example: no sentence ends there, whatever follows."""

_SOMETIMES = words_of(
    "St Ste Mt Ft Jr Sr Inc Ltd Co Corp Bros Dept Univ etc fl est Ave Blvd Rd",
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
    "usw Jh Str гг вв др обл руб тыс млн",
)
"""A sentence ends there only if the next word is one that opens sentences."""

_BEFORE_NUMBERS = words_of("No Nos no nos Art art Fig fig Figs")
"""Words of their own unless a number follows."""

_OPENERS = words_of(
    "A After Although And As At Because Before Both But By During Each Even For From He Her Here His",
    "However If In It Its Later Many Meanwhile Most Nevertheless No Not On Once One Only Our She Since So",
    "Some Soon Still Such That The Their Then There These They This Those Though Through Thus To Together",
    "Under Unlike Until Upon We What When Where Whether Which While Who With Within Yet You",
    "Der Die Er Sie Es Im Am Nach Ein Eine Als Doch Seit Bei Mit Auch Aber Und Dann Dort Sein Seine Ihr",
    "Ihre Diese Dieser",
    "Les Il Elle Ils Elles En Aux Un Une Dans Après Mais Et Ce Cette Ses Pour Par Sur Puis",
    "El Los Las Al Se Su Sus Con Por Para Pero Tras Después Fue",
    "Он Она Они Оно В Во На После По С Со Его Её Ее Их Это Но И А Из За К У О Об При До Для От Как Когда",
    "Там Тогда Затем Через",
)
"""Words that begin a sentence far more often than a name."""

_AFTER_ORDINALS = words_of(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "Jahrhundert Jahrhunderts Weltkrieg Weltkriegs Weltkrieges",
)
"""What German counts with a number and a full stop, as in `1. Februar`."""


def is_abbreviation(text: str, start: int, stop: int, first: int) -> bool:
    """Say whether the full stop at `stop` belongs to its word.

    The sentence so far began at `start`, and the next word begins at `first`, not with a small letter.
    """
    token = _NOT_IN_TOKEN.split(text[max(start, stop - _LONGEST_TOKEN) : stop])[-1]
    if not token:
        return False
    match = _NEXT_WORD.match(text, first)
    after = match[0] if match else ""
    if token.isdigit():
        enumerates = len(token) <= 3 and stop - start <= 4 and text[start:stop].strip("(") == token
        return enumerates or (len(token) <= 2 and after in _AFTER_ORDINALS)
    if token in _ALWAYS:
        return True
    if token in _BEFORE_NUMBERS:
        return after[:1].isdigit()
    segments = token.split(".")
    dotted = len(segments) > 1 and all(len(segment) <= 3 for segment in segments)
    letter = len(segments[-1]) == 1 and segments[-1].lower() != segments[-1].upper()
    if not (dotted or letter or token in _SOMETIMES):
        return False
    another_initial = len(after) == 1 and text[first + 1 : first + 2] == "."
    return another_initial or after not in _OPENERS


def touched_sentences(sentences: tuple[Span, ...], stretch: Span) -> range:
    """Give the indices of the sentences that a stretch touches; between two, an empty range."""
    first = bisect_right(sentences, stretch.start, key=lambda sentence: sentence.end)
    return range(first, max(first, bisect_left(sentences, stretch.end, key=lambda sentence: sentence.start)))
