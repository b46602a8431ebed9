"""What is kept of a lesson comes back as it was, and names go when their time is over."""

import json
import os
import re
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from quiz.bank.problems import ProblemError
from quiz.classroom.room import Phase
from quiz.classroom.sessions import Session, delete, forget, forget_old, room_of, sessions
from quiz.classroom.sessions import __file__ as sessions_file
from quiz.classroom.setup import HOST, Entry, Names, Setup, Standings
from quiz.game.round import Kind, Settings
from quiz.memory.tables import tables_beside
from tests.classroom.keeping import BANK, NOW, SECRET, SOURCE, a_copy, a_head, a_session, joins
from tests.classroom.played import Lesson

LATER = NOW + timedelta(days=31)
GO = Entry(NOW.timestamp() + 1, HOST, "go", values={"step": 0})


def opened(folder: Path, session_id: str = "1130-1") -> Session:
    return Session.open(folder / "sessions", session_id)


def refusal(act: Callable[[], object]) -> str:
    """What is said of what cannot be done: one line."""
    with pytest.raises(ProblemError) as caught:
        act()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def raw_bytes(folder: Path) -> bytes:
    """All that stands in any file below a folder, and the files' names."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(os.fsencode(path.name) + path.read_bytes() for path in paths)


# What comes back


def test_head_and_log_come_back_as_they_were(tmp_path: Path) -> None:
    settings = Settings(None, frozenset({Kind.CHOICE}), frozenset({"Life"}))
    setup = Setup(settings, 3, Names.LIST, "/home/class-7b.txt", 20, Standings.ALL)
    log = [*joins("Zoë", "Ben"), GO, Entry(2.5, 1, "answer", 10**30, {"q": 1, "vote": 1, "chosen": [0]})]
    with a_session(tmp_path, *log, setup=setup) as session:
        head = session.head
    with opened(tmp_path) as again:
        assert again.head == head
        assert head == replace(a_head(a_copy(tmp_path), setup=setup), id="1130-1")
        assert [entry._replace(values=dict(entry.values)) for entry in again.entries()] == log


def test_what_is_noted_of_the_head_stands_until_it_is_noted_again(tmp_path: Path) -> None:
    with a_session(tmp_path) as session:
        session.note(code="654321", port=8001)
        session.note(ended=True)
        noted = session.head
    with opened(tmp_path) as again:
        assert again.head == noted
        assert (noted.code, noted.port, noted.ended, noted.key) == ("654321", 8001, True, "a key")


def test_a_room_goes_on_where_it_was_when_its_bank_has_changed(tmp_path: Path) -> None:
    with a_session(tmp_path, *joins("Zoë", "Ben"), GO) as session:
        before = room_of(session)
        lesson = Lesson(before)
        lesson.vote([[1], None])
        session.append(lesson.log)
    a_copy(tmp_path / "banks", BANK.replace("London", "Leeds"), SOURCE.replace("London", "Leeds"))
    with opened(tmp_path) as again:
        room = room_of(again)
    assert room.phase is Phase.QUESTION
    assert room.players == before.players
    assert [asked.dealt for asked in room.asked] == [asked.dealt for asked in before.asked]
    birth = next(asked for asked in room.asked if asked.item.id == "birth")
    assert birth.evidence(["was born in London"])
    assert room.language == "en"


def test_a_session_knows_its_id_when_it_is_closed(tmp_path: Path) -> None:
    session = a_session(tmp_path)
    session.close()
    session.close()
    delete(tmp_path / "sessions", session.id)
    assert not list((tmp_path / "sessions").iterdir())


def test_the_next_session_of_a_day_takes_the_next_number_and_overwrites_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        a_session(tmp_path).close()
    (tmp_path / "sessions" / "1130-3.names.sqlite3").touch()
    with a_session(tmp_path) as fourth:
        assert fourth.id == "1130-4"
    delete(tmp_path / "sessions", "1130-1")
    a_session(tmp_path).close()
    assert {each.id for each in sessions(tmp_path / "sessions")} == {"1130-2", "1130-4", "1130-5"}


def test_the_list_counts_who_joined_and_says_what_can_be_gone_on_with(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    assert sessions(folder) == []
    for number, ended in enumerate((False, False, True)):
        with a_session(tmp_path, *joins("Ada", "Ben"), begun=NOW + timedelta(days=number)) as session:
            session.note(ended=ended)
    assert [(each.id, each.joined, each.named) for each in sessions(folder)] == [
        ("1202-1", 2, True),
        ("1201-1", 2, True),
        ("1130-1", 2, True),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_their_owner_can_read_sessions(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "sessions"
    copy = a_copy(tmp_path)
    with Session.create(folder, a_head(copy), [copy]) as session:
        session.append(joins("Ada"))
        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        assert len(list(folder.glob("*-wal"))) == 2
    assert modes == {0o600}
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)} == {0o700}


def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    with a_session(tmp_path, *joins("Ada")) as session:
        for file in (session._log, session._names):
            assert file
            pragmas = ("journal_mode", "synchronous", "fullfsync")
            assert [file._rows(f"PRAGMA {name}")[0][name] for name in pragmas] == ["wal", 2, 1]


def test_what_was_appended_is_there_after_a_kill(tmp_path: Path) -> None:
    with a_session(tmp_path, *joins("Ada")) as session:
        session.append([GO])
        shutil.copytree(tmp_path / "sessions", tmp_path / "left" / "sessions")
    with opened(tmp_path / "left") as again:
        assert [(entry.act, entry.name) for entry in again.entries()] == [("join", "Ada"), ("go", "")]


def test_entries_of_several_threads_stand_in_one_log(tmp_path: Path) -> None:
    with a_session(tmp_path, *joins("Ada")) as session, ThreadPoolExecutor(4) as threads:
        for number in range(40):
            threads.submit(session.append, [Entry(number, 1, "answer", number)] * 2)
            threads.submit(lambda: list(session.entries()))
        threads.shutdown()
        kept = [entry.k for entry in session.entries()][1:]
    assert kept[::2] == kept[1::2]
    assert sorted(kept[::2]) == list(range(40))


# What goes wrong


def test_a_session_is_open_in_one_place_alone(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with a_session(tmp_path, *joins("Ada")) as session:
        for act in (Session.open, forget, delete):
            assert refusal(partial(act, folder, "1130-1")) == "session 1130-1 is open elsewhere"
        assert [each.problem for each in sessions(folder)] == ["session 1130-1 is open elsewhere"]
        assert forget_old(folder, LATER) == []
        assert [entry.name for entry in session.entries()] == ["Ada"]


@pytest.mark.parametrize("session_id", ["1130-2", "../1130-1", "1130-1.names", "", "*", "1130-1\0"])
def test_a_session_that_is_not_there_is_unknown(session_id: str, tmp_path: Path) -> None:
    a_session(tmp_path, *joins("Ada")).close()
    for act in (Session.open, forget, delete):
        assert refusal(partial(act, tmp_path / "sessions", session_id)).startswith("there is no session")
    assert sessions(tmp_path / "sessions")[0].named


def with_noise(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 8192)


def changed(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statement)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"Dear diary, " * 99), "is damaged"),
        (lambda path: path.write_bytes(b""), "is damaged"),
        (with_noise, "is damaged"),
        (partial(changed, statement="""UPDATE head SET json = '{"id": 1}'"""), "is damaged"),
        (partial(changed, statement="PRAGMA user_version = 99"), "was written by a newer version"),
        (partial(changed, statement="PRAGMA application_id = 7"), "is not this program's"),
    ],
)
def test_a_session_that_cannot_be_read_is_one_line_and_stays_as_it_is(
    make: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    a_session(tmp_path, *joins("Ada")).close()
    path = tmp_path / "sessions" / "1130-1.sqlite3"
    make(path)
    before = path.read_bytes()
    assert said in refusal(partial(opened, tmp_path))
    assert [said in each.problem for each in sessions(tmp_path / "sessions")] == [True]
    if before:
        assert path.read_bytes() == before


@pytest.mark.parametrize("entry", [{"who": []}, {"k": "a"}, {"values": []}, {"at": "noon"}])
def test_a_session_with_an_entry_of_something_else_is_damaged(
    entry: dict[str, object], tmp_path: Path
) -> None:
    a_session(tmp_path, *joins("Ada")).close()
    written = json.dumps({"at": 1.0, "who": 0, "k": 0, "values": {}} | entry)
    path = tmp_path / "sessions" / "1130-1.sqlite3"
    changed(path, f"INSERT INTO entry VALUES (9, 'go', 0, '{written}')")
    with Session.open(path.parent, "1130-1") as session:
        assert "is damaged" in refusal(lambda: list(session.entries()))


def test_an_entry_that_cannot_be_kept_is_said_and_not_there(tmp_path: Path) -> None:
    with a_session(tmp_path, *joins("Ada")) as session:
        session._log._rows("PRAGMA max_page_count = 1")  # no bound below the size that it has is taken
        many = [Entry(1.0, 1, "answer", 1, {"chosen": list(range(9999))})]
        assert refusal(partial(session.append, many)).endswith("the disk is full")
        session._log._rows("PRAGMA max_page_count = 1000000")
        session.append([GO])
        assert [entry.act for entry in session.entries()] == ["join", "go"]


def test_a_session_whose_file_is_gone_is_not_written_into_nothing(tmp_path: Path) -> None:
    with a_session(tmp_path) as session:
        (tmp_path / "sessions" / "1130-1.sqlite3").unlink()
        assert refusal(partial(session.append, [GO])).endswith("1130-1.sqlite3 is gone")


def test_a_session_that_cannot_be_begun_leaves_nothing(tmp_path: Path) -> None:
    copy = a_copy(tmp_path)
    unfit_copy = copy._replace(raw=None)  # type: ignore[arg-type]
    refused = partial(Session.create, tmp_path / "sessions", a_head(copy), [copy, unfit_copy])
    assert refusal(refused).startswith("this session is not being kept")
    assert list((tmp_path / "sessions").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("in the way")
    assert refusal(partial(a_session, tmp_path)).startswith(str(tmp_path / "sessions"))


# Names


def test_names_stand_in_their_own_file_alone_and_go_with_it(tmp_path: Path) -> None:
    class_list = tmp_path / "banks" / "class-7b.txt"
    setup = Setup(Settings(None), names=Names.LIST, class_list=str(class_list))
    renamed = Entry(3.0, HOST, "name", values={"player": 2}, name="Wolfgang Amadé")
    names = ["Zoë Brontë", "Wilhelmina", "Wolfgang Amadé"]
    session = a_session(tmp_path, *joins(*names[:2]), renamed, setup=setup)
    class_list.write_text("\n".join([*names, "Ermintrude"]), encoding="utf-8")
    assert all(name.encode() in raw_bytes(tmp_path / "sessions") for name in names)
    session.close()
    for path in (tmp_path / "sessions").iterdir():
        assert ("names" in path.name) == any(name.encode() in path.read_bytes() for name in names)
    assert forget_old(tmp_path / "sessions", LATER) == ["1130-1"]
    kept = raw_bytes(tmp_path / "sessions")
    assert not [name for name in (*names, "Ermintrude", SECRET) if name.encode() in kept]
    assert os.fsencode(class_list) in kept
    assert not re.search(rb"\b(?!192\.168\.100\.100)\d+\.\d+\.\d+\.\d+\b", kept)


def test_whoever_is_forgotten_is_a_number_and_the_room_is_the_same(tmp_path: Path) -> None:
    log = [*joins("Ada", "Ben"), Entry(3.0, HOST, "name", values={"player": 2}, name="Bo"), GO]
    with a_session(tmp_path, *log) as session:
        before = room_of(session)
    forget(tmp_path / "sessions", "1130-1")
    with opened(tmp_path) as again:
        room = room_of(again)
        assert not again.has_names
        again.append([Entry(9.0, 3, "join", values={"token": "of Cyd"}, name="Cyd")])
        names = [entry.name for entry in again.entries() if entry.name]
    assert names == ["Player 1", "Player 2", "Player 2", "Cyd"]
    assert [player.name for player in before.players.values()] == ["Ada", "Bo"]
    assert [player.name for player in room.players.values()] == ["Player 1", "Player 2"]
    assert (room.phase, room.step) == (before.phase, before.step)


def test_names_are_forgotten_after_thirty_days_unless_they_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    for number in range(3):
        a_session(tmp_path, *joins("Ada"), begun=NOW + timedelta(days=number)).close()
    with opened(tmp_path) as session:
        session.note(names_kept=True)
    assert forget_old(folder, NOW + timedelta(days=31, hours=1)) == ["1201-1"]
    assert [each.named for each in sessions(folder)] == [True, False, True]
    assert forget_old(folder, NOW + timedelta(days=31, hours=1)) == []


@pytest.mark.parametrize("is_left", [True, False])
def test_names_of_a_session_that_is_damaged_or_gone_are_forgotten_all_the_same(
    is_left: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "sessions"
    with a_session(tmp_path, *joins("Ada")):
        left = {path.name: path.read_bytes() for path in folder.glob("*.names*")}
    for name, raw in left.items():  # as after a kill, the name still in the log beside its file
        (folder / name).write_bytes(raw)
        os.utime(folder / name, (NOW.timestamp(), NOW.timestamp()))
    (folder / "1130-1.sqlite3").write_bytes(b"damaged")
    if not is_left:
        (folder / "1130-1.sqlite3").unlink()
    assert forget_old(folder, NOW + timedelta(days=29)) == []
    assert b"Ada" in raw_bytes(folder)
    assert forget_old(folder, LATER) == ["1130-1"]
    assert b"Ada" not in raw_bytes(folder)


def test_a_name_whose_entry_was_never_kept_becomes_nobodys(tmp_path: Path) -> None:
    with a_session(tmp_path, *joins("Ada")) as session:
        assert session._names
        session._names._execute("INSERT INTO name VALUES (2, 'Lost')")
        session.append([GO, *joins("", "Ben")[1:]])
        assert [entry.name for entry in session.entries()] == ["Ada", "", "Ben"]


def test_names_that_cannot_be_read_are_said_and_can_be_forgotten(tmp_path: Path) -> None:
    a_session(tmp_path, *joins("Ada")).close()
    (tmp_path / "sessions" / "1130-1.names.sqlite3").write_bytes(b"Dear diary, " * 99)
    assert "names.sqlite3 is damaged" in refusal(partial(opened, tmp_path))
    forget(tmp_path / "sessions", "1130-1")
    with opened(tmp_path) as session:
        assert [entry.name for entry in session.entries()] == ["Player 1"]


@pytest.mark.parametrize("name", ["\ud800", "'; DROP TABLE name; --", "\x00\x1b[31m"])
def test_hostile_names_are_kept_like_any_other(name: str, tmp_path: Path) -> None:
    with a_session(tmp_path, *joins(name)) as session:
        assert [entry.name for entry in session.entries()] == [name.encode("utf-8", "replace").decode()]


def test_the_tables_of_a_session_are_never_changed() -> None:
    steps = tables_beside(sessions_file, 0, ("bank", "entry")).migrations
    assert sha256(repr(steps).encode()).hexdigest()[:16] == "075a31ddc0bfc477"
