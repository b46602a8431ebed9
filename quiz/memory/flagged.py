"""What players flagged in a bank, item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quiz.memory.health import MemoryProblem

if TYPE_CHECKING:
    from quiz.memory.store import Memory


def flagged(memory: Memory, bank_id: str) -> Mapping[str, Sequence[str]]:
    """What was said of a bank's items and is not settled, and when, by the items' ids.

    Nothing where the memory cannot be read.
    """
    found: dict[str, list[str]] = {}
    try:
        for flag in memory.flags(bank_id):
            found.setdefault(flag.item, []).append(f"“{flag.word}” ({flag.at:%Y-%m-%d})")
    except MemoryProblem:
        return {}
    return found


def settle_item(memory: Memory, bank_id: str, item_id: str) -> int:
    """Settle every flag of one item of a bank; how many stood open. Raises MemoryProblem."""
    return memory.settle(flag for flag in memory.flags(bank_id) if flag.item == item_id)
