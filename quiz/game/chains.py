"""Orderings drawn from the timeline: events of one bank, every two of them certainly in order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from quiz.bank.model import Ordering, fingerprint, slug
from quiz.game.banks import event_key
from quiz.game.round import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from quiz.bank.model import Event
    from quiz.game.banks import Banks
    from quiz.game.chance import Chance


FEWEST, MOST = 4, 7
"""So many events an ordering drawn from the timeline has."""
_LOOKED_AT = 40  # events tried in vain before an ordering is dealt with those that fit so far


class Chains:
    """The orderings that can be drawn from some events of one bank."""

    def __init__(
        self, banks: Banks, bank_id: str, events: Sequence[Event], taken: Collection[frozenset[str]]
    ) -> None:
        """Take the events to draw from, and the sets of event ids that are asked for already."""
        self._banks = banks
        self._bank_id = bank_id
        self._events = events
        self._taken = frozenset(taken)
        self._sure = self._windows()
        self.most = len(self._sure)
        """How many orderings there are to draw: about half as many as the events that form one long chain."""

    def draw(self, count: int, chance: Chance) -> list[Ordering]:
        """Draw so many different orderings, at most `most`, each event about as often as the others."""
        drawn: dict[frozenset[str], Ordering] = {}
        deck: list[str] = []
        for _ in range(2 * count):
            if len(drawn) == count:
                break
            if len(deck) < MOST:
                deck = chance.shuffled(event.id for event in self._events)
            chain = self._take(deck, FEWEST + chance.below(MOST - FEWEST + 1))
            if len(chain) < FEWEST:
                deck = []
            elif frozenset(chain) not in self._taken:
                drawn.setdefault(frozenset(chain), ordering_of(self._banks, self._bank_id, chain))
        # Where few events are in a certain order, chance may not find enough; these are known to be there.
        for chain in chance.shuffled(self._sure):
            if len(drawn) < count:
                drawn.setdefault(frozenset(chain), ordering_of(self._banks, self._bank_id, chain))
        return list(drawn.values())

    def _take(self, deck: list[str], size: int) -> list[str]:
        """Take events off the deck that make a chain of this size, or as much of it as is found soon."""
        chain: list[str] = []
        passed: list[str] = []
        while deck and len(chain) < size and len(passed) < _LOOKED_AT:
            card = deck.pop()
            if not self._insert(chain, card):
                passed.append(card)
        deck.extend(reversed(passed))
        return chain

    def _windows(self) -> list[list[str]]:
        """Give stretches of a long chain, its end joined to its start, each a different set of events.

        The chain is the longest if all events have dates: those that end first go in first.
        """
        chain: list[str] = []
        for event in sorted(self._events, key=_end):
            self._insert(chain, event.id)
        starts = len(chain) if len(chain) > FEWEST else len(chain) // FEWEST
        windows = [[chain[(start + step) % len(chain)] for step in range(FEWEST)] for start in range(starts)]
        return [each for each in windows if frozenset(each) not in self._taken][: max(1, len(chain) // 2)]

    def _insert(self, chain: list[str], event: str) -> bool:
        """Put an event into its place in a chain; False if it is open against one of its events."""
        place = len(chain)
        if chain and not self._is_before(chain[-1], event):
            place = bisect_left(chain, True, key=lambda other: not self._is_before(other, event))
        if place < len(chain) and not self._is_before(event, chain[place]):
            return False
        chain.insert(place, event)
        return True

    def _is_before(self, a: str, b: str) -> bool:
        """Whether a is before b even if a doubtful date is a little off."""
        first, second = event_key(self._bank_id, a), event_key(self._bank_id, b)
        return self._banks.before.is_before(first, second) and not self._banks.before.is_shaky(first, second)


def ordering_of(banks: Banks, bank_id: str, event_ids: Sequence[str]) -> Ordering:
    """Give the ordering of these events, in whatever order they come; KeyError if it cannot be asked now.

    Its topic is the one that they share.
    """
    keys = [event_key(bank_id, event_id) for event_id in event_ids]
    if not banks.before.all_decided(keys):
        raise KeyError(listed(event_ids))
    rank = {key: sum(banks.before.is_before(other, key) for other in keys) for key in keys}
    events = [banks.event[key] for key in sorted(keys, key=rank.__getitem__)]
    topics = {event.topic for event in events}
    order = tuple((event.id,) for event in events)
    names = "-".join(event.id for event in events)
    name = slug(names)
    if len(names) > len(name):  # slugs are cut, and two orderings must not share one
        name = f"{name}-{fingerprint(Ordering('', order))}"
    return Ordering(name, order, topic=topics.pop() if len(topics) == 1 else "")


def _end(event: Event) -> float:
    """Give the day an event has ended at the latest."""
    return float("inf") if event.date is None or event.date.latest is None else event.date.latest
