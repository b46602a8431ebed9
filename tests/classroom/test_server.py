"""The server over real sockets: what it serves, whom it refuses, and how its lines behave."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from typing import Any

import aiohttp
import pytest

from quiz.classroom.addresses import LOOPBACK
from quiz.classroom.board import Board
from quiz.classroom.room import Phase
from quiz.classroom.server import Hosting

from .lessons import CODE, KEY, Notebook, a_room


def a_free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def a_hosting(log: Notebook | None = None, **named: Any) -> Hosting:
    return Hosting(
        log or Notebook(), a_room(), [LOOPBACK], code=CODE, key=KEY, **({"port": a_free_port()} | named)
    )


@pytest.fixture
def hosting() -> Iterator[Hosting]:
    """A lesson that is served on this machine alone."""
    hosting = a_hosting()
    hosting.start()
    yield hosting
    hosting.stop()


def until(hosting: Hosting, is_so: Any) -> Board:
    board = hosting.board
    while not is_so(board):
        newer = hosting.newer(board, 5)
        assert newer is not board, "no newer board came"
        board = newer
    return board


class Socket:
    """A phone over a WebSocket."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self.wire = wire
        self.k = 0
        self.token = ""
        self.view: dict[str, Any] = {}

    async def act(self, do: str, **fields: Any) -> None:
        self.k += 1
        await self.wire.send_str(json.dumps({"do": do, "k": self.k, **fields}))

    async def sees(self, **wanted: Any) -> dict[str, Any]:
        """Listen until the view has these values."""
        async with asyncio.timeout(5):
            while not wanted.items() <= self.view.items():
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
        await wire.send_str(json.dumps({"do": "hello", "token": token}))
        yield Socket(wire)


@asynccontextmanager
async def a_player(hosting: Hosting) -> AsyncIterator[Socket]:
    async with a_socket(hosting) as phone:
        await phone.act("code", key=KEY)
        await phone.sees(state="name")
        await phone.act("join")
        await phone.sees(state="lobby")
        yield phone


async def test_a_lesson_is_played_by_websocket(hosting: Hosting) -> None:
    async with a_player(hosting) as phone:
        hosting.do("go", {"step": 0})
        await phone.sees(state="question")
        await phone.act("answer", q=1, vote=1, chosen=[1])
        await phone.sees(mine=[1], done=phone.k)
        hosting.do("go", {"step": 1})
        await phone.sees(state="closed")
        hosting.do("go", {"step": 2})
        await phone.sees(verdict="right")


async def test_the_same_lesson_is_played_by_polling(hosting: Hosting) -> None:
    base = f"http://{hosting.board.door.address}"
    seen: list[dict[str, Any]] = []
    async with aiohttp.ClientSession(base, headers={"X-Line": "a-line-of-its-own"}) as session:

        async def act(**fields: Any) -> None:
            token = next((each["token"] for each in seen if "token" in each), "")
            headers = {"Authorization": f"Bearer {token}"}
            async with session.post("/act", json=fields, headers=headers) as reply:
                assert reply.status == 204

        async def sees(state: str) -> None:
            async with asyncio.timeout(5):
                while seen[-1:] == [] or seen[-1].get("state") != state:
                    n = max((each.get("n", 0) for each in seen), default=0)
                    async with session.post("/poll", json={"n": n}) as reply:
                        seen.extend(await reply.json())

        await act(do="hello")
        await sees("code")
        await act(do="code", code=CODE, k=1)
        await sees("name")
        await act(do="join", k=2)
        await sees("lobby")
        hosting.do("go", {"step": 0})
        await sees("question")
        await act(do="answer", q=1, vote=1, chosen=[1], k=3)
        await sees("question")
        hosting.do("go", {"step": 1})
        await sees("closed")
        assert seen[-1]["mine"] == [1]


def test_a_board_is_made_for_what_the_host_does_and_a_face_may_wait_for_it(hosting: Hosting) -> None:
    heard: list[Board] = []
    hosting.watch(heard.append)
    hosting.do("go", {"step": hosting.board.step})
    board = until(hosting, lambda board: board.phase is Phase.QUESTION)
    assert heard[-1] is board
