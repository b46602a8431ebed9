"""Drawing a round: the same banks, settings and seed give the same round on every machine and version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.model import Choice, Event, Ordering, fingerprint
from quiz.game.banks import Banks, event_key
from quiz.game.chains import Chains, Chance
from quiz.game.choice import deal_options
from quiz.game.ordering import deal_ordering
from quiz.game.proof import deal_proof, is_provable
from quiz.game.question import item_of
from quiz.game.reading import all_parts
from quiz.game.round import Dealt, Kind, Play, Round, counted, listed
from quiz.game.spread import Candidate, arranged, candidate, quotas, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Bank, Item, Question
    from quiz.game.round import Settings


def draw_round(banks: Banks, settings: Settings, seed: str, round_id: str, play: Play = Play.ROUND) -> Round:
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
    dealt = tuple(deal(each.bank, each.question, chance) for each in line)
    return Round(round_id, play, seed, dealt)


def draw_misses(banks: Banks, previous: Round, seed: str, round_id: str) -> Round:
    """Deal the misses of a round again, in their order; without places on a line and what is gone since."""
    chance = Chance(seed)
    dealt: list[Dealt] = []
    for miss in previous.misses:
        try:
            question = item_of(miss, banks)
        except KeyError:
            continue
        if isinstance(question, Choice) and miss.kind is Kind.PROOF:
            dealt += _deal_proof(banks, miss.bank, question, chance)
        elif isinstance(question, Choice | Ordering):
            dealt.append(deal(miss.bank, question, chance))
    return Round(round_id, Play.MISSES, seed, tuple(dealt))


def draw_proof(banks: Banks, settings: Settings, seed: str, round_id: str) -> Round:
    """Draw choices whose proof is to be found in its paragraph; the settings' kinds do not matter."""
    chance = Chance(seed)
    pool = _provable(banks, settings)
    length = _length(settings, len(pool))
    chosen = arranged(select(pool, length, chance), (), chance) if length else []
    dealt = [
        proof
        for each in chosen
        if isinstance(each.question, Choice)
        for proof in _deal_proof(banks, each.bank, each.question, chance)
    ]
    return Round(round_id, Play.PROOF, seed, tuple(dealt))


def draw_reading(banks: Banks, seed: str, round_id: str) -> Round:
    """Deal every choice and every ordering of the banks, part by part of the sources, choices first."""
    chance = Chance(seed)
    dealt = [
        deal(part.bank, banks.by_id[part.bank].question[question_id], chance, number)
        for number, part in enumerate(all_parts(banks))
        for question_id in part.questions
    ]
    return Round(round_id, Play.READ, seed, tuple(dealt))


def draws(banks: Banks, settings: Settings) -> int:
    """Count the questions there are to draw, whatever the length: so many has the longest round.

    Orderings from the timeline count only until a quarter of the questions are orderings, or if they are all
    that is wanted. With the kind PROOF alone it counts the choices whose proof can be looked for.
    """
    if settings.kinds == {Kind.PROOF}:
        return len(_provable(banks, settings))
    return _Pool(banks, settings).total


