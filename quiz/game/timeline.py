"""The timeline game: one event after another is put in its place on a growing line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from quiz.bank.model import Event, fingerprint
from quiz.game.asked import Asked, Feedback, Option
from quiz.game.banks import Banks, event_key, split_key
from quiz.game.chance import Chance
from quiz.game.round import Answer, Dealt, Kind, Play, Round
from quiz.game.wording import listed

LONGEST = 100
"""So many events a timeline deals at most."""
_POOL = 3 * LONGEST  # events that one timeline is drawn from, so that 10,000 cost no more
_LOOKED_AT = 8  # the next event is the best decided one of so many


class Board(NamedTuple):
    """A timeline as it stands: the keys of its events, earliest first, and of the one to place, if any."""

    keys: tuple[str, ...]
    hand: str


class Placement(NamedTuple):
    """What comes of putting the event in hand somewhere."""

    right: bool
    at: int
    """The index on the line where it ends up: the true place nearest to the one chosen."""
    against: tuple[str, ...]
    """The keys of the events that contradict the place chosen, the strictest first."""


def draw_timeline(banks: Banks, seed: str, round_id: str, day: str = "") -> Round:
    """Deal a timeline: one event to open the line, then events that each have a certain place on it.

    Every event is decided against one on the line at least, and mostly against nearly all. With a day it is
    the daily one; its seed is then `daily_seed`.
    """
    decides = banks.before.decided
    hand = Chance(seed).shuffled(sorted(banks.event))[:_POOL]
    decided = dict.fromkeys(hand, 0)
    line = (
        [max(hand[:_LOOKED_AT], key=lambda key: sum(decides(key, other) for other in hand))] if hand else []
    )
    while line and len(line) <= LONGEST:
        del decided[line[-1]]
        for key in decided:
            decided[key] += decides(key, line[-1])
        looked_at = [key for key in decided if decided[key]][:_LOOKED_AT]
        if not looked_at:
            break
        line.append(max(looked_at, key=decided.__getitem__))
    dealt = tuple(
        Dealt(*split_key(key), kind=Kind.PLACE, fingerprint=fingerprint(banks.event[key]), shown=())
        for key in line[1:]
    )
    play = Play.DAILY if day else Play.TIMELINE
    return Round(round_id, play, seed, dealt, opening=tuple(line[:1]), day=day)


def daily_seed(day: str, banks: Banks) -> str:
    """Give the seed of a day's timeline: the same for everyone who plays these banks, in any order."""
    return " ".join(["daily", day, *sorted(banks.by_id)])


class AskedPlace(Asked):
    """An event in hand as its place is asked for, in the round with the answers before this one."""

    item: Event

    instruction = "Where on the line does it belong?"

    def __init__(self, dealt: Dealt, banks: Banks, item: Event, played: Round) -> None:
        super().__init__(dealt, banks, item)
        self._played = played

    @cached_property
    def _board(self) -> Board:
        return board(self._played, self.banks)

    @property
    def options(self) -> tuple[Option, ...]:
        """The events on the line by their keys; "" stands for first."""
        events = ((key, self.banks.event[key]) for key in self._board.keys)
        return tuple(Option(key, event.event, event.when) for key, event in events)

    def mark(self, chosen: Sequence[str]) -> float:
        """Give 1 if nothing on the line contradicts the place, else 0."""
        return float(place(self._board, self.banks, chosen[0]).right)

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: what the place contradicts, and what makes it certain."""
        event, banks, after = self.item, self.banks, answer.chosen[0]
        key = event_key(self.bank.id, event.id)
        told = {} if event.date else self._told(key, banks)
        certain = " and ".join(f"{side} {self._named(keys)}" for side, keys in told.items() if keys)
        summary = []
        against = place(self._board, banks, after).against[:1] if answer.mark < 1 else ()
        if against:
            side = "before" if banks.before.is_before(key, against[0]) else "after"
            summary.append(f"It happened {side} {self._named(against)}.")
        if certain and not any(other in keys for other in against for keys in told.values()):
            summary.append(f"The text puts it {certain}.")
        said = f"after “{banks.event[after].event}”" if after in banks.event else "first"
        return replace(
            self.explained(answer, [event.when] if event.date else [], [said]),
            summary=" ".join(summary),
            place=certain,
            # Another year on its sentence would seem to be its date.
            events=(key,) if event.date else (),
        )

    def _told(self, key: str, banks: Banks) -> dict[str, list[str]]:
        """Give the keys of the nearest events that the text puts before an event, and after it."""
        is_before = banks.before.is_before
        earlier, later = (told.get(key, ()) for told in (banks.before.preceding, banks.before.following))
        return {
            "after": [each for each in earlier if not any(is_before(each, other) for other in earlier)],
            "before": [each for each in later if not any(is_before(other, each) for other in later)],
        }

    def _named(self, keys: Iterable[str]) -> str:
        """Name events, each with its date."""
        events = [self.banks.event[key] for key in keys]
        return listed([f"“{each.event}”" + (f" ({each.when})" if each.date else "") for each in events])


def board(round: Round, banks: Banks) -> Board:  # noqa: A002 (the word for it)
    """Replay a timeline's answers; events that are gone since are not on the line."""
    keys = [key for key in round.opening if key in banks.event]
    for dealt, answer in zip(round.dealt, round.answers, strict=False):
        key = event_key(dealt.bank, dealt.item)
        if key in banks.event:
            keys.insert(place(Board(tuple(keys), key), banks, answer.chosen[0]).at, key)
    following = round.current
    return Board(tuple(keys), event_key(following.bank, following.item) if following else "")


def place(board: Board, banks: Banks, after: str) -> Placement:
    """Say what comes of putting the event in hand right after an event of the line; "" for first.

    There must be an event in hand. An event that is not on the line counts as "".
    """
    keys, hand = board
    chosen = keys.index(after) + 1 if after in keys else 0
    earlier = [index for index, key in enumerate(keys) if banks.before.is_before(key, hand)]
    later = [index for index, key in enumerate(keys) if banks.before.is_before(hand, key)]
    first, last = max(earlier, default=-1) + 1, min(later, default=len(keys))
    against = [index for index in later if index < chosen] + [
        index for index in earlier[::-1] if index >= chosen
    ]
    return Placement(not against, min(max(chosen, first), last), tuple(keys[index] for index in against))


def share_line(round: Round, banks: Banks) -> str:  # noqa: A002 (the word for it)
    """Give a timeline as one line to share: how it went, and nothing of what was asked."""
    signs = "".join("●" if answer.mark == 1 else "○" for answer in round.answers)
    played = f"timeline of {round.day}" if round.day else "timeline"
    return " · ".join(filter(None, (banks.title, played, f"{round.right} placed", signs)))
