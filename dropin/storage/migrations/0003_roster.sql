-- Schema 3: training, the on-call roster, relief.

CREATE TABLE training (                       -- a course or certificate, from the centre's own list
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
  months       INTEGER CHECK (months > 0),    -- how long it counts; NULL: it does not lapse
  renewal_days INTEGER NOT NULL DEFAULT 60 CHECK (renewal_days >= 0),  -- reminded so long before
  position     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE training_held (                  -- each time somebody was trained, or certified anew
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  training_id  INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
  held_on      TEXT NOT NULL,
  lapses_on    TEXT CHECK (lapses_on > held_on),  -- the first day it no longer counts; NULL: never
  confirmed_by TEXT NOT NULL DEFAULT '',
  UNIQUE (person_id, training_id, held_on)
) STRICT;
CREATE INDEX training_held_by_training ON training_held (training_id, lapses_on);

CREATE TABLE training_day (                   -- whoever came to this activity was trained
  id          INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
  UNIQUE (activity_id, training_id)
) STRICT;

CREATE TABLE shift_pattern (                  -- shifts that recur: some weekdays, some hours
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL CHECK (name <> ''),  -- "Desk", "Evening phone line"
  weekdays   TEXT NOT NULL CHECK (weekdays <> '' AND weekdays NOT GLOB '*[^0-6]*'),  -- Monday 0
  starts_at  TEXT NOT NULL,
  ends_at    TEXT NOT NULL,                   -- at or before starts_at: on the next day
  starts_on  TEXT NOT NULL,
  ends_on    TEXT CHECK (ends_on > starts_on),
  place_id   INTEGER REFERENCES place (id) ON DELETE SET NULL,
  on_closure TEXT NOT NULL DEFAULT 'skip' CHECK (on_closure IN ('skip', 'keep')),
  night      INTEGER NOT NULL DEFAULT 0 CHECK (night IN (0, 1)),
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pattern_role (                   -- who is on duty in each of its shifts
  id         INTEGER PRIMARY KEY,
  pattern_id INTEGER NOT NULL REFERENCES shift_pattern (id) ON DELETE CASCADE,
  role       TEXT NOT NULL CHECK (role IN ('primary', 'backup', 'shadow')),
  people     INTEGER NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 20),
  weight     INTEGER NOT NULL DEFAULT 100 CHECK (weight BETWEEN 0 AND 200),  -- percent of an hour
  languages  TEXT NOT NULL DEFAULT '',        -- all of them are spoken; comma between
  UNIQUE (pattern_id, role)
) STRICT;

CREATE TABLE pattern_training (               -- what a role needs
  id          INTEGER PRIMARY KEY,
  role_id     INTEGER NOT NULL REFERENCES pattern_role (id) ON DELETE CASCADE,
  training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
  UNIQUE (role_id, training_id)
) STRICT;

CREATE TABLE shift (                          -- a dated shift, once anything was said about it
  id         INTEGER PRIMARY KEY,
  pattern_id INTEGER REFERENCES shift_pattern (id) ON DELETE SET NULL,  -- NULL: made by hand
  day        TEXT NOT NULL,
  name       TEXT NOT NULL CHECK (name <> ''),
  starts_at  TEXT NOT NULL,
  ends_at    TEXT NOT NULL,                   -- at or before starts_at: on the next day
  place_id   INTEGER REFERENCES place (id) ON DELETE SET NULL,
  night      INTEGER NOT NULL DEFAULT 0 CHECK (night IN (0, 1)),
  by_hand    INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),  -- outlives the pattern
  cancelled  INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
  note       TEXT NOT NULL DEFAULT '',
  UNIQUE (pattern_id, day)
) STRICT;
CREATE INDEX shift_by_day ON shift (day);

CREATE TABLE slot (                           -- one role in one shift, and who takes it
  id           INTEGER PRIMARY KEY,
  shift_id     INTEGER NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
  role         TEXT NOT NULL CHECK (role IN ('primary', 'backup', 'shadow')),
  number       INTEGER NOT NULL CHECK (number > 0),  -- first backup, second backup
  weight       INTEGER NOT NULL DEFAULT 100 CHECK (weight BETWEEN 0 AND 200),
  languages    TEXT NOT NULL DEFAULT '',
  person_id    INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- NULL: open
  locked       INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),  -- plans leave it alone
  done_minutes INTEGER CHECK (done_minutes >= 0),  -- really done; NULL: as it stands
  UNIQUE (shift_id, role, number)
) STRICT;
CREATE INDEX slot_by_person ON slot (person_id, shift_id);

