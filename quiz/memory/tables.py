"""The tables of the memory, and how those of older files become them."""

from __future__ import annotations

from quiz.memory.files import Tables

APPLICATION_ID = 0x7155495A
"""“qUIZ” in ASCII: how the file says whose it is."""

_TABLES = (
    # A round as it was dealt. Its answers and its ending are entries of their own.
    """
    CREATE TABLE round (
        number  INTEGER PRIMARY KEY,
        id      TEXT NOT NULL UNIQUE,
        player  TEXT NOT NULL,
        play    TEXT NOT NULL,
        seed    TEXT NOT NULL,
        day     TEXT NOT NULL,
        begun   TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        banks   TEXT NOT NULL,
        opening TEXT NOT NULL,
        dealt   TEXT NOT NULL,
        total   INTEGER NOT NULL
    )
    """,
    # The log. `number` is the order of commits, which a clock set back does not change.
    """
    CREATE TABLE answer (
        number      INTEGER PRIMARY KEY,
        id          TEXT NOT NULL UNIQUE,
        at          TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        player      TEXT NOT NULL,
        bank        TEXT NOT NULL,
        item        TEXT NOT NULL,
        kind        TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        round       TEXT NOT NULL REFERENCES round (id),
        position    INTEGER NOT NULL CHECK (position >= 0),
        chosen      TEXT NOT NULL,
        mark        REAL NOT NULL CHECK (mark BETWEEN 0 AND 1),
        seconds     REAL NOT NULL CHECK (seconds >= 0),
        sure        INTEGER NOT NULL CHECK (sure IN (0, 1))
    )
    """,
    "CREATE INDEX answer_by_round ON answer (round, position)",
    "CREATE INDEX answer_by_item ON answer (player, bank, item)",
    """
    CREATE TABLE amendment (
        number INTEGER PRIMARY KEY,
        answer TEXT NOT NULL REFERENCES answer (id),
        what   TEXT NOT NULL CHECK (what IN ('sure', 'unsure', 'taken back')),
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX amendment_by_answer ON amendment (answer)",
    """
    CREATE TABLE ending (
        number INTEGER PRIMARY KEY,
        round  TEXT NOT NULL REFERENCES round (id),
        how    TEXT NOT NULL CHECK (how IN ('finished', 'given up', 'taken up')),
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX ending_by_round ON ending (round)",
    """
    CREATE TABLE flag (
        number INTEGER PRIMARY KEY,
        player TEXT NOT NULL,
        bank   TEXT NOT NULL,
        item   TEXT NOT NULL,
        word   TEXT NOT NULL,
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # The answers that count, as they stand now. Two games that go on with one round may both answer a
    # position: the first to be committed counts.
    """
    CREATE VIEW standing AS
    SELECT number, id, at, utc_offset, player, bank, item, kind, fingerprint, round, position, chosen, mark,
        seconds,
        COALESCE(
            (SELECT what = 'sure' FROM amendment AS a
             WHERE a.answer = answer.id AND what IN ('sure', 'unsure') ORDER BY a.number DESC LIMIT 1),
            sure
        ) AS sure
    FROM answer
    WHERE NOT EXISTS (SELECT 1 FROM amendment AS a WHERE a.answer = answer.id AND a.what = 'taken back')
      AND NOT EXISTS (
        SELECT 1 FROM answer AS earlier
        WHERE earlier.round = answer.round AND earlier.position = answer.position
          AND earlier.number < answer.number
          AND NOT EXISTS (SELECT 1 FROM amendment AS a WHERE a.answer = earlier.id AND a.what = 'taken back')
      )
    """,
)

_FIRST = ("round", "answer", "amendment", "ending", "flag")
APPEND_ONLY = (*_FIRST, "settlement", "again")
"""The tables that only ever grow."""

# That a flag needs no more looking at: its question was mended, or is right as it is.
_SETTLEMENT = (
    """
    CREATE TABLE settlement (
        number INTEGER PRIMARY KEY,
        flag   INTEGER NOT NULL REFERENCES flag (number),
        at     TEXT NOT NULL,
        utc_offset INTEGER NOT NULL
    )
    """,
    "CREATE INDEX settlement_by_flag ON settlement (flag)",
)

# What was missed or unsure and came back: apart from the answers, so that nothing can count it among them.
_AGAIN = (
    "ALTER TABLE round ADD COLUMN lesson INTEGER NOT NULL DEFAULT 0",
    """
    CREATE TABLE again (
        number   INTEGER PRIMARY KEY,
        id       TEXT NOT NULL UNIQUE,
        at       TEXT NOT NULL,
        utc_offset INTEGER NOT NULL,
        round    TEXT NOT NULL REFERENCES round (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        chosen   TEXT NOT NULL,
        mark     REAL NOT NULL CHECK (mark BETWEEN 0 AND 1),
        seconds  REAL NOT NULL CHECK (seconds >= 0)
    )
    """,
    "CREATE INDEX again_by_round ON again (round)",
)


def held(table: str) -> tuple[str, str]:
    """Triggers that refuse to change a row of the table, or to delete one."""
    return (
        f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    )


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (*_TABLES, *(trigger for table in _FIRST for trigger in held(table))),
    (*_SETTLEMENT, *held("settlement")),
    (*_AGAIN, *held("again")),
)
"""What brings a file from version n, its place here, to n + 1; 0 is an empty file. Only ever appended to."""

TABLES = Tables(APPLICATION_ID, MIGRATIONS)
