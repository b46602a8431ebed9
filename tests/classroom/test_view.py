"""What a phone shows, state by state."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from quiz.bank.model import Item, Option
from quiz.classroom.room import Phase
from quiz.classroom.setup import Setup, Standings
from quiz.classroom.view import encoded
from tests.classroom import played
from tests.classroom.keeping import NOW
from tests.classroom.played import Lesson, lesson_of
from tests.game.lives import a_bank, a_choice, an_ordering, in_a_row, sentence

BEGUN = NOW.timestamp()
CHOICE = a_choice(
    "q",
    0,
    wrong=(Option("wrong", "It is another.", (sentence(2),)), "false"),
    topic="Youth",
    why="So it was.",
)
SEVERAL = a_choice("q", 0, answers=("right", "true"))
ORDER: tuple[Item, ...] = (*in_a_row(4), an_ordering("o", "e0", "e1", "e2", "e3"))


a_lesson = partial(played.a_lesson, players=("Ada", "Ben"))


def seen(lesson: Lesson, number: int = 1, now: float = BEGUN) -> dict[str, Any]:
    view: dict[str, Any] = json.loads(encoded(lesson.room, lesson.room.players[number], now, 30, 4))
    assert view.pop("n") == 4
    return view


def parts(view: dict[str, Any], *names: str) -> tuple[object, ...]:
    return tuple(view.get(name) for name in names)


def test_every_view_says_what_is_learned_who_one_is_and_how_long_names_are_kept() -> None:
    view = seen(a_lesson(CHOICE, setup=Setup(teams=2)), 2)
    assert view["bank"] == {"lang": "", "dir": "ltr"}
    assert view["me"] == {"name": "Ben", "team": "Card Index"}
    assert parts(view, "title", "kept", "done") == ("Life", 30, 0)


def test_in_the_lobby_a_phone_counts_those_who_are_in() -> None:
    lesson = a_lesson(CHOICE, players=("Ada", "Ben", "Cyd"))
    lesson.take("kick", player=3)
    assert parts(seen(lesson), "state", "count", "late", "at") == ("lobby", 2, None, None)


def test_a_question_shows_texts_in_the_order_dealt_and_what_one_has_chosen() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.vote([[2]])
    view = seen(lesson)
    assert parts(view, "state", "kind", "q", "vote", "at") == ("question", "choice", 1, 1, [1, 1])
    assert parts(view, "topic", "ask", "choose", "mine") == ("Youth", "Ask q?", 1, [2])
    assert view["options"] == [option.text for option in lesson.room.asked[0].options]
    assert "left" not in view
    assert (view["done"], seen(lesson, 2)["mine"]) == (1, [])


def test_an_ordering_shows_what_happened_and_not_when() -> None:
    lesson = a_lesson(*ORDER)
    lesson.open()
    view = seen(lesson)
    assert parts(view, "kind", "choose") == ("ordering", None)
    assert sorted(view["options"]) == ["Event e0", "Event e1", "Event e2", "Event e3"]


def test_of_several_right_answers_a_phone_knows_how_many() -> None:
    lesson = a_lesson(SEVERAL)
    lesson.open()
    assert seen(lesson)["choose"] == 2


def test_the_time_that_is_left_is_the_hosts_and_stands_still_with_the_lesson() -> None:
    lesson = a_lesson(CHOICE, setup=Setup(limit=20))
    lesson.open()
    opened = lesson.room.opened
    assert parts(seen(lesson, now=opened + 5), "left", "limit") == (15_000, 20_000)
    assert seen(lesson, now=opened + 50)["left"] == 0
    lesson.now += 5
    lesson.step("pause")
    assert parts(seen(lesson), "state", "why", "left") == ("note", "pause", None)
    lesson.now += 70
    lesson.step("resume")
    assert seen(lesson, now=lesson.now)["left"] == 15_000
    assert lesson.room.deadline == opened + 20 + 70


def test_a_second_vote_shows_the_first_one_as_well() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.vote([[0], [1]])
    lesson.step("discuss")
    assert parts(seen(lesson), "state", "mine") == ("discuss", [0])
    lesson.step()
    assert parts(seen(lesson), "state", "vote", "mine", "before") == ("question", 2, [], [0])
    lesson.vote([[2]])
    lesson.step()
    assert [parts(seen(lesson, each), "state", "mine", "before") for each in (1, 2)] == [
        ("closed", [2], None),
        ("closed", [1], None),  # who did not vote again stays with the first vote
    ]


def test_a_wrong_answer_is_told_why_with_its_passage_and_what_is_right() -> None:
    lesson = a_lesson(CHOICE)
    lesson.ask([lesson.at_of("wrong")])
    view = seen(lesson)
    (chosen,) = view["chosen"]
    assert parts(view, "state", "verdict", "missed", "points") == ("result", "wrong", ["right"], 0)
    assert parts(chosen, "text", "right", "why") == ("wrong", False, "It is another.")
    (passage,) = chosen["evidence"]
    assert [sentence(2), 1] in passage["runs"]
    (passage,) = view["evidence"]
    assert [sentence(0), 1] in passage["runs"]
    assert "A. Writer" in passage["credit"]
    assert view["reason"] == "So it was."


def test_a_right_answer_is_told_with_its_points() -> None:
    lesson = a_lesson(CHOICE)
    lesson.ask([lesson.at_of("right")])
    view = seen(lesson)
    assert parts(view, "verdict", "missed", "points") == ("right", [], 1000)
    assert view["chosen"] == [{"text": "right", "right": True, "why": "", "evidence": []}]


def test_half_a_right_answer_is_told_what_it_missed() -> None:
    lesson = a_lesson(SEVERAL)
    lesson.ask([lesson.at_of("true")])
    assert parts(seen(lesson), "verdict", "missed", "points") == ("partly", ["right"], 500)


def test_no_answer_is_told_what_is_right() -> None:
    lesson = a_lesson(CHOICE)
    lesson.ask([])
    assert parts(seen(lesson), "verdict", "chosen", "missed", "points") == ("none", [], ["right"], 0)


def test_an_ordering_is_told_in_its_order_with_dates_and_where_each_card_stood() -> None:
    lesson = a_lesson(*ORDER)
    lesson.ask([lesson.at_of("Event e1", "Event e0", "Event e2", "Event e3")])
    view = seen(lesson)
    assert parts(view, "verdict", "points", "chosen") == ("partly", 667, [])
    assert [parts(row, "text", "date", "was") for row in view["rows"]] == [
        ("Event e0", "1900", 2),
        ("Event e1", "1901", 1),
        ("Event e2", "1902", 3),
        ("Event e3", "1903", 4),
    ]
    assert [row["stood"] for row in view["rows"]].count(False) == 1
    assert "5 pairs right, 1 wrong" in view["summary"]


def test_no_answer_to_an_ordering_is_told_the_order_without_a_verdict() -> None:
    lesson = a_lesson(*ORDER)
    lesson.ask([])
    view = seen(lesson)
    assert parts(view, "verdict", "summary", "missed") == ("none", "", [])
    assert [row["text"] for row in view["rows"]] == ["Event e0", "Event e1", "Event e2", "Event e3"]


def test_a_question_that_is_left_out_is_told_to_be_so() -> None:
    lesson = a_lesson(CHOICE)
    lesson.open()
    lesson.step("skip")
    assert parts(seen(lesson), "state", "why", "at") == ("note", "skipped", [1, 1])


@pytest.mark.parametrize("reached", Phase)
def test_who_was_taken_out_sees_that_and_nothing_else(reached: Phase) -> None:
    lesson = a_lesson(CHOICE, a_choice("p", 1), setup=Setup(standings=Standings.ALL))
    for phase, act in ((Phase.DISCUSS, "discuss"), (Phase.SKIPPED, "skip")):
        if reached is phase:
            lesson.step()
            lesson.step(act)
    while lesson.room.phase is not reached:
        lesson.step()
    lesson.take("kick", player=1)
    assert {"state": "note", "why": "kicked"}.items() <= seen(lesson).items()
    assert set(seen(lesson)) == {"bank", "title", "kept", "state", "why", "done"}


@pytest.mark.parametrize("act", ["discuss", "skip", "go"])
def test_a_latecomer_waits_until_something_is_asked_of_them(act: str) -> None:
    lesson = a_lesson(CHOICE, a_choice("p", 1))
    lesson.open()
    lesson.step(act)
    lesson.join("Cyd")
    assert parts(seen(lesson, 3), "state", "late", "at", "count") == ("lobby", True, [1, 2], 3)


def test_standings_of_teams_show_all_teams_and_mark_the_own() -> None:
    lesson = a_lesson(CHOICE, a_choice("p", 1), setup=Setup(teams=2), players=("Ada", "Ben", "Cyd"))
    lesson.ask([lesson.at_of("right")])
    lesson.step()
    view = seen(lesson, 2)
    assert parts(view, "state", "of", "at") == ("standings", "teams", [1, 2])
    assert view["rows"] == [
        {"place": 1, "name": "Reading Lamp", "points": 500},
        {"place": 2, "name": "Card Index", "points": 0, "mine": True},
    ]


def test_standings_follow_when_somebody_is_moved_or_gets_another_name() -> None:
    lesson = a_lesson(CHOICE, a_choice("p", 1), setup=Setup(teams=2))
    lesson.ask([lesson.at_of("right")])
    lesson.step()
    assert [row["points"] for row in seen(lesson)["rows"]] == [1000, 0]
    lesson.take("move", player=1, team=1)
    assert [row["points"] for row in seen(lesson)["rows"]] == [500]
    lesson.take("name", player=1, name="Eve")
    assert seen(lesson)["me"] == {"name": "Eve", "team": "Card Index"}


def test_standings_of_all_show_the_first_three_and_oneself() -> None:
    names = ("Ada", "Ben", "Cyd", "Dee", "Eli")
    lesson = a_lesson(SEVERAL, a_choice("p", 1), setup=Setup(standings=Standings.ALL), players=names)
    right, half = lesson.at_of("right", "true"), lesson.at_of("true")
    lesson.ask([None, right, half, right])
    lesson.step()
    rows = [tuple(row.values()) for row in seen(lesson, 5)["rows"]]
    assert rows == [(1, "Ben", 1000), (1, "Dee", 1000), (3, "Cyd", 500), (4, "Eli", 0, True)]


def test_where_many_share_the_first_place_three_of_them_are_shown_and_oneself() -> None:
    names = tuple(f"Player {number}" for number in range(9))
    lesson = a_lesson(CHOICE, a_choice("p", 1), setup=Setup(standings=Standings.ALL), players=names)
    lesson.ask([])
    lesson.step()
    assert [row["name"] for row in seen(lesson, 8)["rows"]] == [
        "Player 0",
        "Player 1",
        "Player 2",
        "Player 7",
    ]


def test_hidden_standings_show_oneself_alone() -> None:
    lesson = a_lesson(CHOICE, a_choice("p", 1), setup=Setup(standings=Standings.ALL))
    lesson.ask([])
    lesson.step()
    lesson.take("hide", on=True)
    assert [row["name"] for row in seen(lesson, 2)["rows"]] == ["Ben"]


def test_at_the_end_stand_the_score_and_the_misses_of_what_was_asked_of_one() -> None:
    lesson = a_lesson(CHOICE, a_choice("p", 1, why="It was so."), a_choice("r", 2))
    lesson.ask([lesson.at_of("right")])
    lesson.join("Cyd")
    lesson.ask([])
    lesson.open()
    lesson.step("end")
    view = seen(lesson)
    assert parts(view, "state", "at", "right", "points") == ("end", [2, 2], 1.0, 1000)
    (miss,) = view["misses"]
    assert parts(miss, "ask", "answers", "reason") == ("Ask p?", ["right"], "It was so.")
    assert any([sentence(1), 1] in passage["runs"] for passage in miss["evidence"])
    assert parts(seen(lesson, 3), "at", "right") == ([1, 1], 0)


@pytest.mark.parametrize(
    ("prompt", "direction"), [("Wo?", "ltr"), ("1914?", "ltr"), ("أين؟", "rtl"), ("1914: איפה?", "rtl")]
)
def test_the_direction_is_that_of_the_first_letter_of_the_bank(prompt: str, direction: str) -> None:
    lesson = lesson_of(a_bank(replace(CHOICE, ask=prompt), name="1914"))
    lesson.join("Ada")
    assert seen(lesson)["bank"]["dir"] == direction


def test_what_is_written_once_for_all_is_nobody_elses_answer() -> None:
    lesson = a_lesson(CHOICE)
    lesson.ask([lesson.at_of("wrong"), lesson.at_of("right")])
    for number, said in ((1, "wrong"), (2, "right"), (1, "wrong")):
        view = seen(lesson, number)
        assert [chosen["text"] for chosen in view["chosen"]] == [said]
