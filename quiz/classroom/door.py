"""The door of the room: who may come in, in whose turn, and under which name. Time is an argument."""

from __future__ import annotations

import secrets
from collections import Counter, deque
from collections.abc import Container
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from quiz.classroom.board import Asking
from quiz.classroom.names import cleaned, given_names
from quiz.classroom.room import Room
from quiz.classroom.setup import LIMIT, MINUTE, Names

T = TypeVar("T")

DIGITS = 6
WRONG_CODES = 20
"""After so many wrong codes within `MINUTE` seconds, typed ones wait."""
AT_ONCE = 60
"""So many joins are taken at once,"""
A_SECOND = 10.0
"""and then so many a second."""
MOST_GUESTS = 4000
"""Beyond so many who have no name yet, the first from the most crowded address has to show the code again."""


def new_code() -> str:
    """Give a code by chance."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def new_key() -> str:
    """Give a key by chance: 64 bits, short enough for a square that is easily read."""
    return secrets.token_urlsafe(8)


class Turns(Generic[T]):
    """A queue in which addresses take turns: so many at once, and then so many a second."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._waiting: dict[str, deque[T]] = {}
        self.refill(0.0)

    def refill(self, now: float) -> None:
        """Let so many out at once again."""
        self._full, self._at = float(self._at_once), now

    def clear(self) -> None:
        """Send away all who wait."""
        self._waiting.clear()

    def put(self, address: str, one: T) -> None:
        """Let one wait behind the others of the same address."""
        self._waiting.setdefault(address, deque()).append(one)

    def next(self, now: float) -> T | None:
        """Give the next whose turn has come, if any."""
        self._full = min(self._at_once, self._full + max(0.0, now - self._at) * self._a_second)
        self._at = now
        if not self._waiting or self._full < 1:
            return None
        self._full -= 1
        address = next(iter(self._waiting))
        of_address = self._waiting.pop(address)
        one = of_address.popleft()
        if of_address:
            self._waiting[address] = of_address  # behind the other addresses
        return one

    def wait(self) -> float | None:
        """Give the seconds from the last asking until the next turn; None if nobody waits."""
        return max(0.0, 1 - self._full) / self._a_second if self._waiting else None


@dataclass(slots=True, eq=False)
class Guest:
    """A phone whose code was right, and that has no name yet."""

    token: str
    """The SHA-256 of its secret, in hexadecimal."""
    address: str
    offer: str = ""
    """The name that it is offered, where names are given."""
    asks: int = 0
    """The player whose name it says is its own; 0 for none."""
    wants: str | None = None
    """The name with which it waits for its turn to join; None if it does not."""
    k: int = 0
    """The counter of the act by which it does."""


