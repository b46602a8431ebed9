"""A file that is saved has the old bytes or the new ones, whole, and whatever keeps it from that is said."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from quiz.authoring.saving import ChangedOnDisk, save
from quiz.bank.problems import ProblemError

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes and signals")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "bank.yaml"
    path.write_bytes(b"old")
    return path


def alone(path: Path) -> bool:
    """Whether nothing else is in a file's folder."""
    return list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("is_meanwhile", [False, True])
def test_a_file_that_another_program_has_saved_is_left_as_it_is(
    bank: Path, monkeypatch: pytest.MonkeyPatch, is_meanwhile: bool
) -> None:
    if is_meanwhile:  # while the new one is written beside it
        monkeypatch.setattr(os, "fsync", lambda _: bank.write_bytes(b"theirs"))
    else:
        bank.write_bytes(b"theirs")
    for after in (b"new", b"old"):
        with pytest.raises(ChangedOnDisk) as caught:
            save(bank, b"old", after)
        assert caught.value.theirs == bank.read_bytes() == b"theirs"
    assert alone(bank)


@pytest.mark.parametrize("name", ["new.yaml", "x" * 250 + ".yaml"])
def test_a_new_file_is_made_as_any_other(tmp_path: Path, name: str) -> None:
    path, other = tmp_path / name, tmp_path / "other"
    save(path, b"", b"new")
    assert path.read_bytes() == b"new"
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


@posix
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_a_file_keeps_its_mode_and_a_link_is_followed(bank: Path, tmp_path: Path, mode: int) -> None:
    bank.chmod(mode)
    link = tmp_path / "links" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(Path("..") / "bank.yaml")
    save(link, b"old", b"new")
    assert link.is_symlink()
    assert bank.read_bytes() == b"new"
    assert stat.S_IMODE(bank.stat().st_mode) == mode
    assert alone(link)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        *((errno.ENOSPC, "disk-full"), (errno.EROFS, "read-only")),
        *((errno.EACCES, "not-allowed"), (errno.EIO, "cannot-save")),
    ],
)
@pytest.mark.parametrize("act", ["fsync", "replace"])
def test_what_keeps_a_file_from_being_saved_is_said_and_the_file_is_as_it_was(
    bank: Path, monkeypatch: pytest.MonkeyPatch, act: str, number: int, code: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, act, fail)
    with pytest.raises(ProblemError) as caught:
        save(bank, b"old", b"new")
    assert caught.value.problem.code == code
    assert caught.value.problem.hint
    assert bank.read_bytes() == b"old"
    assert alone(bank)


@pytest.mark.parametrize(
    ("name", "code"), [("gone/bank.yaml", "no-folder"), ("bank.yaml", "file-gone"), (".", "folder")]
)
def test_what_is_not_there_is_said_and_not_made_again(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(ProblemError) as caught:
        save(tmp_path / name, b"old", b"new")
    assert caught.value.problem.code == code
    assert not list(tmp_path.iterdir())


@posix
def test_neither_a_loop_of_links_nor_a_read_only_file_is_written(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = bank.with_name("link.yaml")
    link.symlink_to(link)
    monkeypatch.setattr(os, "access", lambda *_: False)  # an administrator may always write
    for path in (link, bank):
        with pytest.raises(ProblemError):
            save(path, b"old", b"new")
    assert bank.read_bytes() == b"old"


def test_what_a_killed_program_left_is_cleared_away_once_it_is_old(bank: Path) -> None:
    left = bank.with_name(".bank.yaml.1-00000000.saving")
    left.write_bytes(b"half")
    save(bank, b"old", b"new")
    assert left.exists()
    os.utime(left, (time.time() - 10_000,) * 2)
    save(bank, b"new", b"newer")
    assert alone(bank)
