"""A script with the right code floods the door: who is in notices little, and a sweep lets the class in.

Three processes: the lesson, the bots, and the pupils who measure; `python -m tests.proofs.bots` is the first
two.
"""

import asyncio
import json
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from quiz.classroom.server import Hosting
from tests.benchmarks.crowd import Process
from tests.classroom.lessons import KEY
from tests.classroom.phones import Socket, a_hosting, a_player

_CLASS = 30
_SECONDS = 4
_WITHIN = 3
"""So many times as long as before may an acknowledgement take, at the 99th percentile."""
_BARE = 0.010
"""Seconds that are counted as quick: below, a percentile says more of the machine than of the bots."""


def attempt(times: int, seed: int, folder: Path) -> str:  # noqa: ARG001 (there is no chance in it)
    """Bots with the right code hold up nobody who is in, and a sweep lets a pupil in at once."""
    return asyncio.run(_flood(10 * times))


async def _flood(bots: int) -> str:
    with Process("tests.proofs.bots", "lesson") as lesson:
        address = lesson.heard()
        async with AsyncExitStack() as lines:
            pupils = [await lines.enter_async_context(a_player(address)) for _ in range(_CLASS)]
            lesson.done("go")
            for pupil in pupils:
                await pupil.sees(state="question")
            before = await _acknowledgements(pupils)
            with Process("tests.proofs.bots", "bots", address, str(bots)) as crowd:
                assert await asyncio.to_thread(crowd.heard) == "all knock"
                during = await _acknowledgements(pupils)
                began = time.monotonic()
                async with a_player(address, await asyncio.to_thread(lesson.done, "sweep")):
                    seconds = time.monotonic() - began
    assert during <= _WITHIN * max(before, _BARE), f"{1000 * before:.1f} ms became {1000 * during:.1f} ms"
    assert seconds <= 2, f"after a sweep a pupil joined in {seconds:.1f} s"
    return (
        f"{bots} bots, 99th percentile of {_CLASS} pupils {1000 * before:.1f} ms without and "
        f"{1000 * during:.1f} ms with them, a pupil in {seconds:.2f} s after a sweep"
    )


async def _acknowledgements(pupils: list[Socket]) -> float:
    """The 99th percentile of how long it takes until an answer is acknowledged, in seconds."""
    taken: list[float] = []

    async def answers(pupil: Socket, first: float) -> None:
        await asyncio.sleep(first)
        for number in range(_SECONDS):
            began = time.perf_counter()
            await pupil.act("answer", q=1, vote=1, chosen=[number % 3])
            await pupil.sees(done=pupil.k)
            taken.append(time.perf_counter() - began)
            await asyncio.sleep(1)

    await asyncio.gather(*(answers(pupil, at / _CLASS) for at, pupil in enumerate(pupils)))
    return sorted(taken)[int(0.99 * len(taken))]


# The other processes

_ACTS = ({"do": "answer", "q": 1, "vote": 1, "chosen": [0]}, {"do": "join"}, {"do": "offer"})


def _lesson() -> None:
    hosting = a_hosting()
    hosting.start()
    print(json.dumps(hosting.board.door.address), flush=True)
    for line in sys.stdin:
        print(json.dumps(_key_after(hosting, *json.loads(line))), flush=True)


def _key_after(hosting: Hosting, act: str) -> str:
    """Let the host act, and give the key of the square once that shows."""
    step, link = hosting.board.step, hosting.board.door.link
    hosting.do(act, {"step": step})
    board = hosting.until(lambda board: (board.step, board.door.link) != (step, link))
    return board.door.link.rpartition("=")[2]


async def _bots(address: str, count: int) -> None:
    knocked = asyncio.Event()

    async def bot(session: aiohttp.ClientSession, number: int) -> None:
        while True:
            try:
                async with session.ws_connect("/line") as wire:
                    await wire.send_str(json.dumps({"do": "hello"}))
                    await wire.send_str(json.dumps({"do": "code", "key": KEY, "k": 1}))
                    hearing = asyncio.create_task(_deaf(wire))
                    for k in range(2, sys.maxsize):
                        await wire.send_str(json.dumps({**_ACTS[k % len(_ACTS)], "k": k}))
                        await asyncio.sleep(0.02)  # five times as fast as is listened to
                        if number == count - 1 and k == 10:
                            knocked.set()
                    hearing.cancel()
            except (aiohttp.ClientError, OSError):
                await asyncio.sleep(0.1)

    async def tell() -> None:
        await knocked.wait()
        print(json.dumps("all knock"), flush=True)

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(f"http://{address}", connector=connector) as session:
        await asyncio.gather(tell(), *(bot(session, number) for number in range(count)))


async def _deaf(wire: aiohttp.ClientWebSocketResponse) -> None:
    async for _ in wire:
        pass


if __name__ == "__main__":
    if sys.argv[1] == "lesson":
        _lesson()
    else:
        asyncio.run(_bots(sys.argv[2], int(sys.argv[3])))
