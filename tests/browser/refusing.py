"""A school's proxy: it passes requests on, and refuses WebSockets."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Proxy:
    """Listens in the network of the thread that starts it; the page is reached through it."""

    def __init__(self, address: str, port: int) -> None:
        """Stand before a host at this address and port."""
        self._address, self._port = address, port
        self.port = 0
        """Where it listens: a port of as many digits as the host's."""
        self.refused = 0
        """How many WebSockets were refused."""

    def start(self) -> None:
        """Begin to listen."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)

    def stop(self) -> None:
        """End, with all that passes."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _listen(self) -> asyncio.Server:
        for port in range(self._port + 1, self._port + 100):
            with suppress(OSError):  # taken
                server = await asyncio.start_server(self._pass, self._address, port)
                self.port = port
                return server
        raise OSError("no port is free")

    async def _end(self) -> None:
        self._server.close()
        passing = asyncio.all_tasks() - {asyncio.current_task()}
        for task in passing:
            task.cancel()
        await asyncio.gather(*passing, return_exceptions=True)

    async def _pass(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        host, to_host = await asyncio.open_connection(self._address, self._port)
        back = asyncio.create_task(self._copy(host, to_phone))
        mine, other = (f"{self._address}:{port}".encode() for port in (self.port, self._port))
        try:
            while asked := await phone.read(65536):
                if asked.startswith(b"GET /line "):
                    self.refused += 1
                    to_phone.write(_REFUSED)
                    break
                to_host.write(asked.replace(mine, other))  # Host and Origin
        except ConnectionError:
            pass
        finally:
            to_host.close()
            await asyncio.wait([back], timeout=1)
            to_phone.close()

    async def _copy(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while said := await source.read(65536):
                sink.write(said)
