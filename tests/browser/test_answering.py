"""Answering by touch and by keyboard: what is chosen and said, and that nothing moves under the thumb."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Phone, shown
from tests.browser.stage import Stage

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
  const one = document.activeElement;
  return one === document.body ? "" : one.id || one.textContent.trim();
}"""


def options(page: "Page") -> list[str]:
    """Give the options that are chosen, or the cards in their order, by how they begin."""
    return [text.split("\n")[-1][:8] for text in page.locator(".question li").all_inner_texts()]


def pressed(page: "Page") -> list[int]:
    """Give the positions of the options that are chosen."""
    found: list[int] = page.evaluate(
        "[...document.querySelectorAll('.option')].flatMap((e, at) => e.ariaPressed === 'true' ? [at] : [])"
    )
    return found


def tops(page: "Page") -> list[float]:
    """Give where the options stand."""
    found: list[float] = page.evaluate(
        "[...document.querySelectorAll('.option')].map(one => Math.round(one.getBoundingClientRect().top))"
    )
    return found


def focused(page: "Page") -> str:
    """Give what has the focus, by its id or its text."""
    found: str = page.evaluate(_FOCUSED)
    return found


def tab_to(page: "Page", text: str, key: str = "Tab") -> None:
    """Move the focus on until it is on what holds this text."""
    for _ in range(30):
        if text in focused(page):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard does not reach {text!r}")


def heard(stage: Stage, page: "Page", act: str, times: int = 1) -> dict[str, Any]:
    """Wait until an act of this kind has come so many times, and give the last."""
    for _ in range(300):
        if len(stage.of(act)) >= times:
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return stage.of(act)[times - 1]


def status(page: "Page", text: str) -> None:
    """Wait until the status line says this."""
    page.locator("#status", has_text=text).wait_for()


