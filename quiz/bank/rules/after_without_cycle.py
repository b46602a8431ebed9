"""`after` never leads back to where it began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quiz.bank.cleaning import excerpt
from quiz.bank.graphs import components
from quiz.bank.model import Bank
from quiz.bank.rules.finding import Finding
from quiz.bank.rules.places import place

_MAX_NAMED = 6
"""Events of a cycle that a message names."""


def after_without_cycle(bank: Bank, _broken: Mapping[str, int]) -> Iterator[Finding]:
    """No event is after itself through others; every event that is cannot be played.

    Code: `cycle`.
    """
    cycles = bank.before.cycles()
    if not cycles:
        return
    knot_of = {event: knot for knot in _knots(bank) for event in knot}
    for cycle in cycles:
        # Named from its end: each event says that it is after the one named behind it.
        named = [excerpt(event) for event in (cycle[0], *reversed(cycle))]
        if len(named) > _MAX_NAMED:
            named[_MAX_NAMED // 2 : -(_MAX_NAMED // 2)] = ["…"]
        first = bank.event[cycle[0]]
        yield Finding(
            tuple(bank.event[event] for event in knot_of[cycle[0]]),
            place(first, "after", first.after.index(cycle[-1])),
            "cycle",
            "these events are each after the other in a circle: “" + "” after “".join(named) + "”",
            "one of these  after:  is the wrong way round",
        )


def _knots(bank: Bank) -> Iterator[tuple[str, ...]]:
    """The events that lie on cycles, those on each other's together."""
    backward = {event.id: [key for key in event.after if key in bank.event] for event in bank.timeline}
    forward: dict[str, list[str]] = {key: [] for key in backward}
    for key, earlier in backward.items():
        for event in earlier:
            forward[event].append(key)
    yield from components(forward, backward)
