-- The tables of a session but for its names. A blank line ends a statement. What stands below a line of a
-- version brings a file from the one before to it, and is only ever appended to.

-- Version 1

CREATE TABLE head (json TEXT NOT NULL)

CREATE TABLE bank (
    number INTEGER PRIMARY KEY,
    file   TEXT NOT NULL,
    raw    BLOB NOT NULL,
    source_file TEXT NOT NULL,
    source BLOB NOT NULL
)

-- `named` says that a name belongs to it: the names file has it under the same number. Numbers that come from a
-- phone stand in JSON, which has room for any.
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    act    TEXT NOT NULL,
    named  INTEGER NOT NULL,
    json   TEXT NOT NULL
)