CREATE TABLE slot_training (                  -- what this slot needs
  id          INTEGER PRIMARY KEY,
  slot_id     INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
  UNIQUE (slot_id, training_id)
) STRICT;

CREATE TABLE on_call_terms (                  -- who is on the roster, and how much they take on
  id            INTEGER PRIMARY KEY,
  person_id     INTEGER NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
  starts_on     TEXT NOT NULL,
  ends_on       TEXT CHECK (ends_on > starts_on),
  share         INTEGER NOT NULL DEFAULT 100 CHECK (share BETWEEN 0 AND 1000),  -- percent
  most_a_week   INTEGER CHECK (most_a_week >= 0),
  most_a_month  INTEGER CHECK (most_a_month >= 0),
  most_nights   INTEGER CHECK (most_nights >= 0),     -- a month
  rest_minutes  INTEGER CHECK (rest_minutes >= 0),    -- between shifts; NULL: the centre's
  rest_week_every INTEGER CHECK (rest_week_every > 1),  -- one week in so many without duty
  otherwise     TEXT NOT NULL DEFAULT 'can'
                  CHECK (otherwise IN ('prefers', 'can', 'rather not', 'cannot')),
  shadow_first  INTEGER CHECK (shadow_first >= 0),    -- NULL: the centre's
  lives_near    INTEGER NOT NULL DEFAULT 0 CHECK (lives_near IN (0, 1))  -- quick to come in
) STRICT;

CREATE TABLE usual_time (                     -- part of a leader's usual week
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  starts_at TEXT NOT NULL,
  ends_at   TEXT NOT NULL,                    -- at or before starts_at: on the next day
  liking    TEXT NOT NULL CHECK (liking IN ('prefers', 'can', 'rather not', 'cannot'))
) STRICT;
CREATE INDEX usual_time_by_person ON usual_time (person_id);

CREATE TABLE absence (                        -- away; there is no field for a reason, on purpose
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT CHECK (ends_on > starts_on)  -- NULL: open
) STRICT;
CREATE INDEX absence_by_person ON absence (person_id);

CREATE TABLE gentle_return (                  -- a smaller share for a while
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on),
  percent   INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100)  -- of their share
) STRICT;
CREATE INDEX gentle_return_by_person ON gentle_return (person_id);

CREATE TABLE duty_wish (                      -- two leaders on duty at the same time, or never
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind      TEXT NOT NULL CHECK (kind IN ('apart', 'together')),
  CHECK (person_id <> other_id),
  UNIQUE (person_id, other_id, kind)
) STRICT;

CREATE TABLE roster_draft (                   -- the plan that waits for a person to publish it
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  starts_on   TEXT NOT NULL,
  ends_on     TEXT NOT NULL CHECK (ends_on > starts_on),
  way         TEXT NOT NULL CHECK (way IN ('new', 'repair')),
  made_at     TEXT NOT NULL,                  -- moment, UTC
  seed        INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,                  -- of what it was made from
  ended       TEXT NOT NULL,                  -- how the search ended
  stages      TEXT NOT NULL                   -- JSON: each stage's name, value, bound, proven
) STRICT;

CREATE TABLE draft_slot (
  id        INTEGER PRIMARY KEY,
  slot_id   INTEGER NOT NULL UNIQUE REFERENCES slot (id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL
) STRICT;

CREATE TABLE roster_version (                 -- each time a roster was published
  id           INTEGER PRIMARY KEY,
  starts_on    TEXT NOT NULL,
  ends_on      TEXT NOT NULL CHECK (ends_on > starts_on),
  published_at TEXT NOT NULL,                 -- moment, UTC
  published_by TEXT NOT NULL
) STRICT;
CREATE INDEX roster_version_by_end ON roster_version (ends_on);

CREATE TABLE version_slot (                   -- who stood where in it
  id         INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES roster_version (id) ON DELETE CASCADE,
  slot_id    INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  person_id  INTEGER REFERENCES person (id) ON DELETE SET NULL,
  UNIQUE (version_id, slot_id)
) STRICT;
CREATE INDEX version_slot_by_slot ON version_slot (slot_id, version_id);

CREATE TABLE slot_offer (                     -- somebody offers a slot, or a swap
  id             INTEGER PRIMARY KEY,
  slot_id        INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  person_id      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- who offers it
  said_at        TEXT NOT NULL,               -- moment, UTC
  said_to        TEXT NOT NULL,               -- who noted it
  other_id       INTEGER REFERENCES person (id) ON DELETE CASCADE,           -- NULL: anybody
  other_slot_id  INTEGER REFERENCES slot (id) ON DELETE CASCADE,             -- theirs, in a swap
  answer         TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'no', 'taken back')),
  other_said_at  TEXT,
  other_said_to  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX slot_offer_by_slot ON slot_offer (slot_id);
