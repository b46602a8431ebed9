"""Phones as cheap as can be, so that thousands fit on one core: each a WebSocket on a bare asyncio protocol.

`python -m tests.benchmarks.phones ADDRESS` is a crowd of them: it takes a command a line, and answers each
with a line; both are JSON. The same crowd drives a lesson and a bare room.
"""

import asyncio
import gc
import json
import re
import sys
import time
from collections.abc import Callable, Mapping
from random import Random
from typing import Any, TypeAlias

View: TypeAlias = Mapping[str, Any]

_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10  # what a frame is
_FINAL, _MASKED = 0x80, 0x80
_NO_MASK = bytes(4)  # a client has to mask, and zeros leave the payload as it is
_DONE = re.compile(rb'"done":(\d+)')  # “"done":17”
_OPENING = 50
"""So many lines of a crowd are being opened at a time."""


class Line(asyncio.Protocol):
    """A WebSocket: gives what is said on it, and takes texts."""

    def __init__(self, host: str, hears: Callable[[bytes], None], ended: Callable[[], None]) -> None:
        self._host = host
        self._hears = hears
        self._ended = ended
        self._came = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(
            f"GET /line HTTP/1.1\r\nHost: {self._host}\r\nOrigin: http://{self._host}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )

    def connection_lost(self, _: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("the line was refused"))
        self._ended()

    def data_received(self, data: bytes) -> None:
        self._came += data
        if not self.opened.done():
            head, end, rest = self._came.partition(b"\r\n\r\n")
            if not end:
                return
            if not head.startswith(b"HTTP/1.1 101 "):
                self.transport.abort()
                return
            self._came = rest
            self.opened.set_result(None)
        while len(self._came) >= 2:
            start, length = 2, self._came[1]
            if length > 125:
                start = 4 if length == 126 else 10
                length = int.from_bytes(self._came[2:start], "big")
            end_at = start + length
            if len(self._came) < end_at:
                return
            kind, payload = self._came[0] & 15, self._came[start:end_at]
            self._came = self._came[end_at:]
            if kind == _TEXT:
                self._hears(payload)
            elif kind == _PING:
                self._write(_PONG, payload)
            elif kind == _CLOSE:
                self.transport.close()

    def say(self, text: bytes) -> None:
        """Send a text."""
        self._write(_TEXT, text)

    def _write(self, kind: int, payload: bytes) -> None:
        length = len(payload)
        size = (
            bytes([_MASKED | length]) if length < 126 else bytes([_MASKED | 126]) + length.to_bytes(2, "big")
        )
        self.transport.write(bytes([_FINAL | kind]) + size + _NO_MASK + payload)


class Phone:
    """A phone, whatever becomes of its lines: what it shows, and since when."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._line: Line | None = None
        self.token = ""
        self.k = 0
        self.view: View = {}
        self.raw = b""
        """The view as it came."""
        self.at = 0.0
        """When the view came, by the clock of performance."""
        self.is_up = False
        """Whether there is a line."""
        self._awaited: list[tuple[Callable[[View], bool], asyncio.Future[float]]] = []
        self._sent: dict[int, tuple[float, View, asyncio.Future[float]]] = {}

    async def call(self) -> None:
        """Open a line, say who this is, and again what was not acknowledged; raises OSError."""
        host, _, port = self._address.partition(":")
        loop = asyncio.get_running_loop()
        _, self._line = await loop.create_connection(
            lambda: Line(self._address, self._hears, self._ended), host, int(port)
        )
        await self._line.opened
        self.is_up = True
        self.say({"do": "hello", "token": self.token})
        for _, message, _ in self._sent.values():
            self.say(message)

    def say(self, message: View) -> None:
        """Send a message."""
        assert self._line
        self._line.say(json.dumps(message).encode())

    def act(self, do: str, **values: Any) -> asyncio.Future[float]:
        """Do something; the future gives the seconds until it was dealt with."""
        self.k += 1
        future = asyncio.get_running_loop().create_future()
        message = {"do": do, "k": self.k, **values}
        self._sent[self.k] = time.perf_counter(), message, future
        self.say(message)
        return future

    def sees(self, is_so: Callable[[View], bool]) -> asyncio.Future[float]:
        """Give when the first view came that is so, or since when it is."""
        future = asyncio.get_running_loop().create_future()
        if self.view and is_so(self.view):
            future.set_result(self.at)
        else:
            self._awaited.append((is_so, future))
        return future

    def stick(self) -> None:
        """Read no more, as a phone that fell asleep."""
        assert self._line
        self._line.transport.pause_reading()

    def _ended(self) -> None:
        self.is_up = False

    def _hears(self, payload: bytes) -> None:
        now = time.perf_counter()
        if not (found := _DONE.search(payload)):
            self.token = json.loads(payload).get("token", self.token)
            return
        self.raw, self.at = payload, now
        done = int(found[1])
        for k in [k for k in self._sent if k <= done]:
            began, _, future = self._sent.pop(k)
            if not future.done():
                future.set_result(now - began)
        self.view = json.loads(payload)
        for awaited in [each for each in self._awaited if each[0](self.view)]:
            self._awaited.remove(awaited)
            if not awaited[1].done():
                awaited[1].set_result(now)


class Crowd:
    """Many phones, which do as one is told."""

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
                await phone.call()
                if code:
                    await phone.act("code", code=code)
                    await phone.act("join")
            return phone

        self._phones = await asyncio.gather(*(opened() for _ in range(count)))
        gc.collect()
        gc.freeze()  # what stays need not be looked at again and again
        for phone in set(self._phones) - set(self._awake):
            phone.stick()
        return len(self._phones)

    async def see(self, q: int, shouts: str) -> tuple[float, str]:
        """Let all see a question, which the first says to all in a bare room.

        Gives the seconds from the first to the last, and the view as it came.
        """

        def is_asked(view: View) -> bool:
            return bool(view["state"] == "question" and view["q"] == q)

        if shouts:
            self._phones[0].say({"all": shouts})
        times = await asyncio.gather(*(phone.sees(is_asked) for phone in self._awake))
        return max(times) - min(times), self._phones[0].raw.decode()

    async def answer(self, q: int) -> list[float]:
        """Let all answer within a second; how long each acknowledgement took."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        sent: list[asyncio.Future[float]] = []

        def answers(phone: Phone) -> None:
            sent.append(phone.act("answer", q=q, vote=1, chosen=[self._chance.randrange(4)]))

        awake = self._awake
        for number, phone in enumerate(self._chance.sample(awake, len(awake))):
            loop.call_at(began + number / len(awake), answers, phone)
        await asyncio.sleep(1)
        while len(sent) < len(awake):
            await asyncio.sleep(0.01)
        return await asyncio.gather(*sent)

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
