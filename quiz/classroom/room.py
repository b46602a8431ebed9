"""The room of a lesson: who is in it, what is asked, what was answered. It follows from its log alone.

Entry after entry is taken in the order of the log. One that is old, foreign, repeated or malformed changes
nothing, so that a phone may send again what it does not know to have arrived, and the host may press twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from typing import TypeVar

from quiz.classroom.names import TEAMS, look
from quiz.classroom.setup import HOST, Entry, Setup, Standings
from quiz.game.asked import Asked

T = TypeVar("T")


class Phase(StrEnum):
    """Where the lesson is."""

    LOBBY = "lobby"
    QUESTION = "question"
    """A question is open."""
    BARS = "bars"
    """It is closed, and how the class answered is shown; not yet what is right."""
    DISCUSS = "discuss"
    """It is talked over before everybody votes again."""
    REVEAL = "reveal"
    STANDINGS = "standings"
    SKIPPED = "skipped"
    """The question was left out and counts for nobody."""
    PODIUM = "podium"
    REPORT = "report"


ANSWERING = (Phase.QUESTION, Phase.BARS, Phase.DISCUSS)
"""A question is being answered, and what is right is not yet said."""
BEFORE_OR_AFTER = (Phase.LOBBY, Phase.PODIUM, Phase.REPORT)
"""No question is asked."""
_NEXT = {
    Phase.QUESTION: Phase.BARS,
    Phase.BARS: Phase.REVEAL,
    Phase.DISCUSS: Phase.QUESTION,
    Phase.PODIUM: Phase.REPORT,
    Phase.REPORT: Phase.REPORT,
}
"""What follows, where that hangs on nothing else."""
_SHOWS = {"discuss": Phase.DISCUSS, "close": Phase.BARS, "skip": Phase.SKIPPED, "back": Phase.REVEAL}
"""What these acts of the host show."""
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("q", "vote", "step", "player", "team", "seconds"), int),
    "token": str,
    "on": bool,
    "players": list,
    "chosen": (list, tuple),
}
"""What the values of an entry are; with others it is malformed."""


class Touched(Enum):
    """Whose view an entry has changed."""

    NOBODY = auto()
    ONE = auto()
    """The player's who acted, or who is named."""
    COUNT = auto()
    """That player's, and everybody's by how many are in: that need not be shown at once."""
    ALL = auto()


@dataclass(slots=True)
class Player:
    """Somebody who joined."""

    number: int
    token: str
    """The SHA-256 of the secret that makes a phone this player, in hexadecimal."""
    name: str
    joined: float
    """Seconds since 1970."""
    since: int
    """The index of the first question that counts for them."""
    team: int = -1
    """The index of the team; -1 for none."""
    out: bool = False
    """Taken out by the host, who can bring them back."""
    done: int = 0
    """The highest counter of their acts that was dealt with."""
    votes: dict[int, dict[int, tuple[int, ...]]] = field(default_factory=dict)
    """What they chose, as positions among the options as dealt: by question's index, then by vote."""


