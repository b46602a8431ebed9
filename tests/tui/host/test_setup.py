"""Before a lesson on the screen: what is decided is kept, and the lobby opens from here and nowhere else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from quiz.bank.model import Bank
from quiz.bank.problems import Problem, ProblemError
from quiz.classroom import open_lesson
from quiz.classroom.open_lesson import Wanted, begin
from quiz.classroom.room import Phase
from quiz.classroom.server import Hosting
from quiz.classroom.sessions import sessions, sessions_folder
from quiz.classroom.setup import Entry, Names, Setup
from quiz.game.banks import Banks
from quiz.tui.app import QuizApp
from quiz.tui.host.screen import LessonScreen
from quiz.tui.host.setup_screen import SetupScreen
from tests.classroom.phones import until
from tests.tui.hostile import EVERYTHING
from tests.tui.life import LIFE
from tests.tui.sitting import NOW, Person, a_memory, a_player

Prepare: TypeAlias = Callable[..., AbstractAsyncContextManager[Person]]
HERE = Wanted("127.0.0.1", seed="7")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    """A life in a file, so that a lesson can keep a copy of it."""
    from quiz.bank.reading import read_bank

    path = tmp_path / "life.yaml"
    path.write_text(LIFE, encoding="utf-8")
    bank = read_bank(path).bank
    assert bank
    return bank


@pytest.fixture
def prepare(folder: Path, bank: Bank) -> Prepare:
    """Sit down before a lesson; every sitting of a test has the same memory."""

    @asynccontextmanager
    async def sitting(
        size: tuple[int, int] = (80, 24), wanted: Wanted | None = HERE
    ) -> AsyncIterator[Person]:
        with a_memory(folder) as memory:
            app = QuizApp(a_player(memory, bank), hosts=wanted)
            app.animation_level = "none"
            async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
                await pilot.pause()
                yield Person(app, pilot)

    return sitting


def servers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "quiz-server"]


async def reaches(host: Person, screen: LessonScreen, phase: Phase) -> None:
    """Wait until the lesson is there: the server runs in a thread of its own."""
    hosting = screen.hosting
    assert isinstance(hosting, Hosting)
    await asyncio.to_thread(until, hosting, lambda board: board.phase is phase)
    await host.settle()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_all_points_stand_on_one_page(prepare: Prepare, size: tuple[int, int]) -> None:
    async with prepare(size) as host:
        for words in ("Open the lobby", "Questions", "Topics", "Names", "Time limit", "Standings", "choose"):
            assert words in host.page


async def test_what_is_decided_is_kept_for_the_next_lesson(prepare: Prepare) -> None:
    async with prepare() as host:
        await host.act("1", "1", "4", "4", "6", "2", "3", "down space down space enter")
        await host.act("=Questions 5", "=Players in 4 teams", "=Time limit 20 seconds", "=Youth and ")
    async with prepare() as host:
        await host.act(
            "=Questions 5", "=Players in 4 teams", "=Time limit 20 seconds", "=Standings of the teams"
        )


async def test_nothing_changes_when_the_host_thinks_better_of_it(prepare: Prepare) -> None:
    async with prepare() as host:
        await host.act("4", "down escape", "=Players each for themselves")


async def test_a_class_list_is_typed_or_chosen_and_refused_with_its_line(
    prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "7b.txt").write_text("Ada\nGrace\n")
    (tmp_path / "8a.txt").write_text("Ada\nGrace\nAda\n")
    (tmp_path / "9 [red]c[.txt").write_text("Ada")
    async with prepare() as host:
        await host.act(
            "5", "2", "=9 [red]c[.txt", "=another, by its path", ":by its", "enter", ":8a.txt", "enter"
        )
        await host.act("=8a.txt:3: “Ada” stands in line 1 already", "ctrl+u", ":7b.txt", "enter")
        await host.act("=Names from 7b.txt", "5", "1", "5", "2", "down enter")
        assert host.said.startswith("8a.txt:3: “Ada” stands in line 1 already: give each ")
        await host.act("=Names given by the program")
        await host.act("5", "2", "enter", "=Names from 7b.txt")
        await host.act("5", "2", "escape", "=Names from 7b.txt", "5", "1", "=Names given by the program")


async def test_where_no_file_may_be_a_class_list_its_path_is_asked_for_at_once(
    prepare: Prepare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "7b.txt").write_text("Ada\nGrace\n")
    async with prepare() as host:
        await host.act("5", "2", "=a name a line", ":../7b.txt", "enter", "=Names from 7b.txt")


async def test_the_server_runs_from_the_lobby_until_the_lesson_is_left(prepare: Prepare) -> None:
    async with prepare() as host:
        assert not servers()
        await host.act("enter")
        assert isinstance(host.app.screen, LessonScreen)
        assert servers()
        assert host.app.screen.board.door.address.startswith("127.0.0.1:")
        await host.act("escape", "2")
        assert isinstance(host.app.screen, SetupScreen)
        assert not servers()
        assert sessions(sessions_folder()) == []  # nobody joined it


async def test_the_program_ends_in_the_middle_and_so_does_the_server(prepare: Prepare) -> None:
    async with prepare() as host:
        await host.act("enter")
        host.app.exit()
    assert not servers()


async def test_what_is_in_the_way_is_said_and_the_lobby_tried_again(
    prepare: Prepare, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with prepare() as host:
        with monkeypatch.context() as broken:

            def reach(_: str) -> None:
                raise ProblemError(Problem("no-network", "in no network", f"open a hotspot {EVERYTHING}"))

            broken.setattr(open_lesson, "reach", reach)
            await host.act("enter", "=in no network", "=open a hotspot")
        assert sessions(sessions_folder()) == []
        await host.act("enter", "=Nobody is in yet")


async def test_a_lesson_that_was_left_is_offered_first_and_goes_on(
    prepare: Prepare, bank: Bank, folder: Path
) -> None:
    lesson = begin(folder / "sessions", Banks([bank]), Setup(), HERE, NOW)
    code = lesson.hosting.board.door.code
    lesson.session.append([Entry(NOW.timestamp(), 1, "join", 1, {"token": "t"}, "Amber Otter")])
    lesson.room.take(Entry(NOW.timestamp(), 1, "join", 1, {"token": "t"}, "Amber Otter"))
    lesson.close()
    async with prepare() as host:
        await host.act("=▸ g Go on with the lesson of 21:05 in the lobby, 1 player", "enter")
        screen = host.app.screen
        assert isinstance(screen, LessonScreen)
        assert [person.name for person in screen.board.people] == ["Amber Otter"]
        assert screen.board.door.code == code
        await host.press("enter")
        await reaches(host, screen, Phase.QUESTION)
        await host.press("escape", "2")
        await reaches(host, screen, Phase.REPORT)
        await host.act("escape", "!Go on with the lesson")


async def test_a_class_is_hosted_from_the_start_page_and_back(prepare: Prepare) -> None:
    async with prepare(wanted=None) as host:
        rows = [line for line in host.lines if "Host a class" in line]
        assert rows
        await host.act(rows[0].split()[0].strip("▸") or rows[0].split()[1], "enter", "=Open the lobby")
        await host.act("escape", "=Play a round")


def test_names_are_given_unless_decided_otherwise() -> None:
    assert Setup().names is Names.GIVEN
