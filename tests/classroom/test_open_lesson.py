"""A lesson opened, left and gone on with: what is the same then, and what leaves nothing behind."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.bank.problems import Problem, ProblemError
from quiz.bank.reading import read_bank
from quiz.classroom.open_lesson import Left, OpenLesson, Wanted, begin, check, go_on, left
from quiz.classroom.room import Phase
from quiz.classroom.sessions import Session, sessions
from quiz.classroom.setup import HOST, Entry, Names, Setup
from quiz.game.banks import Banks
from quiz.game.round import Settings
from tests.classroom.keeping import BANK, NOW, SOURCE, joins

HERE = Wanted("127.0.0.1", seed="winter")


@pytest.fixture
def banks(tmp_path: Path) -> Banks:
    """A bank in a file, its source beside it."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ada.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "ada.yaml").write_text(BANK, encoding="utf-8")
    bank = read_bank(tmp_path / "ada.yaml").bank
    assert bank
    return Banks([bank])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def played(lesson: OpenLesson, *entries: Entry) -> OpenLesson:
    """The lesson with more in its log, as its server would have put it there."""
    lesson.session.append(entries)
    for entry in entries:
        lesson.room.take(entry)
    return lesson


@pytest.fixture
def lesson(folder: Path, banks: Banks) -> Iterator[OpenLesson]:
    """A lesson of two players, who have come to its first question."""
    lesson = begin(folder, banks, Setup(), HERE, NOW)
    yield played(lesson, *joins("Ada", "Grace"), Entry(NOW.timestamp(), HOST, "go", 0, {"step": 0}))
    lesson.close()


def test_a_lesson_goes_on_with_its_players_its_question_and_its_code(
    lesson: OpenLesson, folder: Path
) -> None:
    before = lesson.hosting.board.door
    asked = [each.prompt for each in lesson.room.asked]
    lesson.close()
    (found,), _ = left(folder, NOW)
    assert found == Left(lesson.session.id, "11:30", "question 1 of 3, 2 players")
    again = go_on(folder, found.id, HERE)
    with closing(again):
        board = again.hosting.board
        assert (board.phase, board.number) == (Phase.QUESTION, 1)
        assert [person.name for person in board.people] == ["Ada", "Grace"]
        assert (board.door.code, board.door.address, board.door.link) == (
            before.code,
            before.address,
            before.link,
        )
        assert [each.prompt for each in again.room.asked] == asked


def test_a_lesson_goes_on_as_it_was_asked_when_its_prompts_were_mended_meanwhile(
    lesson: OpenLesson, folder: Path, banks: Banks
) -> None:
    asked = [each.prompt for each in lesson.room.asked]
    lesson.close()
    path = banks.banks[0].path
    assert path
    path.write_text(BANK.replace("?", " then?"), encoding="utf-8")
    with closing(go_on(folder, lesson.session.id, HERE)) as again:
        assert [each.prompt for each in again.room.asked] == asked
        assert "?" in "".join(asked)


def test_a_lesson_of_another_day_is_named_with_it(lesson: OpenLesson, folder: Path) -> None:
    lesson.close()
    (found,), _ = left(folder, NOW + timedelta(days=2))
    assert found.begun == "30 Nov 11:30"


def test_a_port_that_was_taken_meanwhile_gives_way_to_the_next(lesson: OpenLesson, folder: Path) -> None:
    address, _, port = lesson.hosting.board.door.address.partition(":")
    lesson.close()
    with closing(socket.socket()) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((address, int(port)))
        other.listen()
        with closing(go_on(folder, lesson.session.id, HERE)) as again:
            assert int(again.hosting.board.door.address.partition(":")[2]) > int(port)


def test_what_is_open_ended_or_forgotten_is_not_offered(lesson: OpenLesson, folder: Path) -> None:
    session = lesson.session.id
    assert left(folder, NOW) == ((), (f"session {session} is open elsewhere. quiz sessions lists it.",))
    lesson.close()
    assert left(folder, NOW)[0]
    assert left(folder, NOW + timedelta(days=31)) == (
        (),
        (f"The names of session {session} were too old, and are forgotten.",),
    )
    assert sessions(folder)[0].named is False


