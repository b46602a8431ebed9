"""One item as a player would meet it, before it is in any bank that is played."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.bank.identity import fingerprint
from quiz.bank.model import Event
from quiz.game.banks import Banks, event_key
from quiz.game.chance import Chance
from quiz.game.draw import deal
from quiz.game.round import Dealt, Kind, Play, Round

if TYPE_CHECKING:
    from quiz.bank.model import Bank, Item

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
