"""A lesson as it runs: lines of phones, the host's acts, the disk, and the views and boards that follow.

It lives in one event loop. What happens waits to be written; a thread writes all that waits in one
transaction; only then the room takes it, in the same order, and only then anybody is shown anything. So
nothing is acknowledged that is not on the disk.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from quiz.classroom.board import LONELY, Board, Door, board
from quiz.classroom.clock import steady
from quiz.classroom.door import WRONG_CODES, Doorkeeper, Guest, new_code, new_key
from quiz.classroom.ledger import Ledger, Log
from quiz.classroom.line import MALFORMED, Line, Lines, Pace, read_act
from quiz.classroom.names import cleaned
from quiz.classroom.room import Phase, Touched
from quiz.classroom.setup import HOST, MINUTE, Entry
from quiz.classroom.view import bank_text, encoded, written

PATIENCE = 10.0
"""Seconds in which a new line says who it is."""
BEAT = 5.0
"""After so many seconds of silence a line is told that it is up."""
POLLED = 30.0
"""A line that polls is gone when it has not done so for this long."""
BOARDS_A_SECOND = 5.0
_COUNTED = 1.0  # seconds until all are told how many are in
_TICK = 1.0  # seconds between two looks at all lines


class Lesson:
    """A room, its door and its log, and the lines of the phones in it."""

    def __init__(
        self,
        keeper: Doorkeeper,
        log: Log,
        show: Callable[[Board], None],
        *,
        days: int = 0,
        clock: Callable[[], float] = steady,
    ) -> None:
        """Begin, in the thread of the event loop; `show` is called there with each new board."""
        self.keeper = keeper
        self.room = room = keeper.room
        self.door = Door()
        """What the faces show of the door; who serves the lines fills in the address."""
        self.notices: tuple[str, ...] = ()
        """What the host should know of the address."""
        self.refused, self._refused_at = 0, 0.0
        """How many messages were refused."""
        self._show = show
        self._days = days
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self.ledger = Ledger(log, clock, self.stir)
        self._is_over = False
        self._lines = Lines()
        self._pace = Pace()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._shown_at = 0.0
        self._lonely_since = self._loop.time()
        self._tasks = [self._loop.create_task(each) for each in (self._keep(), self._watch())]
        for task in self._tasks:
            task.add_done_callback(self._stumbled)
        if "pause" in room.can:  # the program was killed: the time until now is nobody's
            self.ledger.put(Entry(room.last, HOST, "pause", 0, {"step": room.step}))
            if room.deadline is None:  # else it goes on when the host sees that the phones are back
                self.ledger.put(Entry(self._clock(), HOST, "resume", 0, {"step": room.step + 1}))

    async def stop(self) -> None:
        """Write what waits, tell the phones that it is over or stands still, and let their lines go."""
        await self.ledger.idle()
        for task in self._tasks:
            task.cancel()
        for timer in self._timers.values():
            timer.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._is_over = True
        for line in self._lines.all:
            line.stir()
            line.end()
        await self.ledger.close()

    def _stumbled(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            self._loop.call_exception_handler({"message": "a lesson stands still", "exception": error})

    # Lines

    def open(self, address: str, hold: Callable[[bool], None] | None = None) -> Line:
        """Take a new line, one that polls if it cannot be held; it is closed if it does not say who it is."""
        line = Line(address, self._loop.time(), hold)
        self._lines.all.add(line)
        if self._is_over:
            line.stir()
            line.end()
        return line

    def close(self, line: Line) -> None:
        """Forget a line."""
        if self._lines.close(line):
            self.stir()

    def says(self, line: Line) -> list[str]:
        """Give what is to be said on a line now, the newest view whole."""
        return line.says(self._loop.time(), partial(self._view, line))

    def _view(self, line: Line) -> str:
        room, player, guest = self.room, self.room.player_of(line.token), self.keeper.guests.get(line.token)
        is_newest = self._lines.newest(line.token) is line
        if player and is_newest and not self._is_over:
            return encoded(room, player, self._clock(), self._days, line.n)
        view = self.keeper.view(guest, self.door.present)
        if line.refused:
            view["refused"] = line.refused
        if self._is_over or ((player or guest) and not is_newest):
            goes_on = self.room.players and self.room.phase is not Phase.REPORT
            why = ("pause" if goes_on else "over") if self._is_over else "elsewhere"
            view = {"state": "note", "why": why}
        frame = {"bank": bank_text(room), "title": room.title, "kept": self._days}
        return written({"n": line.n, "done": line.k} | frame | view)

    # What phones do

    async def hear(self, line: Line, text: str | bytes, token: str = "") -> None:
        """Take a message of a phone, and come back when it was dealt with; `token` is what came beside it."""
        await self.pace(line)
        act = read_act(text)
        if act is None or (act["do"] == "hello") is line.greeted:
            self.refuse(line)
        elif act["do"] == "hello":
            self._greet(line, act["token"] or token)
        elif (player := self.room.player_of(line.token)) is None:
            self._at_door(line, act)
        elif act["do"] == "here":
            self._take_over(line)  # which shows; an answer before it may wait for the disk yet
        elif act["do"] == "answer" and self._lines.newest(line.token) is line:
            chosen = {"q": act["q"], "vote": act["vote"], "chosen": act["chosen"]}
            entry = Entry(self._clock(), player.number, "answer", act["k"], chosen)
            if self._is_over or self.room.is_void(entry):
                line.stir()
            else:
                await self.ledger.put(entry)
        else:
            line.stir()

    async def pace(self, line: Line) -> None:
        """Wait until more may be read from a line: whoever sends much waits for who sends little."""
        await self._pace.wait(line, is_player=self.room.player_of(line.token) is not None)

    def refuse(self, line: Line | None = None) -> None:
        """Count a malformed message; a line's third closes it."""
        self.refused += 1
        self._refused_at = self._clock()
        self.stir()
        if line:
            line.malformed += 1
            if line.malformed >= MALFORMED:
                line.end()

    def _greet(self, line: Line, token: str) -> None:
        line.greeted = True
        hashed = _hash(token)
        if self.room.player_of(hashed) or hashed in self.keeper.guests:
            line.token = hashed
            self._take_over(line)
        line.stir()

    def _take_over(self, line: Line) -> None:
        self._lines.take_over(line)
        self.stir()

    def _at_door(self, line: Line, act: Mapping[str, Any]) -> None:
        """Take what a phone does that is no player's."""
        guest = self.keeper.guests.get(line.token)
        name, k = act["name"], act["k"]
        line.refused = ""
        if act["do"] == "code" and guest is None:
            line.refused = self.keeper.refuses(act["code"], act["key"], self._clock())
            if not line.refused:
                line.gift, line.told = secrets.token_urlsafe(16), False
                line.token = _hash(line.gift)
                self.keeper.let_in(line.token, line.address)
                self._lines.take_over(line)
        elif guest and act["do"] == "join":
            line.refused = self.keeper.want(guest, name, k)
            self.ledger.work.set()
        elif guest and act["do"] == "offer":
            self.keeper.offer(guest)
        elif guest and act["do"] == "ask":
            line.refused = self.keeper.ask(guest, name, self._lines.tokens)
        elif guest and act["do"] == "cancel":
            guest.asks = 0
        if not (guest and guest.wants is not None):  # who waits for a turn is not dealt with yet
            line.k = max(line.k, k)
        line.stir()
        self.stir()

    # What the host does

    def do(self, act: str, values: Mapping[str, Any], name: str = "") -> asyncio.Future[None] | None:
        """Take an act of the host; if it has to be written, the future is done when that is shown."""
        if act in ("admit", "refuse"):
            guest = self.keeper.guests.get(values.get("token", ""))
            if guest is None or guest.asks != values.get("player"):
                return None  # it has thought better of it
            if act == "refuse":
                guest.asks = 0
                self._tell(guest, "teacher")
                return None
        return self.ledger.put(Entry(self._clock(), HOST, act, 0, values, cleaned(name)))

    def _tell(self, guest: Guest, refused: str) -> None:
        if line := self._lines.newest(guest.token):
            line.refused = refused
            line.k = max(line.k, guest.k)
            line.stir()
        self.stir()

    # What is written

    async def _keep(self) -> None:
        """Write what waits, all of it at once, then let the room take it; again and again."""
        while True:
            batch = await self.ledger.next()
            entries = await self.ledger.written(self._settled([entry for entry, _ in batch]))
            for entry in entries:
                self._take(entry)
            for _, dealt_with in batch:
                if not dealt_with.done():
                    dealt_with.set_result(None)
            self._await_deadline()
            if any(entry.who == HOST for entry in entries):
                await asyncio.sleep(0)  # phones first, whom a screen that draws would hold up
                self.show()  # the host is not to wait for the next board
            else:
                self.stir()

    def _settled(self, entries: list[Entry]) -> list[Entry]:
        """Settle what is open in entries, by the room as it stands, and add the joins whose turn it is."""
        now = self._clock()
        for at, entry in enumerate(entries):
            if entry.act == "sweep":
                late = [each.number for each in self.room.inside if each.joined > now - MINUTE]
                values = {"players": late, "code": new_code(), "key": new_key()}
                entries[at] = entry._replace(values=values)
        if any(entry.act in ("name", "sweep") for entry in entries):
            self.ledger.work.set()  # who joins is decided by the room that comes of these
            return entries
        joins: dict[str, Entry] = {}
        while guest := self.keeper.next(now):
            name, guest.wants = guest.wants or "", None
            refused = self.keeper.refuses_name(name, len(joins)) or (
                "taken" if self.room.looks(name) in joins else ""
            )
            if refused:
                self._tell(guest, refused)
                continue
            number = len(self.room.players) + len(joins) + 1
            joins[self.room.looks(name)] = Entry(now, number, "join", guest.k, {"token": guest.token}, name)
        if (seconds := self.keeper.turns.wait()) is not None:
            self._after("joins", seconds, self.ledger.work.set)
        return [*entries, *joins.values()]

    def _take(self, entry: Entry) -> None:
        """Let the room take what is written, and show whom it touches."""
        touched = self.room.take(entry)
        if entry.act == "sweep":
            self.keeper.sweep(entry.values["code"], entry.values["key"], self._clock())
        token = entry.values.get("token", "")
        if entry.act in ("join", "admit"):
            self.keeper.guests.pop(token, None)
        number = entry.who or entry.values.get("player", HOST)
        if entry.act in ("sweep", "admit"):  # who was a guest, or that player, is it no more
            for line in self._lines.all:
                line.stir()
                if entry.act == "sweep" and not self.room.player_of(line.token):
                    line.end()  # it may come again, with the new code
        elif touched is Touched.ALL:
            self._tell_all()
        elif player := self.room.players.get(number):
            if newest := self._lines.newest(player.token):
                newest.stir()
            if touched is Touched.COUNT:
                self._after("count", _COUNTED, self._tell_all)

    def _tell_all(self) -> None:
        for token in self._lines.tokens:
            if self.room.player_of(token) and (line := self._lines.newest(token)):
                line.stir()

    # Time

    def _after(self, name: str, seconds: float, call: Callable[[], object]) -> None:
        """Call something later, unless it is to be called already."""

        def due() -> None:
            del self._timers[name]
            call()

        if name not in self._timers:
            self._timers[name] = self._loop.call_later(seconds, due)

    def _await_deadline(self) -> None:
        """Close the question when its time is up."""
        if timer := self._timers.pop("deadline", None):
            timer.cancel()
        if self.room.deadline is not None:
            close = Entry(self._clock(), HOST, "close", 0, {"step": self.room.step})
            left = max(0.0, self.room.deadline - self._clock())
            self._after("deadline", left, lambda: self.ledger.put(close))

    async def _watch(self) -> None:
        """Time and again: tell silent lines that they are up, and end those that never spoke or are gone."""
        while True:
            await asyncio.sleep(_TICK)
            now = self._loop.time()
            for line in list(self._lines.all):
                silent = now - line.heard
                if line.hold is None and silent > POLLED:
                    self.close(line)
                elif not line.greeted and silent > PATIENCE:
                    line.end()
                elif now - line.spoke >= BEAT and line.hold:
                    line.wake.set()
            if (self._told(), self._is_lonely) != (self.door.notices, self.door.is_lonely):
                self.stir()

    # The board

    def tell(self, notice: str) -> None:
        """Let the host know something from now on."""
        if notice not in self.notices:
            self.notices = (*self.notices, notice)
            self.stir()

    def stir(self) -> None:
        """Make a new board soon."""
        wait = self._shown_at + 1 / BOARDS_A_SECOND - self._loop.time()
        self._after("board", max(0.0, wait), self.show)

    def show(self) -> None:
        """Make a board of all there is now and show it."""
        self._shown_at = self._loop.time()
        players = map(self.room.player_of, self._lines.tokens)
        self.door = replace(
            self.door,
            link=f"http://{self.door.address}/#k={self.keeper.key}",
            code=self.keeper.code,
            present=frozenset(player.number for player in players if player),
            waiting=len(self.keeper.guests.keys() & self._lines.tokens),
            asking=self.keeper.asking(self._lines.tokens),
            is_lonely=self._is_lonely,
            notices=self._told(),
        )
        self._show(board(self.room, self.door))

    def wait_anew(self) -> None:
        """Begin anew to wait for the first phone: the address is another."""
        self._lonely_since = self._loop.time()
        self.stir()

    @property
    def anybody(self) -> bool:
        """Whether somebody is in, or has shown the code."""
        return bool(self.room.players or self.keeper.guests)

    @property
    def _is_lonely(self) -> bool:
        if self.anybody:
            self._lonely_since = self._loop.time()
        return self._loop.time() - self._lonely_since >= LONELY

    def _told(self) -> tuple[str, ...]:
        """Give what the host should know now."""
        now = self._clock()
        waits = f"{WRONG_CODES} wrong codes within a minute: typed codes wait, the square still lets in"
        many = f"{self.refused} message{'s' * (self.refused > 1)} of phones refused"
        told = (self.ledger.trouble, waits * self.keeper.waits(now), many * (now - self._refused_at < MINUTE))
        return (*self.notices, *filter(None, told))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