class _Pool:
    """What there is to draw from."""

    def __init__(self, banks: Banks, settings: Settings) -> None:
        self._banks = banks
        self.choices: list[Candidate] = []
        self.explicit: list[Candidate] = []
        self._chains: list[tuple[str, Chains]] = []
        for bank in banks.banks:
            asked: list[Candidate] = []
            for question in banks.playable(bank):
                kind = Kind.CHOICE if isinstance(question, Choice) else Kind.ORDERING
                if kind in settings.kinds and settings.has_topic(question.topic):
                    asked.append(candidate(banks, bank.id, question))
            self.choices += (each for each in asked if isinstance(each.question, Choice))
            self.explicit += (each for each in asked if isinstance(each.question, Ordering))
            if Kind.ORDERING in settings.kinds:
                self._chains.append((bank.id, self._chains_of(bank.id, settings)))
        drawable = len(self.explicit) + sum(chains.most for _, chains in self._chains)
        share = -(-len(self.choices) // 3)
        self._orderings = max(len(self.explicit), min(drawable, share)) if self.choices else drawable
        self.total = len(self.choices) + self._orderings

    def _chains_of(self, bank_id: str, settings: Settings) -> Chains:
        bank = self._banks.by_id[bank_id]
        events = [
            event
            for bank_of, event in self._banks.events
            if bank_of == bank_id and settings.has_topic(event.topic)
        ]
        asked = [question for question in bank.questions if isinstance(question, Ordering)]
        return Chains(self._banks, bank_id, events, [frozenset(ordering.events) for ordering in asked])

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
            for (bank_id, chains), share in zip(
                self._chains, quotas(sizes, count - own, chance), strict=True
            ):
                drawn += (
                    candidate(self._banks, bank_id, ordering) for ordering in chains.draw(share, chance)
                )
        return drawn


def _provable(banks: Banks, settings: Settings) -> list[Candidate]:
    return [
        candidate(banks, bank.id, question)
        for bank in banks.banks
        for question in banks.playable(bank)
        if isinstance(question, Choice)
        and settings.has_topic(question.topic)
        and is_provable(banks, bank.id, question)
    ]


def _length(settings: Settings, total: int) -> int:
    return total if settings.length is None else max(0, min(settings.length, total))


def deal(bank_id: str, question: Question, chance: Chance, part: int = 0) -> Dealt:
    """Deal one question: its options, or its events."""
    if isinstance(question, Choice):
        shown, kind = deal_options(question, chance), Kind.CHOICE
    else:
        shown, kind = deal_ordering(question, chance), Kind.ORDERING
    return Dealt(bank_id, question.id, kind, fingerprint(question), shown, part)


def _deal_proof(banks: Banks, bank_id: str, choice: Choice, chance: Chance) -> Sequence[Dealt]:
    """Deal the search for a choice's proof; nothing if it is not provable (any more)."""
    if shown := deal_proof(banks, bank_id, choice, chance):
        return (Dealt(bank_id, choice.id, Kind.PROOF, fingerprint(choice), shown),)
    return ()


def own_questions(settings: Settings, banks: Banks) -> int:
    """Count the questions of these kinds and topics that the banks ask themselves."""
    return sum(
        (Kind.CHOICE if isinstance(question, Choice) else Kind.ORDERING) in settings.kinds
        and settings.has_topic(question.topic)
        for bank in banks.banks
        for question in banks.playable(bank)
    )


def settings_text(settings: Settings, banks: Banks) -> str:
    """Say what a round with these settings is made of: "10 questions on the whole life"."""
    own = own_questions(settings, banks)
    if settings.length is None or own < settings.length:
        there_are = draws(banks, settings)
        count = min(there_are, settings.length) if settings.length else there_are
    else:
        count = settings.length
    if settings.kinds == {Kind.CHOICE}:
        what = counted(count, "choice")
    elif settings.kinds == {Kind.ORDERING}:
        what = counted(count, "ordering")
    else:
        what = counted(count, "question")
    topics = tuple(topic for topic in banks.topics if topic in settings.topics)
    if not topics:
        return f"{what} on everything"
    return f"{what} on {listed(topics)}" if len(topics) <= 2 else f"{what} on {len(topics)} topics"


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
    others = (event for event in bank.timeline if event.id != item.id and not event.draft)
    timeline = (*others, item)
    banks = Banks([replace(bank, timeline=timeline, questions=())])
    own = event_key(bank.id, item.id)
    keys = (event_key(bank.id, event.id) for event in timeline[:-1])
    decided = [key for key in keys if banks.before.decided(own, key)]
    line: list[str] = []
    for key in Chance(seed).shuffled(decided):
        if all(banks.before.decided(key, other) for other in line) and len(line) < _LINE:
            line.append(key)
    if not line:
        return None
    opening = tuple(sorted(line, key=lambda key: sum(banks.before.is_before(other, key) for other in line)))
    dealt = Dealt(bank.id, item.id, Kind.PLACE, fingerprint(item), ())
    return banks, Round("preview", Play.TIMELINE, seed, (dealt,), opening=opening)
