"""Drawing a round: the same banks, settings and seed give the same round on every machine and version."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.model import Choice, Event, Ordering, fingerprint
from quiz.game.banks import Banks, event_key
from quiz.game.chance import Chance
from quiz.game.choice import deal_options, deal_proof, is_provable
from quiz.game.ordering import Chains, deal_ordering
from quiz.game.question import item_of
from quiz.game.reading import all_parts
from quiz.game.round import Dealt, Kind, Play, Round, Settings
from quiz.game.spread import Candidate, arranged, quotas, select

if TYPE_CHECKING:
    from quiz.bank.model import Bank, Item, Question


def draw_round(banks: Banks, settings: Settings, seed: str, round_id: str) -> Round:
    """Draw choices and orderings, about one ordering in four where there are both.

    No question comes twice. Topics get their share, kinds are mixed, and questions whose passages tell on
    each other are kept apart where they can be. A bank's own orderings are mixed with ones drawn from its
    timeline, of four to seven events. Fewer than wanted come if there are no more (see `draws`).
    """
    chance = Chance(seed)
    pool = _Pool(banks, settings)
    length = _length(settings, pool.total)
    orderings = pool.orderings_of(length)
    choices = select(pool.choices, length - orderings, chance) if length > orderings else []
    line = arranged(choices, pool.draw_orderings(orderings, chance), chance)
    return Round(
        round_id, Play.ROUND, seed, tuple(deal(banks, each.bank, each.question, chance) for each in line)
    )


def draw_misses(banks: Banks, previous: Round, seed: str, round_id: str) -> Round:
    """Deal the misses of a round again, in their order; without places on a line and what is gone since."""
    chance = Chance(seed)
    dealt = []
    for miss in previous.misses:
        with suppress(KeyError):
            question = item_of(miss, banks)
            if not isinstance(question, Event):
                dealt.append(deal(banks, miss.bank, question, chance, proof=miss.kind is Kind.PROOF))
    return Round(round_id, Play.MISSES, seed, tuple(each for each in dealt if each.shown))


def draw_proof(banks: Banks, settings: Settings, seed: str, round_id: str) -> Round:
    """Draw choices whose proof is to be found in its paragraph; the settings' kinds do not matter."""
    chance = Chance(seed)
    pool = [
        Candidate.of(banks, bank, question)
        for bank, question in banks.wanted(replace(settings, kinds=frozenset({Kind.CHOICE})))
        if isinstance(question, Choice) and is_provable(banks, bank, question)
    ]
    length = _length(settings, len(pool))
    line = arranged(select(pool, length, chance), (), chance) if length else []
    dealt = tuple(deal(banks, each.bank, each.question, chance, proof=True) for each in line)
    return Round(round_id, Play.PROOF, seed, dealt)


def draw_reading(banks: Banks, seed: str, round_id: str) -> Round:
    """Deal every choice and every ordering of the banks, part by part of the sources, choices first."""
    chance = Chance(seed)
    dealt = (
        deal(banks, part.bank, banks.by_id[part.bank].question[question_id], chance, number)
        for number, part in enumerate(all_parts(banks))
        for question_id in part.questions
    )
    return Round(round_id, Play.READ, seed, tuple(dealt))


def draws(banks: Banks, settings: Settings) -> int:
    """Count the questions there are to draw, whatever the length: so many has the longest round.

    Orderings from the timeline count only until a quarter of the questions are orderings, or if they are all
    that is wanted.
    """
    return _Pool(banks, settings).total


