PRAGMA application_id = 1146244944;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "activity" VALUES(1,'Choir',NULL,'',1,1,NULL,'',NULL,0,'','','','centre','skip',NULL,NULL,'','2026-11-22');
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
INSERT INTO "activity_time" VALUES(1,'choir-1',1,'','','dated','FREQ=WEEKLY;BYDAY=TU','2026-11-24','15:00',90,'',NULL,'');
CREATE TABLE category (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  colour   TEXT NOT NULL CHECK (colour IN
             ('blue', 'orange', 'green', 'pink', 'violet', 'ochre', 'teal', 'slate')),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
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
INSERT INTO "centre" VALUES(1,'Harbour House',X'89504E4700','Europe/Dublin','','','en',0,0,0,'a4','EUR','member','members');
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
INSERT INTO "change_row" VALUES(1,1,'centre',1,NULL,'{"id":1,"name":"Harbour House","logo":"X''89504E4700''","zone":"Europe/Dublin","country":"","region":"","language":"en","twelve_hours":0,"first_weekday":0,"month_first":0,"paper":"a4","currency":"EUR","member_word":"member","members_word":"members"}');
INSERT INTO "change_row" VALUES(2,1,'person',1,NULL,'{"id":1,"name":"Zoë O''Hara 🌈","short_name":"","sort_name":"","pronouns":"she/her","phone":"","email":"","languages":"","access_needs":"","joined_on":null,"left_on":null}');
INSERT INTO "change_row" VALUES(3,1,'role_held',1,NULL,'{"id":1,"person_id":1,"role":"leader","starts_on":"2026-01-01","ends_on":null}');
INSERT INTO "change_row" VALUES(4,1,'place',1,NULL,'{"id":1,"name":"Hall","address":"","access_facts":"","setting":"centre","position":0}');
INSERT INTO "change_row" VALUES(5,1,'activity',1,NULL,'{"id":1,"title":"Choir","category_id":null,"description":"","place_id":1,"leader_id":1,"co_leader_id":null,"led_by":"","capacity":null,"fee_cents":0,"open_to":"","bring":"","notes":"","setting":"centre","on_closure":"skip","suspended_from":null,"suspended_until":null,"suspension_note":"","created_on":"2026-11-22"}');
INSERT INTO "change_row" VALUES(6,1,'activity_time',1,NULL,'{"id":1,"uid":"choir-1","activity_id":1,"topic":"","words":"","dating":"dated","rule":"FREQ=WEEKLY;BYDAY=TU","starts_on":"2026-11-24","at":"14:00","minutes":90,"time_words":"","place_id":null,"term":""}');
INSERT INTO "change_row" VALUES(7,2,'activity_time',1,'{"at":"14:00"}','{"at":"15:00"}');
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    moment TEXT NOT NULL CHECK (moment GLOB '????-??-??T??:??:??Z'),
    who TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo', 'load')),
    -- done: can be undone; undone: can be redone; final: history only.
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final'))
) STRICT;
INSERT INTO "change_set" VALUES(1,'2026-11-22T09:00:00Z','Ana','Start the centre','change','done');
INSERT INTO "change_set" VALUES(2,'2026-11-22T09:00:00Z','Ana','Move Choir to 15:00','change','done');
CREATE TABLE closure (
  id        INTEGER PRIMARY KEY,
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on),
  starts_at TEXT,                             -- both NULL: all day; else each day's shut hours
  ends_at   TEXT,
  place_id  INTEGER REFERENCES place (id) ON DELETE CASCADE,  -- NULL: the whole centre
  reason    TEXT NOT NULL DEFAULT ''          -- public
) STRICT;
CREATE TABLE consent (
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('name_on_prints', 'number_to_members')),
  given_on     TEXT NOT NULL,
  withdrawn_on TEXT
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
CREATE TABLE file_stamp (
    table_name TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "file_stamp" VALUES('activity',1);
INSERT INTO "file_stamp" VALUES('activity_time',1);
INSERT INTO "file_stamp" VALUES('category',0);
INSERT INTO "file_stamp" VALUES('centre',1);
INSERT INTO "file_stamp" VALUES('change_row',7);
INSERT INTO "file_stamp" VALUES('change_set',2);
INSERT INTO "file_stamp" VALUES('closure',0);
INSERT INTO "file_stamp" VALUES('consent',0);
INSERT INTO "file_stamp" VALUES('date_change',0);
INSERT INTO "file_stamp" VALUES('imported_entry',0);
INSERT INTO "file_stamp" VALUES('opening_hours',0);
INSERT INTO "file_stamp" VALUES('person',1);
INSERT INTO "file_stamp" VALUES('picked_date',0);
INSERT INTO "file_stamp" VALUES('place',1);
INSERT INTO "file_stamp" VALUES('role_held',1);
INSERT INTO "file_stamp" VALUES('special_day',0);
INSERT INTO "file_stamp" VALUES('term',0);
CREATE TABLE imported_entry (                 -- what a row or calendar entry said when it came in
  id          INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  uid         TEXT NOT NULL UNIQUE,           -- of its first time
  source      TEXT NOT NULL,                  -- name of the file it came from
  cells       TEXT NOT NULL                   -- JSON: each field as it was written
) STRICT;
CREATE TABLE opening_hours (
  id       INTEGER PRIMARY KEY,
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Monday 0
  opens    TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes   TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]')
) STRICT;
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
INSERT INTO "person" VALUES(1,'Zoë O''Hara 🌈','','','she/her','','','','',NULL,NULL);
CREATE TABLE picked_date (                    -- beside the rule: one more date, or one less
  id      INTEGER PRIMARY KEY,
  time_id INTEGER NOT NULL REFERENCES activity_time (id) ON DELETE CASCADE,
  day     TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('added', 'excluded')),
  UNIQUE (time_id, day)
) STRICT;
CREATE TABLE place (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE,
  address      TEXT NOT NULL DEFAULT '',
  access_facts TEXT NOT NULL DEFAULT '',      -- step-free, hearing loop …, in words
  setting      TEXT NOT NULL DEFAULT 'centre' CHECK (setting IN ('centre', 'community')),
  position     INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "place" VALUES(1,'Hall','','','centre',0);
CREATE TABLE role_held (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role      TEXT NOT NULL CHECK (role IN
              ('member', 'leader', 'buddy', 'coordinator', 'board', 'staff', 'volunteer', 'family')),
  starts_on TEXT NOT NULL,
  ends_on   TEXT
) STRICT;
INSERT INTO "role_held" VALUES(1,1,'leader','2026-01-01',NULL);
CREATE TABLE special_day (                    -- its hours replace the weekday's on that day
  id       INTEGER PRIMARY KEY,
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  opens    TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes   TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]'),
  name     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE term (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,                    -- the same name may have several ranges
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on)
) STRICT;
CREATE INDEX special_day_by_day ON special_day (day);
CREATE INDEX person_by_name ON person (name);
CREATE INDEX role_held_by_person ON role_held (person_id);
CREATE INDEX consent_by_person ON consent (person_id);
CREATE INDEX closure_by_end ON closure (ends_on);
CREATE INDEX activity_time_by_activity ON activity_time (activity_id);
CREATE INDEX date_change_by_moved_to ON date_change (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX imported_entry_by_activity ON imported_entry (activity_id);
CREATE INDEX change_set_open ON change_set (state, id) WHERE state <> 'final';
CREATE INDEX change_row_of_set ON change_row (change_set);
CREATE INDEX change_row_of_record ON change_row (table_name, record);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_set',2);
COMMIT;
