"""Drawing a round: the same banks, settings and seed give the same round on every machine and version."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from quiz.bank.model import Bank, Choice, Event, Item, Ordering, Question, fingerprint
from quiz.game.banks import Banks, event_key
from quiz.game.chance import Chance
from quiz.game.choice import deal_options
from quiz.game.ordering import Chains, deal_ordering
from quiz.game.parts import all_parts
from quiz.game.proof import deal_claim, provable
from quiz.game.question import item_of
from quiz.game.round import Dealt, Kind, Play, Round, Settings
from quiz.game.spread import Candidate, arranged, quotas, select
from quiz.game.telling import told_first


def draw_round(banks: Banks, settings: Settings, seed: str, round_id: str) -> Round:
    """Draw choices and orderings, about one ordering in four where there are both.

    No question comes twice, and none tells another where it can be; else the one that is told comes first.
    Topics get their share, kinds are mixed, and a bank's own orderings with ones drawn from its timeline.
    Fewer than wanted come if there are no more (see `draws`).
    """
    chance = Chance(seed)
    pool = _Pool(banks, settings)
    length = _length(settings, pool.total)
    orderings = min(max((length + 2) // 4, length - len(pool.choices)), pool.orderings)
    line = pool.draw(length - orderings, orderings, chance)
    dealt = tuple(deal(each.bank, each.question, chance) for each in line)
    return Round(round_id, Play.ROUND, seed, dealt)


def draw_misses(banks: Banks, previous: Round, seed: str, round_id: str) -> Round:
    """Deal again what a round has missed or been unsure of: what is told first, else in their order.

    Places on a line are left out, and what is gone or a draft since.
    """
    chance = Chance(seed)
    missed: list[tuple[Candidate, Dealt]] = []
    for miss in (previous.dealt[position] for position in previous.doubtful):
        with suppress(KeyError):
            question = item_of(miss, banks)
            if not isinstance(question, Event) and not question.draft:
                missed.append((Candidate(banks, miss.bank, question), miss))
    line = [missed[at] for at in told_first([each.telling for each, _ in missed])]
    dealt = [
        deal_claim(banks, each.bank, each.question, chance, right=chance.below(3) > 0)
        if miss.kind is Kind.PROOF
        else deal(each.bank, each.question, chance)
        for each, miss in line
    ]
    return Round(round_id, Play.MISSES, seed, tuple(each for each in dealt if each.shown), is_lesson=True)


def draw_proof(banks: Banks, settings: Settings, seed: str, round_id: str) -> Round:
    """Draw claims, a third of them wrong, whose proof is to be found; the settings' kinds do not matter."""
    chance = Chance(seed)
    pool = [
        Candidate(banks, bank, question)
        for bank, question in banks.wanted(replace(settings, kinds=frozenset({Kind.CHOICE})))
        if isinstance(question, Choice) and provable(banks, bank, question)
    ]
    chosen, _ = select([(pool, _length(settings, len(pool)))], chance)
    line = arranged(chosen, chance)
    # A third on average, one more or less: those that have come must not tell what comes.
    wrong = chance.shuffled(range(len(line)))[: max(0, (len(line) - 3 + chance.below(9)) // 3)]
    dealt = tuple(
        deal_claim(banks, each.bank, each.question, chance, right=at not in wrong)
        for at, each in enumerate(line)
    )
    return Round(round_id, Play.PROOF, seed, dealt)


def draw_reading(banks: Banks, seed: str, round_id: str) -> Round:
    """Deal the questions of all parts of the sources, part by part."""
    chance = Chance(seed)
    dealt = [
        deal(part.bank, banks.by_id[part.bank].question[question], chance, number)
        for number, part in enumerate(all_parts(banks))
        for question in part.questions
    ]
    return Round(round_id, Play.READ, seed, tuple(dealt), is_lesson=True)


def draws(banks: Banks, settings: Settings) -> int:
    """Count the questions there are to draw, whatever the length: so many has the longest round.

    Orderings from the timeline count only until a quarter of the questions are orderings, or if they are all
    that is wanted.
    """
    return _Pool(banks, settings).total


def _length(settings: Settings, total: int) -> int:
    return total if settings.length is None else max(0, min(settings.length, total))


class _Pool:
    """What there is to draw from."""

    def __init__(self, banks: Banks, settings: Settings) -> None:
        self._banks = banks
        wanted = [Candidate(banks, bank, each) for bank, each in banks.wanted(settings)]
        self.choices = [each for each in wanted if isinstance(each.question, Choice)]
        self._own = [each for each in wanted if isinstance(each.question, Ordering)]
        drawn_of = banks.banks if Kind.ORDERING in settings.kinds else ()
        self._chains = [Chains(banks, bank, settings) for bank in drawn_of]
        self.orderings = len(self._own) + sum(chains.most for chains in self._chains)
        if self.choices:
            self.orderings = max(len(self._own), min(self.orderings, -(-len(self.choices) // 3)))
        self.total = len(self.choices) + self.orderings

    def draw(self, choices: int, orderings: int, chance: Chance) -> list[Candidate]:
        """Draw so many choices and orderings, and put them in order.

        About half of the orderings are the banks' own unless one sort is too few or all are wanted.
        """
        sizes = [chains.most for chains in self._chains]
        fewest = max(orderings - sum(sizes), len(self._own) if orderings == self.orderings else 0)
        half = (orderings + chance.below(2)) // 2
        own = min(max(half, fewest), len(self._own))
        drawn, taken = select([(self.choices, choices), (self._own, own)], chance)
        if own < orderings:
            for chains, share in zip(self._chains, quotas(sizes, orderings - own, chance), strict=True):
                drawn += (
                    Candidate(self._banks, chains.bank, each) for each in chains.draw(share, chance, taken)
                )
        return arranged(drawn, chance)


def deal(bank_id: str, question: Question, chance: Chance, part: int = 0) -> Dealt:
    """Deal one question: its options or its events."""
    if isinstance(question, Choice):
        shown, kind = deal_options(question, chance), Kind.CHOICE
    else:
        shown, kind = deal_ordering(question, chance), Kind.ORDERING
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
        return banks, Round("preview", Play.ROUND, seed, (deal(bank.id, item, Chance(seed)),))
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
