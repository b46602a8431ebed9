"""What can be read as a file, and what is refused without waiting for it."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from quiz.bank.files import inside, read_file
from quiz.bank.problems import ProblemError
from quiz.bank.reading import read_bank


def refusal(path: Path, limit: int = 100) -> str:
    with pytest.raises(ProblemError) as refused:
        read_file(path, limit)
    assert refused.value.problem.message
    assert refused.value.problem.hint
    return refused.value.problem.code


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 100)
    assert read_file(path, 100) == b"x" * 100
    assert refusal(path, 99) == "too-big"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        *((name, "no-file") for name in ("absent", "absent/file")),
        *((name, "not-a-file") for name in ("pipe", "socket", "/dev/zero", "/dev/tty")),
        *((name, "unreadable") for name in ("a" * 5_000, "a\0b", "loop")),
        (".", "folder"),
    ],
)
def test_what_is_no_file_is_said_and_not_waited_for(
    tmp_path: Path, name: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    os.mkfifo("pipe")
    Path("loop").symlink_to("loop")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert refusal(tmp_path / name) == code


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> int:
        raise PermissionError

    path = tmp_path / "a"
    path.write_bytes(b"x")
    monkeypatch.setattr(os, "open", forbid)  # an administrator may read everything, so ask nobody
    assert refusal(path) == "no-permission"


def test_a_folder_that_is_a_link_is_a_home_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert inside(tmp_path / "link", "a") == (tmp_path / "real").resolve() / "a"


def test_a_bank_that_cannot_be_read_is_one_problem_in_line_one(tmp_path: Path) -> None:
    big = tmp_path / "big.yaml"
    with big.open("wb") as file:
        file.truncate(50_000_000)  # and is refused from its size
    for path, code in ((tmp_path, "folder"), (big, "too-big")):
        reading = read_bank(path, "name")
        assert (reading.readable, reading.bank) == (False, None)
        found = [(each.file, each.line, each.column, each.code) for each in reading.problems]
        assert found == [("name", 1, 1, code)]
