"""Which items of a list are still there in another, and which of them keep their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quiz.authoring.editing.plain import Plain

_MOST = 200
"""Items of lists that are compared each with each."""


def staying(origins: Sequence[int | None]) -> frozenset[int]:
    """The origins of as many items as can be that are still in each other's order: the others have moved."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for origin in origins:
        if origin is None:
            continue
        length = bisect_left(tails, origin)
        before[origin] = tails[length - 1] if length else None
        tails[length : length + 1] = [origin]
    kept = set()
    last = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return frozenset(kept)


def paired(old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item the index of the old one that it was; None if it is new altogether.

    Those that are alike are the same, and so are those that stand between the same neighbours.
    """
    origins = _alike(old, new)
    left = set(range(len(old))) - set(origins)
    anchors = staying(origins)
    previous = -1
    at = 0
    while at < len(new):
        end = at
        while end < len(new) and origins[end] not in anchors:
            end += 1
        following = origins[end] if end < len(new) else len(old)
        assert following is not None
        candidates = iter([index for index in range(previous + 1, following) if index in left])
        for place in range(at, end):
            if origins[place] is None:
                origins[place] = next(candidates, None)
        previous, at = following, end + 1
    return origins


def _alike(old: Sequence[Plain], new: Sequence[Plain]) -> list[int | None]:
    """For each new item an old one that says the same, those in each other's order first."""
    origins: list[int | None] = [None] * len(new)
    if len(old) * len(new) > _MOST * _MOST:
        for index, (before, now) in enumerate(zip(old, new, strict=False)):
            origins[index] = index if before == now else None
        return origins
    for index, place in _common(old, new):
        origins[place] = index
    left = [index for index in range(len(old)) if index not in set(origins)]
    for place, now in enumerate(new):
        if origins[place] is None:
            origins[place] = next((index for index in left if old[index] == now), None)
            left = [index for index in left if index != origins[place]]
    return origins


def _common(old: Sequence[Plain], new: Sequence[Plain]) -> list[tuple[int, int]]:
    """The longest common subsequence, as indices in both."""
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for index in reversed(range(len(old))):
        for place in reversed(range(len(new))):
            lengths[index][place] = (
                lengths[index + 1][place + 1] + 1
                if old[index] == new[place]
                else max(lengths[index + 1][place], lengths[index][place + 1])
            )
    found = []
    index = place = 0
    while index < len(old) and place < len(new):
        if old[index] == new[place]:
            found.append((index, place))
            index, place = index + 1, place + 1
        elif lengths[index + 1][place] >= lengths[index][place + 1]:
            index += 1
        else:
            place += 1
    return found
