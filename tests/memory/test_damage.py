"""A file that cannot be the memory is kept aside, and said; where nothing can be kept, the game goes on."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from quiz.bank.problems import ProblemError
from quiz.memory.folder import DOUBT, MEMORY
from quiz.memory.log import Memory
from quiz.memory.tables import APPLICATION_ID
from tests.memory.examples import (
    BANK,
    NOW,
    a_long_memory,
    a_round,
    an_answer,
    damage_the_pages,
    left_by_a_kill,
    played,
    rows,
)


def opened(folder: Path) -> Memory:
    return Memory(folder, now=lambda: NOW)


def refused(memory: Memory, questions: int = 3) -> str:
    """What is said of a round that cannot be kept."""
    with pytest.raises(ProblemError) as caught:
        memory.keep(a_round(questions=questions))
    return str(caught.value)


# Files that cannot be the memory


def of_a_newer_version(folder: Path) -> None:
    Memory(folder).close()
    rows(folder, "PRAGMA user_version = 99")


def no_database(folder: Path) -> None:
    (folder / MEMORY).write_bytes(b"Dear diary, " * 1000)


def cut_off(folder: Path) -> None:
    a_long_memory(folder)
    (folder / MEMORY).write_bytes((folder / MEMORY).read_bytes()[:5000])


def a_letter_that_is_none(folder: Path) -> None:
    Memory(folder).close()
    path = folder / MEMORY
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE answer", b"C\xffEATE TABLE answer"))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (no_database, "damaged"),
        (cut_off, "damaged"),
        (a_letter_that_is_none, "damaged"),
        (of_a_newer_version, "newer"),
        (partial(rows, query="CREATE TABLE moz_places (id)"), "foreign"),
        (partial(rows, query=f"PRAGMA application_id = {APPLICATION_ID + 1}"), "foreign"),
    ],
)
def test_an_unfit_file_is_set_aside_whole_by_a_name_that_says_why_and_said_in_one_line(
    tmp_path: Path, make: Callable[[Path], object], why: str
) -> None:
    make(tmp_path)
    before = (tmp_path / MEMORY).read_bytes()
    with opened(tmp_path) as memory:
        memory.keep(a_round())
        assert memory.is_kept
        (notice,) = memory.notices
    aside = f"quiz.{why}-20261122-210533.sqlite3"
    assert notice.startswith(str(tmp_path / MEMORY))
    assert notice.endswith(f"it is kept as {aside}, and a new memory is begun")
    assert (tmp_path / aside).read_bytes() == before
    assert rows(tmp_path, "SELECT id FROM round") == [("first",)]


def test_a_newer_version_is_told_from_what_is_not_yet_in_the_file_itself(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as killed:
        rows(tmp_path / "one", "PRAGMA user_version = 99")
        folder = left_by_a_kill(killed, tmp_path / "one", tmp_path / "two")
    with opened(folder) as memory:
        assert "was written by a newer version of this program" in memory.notices[0]


def test_what_stands_beside_an_unfit_file_goes_with_it(tmp_path: Path) -> None:
    no_database(tmp_path)
    for ending in ("-wal", "-shm"):
        (tmp_path / f"{MEMORY}{ending}").write_text(ending)
    opened(tmp_path).close()
    aside = tmp_path / "quiz.damaged-20261122-210533.sqlite3"
    assert [Path(f"{aside}{ending}").read_text() for ending in ("-wal", "-shm")] == ["-wal", "-shm"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_the_memory_is_set_aside_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MEMORY)
    with opened(tmp_path) as memory:
        assert memory.is_kept
        assert len(memory.notices) == 1
    assert [path.is_fifo() for path in sorted(tmp_path.glob("*.sqlite3"))] == [True, False]


def test_answers_without_their_memory_are_not_deleted(tmp_path: Path) -> None:
    (tmp_path / f"{MEMORY}-wal").write_text("answers")
    opened(tmp_path).close()
    assert (tmp_path / "quiz.damaged-20261122-210533.sqlite3-wal").read_text() == "answers"


def test_files_set_aside_in_one_second_are_all_kept(tmp_path: Path) -> None:
    contents = (b"one " * 1000, b"two " * 1000, b"three " * 1000)
    for content in contents:
        (tmp_path / MEMORY).write_bytes(content)
        opened(tmp_path).close()
    assert {path.read_bytes() for path in tmp_path.glob("quiz.damaged-*")} == set(contents)


def test_a_file_is_not_taken_from_under_another_game(tmp_path: Path) -> None:
    with opened(tmp_path):
        rows(tmp_path, "PRAGMA user_version = 99")
        with opened(tmp_path) as second:
            (notice,) = second.notices
    assert notice == (
        "answers are not being kept: "
        f"{tmp_path / MEMORY} was written by a newer version of this program, and another game has it open"
    )
    assert list(tmp_path.glob("quiz.newer-*")) == []


# Unclean exits


def test_a_memory_that_was_closed_is_not_in_doubt(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as beside:
        one.keep(a_round())
        assert not beside.last_exit_was_unclean
    with opened(tmp_path) as memory:
        assert not memory.last_exit_was_unclean


def test_the_doubt_about_a_killed_game_remains_until_the_memory_has_been_examined(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as killed:
        played(killed, a_round(), (1.0,))
        folder = left_by_a_kill(killed, tmp_path / "one", tmp_path / "two")
    with opened(folder) as memory:
        assert memory.last_exit_was_unclean
        assert memory.unfinished(BANK) == (a_round().answered(an_answer("first-0")),)
    with opened(folder) as memory:
        assert memory.last_exit_was_unclean
        assert memory.examine() == ""
    with opened(folder) as memory:
        assert not memory.last_exit_was_unclean


def test_a_memory_can_be_examined_from_another_thread(tmp_path: Path) -> None:
    said: list[str] = []
    with opened(tmp_path) as memory:
        thread = Thread(target=lambda: said.append(memory.examine()))
        thread.start()
        memory.keep(a_round().answered(an_answer()))
        thread.join()
    assert said == [""]


# Damage


def test_damage_that_is_found_stays_in_place_while_the_game_runs_and_is_set_aside_at_the_next_start(
    tmp_path: Path,
) -> None:
    a_long_memory(tmp_path)
    damage_the_pages(tmp_path)
    damaged = (tmp_path / MEMORY).read_bytes()
    with opened(tmp_path) as memory:
        assert memory.notices == ()
        said = memory.examine()
        assert (tmp_path / MEMORY).exists()
    assert said.startswith(f"{tmp_path / MEMORY} is damaged (")
    assert "\n" not in said
    with opened(tmp_path) as memory:
        assert "is damaged" in memory.notices[0]
        assert not memory.last_exit_was_unclean
    assert (tmp_path / "quiz.damaged-20261122-210533.sqlite3").read_bytes() == damaged
    with opened(tmp_path) as memory:
        assert memory.notices == ()


def test_damage_met_while_playing_is_one_clear_line_and_remembered_for_the_next_start(tmp_path: Path) -> None:
    a_long_memory(tmp_path)
    damage_the_pages(tmp_path)
    with opened(tmp_path) as memory:
        with pytest.raises(ProblemError) as caught:
            memory.unfinished(BANK)
        assert str(caught.value) == f"the memory cannot be read: {tmp_path / MEMORY} is damaged"
    with opened(tmp_path) as memory:
        assert memory.is_kept
        assert "is damaged" in memory.notices[0]


def test_a_doubt_that_proves_unfounded_is_dropped(tmp_path: Path) -> None:
    a_long_memory(tmp_path)
    (tmp_path / DOUBT).write_text("a bit fell over on its way here")
    with opened(tmp_path) as memory:
        assert memory.notices == ()
        assert len(memory.history()) == 30
    assert not (tmp_path / DOUBT).exists()


def test_a_damaged_setting_has_its_default(tmp_path: Path) -> None:
    with opened(tmp_path) as memory, memory._writing():
        for number in range(4000):
            memory._insert("setting", {"name": f"n{number:05}", "value": "x" * 50})
    damage_the_pages(tmp_path)
    with opened(tmp_path) as memory:
        assert memory.setting("n03999", "default") == "default"


def test_a_row_that_is_none_hides_what_it_tells_of_alone(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        for name in ("good", "bad"):
            played(memory, a_round(name, bank=name), (1.0,))
            memory.flag("serebryakov", name, "unclear", NOW)
    with closing(sqlite3.connect(tmp_path / MEMORY, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE round SET begun = 'x' WHERE id = 'bad'")
        for table, column in (("flag", "item"), ("answer", "bank")):
            connection.execute(f"UPDATE {table} SET at = 'x' WHERE {column} = 'bad'")
    with Memory(tmp_path) as memory:
        assert [round_.id for round_ in memory.unfinished(["good", "bad"])] == ["good"]
        assert [past.id for past in memory.history()] == ["good"]
        assert [flag.item for flag in memory.flags("serebryakov")] == ["good"]
        assert (len(memory.known("good")), memory.known("bad")) == (1, {})


# Where nothing can be kept


def a_file_as_home(home: Path) -> str:
    home.touch()
    return f"{home} is not a folder"


def a_home_below_a_file(home: Path) -> str:
    home.parent.rmdir()
    home.parent.touch()
    return ""


def a_memory_that_cannot_be_written(home: Path) -> str:
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("the administrator may write anywhere")
    opened(home).close()
    (home / MEMORY).chmod(0o400)
    return f"{home / MEMORY}: "


def a_folder_as_memory(home: Path) -> str:
    (home / MEMORY).mkdir(parents=True)
    return f"{home / MEMORY}: "


@pytest.mark.parametrize(
    "make", [a_file_as_home, a_home_below_a_file, a_memory_that_cannot_be_written, a_folder_as_memory]
)
def test_where_nothing_can_be_kept_is_one_clear_line(tmp_path: Path, make: Callable[[Path], str]) -> None:
    home = tmp_path / "above" / "home"
    home.parent.mkdir()
    words = make(home)
    with opened(home) as memory:
        (notice,) = memory.notices
        assert not memory.is_kept
    assert notice.startswith(f"answers are not being kept: {words}")


def test_a_folder_that_refuses_is_named_with_what_the_system_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(112, "Host is down", "//server/share")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with opened(tmp_path / "new") as memory:
        assert memory.notices == ("answers are not being kept: //server/share: Host is down",)


def test_where_nothing_can_be_kept_the_game_remembers_for_as_long_as_it_runs(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with opened(tmp_path / "file") as memory:
        round_ = played(memory, a_round(), (1.0,))
        memory.keep_setting("theme", "archive-light")
        assert not memory.last_exit_was_unclean
        assert memory.examine() == ""
        assert memory.unfinished(BANK) == (round_,)
        assert memory.setting("theme") == "archive-light"


def allow_pages(memory: Memory, pages: int) -> None:
    """Bound the file's size as a full disk does; SQLite takes no bound below the size it has."""
    memory._rows(f"PRAGMA max_page_count = {pages}")


