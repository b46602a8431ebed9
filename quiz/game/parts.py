"""Reading with questions: a source in parts, each followed by the questions it answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from quiz.bank.kept import kept
from quiz.bank.model import Bank, Choice, Ordering
from quiz.game.banks import Banks
from quiz.game.round import Dealt
from quiz.game.telling import Web, telling_of, told_first
from quiz.text.source import Source
from quiz.text.spans import Run, Span

FEWEST, MOST = 5, 9
"""So many questions a part has where the text allows it."""
LONGEST = 12
"""So many sentences at most are read at once where the questions allow it."""
_HEADING, _PARAGRAPH = -6, -1  # what a cut costs there; elsewhere 1 for each question asked across it


class Stretch(NamedTuple):
    """A stretch of a paragraph, or a heading, to be shown by itself."""

    heading: bool
    runs: tuple[Run, ...]
    span: Span


class Part(NamedTuple):
    """A stretch of a source that is read at once, and the questions that it answers."""

    bank: str
    number: int
    """From 1 among the parts of all banks, `of` so many."""
    of: int
    sentences: range
    stretches: tuple[Stretch, ...]
    questions: tuple[str, ...]
    """Their ids as they are asked: what others tell first, else choices in the order of the text."""


@kept
def all_parts(banks: Banks) -> tuple[Part, ...]:
    """Give the parts of all banks in turn; `Dealt.part` is an index of these when it is dealt.

    A part ends where the text turns: at a heading, at a paragraph, else where the fewest questions rest on
    both sides. A question belongs to the part in which its last quote ends, or if another one there tells it
    whatever comes first, to the next one, at the end to one that reads the same again; an ordering that
    reaches back beyond its part to none, as long as there are choices. What nothing asks about is read with
    what follows.
    """
    cut = [(bank.id, part) for bank in banks.banks for part in _parts(banks, bank)]
    return tuple(Part(bank, number, len(cut), *part) for number, (bank, part) in enumerate(cut, 1))


def part_of(dealt: Dealt, banks: Banks) -> Part | None:
    """Give the part that a question of a reading belongs to now; None if in none.

    Its bank may have changed since it was dealt, and with it the way its source is cut up.
    """
    parts = (part for part in all_parts(banks) if part.bank == dealt.bank)
    return next((part for part in parts if dealt.item in part.questions), None)


def left_to_rounds(banks: Banks) -> int:
    """Count the orderings that reach over several parts, so that no part asks them."""
    playable = sum(len(banks.playable(bank)) for bank in banks.banks)
    return playable - sum(len(part.questions) for part in all_parts(banks))


def lit(part: Part, banks: Banks) -> tuple[Stretch, ...]:
    """Give what is read of a part with all quotes of its questions marked, those of their options too."""
    bank = banks.by_id[part.bank]
    questions = [bank.question[question] for question in part.questions]
    quotes = [quote for question in questions for quote in banks.quotes(part.bank, question)]
    choices = (question for question in questions if isinstance(question, Choice))
    quotes += (quote for choice in choices for option in choice.wrong for quote in option.quotes)
    located = map(bank.source.locate, quotes)
    spans = [span for location in located if location for span in location.spans]
    return tuple(each._replace(runs=bank.source.runs(each.span, spans)) for each in part.stretches)


class _Item(NamedTuple):
    """A question by the sentences it rests on."""

    last: int
    first: int
    """Where what it asks for begins that must be read in the same part."""
    order: tuple[bool, int, int]
    id: str


def _items(banks: Banks, bank: Bank) -> list[_Item]:
    playable = banks.playable(bank)
    waits = not any(isinstance(each, Choice) for each in playable)
    items = []
    for place, question in enumerate(playable):
        sentences = banks.sentences(bank.id, banks.quotes(bank.id, question))
        last = max(sentences, default=len(bank.source.sentences) - 1)
        first = min(sentences, default=last)
        is_ordering = isinstance(question, Ordering)
        needed = first if is_ordering and not waits else last
        items.append(_Item(last, needed, (is_ordering, first, place), question.id))
    return sorted(items)


def _parts(banks: Banks, bank: Bank) -> Iterator[tuple[range, tuple[Stretch, ...], tuple[str, ...]]]:
    items = _items(banks, bank)
    if not items or not bank.source.sentences:
        return
    bounds = _bounds(bank.source, items)
    waiting: list[str] = []
    for (start, stop), stretches in zip(pairwise(bounds), _stretches(bank.source, bounds), strict=True):
        of_part = (each for each in _between(items, start, stop) if each.first >= start)
        waiting += (each.id for each in sorted(of_part, key=lambda each: each.order))
        questions, waiting = _asked_now(banks, bank, waiting)
        yield range(start, stop), tuple(stretches), tuple(questions)
    if waiting:
        yield range(start, stop), tuple(stretches), tuple(waiting)


def _asked_now(banks: Banks, bank: Bank, ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part questions into those asked together, the told ones first, and those that these tell all the same.

    What is told by prompts, options and answers cannot be held back, nor what a bank keeps apart. A part
    keeps its fewest questions all the same, and of many that tell each other only some wait.
    """
    told = [telling_of(banks, bank.id, bank.question[name], is_least=True) for name in ids]
    together, now, later = Web(), list[str](), list[str]()
    for at in told_first(told):
        is_told = together.telling(told[at]) or together.cost(told[at])[0]
        if is_told and len(later) < MOST and len(ids) - len(later) > FEWEST:
            later.append(ids[at])
        else:
            together.add(told[at])
            now.append(ids[at])
    return now, later


