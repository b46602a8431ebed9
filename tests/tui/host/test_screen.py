"""What the host presses, what is sent, and what then stands on the projector."""

from __future__ import annotations

from threading import Thread

import pytest

from quiz.classroom.board import Asking
from quiz.classroom.room import Phase
from quiz.classroom.setup import Setup, Standings
from quiz.tui.widgets.lines import KeyLine
from quiz.tui.widgets.prose import Prose
from tests.tui.host.conftest import Host
from tests.tui.host.lesson import a_lesson
from tests.tui.host.test_sheets import hostile_with
from tests.tui.sitting import Person
from tests.tui.test_hostile import acts_of, hidden_keys


async def test_enter_goes_on_through_the_whole_lesson_and_says_what_comes(host: Host) -> None:
    lesson = a_lesson("city", "press", setup=Setup(teams=2))
    lesson.crowd(3)
    async with host(lesson) as projector:
        for words in (
            "begin",
            "close and show",
            "reveal",
            "standings",
            "question 2",
            "close and show",
            "reveal",
            "podium",
            "report",
        ):
            assert projector.keys.startswith(f"⏎ {words} ")
            await projector.press("enter")
        assert lesson.board.phase is Phase.REPORT
        assert "⏎" not in projector.keys
        assert [act for act, _, _ in lesson.acts] == ["go"] * 9


