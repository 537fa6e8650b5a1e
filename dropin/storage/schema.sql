-- The rooms' tables, schema 1. Days are YYYY-MM-DD, clocks HH:MM on the centre's wall, lengths
-- whole minutes, money integer cents, moments UTC. Ranges include their start, exclude their end.

CREATE TABLE centre (
  id            INTEGER PRIMARY KEY CHECK (id = 1),
  name          TEXT NOT NULL,
  logo          BLOB,                         -- PNG or JPEG, as given
  zone          TEXT NOT NULL,                -- IANA name
  country       TEXT NOT NULL DEFAULT '',     -- ISO 3166 two letters, '' unknown
  region        TEXT NOT NULL DEFAULT '',     -- subdivision for public holidays
  language      TEXT NOT NULL DEFAULT 'en',
  twelve_hours  INTEGER NOT NULL DEFAULT 0 CHECK (twelve_hours IN (0, 1)),
  first_weekday INTEGER NOT NULL DEFAULT 0 CHECK (first_weekday BETWEEN 0 AND 6),
  month_first   INTEGER NOT NULL DEFAULT 0 CHECK (month_first IN (0, 1)),
  paper         TEXT NOT NULL DEFAULT 'a4' CHECK (paper IN ('a4', 'letter', 'a3', 'tabloid')),
  currency      TEXT NOT NULL DEFAULT 'EUR',
  member_word   TEXT NOT NULL DEFAULT 'member',
  members_word  TEXT NOT NULL DEFAULT 'members'
) STRICT;

CREATE TABLE opening_hours (
  id       INTEGER PRIMARY KEY,
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Monday 0
  opens    TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes   TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]')
) STRICT;

CREATE TABLE special_day (                    -- its hours replace the weekday's on that day
  id       INTEGER PRIMARY KEY,
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  opens    TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes   TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]'),
  name     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX special_day_by_day ON special_day (day);

CREATE TABLE person (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL CHECK (name <> ''),  -- as they want it
  short_name   TEXT NOT NULL DEFAULT '',          -- for print; '' is the first word of name
  sort_name    TEXT NOT NULL DEFAULT '',          -- '' is name
  pronouns     TEXT NOT NULL DEFAULT '',
  phone        TEXT NOT NULL DEFAULT '',
  email        TEXT NOT NULL DEFAULT '',
  languages    TEXT NOT NULL DEFAULT '',          -- comma between
  access_needs TEXT NOT NULL DEFAULT '',          -- in their own words
  joined_on    TEXT,
  left_on      TEXT
) STRICT;
CREATE INDEX person_by_name ON person (name);

CREATE TABLE role_held (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role      TEXT NOT NULL CHECK (role IN
              ('member', 'leader', 'buddy', 'coordinator', 'board', 'staff', 'volunteer', 'family')),
  starts_on TEXT NOT NULL,
  ends_on   TEXT
) STRICT;
CREATE INDEX role_held_by_person ON role_held (person_id);

CREATE TABLE consent (
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('name_on_prints', 'number_to_members')),
  given_on     TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;
CREATE INDEX consent_by_person ON consent (person_id);

CREATE TABLE category (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  colour   TEXT NOT NULL CHECK (colour IN
             ('blue', 'orange', 'green', 'pink', 'violet', 'ochre', 'teal', 'slate')),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE place (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE,
  address      TEXT NOT NULL DEFAULT '',
  access_facts TEXT NOT NULL DEFAULT '',      -- step-free, hearing loop …, in words
  setting      TEXT NOT NULL DEFAULT 'centre' CHECK (setting IN ('centre', 'community')),
  position     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE term (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,                    -- the same name may have several ranges
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on)
) STRICT;

CREATE TABLE closure (
  id        INTEGER PRIMARY KEY,
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on),
  starts_at TEXT,                             -- both NULL: all day; else each day's shut hours
  ends_at   TEXT,
  place_id  INTEGER REFERENCES place (id) ON DELETE CASCADE,  -- NULL: the whole centre
  reason    TEXT NOT NULL DEFAULT ''          -- public
) STRICT;
CREATE INDEX closure_by_end ON closure (ends_on);

