"""A class is killed again and again, at any moment, and goes on: what a phone was told is saved is there."""

import asyncio
import hashlib
import json
import os
import shutil
import socket
import sqlite3
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from quiz.classroom.addresses import LOOPBACK
from quiz.classroom.sessions import Session, room_of
from tests.benchmarks.banks import write_bank
from tests.wires import Wire

_ROOT = Path(__file__).parents[2]
_CLASS = 50
_PATIENCE = 30.0


class Pupil(Wire):
    """A phone that joins, answers and changes its mind, and comes back by itself."""

    def __init__(self, address: str, code: str, chance: Random) -> None:
        super().__init__(address)
        self.name = ""
        self.saved: dict[int, dict[str, Any]] = {}
        """The answers that it was told are on the disk, by its counter."""
        self.wrong = ""
        """What should not have happened."""
        self._code = code
        self._chance = chance
        self._tap: dict[str, Any] = {}
        """What it sent last, and was not yet told to be saved."""

    async def live(self) -> None:
        """Have a line, and open it again when it is lost."""
        while True:
            if self.transport is None:
                with suppress(OSError):
                    await self.open()
            await asyncio.sleep(0.02)

    def saw(self, view: dict[str, Any]) -> None:
        if view["state"] == "code":
            if self.name:
                self.wrong = f"{self.name} is known no more"
            self.act("code", code=self._code)
        elif view["state"] == "name":
            if self.k < 2 or view["done"] >= self.k:
                self.act("join")
        elif "me" in view:
            self._play(view)

    def _play(self, view: dict[str, Any]) -> None:
        if view["me"]["name"] != (self.name or view["me"]["name"]):
            self.wrong = f"{self.name} became {view['me']['name']}"
        self.name = view["me"]["name"]
        if self.saved and view["done"] < max(self.saved):
            self.wrong = f"{self.name}: {max(self.saved)} was saved, and then {view['done']}"
        tap = self._tap
        if tap and (view.get("q"), view.get("vote")) != (tap["q"], tap["vote"]):
            self._tap = tap = {}
        if tap and view["done"] >= tap["k"] and view.get("mine") == tap["chosen"]:
            self.saved[tap["k"]] = {name: tap[name] for name in ("q", "vote", "chosen")}
            self._tap = tap = {}
        if view["state"] != "question":
            return
        if tap:
            if view["n"] == 1:  # after a loss: whether it arrived is not known
                self.say(do="answer", **tap)
        elif not view["mine"] or self._chance.random() < 0.4:
            self.k += 1
            chosen = [self._chance.randrange(len(view["options"]))]
            self._tap = {"k": self.k, "q": view["q"], "vote": view["vote"], "chosen": chosen}
            asyncio.get_running_loop().call_later(self._chance.uniform(0, 0.1), self._send_tap, self._tap)

    def _send_tap(self, tap: dict[str, Any]) -> None:
        if tap is self._tap and self.view:
            self.say(do="answer", **tap)


def attempt(times: int, seed: int, folder: Path) -> str:
    """No kill loses or doubles an answer that a phone was told is saved, or a player; phones come back."""
    return asyncio.run(_lesson(times, Random(seed), folder))


async def _lesson(times: int, chance: Random, folder: Path) -> str:
    bank = write_bank(folder, 20 + times)
    sessions = folder / "home" / "sessions"
    port = _free_port(chance)
    pupils: list[Pupil] = []
    living: list[asyncio.Task[None]] = []
    head: dict[str, Any] = {}
    before: list[tuple[Any, ...]] = []
    host = await _host(folder, bank, "--port", str(port))
    try:
        await _type(host, "2", "4", "1")  # all the questions there are, and the lobby
        while not head.get("address"):
            await asyncio.sleep(0.02)
            head = _head(sessions)
        for number in range(times):
            joining = _CLASS if number == times // 2 else chance.randrange(1, _CLASS // 2)
            for _ in range(min(joining, _CLASS - len(pupils))):
                pupil = Pupil(head["address"], head["code"], Random(chance.random()))
                pupils.append(pupil)
                living.append(asyncio.create_task(pupil.live()))
            await _played(host, pupils, chance, is_first=number == 0)
            host.kill()
            await host.wait()
            before = _is_all_there(sessions, pupils, before, head, folder / "copy")
            host = await _host(folder, bank)
            await _type(host, "1")  # go on with the lesson that was left
        async with asyncio.timeout(_PATIENCE):
            while not all("me" in pupil.view for pupil in pupils):
                await asyncio.sleep(0.02)
        assert host.stdin
        host.stdin.close()
        assert await asyncio.wait_for(host.wait(), _PATIENCE) == 0, "the last host failed"
    finally:
        for task in living:
            task.cancel()
        if host.returncode is None:
            host.kill()
            await host.wait()
    _is_all_there(sessions, pupils, before, head, folder / "copy")
    with Session.open(sessions, head["id"]) as session:
        room = room_of(session)
    names = Counter(player.name for player in room.players.values())
    assert names == Counter(pupil.name for pupil in pupils), "a player is there twice, or is not"
    saved = sum(len(pupil.saved) for pupil in pupils)
    return f"{times} kills, {saved} answers of {len(pupils)} players saved, none lost, none twice"


