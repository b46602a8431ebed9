"""What the host's faces show: one frozen value of all there is, made anew when something has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quiz.classroom.names import look
from quiz.classroom.report import Report, report
from quiz.classroom.room import ANSWERING, Phase, Player, Room
from quiz.classroom.scores import Standing, Wrong, chosen_at, commonest_wrong, judged, standings
from quiz.classroom.setup import Names, Standings
from quiz.game.asked import Asked, Feedback
from quiz.game.round import Kind

if TYPE_CHECKING:
    from quiz.bank.model import Ordering

_BETWEEN = (Phase.BARS, Phase.DISCUSS)
_AGREE = 2 / 3
"""Where so many give the same answer, the answers agree."""


class Asking(NamedTuple):
    """A phone that asks for a name back."""

    token: str
    """The hash of its token, by which the host admits or refuses it."""
    player: int
    name: str


@dataclass(frozen=True, slots=True)
class Door:
    """What stands at the door of the room, and who is there: what the room itself does not know."""

    address: str = ""
    """What is typed into a phone: `192.168.100.100:8000`."""
    link: str = ""
    """What the square holds: the address with the key."""
    code: str = ""
    """Six digits."""
    others: int = 0
    """How many other addresses this machine has."""
    present: frozenset[int] = frozenset()
    """The numbers of the players whose phones have a line now."""
    waiting: int = 0
    """Phones whose code was right and who have no name yet, or wait for their turn."""
    asking: tuple[Asking, ...] = ()
    notices: tuple[str, ...] = ()
    """What the host should know now: wrong codes, a disk that fails, refused messages."""

    @property
    def asked_back(self) -> tuple[str, ...]:
        """What phones ask for that wait for the host, a line each: somebody may be in under that name."""
        there = ", though another phone is in under it"
        return tuple(
            f"A phone asks for the name {asks.name} back{there if asks.player in self.present else ''}"
            for asks in self.asking
        )

    @property
    def spoken_code(self) -> str:
        """The code as it is read out: "407 213"."""
        return f"{self.code[:3]} {self.code[3:]}"


class Person(NamedTuple):
    """A player as the host sees them."""

    number: int
    name: str
    team: int
    """The index of the team; -1 for none."""
    here: bool
    """Their phone has a line now."""
    answered: bool
    out: bool


class Votes(NamedTuple):
    """How a class answered."""

    tally: tuple[int, ...]
    """Of a choice how many chose each option as dealt; of an ordering, how many had each place right."""
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


@dataclass(frozen=True, slots=True)
class Board:
    """A lesson as the host's faces show it."""

    phase: Phase
    step: int
    title: str
    notes: tuple[str, ...]
    number: int
    """Which question it is, from 1; 0 in the lobby."""
    of: int
    vote: int
    asked: Asked | None
    opened: float
    """When the question was opened, in seconds since 1970, less the time it stood still."""
    deadline: float | None
    left: float | None
    """Seconds that were left when the lesson was made to stand still."""
    paused: bool
    locked: bool
    hidden: bool
    names: Names
    teams: tuple[str, ...]
    people: tuple[Person, ...]
    """In order of joining, those taken out too."""
    answered: int
    """How many have wholly answered the question that is open, at this vote."""
    expected: int
    """How many can."""
    votes: Votes | None
    """From when the question is closed."""
    first: Votes | None
    """The first vote, where there was a second."""
    agreement: str
    """"agree" or "divide" between a first vote and what comes next; "" where fewer than two answered."""
    told: Feedback | None
    """The right answer with its passages; from the reveal on."""
    wrong: Wrong | None
    standings: tuple[Standing, ...]
    standings_of: Standings
    can_hide: bool
    """Whether there are standings to be shown or hidden."""
    report: Report | None
    """At the end."""
    can: frozenset[str]
    """What the host can do now of the acts that name a step."""
    then: str
    """What going on does, in a few words."""
    door: Door

    def namesake(self, name: str, number: int) -> str:
        """Give the name of another player that one for this player would be taken for; "" without one."""
        own = look(name, self.names)
        others = (each.name for each in self.people if each.number != number)
        return next((other for other in others if look(other, self.names) == own), "")

    @property
    def voted_again(self) -> str:
        """How many gave a second vote, in words; whoever did not keeps the first."""
        stand = "" if self.answered == self.expected else ", the others’ first votes stand"
        return f"{self.answered} of {self.expected} voted again{stand}"

    @property
    def inside(self) -> tuple[Person, ...]:
        """Those who have not been taken out."""
        return tuple(person for person in self.people if not person.out)


