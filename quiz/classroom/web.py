"""What listens in a lesson: requests of phones in, the lesson called, answers out; all in one event loop.

Nothing is printed, and no address of a phone is written down.
"""

from __future__ import annotations

import asyncio
import errno
import gzip
import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from aiohttp import WebSocketError, WSMsgType, web

from quiz.bank.problems import ProblemError
from quiz.classroom.addresses import LOOPBACK, unheard
from quiz.classroom.lesson import PATIENCE, POLLED, Lesson
from quiz.classroom.line import LONGEST, MALFORMED, Line
from quiz.memory.mistakes import write_down
from quiz.text.cleaning import one_line

_FILES = 10_240  # open at once: 5,000 phones, and what a browser opens beside its line
Addresses: TypeAlias = Callable[[], Sequence[str]]
"""Finds the addresses of this machine, the likeliest first; raises ProblemError if there is none."""
_SPARE = 100  # of them that the program needs itself
_CROWDED = "more connections come than this computer can hold: new phones may have to try again"
_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_POLL = 10.0  # seconds that a poll waits for news
_PING = 30.0  # seconds of silence after which a phone is asked whether it is there
_SECRET = 16  # characters of a polling line's name at least: whoever knows it hears what is said
_CLOSING = 1.0  # seconds for a phone to say goodbye


