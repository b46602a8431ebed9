"""The server over real sockets: what it serves, whom it refuses, and how its lines behave."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, closing, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from quiz.bank.problems import Problem, ProblemError
from quiz.classroom import lesson, web
from quiz.classroom.addresses import LOOPBACK
from quiz.classroom.board import Board
from quiz.classroom.room import Phase
from quiz.classroom.server import Hosting

from .lessons import CODE, KEY, Notebook
from .phones import Socket, a_free_port, a_hosting, a_keeper, a_player, a_socket, until


@pytest.fixture
def hosting() -> Iterator[Hosting]:
    """A lesson that is served on this machine alone."""
    hosting = a_hosting()
    hosting.start()
    yield hosting
    hosting.stop()


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


def test_while_it_is_served_a_thread_that_computes_lets_others_on_ten_times_as_often() -> None:
    before = sys.getswitchinterval()
    hosting = a_hosting()
    hosting.start()
    during = sys.getswitchinterval()
    hosting.stop()
    assert during <= before / 10
    assert sys.getswitchinterval() == before


# What is served


async def fetch(
    hosting: Hosting, path: str, method: str = "GET", **named: Any
) -> tuple[int, Mapping[str, str], str]:
    url = f"http://{hosting.board.door.address}{path}"
    async with aiohttp.ClientSession() as session, session.request(method, url, **named) as reply:
        return reply.status, reply.headers, await reply.text()


@pytest.mark.parametrize("path", ["/", "/page.js", "/nothing", "/../pyproject.toml", "/%2e%2e/lesson.py"])
async def test_everything_is_served_with_a_strict_policy_and_kept_nowhere(
    path: str, hosting: Hosting
) -> None:
    status, headers, _ = await fetch(hosting, path)
    assert status in (200, 404)
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("path", ["/nothing", "/../pyproject.toml", "/%2e%2e/lesson.py", "/page", "/line.py"])
async def test_nothing_but_the_page_is_served(path: str, hosting: Hosting) -> None:
    assert (await fetch(hosting, path))[0] == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE"])
async def test_no_other_method_does_anything(method: str, hosting: Hosting) -> None:
    assert (await fetch(hosting, "/act", method))[0] == 404


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose page is the pupil's."""
    for name in ("page.html", "page.js", "page.css", "notes.txt"):
        (tmp_path / "page" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "page" / name).write_text(name)
    monkeypatch.setattr(web, "files", lambda _: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/", "text/html", "page.html"),
        ("/page.html", "text/html", "page.html"),
        ("/page.js", "text/javascript", "page.js"),
        ("/page.css", "text/css", "page.css"),
    ],
)
@pytest.mark.parametrize("zipped", ["gzip, deflate", "identity"])
@pytest.mark.usefixtures("page")
async def test_the_page_is_served_as_what_it_is(path: str, kind: str, text: str, zipped: str) -> None:
    hosting = a_hosting()
    hosting.start()
    try:
        status, headers, came = await fetch(hosting, path, headers={"Accept-Encoding": zipped})
        assert (status, came) == (200, text)
        assert headers["Content-Type"] == f"{kind}; charset=utf-8"
        assert headers.get("Content-Encoding", "identity") == zipped.split(",")[0]
        assert (await fetch(hosting, "/notes.txt"))[0] == 404
    finally:
        await asyncio.to_thread(hosting.stop)


# Hostile clients


@pytest.mark.parametrize(
    "host", ["example.org", "", "127.0.0.1", "localhost:1", "127.0.0.1.example.org", "[::1]"]
)
@pytest.mark.parametrize("path", ["/", "/line", "/poll"])
async def test_another_host_is_refused(path: str, host: str, hosting: Hosting) -> None:
    status, _, text = await fetch(hosting, path, "POST" if path == "/poll" else "GET", headers={"Host": host})
    assert status == 421
    assert "quiz of another" in text


async def test_localhost_is_this_machine_too(hosting: Hosting) -> None:
    port = hosting.board.door.address.rpartition(":")[2]
    assert (await fetch(hosting, "/", headers={"Host": f"localhost:{port}"}))[0] != 421


@pytest.mark.parametrize("origin", ["http://example.org", "null", "", "https://{}", "http://{}.example.org"])
async def test_another_origin_opens_no_line(origin: str, hosting: Hosting) -> None:
    foreign = origin.format(hosting.board.door.address)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        async with a_socket(hosting, Origin=foreign):
            pass
    assert refused.value.status == 403
    for path in ("/act", "/poll"):
        assert (await fetch(hosting, path, "POST", headers={"Origin": foreign}))[0] == 403


