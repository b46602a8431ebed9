"""What a room takes and what changes nothing in it."""

import pytest

from quiz.classroom.room import Room, Touched
from quiz.classroom.setup import HOST, Entry
from tests.classroom.played import a_lesson, choices


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
