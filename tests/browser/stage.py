"""A lesson as a test of the page wants it, under the server of every lesson."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from aiohttp import web

from quiz.classroom.addresses import LOOPBACK
from quiz.classroom.door import Doorkeeper
from quiz.classroom.lesson import Lesson
from quiz.classroom.line import Line, read_act
from quiz.classroom.server import Hosting
from quiz.classroom.web import WebServer, _BrokenOff
from tests.classroom.lessons import CODE, KEY, Notebook, a_room
from tests.classroom.phones import a_free_port

T = TypeVar("T")

HERE = Path(__file__).parent
_BARE = (
    "<!doctype html><html lang=en><meta charset=utf-8>"
    "<meta name=viewport content='width=device-width'><title>Bare</title><h1>Bare</h1>"
)


def views(bank: str = "en") -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what every view says of this bank, and a view for each state by its name."""
    read = json.loads((HERE / ("views.json" if bank == "en" else "views-ar.json")).read_text("utf-8"))
    frame = {"bank": read.pop("bank"), "title": read.pop("title"), "kept": 30}
    return frame, read


class Stage(Hosting):
    """A host of one phone, in a thread of its own; what is set is what the next message meets."""

    def __init__(self) -> None:
        """Listen on this machine alone."""
        keeper, log = Doorkeeper(a_room(), CODE, KEY), Notebook()
        super().__init__(log, keeper, lambda: [LOOPBACK], port=a_free_port())
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
        self.gives = ""
        """The token that the next act is answered with."""
        self.changed_words: Mapping[str, str] = {}
        """What `words.js` says in place of what."""
        self.line: Line | None = None
        """The newest that said hello."""
        self._lesson = lambda: _Told(self, keeper, log)
        with patch("quiz.classroom.server.WebServer", partial(_Staged, self)):
            self.start()
        self.address = f"http://{self.board.door.address}/"

    def show(self, name: str, **more: Any) -> int:
        """Show a state, changed as said; give the number of its view, 0 where nobody sees it."""
        self.view = self.views[name] | more
        return self._done(lambda server: server.told.tell_all())

    def cut(self) -> None:
        """Let nothing through from now on, and break off the lines there are."""
        self.is_deaf = True
        self.drop()

    def mend(self) -> None:
        """Let everything through again."""
        self.is_deaf = False

    def drop(self) -> None:
        """Break off the lines there are; others may come."""
        self._done(lambda server: server.drop())

    def of(self, act: str) -> list[dict[str, Any]]:
        """Give the acts of one kind that came."""
        return [each for each in self.acts if each["do"] == act]

    def _done(self, call: Callable[[_Staged], T]) -> T:
        """Have something done in the server's thread."""

        async def called() -> T:
            assert isinstance(self._server, _Staged)
            return call(self._server)

        return asyncio.run_coroutine_threadsafe(called(), self._server.loop).result(20)


class _Told(Lesson):
    """A lesson that shows what the stage shows, and lets it know what it hears."""

    def __init__(self, stage: Stage, keeper: Doorkeeper, log: Notebook) -> None:
        super().__init__(keeper, log, stage._publish)
        self._stage = stage

    async def hear(self, line: Line, text: str | bytes, token: str = "") -> None:
        """Keep an act, and answer it."""
        stage, act = self._stage, json.loads(text)
        if read_act(text) is None:
            self.tell(f"malformed: {text!r}")
        stage.acts.append(act)
        if act["do"] == "hello":
            line.greeted, stage.line = True, line
            line.stir()
        elif stage.acknowledges:
            stage.done = max(stage.done, act["k"])
            if act["do"] == "answer" and stage.view.get("q") == act["q"]:
                stage.view = stage.view | {"mine": act["chosen"]}
            if stage.gives:
                line.gift, line.told, stage.gives = stage.gives, False, ""
            self.tell_all()

    def tell_all(self) -> int:
        """Say the view on all lines; give its number on the newest."""
        for line in self._lines.all:
            if line.greeted:
                line.stir()
        newest = self._stage.line
        return newest.n + 1 if newest and not newest.closed else 0

    def drop(self) -> None:
        """Forget all lines."""
        for line in list(self._lines.all):
            self.close(line)

    def _view(self, line: Line) -> str:
        return json.dumps(self._stage.frame | self._stage.view | {"done": self._stage.done, "n": line.n})


class _Staged(WebServer):
    """The server of every lesson, where the network fails as the stage says."""

    def __init__(self, stage: Stage, told: _Told, *more: Any) -> None:
        super().__init__(told, *more)
        self.told = told
        self._stage = stage

    def drop(self) -> None:
        """Break off all connections."""
        self.told.drop()
        for each in self._web.connections:
            if each.transport:
                each.transport.abort()

    def _taken(self) -> asyncio.Protocol:
        return _BrokenOff() if self._stage.is_deaf else super()._taken()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/bare":
            return web.Response(text=_BARE, content_type="text/html")
        return await super()._answer(request)

    async def _line(self, request: web.BaseRequest) -> web.StreamResponse:
        if self._stage.sockets == "refused":
            return web.Response(status=403)
        if self._stage.sockets == "silent":
            await self.over.wait()
        return await super()._line(request)

    def _page(self, request: web.BaseRequest, kind: str, plain: bytes, small: bytes) -> web.Response:
        if request.path == "/words.js":
            for was, now in self._stage.changed_words.items():
                assert was.encode() in plain
                plain = plain.replace(was.encode(), now.encode())
            small = gzip.compress(plain)
        return super()._page(request, kind, plain, small)
