"""The page's line: lost, found again, and polled where no WebSocket comes through. No tap is lost."""

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Phone, shown
from tests.browser.stage import Stage
from tests.browser.test_answering import heard, pressed, status

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def kept(page: "Page", key: str) -> Any:
    """Give what the page keeps on the phone."""
    return page.evaluate("key => localStorage.getItem(`quiz.${key}`)", key)


def test_the_square_lets_in_by_itself_and_its_key_leaves_the_address(phone: Phone, stage: Stage) -> None:
    stage.gives = "secret"
    page = phone("code", at="#k=hT3-9x_Qa")
    assert heard(stage, page, "code")["key"] == "hT3-9x_Qa"
    assert page.url == stage.address


def test_a_square_that_is_scanned_into_the_open_page_lets_in_too(phone: Phone, stage: Stage) -> None:
    page = phone("code")
    page.locator("#code").wait_for()
    page.goto(f"{stage.address}#k=hT3-9x_Qa")
    assert heard(stage, page, "code")["key"] == "hT3-9x_Qa"


def test_a_square_that_is_no_longer_good_leads_to_the_typed_code(phone: Phone, stage: Stage) -> None:
    stage.views["code"] = stage.views["code-wrong"]
    page = phone("code", at="#k=hT3-9x_Qa")
    page.get_by_text("not the code").wait_for()


def test_the_token_is_kept_and_said_again_after_a_reload(phone: Phone, stage: Stage) -> None:
    stage.gives = "secret"
    page = phone("code", at="#k=hT3-9x_Qa")
    heard(stage, page, "code")
    page.wait_for_function("() => localStorage.getItem('quiz.token') === 'secret'")
    page.reload()
    page.locator("#code").wait_for()
    assert [hello["token"] for hello in stage.of("hello")] == ["", "secret"]


def test_a_phone_can_be_forgotten(phone: Phone, stage: Stage) -> None:
    stage.gives = "secret"
    page = phone("code", at="#k=hT3-9x_Qa")
    page.wait_for_function("() => localStorage.getItem('quiz.token') === 'secret'")
    shown(stage, page, "lobby")
    page.get_by_text("What is kept of you").first.click()
    with page.expect_navigation():
        page.get_by_text("Forget me on this phone").first.click()
    assert kept(page, "token") is None


def test_a_page_without_storage_plays_all_the_same(phone: Phone) -> None:
    broken = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }});"
    page = phone("choice", script=broken)
    page.get_by_text("Baku").click()
    status(page, "Saved")


