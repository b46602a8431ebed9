"""A whole lesson on five phones in networks of their own, by WebSocket and with WebSockets refused.

Ann reloads, Ben goes out of reach and comes back, Cem's phone falls asleep and is woken, Dot uses the
keyboard alone, and Eve does nothing unusual: axe looks at her screens.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from quiz.bank.files import builtin_path
from quiz.bank.reading import read_bank
from quiz.classroom.addresses import LOOPBACK
from quiz.classroom.board import Board
from quiz.classroom.door import Doorkeeper
from quiz.classroom.room import Phase, Room
from quiz.classroom.server import Hosting
from quiz.classroom.setup import Entry, Setup
from quiz.classroom.web import WebServer
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.networks import ADDRESS, Networks, why_not
from tests.browser.test_answering import tab_to
from tests.browser.test_looks import AUDIT
from tests.classroom.lessons import CODE, KEY, Notebook
from tests.classroom.phones import until
from tests.classroom.played import a_room_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

pytestmark = pytest.mark.browser

_WHERE = f"on localhost, for there are no networks: {why_not()}" if why_not() else "in networks of their own"


class Disk(Notebook):
    """A log that waits while the disk is slow."""

    def __init__(self) -> None:
        super().__init__()
        self.runs = threading.Event()
        self.runs.set()

    def append(self, entries: Sequence[Entry]) -> None:
        self.runs.wait(20)
        super().append(entries)


class Classroom:
    """The host, its disk, and the five phones by their names."""

    def __init__(self, hosting: Hosting, disk: Disk, phones: dict[str, Page]) -> None:
        self.hosting, self.disk, self.phones = hosting, disk, phones
        self.pull: Callable[[], None]
        """Take Ben's phone out of reach,"""
        self.plug: Callable[[], None]
        """and bring it back."""
        self.sleep: Callable[[], None]
        """Let Cem's phone fall asleep,"""
        self.wake: Callable[[], None]
        """and wake it."""

    def go(self, phase: Phase, act: str = "go") -> Board:
        """Let the host go on, and wait until that is so."""
        step = self.hosting.board.step
        self.hosting.do(act, {"step": step})
        return until(self.hosting, lambda board: board.step > step and board.phase is phase)

    def answered(self, count: int) -> None:
        """Wait until so many have answered."""
        until(self.hosting, lambda board: board.answered == count)


def a_room() -> Room:
    """Two choices and an ordering of the bank that comes with the program, for teams."""
    bank = read_bank(builtin_path()).bank
    assert bank
    questions = tuple(bank.question[name] for name in ("strike-city", "order-escapes", "first-work"))
    return a_room_of(replace(bank, questions=questions), setup=Setup(teams=2))


@pytest.fixture(params=["by WebSocket", "with WebSockets refused"], ids=lambda way: f"{way}, {_WHERE}")
def classroom(
    play: Playwright, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Classroom]:
    """A room with five phones that have scanned the square."""
    with ExitStack() as undo:
        networks = None if why_not() else Networks("class", "ben", "cem")
        address = ADDRESS if networks else LOOPBACK
        at_host: Callable[[Callable[[], None]], None] = networks.at_host if networks else lambda act: act()
        if networks:
            undo.callback(networks.close)
        refused: list[web.BaseRequest] = []

        async def refuse(_: WebServer, opening: web.BaseRequest) -> web.Response:
            refused.append(opening)  # as a school's proxy does
            return web.Response(status=403)

        if "refused" in request.param:
            monkeypatch.setattr(WebServer, "_line", refuse)
        disk = Disk()
        hosting = Hosting(disk, Doorkeeper(a_room(), CODE, KEY), lambda: [address], days=30)
        at_host(hosting.start)
        undo.callback(hosting.stop)
        opened: list[Browser] = []
        phones = {}
        for network, names in {"class": ["ann", "dot", "eve"], "ben": ["ben"], "cem": ["cem"]}.items():
            program = networks.browser(network, CHROMIUM, tmp_path) if networks else CHROMIUM
            opened.append(play.chromium.launch(executable_path=program, args=list(FLAGS)))
            undo.callback(opened[-1].close)
            for name in names:
                context = opened[-1].new_context(viewport={"width": 360, "height": 640})
                context.set_default_timeout(20_000)
                phones[name] = context.new_page()
        room = Classroom(hosting, disk, phones)
        ben = phones["ben"].context
        room.pull = partial(networks.pull, "ben") if networks else partial(ben.set_offline, True)
        room.plug = partial(networks.plug, "ben") if networks else partial(ben.set_offline, False)
        room.sleep = partial(signalled, opened[-1], signal.SIGSTOP)
        room.wake = partial(signalled, opened[-1], signal.SIGCONT)
        undo.callback(room.wake)
        yield room
        if "refused" in request.param:
            assert len(refused) >= 2 * len(phones)


