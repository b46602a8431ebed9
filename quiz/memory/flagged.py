"""What players flagged in a bank, item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quiz.memory.health import MemoryProblem

if TYPE_CHECKING:
    from quiz.memory.store import Memory


class Flags:
    """The flags of one bank that are not settled."""

    def __init__(self, memory: Memory, bank_id: str) -> None:
        """Look them up; there are none where the memory cannot be read."""
        self._memory = memory
        self._bank_id = bank_id
        self._said: dict[str, list[str]] = {}
        self._look()

    @property
    def said(self) -> Mapping[str, Sequence[str]]:
        """What was said, and when, by the ids of the items."""
        return self._said

    def settle(self, item_id: str) -> int:
        """Settle every flag of one item; how many stood open. Raises MemoryProblem."""
        flags = self._memory.flags(self._bank_id)
        settled = self._memory.settle(flag for flag in flags if flag.item == item_id)
        self._look()
        return settled

    def _look(self) -> None:
        self._said = {}
        try:
            for flag in self._memory.flags(self._bank_id):
                self._said.setdefault(flag.item, []).append(f"“{flag.word}” ({flag.at:%Y-%m-%d})")
        except MemoryProblem:
            self._said = {}