async def test_a_second_press_before_the_first_was_seen_to_act_does_nothing(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = a_lesson("city", "press")
    lesson.crowd(1)
    async with host(lesson) as projector:
        monkeypatch.setattr(lesson, "publish", lambda: None)
        await projector.press("enter", "enter")
        assert lesson.acts == [("go", {"step": 0}, "")] * 2
        assert lesson.room.phase is Phase.QUESTION


@pytest.mark.parametrize(
    ("keys", "act"), [("v", "discuss"), ("p", "pause"), ("s 2", "skip"), ("plus", "extend"), ("k", None)]
)
async def test_each_key_of_a_question_acts(host: Host, keys: str, act: str | None) -> None:
    lesson = a_lesson("city", "press", setup=Setup(limit=60))
    lesson.go()
    async with host(lesson) as projector:
        await projector.press(*keys.split())
        assert [done for done, _, _ in lesson.acts] == ([act] if act else [])


async def test_from_the_standings_one_goes_back_to_what_is_right_and_into_its_source(host: Host) -> None:
    lesson = a_lesson("city", "press", setup=Setup(standings=Standings.ALL))
    lesson.crowd(2)
    lesson.go(4)
    async with host(lesson, size=(100, 30)) as projector:
        await projector.act(
            "=After question 1 of 2", "b", "=of 2 right", "s", "=quoted", "escape", "=of 2 right"
        )
        await projector.act("enter", "=After question 1 of 2")


async def test_who_talks_it_over_need_not_vote_again(host: Host) -> None:
    lesson = a_lesson("city", "press")
    lesson.crowd(6)
    lesson.go()
    lesson.vote([[0], [1]] * 3)
    async with host(lesson) as projector:
        await projector.act(
            "=the answers divide: let the class talk it over first?", "v", "=The answers divide"
        )
        await projector.act("c", "=How the class answered")
        assert lesson.board.vote == 1


async def test_a_key_that_cannot_act_now_is_neither_offered_nor_taken(host: Host) -> None:
    lesson = a_lesson("city")
    async with host(lesson) as projector:
        await projector.press("v", "p", "s", "plus", "c", "y", "n")
        assert not lesson.acts
        assert "pause" not in projector.keys


async def test_what_happens_in_the_servers_thread_shows_without_a_key(host: Host) -> None:
    lesson = a_lesson("city")
    async with host(lesson) as projector:
        thread = Thread(target=lesson.join, args=("Ada",))
        thread.start()
        thread.join()
        await projector.settle()
        await projector.act("=1 is in", "=Ada")


async def test_a_phone_that_asks_for_its_name_back_is_admitted_or_refused_by_a_key(host: Host) -> None:
    lesson = a_lesson("city")
    lesson.join("Amber Heron")
    lesson.change_door(asking=(Asking("token", 1, "Amber Heron"),))
    async with host(lesson, size=(60, 20)) as projector:
        await projector.act("=A phone asks for the name Amber Heron back, though another", "y", "n")
        assert lesson.acts == [
            ("admit", {"player": 1, "token": "token"}, ""),
            ("refuse", {"player": 1, "token": "token"}, ""),
        ]


async def test_somebody_is_kicked_brought_back_renamed_and_moved(host: Host) -> None:
    lesson = a_lesson("city", setup=Setup(teams=2))
    lesson.join("Ada", "Bo")
    async with host(lesson) as projector:
        await projector.act("k", "=Bo", "down enter", "3")
        assert [person.name for person in lesson.board.inside] == ["Ada"]
        await projector.act("k", "=taken out", "down enter", "=Bring back", "1")
        assert len(lesson.board.inside) == 2
        for player in (1, 2):
            lesson.take("kick", player=player)
        await projector.act("k", "=Bring back all 2 who were taken out", "enter")
        assert len(lesson.board.inside) == 2
        await projector.act("k", "enter", "1", "ctrl+u", "enter", "=Another name for Ada", ":Cy", "enter")
        await projector.act("k", "enter", "2", "!Ada", "=Cy")
        assert [(person.name, person.team) for person in lesson.board.people] == [("Cy", 1), ("Bo", 1)]


async def test_a_name_that_passes_for_anothers_is_not_given_and_that_is_said(host: Host) -> None:
    lesson = a_lesson("city")
    lesson.join("Ada", "Bo")
    async with host(lesson) as projector:
        await projector.act("k", "down enter", "1", "ctrl+u", ":ADA", "enter")
        await projector.act("=Ada is here already, and would be taken for ADA.")
        assert not lesson.acts
        await projector.act("ctrl+u", ":bo", "enter")
        assert [person.name for person in lesson.board.people] == ["Ada", "bo"]


async def test_a_sweep_is_asked_first(host: Host) -> None:
    lesson = a_lesson("city")
    lesson.crowd(3)
    async with host(lesson) as projector:
        await projector.act("w", "=Sweep out", "escape")
        assert not lesson.acts
        await projector.act("w", "2")
        assert lesson.acts == [("sweep", {}, "")]


async def test_the_room_is_locked_and_the_standings_are_hidden_by_a_key_and_back(host: Host) -> None:
    lesson = a_lesson("city", "press", setup=Setup(teams=2))
    lesson.crowd(2)
    async with host(lesson) as projector:
        await projector.act("l", "=The room is locked", "=l unlock", "l", "!is locked")
        lesson.go(4)
        await projector.settle()
        await projector.act("=Reading Lamp", "h", "!Reading Lamp", "=h show standings", "h", "=Reading Lamp")


async def test_the_square_stands_alone_until_it_is_put_back(host: Host) -> None:
    lesson = a_lesson("city")
    async with host(lesson, size=(60, 20)) as projector:
        await projector.act(
            "q", "!Nobody is in yet", "=407 213", "=q back", "enter", "escape", "=Nobody is in yet"
        )
        assert not lesson.acts


async def test_another_address_is_asked_for_where_there_is_one_or_nobody_comes(host: Host) -> None:
    lesson = a_lesson("city")
    async with host(lesson) as projector:
        await projector.press("a")
        assert lesson.acts == [("address", {}, "")]
        lesson.change_door(others=0)
        lesson.crowd(1)
        await projector.settle()
        assert "a address" not in projector.keys


async def test_leaving_asks_whether_to_end_or_to_go_on_later(host: Host) -> None:
    lesson = a_lesson("city", "press")
    lesson.go()
    async with host(lesson) as projector:
        await projector.act("escape", "=Leave the lesson?", "1", "=Where was Anna Berg born?")
        await projector.act("escape", "2")
        assert lesson.board.phase is Phase.REPORT
        await projector.press("escape")
        assert not projector.app.screen.query(KeyLine)


async def test_the_lesson_ends_when_that_is_chosen_though_the_question_closed_meanwhile(host: Host) -> None:
    lesson = a_lesson("city", "press")
    lesson.go()
    async with host(lesson) as projector:
        await projector.press("escape")
        lesson.step("close")
        await projector.settle()
        await projector.press("2")
        assert lesson.board.phase is Phase.REPORT


async def test_a_lesson_is_left_to_be_gone_on_with(host: Host) -> None:
    lesson = a_lesson("city", "press")
    lesson.go()
    async with host(lesson) as projector:
        await projector.act("escape", "3")
        assert lesson.board.phase is Phase.QUESTION
        assert not projector.app.screen.query(KeyLine)


async def test_the_program_does_not_end_before_it_was_asked(host: Host) -> None:
    lesson = a_lesson("city")
    lesson.join("Ada")
    async with host(lesson) as projector:
        await projector.act("ctrl+q ctrl+q", "=Leave the lesson?", "1", "=Anna Berg")
        assert projector.app.is_running


async def test_what_is_too_long_scrolls_with_the_arrows(host: Host) -> None:
    lesson = a_lesson("choice", bank=hostile_with("choice"))
    lesson.go()
    async with host(lesson, size=(60, 20)) as projector:
        assert "↑↓ more" in projector.keys
        before = projector.page
        await projector.press("down")
        assert projector.page != before
        await projector.press("up")
        assert projector.page == before


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_nothing_of_a_bank_or_a_name_acts_and_no_key_is_lost(host: Host, size: tuple[int, int]) -> None:
    lesson = a_lesson("choice", "ordering", bank=hostile_with("choice", "ordering"), setup=Setup(teams=3))
    lesson.join("[@click=app.quit]x[/] \x1b[2J", "\u202eevil", "[/")
    lesson.change_door(asking=(Asking("t", 1, "[/] \x1b]52;c;aGk=\x07"),), notices=("[/sic] \x9b31m",))
    async with host(lesson, size=size) as projector:
        await look(projector)
        await projector.press("k", "enter")
        await look(projector)
        await projector.press("2")
        await look(projector)
        await projector.press("escape")
        for _ in range(9):
            await projector.press("enter")
            await look(projector)


async def look(projector: Person) -> None:
    assert not acts_of(projector)  # type: ignore[arg-type]
    assert not hidden_keys(projector)  # type: ignore[arg-type]


async def test_from_the_report_the_source_opens_with_what_the_class_does_not_know_marked(host: Host) -> None:
    lesson = a_lesson("city", "press")
    lesson.crowd(4)
    lesson.go(3)  # nobody answers, and what is right is told
    lesson.step("end")
    async with host(lesson) as projector:
        assert "s in the source" in projector.keys
        await projector.press("s")
        screen = projector.app.screen
        said = "\n".join(block.text.plain for prose in screen.query(Prose) for block in prose.blocks)
        assert lesson.board.report
        missed = [index for source in lesson.board.report.sources for index in source.missed]
        assert missed
        assert said.count("✗ ") == len(missed) + 1  # and once in the words that explain it
        await projector.press("s")
        assert projector.app.screen is not screen