def _bounds(source: Source, items: Sequence[_Item]) -> list[int]:
    """Cut a source into parts: give the first sentence of each, and what is behind the last."""
    cuts = _cuts(source, items)
    starts = [0, *(start for _, start in cuts), len(source.sentences)]
    # The least cost of parts up to each start, and where the last of these parts begins.
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(starts)):
        ways = []
        for start in range(stop - 1, -1, -1):
            ending = _between(items, starts[start], starts[stop])
            count = sum(each.first >= starts[start] for each in ending)
            length = starts[stop] - starts[start]
            cost = best[start][0] + (cuts[start - 1][0] if start else 0) + _misfit(count, length)
            ways.append((cost, start))
            if len(ending) > 2 * MOST or length > 4 * LONGEST:
                break
        best.append(min(ways))
    bounds, at = [starts[-1]], len(starts) - 1
    while at:
        at = best[at][1]
        bounds.append(starts[at])
    return bounds[::-1]


def _between(items: Sequence[_Item], start: int, stop: int) -> Sequence[_Item]:
    """Give those that end between two sentences."""
    return items[bisect_left(items, (start,)) : bisect_left(items, (stop,))]


def _misfit(count: int, length: int) -> float:
    """Say how ill a part of so many questions and sentences suits."""
    beyond = max(FEWEST - count, count - MOST, 0) ** 2 + max(length - LONGEST, 0)
    return beyond + (count - (FEWEST + MOST) / 2) ** 2 / 10


def _cuts(source: Source, items: Sequence[_Item]) -> list[tuple[int, int]]:
    """Give the best place to cut between every two sentences in which a question ends: its cost, and where.

    Of places as good as each other the first: what is not asked about is read with what follows.
    """
    turns = {
        paragraph.sentences.start: _PARAGRAPH if paragraph.sentences else _HEADING
        for paragraph in reversed(source.paragraphs)
    }
    across = Counter(each.order[1] + 1 for each in items)
    across.subtract(each.last + 1 for each in items)
    costs = list(accumulate(across[at] for at in range(len(source.sentences))))
    costs = [turns.get(at, cost) for at, cost in enumerate(costs)]
    ends = sorted({each.last for each in items if each.first == each.last})
    return [min((costs[at], at) for at in range(one + 1, other + 1)) for one, other in pairwise(ends)]


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
            read[part].append(Stretch(paragraph.heading, source.runs(span), span))
    return read