def signalled(browser: Browser, sign: signal.Signals) -> None:
    """Send a signal to the processes in which a browser draws its pages."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    for each in found:
        if each["type"] == "renderer":
            os.kill(each["id"], sign)


def says(page: Page, text: str) -> None:
    """Wait until the status line says this."""
    page.locator("#status", has_text=text).wait_for()


def test_five_phones_play_a_whole_lesson(classroom: Classroom) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra “browser”")
    room, phones = classroom, classroom.phones
    ann, ben, cem, dot, eve = (phones[name] for name in ("ann", "ben", "cem", "dot", "eve"))
    amiss: dict[str, Any] = {}

    def look(state: str) -> None:
        if found := eve.evaluate(AUDIT, False):
            amiss[state] = found

    # Everybody comes in
    for page in phones.values():
        page.goto(room.hosting.board.door.link)
        page.get_by_text("In this quiz you are").wait_for()
        assert "#" not in page.url
    eve.evaluate(axe.Axe().axe_script)
    look("a name is given")
    for page in (ann, ben, cem, eve):
        page.get_by_role("button", name="Join").click()
    tab_to(dot, "Join")
    dot.keyboard.press("Enter")
    for page in phones.values():
        page.get_by_text("You are in").wait_for()
    look("the lobby")
    names = {name: page.locator("h1 .name").inner_text() for name, page in phones.items()}
    board = until(room.hosting, lambda board: len(board.people) == 5)
    assert {person.name for person in board.people} == set(names.values())

    # A choice: what the disk does not have is not called saved
    room.go(Phase.QUESTION)
    room.disk.runs.clear()
    ann.locator(".option").first.click()
    says(ann, "Sending")
    assert "Saved" not in ann.locator("#status").inner_text()
    room.disk.runs.set()
    says(ann, "Saved")
    ann.reload()
    ann.locator(".option[aria-pressed=true]").wait_for()
    says(ann, "Saved")

    # Ben is out of reach, and what he taps there counts when he is back
    says(ben, "No answer yet")
    room.pull()
    says(ben, "No line")
    ben.locator(".option").nth(1).click()
    says(ben, "Your tap is kept here")
    room.plug()
    says(ben, "Saved")

    # Dot has the keyboard alone, and Cem's phone falls asleep
    dot.locator("#ask").wait_for()
    dot.keyboard.press("2")
    says(dot, "Saved")
    eve.locator(".option").nth(2).click()
    says(eve, "Saved")
    look("an answer is saved")
    cem.locator(".option").nth(1).click()
    says(cem, "Saved")
    room.answered(5)
    room.sleep()
    assert room.go(Phase.BARS).votes.answers == 5  # type: ignore[union-attr]
    eve.get_by_text("This counts").wait_for()
    look("closed")
    room.go(Phase.REVEAL)
    eve.locator("blockquote").first.wait_for()
    look("the answer")
    room.wake()
    cem.locator("blockquote").first.wait_for()

    # Standings, and an ordering
    room.go(Phase.STANDINGS)
    eve.get_by_role("table").wait_for()
    look("standings")
    size = len(room.go(Phase.QUESTION).asked.options)  # type: ignore[union-attr]
    for page in (ann, ben, cem, eve):
        for at in range(size):
            page.locator(".option").nth(at).click()
    dot.locator("#ask").wait_for()
    for number in range(1, size + 1):
        dot.keyboard.press("Tab")
        while dot.evaluate("!document.activeElement.classList.contains('option')"):
            dot.keyboard.press("Tab")
        dot.keyboard.press("Enter")
        says(dot, "Saved")
        assert dot.locator(".numbered").count() == number
    for page in phones.values():
        says(page, "Saved")
    look("an ordering")
    room.answered(5)
    room.go(Phase.BARS)
    room.go(Phase.REVEAL)
    eve.locator(".judged").wait_for()
    look("an order")
    room.go(Phase.STANDINGS)

    # It is talked over, and everybody votes again
    room.go(Phase.QUESTION)
    for page in (ann, ben, cem, dot, eve):
        page.locator(".option").first.click()
        says(page, "Saved")
    room.go(Phase.DISCUSS, "discuss")
    eve.get_by_text("Talk it over").wait_for()
    look("it is talked over")
    room.go(Phase.QUESTION)
    for page in phones.values():
        page.get_by_text("your first vote").wait_for()
        page.locator(".option").nth(1).click()
        says(page, "Saved")
    room.answered(5)
    room.go(Phase.BARS)
    room.go(Phase.REVEAL)
    board = room.go(Phase.PODIUM)

    # Each phone has had what the host has
    for name, page in phones.items():
        page.get_by_text("The end").wait_for()
        assert page.locator("#title").inner_text() == names[name]
    look("the end")
    answers = [entry for entry in room.disk.entries if entry.act == "answer"]
    assert len({(entry.who, entry.k) for entry in answers}) == len(answers)
    assert amiss == {}