def test_a_lesson_that_came_to_its_end_is_not_offered(lesson: OpenLesson, folder: Path) -> None:
    played(lesson, Entry(NOW.timestamp(), HOST, "end", 0, {"step": lesson.room.step}))
    assert lesson.room.phase is Phase.REPORT
    lesson.close()
    assert left(folder, NOW) == ((), ())
    assert sessions(folder)[0].head


def test_a_damaged_session_keeps_nobody_from_a_new_lesson(lesson: OpenLesson, folder: Path) -> None:
    lesson.close()
    (folder / f"{lesson.session.id}.sqlite3").write_bytes(b"no session")
    offered, (news,) = left(folder, NOW)
    assert offered == ()
    assert "is damaged" in news


def test_a_lesson_that_nobody_joined_leaves_nothing(folder: Path, banks: Banks) -> None:
    begin(folder, banks, Setup(), HERE, NOW).close()
    assert list(folder.iterdir()) == []


def test_the_same_seed_deals_the_same_questions(folder: Path, banks: Banks) -> None:
    def asked(seed: str) -> list[str]:
        setup = Setup(Settings(length=2))
        with closing(begin(folder, banks, setup, HERE._replace(seed=seed), NOW)) as lesson:
            return [each.prompt for each in lesson.room.asked]

    assert asked("winter") == asked("winter")
    assert len({tuple(asked(str(seed))) for seed in range(8)}) > 1


def test_what_is_asked_is_what_is_kept_though_the_file_has_changed(
    folder: Path, banks: Banks, tmp_path: Path
) -> None:
    (tmp_path / "ada.yaml").write_text(BANK.replace("Whom did she marry?", "Who married her?"))
    with closing(begin(folder, banks, Setup(), HERE, NOW)) as lesson:
        assert "Who married her?" in [each.prompt for each in lesson.room.asked]


@pytest.mark.parametrize(
    "setup",
    [
        Setup(Settings(topics=frozenset({"Gone"}))),
        Setup(names=Names.LIST, class_list="nowhere.txt"),
    ],
    ids=["nothing to draw", "no class list"],
)
def test_a_lesson_that_cannot_begin_leaves_nothing(setup: Setup, folder: Path, banks: Banks) -> None:
    with pytest.raises(ProblemError):
        begin(folder, banks, setup, HERE, NOW)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_an_address_or_port_that_cannot_be_had_is_known_before_the_lobby(folder: Path, banks: Banks) -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = HERE._replace(port=other.getsockname()[1])
        with pytest.raises(ProblemError, match="taken"):
            check(taken)
        with pytest.raises(ProblemError, match="taken"):
            begin(folder, banks, Setup(), taken, NOW)
    assert list(folder.iterdir()) == []
    with pytest.raises(ProblemError, match="not an address of this machine"):
        check(HERE._replace(address="192.0.2.200"))


def test_players_go_on_without_their_class_list(folder: Path, banks: Banks, tmp_path: Path) -> None:
    (tmp_path / "7b.txt").write_text("Ada\nGrace\n")
    setup = Setup(names=Names.LIST, class_list=str(tmp_path / "7b.txt"))
    lesson = played(begin(folder, banks, setup, HERE, NOW), *joins("Ada"))
    lesson.close()
    (tmp_path / "7b.txt").unlink()
    with closing(go_on(folder, lesson.session.id, HERE)) as again:
        assert [player.name for player in again.room.inside] == ["Ada"]
        assert any("7b.txt" in notice for notice in again.hosting.board.door.notices)


def test_where_a_lesson_cannot_be_written_down_nothing_listens(
    folder: Path, banks: Banks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def note(_: Session, **values: object) -> None:
        if "address" in values:
            raise ProblemError(Problem("session", "the disk is full"))

    monkeypatch.setattr(Session, "note", note)
    with pytest.raises(ProblemError, match="the disk is full"):
        begin(folder, banks, Setup(), HERE, NOW)
    assert not any(thread.name == "quiz-server" for thread in threading.enumerate())


def test_a_session_that_is_open_elsewhere_is_not_touched(lesson: OpenLesson, folder: Path) -> None:
    with pytest.raises(ProblemError, match="open elsewhere"):
        go_on(folder, lesson.session.id, HERE)
    with pytest.raises(ProblemError, match="there is no session"):
        go_on(folder, "0101-7", HERE)
    assert isinstance(lesson.session, Session)
