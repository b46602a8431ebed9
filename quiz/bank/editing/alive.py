"""Whether the program that made a file still runs, told by a lock that dies with it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


class Sign:
    """A sign of life of this program; where files cannot be locked, it says nothing."""

    def __init__(self, path: Path) -> None:
        """Give it, in a file of its own; raises OSError."""
        self._path = path
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if sys.platform != "win32":
            # Deferred: Windows has no such module.
            import fcntl

            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def end(self) -> None:
        """Take it back; doing so twice is doing so once."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            with suppress(OSError):
                self._path.unlink()

    def __del__(self) -> None:
        if getattr(self, "_descriptor", -1) >= 0:
            os.close(self._descriptor)


def is_alive(path: Path) -> bool:
    """Whether the program that gave a sign still runs; what a dead one left is cleared away."""
    try:
        if sys.platform == "win32":
            path.unlink()  # refused as long as anyone has it open
            return False
        # Deferred: Windows has no such module.
        import fcntl

        descriptor = os.open(path, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return False
    except (BlockingIOError, PermissionError):
        return True
    except OSError:  # a file system without locks
        return False
    return False
