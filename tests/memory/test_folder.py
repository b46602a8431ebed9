from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from quiz.memory.folder import MEMORY, data_folder
from quiz.memory.log import Memory
from tests.memory.examples import a_round


@pytest.mark.parametrize("home", ["memory", "~/memory"])
def test_a_quiz_home_is_seen_from_here_or_from_the_users_home(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("QUIZ_HOME", home)
    Memory().close()
    assert (tmp_path / "memory" / MEMORY).is_file()


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
