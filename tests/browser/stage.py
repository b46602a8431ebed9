"""The other end of the page's line as a test wants it: it shows what it is told and keeps what it hears."""

import asyncio
import json
import threading
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import WSMsgType, web

import quiz.classroom

T = TypeVar("T")

PAGE = Path(quiz.classroom.__file__).parent / "page"
HERE = Path(__file__).parent
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_BARE = (
    "<!doctype html><html lang=en><meta charset=utf-8>"
    "<meta name=viewport content='width=device-width'><title>Bare</title><h1>Bare</h1>"
)


def views(bank: str = "en") -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what every view says of this bank, and a view for each state by its name."""
    read = json.loads((HERE / ("views.json" if bank == "en" else "views-ar.json")).read_text("utf-8"))
    frame = {"bank": read.pop("bank"), "title": read.pop("title"), "kept": 30}
    return frame, read


class Stage:
    """A host of one phone, in a thread of its own; what is set is what the next message meets."""

    def __init__(self) -> None:
        """Listen on this machine alone."""
        self.frame, self.views = views()
        self.acts: list[dict[str, Any]] = []
        """Every act that came, hellos too, in order."""
        self.view: dict[str, Any] = self.views["code"]
        self.done = 0
        self.acknowledges = True
        """Whether the disk takes what comes."""
        self.sockets = "open"
        """Or "refused", as by a school's proxy, or "silent"."""
        self.is_deaf = False
        """Nothing comes through at all."""
        self.gives: str | None = None
        """The token that the next act is answered with."""
        self.changed_words: Mapping[str, str] = {}
        """What `words.js` says in place of what."""
        self._lines: list[Line] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._runner = self._do(self._serve())
        host, port = self._runner.addresses[0]
        self.address = f"http://{host}:{port}/"

    def show(self, name: str, **more: Any) -> int:
        """Show a state, changed as said; give the number of its view."""
        self.view = self.views[name] | more
        return self._do(self._send_all())

    def cut(self) -> None:
        """Let no message through from now on, and end the lines there are."""
        self.is_deaf = True
        self._do(self._cut())

    def mend(self) -> None:
        """Let messages through again."""
        self.is_deaf = False

    def drop(self) -> None:
        """End the lines there are; others may come."""
        self._do(self._cut())

    def close(self) -> None:
        """End everything."""
        self._do(self._cut())
        self._do(self._runner.cleanup())
        self._do(self._quiet())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def of(self, act: str) -> list[dict[str, Any]]:
        """Give the acts of one kind that came."""
        return [each for each in self.acts if each["do"] == act]

    def _do(self, act: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(act, self._loop).result(20)

    async def _serve(self) -> web.AppRunner:
        app = web.Application(middlewares=[self._guard])
        app.router.add_get("/line", self._socket)
        app.router.add_post("/act", self._act)
        app.router.add_post("/poll", self._poll)
        app.router.add_get("/bare", self._bare)
        app.router.add_get("/{name:.*}", self._file)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self._beating = asyncio.create_task(self._beat())
        return runner

    async def _beat(self) -> None:
        """Say on each line that it is up, as the host does."""
        while True:
            await asyncio.sleep(5)
            for line in self._lines:
                if line.socket is not None:
                    await line.send({"beat": 1})

    async def _quiet(self) -> None:
        self._beating.cancel()
        await asyncio.gather(self._beating, return_exceptions=True)

    @web.middleware
    async def _guard(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if self.is_deaf:
            if request.transport:
                request.transport.abort()
            raise web.HTTPServiceUnavailable
        response: web.StreamResponse = await handler(request)
        return response

    async def _bare(self, _: web.Request) -> web.Response:
        return web.Response(text=_BARE, content_type="text/html")

    async def _file(self, request: web.Request) -> web.Response:
        path = PAGE / (request.match_info["name"] or "page.html")
        if path.parent != PAGE or not path.exists():
            raise web.HTTPNotFound
        text = path.read_text("utf-8")
        if path.name == "words.js":
            for was, now in self.changed_words.items():
                assert was in text
                text = text.replace(was, now)
        policy = (
            f"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws://{request.host};"
            " form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        )
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return web.Response(text=text, content_type=_TYPES[path.suffix], headers=headers)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if self.sockets == "refused":
            raise web.HTTPForbidden
        if self.sockets == "silent":
            await asyncio.sleep(60)
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        line = Line(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(line, json.loads(message.data))
        return socket

    async def _act(self, request: web.Request) -> web.Response:
        await self._hear(self._polled(request.headers["X-Line"]), await request.json())
        return web.Response(status=204)

    async def _poll(self, request: web.Request) -> web.Response:
        line = self._polled(request.headers["X-Line"])
        if line not in self._lines:
            raise web.HTTPGone
        if not line.waiting:
            line.comes.clear()
            try:
                await asyncio.wait_for(line.comes.wait(), 10)
            except TimeoutError:
                line.waiting.append({"beat": 1})
        found, line.waiting = line.waiting, []
        return web.json_response(found)

    def _polled(self, name: str) -> "Line":
        return next((line for line in self._lines if line.name == name), Line(None, name))

    async def _hear(self, line: "Line", act: dict[str, Any]) -> None:
        self.acts.append(act)
        if act["do"] == "hello":
            self._lines.append(line)
            await line.send(self._shown(line))
            return
        if not self.acknowledges:
            return
        self.done = max(self.done, act.get("k", 0))
        if act["do"] == "answer" and self.view.get("q") == act["q"]:
            self.view = self.view | {"mine": act["chosen"]}
        if self.gives:
            await line.send({"token": self.gives})
            self.gives = None
        await self._send_all()

    def _shown(self, line: "Line") -> dict[str, Any]:
        line.n += 1
        return self.frame | self.view | {"done": self.done, "n": line.n}

    async def _send_all(self) -> int:
        for line in self._lines:
            await line.send(self._shown(line))
        return self._lines[-1].n if self._lines else 0

    async def _cut(self) -> None:
        lines, self._lines = self._lines, []
        for line in lines:
            if line.socket is not None:
                await line.socket.close()
            line.comes.set()


class Line:
    """One line of a phone: a WebSocket, or messages that wait to be fetched."""

    def __init__(self, socket: web.WebSocketResponse | None, name: str = "") -> None:
        self.socket = socket
        self.name = name
        self.n = 0
        self.waiting: list[dict[str, Any]] = []
        self.comes = asyncio.Event()

    async def send(self, message: dict[str, Any]) -> None:
        """Send now, or when it is asked for."""
        if self.socket is None:
            self.waiting.append(message)
            self.comes.set()
        elif not self.socket.closed:
            await self.socket.send_json(message)