async def _host(folder: Path, bank: Path, *options: str) -> Process:
    command = [sys.executable, "-m", "quiz", "host", str(bank), "--plain", "--address", LOOPBACK, *options]
    environment = {**os.environ, "QUIZ_HOME": str(folder / "home"), "PYTHONDONTWRITEBYTECODE": ""}
    return await asyncio.create_subprocess_exec(
        *command, cwd=_ROOT, stdin=PIPE, stdout=DEVNULL, env=environment
    )


async def _type(host: Process, *lines: str) -> None:
    assert host.stdin
    with suppress(ConnectionError):
        host.stdin.write("".join(f"{line}\n" for line in lines).encode())
        await host.stdin.drain()


async def _played(host: Process, pupils: list[Pupil], chance: Random, *, is_first: bool) -> None:
    """Let the lesson go on for a moment, whose length is chance."""
    # Killed before it can be reached; but what nobody has joined is not offered again.
    if chance.random() < 0.1 and not is_first:
        await asyncio.sleep(chance.uniform(0, 0.3))
        return
    async with asyncio.timeout(_PATIENCE):
        while not any("me" in pupil.view for pupil in pupils if pupil.transport):
            assert host.returncode is None, "the host ended by itself"
            await asyncio.sleep(0.01)
    for _ in range(chance.randrange(4)):
        await _type(host, "1")
        await asyncio.sleep(chance.uniform(0, 0.2))
    await asyncio.sleep(chance.uniform(0, 0.1))


def _free_port(chance: Random) -> int:
    """A port that no outgoing line takes while the host is down."""
    while True:
        port = chance.randrange(20_000, 30_000)
        with closing(socket.socket()) as probe, suppress(OSError):
            probe.bind((LOOPBACK, port))
            return port


def _head(sessions: Path) -> dict[str, Any]:
    for path in sessions.glob("*-1.sqlite3"):
        with closing(sqlite3.connect(path)) as file, suppress(sqlite3.Error):
            for (head,) in file.execute("SELECT json FROM head"):
                return dict(json.loads(head))
    return {}


def _is_all_there(
    sessions: Path, pupils: list[Pupil], before: list[tuple[Any, ...]], head: dict[str, Any], copy: Path
) -> list[tuple[Any, ...]]:
    """Look into a copy of what the kill left, so that the next host mends it alone; its log."""
    copy.mkdir(exist_ok=True)
    for each in copy.iterdir():
        each.unlink()
    for path in sessions.glob(f"{head['id']}.sqlite3*"):
        shutil.copy(path, copy)
    with closing(sqlite3.connect(copy / f"{head['id']}.sqlite3")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        log = file.execute("SELECT number, act, json FROM entry ORDER BY number").fetchall()
        now = json.loads(file.execute("SELECT json FROM head").fetchone()[0])
    same = ("id", "code", "key", "port", "address")
    assert [now[name] for name in same] == [head[name] for name in same], "not the same session"
    assert log[: len(before)] == before, "what was there has changed"
    numbers: dict[str, int] = {}
    answers: dict[tuple[int, int], dict[str, Any]] = {}
    for _, act, text in log:
        entry = json.loads(text)
        if act == "join":
            assert entry["values"]["token"] not in numbers, "a phone joined twice"
            numbers[entry["values"]["token"]] = entry["who"]
        elif act == "answer":
            assert (entry["who"], entry["k"]) not in answers, "an answer is there twice"
            answers[entry["who"], entry["k"]] = entry["values"]
    assert len(numbers) <= len(pupils), "there are more players than phones"
    for pupil in pupils:
        assert not pupil.wrong, pupil.wrong
        number = numbers.get(hashlib.sha256(pupil.token.encode()).hexdigest(), 0)
        assert number or not pupil.name, f"{pupil.name} is lost"
        for k, saved in pupil.saved.items():
            assert answers.get((number, k)) == saved, f"{pupil.name} lost {saved}"
    return log