async def test_our_own_origin_opens_a_line(hosting: Hosting) -> None:
    async with a_socket(hosting, Origin=f"http://{hosting.board.door.address}") as phone:
        await phone.sees(state="code")


def test_refused_requests_are_counted(hosting: Hosting) -> None:
    asyncio.run(fetch(hosting, "/", headers={"Host": "example.org"}))
    until(hosting, lambda board: any("1 message " in notice for notice in board.door.notices))


@pytest.mark.parametrize(
    ("message", "closes"),
    [
        pytest.param("x" * 5000, 3, id="5 kB"),
        pytest.param(b"bytes", 3, id="bytes"),
        pytest.param("?", 3, id="no JSON"),
        pytest.param("x" * 9000, 1, id="huge"),
        pytest.param(b"\xff" * 9000, 1, id="huge bytes"),
    ],
)
async def test_a_bad_message_is_refused_and_the_third_or_a_huge_one_closes_the_line(
    message: str | bytes, closes: int, hosting: Hosting
) -> None:
    async with a_socket(hosting) as phone:
        await phone.sees(state="code")
        for _ in range(closes):
            assert not phone.wire.closed
            if isinstance(message, str):
                await phone.wire.send_str(message)
            else:
                await phone.wire.send_bytes(message)
        assert await phone.is_closed()
    until(hosting, lambda board: any(f"{closes} message" in notice for notice in board.door.notices))


async def test_a_line_goes_on_after_two_bad_messages(hosting: Hosting) -> None:
    async with a_socket(hosting) as phone:
        for _ in range(2):
            await phone.wire.send_str("x" * 5000)
        await phone.act("code", code=CODE)
        await phone.sees(state="name")


async def test_a_late_answer_and_a_replay_change_nothing(hosting: Hosting) -> None:
    async with a_player(hosting) as phone:
        hosting.do("go", {"step": 0})
        await phone.sees(state="question")
        await phone.act("answer", q=1, vote=1, chosen=[1])
        await phone.sees(mine=[1])
        replay = {"do": "answer", "k": phone.k, "q": 1, "vote": 1, "chosen": [2]}
        await phone.wire.send_str(json.dumps(replay))
        hosting.do("go", {"step": 1})
        await phone.sees(state="closed", mine=[1])
        await phone.act("answer", q=1, vote=1, chosen=[0])
        hosting.do("go", {"step": 2})
        assert (await phone.sees(state="result"))["verdict"] == "right"


async def raw(hosting: Hosting, *parts: bytes, pause: float = 0.0) -> bytes:
    """Send bytes, and give all that comes until the server closes."""
    host, _, port = hosting.board.door.address.rpartition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    with closing(writer):
        for part in parts:
            writer.write(part)
            await asyncio.sleep(pause)
        try:
            return await asyncio.wait_for(reader.read(), 5)
        except ConnectionError:  # closed while we were sending
            return b""


SLOW = [b"GET / HTTP/1.1\r\n", *(b"X-%d: 1\r\n" % number for number in range(20))]


