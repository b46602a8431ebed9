"""The timeline game: one event after another is put in its place on a growing line."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from quiz.bank.model import fingerprint
from quiz.game.asked import Asked, Feedback, Option
from quiz.game.banks import event_key, split_key
from quiz.game.chance import Chance
from quiz.game.round import Dealt, Kind, Play, Round, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.bank.model import Event
    from quiz.game.banks import Banks
    from quiz.game.round import Answer


LONGEST = 100
"""So many events a timeline deals at most."""
_POOL = 3 * LONGEST  # events that one timeline is drawn from, so that 10,000 cost no more
_LOOKED_AT = 8  # the next event is the best decided one of so many


class Board(NamedTuple):
    """A timeline as it stands."""

    keys: tuple[str, ...]
    """The events on the line, earliest first."""
    hand: str
    """The event to place; empty when it is over."""


class Placement(NamedTuple):
    """What comes of putting the event in hand somewhere."""

    right: bool
    """Whether nothing on the line contradicts it."""
    at: int
    """The index on the line where it ends up: the true place nearest to the one chosen."""
    against: tuple[str, ...]
    """The keys of the events that contradict the place chosen, the strictest first."""


def draw_timeline(banks: Banks, seed: str, round_id: str, day: str = "") -> Round:
    """Deal a timeline: one event to open the line, then events that each have a certain place on it.

    Every event is decided against one on the line at least, and mostly against nearly all. With a day it is
    the daily one; its seed is then `daily_seed`.
    """
    chance = Chance(seed)
    before = banks.before
    hand = chance.shuffled(sorted(banks.event))[:_POOL]
    decided = dict.fromkeys(hand, 0)
    line: list[str] = []
    if hand:
        line.append(max(hand[:_LOOKED_AT], key=lambda key: sum(before.decided(key, other) for other in hand)))
    while line and len(line) <= LONGEST:
        del decided[line[-1]]
        for key in decided:
            decided[key] += before.decided(key, line[-1])
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
    """An event in hand as its place on the line is asked for."""

    item: Event

    instruction = "Where on the line does it belong?"

    def __init__(self, dealt: Dealt, banks: Banks, item: Event, played: Round) -> None:
        """Take the round with the answers before this one."""
        super().__init__(dealt, banks, item)
        self._played = played

    @cached_property
    def board(self) -> Board:
        """The line as it stands, the event in hand."""
        return board(self._played, self.banks)

    @property
    def options(self) -> tuple[Option, ...]:
        """The events on the line by their keys; "" stands for first."""
        events = ((key, self.banks.event[key]) for key in self.board.keys)
        return tuple(Option(key, event.event, event.when) for key, event in events)

    def mark(self, chosen: Sequence[str]) -> float:
        """Give 1 if nothing on the line contradicts the place, else 0."""
        return float(place(self.board, self.banks, chosen[0]).right)

    def feedback(self, answer: Answer) -> Feedback:
        """Give what to show after an answer: what the place contradicts, and what makes it certain."""
        event, banks, after = self.item, self.banks, answer.chosen[0]
        key = event_key(self.bank.id, event.id)
        earlier, later = ([], []) if event.date else _neighbours(self.bank.id, event, banks)
        sides = (("after", earlier), ("before", later))
        certain = " and ".join(
            f"{side} {listed([_with_date(banks.event[each]) for each in keys])}"
            for side, keys in sides
            if keys
        )
        summary = []
        against = place(self.board, banks, after).against[:1] if answer.mark < 1 else ()
        for other in against:
            side = "before" if banks.before.is_before(key, other) else "after"
            summary.append(f"It happened {side} {_with_date(banks.event[other])}.")
        if certain and not {*against} & {*earlier, *later}:
            summary.append(f"The text puts it {certain}.")
        said = f"after “{banks.event[after].event}”" if after in banks.event else "first"
        return replace(
            self.explained(answer, (event.when,) if event.date else (), (said,)),
            summary=" ".join(summary),
            place=certain,
            # Another year on its sentence would seem to be its date.
            events=(key,) if event.date else (),
        )


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
    chosen = board.keys.index(after) + 1 if after in board.keys else 0
    is_before = banks.before.is_before
    earlier = [index for index, key in enumerate(board.keys) if is_before(key, board.hand)]
    later = [index for index, key in enumerate(board.keys) if is_before(board.hand, key)]
    first = earlier[-1] + 1 if earlier else 0
    last = later[0] if later else len(board.keys)
    too_late = [board.keys[index] for index in later if index < chosen]
    too_early = [board.keys[index] for index in reversed(earlier) if index >= chosen]
    return Placement(first <= chosen <= last, min(max(chosen, first), last), (*too_late, *too_early))


def share_line(round: Round, banks: Banks) -> str:  # noqa: A002 (the word for it)
    """Give a timeline as one line to share: how it went, and nothing of what was asked."""
    signs = "".join("●" if answer.mark == 1 else "○" for answer in round.answers)
    played = f"timeline of {round.day}" if round.day else "timeline"
    return " · ".join(filter(None, (banks.title, played, f"{round.right} placed", signs)))


def _neighbours(bank_id: str, event: Event, banks: Banks) -> tuple[list[str], list[str]]:
    """Give the keys of the nearest events that the text puts before an event, and after it."""
    is_before = banks.before.is_before
    earlier = [each for name in event.after if (each := event_key(bank_id, name)) in banks.event]
    later = [
        event_key(its, other.id) for its, other in banks.events if its == bank_id and event.id in other.after
    ]
    return (
        [each for each in earlier if not any(is_before(each, other) for other in earlier)],
        [each for each in later if not any(is_before(other, each) for other in later)],
    )


def _with_date(event: Event) -> str:
    return f"“{event.event}”" + (f" ({event.when})" if event.date else "")
