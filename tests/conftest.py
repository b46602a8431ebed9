"""What every test leaves behind: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from quiz.memory.store import Memory


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