@pytest.mark.parametrize(
    ("parts", "pause"),
    [
        ([b""], 0),
        ([b"\r\n"], 0),
        ([b"GET / HT"], 0),
        (SLOW, 0.05),
        ([b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500)], 0),  # a TLS hello
        ([b"\x16\x03\x01"], 0),
        ([b"POST /act HTTP/1.1\r\nHost: %s\r\nContent-Length: 99\r\n\r\n", b"{"], 0),
        ([b"POST /act HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n{\r\n"], 0),
        ([b"POST /act HTTP/1.1\r\nHost: %s\r\nContent-Length: 99999\r\n\r\n", bytes(9999)], 0),
        ([b"POST /act HTTP/1.1\r\nHost: %s\r\nTransfer-Encoding: chunked\r\n\r\n", b"nonsense\r\n"], 0),
        ([b"POST /act HTTP/1.1\r\nHost: %s\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nno!!"], 0),
        ([b"GET /" + 9000 * b"x" + b" HTTP/1.1\r\n\r\n"], 0),
        ([b"GET / HTTP/1.1\r\nX: " + 9000 * b"x" + b"\r\n\r\n"], 0),
        ([b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: 1\r\n" % each for each in range(300)) + b"\r\n"], 0),
        ([b"GET /line HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"], 0),
        ([b"GET /nothing HTTP/1.1\r\nHost: %s\r\n\r\n"], 0),  # and then silence
    ],
)
async def test_a_line_that_does_not_complete_a_request_is_closed(
    parts: list[bytes], pause: float, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(web, "PATIENCE", 0.3)
    hosting = a_hosting()
    hosting.start()
    try:
        host = hosting.board.door.address.encode()
        came = await raw(hosting, *(part.replace(b"%s", host) for part in parts), pause=pause)
        assert not re.search(rb"HTTP/1.1 (200|5)", came)  # HTTP/1.1 500 Internal Server Error
        assert b"Traceback" not in came
    finally:
        hosting.stop()
    assert capfd.readouterr() == ("", "")  # nothing is printed over the host's screen


async def test_a_line_without_hello_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lesson, "PATIENCE", 0.1)
    monkeypatch.setattr(lesson, "_TICK", 0.05)
    hosting = a_hosting()
    hosting.start()
    try:
        url = f"http://{hosting.board.door.address}/line"
        async with aiohttp.ClientSession() as session, session.ws_connect(url) as wire:
            phone = Socket()
            phone.wire = wire
            assert await phone.is_closed()
    finally:
        hosting.stop()


@pytest.mark.parametrize(("line", "acts"), [("", 400), ("short", 400), ("nobody's line so far", 410)])
async def test_a_poll_of_a_line_that_is_not_there_is_told_so(line: str, acts: int, hosting: Hosting) -> None:
    headers = {"X-Line": line}
    assert (await fetch(hosting, "/poll", "POST", headers=headers, json={"n": 0}))[0] == 410
    assert (await fetch(hosting, "/act", "POST", headers=headers, json={"do": "offer"}))[0] == acts


@pytest.mark.parametrize("body", ["", "?", "{}", "[]", '{"n":"x"}', '{"n":null}', '{"n":1e999}'])
async def test_a_malformed_poll_is_refused(body: str, hosting: Hosting) -> None:
    headers = {"X-Line": "a-line-of-its-own"}
    await fetch(hosting, "/act", "POST", headers=headers, data='{"do":"hello"}')
    assert (await fetch(hosting, "/poll", "POST", headers=headers, data=body))[0] == 400


async def test_a_phone_that_is_stuck_costs_one_view_and_holds_up_nobody(hosting: Hosting) -> None:
    host, _, port = hosting.board.door.address.rpartition(":")
    with closing(socket.socket()) as stuck:
        stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        stuck.connect((host, int(port)))
        key = "dGhlIHNhbXBsZSBub25jZQ=="
        head = f"GET /line HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        stuck.sendall(f"{head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
        async with a_player(hosting) as phone:
            hosting.do("go", {"step": 0})
            await phone.sees(state="question")
            for turn in range(20):
                await phone.act("answer", q=1, vote=1, chosen=[turn % 3])
                await phone.sees(done=phone.k)


# Start and end


async def test_connections_that_say_nothing_make_room_for_who_comes_and_who_is_in_plays_on(
    hosting: Hosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_player(hosting) as phone, a_socket(hosting) as stranger:
        monkeypatch.setattr(hosting._server, "_most", 5)
        address, _, port = hosting.board.door.address.partition(":")
        crowd = [await asyncio.open_connection(address, int(port)) for _ in range(20)]
        until(hosting, lambda board: any("more connections" in each for each in board.door.notices))
        await stranger.act("code", key=KEY)
        await stranger.sees(state="name")
        async with a_player(hosting):
            hosting.do("go", {"step": 0})
            await phone.until(lambda view: view["state"] == "question")
        for _, writer in crowd:
            writer.close()


async def test_lines_of_strangers_make_room_too_the_first_come_first(
    hosting: Hosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_player(hosting) as phone, AsyncExitStack() as opened:
        monkeypatch.setattr(hosting._server, "_most", 5)
        strangers = [await opened.enter_async_context(a_socket(hosting)) for _ in range(20)]
        assert await strangers[0].is_closed()
        await strangers[-1].act("code", key=KEY)
        await strangers[-1].sees(state="name")
        hosting.do("go", {"step": 0})
        await phone.until(lambda view: view["state"] == "question")


async def test_connections_beyond_all_room_are_broken_off(
    hosting: Hosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_player(hosting) as phone:
        monkeypatch.setattr(hosting._server, "_most", -100)
        address, _, port = hosting.board.door.address.partition(":")
        reader, writer = await asyncio.open_connection(address, int(port))
        with suppress(ConnectionError):
            assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
        hosting.do("go", {"step": 0})
        await phone.until(lambda view: view["state"] == "question")


async def test_phones_are_told_that_it_stands_still_and_nothing_listens_any_more() -> None:
    hosting = a_hosting()
    hosting.start()
    async with a_player(hosting) as phone:
        await asyncio.to_thread(hosting.stop)
        await phone.sees(state="note", why="pause")
        assert await phone.is_closed()
    with pytest.raises(aiohttp.ClientConnectorError):
        await fetch(hosting, "/")
    hosting.stop()
    hosting.do("go", {"step": 0})  # too late, and no trouble


def test_the_next_free_port_is_taken_unless_one_is_wanted() -> None:
    with closing(socket.socket()) as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        port = other.getsockname()[1]
        hosting = a_hosting(port=0, before=port)
        hosting.start()
        assert hosting.board.door.address != f"{LOOPBACK}:{port}"
        hosting.stop()
        with pytest.raises(ProblemError) as refused:
            a_hosting(port=port).start()
        assert str(port) in refused.value.problem.message
        assert "--port" in refused.value.problem.hint


def test_the_port_is_noted_for_when_the_session_goes_on() -> None:
    log = Notebook()
    hosting = a_hosting(log)
    hosting.start()
    hosting.stop()
    assert hosting.board.door.address == f"{LOOPBACK}:{log.noted['port']}"


def test_an_address_that_is_gone_is_named() -> None:
    hosting = Hosting(Notebook(), a_keeper(), lambda: ["192.0.2.99"])
    with pytest.raises(ProblemError) as refused:
        hosting.start()
    assert "192.0.2.99" in refused.value.problem.message


def test_a_log_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    class Full(Notebook):
        def note(self, **values: Any) -> None:
            raise ProblemError(Problem("disk", f"{tmp_path} is full"))

    with pytest.raises(ProblemError, match="is full"):
        a_hosting(Full()).start()


def test_a_fault_of_the_server_is_told_to_the_host(
    hosting: Hosting, capfd: pytest.CaptureFixture[str]
) -> None:
    def breaks(board: Board) -> None:
        if not board.door.notices:
            raise ZeroDivisionError

    hosting.watch(breaks)
    hosting.do("go", {"step": 0})
    until(hosting, lambda board: any("ZeroDivisionError" in notice for notice in board.door.notices))
    assert capfd.readouterr() == ("", "")


async def test_pings_are_answered_in_turn_and_hold_up_nobody(hosting: Hosting) -> None:
    url = f"http://{hosting.board.door.address}/line"
    async with aiohttp.ClientSession() as session, session.ws_connect(url, autoping=False) as socket:
        for _ in range(200):
            await socket.ping()
        pongs = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                async for message in socket:
                    pongs += message.type is aiohttp.WSMsgType.PONG
        assert 0 < pongs < 200
        async with a_player(hosting):
            pass


def test_addresses_that_are_asked_for_fast_are_looked_for_one_after_the_other() -> None:
    found = ["127.0.0.2", "127.0.0.3", "127.0.0.4"]
    hosting = Hosting(Notebook(), a_keeper(), lambda: found, port=a_free_port())
    hosting.start()
    try:
        for _ in range(9):
            hosting.do("address")
        hosting.tell("all are dealt with")
        board = until(hosting, lambda board: board.door.notices)
        assert board.door.notices == ("all are dealt with",)
    finally:
        hosting.stop()


async def test_a_lesson_goes_on_under_the_next_address() -> None:
    log, addresses = Notebook(), ["127.0.0.2", "127.0.0.3"]
    hosting = Hosting(log, a_keeper(), lambda: addresses, port=a_free_port())
    hosting.start()
    try:
        assert hosting.board.door.others == 1
        async with a_player(hosting) as phone:
            hosting.do("address")
            board = await asyncio.to_thread(until, hosting, lambda board: "127.0.0.3" in board.door.address)
            assert board.door.link.startswith("http://127.0.0.3:")
            async with asyncio.timeout(5):  # after a kill it is the one that the phones have
                while log.noted.get("address") != board.door.address:
                    await asyncio.sleep(0.01)
            assert (await fetch(hosting, "/favicon.ico"))[0] == 204
            hosting.do("go", {"step": 0})
            await phone.sees(state="question")
            port = board.door.address.rpartition(":")[2]
            before = f"http://127.0.0.2:{port}/"  # where phones that poll, sleep or reload go on
            async with aiohttp.ClientSession() as session, session.get(before) as page:
                assert page.status == 200
    finally:
        await asyncio.to_thread(hosting.stop)
