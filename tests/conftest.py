"""What every test leaves behind: nothing."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from quiz.memory.log import Memory

settings.register_profile("untimed", deadline=None)  # how fast it is, tests/benchmarks tells
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _closed_memories(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close the memories that a test opened: an open database is warned about when it is collected."""
    opened: list[Memory] = []
    opening = Memory.__init__

    def recorded(memory: Memory, *arguments: Any, **named: Any) -> None:
        opened.append(memory)
        opening(memory, *arguments, **named)

    monkeypatch.setattr(Memory, "__init__", recorded)
    yield
    for memory in opened:
        memory.close()


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, str]], Path]:
    """Let these files be all of the guide, by their paths in its folder."""

    def written(pages: Mapping[str, str]) -> Path:
        package = tmp_path / "package"
        for name, text in pages.items():
            path = package / "guide" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.setattr("quiz.guide.files", lambda _: package)
        return package / "guide"

    return written
