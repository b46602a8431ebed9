"""One line to a phone: what may be heard on it, how often, and what is still to be said."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, KeysView, Mapping
from dataclasses import dataclass, field
from typing import Any

from quiz.classroom.door import Turns

LONGEST = 4096
"""Bytes of a message at most."""
APART = 0.1
"""Seconds between two acts of a line, once it has used up its share; nothing is lost, it waits."""
SHARE = {False: (4, 0.2), True: (10, 1.0)}
"""So many acts at once, and so many a second, of a guest and of a player, are heard before all others;"""
EAGER = (50, 200.0)
"""so many beyond them are of all lines together, which take turns: who taps little waits for no script."""
MALFORMED = 3
"""So many malformed messages close a line."""
_OLDER = 2  # so many more lines may be the same player's: tabs, phones
_COUNTERS = 2**53  # what a page counts exactly

_FIELDS: Mapping[str, Mapping[str, type]] = {
    "answer": {"q": int, "vote": int, "chosen": list},
    **{act: {} for act in ("hello", "code", "join", "offer", "ask", "cancel", "here")},
}
"""What each act of a phone must have,"""
_TEXTS = ("token", "code", "key", "name")
"""and these texts, empty where they are not given."""


@dataclass(slots=True, eq=False)
class Line:
    """One line to a phone, and what is to be said on it."""

    address: str
    at: float
    """When its share was reckoned last, by the clock of the event loop."""
    hold: Callable[[bool], None] | None
    """Called when nothing more is to be read from it for now, and when it is again; None if it polls."""
    token: str = ""
    """The hash of its secret; "" if it has none."""
    gift: str = ""
    """The secret that it is to be given."""
    told: bool = False
    """The secret was said, though it may not have arrived."""
    n: int = 0
    """The number of the newest view that was said."""
    k: int = 0
    """The highest counter of its acts at the door that was dealt with."""
    refused: str = ""
    """Why its last act at the door was refused."""
    stale: bool = False
    greeted: bool = False
    closed: bool = False
    malformed: int = 0
    full: float = SHARE[False][0]
    """How much of its share is left."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when there is something to say, or when it is closed."""
    heard: float = field(init=False)
    spoke: float = field(init=False)

    def __post_init__(self) -> None:
        self.heard = self.spoke = self.at

    def stir(self) -> None:
        """Let it be told the newest view."""
        self.stale = True
        self.wake.set()

    def end(self) -> None:
        """Let it be closed when all was said."""
        self.closed = True
        self.wake.set()

    def says(self, now: float, view: Callable[[], str]) -> list[str]:
        """Give what is to be said on it now, the newest view whole."""
        self.wake.clear()
        self.spoke = now
        texts = []
        if self.gift:
            texts.append(f'{{"token":"{self.gift}"}}')
            self.told = True
            if self.hold:
                self.gift = ""
        if self.stale:
            self.stale = False
            self.n += 1
            texts.append(view())
        return texts or ['{"beat":1}']

    def polled(self, now: float, n: int) -> None:
        """Learn from a phone that polls which view has arrived: what has not is said again."""
        self.heard = now
        if n < self.n:
            self.stir()
        elif self.told:
            self.gift = ""


class Lines:
    """The lines of a lesson: the newest of those with one secret is the player or the guest."""

    def __init__(self) -> None:
        self.all: set[Line] = set()
        self._by_token: dict[str, list[Line]] = {}
        """By the hash of the secret, the newest last."""

    @property
    def tokens(self) -> KeysView[str]:
        """The hashes of the secrets of those who are there."""
        return self._by_token.keys()

    def newest(self, token: str) -> Line | None:
        """Give the line that is the player or the guest; None if there is none."""
        return self._by_token[token][-1] if token in self._by_token else None

    def take_over(self, line: Line) -> None:
        """Let a line be the newest; the one before is told so, and of many older ones the first ends."""
        before = [each for each in self._by_token.get(line.token, ()) if each is not line]
        for each in (line, *before[-1:]):
            each.stir()
        if len(before) > _OLDER:
            before.pop(0).end()
        self._by_token[line.token] = [*before, line]

    def close(self, line: Line) -> bool:
        """Forget a line; whether nobody is there any more on it."""
        line.end()
        self.all.discard(line)
        is_newest = self.newest(line.token) is line
        if is_newest:
            del self._by_token[line.token]
        return is_newest


class Pace:
    """Lets lines act: each its share at once, and what goes beyond in turns."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: Turns[asyncio.Future[None]] = Turns(*EAGER)
        self._timer: asyncio.TimerHandle | None = None

    async def wait(self, line: Line, *, is_player: bool) -> None:
        """Wait until a line that acts more than its share may act again."""
        most, a_second = SHARE[is_player]
        now = self._loop.time()
        line.full = min(most, line.full + (now - line.at) * a_second)
        line.at = line.heard = now
        if line.full >= 1:
            line.full -= 1
            return
        hold = line.hold or (lambda _: None)
        hold(True)
        await asyncio.sleep(APART)
        turn = self._loop.create_future()
        self._waiting.put(line.address, turn)
        self._let_on()
        await turn
        hold(False)

    def _let_on(self) -> None:
        while turn := self._waiting.next(self._loop.time()):
            if not turn.done():
                turn.set_result(None)
        if self._timer is None and (seconds := self._waiting.wait()) is not None:
            self._timer = self._loop.call_later(seconds, self._due)

    def _due(self) -> None:
        self._timer = None
        self._let_on()


def read_act(text: str | bytes) -> dict[str, Any] | None:
    """Read a message of a phone; None if it is malformed."""
    if len(text) > LONGEST or len(text.encode(errors="replace") if isinstance(text, str) else text) > LONGEST:
        return None
    try:
        act = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(act, dict) or not isinstance(act.get("do"), str) or act["do"] not in _FIELDS:
        return None
    whole = {"k": 0, **dict.fromkeys(_TEXTS, ""), **act}
    kinds = {"k": int, **dict.fromkeys(_TEXTS, str), **_FIELDS[act["do"]]}
    is_sound = all(type(whole.get(field)) is kind for field, kind in kinds.items())
    return whole if is_sound and 0 <= whole["k"] < _COUNTERS else None
