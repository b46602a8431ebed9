"""A browser, phones in it, and the other end of their line. Skipped, and said, where there is none."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = (
    "--no-sandbox",  # root has none
    "--disable-dev-shm-usage",  # small in containers
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
)
_SEEN = """
// A test waits until the page has dealt with a view.
const Native = WebSocket;
window.seen = {n: 0};
window.WebSocket = class extends Native {
  constructor(address) {
    super(address);
    this.addEventListener("message", event => setTimeout(() => {
      const {n} = JSON.parse(event.data);
      if (n) window.seen.n = n;
    }));
  }
};
"""

Phone = Callable[..., "Page"]
Launch = Callable[[int], "Browser"]


def shown(stage: Stage, page: "Page", state: str, **more: Any) -> None:
    """Show a state and wait until the page has dealt with it."""
    page.wait_for_function("n => seen.n >= n", arg=stage.show(state, **more))


@pytest.fixture(scope="module")  # its event loop runs as long as it lives, beside no other
def play() -> "Iterator[Playwright]":
    """What starts browsers; there is one of it in a process."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra “browser”")
    if not CHROMIUM:
        pytest.skip("needs Debian's chromium")
    with playwright.sync_playwright() as play:
        yield play


@pytest.fixture(scope="module")
def launch(play: "Playwright") -> Launch:
    """Give a browser with letters so many times the usual size; there is one of each."""

    @cache
    def launched(times: int) -> "Browser":
        letters = f"--blink-settings=defaultFontSize={16 * times}"
        return play.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, letters])

    return launched


@pytest.fixture
def stage() -> Iterator[Stage]:
    """The other end, with an English bank."""
    stage = Stage()
    yield stage
    stage.stop()
    assert not stage._server.lesson.notices


@pytest.fixture
def phone(launch: Launch, stage: Stage) -> Iterator[Phone]:
    """Open the page on a phone of 360×640, in a state; any page error fails the test."""
    contexts = []
    errors: list[str] = []

    def opened(state: str = "", *, at: str = "", script: str = "", times: int = 1, **given: Any) -> "Page":
        if state:
            stage.view = stage.views[state]
        options = {"viewport": {"width": 360, "height": 640}, "reduced_motion": "reduce"} | given
        context = launch(times).new_context(**options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        if script:
            page.add_init_script(script)
        page.add_init_script(_SEEN)
        page.goto(stage.address + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not errors
