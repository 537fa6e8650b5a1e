-- The journal: what every change did to every row. Undo, redo and each record's history read it.
-- Rows come from triggers that are made by the program and live in no file (journal.py).

CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    moment TEXT NOT NULL CHECK (moment GLOB '????-??-??T??:??:??Z'),
    who TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo', 'load')),
    -- done: can be undone; undone: can be redone; final: history only.
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final'))
) STRICT;

CREATE INDEX change_set_open ON change_set (state, id) WHERE state <> 'final';

CREATE TABLE change_row (
    id INTEGER PRIMARY KEY,
    change_set INTEGER NOT NULL REFERENCES change_set (id),
    table_name TEXT NOT NULL,
    record INTEGER NOT NULL,
    -- JSON. An added row has no before, a removed row no after, a changed row only what differs.
    before TEXT,
    after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX change_row_of_set ON change_row (change_set);
CREATE INDEX change_row_of_record ON change_row (table_name, record);

-- What the file believes of itself: rows of each table, the highest number in each journal table.
-- A file that was copied in the middle of a change does not agree with it (stamp.py).
CREATE TABLE file_stamp (
    table_name TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
