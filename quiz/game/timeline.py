"""The timeline game: one event after another is put in its place on a growing line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from quiz.bank.model import Event, fingerprint
from quiz.game.asked import Asked, Evidence, Feedback, Landed, LineRow, Option
from quiz.game.banks import Banks, event_key, split_key
from quiz.game.chance import Chance
from quiz.game.round import DAILY, Answer, Dealt, Kind, Play, Round
from quiz.game.wording import listed

LONGEST = 100
"""So many events a timeline deals at most."""
_POOL = 3 * LONGEST  # events that one timeline is drawn from, so that 10,000 cost no more
_LOOKED_AT = 8  # the next event is the best decided one of so many
_LEFT = ("three end the line", "two more end the line", "one more ends the line", "the line ends here")


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
    chosen: int
    """The index on the line that was chosen."""
    first: int
    last: int
    """The true places: all from the first to the last."""


def draw_timeline(banks: Banks, seed: str, round_id: str, day: str = "") -> Round:
    """Deal a timeline: one event to open the line, then events that each have a certain place on it.

    Every event is decided against one on the line at least, and mostly against nearly all. With a day it is
    the daily one, a few events over the whole life; its seed is then `daily_seed`.
    """
    decides = banks.before.decided
    chance = Chance(seed)
    hand = chance.shuffled(sorted(banks.event))[:_POOL]
    if day:
        hand = chance.shuffled(_spread_out(hand, banks))
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


def _spread_out(keys: Sequence[str], banks: Banks) -> list[str]:
    """Take one event of each stretch of a life, the first there that is decided against the one before."""

    def middle(key: str) -> float:
        since, until = banks.before.bounds(key)
        days = [since.earliest if since else None, until.latest if until else None]
        known = [day for day in days if day is not None]
        return sum(known) / max(1, len(known))

    in_time = sorted(keys, key=middle)
    taken: list[str] = []
    for at in range(DAILY + 1):
        stretch = in_time[at * len(in_time) // (DAILY + 1) : (at + 1) * len(in_time) // (DAILY + 1)]
        stretch.sort(key=keys.index)
        decided = [key for key in stretch if not taken or banks.before.decided(taken[-1], key)]
        taken += (decided or stretch)[:1]
    return taken


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
    def misplaced(self) -> int:
        """How many events were put into a wrong place before this one."""
        return self._played.misplaced

    @property
    def options(self) -> tuple[Option, ...]:
        """The events on the line by their keys; "" stands for first."""
        banks = self.banks
        return tuple(Option(key, banks.event[key].event, banks.when(key)) for key in self._board.keys)

    def mark(self, chosen: Sequence[str]) -> float:
        """Give 1 if nothing on the line contradicts the place, else 0."""
        return float(place(self._board, self.banks, chosen[0]).right)

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: the line with the event on it, and what makes it certain."""
        event, banks, after = self.item, self.banks, answer.chosen[0]
        key = event_key(self.bank.id, event.id)
        keys, _ = self._board
        placed = place(self._board, banks, after)
        rows = tuple(_row(each, banks) for each in (*keys[: placed.at], key, *keys[placed.at :]))
        had = None if placed.right else placed.chosen + (placed.chosen > placed.at)
        told = {} if event.date else self._told(key, keys[: placed.first], keys[placed.last :])
        certain = " and ".join(f"{side} {self._named(keys)}" for side, keys in told.items() if keys)
        summary = []
        against = placed.against[:1] if answer.mark < 1 else ()
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
            landed=Landed(rows, placed.at, had, self.misplaced + (answer.mark < 1)),
        )

    def _told(self, key: str, before: Sequence[str], after: Sequence[str]) -> dict[str, list[str]]:
        """Give the keys of the nearest events that the text puts before an event, and after it.

        None of those still in hand, whose places that would tell; without others the nearest of the line,
        which has these before it and these after it.
        """
        is_before, played = self.banks.before.is_before, self._played
        in_hand = {event_key(each.bank, each.item) for each in played.dealt[played.position :]}
        sides = self.banks.before.preceding, self.banks.before.following
        earlier, later = ([each for each in side.get(key, ()) if each not in in_hand] for side in sides)
        if not earlier and not later:
            earlier, later = list(before[-1:]), list(after[:1])
        return {
            "after": [each for each in earlier if not any(is_before(each, other) for other in earlier)],
            "before": [each for each in later if not any(is_before(other, each) for other in later)],
        }

    def _named(self, keys: Iterable[str]) -> str:
        """Name events, each with its date."""
        events = [self.banks.event[key] for key in keys]
        return listed([f"“{each.event}”" + (f" ({each.when})" if each.date else "") for each in events])


def _row(key: str, banks: Banks, had: str = "", evidence: tuple[Evidence, ...] = ()) -> LineRow:
    return LineRow(key, banks.event[key].event, banks.when(key), had, evidence)


def _replayed(played: Round, banks: Banks) -> tuple[list[str], dict[str, Placement]]:
    """Replay a timeline's answers: the keys on the line, and how each event that was put there came to it.

    Events that are gone since are not on the line.
    """
    keys = [key for key in played.opening if key in banks.event]
    placed: dict[str, Placement] = {}
    for dealt, answer in zip(played.dealt, played.answers, strict=False):
        key = event_key(dealt.bank, dealt.item)
        if key in banks.event:
            placed[key] = place(Board(tuple(keys), key), banks, answer.chosen[0])
            keys.insert(placed[key].at, key)
    return keys, placed


def board(round: Round, banks: Banks) -> Board:  # noqa: A002 (the word for it)
    """Give a timeline as it stands after its answers."""
    keys, _ = _replayed(round, banks)
    following = round.current
    return Board(tuple(keys), event_key(following.bank, following.item) if following else "")


def finished_line(round: Round, banks: Banks) -> tuple[LineRow, ...]:  # noqa: A002 (the word for it)
    """Give a timeline as it stands, each event with its proof and where it was misplaced."""
    keys, placed = _replayed(round, banks)
    rows = []
    for key in keys:
        bank_id, event_id = split_key(key)
        asked = AskedPlace(Dealt(bank_id, event_id, Kind.PLACE, "", ()), banks, banks.event[key], round)
        was = placed.get(key)
        had = "" if was is None or was.right else "too late" if was.chosen > was.at else "too early"
        rows.append(_row(key, banks, had, asked.evidence(asked.item.quotes)))
    return tuple(rows)


def misplaced_text(misplaced: int) -> str:
    """Say how many more misplaced events end a timeline: "one more ends the line"."""
    return _LEFT[misplaced]


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
    at = min(max(chosen, first), last)
    return Placement(not against, at, tuple(keys[index] for index in against), chosen, first, last)


def in_time(banks: Banks) -> tuple[str, ...]:
    """Give the keys of all events in their order in time: each stands behind all that are before it for sure.

    One that the text alone places stands right behind those, or if there are none right before those to come.
    """
    tied = [key for knot in banks.before.knots for key in knot]
    dated = ((key, event.date) for key, event in banks.event.items() if event.date and key not in tied)
    starts = {key: date.earliest for key, date in dated if date.earliest is not None}
    line = sorted(starts, key=starts.__getitem__)
    for key in dict.fromkeys((*tied, *banks.event)):
        if key not in starts:
            here = Board(tuple(line), key)
            at = place(here, banks, "").at or place(here, banks, line[-1] if line else "").at
            line.insert(at, key)
    return tuple(line)
