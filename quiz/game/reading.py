"""Reading with questions: a source in parts, each followed by the questions it answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from quiz.bank.model import Ordering
from quiz.game.banks import Banks
from quiz.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Bank
    from quiz.game.round import Dealt
    from quiz.text.source import Source
    from quiz.text.spans import Run

WORDS = 85
"""So many words a part has, more or less: about three sentences."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph, or a heading, to be shown by itself."""

    heading: bool
    """Whether it is a heading."""
    runs: tuple[Run, ...]
    """What it says."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a source that is read at once, and the questions that it answers."""

    bank: str
    """The id of its bank."""
    number: int
    """From 1 within its bank."""
    span: Span
    """Its characters in the source, headings before it included."""
    sentences: range
    """Its sentences, as indices."""
    paragraphs: tuple[Stretch, ...]
    """What there is to read, headings before it included."""
    questions: tuple[str, ...]
    """The ids of its questions: choices, then orderings, each in the order of the text."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sentences that stay together, while a source is cut up."""

    pieces: tuple[tuple[int, range], ...]
    """Paragraphs by their indices, and the sentences in each; none for a heading."""
    questions: tuple[str, ...] = ()

    @property
    def paragraph(self) -> int:
        return self.pieces[-1][0]

    def joined(self, other: _Piece) -> _Piece:
        pieces = dict(self.pieces)
        for paragraph, sentences in other.pieces:
            start = pieces[paragraph].start if paragraph in pieces else sentences.start
            pieces[paragraph] = range(start, sentences.stop)
        return _Piece(tuple(pieces.items()), (*self.questions, *other.questions))


def parts(bank: Bank) -> tuple[Part, ...]:
    """Cut a bank's source into parts of about three sentences, each with a question at least.

    A part ends where its paragraph does. What no question is asked about is read with what follows in its
    paragraph, else with what comes before; a paragraph without questions is read with a neighbour, under the
    same heading if there is one. A question belongs to the part in which its last quote ends.
    """
    return _parts(Banks([bank]), bank)


@lru_cache(maxsize=4)
def all_parts(banks: Banks) -> tuple[Part, ...]:
    """Give the parts of all banks in turn; `Dealt.part` is an index of these when it is dealt."""
    return tuple(part for bank in banks.banks for part in _parts(banks, bank))


def part_of(dealt: Dealt, banks: Banks) -> tuple[int, Part] | None:
    """Give the part that a question of a reading belongs to now, and its number from 1; None if in none.

    Its bank may have changed since it was dealt, and with it the way its source is cut up.
    """
    for number, part in enumerate(all_parts(banks), 1):
        if part.bank == dealt.bank and dealt.item in part.questions:
            return number, part
    return None


def _parts(banks: Banks, bank: Bank) -> tuple[Part, ...]:
    pieces = _with_questions(_pieces(bank.source), banks, bank)
    pieces = _merged(pieces, within=True)
    pieces = _merged(pieces, within=False)
    return tuple(_part(bank, number, piece) for number, piece in enumerate(pieces, 1) if piece.questions)


def _pieces(source: Source) -> list[_Piece]:
    """Cut paragraphs into pieces of about the same length; a heading goes with what follows."""
    pieces: list[_Piece] = []
    headings: list[tuple[int, range]] = []
    for index, paragraph in enumerate(source.paragraphs):
        if paragraph.heading or not paragraph.sentences:
            headings.append((index, paragraph.sentences))
            continue
        for sentences in _cut(source, paragraph.sentences):
            pieces.append(_Piece((*headings, (index, sentences))))
            headings = []
    if headings and pieces:
        pieces[-1] = pieces[-1].joined(_Piece(tuple(headings)))
    return pieces


def _cut(source: Source, sentences: range) -> list[range]:
    """Cut a paragraph after the sentences where it is nearest to equal shares of about 85 words."""
    words = [len(source.text[span.start : span.end].split()) for span in _spans(source, sentences)]
    lengths = list(accumulate(words))
    count = max(1, round(lengths[-1] / WORDS))
    cuts = {
        min(range(len(words)), key=lambda last: abs(lengths[last] - lengths[-1] * share / count)) + 1
        for share in range(1, count)
    }
    bounds = [0, *sorted(cuts - {len(words)}), len(words)]
    return [range(sentences.start + first, sentences.start + last) for first, last in pairwise(bounds)]


def _spans(source: Source, sentences: range) -> Sequence[Span]:
    return source.sentences[sentences.start : sentences.stop]


def _with_questions(pieces: Sequence[_Piece], banks: Banks, bank: Bank) -> list[_Piece]:
    """Give every question to the piece that has the last sentence it touches, the last one if it has none."""
    if not pieces:
        return []
    at = {index: number for number, piece in enumerate(pieces) for _, run in piece.pieces for index in run}
    asked: list[list[tuple[bool, int, int, str]]] = [[] for _ in pieces]
    for place, question in enumerate(banks.playable(bank)):
        sentences = banks.sentences(bank.id, banks.quotes(bank.id, question))
        number = at[max(sentences)] if sentences else len(pieces) - 1
        first = min(sentences, default=0)
        asked[number].append((isinstance(question, Ordering), first, place, question.id))
    return [
        replace(piece, questions=tuple(question for *_, question in sorted(questions)))
        for piece, questions in zip(pieces, asked, strict=True)
    ]


def _merged(pieces: Sequence[_Piece], within: bool) -> list[_Piece]:
    """Join pieces without questions to a neighbour, within their paragraphs or across them."""
    merged: list[_Piece] = []
    waiting: _Piece | None = None
    for piece in pieces:
        if waiting is not None and not _joins(waiting, piece, within, alone=not merged):
            merged = _closed(merged, waiting, within)
            waiting = None
        whole = waiting.joined(piece) if waiting is not None else piece
        if whole.questions:
            merged.append(whole)
            waiting = None
        else:
            waiting = whole
    return merged if waiting is None else _closed(merged, waiting, within)


def _joins(piece: _Piece, following: _Piece, within: bool, alone: bool) -> bool:
    """Whether a piece without questions may be read with what follows it.

    Across paragraphs, one before a heading is read with what comes before it, unless nothing does.
    """
    paragraph, sentences = following.pieces[0]
    return piece.paragraph == paragraph if within else alone or bool(sentences)


def _closed(merged: list[_Piece], waiting: _Piece, within: bool) -> list[_Piece]:
    """Join what waits to what comes before it, where that is allowed."""
    if merged and (not within or merged[-1].paragraph == waiting.pieces[0][0]):
        return [*merged[:-1], merged[-1].joined(waiting)]
    return [*merged, waiting]


def _part(bank: Bank, number: int, piece: _Piece) -> Part:
    source = bank.source
    stretches = []
    spans = []
    for index, sentences in piece.pieces:
        touched = _spans(source, sentences)
        span = Span(touched[0].start, touched[-1].end) if touched else source.paragraphs[index].span
        spans.append(span)
        stretches.append(Stretch(source.paragraphs[index].heading, source.runs(span)))
    runs = [sentences for _, sentences in piece.pieces if sentences]
    return Part(
        bank=bank.id,
        number=number,
        span=Span(spans[0].start, spans[-1].end),
        sentences=range(runs[0].start, runs[-1].stop),
        paragraphs=tuple(stretches),
        questions=piece.questions,
    )
