"""What a room takes and what changes nothing in it."""

from collections.abc import Sequence

import pytest

from quiz.classroom.room import Phase, Room, Touched
from quiz.classroom.setup import HOST, Entry, Names, Setup, Standings
from tests.classroom.played import a_lesson, choices, lesson_of
from tests.game.lives import a_bank


@pytest.mark.parametrize(
    "entry",
    [
        Entry(1.0, 2, "join", 1, {"token": ["a"]}, "Ben"),
        Entry(1.0, 2, "join", 1, {}, "Ben"),
        Entry(1.0, 1, "answer", 0, {"q": 1, "vote": 1, "chosen": [0]}),
        Entry(1.0, HOST, "kick", values={"player": [1]}),
        Entry(1.0, HOST, "kick", values={"player": 9}),
        Entry(1.0, HOST, "sweep", values={"players": 3}),
        Entry(1.0, HOST, "sweep", values={"players": [[1]]}),
        Entry(1.0, HOST, "move", values={"player": 1, "team": [0]}),
        Entry(1.0, HOST, "admit", values={"player": 1, "token": ["a"]}),
        Entry(1.0, HOST, "extend", values={"step": 1, "seconds": "x"}),
        Entry(1.0, HOST, "dance", values={"step": 1}),
        Entry(1.0, 1, "go", values={"step": 1}),
    ],
    ids=str,
)
def test_what_is_malformed_or_foreign_changes_nothing(entry: Entry) -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada")
    lesson.open()
    room = lesson.room
    before = (repr(room.players), room.phase, room.step, room.deadline)
    room.take(entry)
    assert (repr(room.players), room.phase, room.step, room.deadline) == before


def test_who_is_touched_is_said() -> None:
    lesson = a_lesson(*choices(1))
    room: Room = lesson.room
    assert room.take(Entry(1.0, 1, "join", 1, {"token": "a"}, "Ada")) is Touched.COUNT
    assert room.take(Entry(1.0, 1, "join", 1, {"token": "a"}, "Ada")) is Touched.NOBODY
    assert room.take(Entry(1.0, HOST, "go", values={"step": 0})) is Touched.ALL
    assert room.take(Entry(1.0, HOST, "go", values={"step": 0})) is Touched.NOBODY
    answer = Entry(1.0, 1, "answer", 2, {"q": 1, "vote": 1, "chosen": [0]})
    assert [room.take(answer), room.take(answer)] == [Touched.ONE, Touched.NOBODY]


@pytest.mark.parametrize(
    ("entry", "touched"),
    [
        (Entry(1.0, HOST, "kick", values={"player": 1}), Touched.COUNT),
        (Entry(1.0, HOST, "move", values={"player": 1, "team": 1}), Touched.COUNT),
        (Entry(1.0, HOST, "name", values={"player": 1}, name="Eve"), Touched.COUNT),
        (Entry(1.0, HOST, "admit", values={"player": 1, "token": "new"}), Touched.COUNT),
        (Entry(1.0, HOST, "move", values={"player": 1, "team": 9}), Touched.NOBODY),
        (Entry(1.0, HOST, "name", values={"player": 1}, name="ben"), Touched.NOBODY),
        (Entry(1.0, HOST, "admit", values={"player": 1, "token": ""}), Touched.NOBODY),
        (Entry(1.0, HOST, "lock", values={"on": True}), Touched.NOBODY),
    ],
    ids=str,
)
def test_what_others_see_of_a_player_touches_them_too(entry: Entry, touched: Touched) -> None:
    lesson = a_lesson(*choices(1), setup=Setup(teams=2))
    lesson.join("Ada", "Ben")
    assert lesson.room.take(entry) is touched


def test_a_repeated_answer_does_not_undo_a_later_one() -> None:
    lesson = a_lesson(*choices(1))
    lesson.join("Ada")
    lesson.open()
    lesson.vote([[0]])
    first = lesson.log[-1]
    lesson.vote([[1]])
    assert lesson.room.is_void(first)
    assert lesson.room.take(first) is Touched.NOBODY
    assert lesson.room.players[1].votes == {0: {1: (1,)}}


def test_an_answer_that_comes_too_late_is_dealt_with_and_counts_for_nothing() -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada")
    lesson.open()
    lesson.step()
    for q, vote in ((1, 1), (2, 1), (1, 2)):
        done = lesson.room.players[1].done
        lesson.take("answer", who=1, k=done + 1, q=q, vote=vote, chosen=[0])
        assert lesson.room.players[1].done == done + 1
    lesson.step()
    lesson.step()
    lesson.take("answer", who=1, k=9, q=1, vote=1, chosen=[0])
    assert lesson.room.players[1].votes == {}


def test_nobody_answers_who_is_out_or_came_too_late_for_the_question() -> None:
    lesson = lesson_of(a_bank(*choices(1)), setup=Setup(limit=20))
    lesson.join("Ada")
    lesson.open()
    lesson.join("Ben")
    lesson.take("kick", player=1)
    lesson.vote([[0], [0]])
    assert [player.votes for player in lesson.room.players.values()] == [{}, {}]
    lesson.take("bring", player=1)
    lesson.vote([[0]])
    assert lesson.room.players[1].votes == {0: {1: (0,)}}


