"""Events put in order while an ordering is written."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.bank.before import Before


def placed(groups: Sequence[Sequence[str]], event: str, before: Before | None) -> list[list[str]]:
    """An order with one more event: before the first that is certainly later, else at the end."""
    at = next(
        (
            index
            for index, group in enumerate(groups)
            if before and any(before.is_before(event, other) for other in group)
        ),
        len(groups),
    )
    return [*map(list, groups[:at]), [event], *map(list, groups[at:])]
