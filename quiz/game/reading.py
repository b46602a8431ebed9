"""Reading with questions: a source in parts, each followed by the questions it answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.model import Ordering
from quiz.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from quiz.bank.model import Bank
    from quiz.game.banks import Banks
    from quiz.game.round import Dealt
    from quiz.text.source import Source
    from quiz.text.spans import Run

WORDS = 85
"""So many words a part has, more or less: about three sentences."""


class Stretch(NamedTuple):
    """A stretch of a paragraph, or a heading, to be shown by itself."""

    heading: bool
    runs: tuple[Run, ...]


class Part(NamedTuple):
    """A stretch of a source that is read at once, and the questions that it answers."""

    bank: str
    """The id of its bank."""
    number: int
    """From 1 among the parts of all banks, `of` so many."""
    of: int
    sentences: range
    stretches: tuple[Stretch, ...]
    """What there is to read, headings before it included."""
    questions: tuple[str, ...]
    """Their ids: choices, then orderings, each in the order of the text."""


class _Piece(NamedTuple):
    """Sentences that stay together while a source is cut up, from `start` to before `stop`."""

    start: int
    stop: int
    questions: tuple[str, ...] = ()

    def with_next(self, following: _Piece) -> _Piece:
        return _Piece(self.start, following.stop, self.questions + following.questions)


@lru_cache(maxsize=4)
def all_parts(banks: Banks) -> tuple[Part, ...]:
    """Give the parts of all banks in turn; `Dealt.part` is an index of these when it is dealt.

    A part has about three sentences and a question at least, and ends where its paragraph does. What no
    question is asked about is read with what follows in its paragraph, else with what comes before; a
    paragraph without questions is read with a neighbour, under the same heading if there is one. A question
    belongs to the part in which its last quote ends.
    """
    cut = [(bank, piece, read) for bank in banks.banks for piece, read in _parts(banks, bank)]
    return tuple(
        Part(bank.id, number, len(cut), range(piece.start, piece.stop), tuple(read), piece.questions)
        for number, (bank, piece, read) in enumerate(cut, 1)
    )


def part_of(dealt: Dealt, banks: Banks) -> Part | None:
    """Give the part that a question of a reading belongs to now; None if in none.

    Its bank may have changed since it was dealt, and with it the way its source is cut up.
    """
    parts = (part for part in all_parts(banks) if part.bank == dealt.bank)
    return next((part for part in parts if dealt.item in part.questions), None)


def _parts(banks: Banks, bank: Bank) -> Iterator[tuple[_Piece, list[Stretch]]]:
    source = bank.source
    ranges = [paragraph.sentences for paragraph in source.paragraphs if paragraph.sentences]
    cuts = [_Piece(start, stop) for sentences in ranges for start, stop in _cut(source, sentences)]
    if not cuts or not banks.playable(bank):
        return
    under_headings = {paragraph.sentences.start for paragraph in source.paragraphs if not paragraph.sentences}
    pieces = _merged(_with_questions(cuts, banks, bank), {each.start for each in ranges}, within=True)
    pieces = _merged(pieces, under_headings, within=False)
    yield from zip(pieces, _stretches(source, pieces), strict=True)


def _cut(source: Source, sentences: range) -> Iterator[tuple[int, int]]:
    """Cut a paragraph after the sentences where it is nearest to equal shares of about 85 words."""
    spans = source.sentences[sentences.start : sentences.stop]
    lengths = list(accumulate(len(source.text[span.start : span.end].split()) for span in spans))
    count = max(1, round(lengths[-1] / WORDS))
    cuts = {
        min(range(len(spans)), key=lambda last: abs(lengths[last] - lengths[-1] * share / count)) + 1
        for share in range(1, count)
    }
    return pairwise(sentences.start + cut for cut in sorted({0, *cuts, len(spans)}))


def _with_questions(pieces: Sequence[_Piece], banks: Banks, bank: Bank) -> list[_Piece]:
    """Give every question to the piece that has the last sentence it touches, the last one if it has none."""
    starts = [piece.start for piece in pieces]
    asked: list[list[tuple[bool, int, int, str]]] = [[] for _ in pieces]
    for place, question in enumerate(banks.playable(bank)):
        sentences = banks.sentences(bank.id, banks.quotes(bank.id, question))
        last = max(sentences, default=pieces[-1].start)
        first = min(sentences, default=0)
        told = (isinstance(question, Ordering), first, place, question.id)
        asked[bisect_right(starts, last) - 1].append(told)
    return [
        _Piece(piece.start, piece.stop, tuple(question for *_, question in sorted(questions)))
        for piece, questions in zip(pieces, asked, strict=True)
    ]


def _merged(pieces: Sequence[_Piece], apart: Collection[int], *, within: bool) -> list[_Piece]:
    """Join pieces without questions to a neighbour, the next one if they can be.

    `apart` are the sentences that are not joined to what is before them: of a paragraph `within` paragraphs,
    below a heading across them. Across them one that cannot be joined to the next goes to the one before,
    and the first to the next in any case.
    """
    merged: list[_Piece] = []

    def settle() -> None:
        if len(merged) > 1 and not merged[-1].questions and (not within or merged[-1].start not in apart):
            last = merged.pop()
            merged[-1] = merged[-1].with_next(last)

    for piece in pieces:
        waits = bool(merged) and not merged[-1].questions
        if waits and (piece.start not in apart or (len(merged) == 1 and not within)):
            merged[-1] = merged[-1].with_next(piece)
        else:
            settle()
            merged.append(piece)
    settle()
    return merged


def _stretches(source: Source, pieces: Sequence[_Piece]) -> list[list[Stretch]]:
    """Give what is read of each piece; a heading goes with what follows it, one at the end with the last."""
    starts = [piece.start for piece in pieces]
    read: list[list[Stretch]] = [[] for _ in pieces]
    for paragraph in source.paragraphs:
        start, stop = paragraph.sentences.start, paragraph.sentences.stop
        first = bisect_right(starts, start) - 1
        if start == stop:
            read[first].append(Stretch(paragraph.heading, source.runs(paragraph.span)))
        for index in range(first, bisect_left(starts, stop) if stop > start else first):
            piece = pieces[index]
            begun, ended = max(start, piece.start), min(stop, piece.stop) - 1
            span = Span(source.sentences[begun].start, source.sentences[ended].end)
            read[index].append(Stretch(paragraph.heading, source.runs(span)))
    return read
