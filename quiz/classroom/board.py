"""What the host's faces show: one frozen value of all there is, made anew when something has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from quiz.bank.problems import Problem, ProblemError
from quiz.classroom import scores
from quiz.classroom.names import LONGEST, cleaned, look
from quiz.classroom.report import Report, report
from quiz.classroom.room import ANSWERING, Phase, Player, Room
from quiz.classroom.setup import MINUTE, MORE, Names, Standings
from quiz.game.asked import Asked, Feedback
from quiz.game.round import Kind
from quiz.text.cleaning import excerpt

LONELY = 20.0
IN_THE_WAY = (
    "Nobody yet? Phones must be in the same Wi-Fi as this computer; its firewall must let them in; and some "
    "Wi-Fis keep phones apart. The way out: a hotspot, of a phone or of this computer, then {}."
)
"""What may keep phones from coming; with what the host does then."""
_BETWEEN = (Phase.BARS, Phase.DISCUSS)
_AGREE = 4 / 5
"""Where so many give the same answer, the answers agree."""
_FEW = 5
"""Before a question is closed it is not said of fewer whether they agree."""
_ASKING = 3
"""So many who ask for a name back are dealt with at once."""


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
    is_lonely: bool = False
    """For `LONELY` seconds the lobby has been open, and nobody has come."""
    asking: tuple[Asking, ...] = ()
    notices: tuple[str, ...] = ()
    """What the host should know now: wrong codes, a disk that fails, refused messages."""

    @property
    def asked_back(self) -> tuple[str, ...]:
        """What phones ask for, those that have waited longest: somebody may be in under that name."""
        there = ", though another phone is in under it"
        return tuple(
            f"A phone asks for the name {excerpt(asks.name, LONGEST)} back"
            + there * (asks.player in self.present)
            for asks in self.asking[:_ASKING]
        )

    @property
    def spoken_code(self) -> str:
        """The code as it is read out: "407 213"."""
        return f"{self.code[:3]} {self.code[3:]}"


class Act(NamedTuple):
    """Something that the host can do."""

    do: str
    """As the room calls it."""
    words: str
    """What it does, as short as beside a key."""
    sentence: str
    """The same where there is room."""
    values: Mapping[str, Any]


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
    joined: float
    """Seconds since 1970."""
    asked: bool
    """The question of now is theirs to answer."""

    @property
    def where(self) -> str:
        """Where they are, if not here."""
        return "taken out" if self.out else "" if self.here else "no line now"


class Bar(NamedTuple):
    """How many answered so: chose an option, or put this card in a place as most did."""

    text: str
    times: int
    before: int | None
    """At the first vote, where there was a second."""


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
    begun: int
    """How many have answered, but not to the end."""
    expected: int
    """How many can."""
    votes: scores.Votes | None
    """From when the question is closed."""
    first: scores.Votes | None
    """The first vote, where there was a second."""
    agreement: str
    """"agree" or "divide" after a first vote, or once all here, five at least, have given it; else ""."""
    told: Feedback | None
    """The right answer with its passages; from the reveal on."""
    mistake: scores.Mistake | None
    """The commonest; at the reveal."""
    standings: tuple[scores.Standing, ...]
    standings_of: Standings
    report: Report | None
    """At the end."""
    acts: tuple[Act, ...]
    """All that the host can do now but for what concerns one player, the usual first."""
    door: Door

    def act(self, do: str) -> Act | None:
        """Give what the host can do now under this name: the first, or none."""
        return next((act for act in self.acts if act.do == do), None)

    def acts_on(self, person: Person) -> Iterator[Act]:
        """What the host can do about a player; with "name" goes a name, see `name_for`."""
        player = {"player": person.number}
        if person.out:
            yield Act("bring", "Bring back", "Bring back", player)
        yield Act("name", "Another name", "Another name", player)
        for index, team in enumerate(self.teams):
            if index != person.team:
                yield Act("move", f"To the team {team}", f"To the team {team}", player | {"team": index})
        if not person.out:
            yield Act("kick", "Take out", "Take out", player)

    def name_for(self, person: Person, typed: str) -> str:
        """Give a typed name as a player's; raises ProblemError if it is none, or passes for another's."""
        name = cleaned(typed)
        if not name:
            raise ProblemError(Problem("no-name", "Please type a name with letters in it."))
        for other in self.people:
            if other.number != person.number and look(other.name, self.names) == look(name, self.names):
                message = f"{other.name} is here already, and would be taken for {name}."
                raise ProblemError(Problem("name-taken", message))
        return name

    @property
    def bars(self) -> Iterator[Bar]:
        """How the class answered, without a word of what is right: an option or a place each."""
        if not (self.asked and self.votes):
            return
        named: set[int] = set()
        for at in range(len(self.asked.options)) if self.votes.answers else ():
            counts, first = self.votes.tally, self.first.tally if self.first else None
            if self.votes.placed:
                counts, first = self.votes.placed[at], self.first.placed[at] if self.first else None
                at = max(range(len(counts)), key=lambda card: (counts[card], card not in named))
                named.add(at)
            yield Bar(self.asked.options[at].text, counts[at], first[at] if first else None)

    @property
    def voted_again(self) -> str:
        """How many gave a second vote, in words; whoever did not keeps the first."""
        stand = "" if self.answered == self.expected else ", the others’ first votes stand"
        return f"{self.answered} of {self.expected} voted again{stand}"

    def late(self, now: float) -> tuple[Person, ...]:
        """Who joined within the last minute, and would be swept out."""
        return tuple(person for person in self.inside if now - person.joined < MINUTE)

    @property
    def stands(self) -> Iterator[str]:
        """What of the lesson's state holds until the host changes it, a line each."""
        if self.phase is Phase.QUESTION and self.agreement == "divide" and self.act("discuss"):
            yield "All here have answered, and the answers divide: let the class talk it over first?"
        if self.paused:
            yield "The lesson stands still."
        if self.locked:
            yield "The room is locked: nobody else comes in."

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
    here = [each for each in due if each.number in door.present]
    # Of fewer somebody who tries one option after another could tell what the others chose.
    is_whole = len(here) >= _FEW and all(_has_answered(room, each) for each in here)
    is_between = room.phase in _BETWEEN or (room.phase is Phase.QUESTION and is_whole)
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
        begun=sum(bool(_chosen(room, player)) and not _has_answered(room, player) for player in due),
        expected=len(due),
        votes=room.kept("votes", lambda: scores.votes(room, due, room.at)) if is_closed else None,
        first=room.kept("first", lambda: scores.votes(room, due, room.at, first=True))
        if is_closed and room.vote > 1
        else None,
        agreement=_agreement(room, due) if room.vote == 1 and is_between else "",
        told=scores.feedback_on(room, room.at, ()) if is_told else None,
        mistake=room.kept("mistake", lambda: scores.commonest(room, due, room.at))
        if room.phase is Phase.REVEAL
        else None,
        standings=tuple(scores.standings(room, teams=of is Standings.TEAMS)) if is_shown else (),
        standings_of=of,
        report=room.kept("report", lambda: report(room)) if room.phase is Phase.REPORT else None,
        acts=tuple(_acts(room, door)),
        door=door,
    )


