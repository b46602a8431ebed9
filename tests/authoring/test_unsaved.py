from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.authoring.unsaved import Recovered, Recovery

NOW = datetime(2026, 11, 22, 21, 5, 33, tzinfo=UTC)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    path.write_bytes(b"base")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


def recovery(folder: Path, bank: Path, minutes: int = 0) -> Recovery:
    return Recovery(folder, bank, clock=lambda: NOW + timedelta(minutes=minutes))


def test_what_was_kept_is_found_by_the_next_program(folder: Path, bank: Path) -> None:
    assert recovery(folder, bank).keep(b"base\n", b"\x00now")
    assert recovery(folder, bank).find() == Recovered(b"base\n", b"\x00now", NOW)


def test_what_is_kept_later_takes_the_place_of_what_was_before(folder: Path, bank: Path) -> None:
    keeping = recovery(folder, bank)
    keeping.keep(b"base", b"one")
    keeping.keep(b"base", b"two")
    found = recovery(folder, bank).find()
    assert found
    assert found.now == b"two"


def test_nothing_is_found_where_nothing_was_kept(folder: Path, bank: Path) -> None:
    assert recovery(folder, bank).find() is None
    assert not folder.exists()


def test_what_is_forgotten_is_gone(folder: Path, bank: Path) -> None:
    keeping = recovery(folder, bank)
    keeping.keep(b"base", b"now")
    keeping.forget()
    assert keeping.find() is None
    assert not list(folder.iterdir())
    keeping.forget()


def test_what_was_found_is_forgotten_with_what_came_of_it(folder: Path, bank: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    after = recovery(folder, bank)
    assert after.find()
    after.adopt()
    after.keep(b"base", b"now and more")
    after.forget()
    assert recovery(folder, bank).find() is None


def test_what_was_found_and_not_decided_on_stays(folder: Path, bank: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    after = recovery(folder, bank)
    assert after.find()
    after.keep(b"base", b"other")
    after.forget()
    found = recovery(folder, bank).find()
    assert found
    assert found.now == b"now"


def test_what_another_thread_kept_of_a_time_that_was_forgotten_is_not_kept(folder: Path, bank: Path) -> None:
    keeping = recovery(folder, bank)
    era = keeping.era
    keeping.forget()
    assert keeping.keep(b"base", b"now", era)
    assert recovery(folder, bank).find() is None
    assert keeping.keep(b"base", b"now", keeping.era)
    assert recovery(folder, bank).find()


def test_a_change_that_was_taken_back_is_nothing_to_keep(folder: Path, bank: Path) -> None:
    keeping = recovery(folder, bank)
    keeping.keep(b"base", b"now")
    keeping.keep(b"base", b"base")
    assert recovery(folder, bank).find() is None


def test_what_stands_in_the_file_already_is_nothing_to_recover(folder: Path, bank: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    bank.write_bytes(b"now")
    assert recovery(folder, bank).find() is None


def test_each_bank_has_its_own(folder: Path, bank: Path, tmp_path: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    assert recovery(folder, tmp_path / "other.yaml").find() is None
    assert recovery(folder, tmp_path / "x" / ".." / "bank.yaml").find()


def test_of_several_the_latest_is_found_and_the_others_stay(folder: Path, bank: Path) -> None:
    for minutes in (1, 3, 2):
        recovery(folder, bank, minutes).keep(b"base", b"%d" % minutes)
    found = []
    for _ in range(4):
        finding = recovery(folder, bank)
        recovered = finding.find()
        found.append(recovered and recovered.now)
        finding.discard()
    assert found == [b"3", b"2", b"1", None]


_WORKSHOP = """
import sys
from pathlib import Path
from quiz.authoring.unsaved import Recovery
recovery = Recovery(Path(sys.argv[1]), Path(sys.argv[2]))
recovery.keep(b"base", b"theirs")
print("kept", flush=True)
sys.stdin.read()
"""


def test_two_programs_on_one_bank_leave_each_others_alone_until_one_has_ended(
    folder: Path, bank: Path
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", _WORKSHOP, folder, bank], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout
    assert other.stdin
    with other.stdout, other.stdin:
        assert other.stdout.readline().strip() == b"kept"
        mine = recovery(folder, bank)
        assert mine.find() is None
        mine.keep(b"base", b"mine")
        found = mine.find()
        assert found
        assert found.now == b"mine"
        mine.forget()
        other.kill()
        other.wait()
    found = recovery(folder, bank).find()
    assert found
    assert found.now == b"theirs"


@pytest.mark.parametrize("keep", [0, 10, 40, -1])
def test_a_damaged_file_is_as_good_as_none(folder: Path, bank: Path, keep: int) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    (kept,) = folder.glob("*.unsaved")
    kept.write_bytes(kept.read_bytes()[:keep])
    assert recovery(folder, bank).find() is None


def test_no_single_byte_can_change_without_being_noticed(folder: Path, bank: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    (kept,) = folder.glob("*.unsaved")
    whole = kept.read_bytes()
    good = recovery(folder, bank).find()
    for place in range(len(whole)):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = recovery(folder, bank).find()
        assert found is None or (found.base, found.now) == (b"base", b"now")
    assert good


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(bank: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    keeping = recovery(tmp_path / "file", bank)
    assert not keeping.keep(b"base", b"now")
    assert keeping.find() is None
    keeping.forget()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_kept_is_for_its_owner_alone(folder: Path, bank: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.glob("*.open"))