CREATE INDEX slot_offer_open ON slot_offer (answer) WHERE answer = '';

CREATE TABLE tally_kind (                     -- what a call or visit was about: the centre's list
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE tally (                          -- a call or visit; nothing on the caller
  id        INTEGER PRIMARY KEY,
  day       TEXT NOT NULL,
  at        TEXT NOT NULL,
  minutes   INTEGER CHECK (minutes > 0),
  way       TEXT NOT NULL CHECK (way IN ('call', 'visit')),
  kind_id   INTEGER REFERENCES tally_kind (id) ON DELETE SET NULL,
  called_in INTEGER NOT NULL DEFAULT 0 CHECK (called_in IN (0, 1)),  -- somebody else was called in
  shift_id  INTEGER REFERENCES shift (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX tally_by_day ON tally (day);

CREATE TABLE honorarium_rate (                -- what an hour in a role is paid, from a day on
  id        INTEGER PRIMARY KEY,
  role      TEXT NOT NULL CHECK (role IN ('primary', 'backup', 'shadow')),
  starts_on TEXT NOT NULL,
  cents     INTEGER NOT NULL CHECK (cents >= 0),  -- an hour
  UNIQUE (role, starts_on)
) STRICT;

CREATE TABLE honorarium_adjustment (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day       TEXT NOT NULL,
  cents     INTEGER NOT NULL CHECK (cents <> 0),
  note      TEXT NOT NULL CHECK (note <> '')
) STRICT;
CREATE INDEX honorarium_adjustment_by_day ON honorarium_adjustment (day);

CREATE TABLE roster_customs (                 -- how this centre is on call
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  rest_minutes INTEGER NOT NULL DEFAULT 600 CHECK (rest_minutes >= 0),
  shadow_first INTEGER NOT NULL DEFAULT 0 CHECK (shadow_first >= 0),
  past_weeks   INTEGER NOT NULL DEFAULT 8 CHECK (past_weeks BETWEEN 0 AND 52),  -- counted in
  return_weeks INTEGER NOT NULL DEFAULT 4 CHECK (return_weeks >= 0),
  return_percent INTEGER NOT NULL DEFAULT 50 CHECK (return_percent BETWEEN 0 AND 100)
) STRICT;

CREATE TABLE relief (                         -- a leader stands down for a while
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  absence_id INTEGER NOT NULL UNIQUE REFERENCES absence (id) ON DELETE CASCADE,
  made_at    TEXT NOT NULL                    -- moment, UTC
) STRICT;
CREATE INDEX relief_by_person ON relief (person_id);

CREATE TABLE relieved_slot (                  -- a slot that was theirs
  id        INTEGER PRIMARY KEY,
  relief_id INTEGER NOT NULL REFERENCES relief (id) ON DELETE CASCADE,
  slot_id   INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  UNIQUE (relief_id, slot_id)
) STRICT;
CREATE INDEX relieved_slot_by_slot ON relieved_slot (slot_id);

CREATE TABLE cover_call (                     -- who was asked to cover what, and what they said
  id           INTEGER PRIMARY KEY,
  slot_id      INTEGER REFERENCES slot (id) ON DELETE CASCADE,
  time_id      INTEGER REFERENCES activity_time (id) ON DELETE CASCADE,  -- or one date of it
  original_day TEXT NOT NULL DEFAULT '',
  original_at  TEXT NOT NULL DEFAULT '',
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  asked_at     TEXT NOT NULL,                 -- moment, UTC
  asked_by     TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('yes', 'no', 'no answer', 'later')),
  CHECK ((slot_id IS NULL) <> (time_id IS NULL))
) STRICT;
CREATE INDEX cover_call_by_slot ON cover_call (slot_id);
CREATE INDEX cover_call_by_date ON cover_call (time_id, original_day);
CREATE INDEX cover_call_by_person ON cover_call (person_id, asked_at);
