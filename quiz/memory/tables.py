"""The tables of the memory, as `tables.sql` makes them; and of any file whose SQL lies beside its module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quiz.memory.files import Tables

APPLICATION_ID = 0x7155495A
"""“qUIZ” in ASCII: how the file says whose it is."""

_GROWING = (("round", "answer", "amendment", "ending", "flag"), ("settlement",), ("again",), ("met",))
APPEND_ONLY = tuple(table for tables in _GROWING for table in tables)
"""The tables that only ever grow; above, by the version that they come with."""
_VERSION = re.compile(r"^-- Version .*", re.MULTILINE)  # `-- Version 1`


def tables_beside(module: str, application_id: int, *growing: tuple[str, ...]) -> Tables:
    """The tables that the SQL beside a module makes, version after version.

    Of those that are `growing`, by the version that they come with, no row is ever changed or deleted.
    """
    _, *versions = _VERSION.split(Path(module).with_suffix(".sql").read_text(encoding="utf-8"))
    migrations = (
        (*made.strip().split("\n\n"), *(trigger for table in held for trigger in _holding(table)))
        for made, held in zip(versions, growing, strict=True)
    )
    return Tables(application_id, tuple(migrations))


def _holding(table: str) -> Iterator[str]:
    """Triggers that refuse to change a row of the table, or to delete one."""
    for done, act in (("changed", "UPDATE"), ("deleted", "DELETE")):
        yield (
            f"CREATE TRIGGER {table}_is_never_{done} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


TABLES = tables_beside(__file__, APPLICATION_ID, *_GROWING)
MIGRATIONS = TABLES.migrations
