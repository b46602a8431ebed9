"""`quiz sessions` and `quiz play --from-session`: lessons that were held, from the command line."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from quiz.classroom.head import Head, banks_of
from quiz.classroom.sessions import Session, room_of, sessions_folder
from quiz.classroom.setup import Setup
from quiz.cli.exits import Exit
from quiz.game.draw import draw_round
from quiz.game.round import Kind, Settings
from quiz.memory.log import local_now
from tests.classroom.keeping import a_copy
from tests.classroom.played import Lesson
from tests.cli.conftest import Quiz

NAMES = ("Zoë Brontë", "Wolfgang")
CHOICES = Settings(None, frozenset({Kind.CHOICE}))


def held(*answers: Sequence[bool], begun: datetime | None = None, names: Sequence[str] = NAMES) -> str:
    """The id of a session with the bank here in which these questions were answered so."""
    copy = a_copy(Path())
    banks = banks_of([copy])
    dealt = draw_round(banks, CHOICES, "seed", "a-round")
    begun = begun or local_now()
    head = Head(begun, banks.title, Setup(CHOICES), dealt, "123456", "key", 8000, "192.168.1.2:8000")
    with Session.create(sessions_folder(), head, [copy]) as session:
        lesson = Lesson(room_of(session))
        lesson.join(*names)
        for rights in answers:
            lesson.ask_marked(*rights)
        session.append(lesson.log)
        session.note(ended=True)
        return session.id


def prompts(session_id: str) -> list[str]:
    with Session.open(sessions_folder(), session_id) as session:
        return [asked.prompt for asked in room_of(session).asked]


def test_the_list_says_who_was_there_and_how_long_their_names_are(quiz: Quiz) -> None:
    assert "quiz host" in quiz("sessions").err
    session_id = held([True, False])
    (line,) = quiz("sessions").out.splitlines()
    assert line.startswith(f"{session_id}  ")
    assert f"2 players, {len(prompts(session_id))} questions, names until 2" in line
    quiz("sessions", "keep", session_id)
    assert "names kept" in quiz("sessions").out
    quiz("sessions", "forget", session_id)
    assert "names forgotten" in quiz("sessions").out


def test_show_says_the_report_with_names_until_they_are_forgotten(quiz: Quiz) -> None:
    session_id = held([True, False])
    said = quiz("sessions", "show", session_id).out
    assert f"1. {prompts(session_id)[0]}" in said
    assert "The source says: " in said
    assert "Facility 50.00 (of 2: too few to say)" in said
    assert "- Zoë Brontë: 1000 of 1000  +\n- Wolfgang: 0 of 1000  -\n" in said
    assert quiz("sessions", "forget", session_id).code == Exit.OK
    assert (
        "- Player 1: 1000 of 1000  +\n- Player 2: 0 of 1000  -\n" in quiz("sessions", "show", session_id).out
    )


def test_export_writes_a_folder_and_says_whose_it_is(quiz: Quiz) -> None:
    session_id = held([True, False])
    said = quiz("sessions", "export", session_id)
    assert (said.code, said.out) == (Exit.OK, "")
    assert "yours to look after" in said.err
    assert len(list(Path(f"session-{session_id}").iterdir())) == 4
    assert quiz("sessions", "export", session_id).code == Exit.UNREADABLE
    assert quiz("sessions", "export", session_id, "--to", "elsewhere").code == Exit.OK


def test_old_names_are_forgotten_at_each_start_and_no_byte_of_them_is_left(quiz: Quiz, home: Path) -> None:
    session_id = held([True, False], begun=local_now() - timedelta(days=31))
    assert session_id in quiz("sessions").err
    for path in (home / "home").rglob("*"):
        raw = path.read_bytes() if path.is_file() else b""
        assert not [name for name in NAMES if name.encode() in raw + os.fsencode(path.name)]
    assert quiz("sessions").err == ""
    assert "no names any more" in quiz("sessions", "keep", session_id).err


def test_delete_leaves_nothing_of_that_session(quiz: Quiz) -> None:
    gone, stays = held([True, False]), held([True, False])
    assert quiz("sessions", "delete", gone).code == Exit.OK
    assert [path for path in sessions_folder().iterdir() if path.name.startswith(f"{gone}.")] == []
    assert quiz("sessions").out.startswith(stays)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "0101-1"], 'there is no session "0101-1"'),
        (["delete", "../home"], "there is no session"),
        (["export"], "which session?"),
        (["show", "1", "--to", "x"], "--to says"),
        (["burn", "1"], "quiz: error"),
    ],
)
def test_what_cannot_be_done_is_2(arguments: list[str], said: str, quiz: Quiz) -> None:
    code, out, err = quiz("sessions", *arguments)
    assert (code, out) == (Exit.UNREADABLE, "")
    assert said in err


def test_a_session_that_is_open_or_damaged_is_one_line(quiz: Quiz) -> None:
    session_id = held([True, False])
    with Session.open(sessions_folder(), session_id):
        assert "open elsewhere" in quiz("sessions").out
        assert "open elsewhere" in quiz("sessions", "show", session_id).err
    (sessions_folder() / f"{session_id}.sqlite3").write_bytes(b"Dear diary")
    assert "is damaged" in quiz("sessions").out
    assert "is damaged" in quiz("play", "--from-session", session_id).err


# Playing what a class missed


def test_what_the_class_missed_is_played_worst_first_as_misses(quiz: Quiz) -> None:
    session_id = held([True, True], [True, False], [False, False])
    first, second, third, *_ = prompts(session_id)
    said = quiz("play", "--from-session", session_id, "--plain", typed="1\n1\n1\n").out
    assert said.index(third) < said.index(second)
    assert first not in said
    assert "Misses again" in quiz("history").out


def test_what_the_class_missed_is_played_as_it_was_asked_though_the_bank_is_gone(quiz: Quiz) -> None:
    session_id = held([False, False])
    Path("ada.yaml").unlink()
    assert prompts(session_id)[0] in quiz("play", "--from-session", session_id).out


@pytest.mark.parametrize(
    ("answers", "said"), [([[True, True]], "missed nothing"), ([], "was not asked anything to its end")]
)
def test_where_there_is_nothing_to_practise_one_line_says_so(
    answers: list[list[bool]], said: str, quiz: Quiz
) -> None:
    code, out, err = quiz("play", "--from-session", held(*answers))
    assert (code, out) == (Exit.PROBLEMS, "")
    assert said in err


@pytest.mark.parametrize("more", [["ada.yaml"], ["--play", "read"], ["--length", "3"], ["--topic", "Life"]])
def test_from_session_goes_with_nothing_that_it_would_not_heed(more: list[str], quiz: Quiz) -> None:
    said = quiz("play", *more, "--from-session", held([False, False]))
    assert said.code == Exit.UNREADABLE
    assert "--from-session" in said.err
