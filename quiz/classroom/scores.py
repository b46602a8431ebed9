"""What the answers in a room come to: marks, what there is to say to each, points and standings."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from quiz.bank.model import Ordering
from quiz.classroom.room import Player, Room
from quiz.game.asked import Evidence, Feedback
from quiz.game.ordering import compared, ranks
from quiz.game.question import right_answer
from quiz.game.round import Answer, Kind

POINTS = 1000
"""What a mark of 1 is worth."""
_EPOCH = datetime.fromtimestamp(0, UTC)


def counting(room: Room, player: Player, index: int) -> tuple[int, ...]:
    """Give the vote that counts, as it was sent: a first one stands until the second is whole."""
    votes = player.votes.get(index, {})
    first, second = votes.get(1, ()), votes.get(2, ())
    return second if len(second) == room.asked[index].wanted or not first else first


def chosen_at(room: Room, player: Player, index: int, *, first: bool = False) -> tuple[int, ...]:
    """Give what a player chose at a question at last, or at the first vote; empty for no answer.

    Of an ordering only some of whose cards have numbers, the others follow as they were dealt.
    """
    chosen = player.votes.get(index, {}).get(1, ()) if first else counting(room, player, index)
    if chosen and room.asked[index].kind is Kind.ORDERING:
        dealt = range(len(room.asked[index].options))
        chosen = (*chosen, *(at for at in dealt if at not in chosen))
    return chosen


def feedback_on(room: Room, index: int, chosen: tuple[int, ...]) -> Feedback:
    """Give what there is to say to what was chosen at a question; nothing is told what is right."""
    asked = room.asked[index]
    if asked.kind is not Kind.ORDERING:
        chosen = tuple(sorted(chosen))
    keys = tuple(asked.options[at].key for at in chosen) or right_answer(asked)
    answer = Answer("", _EPOCH, keys, mark_of(room, index, chosen) if chosen else 1.0)
    return room.kept(("feedback", index, keys), lambda: asked.feedback(answer))


def mark_of(room: Room, index: int, chosen: tuple[int, ...]) -> float:
    """Give the mark, from 0 to 1, of what was chosen at a question; nothing has 0."""
    if not chosen:
        return 0.0
    if (index, chosen) not in room.marks:
        asked = room.asked[index]
        room.marks[index, chosen] = asked.mark(tuple(asked.options[at].key for at in chosen))
    return room.marks[index, chosen]


def mark_at(room: Room, player: Player, index: int, *, first: bool = False) -> float | None:
    """Give the mark, from 0 to 1, of a player's last or first vote; None if it does not count for them.

    No answer is 0. A question counts once what is right was revealed, for those who were in by then.
    """
    if index < player.since or not room.counts(index):
        return None
    return mark_of(room, index, chosen_at(room, player, index, first=first))


def points_at(room: Room, player: Player, index: int) -> int:
    """Give the points of a player's last vote at a question."""
    return round(POINTS * (mark_at(room, player, index) or 0.0))


def points(room: Room, player: Player, counted: Iterable[int] | None = None) -> int:
    """Give a player's points so far, or at some of the questions that count."""
    return sum(points_at(room, player, index) for index in (room.counted if counted is None else counted))


class Votes(NamedTuple):
    """How some players answered a question, at one vote."""

    tally: tuple[int, ...]
    """Of a choice how many chose each option as dealt; of an ordering, how many had each place right."""
    placed: tuple[tuple[int, ...], ...]
    """Of an ordering, for each place how many put each card there, as dealt."""
    answers: int
    """How many answered."""
    asked: int
    """How many could."""
    right: int
    """How many were wholly right."""

    @property
    def missing(self) -> int:
        """How many gave no answer."""
        return self.asked - self.answers


def votes(room: Room, players: Sequence[Player], index: int, *, first: bool = False) -> Votes:
    """Count how these players answered a question at last, or at the first vote."""
    asked = room.asked[index]
    at_all = range(len(asked.options))
    chosen = [it for each in players if (it := chosen_at(room, each, index, first=first))]
    right = sum(mark_of(room, index, each) == 1 for each in chosen)
    if not isinstance(asked.item, Ordering):
        counts = Counter(at for each in chosen for at in each)
        return Votes(tuple(counts[at] for at in at_all), (), len(chosen), len(players), right)
    places = [Counter(order[place] for order in chosen) for place in at_all]
    place_of = ranks(asked.item)
    rank = [place_of[option.key] for option in asked.options]
    wanted = sorted(rank)
    tally = (
        sum(times for at, times in place.items() if rank[at] == wanted[n]) for n, place in enumerate(places)
    )
    placed = tuple(tuple(place[at] for at in at_all) for place in places)
    return Votes(tuple(tally), placed, len(chosen), len(players), right)


