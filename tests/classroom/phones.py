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
from quiz.classroom.board import Board
from quiz.classroom.door import Doorkeeper
from quiz.classroom.room import Room
from quiz.classroom.server import Hosting
from tests.classroom.lessons import CODE, KEY, Notebook, a_room


def a_free_port() -> int:
    """A port of this test alone: phones that lost their host find no other test's."""
    with closing(socket.socket()) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def a_keeper(room: Room | None = None) -> Doorkeeper:
    return Doorkeeper(room or a_room(), CODE, KEY)


def a_hosting(log: Notebook | None = None, room: Room | None = None, **named: Any) -> Hosting:
    """A lesson that can be served on this machine alone."""
    named = {"port": a_free_port()} | named
    return Hosting(log or Notebook(), a_keeper(room), lambda: [LOOPBACK], **named)


def until(hosting: Hosting, is_so: Callable[[Board], object]) -> Board:
    """Wait for a board that is so."""
    board = hosting.until(is_so, 10)
    assert is_so(board), f"{board.phase}, {board.answered} of {board.expected}, {board.door.notices}"
    return board


class Socket:
    """A phone over a WebSocket, which may be opened again; the token and the counter stay."""

    wire: aiohttp.ClientWebSocketResponse

    def __init__(self) -> None:
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
        async with asyncio.timeout(20):
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
async def a_socket(at: Hosting | str, phone: Socket | None = None, **headers: str) -> AsyncIterator[Socket]:
    """A phone, or this one again, with a line to a lesson or an address."""
    url = f"http://{at if isinstance(at, str) else at.board.door.address}/line"
    async with aiohttp.ClientSession() as session, session.ws_connect(url, headers=headers) as wire:
        phone = phone or Socket()
        phone.wire, phone.view = wire, {}
        await phone.say(do="hello", token=phone.token)
        yield phone


@asynccontextmanager
async def a_player(at: Hosting | str, key: str = KEY) -> AsyncIterator[Socket]:
    """A phone that has joined."""
    async with a_socket(at) as phone:
        await phone.act("code", key=key)
        await phone.sees(state="name")
        await phone.act("join")
        await phone.until(lambda view: "me" in view)
        yield phone