CREATE TABLE activity (
  id              INTEGER PRIMARY KEY,
  title           TEXT NOT NULL CHECK (title <> ''),
  category_id     INTEGER REFERENCES category (id) ON DELETE SET NULL,
  description     TEXT NOT NULL DEFAULT '',
  place_id        INTEGER REFERENCES place (id) ON DELETE SET NULL,
  leader_id       INTEGER REFERENCES person (id) ON DELETE SET NULL,
  co_leader_id    INTEGER REFERENCES person (id) ON DELETE SET NULL,
  led_by          TEXT NOT NULL DEFAULT '',   -- words where no one person leads: "members and staff"
  capacity        INTEGER CHECK (capacity > 0),
  fee_cents       INTEGER NOT NULL DEFAULT 0 CHECK (fee_cents >= 0),
  open_to         TEXT NOT NULL DEFAULT '',
  bring           TEXT NOT NULL DEFAULT '',
  notes           TEXT NOT NULL DEFAULT '',   -- public
  setting         TEXT NOT NULL DEFAULT 'centre' CHECK (setting IN ('centre', 'community')),
  on_closure      TEXT NOT NULL DEFAULT 'skip' CHECK (on_closure IN ('skip', 'keep')),
  suspended_from  TEXT,
  suspended_until TEXT,                       -- NULL with suspended_from: until further notice
  suspension_note TEXT NOT NULL DEFAULT '',   -- public
  created_on      TEXT NOT NULL
) STRICT;

CREATE TABLE activity_time (
  id          INTEGER PRIMARY KEY,
  uid         TEXT NOT NULL UNIQUE,           -- stable in iCalendar
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  topic       TEXT NOT NULL DEFAULT '',       -- a theme of this time ("Watercolour")
  words       TEXT NOT NULL DEFAULT '',       -- as somebody typed it
  dating      TEXT NOT NULL DEFAULT 'dated' CHECK (dating IN ('dated', 'words', 'ask')),
  rule        TEXT NOT NULL DEFAULT '',       -- RFC 5545; '' when only picked dates
  starts_on   TEXT,                           -- NULL: no known beginning
  at          TEXT,                           -- NULL: no clock time
  minutes     INTEGER CHECK (minutes > 0),    -- NULL: no end
  time_words  TEXT NOT NULL DEFAULT '',       -- "by appointment", "morning"
  place_id    INTEGER REFERENCES place (id) ON DELETE SET NULL,  -- NULL: the activity's
  term        TEXT NOT NULL DEFAULT ''        -- only inside the ranges of this term
) STRICT;
CREATE INDEX activity_time_by_activity ON activity_time (activity_id);

CREATE TABLE picked_date (                    -- beside the rule: one more date, or one less
  id      INTEGER PRIMARY KEY,
  time_id INTEGER NOT NULL REFERENCES activity_time (id) ON DELETE CASCADE,
  day     TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('added', 'excluded')),
  UNIQUE (time_id, day)
) STRICT;

CREATE TABLE date_change (                    -- what differs on one date; NULL: as always
  id            INTEGER PRIMARY KEY,
  time_id       INTEGER NOT NULL REFERENCES activity_time (id) ON DELETE CASCADE,
  original_day  TEXT NOT NULL,                -- the date the rule gave
  original_at   TEXT NOT NULL DEFAULT '',     -- only for rules within a day
  cancelled     INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  note          TEXT NOT NULL DEFAULT '',     -- public reason or notice
  moved_to      TEXT,
  at            TEXT,
  minutes       INTEGER CHECK (minutes > 0),
  title         TEXT,
  topic         TEXT,
  place_id      INTEGER REFERENCES place (id) ON DELETE SET NULL,
  leader_id     INTEGER REFERENCES person (id) ON DELETE SET NULL,
  co_leader_id  INTEGER REFERENCES person (id) ON DELETE SET NULL,
  led_by        TEXT,
  UNIQUE (time_id, original_day, original_at)
) STRICT;
CREATE INDEX date_change_by_moved_to ON date_change (moved_to) WHERE moved_to IS NOT NULL;

CREATE TABLE imported_entry (                 -- what a row or calendar entry said when it came in
  id          INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  uid         TEXT NOT NULL UNIQUE,           -- of its first time
  source      TEXT NOT NULL,                  -- name of the file it came from
  cells       TEXT NOT NULL                   -- JSON: each field as it was written
) STRICT;
CREATE INDEX imported_entry_by_activity ON imported_entry (activity_id);
