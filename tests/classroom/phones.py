"""Phones over real sockets."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from typing import Any

import aiohttp

from quiz.classroom.addresses import LOOPBACK
from quiz.classroom.server import Hosting


def a_free_port() -> int:
    """A port of this test alone: phones that lost their host find no other test's."""
    with closing(socket.socket()) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


class Socket:
    """A phone over a WebSocket."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self.wire = wire
        self.k = 0
        self.token = ""
        self.view: dict[str, Any] = {}

    async def act(self, do: str, **fields: Any) -> None:
        self.k += 1
        await self.say(do=do, k=self.k, **fields)

    async def say(self, **message: Any) -> None:
        await self.wire.send_str(json.dumps(message))

    async def sees(self, **wanted: Any) -> dict[str, Any]:
        """Listen until the view has these values."""
        return await self.until(lambda view: wanted.items() <= view.items())

    async def until(self, is_so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        async with asyncio.timeout(10):
            while not is_so(self.view):
                message = json.loads(await self.wire.receive_str())
                self.token = message.get("token", self.token)
                self.view = message if "n" in message else self.view
        return self.view

    async def is_closed(self, seconds: float = 5) -> bool:
        """Whether the server closes the line within so many seconds."""
        async with asyncio.timeout(seconds):
            while not self.wire.closed:
                await self.wire.receive()
        return True


@asynccontextmanager
async def a_socket(hosting: Hosting, token: str = "", **headers: str) -> AsyncIterator[Socket]:
    url = f"http://{hosting.board.door.address}/line"
    async with aiohttp.ClientSession() as session, session.ws_connect(url, headers=headers) as wire:
        phone = Socket(wire)
        await phone.say(do="hello", token=token)
        yield phone