def test_a_tap_is_sent_at_once_and_said_to_be_saved(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    page.get_by_text("Baku").click()
    status(page, "Saved")
    assert stage.of("answer")[-1] | {"k": 0} == {"do": "answer", "q": 3, "vote": 1, "chosen": [2], "k": 0}


def test_nothing_is_called_saved_before_the_disk_has_it(phone: Phone, stage: Stage) -> None:
    page = phone("timed")
    status(page, "Saved")
    stage.acknowledges = False
    page.get_by_text("Lugansk").click()
    status(page, "Sending")
    assert "Saved" not in page.locator("#status").inner_text()


def test_a_tap_that_is_not_saved_is_dashed(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    stage.acknowledges = False
    page.get_by_text("Baku").click()
    sign = page.locator(".option[aria-pressed=true] .sign")
    assert sign.evaluate("one => getComputedStyle(one).borderTopStyle") == "dashed"


def test_a_tap_on_another_option_takes_the_place_of_the_first(phone: Phone) -> None:
    page = phone("choice")
    page.get_by_text("Baku").click()
    page.get_by_text("Odessa").click()
    status(page, "Saved")
    assert pressed(page) == [3]


def test_no_more_options_are_taken_than_are_wanted(phone: Phone) -> None:
    page = phone("several")
    for name in ("Vologda", "Odessa", "Narym"):
        page.get_by_text(name).click()
    status(page, "take one back first")
    assert pressed(page) == [1, 2]


def test_choosing_moves_no_option(phone: Phone) -> None:
    page = phone("long")
    page.locator(".option").nth(4).wait_for()
    before = tops(page)
    for at in range(5):
        page.locator(".option").nth(at).click()
        assert tops(page) == before
    status(page, "Saved")
    assert tops(page) == before


def test_the_loss_of_the_line_moves_no_option(phone: Phone, stage: Stage) -> None:
    page = phone("timed")
    page.locator(".option").nth(3).wait_for()
    before = tops(page)
    stage.cut()
    page.locator(".option").first.click()
    status(page, "Your tap is kept here")
    assert tops(page) == before


def test_a_tap_that_came_too_late_is_owned_up_to(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    stage.acknowledges = False
    page.get_by_text("Baku").click()
    stage.show("closed")
    page.get_by_text("came too late").wait_for()
    assert "Samara" in page.locator(".stands").inner_text()


def test_a_tap_that_was_dealt_with_when_it_did_not_count_any_more_is_owned_up_to(
    phone: Phone, stage: Stage
) -> None:
    page = phone("choice")
    stage.acknowledges = False
    page.get_by_text("Baku").click()
    stage.done = heard(stage, page, "answer")["k"]
    stage.show("closed")
    page.get_by_text("came too late").wait_for()


def test_an_answer_that_is_not_complete_says_so(phone: Phone) -> None:
    page = phone("several")
    page.locator(".option").first.click()
    status(page, "It is not complete yet.")
    page.locator(".option").nth(1).click()
    status(page, "You can still change it.")


def test_the_first_taps_of_an_ordering_move_no_card(phone: Phone) -> None:
    page = phone("ordering")
    page.locator(".option").nth(3).wait_for()
    before = tops(page)
    page.get_by_text("Joins").click()
    page.get_by_text("Exiled").click()
    status(page, "Saved")
    assert tops(page) == before


def test_cards_settle_when_all_have_their_number(phone: Phone, stage: Stage) -> None:
    page = phone("ordering")
    for name in ("Joins", "Exiled", "Sentenced", "Escapes"):
        page.get_by_text(name).click()
    status(page, "Saved")
    assert options(page) == ["Joins th", "Exiled f", "Sentence", "Escapes "]
    assert stage.of("answer")[-1]["chosen"] == [1, 3, 0, 2]


def test_a_card_is_moved_by_buttons(phone: Phone) -> None:
    page = phone("ordering-full")
    page.get_by_text("Escapes").click()
    page.get_by_role("button", name="Up", exact=True).click()
    assert options(page) == ["Joins th", "Exiled f", "Escapes ", "Sentence"]


def test_a_card_is_dragged_by_its_dots(phone: Phone) -> None:
    page = phone("ordering")
    box = page.locator(".grip").first.bounding_box()
    assert box
    x, y = box["x"] + 24, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 200, steps=20)
    page.mouse.up()
    status(page, "Saved")
    assert options(page).index("Sentence") >= 2


def test_a_finger_drags_a_card_too(phone: Phone) -> None:
    page = phone("seven", has_touch=True, is_mobile=True)
    fingers = page.context.new_cdp_session(page)
    box = page.locator(".grip").nth(1).bounding_box()
    assert box
    x, y = box["x"] + 20, box["y"] + 20
    for kind, by in (
        ("touchStart", 0),
        *(("touchMove", 8 * step) for step in range(1, 21)),
        ("touchEnd", None),
    ):
        points = [] if by is None else [{"x": x, "y": y + by}]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    status(page, "Saved")
    assert options(page).index("Arrested") > 1


def test_a_second_vote_says_which_was_the_first(phone: Phone) -> None:
    page = phone("again")
    page.get_by_text("Vote again").wait_for()
    assert page.get_by_text("your first vote").count() == 1


def test_the_prompt_can_be_left_to_the_big_screen(phone: Phone) -> None:
    page = phone("choice")
    page.locator("#opener").click()
    page.get_by_label("only on the big screen").check()
    page.keyboard.press("Escape")
    assert page.locator("h1").inner_text() == "Question 3"


def test_letters_are_as_large_as_one_likes(phone: Phone) -> None:
    page = phone("choice")
    page.locator("#opener").click()
    page.get_by_label("largest").check()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"


def test_it_is_read_aloud_where_the_phone_has_a_voice_of_the_language(phone: Phone) -> None:
    voice = """
    window.spoken = [];
    const voices = [{lang: "de-DE", localService: true}, {lang: "en_GB", localService: true}];
    const speechSynthesis = {
      speaking: false, getVoices: () => voices, cancel() {}, speak(what) { spoken.push(what.text); },
    };
    Object.defineProperty(window, "speechSynthesis", {value: speechSynthesis});
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    """
    page = phone("several", script=voice)
    page.get_by_text("Read aloud").click()
    assert page.evaluate("spoken")[1] == "1. Semipalatinsk"


def test_no_voice_no_button(phone: Phone) -> None:
    page = phone("several")
    page.locator(".option").first.wait_for()
    assert not page.get_by_text("Read aloud").is_visible()


def test_the_host_renames_a_player_in_the_lobby(phone: Phone, stage: Stage) -> None:
    page = phone("lobby")
    page.get_by_text("You are in").wait_for()
    shown(stage, page, "lobby", me={"name": "Ben", "team": "Lena"})
    assert page.locator("h1 .name").inner_text() == "Ben"


def test_who_leaves_or_comes_is_seen_in_the_list_of_names(phone: Phone, stage: Stage) -> None:
    page = phone("list")
    page.locator("#name").select_option("Zoë W.")
    shown(stage, page, "list", taken=["Aaliyah B."])
    assert page.get_by_text("Aaliyah B. (is here)").count() == 1
    assert page.locator("#name").input_value() == "Zoë W."


def test_the_keyboard_alone_comes_in(phone: Phone, stage: Stage) -> None:
    page = phone("code")
    page.locator("#code").wait_for()
    tab_to(page, "code")
    page.keyboard.type("٤٨٢ ٩١٣")  # 482 913
    stage.view = stage.views["given"]
    page.keyboard.press("Enter")
    page.get_by_text("In this quiz you are").wait_for()
    assert stage.of("code")[-1]["code"] == "482913"
    tab_to(page, "Join")
    page.keyboard.press("Enter")
    page.wait_for_function("() => seen.n >= 3")
    assert stage.of("join")


def test_a_refusal_is_said_and_the_focus_is_in_the_field(phone: Phone, stage: Stage) -> None:
    page = phone("code")
    page.locator("#code").wait_for()
    tab_to(page, "code")
    page.keyboard.type("000000")
    stage.view = stage.views["code-wrong"]
    page.keyboard.press("Enter")
    page.get_by_text("not the code").wait_for()
    assert focused(page) == "code"


def test_digits_choose_while_the_focus_is_in_the_question(phone: Phone, stage: Stage) -> None:
    page = phone("lobby")
    page.get_by_text("You are in").wait_for()
    shown(stage, page, "choice")
    page.keyboard.press("2")
    status(page, "Saved")
    assert pressed(page) == [1]


def test_a_new_screen_has_the_focus_on_its_heading(phone: Phone, stage: Stage) -> None:
    page = phone("lobby")
    page.get_by_text("You are in").wait_for()
    assert focused(page) == ""  # the first screen is read from the top
    shown(stage, page, "choice")
    assert focused(page) == "ask"


def test_the_keyboard_alone_puts_cards_in_order(phone: Phone) -> None:
    page = phone("ordering")
    page.get_by_text("Joins").wait_for()
    for name in ("Joins", "Exiled", "Sentenced", "Escapes"):
        tab_to(page, name) if name != "Sentenced" else tab_to(page, name, "Shift+Tab")
        page.keyboard.press("Enter")
    status(page, "Saved")
    assert "Escapes" in focused(page)
    page.keyboard.press("Enter")
    assert "Picked up, 4 of 4" in page.locator("#said").inner_text()
    page.keyboard.press("ArrowUp")
    assert options(page) == ["Joins th", "Exiled f", "Escapes ", "Sentence"]
    assert page.locator("#said").inner_text() == "3 of 4"
    assert "Escapes" in focused(page)


def test_a_screen_under_the_open_dialog_takes_no_focus_till_it_is_closed(phone: Phone, stage: Stage) -> None:
    page = phone("choice")
    page.locator("#opener").focus()
    page.keyboard.press("Enter")
    shown(stage, page, "pause")
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.tagName === 'H1'")


@pytest.mark.parametrize("state", ["code", "given", "choice", "ordering-full", "seven", "end"])
def test_the_focus_is_outlined_and_never_behind_the_status_line(state: str, phone: Phone) -> None:
    page = phone(state)
    page.locator("h1[tabindex]").wait_for()
    hidden = []
    for _ in range(12):
        page.keyboard.press("Tab")
        outline, top, line = page.evaluate(
            """() => {
              const one = document.activeElement;
              const line = document.querySelector("footer").getBoundingClientRect().top;
              return [getComputedStyle(one).outlineStyle, one.getBoundingClientRect().top, line];
            }"""
        )
        if (name := focused(page)) and (outline == "none" or top >= line):
            hidden.append(name)
    assert hidden == []