class Mistake(NamedTuple):
    """What was commonly thought instead: a wrong option, or two events the wrong way round."""

    text: str
    times: int
    """How many thought so."""
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


def commonest(room: Room, players: Sequence[Player], index: int, *, first: bool = False) -> Mistake | None:
    """Give the commonest mistake of these players, the first of several; None if nobody made one."""
    asked, options = room.asked[index], room.asked[index].options
    chosen = [chosen_at(room, each, index, first=first) for each in players]
    if isinstance(asked.item, Ordering):
        pairs: Counter[tuple[str, str]] = Counter()
        for order in filter(None, chosen):
            pairs.update(compared(asked.item, [options[at].key for at in order])[1])
        texts = {option.key: option.text for option in options}
        ranked = sorted(pairs.items(), key=lambda each: (-each[1], each[0]))
        found = (Mistake(f"“{texts[one]}” before “{texts[other]}”", times) for (one, other), times in ranked)
        return next(found, None)
    counts = Counter(at for each in chosen for at in each)
    wrong = [at for at in counts if options[at].key not in right_answer(asked)]
    if not wrong:
        return None
    at = min(wrong, key=lambda at: (-counts[at], at))
    (option,) = feedback_on(room, index, (at,)).chosen
    return Mistake(option.text, counts[at], option.why, option.evidence)


class Standing(NamedTuple):
    """One row of the standings."""

    place: int
    """Equal points share a place."""
    number: int
    """The player's number, or the team's index."""
    name: str
    points: int
    of: int
    """How many points there were to be had."""
    size: int = 1
    """How many are in the team."""
    before: int | None = None
    """How many points without the last question; None if nothing counted for them then."""
    rose: int = 0
    """By how many places since the question before; below 0 if it fell."""


def standings(room: Room, *, teams: bool) -> Sequence[Standing]:
    """Give the standings so far, the best first: of the players, or of the teams that somebody is in."""
    return room.kept(("standings", teams), lambda: tuple(_moved(_teams(room) if teams else _players(room))))


def _moved(rows: Iterable[Standing]) -> Iterator[Standing]:
    """Place these rows, and tell how they have moved."""
    found = list(rows)
    earlier = (row._replace(points=row.before) for row in found if row.before is not None)
    before = {row.number: row.place for row in _placed(earlier)}
    for row in _placed(found):
        yield row._replace(rose=before.get(row.number, row.place) - row.place)


def _players(room: Room) -> Iterator[Standing]:
    earlier, last, of = room.counted[:-1], room.counted[-1:], POINTS * len(room.counted)
    for each in room.inside:
        before = points(room, each, earlier)
        total = before + points(room, each, last)
        was_in = bool(earlier) and each.since <= earlier[-1]
        yield Standing(0, each.number, each.name, total, of, before=before if was_in else None)


def _teams(room: Room) -> Iterator[Standing]:
    """A team's mark at a question is the mean of those of its players for whom it counts."""
    players: dict[int, list[Player]] = defaultdict(list)
    for player in room.inside:
        players[player.team].append(player)
    counted = room.counted
    for team, name in enumerate(room.teams):
        total = before = 0.0
        for index in counted:
            before = total
            found = (mark_at(room, player, index) for player in players[team])
            marks = [mark for mark in found if mark is not None]
            total += sum(marks) / len(marks) if marks else 0.0
        if players[team]:
            of, earlier = POINTS * len(counted), round(POINTS * before) if len(counted) > 1 else None
            yield Standing(0, team, name, round(POINTS * total), of, len(players[team]), earlier)


def _placed(rows: Iterable[Standing]) -> Iterator[Standing]:
    ranked = sorted(rows, key=lambda row: -row.points)
    better = [-row.points for row in ranked]
    return (row._replace(place=bisect_left(better, -row.points) + 1) for row in ranked)
