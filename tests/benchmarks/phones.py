"""A crowd of phones, which drives a lesson and a bare room alike.

`python -m tests.benchmarks.phones ADDRESS` takes commands, a line of JSON each, and answers each with a line.
"""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, TypeAlias

from tests.wires import Wire

View: TypeAlias = Mapping[str, Any]

_OPENING = 50
"""So many lines are being opened at a time."""


class Phone(Wire):
    """A phone that knows when it came to show what it shows, by the clock of performance."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self._since = 0.0
        self._awaited: list[tuple[Callable[[View], bool], asyncio.Future[float]]] = []

    def sees(self, is_so: Callable[[View], bool]) -> asyncio.Future[float]:
        """Give when the first view came that is so, or the one that is."""
        future = asyncio.get_running_loop().create_future()
        if self.view and is_so(self.view):
            future.set_result(self._since)
        else:
            self._awaited.append((is_so, future))
        return future

    async def does(self, do: str, **fields: Any) -> float:
        """Do something; the seconds until it was dealt with."""
        began = time.perf_counter()
        self.act(do, **fields)
        k = self.k
        return await self.sees(lambda view: view["done"] >= k) - began

    def saw(self, view: View) -> None:
        """Tell whoever waits for this."""
        self._since = time.perf_counter()
        for awaited in [each for each in self._awaited if each[0](view)]:
            self._awaited.remove(awaited)
            awaited[1].set_result(self._since)


class Crowd:
    """Many phones, which do as they are told."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._phones: list[Phone] = []
        self._chance = Random(1)

    @property
    def _awake(self) -> list[Phone]:
        """All but the one in a hundred that is stuck."""
        return [phone for number, phone in enumerate(self._phones, 1) if number % 100]

    async def open(self, count: int, code: str) -> int:
        """Let so many phones open a line and, where there is a code, join; how many are in."""
        turns = asyncio.Semaphore(_OPENING)

        async def opened() -> Phone:
            phone = Phone(self._address)
            async with turns:
                await phone.open()
                await phone.sees(lambda view: view["state"] == "code")
                if code:
                    await phone.does("code", code=code)
                    await phone.does("join")
            return phone

        self._phones = await asyncio.gather(*(opened() for _ in range(count)))
        gc.collect()
        gc.freeze()  # what stays need not be looked at again and again
        for phone in set(self._phones) - set(self._awake):
            assert phone.transport
            phone.transport.pause_reading()
        return len(self._phones)

    async def see(self, q: int, shouted: View) -> tuple[float, View]:
        """Let all see a question; in a bare room the first says to all what is `shouted`.

        Gives the seconds from the first to the last, and their view.
        """

        def is_asked(view: View) -> bool:
            return bool(view["state"] == "question" and view["q"] == q)

        if shouted:
            self._phones[0].say(all=shouted)
        times = await asyncio.gather(*(phone.sees(is_asked) for phone in self._awake))
        return max(times) - min(times), self._phones[0].view

    async def answer(self, q: int) -> list[float]:
        """Let all answer within a second; the seconds until each answer was acknowledged."""
        awake = self._awake

        async def answers(phone: Phone, after: float) -> float:
            await asyncio.sleep(after)
            return await phone.does("answer", q=q, vote=1, chosen=[self._chance.randrange(4)])

        shuffled = enumerate(self._chance.sample(awake, len(awake)))
        return await asyncio.gather(*(answers(phone, number / len(awake)) for number, phone in shuffled))

    async def obey(self) -> None:
        """Do what is read, until there is no more."""
        while line := await asyncio.to_thread(sys.stdin.readline):
            name, *values = json.loads(line)
            print(json.dumps(await getattr(self, name)(*values)), flush=True)


def allow_files() -> None:
    """Let as many lines be open as the system can."""
    import resource  # not on Windows

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    allow_files()
    asyncio.run(Crowd(sys.argv[1]).obey())
