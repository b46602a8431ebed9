"""The page and the host as they speak with each other: names, a second tab, who is taken out, the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from quiz.classroom.board import Board
from quiz.classroom.room import Phase
from quiz.classroom.setup import Names, Setup
from tests.browser.conftest import Launch
from tests.browser.test_answering import status
from tests.classroom.lessons import CODE, a_room
from tests.classroom.phones import a_hosting, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


class Served:
    """A lesson that is served on this machine, and the phones in it."""

    def __init__(self, launch: Launch, setup: Setup) -> None:
        room = a_room(setup, class_list=["Ada L.", "Ben K."])
        self._browser = launch(1)
        self._opened: list[Any] = []
        self.hosting = a_hosting(room=room, days=30)
        self.hosting.start()
        self.address = f"http://{self.hosting.board.door.address}/"

    def phone(self) -> Page:
        """A phone that nobody has used, at the code's screen."""
        self._opened.append(self._browser.new_context(viewport={"width": 360, "height": 640}))
        page: Page = self._opened[-1].new_page()
        page.goto(self.address)
        page.locator("#code").fill(CODE)
        page.get_by_role("button", name="Next").click()
        page.get_by_text("What is kept of you").first.wait_for()
        return page

    def do(self, act: str, is_so: Callable[[Board], object], name: str = "", **values: Any) -> Board:
        """Let the host act, and wait for a board that is so."""
        board = self.hosting.board
        self.hosting.do(act, values or {"step": board.step}, name)
        return until(self.hosting, is_so)

    def close(self) -> None:
        for context in self._opened:
            context.close()
        self.hosting.stop()


@pytest.fixture
def served(launch: Launch) -> Iterator[Callable[[Setup], Served]]:
    """Serve a lesson that was set up so."""
    opened: list[Served] = []

    def serve(setup: Setup) -> Served:
        opened.append(Served(launch, setup))
        return opened[-1]

    yield serve
    for each in opened:
        each.close()


def later(before: Board, board: Board) -> bool:
    return board.step > before.step


def join(page: Page) -> None:
    """Come in under the name that is given, chosen or typed."""
    page.get_by_role("button", name="Join").click()
    page.get_by_text("You are in").wait_for()


def test_a_wrong_code_is_refused(served: Callable[[Setup], Served]) -> None:
    page = served(Setup()).phone()
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator("#code").fill("999999")
    page.get_by_role("button", name="Next").click()
    page.get_by_text("That is not the code").wait_for()


def test_another_name_can_be_had(served: Callable[[Setup], Served]) -> None:
    page = served(Setup()).phone()
    before = page.locator(".name").inner_text()
    page.get_by_role("button", name="Another name").click()
    page.wait_for_function("before => document.querySelector('.name').textContent !== before", arg=before)


def test_a_name_of_the_class_list_that_is_taken_is_asked_back(served: Callable[[Setup], Served]) -> None:
    lesson = served(Setup(names=Names.LIST))
    first = lesson.phone()
    first.locator("#name").select_option("Ada L.")
    join(first)
    lesson.do("go", lambda board: board.number == 1)
    first.locator(".option").nth(1).click()
    status(first, "Saved")
    second = lesson.phone()
    second.locator("#name").select_option("Ada L.")
    second.get_by_role("button", name="Join").click()
    second.get_by_role("button", name="ask for it back").click()
    second.get_by_text("Waiting for the teacher").wait_for()
    asking = lesson.do("hide", lambda board: board.door.asking, on=False).door.asking[0]
    lesson.do("admit", lambda board: not board.door.asking, player=asking.player, token=asking.token)
    second.locator(".option[aria-pressed=true]").wait_for()
    status(second, "Saved")


def test_a_free_name_that_looks_like_anothers_is_refused(served: Callable[[Setup], Served]) -> None:
    lesson = served(Setup(names=Names.FREE))
    first = lesson.phone()
    first.locator("#name").fill("Zoe")
    join(first)
    second = lesson.phone()
    second.locator("#name").fill("Z0e")
    second.get_by_role("button", name="Join").click()
    second.get_by_text("looks too much like").wait_for()
    second.locator("#name").fill("Yan")
    join(second)


def test_a_locked_room_says_so(served: Callable[[Setup], Served]) -> None:
    lesson = served(Setup())
    page = lesson.phone()
    lesson.do("lock", lambda board: board.locked, on=True)
    page.get_by_role("button", name="Join").click()
    page.get_by_text("The room is locked").wait_for()


def test_of_two_tabs_the_newest_plays_and_the_other_can_take_the_player_back(
    served: Callable[[Setup], Served],
) -> None:
    lesson = served(Setup())
    first = lesson.phone()
    join(first)
    second = first.context.new_page()
    second.goto(lesson.address)
    second.get_by_text("You are in").wait_for()
    first.get_by_text("You are playing somewhere else").wait_for()
    first.get_by_role("button", name="Play here instead").click()
    first.get_by_text("You are in").wait_for()
    second.get_by_text("You are playing somewhere else").wait_for()
    lesson.do("go", lambda board: board.number == 1)
    first.locator(".option").first.click()
    status(first, "Saved")


def test_who_was_taken_out_is_told_and_can_be_brought_back(served: Callable[[Setup], Served]) -> None:
    lesson = served(Setup())
    page = lesson.phone()
    join(page)
    lesson.do("kick", lambda board: any(each.out for each in board.people), player=1)
    page.get_by_text("You were taken out").wait_for()
    lesson.do("bring", lambda board: not any(each.out for each in board.people), player=1)
    page.get_by_text("You are in").wait_for()


def test_time_that_is_left_is_shown_and_stands_still_in_a_pause(served: Callable[[Setup], Served]) -> None:
    lesson = served(Setup(limit=45))
    page = lesson.phone()
    join(page)
    lesson.do("go", lambda board: board.number == 1)
    page.locator("#clock", has_text="0:4").wait_for()
    lesson.do("pause", lambda board: board.paused)
    page.get_by_text("The quiz stands still").wait_for()
    assert not page.locator("#clock").is_visible()
    lesson.do("resume", lambda board: not board.paused)
    page.locator("#clock", has_text="0:4").wait_for()


def test_a_question_that_was_left_out_counts_for_nobody(served: Callable[[Setup], Served]) -> None:
    lesson = served(Setup())
    page = lesson.phone()
    join(page)
    lesson.do("go", lambda board: board.number == 1)
    page.locator(".option").first.click()
    status(page, "Saved")
    lesson.do("skip", lambda board: board.phase == "skipped")
    page.get_by_text("This question is left out").wait_for()


def test_when_the_host_leaves_the_phones_wait_and_when_it_ends_they_are_told(
    served: Callable[[Setup], Served],
) -> None:
    left, ended = served(Setup()), served(Setup())
    waiting, done = left.phone(), ended.phone()
    join(waiting)
    join(done)
    left.hosting.stop()
    waiting.get_by_role("heading", name="Pause").wait_for()
    waiting.get_by_text("No line to the teacher").wait_for()
    while ended.hosting.board.phase is not Phase.REPORT:
        before = ended.hosting.board
        ended.do("go", partial(later, before))
    ended.hosting.stop()
    done.get_by_text("The end").wait_for()
    assert done.locator("#status").inner_text() == ""
