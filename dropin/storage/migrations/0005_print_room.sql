-- Schema 5: packs of sheets, what each sheet said when it was last printed, the calendar's address.

ALTER TABLE centre ADD COLUMN calendar_address TEXT NOT NULL DEFAULT '';

CREATE TABLE print_pack (                     -- a saved choice of sheets, printed in one go
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pack_sheet (
  id         INTEGER PRIMARY KEY,
  pack_id    INTEGER NOT NULL REFERENCES print_pack (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL DEFAULT 0,
  sheet      TEXT NOT NULL CHECK (sheet <> ''),  -- as the command line calls it
  readers    TEXT NOT NULL DEFAULT 'wall' CHECK (readers IN ('wall', 'office', 'leaders')),
  time       TEXT NOT NULL DEFAULT 'this' CHECK (time IN ('this', 'next')),  -- its week, day, month
  copies     INTEGER NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 99),
  name_level TEXT NOT NULL DEFAULT 'first'
               CHECK (name_level IN ('full', 'first', 'initials', 'none')),
  options    TEXT NOT NULL DEFAULT '{}'       -- JSON: those that are not as usual
) STRICT;
CREATE INDEX pack_sheet_by_pack ON pack_sheet (pack_id);

CREATE TABLE remembered_print (               -- the program's own memory, beside the journal
  id         INTEGER PRIMARY KEY,
  sheet      TEXT NOT NULL,                   -- as the command line calls it
  first_day  TEXT NOT NULL,
  ends_on    TEXT NOT NULL CHECK (ends_on > first_day),  -- the first day it does not show
  printed_at TEXT NOT NULL,                   -- moment, UTC
  options    TEXT NOT NULL,                   -- JSON: how it was printed
  says       TEXT NOT NULL,                   -- JSON: what it said; of names a fingerprint alone
  UNIQUE (sheet, first_day)
) STRICT;
CREATE INDEX remembered_print_by_end ON remembered_print (ends_on);