class _Pool:
    """What there is to draw from."""

    def __init__(self, banks: Banks, settings: Settings) -> None:
        self._banks = banks
        wanted = [Candidate.of(banks, bank, each) for bank, each in banks.wanted(settings)]
        self.choices = [each for each in wanted if isinstance(each.question, Choice)]
        self.explicit = [each for each in wanted if isinstance(each.question, Ordering)]
        with_chains = banks.banks if Kind.ORDERING in settings.kinds else ()
        self._chains = [(bank.id, self._chains_of(bank, settings)) for bank in with_chains]
        drawable = len(self.explicit) + sum(chains.most for _, chains in self._chains)
        share = -(-len(self.choices) // 3)
        self._orderings = max(len(self.explicit), min(drawable, share)) if self.choices else drawable
        self.total = len(self.choices) + self._orderings

    def _chains_of(self, bank: Bank, settings: Settings) -> Chains:
        events = [
            event
            for bank_id, event in self._banks.events
            if bank_id == bank.id and settings.has_topic(event.topic)
        ]
        asked = (question for question in bank.questions if isinstance(question, Ordering))
        return Chains(self._banks, bank.id, events, [frozenset(ordering.events) for ordering in asked])

    def orderings_of(self, length: int) -> int:
        """Count the orderings of a round of this length, at most `total`: about a quarter where possible."""
        return min(max((length + 2) // 4, length - len(self.choices)), self._orderings)

    def draw_orderings(self, count: int, chance: Chance) -> list[Candidate]:
        """Draw orderings, about half of them the banks' own unless one sort is too few or all are wanted."""
        if not count:
            return []
        sizes = [chains.most for _, chains in self._chains]
        fewest = max(count - sum(sizes), len(self.explicit) if count == self._orderings else 0)
        half = (count + chance.below(2)) // 2
        own = min(max(half, fewest), len(self.explicit))
        drawn = select(self.explicit, own, chance) if own else []
        if own < count:
            shares = quotas(sizes, count - own, chance)
            for (bank_id, chains), share in zip(self._chains, shares, strict=True):
                ordered = chains.draw(share, chance)
                drawn += (Candidate.of(self._banks, bank_id, ordering) for ordering in ordered)
        return drawn


def _length(settings: Settings, total: int) -> int:
    return total if settings.length is None else max(0, min(settings.length, total))


def deal(
    banks: Banks, bank_id: str, question: Question, chance: Chance, part: int = 0, *, proof: bool = False
) -> Dealt:
    """Deal one question: its options, its events, or of a choice's `proof` the sentences to look among.

    Nothing is shown of a proof that cannot be looked for.
    """
    if not isinstance(question, Choice):
        shown, kind = deal_ordering(question, chance), Kind.ORDERING
    elif proof:
        shown, kind = deal_proof(banks, bank_id, question, chance), Kind.PROOF
    else:
        shown, kind = deal_options(question, chance), Kind.CHOICE
    return Dealt(bank_id, question.id, kind, fingerprint(question), shown, part)


_LINE = 4
"""Events that stand on the line in which an event is to be put."""


def preview(bank: Bank, item: Item, seed: str) -> tuple[Banks, Round] | None:
    """Deal a round of one item, draft or not: a question, or an event to be put in its place on a line.

    None for an event that is decided against no other. `bank` needs not have the item, only the events of
    an ordering.
    """
    item = replace(item, draft=False)
    if not isinstance(item, Event):
        events = tuple(replace(event, draft=False) for event in bank.timeline)
        banks = Banks([replace(bank, timeline=events, questions=(item,))])
        return banks, Round("preview", Play.ROUND, seed, (deal(banks, bank.id, item, Chance(seed)),))
    others = [event for event in bank.timeline if event.id != item.id and not event.draft]
    banks = Banks([replace(bank, timeline=(*others, item), questions=())])
    before, own = banks.before, event_key(bank.id, item.id)
    line: list[str] = []
    keys = (event_key(bank.id, event.id) for event in others)
    for key in Chance(seed).shuffled(key for key in keys if before.decided(own, key)):
        if all(before.decided(key, other) for other in line) and len(line) < _LINE:
            line.append(key)
    if not line:
        return None
    opening = tuple(sorted(line, key=lambda key: sum(before.is_before(other, key) for other in line)))
    dealt = Dealt(bank.id, item.id, Kind.PLACE, fingerprint(item), ())
    return banks, Round("preview", Play.TIMELINE, seed, (dealt,), opening=opening)
