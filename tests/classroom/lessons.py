"""Rooms, logs and phones to test a lesson with."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from quiz.bank.problems import Problem, ProblemError
from quiz.classroom.board import Board
from quiz.classroom.door import Doorkeeper
from quiz.classroom.lesson import Lesson
from quiz.classroom.line import Line
from quiz.classroom.room import Room
from quiz.classroom.setup import LIMIT, Entry, Setup
from quiz.game.round import Dealt, Kind
from tests.classroom.played import a_room_of, choices
from tests.game.lives import a_bank

CODE = "123456"
KEY = "the-key"
RIGHT = 1
"""The position of the right answer to each question of a room."""


def a_room(setup: Setup | None = None, *, questions: int = 3, class_list: Sequence[str] = ()) -> Room:
    """A room whose questions have three options."""
    asked = choices(questions)
    dealt = [Dealt("life", each.id, Kind.CHOICE, "", ("wrong", "right", "false")) for each in asked]
    return a_room_of(a_bank(*asked), dealt=dealt, setup=setup, class_list=class_list)


class Notebook:
    """A log in memory, whose disk can be made to fail."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.batches: list[int] = []
        self.noted: dict[str, Any] = {}
        self.fails = False

    def append(self, entries: Sequence[Entry]) -> None:
        if self.fails:
            raise ProblemError(Problem("disk", "the disk is full"))
        self.entries += entries
        self.batches.append(len(entries))

    def note(self, **values: Any) -> None:
        self.noted |= values


class Phone:
    """A phone in a test: what it was told, without a network."""

    def __init__(self, lesson: Lesson, line: Line) -> None:
        self._lesson = lesson
        self.line = line
        self.k = 0
        self.token = ""
        self.view: dict[str, Any] = {}

    async def act(self, do: str, **fields: Any) -> None:
        """Do something as the page does, with the next counter."""
        self.k += 1
        await self.send({"do": do, "k": self.k, **fields})

    async def send(self, act: object) -> None:
        await self._lesson.hear(self.line, act if isinstance(act, str) else json.dumps(act))
        await self.listen()

    async def listen(self) -> None:
        """Hear all that there is to be heard now."""
        if self.line.wake.is_set():
            self.hear(self._lesson.says(self.line))

    async def until(self, is_so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Listen until the view is so."""
        async with asyncio.timeout(5):
            while not is_so(self.view):
                await self.line.wake.wait()
                await self.listen()
        return self.view

    async def sees(self, state: str) -> dict[str, Any]:
        return await self.until(lambda view: view.get("state") == state)

    def hear(self, texts: Sequence[str]) -> None:
        for text in texts:
            message = json.loads(text)
            self.token = message.get("token", self.token)
            if "n" in message:
                assert message["n"] > self.view.get("n", 0)
                self.view = message


class Class:
    """A lesson that runs in a test."""

    def __init__(self, room: Room, log: Notebook, *, limit: int, clock: Callable[[], float]) -> None:
        self.log = log
        self.boards: list[Board] = []
        keeper = Doorkeeper(room, CODE, KEY, limit=limit)
        self.lesson = Lesson(keeper, log, self.boards.append, clock=clock, days=30)
        self.room = room

    async def phone(self, address: str = "192.168.0.9", token: str = "", *, polls: bool = False) -> Phone:
        """A phone that has said hello."""
        phone = Phone(self.lesson, self.lesson.open(address, None if polls else lambda _: None))
        phone.token = token
        await phone.send({"do": "hello", "token": token})
        return phone

    async def guest(self, address: str = "192.168.0.9") -> Phone:
        phone = await self.phone(address)
        await phone.act("code", key=self.lesson.keeper.key)
        return phone

    async def player(self, name: str = "", address: str = "192.168.0.9") -> Phone:
        phone = await self.guest(address)
        await phone.act("join", name=name)
        await phone.until(lambda view: "me" in view)
        return phone

    async def host(self, act: str, name: str = "", **values: Any) -> None:
        """Let the host act, and wait until it is dealt with."""
        step = {} if values or act == "sweep" else {"step": self.room.step}
        if written := self.lesson.do(act, values or step, name):
            await asyncio.wait_for(written, 5)


@asynccontextmanager
async def a_class(
    room: Room | None = None, *, limit: int = LIMIT, clock: Callable[[], float] = lambda: 1000.0
) -> AsyncIterator[Class]:
    """A lesson in a room of its own, whose clock stands still."""
    lesson = Class(room or a_room(), Notebook(), limit=limit, clock=clock)
    try:
        yield lesson
    finally:
        await lesson.lesson.stop()
