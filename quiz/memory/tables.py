"""The tables of the memory, as `tables.sql` makes them, and how those of older files become them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quiz.memory.files import Tables

APPLICATION_ID = 0x7155495A
"""“qUIZ” in ASCII: how the file says whose it is."""

_GROWING = (
    ("round", "answer", "amendment", "ending", "flag"),
    ("settlement",),
    ("again",),
    ("met",),
    ("omission", "titled"),
)
APPEND_ONLY = tuple(table for tables in _GROWING for table in tables)
"""The tables that only ever grow; above, by the version that they come with."""
_VERSION = re.compile(r"^-- Version .*", re.MULTILINE)  # `-- Version 1`


def held(table: str) -> tuple[str, str]:
    """Triggers that refuse to change a row of the table, or to delete one."""
    return (
        f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    )


def _migrations() -> Iterator[tuple[str, ...]]:
    """What brings a file from version n, its place here, to n + 1; 0 is an empty file."""
    _, *versions = _VERSION.split(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
    for version, tables in zip(versions, _GROWING, strict=True):
        yield *version.strip().split("\n\n"), *(trigger for table in tables for trigger in held(table))


MIGRATIONS = tuple(_migrations())
TABLES = Tables(APPLICATION_ID, MIGRATIONS)
