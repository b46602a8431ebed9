"""Phones that cost so little that thousands of them fit on one core: a WebSocket on a bare protocol."""

from __future__ import annotations

import asyncio
import json
from typing import Any

_REQUEST = (
    "GET /line HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
_TEXT, _PING, _PONG = 1, 9, 10


class Wire(asyncio.Protocol):
    """A phone, whose line may be lost and opened again; the token and the counter stay."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.token = ""
        self.k = 0
        self.view: dict[str, Any] = {}
        """The newest of this line."""
        self.transport: asyncio.Transport | None = None

    async def open(self) -> None:
        """Open the line; raises OSError."""
        host, _, port = self.address.partition(":")
        await asyncio.get_running_loop().create_connection(lambda: self, host, int(port))

    def act(self, do: str, **fields: Any) -> None:
        """Do something as the page does, with the next counter."""
        self.k += 1
        self.say(do=do, k=self.k, **fields)

    def say(self, **message: Any) -> None:
        """Send a message."""
        self._send(_TEXT, json.dumps(message).encode())

    def saw(self, view: dict[str, Any]) -> None:
        """Be told of a view."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.view = {}
        self._taken = b""
        self._is_open = False
        transport.write(_REQUEST.format(self.address).encode())

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None

    def data_received(self, received: bytes) -> None:
        self._taken += received
        if not self._is_open:
            head, end, rest = self._taken.partition(b"\r\n\r\n")
            if not end:
                return
            assert b" 101 " in head.splitlines()[0], head
            self._taken, self._is_open = rest, True
            self.say(do="hello", token=self.token)
        while len(self._taken) > 1:  # a server's frames are whole and not masked
            start, length = 2, self._taken[1]
            if length > 125:
                start = 4 if length == 126 else 10
                length = int.from_bytes(self._taken[2:start], "big")
            if len(self._taken) < start + length:
                return
            kind, payload = self._taken[0] & 15, self._taken[start : start + length]
            self._taken = self._taken[start + length :]
            if kind == _PING:
                self._send(_PONG, payload)
            elif kind == _TEXT:
                message = json.loads(payload)
                self.token = message.get("token", self.token)
                if "n" in message:
                    self.view = message
                    self.saw(message)

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        length = bytes((128 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
        if self.transport:  # masked with zeros: the server has the same work, and this side none
            self.transport.write(bytes((128 | kind,)) + length + bytes(4) + payload)
