"""The pupil's page against a bare page: its first paint on a slow phone, and how soon it is back."""

import importlib
import importlib.util
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure, medians
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SLOWED = 6
_TIMES, _FEW = 9, 3
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_WHOLE = "performance.getEntriesByName('whole')[0].startTime"
_MARK = """
// The question is whole once its last option is drawn.
new MutationObserver(() => {
  if (document.querySelector(".option") && !performance.getEntriesByName("whole").length)
    requestAnimationFrame(() => setTimeout(() => performance.mark("whole")));
}).observe(document, {childList: true, subtree: true});
"""


def opened(browser: "Browser", address: str, measure: str) -> float:
    """Seconds from the beginning of loading a page on a slow phone until what is measured there."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.add_init_script(_MARK)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWED})
    page.goto(address)
    page.wait_for_function(f"() => {{ try {{ return {measure} > 0; }} catch {{ return false; }} }}")
    taken = float(page.evaluate(measure)) / 1000
    context.close()
    return taken


def reloaded(browser: "Browser", address: str, last: str) -> float:
    """Seconds from the command to reload a page until its last element is there again."""
    with closing(browser.new_context(viewport={"width": 360, "height": 640})) as context:
        page = context.new_page()
        page.goto(address)
        there = page.locator(last).first
        there.wait_for()
        start = time.perf_counter()
        page.reload()
        there.wait_for()
        return time.perf_counter() - start


def woken(browser: "Browser", stage: Stage) -> float:
    """Seconds from the waking of a page until it shows what came while it slept and its line was cut."""
    with closing(browser.new_context(viewport={"width": 360, "height": 640})) as context:
        page = context.new_page()
        life = context.new_cdp_session(page)
        stage.show("several")
        page.goto(stage.address)
        page.get_by_text("Choose 2").wait_for()
        life.send("Page.setWebLifecycleState", {"state": "frozen"})
        stage.drop()
        stage.show("choice")
        start = time.perf_counter()
        life.send("Page.setWebLifecycleState", {"state": "active"})
        page.get_by_text("Baku").wait_for()
        return time.perf_counter() - start


def figures(_: Path, short: bool) -> Iterator[Figure]:
    """First paint and the whole question; nothing, and that is said, where there is no browser."""
    if not CHROMIUM or not importlib.util.find_spec("playwright"):
        print("the pupil's page is not measured: it needs chromium and the extra “browser”", file=sys.stderr)
        return
    start = importlib.import_module("playwright.sync_api").sync_playwright
    stage = Stage()
    stage.view = stage.views["several"]
    bare = f"{stage.address}bare"
    with start() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        opened(browser, bare, _PAINTED)  # the browser's own first page takes longer
        painted, whole, floor, again, awake, bare_again = medians(
            _FEW if short else _TIMES,
            lambda: opened(browser, stage.address, _PAINTED),
            lambda: opened(browser, stage.address, _WHOLE),
            lambda: opened(browser, bare, _PAINTED),
            lambda: reloaded(browser, stage.address, ".option"),
            lambda: woken(browser, stage),
            lambda: reloaded(browser, bare, "h1"),
        )
        browser.close()
    stage.stop()
    yield Figure(f"first paint of a pupil's page, processor slowed {_SLOWED} times", painted, floor, "s", 3)
    yield Figure(f"its question drawn whole, processor slowed {_SLOWED} times", whole, floor, "s", 5)
    yield Figure("a pupil's page back after a reload", again, bare_again, "s", 3)
    yield Figure("a pupil's page back after waking; floor: a bare page reloaded", awake, bare_again, "s", 3)
