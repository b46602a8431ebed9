"""A lesson as it runs: lines of phones, the host's acts, the disk, and the views and boards that follow.

It lives in one event loop. What happens waits to be written; a thread writes all that waits in one
transaction; only then the room takes it, in the same order, and only then anybody is shown anything. So
nothing is acknowledged that is not on the disk.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple, Protocol

from quiz.bank.problems import ProblemError
from quiz.classroom.board import LONELY, Board, Door, board
from quiz.classroom.clock import steady
from quiz.classroom.door import WRONG_CODES, Doorkeeper, Guest, new_code, new_key
from quiz.classroom.line import MALFORMED, Line, Pace, read_act
from quiz.classroom.names import cleaned
from quiz.classroom.room import Phase, Room, Touched
from quiz.classroom.setup import HOST, MINUTE, Entry
from quiz.classroom.view import bank_text, encoded
from quiz.text.cleaning import one_line

PATIENCE = 10.0
"""Seconds in which a new line says who it is."""
BEAT = 5.0
"""After so many seconds of silence a line is told that it is up."""
POLLED = 30.0
"""A line that polls is gone when it has not done so for this long."""
BOARDS_A_SECOND = 5.0
_COUNTED = 1.0  # seconds until all are told how many are in
_AGAIN = 1.0  # seconds until a disk that failed is tried again
_TICK = 1.0  # seconds between two looks at all lines
_OLDER = 2  # so many more lines may be the same player's: tabs, phones


class Log(Protocol):
    """Where a lesson is written down; both may raise ProblemError."""

    def append(self, entries: Sequence[Entry]) -> None:
        """Write entries in one transaction."""

    def note(self, **values: Any) -> None:
        """Write down what a session that goes on begins with: its code, its key."""


class Lesson:
    """A room, its door and its log, and the lines of the phones in it."""

    def __init__(
        self,
        room: Room,
        log: Log,
        keeper: Doorkeeper,
        show: Callable[[Board], None],
        *,
        days: int = 0,
        clock: Callable[[], float] = steady,
    ) -> None:
        """Begin, in the thread of the event loop; `show` is called there with each new board."""
        self.room = room
        self.keeper = keeper
        self.door = Door()
        """What the faces show of the door; who serves the lines fills in the address."""
        self.notices: tuple[str, ...] = ()
        """What the host should know of the address."""
        self.refused, self._refused_at = 0, 0.0
        """How many messages were refused."""
        self._log = log
        self._show = show
        self._days = days
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self._disk = ThreadPoolExecutor(1, "quiz-disk")
        self._trouble = ""
        self._is_over = False
        self._lines: set[Line] = set()
        self._newest: dict[str, Line] = {}
        """The line that is the player or the guest, by the hash of the token."""
        self._older: dict[str, deque[Line]] = {}
        """Lines on which that player was before, the first come first."""
        self._queue: list[_Waiting] = []
        self._pace = Pace()
        self._work = asyncio.Event()
        self._idle = asyncio.Event()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._shown: object = None
        """What of a board changes without anything happening."""
        self._shown_at = 0.0
        self._lonely_since = self._loop.time()
        self._tasks = [self._loop.create_task(each) for each in (self._keep(), self._watch())]
        for task in self._tasks:
            task.add_done_callback(self._stumbled)
        if "pause" in room.can:  # the program was killed: the time until now is nobody's
            self._put(Entry(room.last, HOST, "pause", 0, {"step": room.step}))
            if room.deadline is None:  # else it goes on when the host sees that the phones are back
                self._put(Entry(self._clock(), HOST, "resume", 0, {"step": room.step + 1}))

    async def stop(self) -> None:
        """Write what waits, tell the phones that it is over or stands still, and let their lines go."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), _AGAIN)
        for task in self._tasks:
            task.cancel()
        for timer in self._timers.values():
            timer.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._is_over = True
        for line in self._lines:
            line.stir()
            line.end()
        await asyncio.to_thread(self._disk.shutdown)

    def _stumbled(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            self._loop.call_exception_handler({"message": "a lesson stands still", "exception": error})

    async def note(self, **values: Any) -> None:
        """Write down what a session that goes on begins with; raises ProblemError if that cannot be."""
        await self._loop.run_in_executor(self._disk, lambda: self._log.note(**values))

    # Lines

    def open(self, address: str, hold: Callable[[bool], None] | None = None) -> Line:
        """Take a new line, one that polls if it cannot be held; it is closed if it does not say who it is."""
        line = Line(address, self._loop.time(), hold)
        self._lines.add(line)
        if self._is_over:
            line.stir()
            line.end()
        return line

    def close(self, line: Line) -> None:
        """Forget a line."""
        line.end()
        self._lines.discard(line)
        if self._newest.get(line.token) is line:
            del self._newest[line.token]
            self._older.pop(line.token, None)
            self.stir()

    def says(self, line: Line) -> list[str]:
        """Give what is to be said on a line now, the newest view whole."""
        line.wake.clear()
        line.spoke = self._loop.time()
        texts = []
        if line.gift:
            texts.append(_json({"token": line.gift}))
            line.told = True
            if line.hold:
                line.gift = ""
        if line.stale:
            line.stale = False
            line.n += 1
            texts.append(self._view(line))
        return texts or ['{"beat":1}']

    def polled(self, line: Line, n: int) -> None:
        """Learn from a phone that polls which view has arrived: what has not is said again."""
        line.heard = self._loop.time()
        if n < line.n:
            line.stir()
        elif line.told:
            line.gift = ""

    def _view(self, line: Line) -> str:
        room, player, guest = self.room, self.room.player_of(line.token), self.keeper.guests.get(line.token)
        is_newest = self._newest.get(line.token) is line
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
        return _json({"n": line.n, "done": line.k} | frame | view)

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
        elif act["do"] == "answer" and self._newest.get(line.token) is line:
            chosen = {"q": act["q"], "vote": act["vote"], "chosen": act["chosen"]}
            entry = Entry(self._clock(), player.number, "answer", act["k"], chosen)
            if self._is_over or self.room.is_void(entry):
                line.stir()
            else:
                await self._put(entry)
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
        """Let a line be its player or guest; an older one is told so."""
        older = self._newest.get(line.token)
        self._newest[line.token] = line
        if older and older is not line:
            self._older.setdefault(line.token, deque()).append(older)
            if len(self._older[line.token]) > _OLDER:
                self._older[line.token].popleft().end()
        for each in (line, older):
            if each:
                each.stir()
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
                self._newest[line.token] = line
        elif guest and act["do"] == "join":
            line.refused = self.keeper.want(guest, name, k)
            self._work.set()
        elif guest and act["do"] == "offer":
            self.keeper.offer(guest)
        elif guest and act["do"] == "ask":
            line.refused = self.keeper.ask(guest, name, self._newest)
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
        return self._put(Entry(self._clock(), HOST, act, 0, values, cleaned(name)))

    def _tell(self, guest: Guest, refused: str) -> None:
        if line := self._newest.get(guest.token):
            line.refused = refused
            line.k = max(line.k, guest.k)
            line.stir()
        self.stir()

    # The disk

    def _put(self, entry: Entry) -> asyncio.Future[None]:
        """Let an entry wait to be written; it is dealt with when the future is done."""
        waiting = _Waiting(entry, self._loop.create_future())
        self._queue.append(waiting)
        self._idle.clear()
        self._work.set()
        return waiting.dealt_with

    async def _keep(self) -> None:
        """Write what waits, all of it at once, then let the room take it; again and again."""
        while True:
            if not self._queue:
                self._idle.set()
            await self._work.wait()
            self._work.clear()
            batch, self._queue = self._queue, []
            entries = self._settled([waiting.entry for waiting in batch])
            while entries and not await self._write(entries := [self._at_last(each) for each in entries]):
                await asyncio.sleep(_AGAIN)
            for entry in entries:
                self._take(entry)
            for waiting in batch:
                if not waiting.dealt_with.done():
                    waiting.dealt_with.set_result(None)
            self._await_deadline()
            if any(entry.who == HOST for entry in entries):
                await asyncio.sleep(0)  # phones first, whom a screen that draws would hold up
                self.show()  # the host is not to wait for the next board
            else:
                self.stir()

    def _at_last(self, entry: Entry) -> Entry:
        """Let what the host does begin when it is written; but who stops the lesson stops it at once."""
        is_host = entry.who == HOST and entry.act != "pause"
        return entry._replace(at=self._clock()) if is_host else entry

    def _settled(self, entries: list[Entry]) -> list[Entry]:
        """Settle what is open in entries, by the room as it stands, and add the joins whose turn it is."""
        now = self._clock()
        for at, entry in enumerate(entries):
            if entry.act == "sweep":
                late = [each.number for each in self.room.inside if each.joined > now - MINUTE]
                values = {"players": late, "code": new_code(), "key": new_key()}
                entries[at] = entry._replace(values=values)
        if any(entry.act in ("name", "sweep") for entry in entries):
            self._work.set()  # who joins is decided by the room that comes of these
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
            self._after("joins", seconds, self._work.set)
        return [*entries, *joins.values()]

    async def _write(self, entries: Sequence[Entry]) -> bool:
        """Write entries in the disk's thread; whether it could be done."""
        try:
            await self._loop.run_in_executor(self._disk, self._written, entries)
        except Exception as error:  # whatever it is, the host is told, and it is tried again
            message = error.problem.message if isinstance(error, ProblemError) else str(error)
            self._trouble = f"nothing can be saved, so no answer counts as given: {one_line(message)}"
            self.stir()
            return False
        self._trouble = ""
        return True

    def _written(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.act == "sweep":  # first, so that no kill in between lets an old code in again
                self._log.note(code=entry.values["code"], key=entry.values["key"])
        self._log.append(entries)

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
            for line in self._lines:
                line.stir()
                if entry.act == "sweep" and not self.room.player_of(line.token):
                    line.end()  # it may come again, with the new code
        elif touched is Touched.ALL:
            self._tell_all()
        elif player := self.room.players.get(number):
            if newest := self._newest.get(player.token):
                newest.stir()
            if touched is Touched.COUNT:
                self._after("count", _COUNTED, self._tell_all)

    def _tell_all(self) -> None:
        for token, line in self._newest.items():
            if self.room.player_of(token):
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
            self._after("deadline", max(0.0, self.room.deadline - self._clock()), self._close_question)

    def _close_question(self) -> None:
        if self.room.deadline is not None and self._clock() >= self.room.deadline:
            self._put(Entry(self._clock(), HOST, "close", 0, {"step": self.room.step}))
        else:
            self._await_deadline()

    async def _watch(self) -> None:
        """Time and again: tell silent lines that they are up, and end those that never spoke or are gone."""
        while True:
            await asyncio.sleep(_TICK)
            now = self._loop.time()
            for line in list(self._lines):
                silent = now - line.heard
                if line.hold is None and silent > POLLED:
                    self.close(line)
                elif not line.greeted and silent > PATIENCE:
                    line.end()
                elif now - line.spoke >= BEAT and line.hold:
                    line.wake.set()
            if (self._told(), self._is_lonely) != self._shown:
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
        told, is_lonely = self._shown = self._told(), self._is_lonely
        self.door = replace(
            self.door,
            link=f"http://{self.door.address}/#k={self.keeper.key}",
            code=self.keeper.code,
            present=self._present,
            waiting=len(self.keeper.guests.keys() & self._newest.keys()),
            asking=self.keeper.asking(self._newest),
            is_lonely=is_lonely,
            notices=told,
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

    @property
    def _present(self) -> frozenset[int]:
        """Whose phones have a line now."""
        return frozenset(player.number for each in self._newest if (player := self.room.player_of(each)))

    def _told(self) -> tuple[str, ...]:
        """Give what the host should know now."""
        now = self._clock()
        waits = f"{WRONG_CODES} wrong codes within a minute: typed codes wait, the square still lets in"
        many = f"{self.refused} message{'s' * (self.refused > 1)} of phones refused"
        told = (self._trouble, waits * self.keeper.waits(now), many * (now - self._refused_at < MINUTE))
        return (*self.notices, *filter(None, told))


class _Waiting(NamedTuple):
    """An entry that waits to be written."""

    entry: Entry
    dealt_with: asyncio.Future[None]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
