-- Schema 4: the buddy programme.

CREATE TABLE buddy_topic (                    -- what buddies help with, and interests: the centre's
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL CHECK (kind IN ('help', 'interest')),
  name     TEXT NOT NULL CHECK (name <> ''),
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, name)
) STRICT;

CREATE TABLE buddy_training (                 -- what every buddy needs
  id          INTEGER PRIMARY KEY,
  training_id INTEGER NOT NULL UNIQUE REFERENCES training (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE buddy_terms (                    -- who is a buddy, and for how many
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL UNIQUE REFERENCES person (id) ON DELETE CASCADE,
  starts_on    TEXT NOT NULL,
  ends_on      TEXT CHECK (ends_on > starts_on),
  most_pairs   INTEGER NOT NULL DEFAULT 1 CHECK (most_pairs BETWEEN 0 AND 20),
  reach        TEXT NOT NULL DEFAULT '',      -- walks, bus, drives; comma between
  shadow_first INTEGER CHECK (shadow_first >= 0)  -- NULL: the centre's
) STRICT;

CREATE TABLE buddy_time (                     -- when a buddy is usually free, within one day
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Monday 0
  starts_at TEXT NOT NULL,
  ends_at   TEXT NOT NULL CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX buddy_time_by_person ON buddy_time (person_id);

CREATE TABLE buddy_liking (                   -- helps with it, likes it, or would rather not
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  topic_id  INTEGER NOT NULL REFERENCES buddy_topic (id) ON DELETE CASCADE,
  liking    TEXT NOT NULL CHECK (liking IN ('yes', 'rather not')),
  UNIQUE (person_id, topic_id)
) STRICT;

CREATE TABLE buddy_rest (                     -- no new pair and no meeting; nobody is asked why
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT CHECK (ends_on > starts_on)  -- NULL: open
) STRICT;
CREATE INDEX buddy_rest_by_person ON buddy_rest (person_id);

CREATE TABLE buddy_avoid (                    -- a person somebody would not be paired with; private
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  CHECK (person_id <> other_id),
  UNIQUE (person_id, other_id)
) STRICT;

CREATE TABLE buddy_request (                  -- somebody would like a buddy
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  words        TEXT NOT NULL DEFAULT '',      -- in their own words
  made_on      TEXT NOT NULL,
  starts_on    TEXT NOT NULL,                 -- from when they would like one
  languages    TEXT NOT NULL DEFAULT '',      -- one of these; comma between; '' theirs
  reach        TEXT NOT NULL DEFAULT '',      -- would help: walks, bus, drives; comma between
  access_needs TEXT NOT NULL DEFAULT '',      -- in their own words
  goes_first   INTEGER NOT NULL DEFAULT 0 CHECK (goes_first IN (0, 1)),  -- asked for another
  left_out     INTEGER NOT NULL DEFAULT 0 CHECK (left_out >= 0),  -- by so many rounds of matching
  withdrawn_on TEXT
) STRICT;
CREATE INDEX buddy_request_by_person ON buddy_request (person_id);

CREATE TABLE request_time (                   -- when they could meet, within one day
  id         INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES buddy_request (id) ON DELETE CASCADE,
  weekday    INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  starts_at  TEXT NOT NULL,
  ends_at    TEXT NOT NULL CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX request_time_by_request ON request_time (request_id);

CREATE TABLE request_liking (                 -- hopes for it, likes it, or would rather avoid it
  id         INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES buddy_request (id) ON DELETE CASCADE,
  topic_id   INTEGER NOT NULL REFERENCES buddy_topic (id) ON DELETE CASCADE,
  liking     TEXT NOT NULL CHECK (liking IN ('yes', 'rather not')),
  UNIQUE (request_id, topic_id)
) STRICT;

CREATE TABLE buddy_pair (                     -- from being proposed until it ended
  id            INTEGER PRIMARY KEY,
  request_id    INTEGER REFERENCES buddy_request (id) ON DELETE SET NULL,
  member_id     INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- removed pairs still count
  buddy_id      INTEGER REFERENCES person (id) ON DELETE SET NULL,
  stands_in_for INTEGER REFERENCES buddy_pair (id) ON DELETE CASCADE,  -- a temporary buddy in it
  until         TEXT,                         -- a temporary one: the first day without it
  proposed_on   TEXT NOT NULL,
  meeting_on    TEXT,                         -- the first meeting, as planned
  meeting_at    TEXT,
  meeting_place TEXT NOT NULL DEFAULT '',
  met_on        TEXT,
  review_on     TEXT,                         -- the next one is due then
  ended_on      TEXT,
  ending        TEXT NOT NULL DEFAULT '' CHECK (ending IN
                  ('', 'moved on', 'no time', 'not a match', 'moved away', 'buddy left',
                   'never met', 'declined', 'taken back', 'stand-in over')),
  CHECK (member_id <> buddy_id),
  CHECK ((ended_on IS NULL) = (ending = ''))
) STRICT;
CREATE INDEX buddy_pair_by_buddy ON buddy_pair (buddy_id);
CREATE INDEX buddy_pair_by_member ON buddy_pair (member_id);
CREATE INDEX buddy_pair_by_request ON buddy_pair (request_id);
CREATE INDEX buddy_pair_in_place_of ON buddy_pair (stands_in_for) WHERE stands_in_for IS NOT NULL;
CREATE INDEX buddy_pair_open ON buddy_pair (id) WHERE ended_on IS NULL;

CREATE TABLE pair_answer (                    -- each is asked separately; a no needs no reason
  id          INTEGER PRIMARY KEY,
  pair_id     INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  side        TEXT NOT NULL CHECK (side IN ('member', 'buddy')),
  asked_on    TEXT NOT NULL,
  answer      TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'no')),
  answered_on TEXT,
  UNIQUE (pair_id, side),
  CHECK ((answered_on IS NULL) = (answer = ''))
) STRICT;

CREATE TABLE contact_consent (                -- the other may see their number, until withdrawn
  id           INTEGER PRIMARY KEY,
  pair_id      INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  side         TEXT NOT NULL CHECK (side IN ('member', 'buddy')),
  given_on     TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;
CREATE INDEX contact_consent_by_pair ON contact_consent (pair_id);

CREATE TABLE pair_pause (                     -- by one side; there is no field for a reason
  id        INTEGER PRIMARY KEY,
  pair_id   INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  side      TEXT NOT NULL CHECK (side IN ('member', 'buddy')),
  starts_on TEXT NOT NULL,
  ends_on   TEXT CHECK (ends_on > starts_on)  -- NULL: open
) STRICT;
CREATE INDEX pair_pause_by_pair ON pair_pause (pair_id);

CREATE TABLE pair_goal (                      -- the member's, in their own words
  id         INTEGER PRIMARY KEY,
  pair_id    INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  words      TEXT NOT NULL CHECK (words <> ''),
  set_on     TEXT NOT NULL,
  reached_on TEXT
) STRICT;
CREATE INDEX pair_goal_by_pair ON pair_goal (pair_id);

CREATE TABLE pair_check_in (                  -- how it went; a line if they wish, no case notes
  id        INTEGER PRIMARY KEY,
  pair_id   INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- who said so
  day       TEXT NOT NULL,
  face      TEXT NOT NULL CHECK (face IN ('good', 'so-so', 'hard')),
  line      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pair_check_in_by_pair ON pair_check_in (pair_id, day);

CREATE TABLE pair_review (                    -- both looked at how it goes
  id      INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  held_on TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('renewed', 'ended'))
) STRICT;
CREATE INDEX pair_review_by_pair ON pair_review (pair_id);

CREATE TABLE buddy_shadow (                   -- came along with a pair, to learn
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  pair_id   INTEGER REFERENCES buddy_pair (id) ON DELETE SET NULL,
  day       TEXT NOT NULL,
  UNIQUE (person_id, day)
) STRICT;

CREATE TABLE over_capacity (                  -- more pairs than a buddy's terms say: who allowed it
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- the buddy
  pair_id    INTEGER REFERENCES buddy_pair (id) ON DELETE SET NULL,  -- NULL: the terms were cut
  pairs      INTEGER NOT NULL CHECK (pairs > most_pairs),
  most_pairs INTEGER NOT NULL,
  allowed_by TEXT NOT NULL CHECK (allowed_by <> ''),
  allowed_on TEXT NOT NULL
) STRICT;
CREATE INDEX over_capacity_by_person ON over_capacity (person_id);

CREATE TABLE support_meeting (                -- of a buddy with the coordinator
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day       TEXT NOT NULL,
  held      INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),  -- 0: planned
  UNIQUE (person_id, day)
) STRICT;

CREATE TABLE concern (                        -- "call me": who and when, nothing else, on purpose
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  pair_id   INTEGER REFERENCES buddy_pair (id) ON DELETE CASCADE,
  marked_at TEXT NOT NULL,                    -- moment, UTC
  called_on TEXT                              -- NULL: the coordinator has not called yet
) STRICT;
CREATE INDEX concern_open ON concern (marked_at) WHERE called_on IS NULL;

CREATE TABLE buddy_customs (                  -- how this centre runs the programme
  id              INTEGER PRIMARY KEY CHECK (id = 1),
  answer_days     INTEGER NOT NULL DEFAULT 7 CHECK (answer_days > 0),     -- asked, not answered
  meet_days       INTEGER NOT NULL DEFAULT 14 CHECK (meet_days > 0),      -- agreed, never met
  quiet_days      INTEGER NOT NULL DEFAULT 28 CHECK (quiet_days > 0),     -- without a check-in
  review_weeks    INTEGER NOT NULL DEFAULT 12 CHECK (review_weeks > 0),
  support_weeks   INTEGER NOT NULL DEFAULT 8 CHECK (support_weeks > 0),   -- between two of them
  meeting_minutes INTEGER NOT NULL DEFAULT 60 CHECK (meeting_minutes BETWEEN 15 AND 480),
  shadow_first    INTEGER NOT NULL DEFAULT 0 CHECK (shadow_first >= 0),
  help_counts     TEXT NOT NULL DEFAULT 'a lot'
                    CHECK (help_counts IN ('nothing', 'a little', 'some', 'a lot')),
  times_count     TEXT NOT NULL DEFAULT 'some'
                    CHECK (times_count IN ('nothing', 'a little', 'some', 'a lot')),
  interests_count TEXT NOT NULL DEFAULT 'some'
                    CHECK (interests_count IN ('nothing', 'a little', 'some', 'a lot')),
  language_counts TEXT NOT NULL DEFAULT 'some'
                    CHECK (language_counts IN ('nothing', 'a little', 'some', 'a lot')),
  reach_counts    TEXT NOT NULL DEFAULT 'a little'
                    CHECK (reach_counts IN ('nothing', 'a little', 'some', 'a lot')),
  load_counts     TEXT NOT NULL DEFAULT 'some'
                    CHECK (load_counts IN ('nothing', 'a little', 'some', 'a lot'))
) STRICT;
