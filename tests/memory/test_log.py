"""The log on the disk: committed, append-only, brought up to date; and where it is."""

import sqlite3
import stat
import sys
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from quiz.memory.codec import answer_to_row, round_to_row
from quiz.memory.folder import MEMORY, data_folder
from quiz.memory.log import Memory
from quiz.memory.tables import APPEND_ONLY, APPLICATION_ID, MIGRATIONS, TABLES
from tests.game.lives import a_bank, a_choice
from tests.memory.examples import NOW, a_round, an_answer, played, rows


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A closed memory with a row in every table of the log."""
    with Memory(tmp_path) as memory:
        round_ = played(memory, a_round(questions=1), 1.0)
        memory.amend(round_.unsure())
        played(memory, a_round("lesson", questions=1, is_lesson=True), 0.0, 0.0)
        memory.flag("serebryakov", "lathe", "ambiguous", NOW)
        memory.settle(memory.flags("serebryakov"))
        memory.meet(a_bank(a_choice("lathe", 1)), {})
        memory.keep(a_round("ended", questions=2))
        memory.keep(replace(played(memory, a_round("ended", questions=1), 1.0), dealt=a_round().dealt[:1]))
    return tmp_path


def test_an_answer_is_on_the_disk_when_it_is_kept_with_who_what_when_and_how(tmp_path: Path) -> None:
    answer = an_answer("one", "Łódź", "Baku", mark=0.25, sure=False)
    with Memory(tmp_path) as memory:
        memory.keep(a_round())
        memory.keep(a_round().answered(answer))
        (columns,) = rows(tmp_path, "SELECT * FROM answer")
    assert columns[1:] == (
        *("one", "2026-11-22T20:05:33.000000+00:00", 3600, "", "serebryakov", "item-0", "choice"),
        *("0f1e2d3c4b5a", "first", 0, '["Łódź","Baku"]', 0.25, 4.5, 0),
    )


def test_every_table_but_the_settings_is_append_only(full: Path) -> None:
    tables = {name for (name,) in rows(full, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {*APPEND_ONLY, "setting"}
    for table in APPEND_ONLY:
        for act in (f"UPDATE {table} SET number = number", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                rows(full, act)
    with Memory(full) as memory, pytest.raises(Exception, match="append-only"), memory._writing():
        memory._execute("REPLACE INTO flag SELECT * FROM flag")


def test_saying_that_it_was_a_guess_leaves_the_answer_as_it_was(full: Path) -> None:
    assert rows(full, "SELECT sure FROM answer WHERE round = 'first'") == [(1,)]
    assert rows(full, "SELECT answer, what FROM amendment") == [("first-0", "unsure")]


def test_what_is_kept_already_is_not_kept_twice(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        round_ = played(memory, a_round(questions=1), 1.0)
        memory.keep(round_)
        memory.keep(a_round(questions=1))
    assert rows(tmp_path, "SELECT id FROM round") == [("first",)]
    assert rows(tmp_path, "SELECT id FROM answer") == [("first-0",)]
    assert rows(tmp_path, "SELECT how FROM ending") == [("finished",)]


def test_half_of_a_writing_is_not_kept(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        round_ = replace(a_round(), answers=(an_answer("one"), an_answer("two", mark=7.0)))
        with pytest.raises(Exception, match="CHECK"):
            memory.keep(round_)
        memory.keep_setting("theme", "archive-light")
    assert rows(tmp_path, "SELECT id FROM round UNION SELECT id FROM answer") == []


def test_a_commit_waits_for_the_disk(full: Path) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "foreign_keys": 1}
    with Memory(full) as memory:
        assert {name: memory._rows(f"PRAGMA {name}")[0][name] for name in expected} == expected
        memory.keep(a_round("second"))
    assert {path.name for path in full.iterdir()} == {MEMORY, "quiz.lock"}


# From version to version


def at_version(monkeypatch: pytest.MonkeyPatch, steps: Iterable[tuple[str, ...]]) -> None:
    """Let the program be one whose tables have taken these steps."""
    monkeypatch.setattr("quiz.memory.database.TABLES", TABLES._replace(migrations=tuple(steps)))


def test_the_steps_that_memories_have_taken_are_never_changed(full: Path) -> None:
    assert sha256(repr(MIGRATIONS).encode()).hexdigest()[:16] == "ad6d7f4d5c23e813"
    assert rows(full, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(full, "PRAGMA user_version") == [(len(TABLES.migrations),)]


def test_a_file_is_brought_up_to_date_wholly_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Memory(tmp_path) as memory:
        for name in ("one", "two"):
            memory.keep(a_round(name))
    refused_by_what_is_there = "CREATE UNIQUE INDEX only ON round (play)"
    at_version(monkeypatch, (*MIGRATIONS, ("CREATE TABLE review (item TEXT)", refused_by_what_is_there)))
    with Memory(tmp_path) as memory:
        assert not memory.is_kept
    assert rows(tmp_path, "PRAGMA user_version") == [(len(TABLES.migrations),)]
    assert rows(tmp_path, "SELECT name FROM sqlite_schema WHERE name = 'review'") == []


def test_a_file_from_before_settling_keeps_its_flags(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        at_version(before, MIGRATIONS[:1])
        with Memory(tmp_path) as memory:
            memory.flag("serebryakov", "lathe", "ambiguous", NOW)
    assert rows(tmp_path, "PRAGMA user_version") == [(1,)]
    with Memory(tmp_path) as memory:
        assert memory.settle(memory.flags("serebryakov")) == 1


def test_a_round_from_before_lessons_is_finished_and_asks_nothing_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_ = replace(a_round(questions=1), answers=(an_answer("one", mark=0.0),))
    row = {name: value for name, value in round_to_row(round_, NOW).items() if name != "lesson"}
    with monkeypatch.context() as before:
        at_version(before, MIGRATIONS[:2])
        with Memory(tmp_path) as memory, memory._writing():
            memory._insert("round", row)
            memory._insert("answer", answer_to_row(round_, 0))
    with Memory(tmp_path) as memory:
        assert memory.recall("first") == round_
        assert round_.finished


def test_an_empty_file_becomes_the_memory(tmp_path: Path) -> None:
    (tmp_path / MEMORY).touch()
    with Memory(tmp_path) as memory:
        memory.keep(a_round())
        assert (memory.notices, memory.is_kept) == ((), True)
    assert rows(tmp_path, "SELECT id FROM round") == [("first",)]


# Where it is


@pytest.mark.parametrize(("home", "place"), [("m", "m"), ("~/m", "m"), ("~nosuchuser/m", "~nosuchuser/m")])
def test_a_quiz_home_is_seen_from_here_or_from_the_users_home(
    home: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("QUIZ_HOME", home)
    Memory().close()
    assert (tmp_path / place / MEMORY).is_file()


def test_without_quiz_home_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", "  ")
    assert data_folder().is_absolute()
    assert data_folder().name == "quiz"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the user's folders to the user by itself")
def test_the_memory_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with Memory(folder) as memory:
        memory.keep(a_round())
        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert modes == {0o600}
