"""Reading with questions: a source in parts, each followed by the questions it answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from quiz.bank.model import Bank, Ordering
from quiz.game.banks import Banks
from quiz.game.round import Dealt
from quiz.text.source import Source
from quiz.text.spans import Run, Span

WORDS = 85
"""So many words a part has, more or less: about three sentences."""


class Stretch(NamedTuple):
    """A stretch of a paragraph, or a heading, to be shown by itself."""

    heading: bool
    runs: tuple[Run, ...]


class Part(NamedTuple):
    """A stretch of a source that is read at once, and the questions that it answers."""

    bank: str
    number: int
    """From 1 among the parts of all banks, `of` so many."""
    of: int
    sentences: range
    stretches: tuple[Stretch, ...]
    questions: tuple[str, ...]
    """Their ids: choices, then orderings, each in the order of the text."""


@lru_cache(maxsize=4)
def all_parts(banks: Banks) -> tuple[Part, ...]:
    """Give the parts of all banks in turn; `Dealt.part` is an index of these when it is dealt.

    A part has about three sentences and a question at least, and ends where its paragraph does. What no
    question is asked about is read with what follows in its paragraph, else with what comes before; a
    paragraph without questions is read with a neighbour, under the same heading if there is one. A question
    belongs to the part in which its last quote ends.
    """
    cut = [(bank.id, part) for bank in banks.banks for part in _parts(banks, bank)]
    return tuple(Part(bank, number, len(cut), *part) for number, (bank, part) in enumerate(cut, 1))


def part_of(dealt: Dealt, banks: Banks) -> Part | None:
    """Give the part that a question of a reading belongs to now; None if in none.

    Its bank may have changed since it was dealt, and with it the way its source is cut up.
    """
    parts = (part for part in all_parts(banks) if part.bank == dealt.bank)
    return next((part for part in parts if dealt.item in part.questions), None)


def _parts(banks: Banks, bank: Bank) -> Iterator[tuple[range, tuple[Stretch, ...], tuple[str, ...]]]:
    source = bank.source
    end = len(source.sentences)
    asked = []
    for place, question in enumerate(banks.playable(bank)):
        sentences = banks.sentences(bank.id, banks.quotes(bank.id, question))
        order = isinstance(question, Ordering), min(sentences, default=0), place
        asked.append((max(sentences, default=end - 1), order, question.id))
    if not asked or not end:
        return
    asked.sort()
    ends = [last for last, *_ in asked]
    paragraphs = [each.sentences for each in source.paragraphs if each.sentences]
    bounds = [*(start for sentences in paragraphs for start in _cut(source, sentences)), end]
    bounds = _joined(bounds, ends, {end, *(each.start for each in paragraphs)}, within=True)
    under_headings = {each.sentences.start for each in source.paragraphs if not each.sentences}
    bounds = _joined(bounds, ends, {end, *under_headings}, within=False)
    for (start, stop), stretches in zip(pairwise(bounds), _stretches(source, bounds), strict=True):
        of_part = asked[bisect_left(ends, start) : bisect_left(ends, stop)]
        questions = sorted((order, question) for _, order, question in of_part)
        yield range(start, stop), tuple(stretches), tuple(question for _, question in questions)


def _cut(source: Source, sentences: range) -> Iterable[int]:
    """Cut a paragraph where it is nearest to equal shares of about 85 words: give the first of each share."""
    spans = source.sentences[sentences.start : sentences.stop]
    lengths = list(accumulate(len(source.text[span.start : span.end].split()) for span in spans))
    count = max(1, round(lengths[-1] / WORDS))
    cuts = {
        min(range(len(spans)), key=lambda last: abs(lengths[last] - lengths[-1] * share / count)) + 1
        for share in range(1, count)
    }
    return (sentences.start + cut for cut in sorted({0, *cuts} - {len(spans)}))


def _joined(bounds: Sequence[int], ends: Sequence[int], apart: Collection[int], *, within: bool) -> list[int]:
    """Leave out bounds so that a question ends between every two; `ends` are the sentences in which one does.

    What has no question goes with what follows, unless a bound in `apart` is between; then with what comes
    before, `within` a paragraph only if no such bound is between. Across paragraphs what comes first goes
    with what follows in any case.
    """
    kept: list[int] = []
    for bound in bounds:
        if kept and bisect_left(ends, kept[-1]) == bisect_left(ends, bound):
            if bound not in apart or (len(kept) == 1 and not within):
                continue
            if not within or kept[-1] not in apart:
                kept.pop()
        kept.append(bound)
    return kept


def _stretches(source: Source, bounds: Sequence[int]) -> list[list[Stretch]]:
    """Give what is read of each part; a heading goes with what follows it, one at the end with the last."""
    read: list[list[Stretch]] = [[] for _ in bounds[1:]]
    for paragraph in source.paragraphs:
        start, stop = paragraph.sentences.start, paragraph.sentences.stop
        inner = bounds[bisect_right(bounds, start) : bisect_left(bounds, stop)]
        for first, after in pairwise((start, *inner, stop)):
            span = paragraph.span
            if first < after:
                span = Span(source.sentences[first].start, source.sentences[after - 1].end)
            part = bisect_right(bounds, first, hi=len(read)) - 1
            read[part].append(Stretch(paragraph.heading, source.runs(span)))
    return read