def test_a_line_that_is_cut_is_said_at_once(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    stage.cut()
    page.locator("#status", has_text="No line").wait_for()


def test_a_line_that_is_back_is_said_and_the_tap_of_meanwhile_is_saved(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    stage.cut()
    status(page, "No line")
    page.get_by_text("Baku").click()
    stage.mend()
    status(page, "Saved")
    assert stage.of("answer")[-1]["chosen"] == [2]


def test_only_the_newest_of_the_taps_of_meanwhile_is_sent(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    stage.cut()
    status(page, "No line")
    for name in ("Samara", "Baku", "Odessa"):
        page.get_by_text(name).click()
    stage.mend()
    status(page, "Saved")
    assert [act["chosen"] for act in stage.of("answer")] == [[3]]


def test_a_reload_in_a_dead_spot_loses_no_tap(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    stage.acknowledges = False
    page.get_by_text("Odessa").click()
    heard(stage, page, "answer")
    stage.acknowledges = True
    page.reload()
    status(page, "Saved")
    assert pressed(page) == [3]


def test_a_tap_for_a_question_that_is_over_is_not_sent_to_the_next(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    stage.cut()
    status(page, "No line")
    page.get_by_text("Odessa").click()
    stage.view = stage.views["several"]
    stage.mend()
    page.get_by_text("Choose 2").wait_for()
    status(page, "No answer yet")
    assert stage.of("answer") == []


def test_many_moves_are_no_more_than_ten_acts_a_second(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    page.evaluate(
        """async () => {
          for (let at = 0; at < 30; at += 1) {
            document.querySelectorAll(".option")[at % 4].click();
            await new Promise(done => setTimeout(done, 20));
          }
        }"""
    )
    status(page, "Saved")
    assert len(stage.of("answer")) <= 10
    assert stage.of("answer")[-1]["chosen"] == [1]


def test_acts_count_on_from_where_the_player_was(phone: Phone, stage: Stage) -> None:
    stage.done = 41
    page = phone("choice")
    page.get_by_text("Baku").click()
    status(page, "Saved")
    assert stage.of("answer")[-1]["k"] == 42


@pytest.mark.parametrize(
    "event",
    [
        "dispatchEvent(new Event('online'))",
        "dispatchEvent(new Event('offline'))",
        "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))",
        "document.dispatchEvent(new Event('visibilitychange'))",
    ],
)
def test_the_line_is_opened_anew_when_a_phone_may_have_slept(event: str, phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    page.evaluate(event)
    heard(stage, page, "hello", times=2)
    assert "No line" not in page.locator("#status").inner_text()


def test_a_page_that_nobody_sees_opens_its_line_when_it_is_looked_at(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    stage.drop()
    status(page, "No line")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(100)
    assert len(stage.of("hello")) == 1
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    status(page, "The line is back")


def test_an_act_that_nobody_acknowledges_makes_the_page_doubt_its_line(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    stage.acknowledges = False
    page.get_by_text("Baku").click()
    assert heard(stage, page, "answer", times=2) == heard(stage, page, "answer")
    assert len(stage.of("hello")) == 2


def test_a_silent_line_is_a_lost_line(phone: Phone, stage: Stage) -> None:
    quick = """
    const now = Date.now;
    let gone = 0;
    Date.now = () => now() + gone;
    window.sleep = ms => { gone += ms; };
    """
    page = phone("choice", script=quick)
    status(page, "No answer yet")
    page.evaluate("sleep(13000)")
    status(page, "The line is back")
    assert len(stage.of("hello")) == 2


def test_a_page_that_is_frozen_and_woken_is_back_at_once(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    life = page.context.new_cdp_session(page)
    life.send("Page.setWebLifecycleState", {"state": "frozen"})
    stage.drop()
    stage.show("several")
    life.send("Page.setWebLifecycleState", {"state": "active"})
    page.get_by_text("Choose 2").wait_for()


def test_after_a_reload_the_page_is_back_at_once(phone: Phone) -> None:
    page = phone("choice")
    status(page, "No answer yet")
    page.reload()
    page.get_by_text("Baku").wait_for()


def test_where_websockets_are_refused_the_page_polls(phone: Phone, stage: Stage) -> None:
    stage.sockets = "refused"
    page = phone("choice")
    page.get_by_text("Baku").click()
    status(page, "Saved")
    stage.show("pause")
    page.get_by_text("The quiz stands still").wait_for()


def test_where_websockets_never_open_the_page_polls(phone: Phone, stage: Stage) -> None:
    stage.sockets = "silent"
    page = phone("choice")
    page.get_by_text("Baku").click()
    status(page, "Saved")


def test_a_page_that_polls_keeps_doing_so_after_a_reload(phone: Phone, stage: Stage) -> None:
    stage.sockets = "refused"
    page = phone("choice")
    status(page, "No answer yet")
    stage.sockets = "silent"
    page.reload()
    page.get_by_text("Baku").wait_for()


def test_a_page_that_polls_goes_back_to_a_websocket_that_comes_through(phone: Phone, stage: Stage) -> None:
    stage.sockets = "refused"
    quick = """
    const wait = setTimeout;
    window.setTimeout = (act, ms, ...more) => wait(act, ms === 20000 ? 1500 : ms, ...more);
    """
    page = phone("choice", script=quick)
    status(page, "No answer yet")
    stage.sockets = "open"
    heard(stage, page, "hello", times=2)
    page.wait_for_function("() => localStorage.getItem('quiz.polls') === null")
    status(page, "No answer yet")


def test_a_poll_that_is_cut_is_said_and_mended(phone: Phone, stage: Stage) -> None:
    stage.sockets = "refused"
    page = phone("choice")
    status(page, "No answer yet")
    stage.cut()
    page.get_by_text("Baku").click()
    status(page, "No line")
    stage.mend()
    status(page, "Saved")


def test_the_token_of_a_page_that_polls_is_in_no_address(phone: Phone, stage: Stage) -> None:
    stage.sockets = "refused"
    stage.gives = "secret"
    page = phone("code", at="#k=hT3-9x_Qa")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_function("() => localStorage.getItem('quiz.token') === 'secret'")
    page.reload()
    page.locator("#code").wait_for()
    assert asked
    assert not [address for address in asked if re.search("secret|hT3", address)]


def test_what_was_missed_can_be_read_after_the_host_has_gone(phone: Phone, stage: Stage) -> None:
    page = phone("end")
    page.get_by_text("To look at again").wait_for()
    shown(stage, page, "over")
    stage.cut()
    page.wait_for_function("() => performance.getEntriesByName(location.origin + '/act').length > 0")
    assert page.get_by_text("To look at again").is_visible()
    assert page.locator("#status").inner_text() == ""


@pytest.mark.parametrize("why", ["", "pause"])
def test_a_player_who_was_opened_elsewhere_can_be_taken_back(phone: Phone, stage: Stage, why: str) -> None:
    page = phone("elsewhere")
    page.get_by_text("Play here instead").click()
    assert heard(stage, page, "here")["k"] == 1
    if why:
        stage.show("elsewhere", why=why)  # the lesson stands still meanwhile
        page.get_by_text("The quiz stands still").wait_for()
    stage.show("choice")
    page.get_by_text("Baku").wait_for()
    status(page, "No answer yet")
