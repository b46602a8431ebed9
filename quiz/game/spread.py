"""Which questions make a round, and in what order: topics in turn, telling passages apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.bank.model import Question
from quiz.game.banks import Banks
from quiz.game.chance import Chance

APART = 3
"""Questions on the same or neighbouring sentences are at least so many questions apart, where it can be."""
_TELLS, _SAME_TOPIC = 8, 1  # what it costs to ask one after the other, less than APART away and next
_TRIED = 120  # partners tried for one question that stands badly
_RESTARTS = 12
_SWAPS = 20_000  # swaps tried in all: plenty for a round that people play, and soon over for 10,000 questions


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A question that may be asked, with what its place in a round hangs on."""

    bank: str
    question: Question
    touched: frozenset[tuple[str, int]]
    """The sentences that its quotes touch, by bank and index."""
    near: frozenset[tuple[str, int]]
    """These and their neighbours: what is shown after it."""

    @classmethod
    def of(cls, banks: Banks, bank: str, question: Question) -> Candidate:
        """Make a candidate of a question."""
        sentences = banks.sentences(bank, banks.quotes(bank, question))
        near = frozenset((bank, index + step) for index in sentences for step in (-1, 0, 1))
        return cls(bank, question, frozenset((bank, index) for index in sentences), near)

    def tells(self, other: Candidate) -> bool:
        """Whether the passage shown for one may answer the other."""
        return not self.touched.isdisjoint(other.near)


def quotas(sizes: Sequence[int], count: int, chance: Chance) -> list[int]:
    """Share a count, at most the sum of the sizes, out over groups in proportion to their sizes.

    Each gets its exact share rounded up or down, up as often as the fraction says, so that in the long run no
    group is favoured, however small.
    """
    everything = sum(sizes)
    at = chance.below(everything)
    shares = []
    for size in sizes:
        reached = at + size * count
        shares.append(reached // everything - at // everything)
        at = reached
    return shares


def select(candidates: Sequence[Candidate], count: int, chance: Chance) -> list[Candidate]:
    """Take so many of the candidates, spread over their topics, on passages of their own where it can be."""
    if not count:
        return []
    groups = chance.shuffled(_by_topic(chance.shuffled(candidates)).values())
    chosen: list[Candidate] = []
    near: set[tuple[str, int]] = set()
    for group, quota in zip(groups, quotas([len(group) for group in groups], count, chance), strict=True):
        taken: list[Candidate] = []
        postponed: list[Candidate] = []
        for each in group:
            if len(taken) < quota and (quota == len(group) or near.isdisjoint(each.touched)):
                taken.append(each)
                near |= each.near
            else:
                postponed.append(each)
        late = postponed[: quota - len(taken)]
        chosen += taken + late
        near.update(*(each.near for each in late))
    return chosen


def arranged(choices: Sequence[Candidate], orderings: Sequence[Candidate], chance: Chance) -> list[Candidate]:
    """Put a round in order: orderings evenly among the choices, topics in turn, telling passages apart."""
    line = _in_turn(choices, chance)
    for number, ordering in enumerate(_in_turn(orderings, chance)):
        total = len(choices) + len(orderings)
        line.insert((2 * number + 1) * total // (2 * len(orderings)), ordering)
    return _kept_apart(line, chance)


def _by_topic(candidates: Sequence[Candidate]) -> Mapping[str, list[Candidate]]:
    groups: dict[str, list[Candidate]] = {}
    for each in candidates:
        groups.setdefault(each.question.topic, []).append(each)
    return groups


def _in_turn(candidates: Sequence[Candidate], chance: Chance) -> list[Candidate]:
    """Order candidates so that every topic comes up evenly from the first to the last."""
    placed: list[tuple[float, Candidate]] = []
    for group in _by_topic(chance.shuffled(candidates)).values():
        start = chance.below(1000) / 1000
        placed += (((start + number) / len(group), each) for number, each in enumerate(group))
    return [each for _, each in sorted(placed, key=lambda pair: pair[0])]


def _kept_apart(line: list[Candidate], chance: Chance) -> list[Candidate]:
    """Swap questions of one kind until those that tell on each other are apart, or nothing helps.

    Where swaps get stuck, and the round is a short one, they begin again from other orders.
    """
    swaps = _improve(line, _SWAPS, chance)
    best = list(line)
    for _ in range(_RESTARTS if len(line) <= _TRIED else 0):
        if swaps <= 0 or _total(best) < _TELLS:
            break
        for place in range(len(line)):
            _swap(line, place, chance.below(len(line)))
        swaps = _improve(line, swaps, chance)
        best = min(best, list(line), key=_total)
    return best


def _improve(line: list[Candidate], swaps: int, chance: Chance) -> int:
    """Swap as long as it helps, trying so many swaps at most; give how many are left."""
    improved = True
    while improved and swaps > 0:
        improved = False
        for place in range(len(line)):
            if swaps <= 0 or _cost(line, place) < _TELLS:
                continue
            if len(line) <= _TRIED:
                partners = chance.shuffled(range(len(line)))
            else:
                partners = [chance.below(len(line)) for _ in range(_TRIED)]
            swaps -= len(partners)
            gain, other = max((_gain(line, place, other), -other) for other in partners)
            if gain > 0:
                _swap(line, place, -other)
                improved = True
    return swaps


def _swap(line: list[Candidate], place: int, other: int) -> None:
    """Swap two questions if they are of one kind."""
    if type(line[place].question) is type(line[other].question):
        line[place], line[other] = line[other], line[place]


def _gain(line: list[Candidate], place: int, other: int) -> int:
    """Count how much cheaper the line is with two questions of one kind swapped; 0 for two kinds."""
    before = _cost(line, place) + _cost(line, other)
    _swap(line, place, other)
    after = _cost(line, place) + _cost(line, other)
    _swap(line, place, other)
    return before - after


def _total(line: Sequence[Candidate]) -> int:
    """Count what a whole line costs."""
    return sum(_cost(line, place) for place in range(len(line))) // 2


def _cost(line: Sequence[Candidate], place: int) -> int:
    """Count what a question costs at its place: those close by that tell, or are of its topic."""
    own, topic = line[place], line[place].question.topic
    cost = 0
    for other in range(max(place - APART + 1, 0), min(place + APART, len(line))):
        if other != place:
            beside = abs(other - place) == 1 and bool(topic) and topic == line[other].question.topic
            cost += _TELLS * own.tells(line[other]) + _SAME_TOPIC * beside
    return cost
