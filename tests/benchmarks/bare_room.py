"""The floor of a lesson's server: a bare room that echoes, and says to all what it is asked to say to all."""

import asyncio
import json

from aiohttp import web

from tests.benchmarks.phones import allow_files

LINES: set[web.WebSocketResponse] = set()


async def line(request: web.Request) -> web.WebSocketResponse:
    """Hold a line."""
    socket = web.WebSocketResponse(compress=False)
    await socket.prepare(request)
    LINES.add(socket)
    await socket.send_str('{"n":0,"done":0,"state":"code"}')
    async for message in socket:
        said = json.loads(message.data)
        if "all" in said:
            text = json.dumps(said["all"])
            for each in tuple(LINES):
                await each.send_str(text)
        else:
            await socket.send_str(message.data)
    LINES.discard(socket)
    return socket


async def main() -> None:
    """Listen on a free port of this machine alone, and say which."""
    app = web.Application()
    app.router.add_get("/line", line)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    print(json.dumps(f"127.0.0.1:{runner.addresses[0][1]}"), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    allow_files()
    asyncio.run(main())