def test_what_a_full_disk_refused_is_said_and_kept_with_the_next_answer(tmp_path: Path) -> None:
    with opened(tmp_path) as memory:
        allow_pages(memory, 1)
        assert (
            refused(memory, 500)
            == f"answers are not being kept: {tmp_path / MEMORY}: database or disk is full"
        )
        round_ = a_round(questions=500)
        for name in ("one", "two"):
            with pytest.raises(ProblemError):
                memory.keep(round_.answered(an_answer(name)))
            round_ = round_.answered(an_answer(name))
        allow_pages(memory, 1_000_000)
        memory.keep(round_.answered(an_answer("three")))
        assert memory.unfinished(BANK) == (round_.answered(an_answer("three")),)


def test_a_memory_that_another_program_holds_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.memory.database._PATIENCE", 0.0)
    with (
        opened(tmp_path) as memory,
        closing(sqlite3.connect(tmp_path / MEMORY, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        said = refused(memory)
        other.execute("ROLLBACK")
        memory.keep(a_round())
    assert said == f"answers are not being kept: {tmp_path / MEMORY}: database is locked"


def test_a_memory_that_was_deleted_while_it_is_open_is_told(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        memory.keep(a_round("another"))
        (tmp_path / MEMORY).unlink()
        assert refused(memory) == f"answers are not being kept: {tmp_path / MEMORY} is gone"
