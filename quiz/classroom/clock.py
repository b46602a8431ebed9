"""The time of lessons."""

from __future__ import annotations

import time

_BEGUN = time.time() - time.monotonic()


def steady() -> float:
    """Seconds since 1970, by a clock that nobody sets while the program runs."""
    return _BEGUN + time.monotonic()
