"""A lesson that is hosted: its server in a thread with an event loop of its own.

The screen draws and the plain host waits for a key, and neither holds up a phone.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, wait
from contextlib import suppress
from threading import Condition, Thread
from typing import Any

from quiz.bank.problems import ProblemError
from quiz.classroom.board import Board
from quiz.classroom.door import Doorkeeper
from quiz.classroom.ledger import Log
from quiz.classroom.lesson import Lesson
from quiz.classroom.web import Addresses, WebServer

PORT = 8000
_PORTS = 100  # so many are tried
_TURN = 0.0005
"""Seconds until a screen that draws lets the server or the disk go on; an answer needs several such turns."""


class Hosting:
    """A lesson and its server, as the host's faces use them; every method may be called from any thread.

    ```
    hosting = Hosting(session, Doorkeeper(room, code, key), lambda: reach().addresses)
    hosting.start()                      # phones can join; raises ProblemError (port taken, address gone)
    hosting.board                        # the newest Board
    hosting.watch(call)                  # call(board) for each new one, in the server's thread: be quick
    hosting.until(is_so, seconds)        # or wait for a board that is so
    hosting.do("go", {"step": board.step})   # an act of the host; it shows in a later board
    hosting.tell("…")                    # a notice on the boards
    hosting.stop()                       # phones are told that it is over; then close the session
    ```

    Acts and their values, as in `Room`, `step` being that of the board the host saw: `go`, `close`,
    `back`, `discuss`, `skip`, `end`, `pause`, `resume` {step}; `extend` {step, seconds}; `lock`, `hide` {on};
    `kick`, `bring` {player}; `move` {player, team}; `name` {player} with the name; `admit` {player, token},
    `refuse` {token} of one of `board.door.asking`; `sweep` {}; `address` {} for the next address.
    """

    def __init__(
        self,
        log: Log,
        keeper: Doorkeeper,
        addresses: Addresses,
        *,
        port: int = 0,
        before: int = PORT,
        days: int = 0,
        notices: Iterable[str] = (),
    ) -> None:
        """Prepare; 0 as `port` is `before` or the next free one, 0 as `days` that names are kept for ever."""
        self.board: Board
        """The newest; there is one as soon as it has started."""
        self._lesson: Callable[[], Lesson] = lambda: Lesson(keeper, log, self._publish, days=days)
        self._addresses = addresses
        self._ports = (port,) if port else range(before, min(before + _PORTS, 65536))
        self._notices = tuple(notices)
        self._news = Condition()
        self._watchers: list[Callable[[Board], None]] = []
        self._started: Future[WebServer] = Future()
        self._thread = Thread(target=self._run, name="quiz-server", daemon=True)

    def start(self) -> None:
        """Begin to listen, and come back when phones can join; raises ProblemError if they cannot."""
        self._thread.start()
        self._server = self._started.result()

    def do(self, act: str, values: Mapping[str, Any] | None = None, name: str = "") -> None:
        """Let the host act; what comes of it is seen on a later board."""
        self._call(lambda server: server.do(act, values or {}, name))

    def tell(self, notice: str) -> None:
        """Let the host know something on all boards from now on."""
        self._call(lambda server: server.lesson.tell(notice))

    def watch(self, call: Callable[[Board], None]) -> None:
        """Have this called, in the server's thread, with each new board."""
        self._watchers.append(call)

    def until(self, is_so: Callable[[Board], object], seconds: float | None = None) -> Board:
        """Wait for a board that is so, at most so many seconds, and give the newest."""
        with self._news:
            self._news.wait_for(lambda: is_so(self.board), seconds)
            return self.board

    def stop(self) -> None:
        """Write what waits, tell the phones that it is over, and end the server; twice is once."""
        if self._thread.is_alive():
            wait([self._started])  # who breaks off while it starts stops it too
            self._call(lambda server: server.over.set())
            self._thread.join()

    def _call(self, call: Callable[[WebServer], None]) -> None:
        if self._started.done() and not self._started.exception():
            server = self._started.result()
            with suppress(RuntimeError):  # it has ended
                server.loop.call_soon_threadsafe(call, server)

    def _publish(self, board: Board) -> None:
        with self._news:
            self.board = board
            self._news.notify_all()
        for call in self._watchers:
            call(board)

    def _run(self) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            asyncio.run(self._serve())
        finally:
            sys.setswitchinterval(before)

    async def _serve(self) -> None:
        try:
            server = WebServer(self._lesson(), self._addresses, self._notices)
            try:
                await server.listen(self._ports)
            except ProblemError:
                await server.close()
                raise
        except BaseException as error:
            self._started.set_exception(error)
            return
        server.lesson.show()
        self._started.set_result(server)
        await server.over.wait()
        await server.close()