class WebServer:
    """What listens, in its event loop: requests in, the lesson called, answers out."""

    def __init__(self, lesson: Lesson, addresses: Addresses, notices: tuple[str, ...]) -> None:
        self.lesson = lesson
        lesson.notices = notices
        self.loop = asyncio.get_running_loop()
        self.over = asyncio.Event()
        self._find = addresses
        self._addresses = addresses()
        self._port = 0
        self._listening: dict[str, asyncio.Server] = {}
        self._hosts: set[str] = set()
        self._polling: dict[str, Line] = {}
        self._most_polling = 0
        self._moving: asyncio.Task[None] | None = None
        self._pages = dict(_pages())
        quiet = logging.getLogger("aiohttp")  # what it would print stands on the screen, and names phones
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
        self.loop.set_exception_handler(self._stumble)
        self._web = _Server(
            self._answer,
            request_factory=self._request,
            access_log=None,
            auto_decompress=False,  # no page of ours sends anything packed
            keepalive_timeout=PATIENCE,  # for the first request too
            lingering_time=0,  # nobody waits for the rest of a body that was refused
        )

    def _request(self, message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
        """Make a request whose body is bounded."""
        return web.BaseRequest(message, payload, protocol, writer, task, self.loop, client_max_size=LONGEST)

    # Listening

    async def listen(self, ports: Iterable[int]) -> None:
        """Listen on the first address and on localhost, at the first of these ports that is free."""
        self._most = _allow_files() - _SPARE
        for self._port in ports:
            try:
                await self._listen(self._addresses[0])
                await self._listen(LOOPBACK)
                break
            except OSError as error:
                self._deafen()
                trouble = ProblemError(unheard(self._addresses[0], self._port, error))
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise trouble from None
        else:
            raise trouble
        self._show()  # phones come back at once
        await self.lesson.ledger.note(port=self._port)

    async def _listen(self, address: str) -> None:
        if address not in self._listening:
            self._listening[address] = await self.loop.create_server(
                self._taken, address, self._port, backlog=1024
            )

    def _show(self) -> None:
        """Answer for the addresses listened on, and show the first."""
        self._hosts = {f"{host}:{self._port}" for host in (*self._listening, "localhost")}
        if self._port == 80:  # which no browser says
            self._hosts |= {host.removesuffix(":80") for host in self._hosts}
        shown = f"{self._addresses[0]}:{self._port}"
        self.lesson.door = replace(self.lesson.door, address=shown, others=len(self._addresses) - 1)

    def _taken(self) -> asyncio.Protocol:
        """Take a connection; where files run short make room and tell the host, or at last break it off."""
        crowd = len(self._web.held) - self._most
        if crowd >= 0:
            self.lesson.tell(_CROWDED)
            self._web.make_room()
        return self._web() if crowd < _SPARE // 2 else _BrokenOff()

    def _deafen(self) -> None:
        for server in self._listening.values():
            server.close()
        self._listening.clear()

    async def _next_address(self) -> None:
        """Be reached under the next of the addresses that there are by now; lines that stand go on."""
        before = self._addresses[0]
        try:
            found = self._find()
            at = found.index(before) + 1 if before in found else 0
            addresses = (*found[at:], *found[:at])
            await self._listen(addresses[0])
        except ProblemError as error:
            self.lesson.tell(error.problem.message)
        except OSError as error:
            self.lesson.tell(unheard(addresses[0], self._port, error).message)
        else:
            self._addresses = addresses
            # Whoever came in by the address of before goes on there: phones poll, sleep and reload.
            if before not in (LOOPBACK, addresses[0]) and not self.lesson.anybody:
                self._listening.pop(before).close()
            self._show()
            self.lesson.wait_anew()
            with suppress(ProblemError):  # a disk that fails is told of when somebody acts
                await self.lesson.ledger.note(address=self.lesson.door.address)

    async def close(self) -> None:
        """Listen no more, and end all lines when they were told."""
        self._deafen()
        await self.lesson.stop()
        await self._web.shutdown(_CLOSING)

    def do(self, act: str, values: Mapping[str, Any], name: str) -> None:
        """Let the host act."""
        if act == "address":
            if self._moving is None or self._moving.done():
                self._moving = self.loop.create_task(self._next_address())
        else:
            self.lesson.do(act, values, name)

    def _stumble(self, _: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        """Tell the host of what should not happen, once, and print nothing."""
        error = context.get("exception")
        if error and not isinstance(error, OSError):
            path = write_down(error)
            details = f" Details: {path}" if path else ""
            self.lesson.tell(f"the server stumbled: {one_line(repr(error))}.{details}")

    # Answering

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request; one for another host, or from another's page, is refused."""
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        if host not in self._hosts:
            return self._refusal(421, "This is the quiz of another address.")
        if origin is not None and origin not in {f"http://{each}" for each in self._hosts}:
            return self._refusal(403, "Another page may not do this.")
        match request.method, request.path:
            case "GET", "/line":
                return await self._line(request)
            case "POST", "/act" | "/poll":
                try:
                    async with asyncio.timeout(PATIENCE):
                        body = await request.read()
                except TimeoutError:
                    return self._refusal(408, "Too slow.")
                except web.HTTPRequestEntityTooLarge:
                    return self._refusal(413, "Too long.")
                return await (self._act if request.path == "/act" else self._poll)(request, body)
            case "GET" | "HEAD", path if path in self._pages:
                return self._page(request, *self._pages[path])
            case "GET", "/favicon.ico":
                return web.Response(status=204)
        return web.Response(status=404, text="There is no such page.", headers=_headers(host))

    def _refusal(self, status: int, text: str) -> web.Response:
        self.lesson.refuse()
        response = web.Response(status=status, text=text)
        response.force_close()
        return response

    def _page(self, request: web.BaseRequest, kind: str, plain: bytes, small: bytes) -> web.Response:
        headers = _headers(request.headers["Host"])
        zipped = "gzip" in request.headers.get("Accept-Encoding", "")
        if zipped:
            headers["Content-Encoding"] = "gzip"
        return web.Response(
            body=small if zipped else plain, content_type=kind, charset="utf-8", headers=headers
        )

    # WebSocket

    async def _line(self, request: web.BaseRequest) -> web.StreamResponse:
        socket = web.WebSocketResponse(
            compress=False,
            heartbeat=_PING,
            autoping=False,  # aiohttp would answer a flood of them before anybody else
            timeout=_CLOSING,
            max_msg_size=2 * LONGEST,
            writer_limit=1,
        )
        try:
            await socket.prepare(request)
        except web.HTTPException as refusal:
            return self._refusal(refusal.status, "This is a line, not a page.")
        assert request.transport
        request.transport.set_write_buffer_limits(0)  # so that a phone that is stuck costs one view
        flow = request.protocol

        def hold(is_held: bool) -> None:  # else its messages would heap up here
            (flow.pause_reading if is_held else flow.resume_reading)()

        line = self._web.lines[flow] = self.lesson.open(request.remote or "", hold)
        speaking = self.loop.create_task(self._speak(socket, line, request.transport))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self.lesson.hear(line, message.data)
                elif message.type in (WSMsgType.PING, WSMsgType.PONG):
                    await self.lesson.pace(line)
                    if message.type is WSMsgType.PING:
                        await socket.pong(message.data)
                elif message.type is WSMsgType.BINARY or isinstance(message.data, WebSocketError):
                    self.lesson.refuse(line)
                if line.closed:
                    break
        finally:
            self.lesson.close(line)
            await asyncio.wait([speaking], timeout=_CLOSING)
            speaking.cancel()
        return socket

    async def _speak(self, socket: web.WebSocketResponse, line: Line, transport: asyncio.Transport) -> None:
        with suppress(ConnectionError):
            while True:
                await line.wake.wait()
                is_last = line.closed
                for text in self.lesson.says(line):
                    await socket.send_str(text)
                if is_last:
                    break
        if line.malformed >= MALFORMED:
            transport.close()  # who sends rubbish would send more while we said goodbye
        else:
            await socket.close()

    # Polling

    async def _act(self, request: web.BaseRequest, body: bytes) -> web.Response:
        name, token = _line_name(request), request.headers.get("Authorization", "").removeprefix("Bearer ")
        if len(name) < _SECRET:
            return self._refusal(400, "This line has no name.")
        line = self._polling.get(name)
        if line is None or line.closed:
            if len(self._polling) > self._most_polling:
                since = self.loop.time() - POLLED
                kept = {
                    key: each
                    for key, each in self._polling.items()
                    if not each.closed or (each.stale and each.heard > since)
                }
                self._polling, self._most_polling = kept, 2 * len(kept) + _SPARE
            line = self._polling[name] = self.lesson.open(request.remote or "")
        await self.lesson.hear(line, body, token)
        return web.Response(status=410 if line.closed or not line.greeted else 204)

    async def _poll(self, request: web.BaseRequest, body: bytes) -> web.Response:
        line = self._polling.get(_line_name(request))
        if line is None or (line.closed and not line.stale):  # what is said last may be still to be heard
            return web.Response(status=410)
        try:
            n = int(json.loads(body)["n"])
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
            self.lesson.refuse(line)
            return web.Response(status=400)
        self._web.lines[request.protocol] = line
        line.polled(self.loop.time(), n)
        with suppress(TimeoutError):
            async with asyncio.timeout(_POLL):
                await line.wake.wait()
        return web.Response(text=f"[{','.join(self.lesson.says(line))}]", content_type="application/json")


def _line_name(request: web.BaseRequest) -> str:
    return request.headers.get("X-Line", "")[:64]


def _headers(host: str) -> dict[str, str]:
    """Give what each page is sent with: nothing but its own files, its line, and in no frame."""
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://{host}; "
            "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }


def _pages() -> Iterable[tuple[str, tuple[str, bytes, bytes]]]:
    """Give the pupil's page: paths, and the kind of each, as it is and zipped."""
    folder = files("quiz.classroom").joinpath("page")
    for file in folder.iterdir():
        kind = _KINDS.get(Path(file.name).suffix)
        if kind:
            plain = file.read_bytes()
            page = kind, plain, gzip.compress(plain)
            yield f"/{file.name}", page
            if file.name == "page.html":
                yield "/", page


class _Server(web.Server):
    """aiohttp's, which counts connections only once they are made: of many at once too late."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.held: dict[Any, str] = {}
        """The connections, the first come first, each with the address it comes from."""
        self.lines: dict[Any, Line] = {}
        """Those on which a line is spoken, or was last polled."""

    def __call__(self) -> web.RequestHandler:
        """Take one."""
        connection = super().__call__()
        self.held[connection] = ""
        return connection

    def connection_made(self, handler: Any, transport: asyncio.Transport) -> None:
        """Learn where one comes from."""
        self.held[handler] = (transport.get_extra_info("peername") or ("",))[0]
        super().connection_made(handler, transport)

    def connection_lost(self, handler: Any, exc: BaseException | None = None) -> None:
        """Let one go."""
        self.held.pop(handler, None)
        self.lines.pop(handler, None)
        super().connection_lost(handler, exc)

    def make_room(self) -> None:
        """Break off the first of the address that has most, but for lines that have shown a code or token.

        Connections without a line go before lines of strangers.
        """
        ((crowded, _),) = Counter(self.held.values()).most_common(1)
        of_crowd = [each for each, address in self.held.items() if address == crowded and each.transport]
        bare = (each for each in of_crowd if each not in self.lines)
        strangers = (each for each in of_crowd if each in self.lines and not self.lines[each].token)
        if found := next(chain(bare, strangers), None):
            found.transport.abort()


class _BrokenOff(asyncio.Protocol):
    """A connection that is not taken."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """End it."""
        assert isinstance(transport, asyncio.WriteTransport)
        transport.abort()


def _allow_files() -> int:
    """Let as many files be open as phones may come; gives how many may be."""
    if sys.platform == "win32":
        return _FILES
    import resource  # not on Windows, which has no such bound

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return _FILES if soft == resource.RLIM_INFINITY else soft