def test_a_phone_that_got_a_name_back_is_the_player_and_the_old_one_is_nobody() -> None:
    lesson = a_lesson(*choices(1))
    lesson.join("Ada", "Ben")
    ada, ben = lesson.room.players.values()
    old = ada.token
    lesson.take("kick", player=1)
    lesson.take("admit", player=1, token="new")
    assert (lesson.room.player_of("new"), lesson.room.player_of(old)) == (ada, None)
    assert not ada.out  # whom the teacher lets in is in
    lesson.take("admit", player=1, token=ben.token)
    assert lesson.room.player_of(ben.token) is ben
    lesson.take("join", name="Cyd", token="new")
    assert len(lesson.room.players) == 2


def test_who_joins_at_a_second_vote_waits_for_the_next_question() -> None:
    lesson = a_lesson(*choices(2))
    lesson.join("Ada")
    lesson.open()
    lesson.step("discuss")
    lesson.step()
    lesson.join("Ben")
    assert [player.since for player in lesson.room.players.values()] == [0, 1]


def test_who_joins_goes_to_the_smallest_team_though_others_were_moved_or_taken_out() -> None:
    lesson = a_lesson(*choices(1), setup=Setup(teams=3))
    lesson.join("Ada", "Ben", "Cyd", "Dee")
    lesson.take("move", player=2, team=2)
    lesson.join("Eli")
    lesson.take("kick", player=1)
    lesson.take("kick", player=4)
    lesson.join("Fay")
    assert [player.team for player in lesson.room.players.values()] == [0, 2, 2, 0, 1, 0]


def test_a_name_that_was_given_up_can_be_taken_and_one_of_a_player_who_is_out_cannot() -> None:
    lesson = a_lesson(*choices(1))
    lesson.join("Ada", "Ben")
    lesson.take("name", player=1, name="Eve")
    lesson.take("kick", player=2)
    lesson.join("ADA", "B E N")
    assert [player.name for player in lesson.room.players.values()] == ["Eve", "Ben", "ADA"]


def test_names_of_a_class_list_may_look_alike() -> None:
    lesson = lesson_of(a_bank(*choices(1)), setup=Setup(names=Names.LIST))
    lesson.join("Zoe", "Zoé", "Zoe")
    assert [player.name for player in lesson.room.players.values()] == ["Zoe", "Zoé"]


def test_the_time_that_a_lesson_stood_still_is_nobodys() -> None:
    lesson = lesson_of(a_bank(*choices(1)), setup=Setup(limit=20))
    room = lesson.room
    room.take(Entry(100.0, HOST, "go", values={"step": 0}))
    room.take(Entry(105.0, HOST, "pause", values={"step": 1}))
    assert (room.deadline, room.left) == (None, 15.0)
    room.take(Entry(200.0, HOST, "extend", values={"step": 2, "seconds": 30}))
    room.take(Entry(300.0, HOST, "resume", values={"step": 3}))
    assert (room.opened, room.deadline, room.left) == (295.0, 345.0, None)
    room.take(Entry(345.0, HOST, "close", values={"step": 3}))
    assert room.phase is Phase.QUESTION
    room.take(Entry(345.0, HOST, "close", values={"step": 4}))
    assert (room.phase, room.deadline) == (Phase.BARS, None)


@pytest.mark.parametrize(
    ("acts", "can"),
    [
        ((), {"go"}),
        (("go",), {"go", "close", "discuss", "skip", "end", "pause", "extend"}),
        (("go", "pause"), {"go", "skip", "end", "resume", "extend"}),
        (("go", "go"), {"go", "discuss", "skip", "end"}),
        (("go", "discuss"), {"go", "skip", "end", "pause"}),
        (("go", "discuss", "go"), {"go", "close", "skip", "end", "pause", "extend"}),
        (("go", "discuss", "go", "go"), {"go", "skip", "end"}),
        (("go", "go", "go"), {"go", "end"}),
        (("go", "skip"), {"go", "end"}),
        (("go", "end"), set()),
        (("go", "go", "go", "go"), {"go", "back", "end"}),
        (("go", "go", "go", "go", "back"), {"go", "end"}),
        (("go", "go", "go", "end"), {"go", "back"}),
        (("go", "go", "go", "go", "go", "end"), {"go"}),
    ],
)
def test_what_the_host_can_do_follows_from_where_the_lesson_is(acts: Sequence[str], can: set[str]) -> None:
    lesson = lesson_of(a_bank(*choices(2)), setup=Setup(limit=20, standings=Standings.ALL))
    for act in acts:
        lesson.step(act)
    assert lesson.room.can == can


def test_a_lesson_that_is_ended_early_leaves_out_the_question_that_was_not_revealed() -> None:
    lesson = a_lesson(*choices(3))
    lesson.join("Ada")
    lesson.ask([[0]])
    lesson.open()
    lesson.vote([[0]])
    lesson.step("end")
    assert (lesson.room.phase, lesson.room.counted) == (Phase.REPORT, (0,))
