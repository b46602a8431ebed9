"""Which questions make a round, and in what order: topics in turn, and none that tells another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from quiz.bank.model import Choice, Ordering, Question
from quiz.game.banks import Banks
from quiz.game.chance import Chance
from quiz.game.telling import Telling, Web, telling_of, told_first

_ROUNDS = 36
"""So many rounds at most are imagined to have been drawn before one."""
_LOOKED_AT = 300  # candidates looked at in vain before one is taken that tells or is told
_COMPARED = 10  # those of which the one that tells least is taken then


@dataclass(frozen=True, eq=False)
class Candidate:
    """A question that may be asked, with what its place in a round hangs on."""

    banks: Banks
    bank: str
    question: Question

    @cached_property
    def telling(self) -> Telling:
        """What it tells."""
        return telling_of(self.banks, self.bank, self.question)


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


def select(wanted: Sequence[tuple[Sequence[Candidate], int]], chance: Chance) -> tuple[list[Candidate], Web]:
    """Take so many candidates of each pool, of which none tells another if it can be; also what they tell.

    Each pool is a deck with its topics in turn, and what fits is taken from the top: one of the first pool,
    then those of the others, then the rest. What clashes stays on the top for the next round; else it would
    come less often than others. So the round is one of several that are imagined to be drawn in turn from
    the same decks, whichever chance says.
    """
    decks = [_in_turn(pool, chance) for pool, _ in wanted]
    first, *others = [count for _, count in wanted]
    steps = [(0, min(1, first)), *enumerate(others, 1), (0, max(0, first - 1))]
    rooms = [_room(pool, count) for pool, count in wanted]
    rounds = min([_ROUNDS, *(4 * len(pool) // count for pool, count in wanted if count)])
    web, taken = Web(), list[tuple[int, Candidate]]()
    for _ in range(1 + rounds // 3 + chance.below(rounds - rounds // 3)):
        web, taken, left = Web(), [], [dict(room) for room in rooms]
        for at, count in steps:
            found, decks[at] = _take(decks[at], count, web, left[at])
            taken += ((at, each) for each in found)
        for at, each in taken:
            decks[at].append(each)
    return [each for _, each in taken], web


def _room(pool: Sequence[Candidate], count: int) -> dict[str, int]:
    """Give how many of each topic there is room for, its share rounded up."""
    return {topic: -(-count * len(group) // len(pool)) for topic, group in _by_topic(pool).items()}


def _take(
    deck: Sequence[Candidate], count: int, web: Web, room: dict[str, int]
) -> tuple[list[Candidate], list[Candidate]]:
    """Take so many candidates off a deck into the web while there is room for their topics; and the rest.

    If there is none, of any topic; and what clashes least if all do.
    """
    found, left = list[Candidate](), list(deck)
    for is_spread in (True, False):
        passed: list[Candidate] = []
        for at, each in enumerate(left):
            if len(found) == count or (len(passed) > _LOOKED_AT and count < len(deck)):
                passed += left[at:]
                break
            if (is_spread and room[each.question.topic] < 1) or web.clashes(each.telling):
                passed.append(each)
            else:
                found.append(each)
                web.add(each.telling)
                room[each.question.topic] -= 1
        left = passed
    while len(found) < count:
        least = min(left[:_COMPARED], key=lambda each: web.cost(each.telling))
        left.remove(least)
        found.append(least)
        web.add(least.telling)
    return found, left


def arranged(drawn: Sequence[Candidate], chance: Chance) -> list[Candidate]:
    """Put a round in order: what is told first, then what is hinted at, else topics in turn.

    An ordering, which shows so much, closes each of as many stretches.
    """
    choices = [each for each in drawn if isinstance(each.question, Choice)]
    orderings = [each for each in drawn if isinstance(each.question, Ordering)]
    line = _in_turn(choices, chance)
    for number, ordering in enumerate(_in_turn(orderings, chance), 1):
        line.insert(number * len(drawn) // len(orderings) - 1, ordering)
    return [line[at] for at in told_first([each.telling for each in line])]


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
