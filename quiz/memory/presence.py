"""Whether another game is open beside this one, told by a lock that dies with its process."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Presence:
    """One game's share of a lock file.

    A memory is opened between construction and `settle`. A game that comes meanwhile waits, so that no two
    games make the tables, or set a damaged file aside, at the same moment. Raises OSError if the file cannot
    be opened for writing.
    """

    alone: bool
    """No other game was open."""

    if sys.platform == "win32":
        # Windows refuses to delete a file that anyone has open: that is the lock.
        def __init__(self, path: Path) -> None:
            try:
                path.unlink(missing_ok=True)
                self.alone = True
            except PermissionError:
                self.alone = False
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

        def settle(self) -> None:
            """Let other games come in."""

    else:

        def __init__(self, path: Path) -> None:
            # Deferred: Windows has no such module.
            import fcntl

            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self.alone = True
            except BlockingIOError:
                self.alone = False
                self.settle()
            except OSError:
                # A file system without locks: SQLite says what it thinks of that.
                self.alone = True

        def settle(self) -> None:
            """Let other games come in."""
            import contextlib
            import fcntl

            with contextlib.suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Give up the share; leaving twice is leaving once."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
