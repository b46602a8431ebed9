from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from quiz.bank.files import inside, read_file
from quiz.bank.problems import ProblemError
from quiz.bank.reading import read_bank

NEEDS_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


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


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent") == "no-file"
    assert refusal(tmp_path / "absent" / "file") == "no-file"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "folder"


@NEEDS_PIPES
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "not-a-file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_no_file(device: str) -> None:
    assert refusal(Path(device)) == "not-a-file"


@NEEDS_PIPES
def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        assert refusal(tmp_path / "socket") == "not-a-file"


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> int:
        raise PermissionError

    path = tmp_path / "a"
    path.write_bytes(b"x")
    monkeypatch.setattr(os, "open", forbid)  # an administrator may read everything, so ask nobody
    assert refusal(path) == "no-permission"


@pytest.mark.parametrize("name", ["a" * 5_000, "a\0b"])
def test_a_name_that_no_file_can_have_is_said(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name) == "unreadable"


def test_links_in_a_circle_are_said(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert refusal(tmp_path / "a") == "unreadable"


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"x")
    (tmp_path / "a").symlink_to(tmp_path / "b")
    assert inside(tmp_path, "a") == (tmp_path / "b").resolve()


def test_a_folder_that_is_a_link_is_a_home_too(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert inside(tmp_path / "link", "a") == (tmp_path / "real").resolve() / "a"


def test_a_file_that_cannot_be_read_is_one_problem_in_line_one(tmp_path: Path) -> None:
    reading = read_bank(tmp_path, "folder")
    assert not reading.readable
    assert reading.bank is None
    assert [(each.file, each.line, each.column, each.code) for each in reading.problems] == [
        ("folder", 1, 1, "folder")
    ]


def test_a_file_of_fifty_megabytes_is_refused_from_its_size(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    reading = read_bank(path)
    assert not reading.readable
    assert [problem.code for problem in reading.problems] == ["too-big"]
