"""What is not saved yet, kept in case the program ends: found by the next one, whole, and by nobody else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
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


def found(folder: Path, bank: Path) -> bytes | None:
    """What another program finds."""
    recovered = recovery(folder, bank).find()
    return recovered.now if recovered else None


def test_a_file_that_the_program_kept_in_its_first_form_is_found(folder: Path, bank: Path) -> None:
    assert recovery(folder, bank).keep(b"base", b"now")
    (kept,) = folder.glob("*.unsaved")
    assert folder.stat().st_mode & 0o077 == 0 or sys.platform == "win32"  # it is for its owner alone
    kept.write_bytes(
        b'quiz recovery 1\n{"at": "2026-11-22T21:05:33+00:00", "base": 29, "now": 30, "digest": '
        b'"31fc238d22ed7dcfecc4787c4c448ef79eef194ceb5b7b1b17d0986b84d7f160"}\n'
        b"title: A\nquestions:\n- ask: b\ntitle: A\nquestions:\n- ask: \xc3\x89\n"
    )
    base, now = b"title: A\nquestions:\n- ask: b\n", "title: A\nquestions:\n- ask: É\n".encode()
    assert recovery(folder, bank).find() == Recovered(base, now, NOW)


@pytest.mark.parametrize(
    ("acts", "left"),
    [
        ((), None),
        ((lambda kept: kept.keep(b"base", b"one"), lambda kept: kept.keep(b"base", b"two")), b"two"),
        ((lambda kept: kept.keep(b"base", b"one"), lambda kept: kept.keep(b"base", b"base")), None),
        ((lambda kept: kept.keep(b"base", b"one"), Recovery.forget, Recovery.forget), None),
        ((Recovery.forget, lambda kept: kept.keep(b"base", b"late")), b"late"),
    ],
)
def test_what_is_kept_last_is_found_unless_it_is_forgotten_or_taken_back(
    folder: Path, bank: Path, acts: tuple[Callable[[Recovery], object], ...], left: bytes | None
) -> None:
    keeping = recovery(folder, bank)
    for act in acts:
        act(keeping)
    assert found(folder, bank) == left
    assert left or not folder.exists() or not list(folder.iterdir())
    assert found(folder, bank.with_name("other.yaml")) is None
    assert found(folder, bank.parent / "x" / ".." / bank.name) == left
    bank.write_bytes(left or b"")
    assert found(folder, bank) is None  # what stands in the file is nothing to recover


def test_of_several_the_latest_is_found_and_the_others_stay(folder: Path, bank: Path) -> None:
    for minutes in (1, 3, 2):
        recovery(folder, bank, minutes).keep(b"base", b"%d" % minutes)
    for left in (b"3", b"2", b"1", None):
        assert found(folder, bank) == left
        finding = recovery(folder, bank)
        finding.find()
        finding.discard()


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
    with subprocess.Popen(
        [sys.executable, "-c", _WORKSHOP, folder, bank], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline().strip() == b"kept"
        mine = recovery(folder, bank)
        assert mine.find() is None
        mine.keep(b"base", b"mine")
        own = mine.find()
        assert own
        assert own.now == b"mine"
        mine.forget()
        other.kill()
    assert found(folder, bank) == b"theirs"


def test_no_part_of_a_file_can_be_lost_or_changed_without_being_noticed(folder: Path, bank: Path) -> None:
    recovery(folder, bank).keep(b"base", b"now")
    (kept,) = folder.glob("*.unsaved")
    whole = kept.read_bytes()
    changed = [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in range(len(whole))]
    for damaged in (*changed, b"", whole[:10], whole[:40], whole[:-1]):
        kept.write_bytes(damaged)
        assert found(folder, bank) in (None, b"now")


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(bank: Path) -> None:
    keeping = recovery(bank, bank)
    assert not keeping.keep(b"base", b"now")
    assert keeping.find() is None
    keeping.forget()
