"""A class hosted line by line: the room and the board are real, and the server is left out."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

import pytest

from quiz.classroom.board import Asking
from quiz.classroom.room import Phase
from quiz.classroom.server import Hosting
from quiz.classroom.setup import Names, Setup, Standings
from quiz.game.banks import Banks
from quiz.game.round import Kind, Settings
from quiz.plain.console import Console, EndOfInput
from quiz.plain.hosting import LessonByLine, prepare
from tests.classroom.played import Lesson, a_room_of
from tests.plain.games import HOSTILE
from tests.tui.life import life, only


class Rehearsal(Lesson):
    """A lesson hosted line by line, in which phones act between two lines."""

    def __init__(self, setup: Setup | None = None, *questions: str) -> None:
        super().__init__(a_room_of(only(*(questions or ("city", "press"))), setup=setup))

    def host(self, *typed: str | Callable[[], object], interactive: bool = False) -> str:
        """What is said when this is typed, one line after another, and then the input ends."""
        output = io.StringIO()
        console = Console(Typed(typed), output, interactive=interactive)
        lesson = LessonByLine(console, cast("Hosting", self), now=lambda: self.now)
        try:
            lesson.run()
        except EndOfInput:
            output.write("(the end)\n")
        return output.getvalue()


class Typed(io.StringIO):
    """An input of lines, between which something else may happen."""

    def __init__(self, typed: Sequence[str | Callable[[], object]]) -> None:
        super().__init__()
        self._typed = list(typed)

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        while self._typed:
            line = self._typed.pop(0)
            if isinstance(line, str):
                return f"{line}\n"
            line()
        return ""


def number(said: str, act: str) -> str:
    """The number before an act in the newest list of them."""
    return [line for line in said.splitlines() if f". {act}" in line][-1].partition(".")[0].strip()


def act(lesson: Rehearsal, words: str, *typed: str) -> str:
    """What is said when an act is chosen by its words, wherever it stands, and more is typed then."""
    said = lesson.host()
    more = number(said, "More")
    if f". {words}" in said:
        return lesson.host(number(said, words), *typed)
    return lesson.host(more, number(lesson.host(more), words), *typed)


def flat(said: str) -> str:
    return " ".join(said.split())


ALL = Setup(standings=Standings.ALL)


def test_a_whole_lesson_is_held_by_going_on() -> None:
    lesson = Rehearsal(ALL)
    said = flat(
        lesson.host(
            *(partial(lesson.join, "Amber Otter", "Calm Pike"), "", "1"),
            *(partial(lesson.vote_marked, [True, False]), "", "1", "1", "1"),
            *("1", partial(lesson.vote_marked, [True, True]), "1", "1", "1", "1"),
            "1",
        )
    )
    assert lesson.room.phase is Phase.REPORT
    parts = (
        "open 192.168.100.100:8000 and type the code 407 213",
        "0 players in",
        "2 players in",
        "Question 1 of 2",
        "2 of 2 have answered",
        "How the class answered:",
        "1, 50 percent",
        "The right answer: Riga.",
        "“Anna Berg was born in Riga in 1901”",
        "1 of 2 were wholly right",
        "1 thought:",
        "Standings: - 1: Amber Otter, 1000 of 1000 points",
        "Question 2 of 2",
        "At the end: - 1: Amber Otter, 2000 of 2000 points",
        "To teach again:",
    )
    places = [said.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)
    assert "(the end)" not in said  # it ends by itself


def test_nothing_tells_what_is_right_before_it_is_revealed() -> None:
    lesson = Rehearsal(ALL)
    lesson.join("Amber Otter")
    said = lesson.host("1", partial(lesson.vote_marked, [True]), "1")
    assert lesson.room.phase is Phase.BARS
    assert "right" not in said.casefold()


def test_enter_says_how_many_have_answered_and_the_time_that_is_left() -> None:
    lesson = Rehearsal(Setup(limit=60))

    def answers_later() -> None:
        lesson.now += 20
        lesson.vote_marked([True])

    said = flat(lesson.host(partial(lesson.join, "Amber Otter"), "", "1", answers_later, ""))
    assert "0 of 1 have answered. 60 seconds left." in said
    assert "1 of 1 have answered. 40 seconds left." in said


def test_what_was_typed_for_a_question_that_closed_meanwhile_does_nothing() -> None:
    lesson = Rehearsal(Setup(limit=20))
    lesson.join("Amber Otter")
    said = lesson.host("1", partial(lesson.step, "close"), "1")
    assert lesson.room.phase is Phase.BARS
    assert "Meanwhile the lesson has gone on." in said


def test_the_class_discusses_and_votes_again_and_both_votes_are_said() -> None:
    lesson = Rehearsal()
    lesson.join("Amber Otter", "Calm Pike")
    first, second = (partial(lesson.vote_marked, [True, right]) for right in (False, True))
    talk = lesson.host("1", first, "2", "1", second)
    assert "The answers divide." in talk
    assert "the second vote" in talk
    assert "100 percent, 1 at the first vote" in flat(lesson.host("1"))


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("Leave this question out", Phase.SKIPPED),
        ("End the lesson early", Phase.REPORT),
        ("Let the lesson stand still", Phase.QUESTION),
    ],
)
def test_acts_beside_going_on_are_numbered(words: str, phase: Phase) -> None:
    lesson = Rehearsal()
    lesson.join("Amber Otter")
    lesson.host("1")
    said = act(lesson, words)
    assert lesson.room.phase is phase
    assert lesson.acts[-1][1] == {"step": lesson.acts[-1][1]["step"]}
    assert bool(lesson.room.paused) is ("The lesson stands still." in said)


def test_the_lesson_ends_when_that_is_confirmed_though_the_question_closed_meanwhile() -> None:
    lesson = Rehearsal(Setup(limit=20))
    lesson.join("Amber Otter")
    lesson.host("1")
    close = partial(lesson.step, "close")
    more = number(lesson.host(), "More")
    lesson.host(more, number(lesson.host(more), "End the lesson"), close, "y", interactive=True)
    assert lesson.room.phase is Phase.REPORT


def test_a_question_is_left_out_when_that_is_confirmed_though_it_closed_meanwhile() -> None:
    lesson = Rehearsal(Setup(limit=20))
    lesson.join("Amber Otter")
    lesson.host("1")

    def close() -> None:
        lesson.do("close", {"step": lesson.room.step})

    lesson.host(number(lesson.host(), "Leave this question out"), close, "y", interactive=True)
    assert lesson.room.phase is Phase.SKIPPED
    assert all(lesson.waited)


def test_more_time_is_given() -> None:
    lesson = Rehearsal(Setup(limit=20))
    lesson.join("Amber Otter")
    lesson.host("1")
    act(lesson, "30 seconds more")
    assert lesson.room.deadline == lesson.now + 50


def test_a_player_is_taken_out_brought_back_renamed_and_moved() -> None:
    lesson = Rehearsal(Setup(teams=2))
    lesson.join("Amber Otter", "Calm Pike")
    said = act(lesson, "Players", "1", "3")
    assert "Amber Otter, team Reading Lamp" in said
    assert lesson.room.players[1].out
    assert "taken out" in act(lesson, "Players", "1", "1")
    assert not lesson.room.players[1].out
    assert "would be taken for Calm pike" in act(lesson, "Players", "1", "1", "\u202e", "Calm  pike")
    act(lesson, "Players", "1", "1", "Old Crane")
    assert lesson.room.players[1].name == "Old Crane"
    act(lesson, "Players", "1", "2")
    assert lesson.room.players[1].team == 1


@pytest.mark.parametrize(
    ("words", "name", "values"),
    [
        ("Lock the room", "lock", {"on": True}),
        ("Sweep out", "sweep", {}),
        ("Give the name Amber Otter back", "admit", {"player": 1, "token": "t"}),
        ("Refuse Amber Otter", "refuse", {"player": 1, "token": "t"}),
        ("Another address", "address", {}),
    ],
)
def test_the_door_is_kept_by_numbers(words: str, name: str, values: dict[str, object]) -> None:
    lesson = Rehearsal(ALL)
    lesson.join("Amber Otter")
    lesson.change_door(asking=(Asking("t", 1, "Amber Otter"),))
    act(lesson, words)
    assert lesson.acts[-1] == (name, values, "")


def test_a_phone_that_asks_for_its_name_is_said_on_enter_with_what_can_be_done() -> None:
    lesson = Rehearsal()
    lesson.join("Amber Otter")
    asks = partial(lesson.change_door, asking=(Asking("t", 1, "Amber Otter"),), present=frozenset())
    said = lesson.host(asks, "")
    assert said.count("A phone asks for the name Amber Otter back.") == 1
    assert "Give the name Amber Otter back" in said


def test_leaving_is_asked_about_where_a_person_is() -> None:
    lesson = Rehearsal()
    assert "(the end)" in lesson.host("q", "n", interactive=True)
    assert "(the end)" not in lesson.host("q", "y", interactive=True)
    assert "(the end)" not in lesson.host("q")


def test_an_ordering_is_said_place_by_place() -> None:
    lesson = Rehearsal(ALL, "flights")
    lesson.join("Amber Otter")
    lesson.host("1")
    lesson.vote_marked([True])
    said = flat(lesson.host("1", "1"))
    assert "In each place stands the card that most put there. 1. " in said
    assert said.count(": 1, 100 percent") == len(lesson.room.asked[0].options)
    assert "The right order: 1. 1919:" in said


def test_names_of_pupils_are_harmless_lines() -> None:
    lesson = Rehearsal(ALL)
    lesson.join(HOSTILE)
    said = lesson.host("1", "1", "1", "1")
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(said)


# Before it begins


def before(*typed: str) -> tuple[Setup, list[Setup], str]:
    output, kept = io.StringIO(), list[Setup]()
    console = Console(Typed(typed), output, interactive=False)
    setup = prepare(console, Banks([life()]), Setup(), kept.append)
    return setup, kept, output.getvalue()


def test_what_a_lesson_is_made_of_is_asked_by_numbers_and_kept() -> None:
    setup, kept, said = before("3", "2", "4", "2 3", "5", "4", "1")
    topics = Banks([life()]).topics
    assert setup == Setup(Settings(10, frozenset({Kind.CHOICE}), frozenset(topics[:2])), teams=4)
    assert kept[-1] == setup
    assert len(kept) == 3
    assert "Players: in 4 teams" in said


def test_a_class_list_that_cannot_be_used_is_said_and_asked_again(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "7b.txt").write_text("Ada\nGrace\n")
    (tmp_path / "8a.txt").write_text("Ada\nAda\n")
    setup, _, said = before("6", "2", "8a.txt", "6", "2", "7b.txt", "1")
    assert "8a.txt:2: “Ada” stands in line 1 already." in flat(said)
    assert "2 names in it." in said
    assert (setup.names, setup.class_list) == (Names.LIST, str(tmp_path / "7b.txt"))