def board(room: Room, door: Door) -> Board:
    """Give the lesson as it stands."""
    asked = room.current if room.phase not in (Phase.LOBBY, Phase.PODIUM, Phase.REPORT) else None
    is_told = room.phase in (Phase.REVEAL, Phase.STANDINGS)
    is_closed = asked is not None and (is_told or room.phase is Phase.BARS)
    inside = room.inside
    due = [player for player in inside if player.since <= room.at] if asked else []
    of = room.setup.standings
    is_shown = room.has_standings and room.phase in (Phase.STANDINGS, Phase.PODIUM, Phase.REPORT)
    return Board(
        phase=room.phase,
        step=room.step,
        title=room.title,
        notes=room.notes,
        number=room.at + 1,
        of=len(room.asked),
        vote=room.vote,
        asked=asked,
        opened=room.opened,
        deadline=room.deadline,
        left=room.left,
        paused=bool(room.paused),
        locked=room.locked,
        hidden=room.hidden,
        names=room.setup.names,
        teams=room.teams,
        people=tuple(_person(room, player, door) for player in room.players.values()),
        answered=sum(_has_answered(room, player) for player in due),
        expected=len(due),
        votes=_votes(room, due, first=False) if is_closed else None,
        first=_votes(room, due, first=True) if is_closed and room.vote > 1 else None,
        agreement=_agreement(room, due) if room.vote == 1 and room.phase in _BETWEEN else "",
        told=judged(room, room.at, ()).feedback if is_told else None,
        wrong=commonest_wrong(room, due, room.at) if is_told else None,
        standings=tuple(standings(room, teams=of is Standings.TEAMS)) if is_shown else (),
        standings_of=of,
        can_hide=room.keeps_standings,
        report=room.kept("report", lambda: report(room)) if room.phase is Phase.REPORT else None,
        can=room.can - ({"go"} if room.phase is Phase.LOBBY and not inside else set()),
        then=_then(room),
        door=door,
    )


def _person(room: Room, player: Player, door: Door) -> Person:
    here = player.number in door.present
    return Person(player.number, player.name, player.team, here, _has_answered(room, player), player.out)


def _has_answered(room: Room, player: Player) -> bool:
    """Whether a player's answer is whole: as many options as are wanted, every card numbered."""
    chosen = player.votes.get(room.at, {}).get(room.vote, ())
    return room.phase in ANSWERING and len(chosen) == room.asked[room.at].wanted


def _votes(room: Room, players: Sequence[Player], *, first: bool) -> Votes:
    """Count how these players answered the question of now."""
    asked = room.asked[room.at]
    chosen = [it for each in players if (it := chosen_at(room, each, room.at, first=first))]
    counts: Counter[int] = Counter()
    if asked.kind is Kind.ORDERING:
        rank = _ranks(asked)
        places = sorted(rank)
        for order in chosen:
            counts.update(place for place, at in enumerate(order) if rank[at] == places[place])
    else:
        counts.update(at for each in chosen for at in each)
    right = sum(judged(room, room.at, each).mark == 1 for each in chosen)
    return Votes(tuple(counts[at] for at in range(len(asked.options))), len(chosen), len(players), right)


def _ranks(asked: Asked) -> list[int]:
    """Give the place of each card as dealt; those that tie share one."""
    item: Ordering = asked.item  # type: ignore[assignment]
    rank = {event: number for number, group in enumerate(item.order) for event in group}
    return [rank[option.key] for option in asked.options]


def _agreement(room: Room, players: Sequence[Player]) -> str:
    """Say whether the answers agree, without telling on what."""
    answers = Counter(
        chosen if room.asked[room.at].kind is Kind.ORDERING else frozenset(chosen)
        for player in players
        if (chosen := chosen_at(room, player, room.at))
    )
    total = sum(answers.values())
    if total < 2:
        return ""
    return "agree" if max(answers.values()) >= _AGREE * total else "divide"


def _then(room: Room) -> str:
    """Say what going on does."""
    more = room.at + 1 < len(room.asked)
    if room.paused:
        return "go on"
    match room.phase:
        case Phase.LOBBY:
            return "begin"
        case Phase.QUESTION:
            return "close and show"
        case Phase.BARS:
            return "reveal"
        case Phase.DISCUSS:
            return "vote again"
        case Phase.REVEAL if room.has_standings and more:
            return "standings"
        case Phase.PODIUM:
            return "report"
        case Phase.REPORT:
            return ""
    if more:
        return f"question {room.at + 2}"
    return room.after_all.value
