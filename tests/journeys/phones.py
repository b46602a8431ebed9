"""A pupil's phone in a class."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, closing
from typing import Any

from tests.classroom.phones import Socket, a_socket
from tests.journeys.conftest import Folder


class Phone(Socket):
    """A pupil's phone, which sleeps between any two visits: each opens a new line, and closes it."""

    def __init__(self, address: str, code: str) -> None:
        super().__init__()
        self._address = address
        self._code = code

    def join(self) -> Mapping[str, Any]:
        """Type the code, and take the name that is given; what the phone shows then."""
        self.visit({"state": "name"}, {"do": "code", "code": self._code})
        return self.visit({"done": self.k + 1}, {"do": "join"})

    def answer(self, q: int, *chosen: int) -> Mapping[str, Any]:
        """Choose options by their positions; what the phone shows when it is saved."""
        return self.visit({"mine": list(chosen)}, {"do": "answer", "q": q, "vote": 1, "chosen": list(chosen)})

    def line(self) -> AbstractAsyncContextManager[Socket]:
        """Wake, and say who it is; it sleeps again when the block ends."""
        return a_socket(self._address, self)

    def visit(self, wanted: Mapping[str, Any], *acts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Wake, act, and look until the view has these values."""

        async def awake() -> Mapping[str, Any]:
            async with self.line():
                for act in acts:
                    await self.act(**act)
                return await self.sees(**wanted)

        return asyncio.run(awake())


def phone_in(folder: Folder) -> Phone:
    """A phone that joins as the lobby says in figures, which only a person reads."""
    (session,) = (folder.path / "home" / "sessions").glob("*[0-9].sqlite3")
    with closing(sqlite3.connect(session)) as connection:
        head = json.loads(connection.execute("SELECT json FROM head").fetchone()[0])
    return Phone(head["address"], head["code"])
