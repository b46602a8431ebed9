"""A file that cannot be the memory is kept aside, and said; where nothing can be kept, the game goes on."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from errno import EACCES, ENOSPC, EROFS
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from quiz.bank.problems import ProblemError
from quiz.game.round import Round
from quiz.memory.folder import DOUBT, MEMORY
from quiz.memory.log import Memory
from quiz.memory.tables import APPLICATION_ID
from tests.memory.examples import BANK, NOW, a_round, an_answer, left_by_a_kill, played, rows

ASIDE = "20261122-210533.sqlite3"


def opened(folder: Path) -> Memory:
    return Memory(folder, now=lambda: NOW)


def refused(memory: Memory, round_: Round) -> str:
    """What is said of a round that cannot be kept."""
    with pytest.raises(ProblemError) as caught:
        memory.keep(round_)
    return str(caught.value)


# Files that cannot be the memory


def no_database(folder: Path) -> None:
    (folder / MEMORY).write_bytes(b"Dear diary, " * 1000)


def a_long_memory(folder: Path) -> None:
    with Memory(folder) as memory:
        for number in range(30):
            memory.keep(a_round(f"round-{number}", questions=40))


def with_noise(folder: Path, first: int = 26) -> None:
    """A long memory whose pages from one on, behind the tables' own, a failing disk has overwritten."""
    a_long_memory(folder)
    content = (folder / MEMORY).read_bytes()
    assert len(content) > (first + 1) * 4096
    (folder / MEMORY).write_bytes(content[: first * 4096].ljust(len(content), b"\xa5"))


def cut_off(folder: Path) -> None:
    a_long_memory(folder)
    (folder / MEMORY).write_bytes((folder / MEMORY).read_bytes()[:5000])


def of_a_newer_version(folder: Path) -> None:
    a_long_memory(folder)
    rows(folder, "PRAGMA user_version = 99")


def damaged_as_a_game_met(folder: Path) -> None:
    with_noise(folder)
    with opened(folder) as memory:
        assert memory.notices == ()
        with pytest.raises(ProblemError, match=r"the memory cannot be read: .* is damaged"):
            memory.unfinished(BANK)
        assert memory.setting("theme", "default") == "default"
        assert (folder / MEMORY).exists()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (no_database, "damaged"),
        (cut_off, "damaged"),
        (damaged_as_a_game_met, "damaged"),
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
    aside = f"quiz.{why}-{ASIDE}"
    assert notice.startswith(str(tmp_path / MEMORY))
    assert notice.endswith(f"it is kept as {aside}, and a new memory is begun")
    assert (tmp_path / aside).read_bytes() == before
    with opened(tmp_path) as memory:
        assert (memory.unfinished(BANK), memory.notices) == ((a_round(),), ())


