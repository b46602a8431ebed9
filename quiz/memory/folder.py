"""The folder that the memory lives in, and the names of the files in it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

MEMORY = "quiz.sqlite3"
LOCK = "quiz.lock"
DOUBT = "quiz.doubt"
RECOVERY = "unsaved"


def data_folder() -> Path:
    """The folder of the player's memory: `QUIZ_HOME` if it is set, else the system's place for it."""
    home = os.environ.get("QUIZ_HOME", "").strip()
    if home:
        with suppress(RuntimeError):  # there is no such user: then it is the folder of that name
            home = str(Path(home).expanduser())
        return Path(os.path.abspath(home))  # noqa: PTH100 - resolve() would follow links
    # Deferred: a folder named by QUIZ_HOME or by the caller needs none of it.
    from platformdirs import user_data_dir

    return Path(user_data_dir("quiz", appauthor=False))


def prepare(folder: Path) -> None:
    """Make the folder, for its owner alone, unless it is there; raises OSError if that cannot be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def aside_name(folder: Path, why: str, now: datetime) -> Path:
    """A free name that says why and when a file was set aside: `quiz.damaged-20261122-210533.sqlite3`."""
    stem = f"quiz.{why}-{now:%Y%m%d-%H%M%S}"
    path = folder / f"{stem}.sqlite3"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{stem}-{count}.sqlite3"
    return path


def companions(path: Path) -> tuple[Path, Path]:
    """The files that SQLite keeps beside a database: what is written but not yet in it, and their index."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