@dataclass(eq=False)
class Room:
    """A lesson as it stands; it begins in the lobby."""

    asked: Sequence[Asked]
    """There is one at least."""
    setup: Setup
    title: str
    language: str = ""
    """Of the bank, as in HTML."""
    notes: tuple[str, ...] = ()
    class_list: Sequence[str] = ()
    phase: Phase = Phase.LOBBY
    step: int = 0
    """Grows with every change of what is shown; the host's acts name it."""
    at: int = -1
    """The index of the question."""
    vote: int = 1
    opened: float = 0.0
    """When the question was opened, less the time it stood still."""
    deadline: float | None = None
    """When it closes by itself; None if it does not, or while the lesson stands still."""
    left: float | None = None
    """Seconds left when the lesson was made to stand still."""
    paused: float = 0.0
    """Since when the lesson stands still; 0 if it does not."""
    last: float = 0.0
    """When something last happened."""
    locked: bool = False
    hidden: bool = False
    """No standings are shown."""
    skipped: set[int] = field(default_factory=set)
    voted_again: set[int] = field(default_factory=set)
    """The questions with a second vote."""
    players: dict[int, Player] = field(default_factory=dict)
    marks: dict[tuple[int, tuple[int, ...]], float] = field(default_factory=dict)
    """What was chosen at a question, by its index, and the mark of that: it stays what it is."""
    _by_token: dict[str, int] = field(default_factory=dict)
    _by_look: dict[str, int] = field(default_factory=dict)
    _kept: dict[object, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in self.asked:
            each.secrets.hold_back = False  # the report afterwards is made of what was told

    # What there is

    @property
    def current(self) -> Asked | None:
        """The question that is open, or was last."""
        return self.asked[self.at] if self.at >= 0 else None

    @property
    def inside(self) -> list[Player]:
        """The players who have not been taken out."""
        return [player for player in self.players.values() if not player.out]

    @property
    def teams(self) -> tuple[str, ...]:
        """What the teams are called."""
        return TEAMS[: self.setup.teams]

    @property
    def counted(self) -> tuple[int, ...]:
        """The indices of the questions that count."""
        return tuple(index for index in range(self.at + 1) if self.counts(index))

    def counts(self, index: int) -> bool:
        """Whether a question counts: what is right was revealed."""
        return index < self.at + (self.phase not in ANSWERING) and index not in self.skipped

    @property
    def keeps_standings(self) -> bool:
        """Whether there are standings to show."""
        kept = self.setup.standings
        return kept is Standings.ALL or (kept is Standings.TEAMS and bool(self.teams))

    @property
    def has_standings(self) -> bool:
        """Whether standings are shown."""
        return self.keeps_standings and not self.hidden

    @property
    def after_all(self) -> Phase:
        """What comes when nothing more is asked."""
        return Phase.PODIUM if self.has_standings and self.counted else Phase.REPORT

    @property
    def following(self) -> Phase:
        """What going on shows; where the lesson stands still, the same."""
        if self.paused:
            return self.phase
        if self.phase in _NEXT:
            return _NEXT[self.phase]
        if self.at + 1 >= len(self.asked):
            return self.after_all
        return Phase.STANDINGS if self.phase is Phase.REVEAL and self.has_standings else Phase.QUESTION

    def player_of(self, token: str) -> Player | None:
        """Give the player whose token has this hash."""
        return self.players.get(self._by_token.get(token, HOST))

    def looks(self, name: str) -> str:
        """Give what a name must not share with another's here."""
        return look(name, self.setup.names)

    def holder(self, name: str) -> Player | None:
        """Give the player who goes by a name, or by one that looks like it."""
        return self.players.get(self._by_look.get(self.looks(name), HOST))

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """Give what was made for this key, making it once until more than an answer changes the room."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]  # type: ignore[return-value]

    # What happens

    def is_void(self, entry: Entry) -> bool:
        """Whether what a phone sends would change nothing now, so that it need not be kept."""
        can = self._can_join if entry.act == "join" else self._can_answer
        return not (is_sound(entry) and can(entry))

    def take(self, entry: Entry) -> Touched:
        """Take the next entry of the log."""
        touched = Touched.NOBODY
        self.last = entry.at
        if not is_sound(entry):
            return touched
        if entry.act == "answer":
            if self._can_answer(entry):
                votes = self.players[entry.who].votes.setdefault(self.at, {})
                votes[self.vote] = tuple(entry.values["chosen"])
            if (player := self.players.get(entry.who)) and entry.k > player.done:
                player.done = entry.k  # one that comes too late is dealt with too
                touched = Touched.ONE
        elif entry.act == "join":
            if self._can_join(entry):
                self._join(entry)
                touched = Touched.COUNT
        elif entry.who == HOST:
            touched = self._by_host(entry)
        if entry.act != "answer":
            self._kept.clear()
        return touched

    def _can_join(self, entry: Entry) -> bool:
        token = entry.values.get("token")
        return bool(token and entry.name) and token not in self._by_token and not self.holder(entry.name)

    def _join(self, entry: Entry) -> None:
        open_now = self.phase is Phase.QUESTION and self.vote == 1 and not self.setup.limit
        since = max(0, self.at + (self.phase is not Phase.LOBBY and not open_now))
        number, token = len(self.players) + 1, entry.values["token"]
        player = Player(number, token, entry.name, entry.at, since, done=entry.k)
        if self.teams:
            sizes = Counter(each.team for each in self.inside)
            player.team = min(range(len(self.teams)), key=lambda team: sizes[team])
        self.players[number] = player
        self._by_token[token] = self._by_look[self.looks(entry.name)] = number

    def _can_answer(self, entry: Entry) -> bool:
        player, values = self.players.get(entry.who), entry.values
        return (
            self.phase is Phase.QUESTION
            and player is not None
            and not player.out
            and entry.k > player.done
            and player.since <= self.at
            and (values.get("q"), values.get("vote")) == (self.at + 1, self.vote)
            and is_choosable(self.asked[self.at], values.get("chosen"))
        )

    def _by_host(self, entry: Entry) -> Touched:
        """Take what the host does."""
        values = entry.values
        player = self.players.get(values.get("player", HOST))
        if player:
            return self._on_player(player, entry)
        match entry.act:
            case "lock":
                self.locked = values.get("on") is True
            case "hide":
                self.hidden = values.get("on") is True
                return Touched.ALL
            case "sweep":
                for each in self.inside:
                    each.out = each.number in values.get("players", ())
                return Touched.ALL
            case _ if values.get("step") == self.step and entry.act in self.can:
                self._move_on(entry)
                return Touched.ALL
        return Touched.NOBODY

    def _on_player(self, player: Player, entry: Entry) -> Touched:
        values = entry.values
        match entry.act:
            case "kick" | "bring":
                player.out = entry.act == "kick"
            case "move" if values.get("team") in range(len(self.teams)):
                player.team = values["team"]
            case "name" if entry.name and self.holder(entry.name) in (None, player):
                self._by_look.pop(self.looks(player.name), None)
                player.name = entry.name
                self._by_look[self.looks(entry.name)] = player.number
            case "admit" if values.get("token") and values["token"] not in self._by_token:
                self._by_token.pop(player.token, None)
                player.token = values["token"]
                self._by_token[player.token] = player.number
                player.out = False  # the teacher knows whom they have let in again
            case _:
                return Touched.NOBODY
        return Touched.COUNT  # others may see the name, and the points of the team

    @property
    def can(self) -> frozenset[str]:
        """What the host can do now of the acts that name a step."""
        phase, timed = self.phase, self.deadline is not None or self.left is not None
        acts = {
            "go": phase is not Phase.REPORT,
            "close": phase in (Phase.QUESTION, Phase.DISCUSS) and not self.paused,
            "discuss": phase in (Phase.QUESTION, Phase.BARS) and self.vote == 1 and not self.paused,
            "skip": phase in ANSWERING,
            "back": phase in (Phase.STANDINGS, Phase.PODIUM) and self.counts(self.at),
            "end": phase not in BEFORE_OR_AFTER,
            "pause": phase in (Phase.QUESTION, Phase.DISCUSS) and not self.paused,
            "resume": bool(self.paused),
            "extend": phase is Phase.QUESTION and timed,
        }
        return frozenset(act for act, allowed in acts.items() if allowed)

    def _move_on(self, entry: Entry) -> None:
        """Do what can be done now."""
        if entry.act in ("skip", "end") and self.phase in ANSWERING:
            self.skipped.add(self.at)
        match entry.act:
            case "discuss" | "close" | "skip" | "back":
                self._show(_SHOWS[entry.act])
            case "end":
                self._show(self.after_all)
            case "pause":
                self.step += 1
                self.paused = entry.at
                self.left = None if self.deadline is None else max(0.0, self.deadline - entry.at)
                self.deadline = None
            case "extend":
                self.step += 1  # a double press adds once
                seconds = entry.values.get("seconds", 0)
                if self.left is not None:
                    self.left += seconds
                elif self.deadline is not None:
                    self.deadline += seconds
            case _ if self.paused:
                self.step += 1
                self.opened += max(0.0, entry.at - self.paused)
                self.deadline = None if self.left is None else entry.at + self.left
                self.paused, self.left = 0.0, None
            case _ if self.phase is Phase.DISCUSS:
                self.voted_again.add(self.at)
                self._open(self.at, 2, entry.at)
            case _ if self.following is Phase.QUESTION:
                self._open(self.at + 1, 1, entry.at)
            case _:
                self._show(self.following)

    def _open(self, at: int, vote: int, now: float) -> None:
        self._show(Phase.QUESTION)
        self.at, self.vote, self.opened = at, vote, now
        self.deadline = now + self.setup.limit if self.setup.limit else None

    def _show(self, phase: Phase) -> None:
        self.phase = phase
        self.step += 1
        self.deadline = self.left = None
        self.paused = 0.0


def is_sound(entry: Entry) -> bool:
    """Whether an entry's values are what they must be, as far as they are there."""
    return all(isinstance(value, _KINDS.get(name, object)) for name, value in entry.values.items())


def is_choosable(asked: Asked, chosen: object) -> bool:
    """Whether this can be chosen: different positions among the options, at most as many as are wanted."""
    return (
        isinstance(chosen, list | tuple)
        and len(chosen) <= asked.wanted
        and all(type(at) is int and 0 <= at < len(asked.options) for at in chosen)
        and len(set(chosen)) == len(chosen)
    )
