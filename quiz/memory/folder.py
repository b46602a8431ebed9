"""Where the memory is kept, and which games have it open."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

MEMORY = "quiz.sqlite3"
LOCK = "quiz.lock"
DOUBT = "quiz.doubt"
RECOVERY = "unsaved"


def data_folder() -> Path:
    """The folder of the player's memory: `QUIZ_HOME` if it is set, else the system's place for it."""
    if home := os.environ.get("QUIZ_HOME", "").strip():
        # Path's own ways would follow links, and fail where there is no such user.
        return Path(os.path.abspath(os.path.expanduser(home)))  # noqa: PTH100, PTH111
    # Deferred: a folder named by QUIZ_HOME or by the caller needs none of it.
    from platformdirs import user_data_dir

    return Path(user_data_dir("quiz", appauthor=False))


def prepare(folder: Path) -> None:
    """Make the folder, for its owner alone, unless it is there; raises OSError if that cannot be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


class Presence:
    """One game's share of a lock file.

    A memory is opened between construction and `settle`. A game that comes meanwhile waits, so that no two
    games make the tables, or set a damaged file aside, at the same moment. Raises OSError if the file cannot
    be opened for writing.
    """

    def __init__(self, path: Path) -> None:
        self.alone = True
        """No other game was open."""
        if sys.platform == "win32":
            try:
                path.unlink(missing_ok=True)  # refused as long as anyone has it open: that is the lock
            except PermissionError:
                self.alone = False
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if sys.platform != "win32":
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.alone = False
                self.settle()
            except OSError:
                pass  # a file system without locks: SQLite says what it thinks of that

    def settle(self) -> None:
        """Let other games come in."""
        if sys.platform != "win32":
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        """Give up the share."""
        os.close(self._descriptor)