def _acts(room: Room, door: Door) -> Iterator[Act]:
    """Name what the host can do now."""
    going = _going(room)
    lock = ("unlock", "Unlock the room") if room.locked else ("lock", "Lock the room")
    hide = ("hide standings", "Show no more standings")
    if room.hidden:
        hide = ("show standings", "Show standings again")
    step = {"step": room.step}
    acts = [
        Act("go", going, going.capitalize(), step),
        Act("discuss", "vote again", "Discuss, and vote again", step),
        Act("close", "show the answers", "Show how they answered, without a second vote", step),
        Act("pause", "pause", "Let the lesson stand still", step),
        Act("skip", "skip", "Leave this question out", step),
        Act("back", "back", "Back to what is right", step),
        Act("extend", "more time", f"{MORE} seconds more", step | {"seconds": MORE}),
        Act("lock", *lock, {"on": not room.locked}),
        Act("sweep", "sweep", "Sweep out who joined in the last minute, with a new code", {}),
        Act("hide", *hide, {"on": not room.hidden}),
        Act("address", "address", "Another address of this machine", {}),
        Act("end", "End it now, with what counts so far", "End the lesson early", step),
    ]
    allowed: dict[str, object] = dict.fromkeys(room.can, True) | {
        "go": "go" in room.can and (room.inside or room.phase is not Phase.LOBBY),
        "close": room.phase is Phase.DISCUSS and "close" in room.can,
        "lock": True,
        "sweep": room.players,
        "hide": room.keeps_standings and room.phase in (Phase.REVEAL, Phase.STANDINGS),
        "address": door.others or not room.players,
    }
    yield from (act for act in acts if allowed.get(act.do))
    for asks in door.asking[:_ASKING]:
        phone = {"player": asks.player, "token": asks.token}
        yield Act("admit", "admits", f"Give the name {asks.name} back to the phone that asks", phone)
        yield Act("refuse", "refuses", f"Refuse {asks.name} to it", phone)


def _going(room: Room) -> str:
    """Say what going on does."""
    if room.paused:
        return "go on"
    begins = {Phase.LOBBY: "begin", Phase.QUESTION: "close and show", Phase.DISCUSS: "vote again"}
    question = f"question {room.at + 2}" if room.following is Phase.QUESTION else room.following.value
    return begins.get(room.phase, question)


def _person(room: Room, each: Player, door: Door) -> Person:
    here, answered = each.number in door.present, _has_answered(room, each)
    asked = each.since <= room.at
    return Person(each.number, each.name, each.team, here, answered, each.out, each.joined, asked)


def _has_answered(room: Room, player: Player) -> bool:
    """Whether a player's answer is whole: as many options as are wanted, every card numbered."""
    return room.phase in ANSWERING and len(_chosen(room, player)) == room.asked[room.at].wanted


def _chosen(room: Room, player: Player) -> Sequence[int]:
    return player.votes.get(room.at, {}).get(room.vote, ())


def _agreement(room: Room, players: Sequence[Player]) -> str:
    """Say whether the answers agree, without telling on what."""
    answers = Counter(
        chosen if room.asked[room.at].kind is Kind.ORDERING else frozenset(chosen)
        for player in players
        if (chosen := scores.chosen_at(room, player, room.at))
    )
    total = sum(answers.values())
    if total < 2:
        return ""
    return "agree" if max(answers.values()) >= _AGREE * total else "divide"