@pytest.mark.parametrize(
    ("make", "said"),
    [(a_long_memory, "was written by a newer version"), (with_noise, "is damaged")],
    ids=["newer", "damaged"],
)
def test_what_a_killed_game_left_is_examined_with_what_is_not_yet_in_the_file(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    one = tmp_path / "one"
    make(one)
    with opened(one) as memory:
        memory.keep_setting("theme", "dark")
        if make is a_long_memory:
            rows(one, "PRAGMA user_version = 99")
        folder = left_by_a_kill(memory, one, tmp_path / "two")
    with opened(folder) as memory:
        assert said in memory.notices[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_the_memory_is_set_aside_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MEMORY)
    with opened(tmp_path) as memory:
        assert memory.is_kept
        assert len(memory.notices) == 1
    assert [path.is_fifo() for path in sorted(tmp_path.glob("*.sqlite3"))] == [True, False]


def test_what_is_set_aside_in_one_second_is_all_kept_with_what_stands_beside_it(tmp_path: Path) -> None:
    answers = [b"one", b"two", b"three"]
    for log in answers:
        no_database(tmp_path)
        if log == b"two":  # answers without their memory
            (tmp_path / MEMORY).unlink()
        (tmp_path / f"{MEMORY}-wal").write_bytes(log)
        opened(tmp_path).close()
    kept = sorted(path.read_bytes() for path in tmp_path.glob("quiz.damaged-*-wal"))
    assert kept == sorted(answers)
    assert len(list(tmp_path.glob("quiz.damaged-*.sqlite3"))) == 2


def test_a_file_is_not_taken_from_under_another_game(tmp_path: Path) -> None:
    with opened(tmp_path):
        rows(tmp_path, "PRAGMA user_version = 99")
        with opened(tmp_path) as second:
            (notice,) = second.notices
    assert notice.endswith("a newer version of this program, and another game has it open")
    assert list(tmp_path.glob("quiz.newer-*")) == []


@pytest.mark.parametrize("doubt", [None, "", "a bit fell over on its way here"])
def test_a_memory_that_was_killed_or_doubted_and_is_whole_goes_on(tmp_path: Path, doubt: str | None) -> None:
    with opened(tmp_path / "one") as killed:
        round_ = played(killed, a_round(), 1.0)
        folder = left_by_a_kill(killed, tmp_path / "one", tmp_path / "two")
    if doubt is not None:
        (folder / DOUBT).write_text(doubt)
    with opened(folder) as memory:
        assert (memory.notices, memory.unfinished(BANK)) == ((), (round_,))
    assert not (folder / DOUBT).exists()


ROTTEN = (
    "at = 'x'",
    "at = x'ff'",
    "word = x'ff'",
    "at = CAST(x'ff' AS TEXT)",
    "item = x'62'",
    "utc_offset = 'x'",
)
"""What may become of a flag on a failing disk."""


def test_a_row_that_is_none_hides_what_it_tells_of_alone(tmp_path: Path) -> None:
    with Memory(tmp_path) as memory:
        for name in ("good", "bad"):
            played(memory, a_round(name, bank=name), 1.0)
        for name in ("good", *ROTTEN):
            memory.flag("serebryakov", name, "unclear", NOW)
    with closing(sqlite3.connect(tmp_path / MEMORY, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE round SET begun = 'x' WHERE id = 'bad'")
        for number, rotten in enumerate(ROTTEN, 2):
            connection.execute(f"UPDATE flag SET {rotten} WHERE number = {number}")
    with Memory(tmp_path) as memory:
        assert [round_.id for round_ in memory.unfinished(["good", "bad"])] == ["good"]
        assert [past.id for past in memory.history()] == ["good"]
        assert [flag.item for flag in memory.flags("serebryakov")] == ["good"]


@pytest.mark.parametrize("rotten", ["mark = 'x'", "seconds = 'x'", "chosen = '[1]'"])
def test_an_answer_that_is_none_hides_its_round_alone(tmp_path: Path, rotten: str) -> None:
    with Memory(tmp_path) as memory:
        for name in ("good", "bad"):
            played(memory, a_round(name, bank=name), 1.0)
    with closing(sqlite3.connect(tmp_path / MEMORY, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("DROP TRIGGER answer_is_never_changed")
        connection.execute(f"UPDATE answer SET {rotten} WHERE round = 'bad'")
    with Memory(tmp_path) as memory:
        assert [round_.id for round_ in memory.unfinished(["good", "bad"])] == ["good"]


# Where nothing can be kept


def a_refusal_of_sqlite(code: int) -> sqlite3.Error:
    """What SQLite raises of a kind."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


def not_to_be_written(home: Path) -> None:
    if sys.platform == "win32" or os.geteuid() == 0:
        pytest.skip("the administrator may write anywhere")
    opened(home).close()
    (home / MEMORY).chmod(0o400)


def a_folder_as_memory(home: Path) -> None:
    (home / MEMORY).mkdir(parents=True)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (Path.touch, "{home} is not a folder"),
        (not_to_be_written, f"{{home}}{os.sep}{MEMORY}: "),
        (a_folder_as_memory, f"{{home}}{os.sep}{MEMORY}: "),
    ],
)
def test_where_nothing_can_be_kept_is_one_clear_line_and_the_game_remembers_while_it_runs(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    home = tmp_path / "home"
    make(home)
    with opened(home) as memory:
        (notice,) = memory.notices
        assert not memory.is_kept
        round_ = played(memory, a_round(), 1.0)
        assert memory.unfinished(BANK) == (round_,)
    assert notice.startswith(f"answers are not being kept: {words.format(home=home)}")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(EACCES, "Permission denied"), " is read-only"),
        (OSError(EROFS, "Read-only file system"), " is read-only"),
        (OSError(ENOSPC, "No space left on device"), ": the disk is full"),
        (a_refusal_of_sqlite(sqlite3.SQLITE_FULL), ": the disk is full"),
        (a_refusal_of_sqlite(sqlite3.SQLITE_IOERR), ": the disk is full"),
    ],
)
@pytest.mark.parametrize("was_killed", [False, True])
def test_a_memory_that_cannot_be_written_is_said_to_be_so_and_what_it_has_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str, *, was_killed: bool
) -> None:
    with opened(tmp_path / "one") as memory:
        round_ = played(memory, a_round(), 1.0)
        folder = left_by_a_kill(memory, tmp_path / "one", tmp_path / "two")
    home = folder if was_killed else tmp_path / "one"
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.suffix == ".sqlite3"}

    def refuse(_: Path) -> NoReturn:
        raise error

    monkeypatch.setattr("quiz.memory.database.Presence", refuse)
    monkeypatch.setattr("quiz.memory.files.disk_usage", lambda _: SimpleNamespace(free=0))
    with opened(home) as memory:
        going_on = played(memory, round_, 1.0)
        assert memory.unfinished(BANK) == (going_on,)
        (notice,) = memory.notices
    kept = f"{home / MEMORY}{said}; what was kept before is shown"
    assert notice == f"answers are not being kept: {kept}"
    assert before == {path.name: path.read_bytes() for path in home.iterdir() if path.suffix == ".sqlite3"}


HOLDS = """
import os, sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn
from quiz.memory.log import Memory
memory = Memory(Path(sys.argv[1]))
memory._connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_memory_that_a_dead_game_held_is_free(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as game:
        assert game.stdout
        assert game.stdout.readline().strip() == b"held"
        game.kill()
    (tmp_path / "quiz.lock").write_text(str(game.pid))
    with opened(tmp_path) as memory:
        memory.keep(a_round())
        assert (memory.notices, memory.unfinished(BANK)) == ((), (a_round(),))


def test_what_a_full_disk_refused_is_said_and_kept_with_the_next_answer(tmp_path: Path) -> None:
    with opened(tmp_path) as memory:
        memory._rows("PRAGMA max_page_count = 1")  # no bound below the size that it has is taken
        round_ = a_round(questions=500)
        for name in ("one", "two"):
            round_ = round_.answered(an_answer(name))
            assert refused(memory, round_).endswith(f"{tmp_path / MEMORY}: the disk is full")
        memory._rows("PRAGMA max_page_count = 1000000")
        memory.keep(round_.answered(an_answer("three")))
        assert memory.unfinished(BANK) == (round_.answered(an_answer("three")),)


def test_a_memory_that_is_held_or_deleted_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.memory.files._PATIENCE", 0.0)
    path = tmp_path / MEMORY
    with opened(tmp_path) as memory:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert refused(memory, a_round()) == f"answers are not being kept: {path}: database is locked"
            other.execute("ROLLBACK")
            memory.keep(a_round())
        log = path.with_name(f"{MEMORY}-wal")
        log.rename(tmp_path / "moved")
        assert refused(memory, a_round()) == f"answers are not being kept: {path} is gone"
        (tmp_path / "moved").rename(log)
        path.unlink()
        assert refused(memory, a_round()) == f"answers are not being kept: {path} is gone"