class Doorkeeper:
    """Looks at codes, offers names, and lets guests in one after the other."""

    def __init__(self, room: Room, code: str, key: str, *, seed: str = "", limit: int = LIMIT) -> None:
        self.room = room
        self.code = code
        self.key = key
        self._limit = limit
        self._seed = seed
        self._round = 1
        self._names: deque[str] = deque()
        self._wrong: deque[float] = deque(maxlen=WRONG_CODES)
        self.guests: dict[str, Guest] = {}
        """By their tokens' hashes, in the order in which they came, or asked for a name back."""
        self.turns: Turns[Guest] = Turns(AT_ONCE, A_SECOND)

    def sweep(self, code: str, key: str, now: float) -> None:
        """Change the locks: all guests are out, and whoever has the new code is taken at once."""
        self.code, self.key = code, key
        self.guests.clear()
        self._wrong.clear()
        self.turns.clear()
        self.turns.refill(now)

    # Codes

    def waits(self, now: float) -> bool:
        """Whether typed codes wait, since so many were wrong."""
        return len(self._wrong) == WRONG_CODES and now - self._wrong[0] < MINUTE

    def refuses(self, code: str, key: str, now: float) -> str:
        """Say why a code or a key does not let in; "" if it does. The key, too long to guess, never waits."""
        if key:
            return "" if _is_same(key, self.key) else "code"
        if self.waits(now):
            return "wait"
        if _is_same(code, self.code):
            return ""
        self._wrong.append(now)
        return "code"

    def let_in(self, token: str, address: str) -> Guest:
        """Take a phone whose code was right as a guest."""
        if len(self.guests) >= MOST_GUESTS:
            crowded = Counter(each.address for each in self.guests.values()).most_common(1)[0][0]
            del self.guests[next(key for key, each in self.guests.items() if each.address == crowded)]
        guest = self.guests[token] = Guest(token, address)
        if self.room.setup.names is Names.GIVEN:
            self.offer(guest)
        return guest

    # Names

    def offer(self, guest: Guest) -> None:
        """Offer another name, which nobody has or is offered."""
        offered = {each.offer for each in self.guests.values()}
        while True:
            for _ in range(len(self._names)):
                name = self._names.popleft()
                if self.room.holder(name):
                    continue  # taken for good
                self._names.append(name)
                if name not in offered:
                    guest.offer = name
                    return
            names = given_names(self._seed)
            self._names.extend(names if self._round == 1 else (f"{name} {self._round}" for name in names))
            self._round += 1

    def want(self, guest: Guest, name: str, k: int) -> str:
        """Let a guest wait for its turn to join under a name; or say why it cannot."""
        # A class list is taken as it stands.
        proper = name if name in self.room.class_list else cleaned(name)
        wanted = guest.offer if self.room.setup.names is Names.GIVEN else proper
        refused = self.refuses_name(wanted)
        if not refused:
            if guest.wants is None:
                self.turns.put(guest.address, guest)
            guest.wants, guest.k, guest.asks = wanted, k, 0
        return refused

    def refuses_name(self, name: str, beside: int = 0) -> str:
        """Say why nobody can join under this name now, `beside` so many others; "" if somebody can."""
        room = self.room
        holder = room.holder(name)
        if holder and holder.name.casefold() == name.casefold():
            return "taken"  # of a locked room too: who lost it may ask for it back
        if room.locked:
            return "locked"
        if len(room.inside) + beside >= self._limit:
            return "full"
        if not name or (room.setup.names is Names.LIST and name not in room.class_list):
            return "word"
        return "alike" if holder else ""

    def next(self, now: float) -> Guest | None:
        """Give the next guest to join, who has not gone meanwhile."""
        while guest := self.turns.next(now):
            if self.guests.get(guest.token) is guest and guest.wants is not None:
                return guest
        return None

    def ask(self, guest: Guest, name: str, here: Container[str]) -> str:
        """Ask the host for a name back, or say why not: nobody has it, or another `here` does."""
        holder = self.room.holder(name)
        if not holder:
            return "word"
        rivals = [each for each in self.guests.values() if each.asks == holder.number]
        if any(each.token in here for each in rivals):
            return "taken"
        for each in rivals:
            each.asks = 0
        guest.asks, guest.wants = holder.number, None
        self.guests[guest.token] = self.guests.pop(guest.token)  # behind those who asked before
        return ""

    def asking(self, here: Container[str]) -> tuple[Asking, ...]:
        """Who asks for a name back, of those whose tokens are `here`."""
        players = self.room.players
        return tuple(
            Asking(guest.token, guest.asks, players[guest.asks].name)
            for guest in self.guests.values()
            if guest.asks and guest.token in here
        )

    # What a phone at the door shows

    def view(self, guest: Guest | None, present: frozenset[int]) -> dict[str, Any]:
        """Give what a phone shows that is no player's: the players in `present` cannot be asked back."""
        if guest is None:
            return {"state": "code"}
        room = self.room
        if guest.asks:
            return {"state": "asked", "name": room.players[guest.asks].name}
        names = room.setup.names
        view: dict[str, Any] = {"state": "name", "names": names.value}
        if names is Names.GIVEN:
            lost = [player.name for player in room.inside if player.number not in present]
            return view | {"offer": guest.offer, "lost": lost}
        if names is Names.LIST:
            return view | {"list": list(room.class_list), "taken": [player.name for player in room.inside]}
        return view


def _is_same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(errors="replace"), other.encode())
