"""Every state of the page in every look: axe has nothing to say, nothing is cut off, no target is small."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Phone, shown
from tests.browser.stage import Stage, views

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AUDIT = """async systems => {
  const small = [...document.querySelectorAll("button, input, select, summary")]
    .filter(one => one.offsetParent && !one.closest(".segments"))
    .map(one => [one.textContent.slice(0, 30) || one.id, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 47.5 || box.height < 47.5)
    .map(([name, box]) => `small: ${name} ${Math.round(box.width)}×${Math.round(box.height)}`);
  const over = document.documentElement.scrollWidth - innerWidth;
  const sideways = over > 0 ? [`sideways by ${over} px`] : [];
  const cut = [...document.querySelectorAll("button, h1, p, li, td, th, label span")]
    .filter(one => one.offsetParent && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
    .map(one => `cut off: ${one.textContent.slice(0, 30)}`);
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const {violations} = await axe.run(document, {runOnly: rules, resultTypes: ["violations"],
    rules: {"color-contrast": {enabled: !systems}}});
  const said = violations.flatMap(({id, nodes}) => nodes.map(({target}) => `axe: ${id} ${target}`));
  return [...small, ...sideways, ...cut, ...said];
}"""
"""What is amiss with what is shown now; colours that are the system's are the system's affair."""

_DARK: dict[str, Any] = {"color_scheme": "dark"}
_PHONE = {"viewport": {"width": 390, "height": 844}}
_TABLET = {"viewport": {"width": 768, "height": 1024}}
_RTL = {'dir: "ltr"': 'dir: "rtl"'}
_LOOKS: list[Any] = [
    pytest.param("en", {}, 1, {}, id="light, 360 px"),
    pytest.param("en", _DARK, 1, {}, id="dark, 360 px"),
    pytest.param("en", _PHONE, 2, {}, id="light, 390 px, letters of 200 %"),
    pytest.param("en", _TABLET, 1, {}, id="light, 768 px"),
    pytest.param("en", {"forced_colors": "active"}, 1, {}, id="forced colours, 360 px"),
    pytest.param("ar", {}, 1, {}, id="a bank in Arabic, light, 360 px"),
    pytest.param("ar", _DARK, 1, _RTL, id="all from right to left, dark, 360 px"),
    pytest.param("ar", _PHONE, 2, _RTL, id="all from right to left, 390 px, letters of 200 %"),
]


def states(stage: Stage, page: "Page") -> Iterator[str]:
    """Go through every state there is, by name."""
    for state in stage.views:
        shown(stage, page, state)
        yield state
    shown(stage, page, "choice", mine=[1])
    yield "saved"
    shown(stage, page, "ordering-full")
    page.locator(".option").nth(1).click()
    yield "a card picked up"
    page.locator("#opener").click()
    page.locator("dialog summary").click()
    yield "letters and privacy"
    page.keyboard.press("Escape")
    shown(stage, page, "choice", mine=[])
    stage.acknowledges = False
    page.locator(".option").nth(1).click()
    stage.cut()
    page.get_by_text("No line").wait_for()
    yield "the line lost"


@pytest.mark.parametrize(("bank", "look", "times", "words"), _LOOKS)
def test_nothing_is_amiss_in_any_state(
    bank: str, look: dict[str, Any], times: int, words: dict[str, str], phone: Phone, stage: Stage
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra “browser”")
    stage.frame, stage.views = views(bank)
    stage.view = stage.views["code"]
    stage.changed_words = words
    page = phone(times=times, **look)
    page.evaluate(axe.Axe().axe_script)
    amiss = {state: page.evaluate(AUDIT, "forced_colors" in look) for state in states(stage, page)}
    assert {state: found for state, found in amiss.items() if found} == {}
