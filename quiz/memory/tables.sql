-- The tables of the memory. A blank line ends a statement. What stands below a line of a version brings a file
-- from the one before to it, and is only ever appended to.

-- Version 1

-- A round as it was dealt. Its answers and its ending are entries of their own.
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
);

-- The log. `number` is the order of commits, which a clock set back does not change.
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
);

CREATE INDEX answer_by_round ON answer (round, position);

CREATE INDEX answer_by_item ON answer (player, bank, item);

CREATE TABLE amendment (
    number INTEGER PRIMARY KEY,
    answer TEXT NOT NULL REFERENCES answer (id),
    what   TEXT NOT NULL CHECK (what IN ('sure', 'unsure', 'taken back')),
    at     TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);

CREATE INDEX amendment_by_answer ON amendment (answer);

CREATE TABLE ending (
    number INTEGER PRIMARY KEY,
    round  TEXT NOT NULL REFERENCES round (id),
    how    TEXT NOT NULL CHECK (how IN ('finished', 'given up', 'taken up')),
    at     TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);

CREATE INDEX ending_by_round ON ending (round);

CREATE TABLE flag (
    number INTEGER PRIMARY KEY,
    player TEXT NOT NULL,
    bank   TEXT NOT NULL,
    item   TEXT NOT NULL,
    word   TEXT NOT NULL,
    at     TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The answers that count, as they stand now. Two games that go on with one round may both answer a
-- position: the first to be committed counts.
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
  );

-- Version 2: that a flag needs no more looking at, for its question was mended, or is right as it is.

CREATE TABLE settlement (
    number INTEGER PRIMARY KEY,
    flag   INTEGER NOT NULL REFERENCES flag (number),
    at     TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);

CREATE INDEX settlement_by_flag ON settlement (flag);

-- Version 3: what was missed or unsure and came back; apart from the answers, so that nothing counts it as one.

ALTER TABLE round ADD COLUMN lesson INTEGER NOT NULL DEFAULT 0;

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
);

CREATE INDEX again_by_round ON again (round);

-- Version 4: the items of a bank as it had them when it was played, so that one whose prompt was mended since is
-- known; the last row of an id counts. `known_as` is the id that all else here has for it. The fingerprint is of
-- its answer and quotes; without one it is gone.

CREATE TABLE met (
    number   INTEGER PRIMARY KEY,
    bank     TEXT NOT NULL,
    item     TEXT NOT NULL,
    known_as TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    at       TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);

CREATE INDEX met_by_bank ON met (bank, number);

-- Version 5: what a round had lost when it ended, its bank having changed since it was dealt; what banks are called.

CREATE TABLE omission (
    number INTEGER PRIMARY KEY,
    round  TEXT NOT NULL REFERENCES round (id),
    bank   TEXT NOT NULL,
    item   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    at     TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);

CREATE INDEX omission_by_round ON omission (round);

CREATE TABLE titled (
    number INTEGER PRIMARY KEY,
    bank   TEXT NOT NULL,
    title  TEXT NOT NULL,
    at     TEXT NOT NULL,
    utc_offset INTEGER NOT NULL
);
