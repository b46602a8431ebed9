from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from quiz.memory.folder import MEMORY
from quiz.memory.log import Memory
from quiz.memory.tables import APPEND_ONLY, APPLICATION_ID, MIGRATIONS, VERSION
from tests.memory.examples import NOW, a_round, an_answer, played, rows


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A closed memory with a row in every table of the log."""
    with Memory(tmp_path) as memory:
        round_ = played(memory, a_round(questions=1), (1.0,))
        memory.amend(round_.unsure())
        memory.flag("serebryakov", "lathe", "ambiguous", NOW)
        memory.settle(memory.flags("serebryakov"))
    return tmp_path


def test_an_answer_is_on_the_disk_when_it_is_recorded(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory.keep(a_round())
        memory.keep(a_round().answered(an_answer("one")))
        assert rows(tmp_path, "SELECT id FROM answer") == [("one",)]


def test_the_log_says_who_answered_what_when_and_how(tmp_path: Path) -> None:
    round_ = a_round()
    with Memory(tmp_path, player="Ada") as memory:
        memory.keep(round_.answered(an_answer("one", chosen=("Łódź", "Baku"), mark=0.25, sure=False)))
    expected = (
        *("one", "2026-11-22T20:05:33.000000+00:00", 3600, "Ada", "serebryakov", "item-0", "choice"),
        *("0f1e2d3c4b5a", "first", 0, '["Łódź","Baku"]', 0.25, 4.5, 0),
    )
    (columns,) = rows(tmp_path, "SELECT * FROM answer")
    assert columns[1:] == expected


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("act", ["UPDATE {} SET number = number", "DELETE FROM {}"])
def test_no_row_of_the_log_can_be_changed_or_deleted(full: Path, table: str, act: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        rows(full, act.format(table))


def test_every_table_but_the_settings_is_append_only(full: Path) -> None:
    tables = {name for (name,) in rows(full, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables == {*APPEND_ONLY, "setting"}


def test_saying_that_it_was_a_guess_leaves_the_answer_as_it_was(full: Path) -> None:
    assert rows(full, "SELECT sure FROM answer") == [(1,)]
    assert rows(full, "SELECT answer, what FROM amendment") == [("first-0", "unsure")]


def test_recording_an_answer_twice_is_recording_it_once(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        round_ = played(memory, a_round(), (1.0,))
        memory.keep(round_.answered(round_.answers[0]))
        memory.keep(replace(round_, answers=()).answered(round_.answers[0]))
    assert rows(tmp_path, "SELECT COUNT(*) FROM answer") == [(1,)]


def test_a_round_is_begun_and_ended_once(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        round_ = played(memory, a_round(questions=1), (1.0,))
        memory.keep(round_)
        memory.keep(round_)
    assert rows(tmp_path, "SELECT COUNT(*) FROM round") == [(1,)]
    assert rows(tmp_path, "SELECT how FROM ending") == [("finished",)]


def test_half_of_a_writing_is_not_kept(tmp_path: Path) -> None:
    impossible = replace(an_answer("two"), mark=7.0)
    with Memory(tmp_path) as memory:
        round_ = replace(a_round(), answers=(an_answer("one"), impossible))
        with pytest.raises(Exception, match="CHECK"):
            memory.keep(round_)
        memory.keep_setting("theme", "archive-light")
    assert rows(tmp_path, "SELECT COUNT(*) FROM round") == [(0,)]
    assert rows(tmp_path, "SELECT COUNT(*) FROM answer") == [(0,)]


def test_the_steps_that_memories_have_taken_are_never_changed() -> None:
    assert sha256(repr(MIGRATIONS[:2]).encode()).hexdigest()[:16] == "0491dee928227a83"


def test_the_file_says_whose_it_is_and_of_which_version(full: Path) -> None:
    assert rows(full, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(full, "PRAGMA user_version") == [(VERSION,)]


def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        pragmas = {
            name: memory._rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "fullfsync", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_replacing_a_row_is_deleting_it(full: Path) -> None:
    with (
        Memory(full) as memory,
        pytest.raises(Exception, match="append-only"),
        memory._writing(),
    ):
        memory._execute("REPLACE INTO flag SELECT * FROM flag")


def test_a_file_is_brought_up_to_date_all_the_way_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Memory(tmp_path) as memory:
        for name in ("one", "two"):
            memory.keep(a_round(name))
    steps = (
        "CREATE TABLE review (item TEXT)",
        "CREATE UNIQUE INDEX refused_by_what_is_there ON round (play)",
    )
    at_the_next_version(monkeypatch, steps)
    with Memory(tmp_path) as memory:
        assert not memory.is_kept
    assert rows(tmp_path, "PRAGMA user_version") == [(VERSION,)]
    assert rows(tmp_path, "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'review'") == [(0,)]


def test_a_file_from_before_flags_were_settled_keeps_its_flags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("quiz.memory.database.MIGRATIONS", MIGRATIONS[:1])
        before.setattr("quiz.memory.database.VERSION", 1)
        with Memory(tmp_path) as memory:
            memory.flag("serebryakov", "lathe", "ambiguous", NOW)
    assert rows(tmp_path, "PRAGMA user_version") == [(1,)]
    with Memory(tmp_path) as memory:
        (flag,) = memory.flags("serebryakov")
        assert memory.settle([flag]) == 1
        assert memory.is_kept


def at_the_next_version(monkeypatch: pytest.MonkeyPatch, step: tuple[str, ...]) -> None:
    """Let the program be one whose tables have taken a step more."""
    monkeypatch.setattr("quiz.memory.database.MIGRATIONS", (*MIGRATIONS, step))
    monkeypatch.setattr("quiz.memory.database.VERSION", VERSION + 1)


def test_closing_leaves_one_file_and_the_lock(full: Path) -> None:
    with Memory(full) as memory:
        memory.keep(a_round("second"))
        memory.close()
    assert {path.name for path in full.iterdir()} == {MEMORY, "quiz.lock"}


def test_an_empty_file_becomes_the_memory(tmp_path: Path) -> None:
    (tmp_path / MEMORY).touch()
    with Memory(tmp_path) as memory:
        memory.keep(a_round())
        assert (memory.notices, memory.is_kept) == ((), True)
    with closing(sqlite3.connect(tmp_path / MEMORY)) as connection:
        assert connection.execute("SELECT id FROM round").fetchone() == ("first",)
