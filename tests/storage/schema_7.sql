PRAGMA application_id = 1146244944;
PRAGMA user_version = 7;
BEGIN TRANSACTION;
CREATE TABLE absence (                        -- away; there is no field for a reason, on purpose
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT CHECK (ends_on > starts_on)  -- NULL: open
) STRICT;
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
  created_on      TEXT NOT NULL,
  continues_id    INTEGER REFERENCES activity (id) ON DELETE SET NULL,  -- from a date on, what it was
  proposed_by     TEXT NOT NULL DEFAULT '' CHECK (proposed_by IN ('', 'members', 'board', 'staff')),
  decided_by      TEXT NOT NULL DEFAULT '' CHECK (decided_by IN ('', 'members', 'board', 'staff')),
  decided_on      TEXT,
  votes           INTEGER                     -- people who ticked it, where it was voted on
) STRICT;
INSERT INTO "activity" VALUES(1,'Choir',1,'',1,1,NULL,'',NULL,0,'','','','centre','skip',NULL,NULL,'','2026-11-22',NULL,'','',NULL,NULL);
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
CREATE TABLE agenda_item (
  id          INTEGER PRIMARY KEY,
  meeting_id  INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('idea', 'ballot', 'activity', 'topic')),
  title       TEXT NOT NULL CHECK (title <> ''),
  why         TEXT NOT NULL DEFAULT '',       -- why it is on the agenda
  idea_id     INTEGER REFERENCES idea (id) ON DELETE CASCADE,
  ballot_id   INTEGER REFERENCES ballot (id) ON DELETE CASCADE,
  activity_id INTEGER REFERENCES activity (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE agreement (                      -- fair attendance, only where the members want it
  id          INTEGER PRIMARY KEY,
  activity_id INTEGER REFERENCES activity (id) ON DELETE CASCADE,  -- NULL: every activity
  missed      INTEGER NOT NULL CHECK (missed > 0),       -- this many
  within_days INTEGER NOT NULL CHECK (within_days > 0),  -- within this time; older ones lapse
  words       TEXT NOT NULL DEFAULT '',       -- the members' own text
  follows     TEXT NOT NULL DEFAULT '',       -- what follows, in the members' own words
  starts_on   TEXT NOT NULL,
  ends_on     TEXT
) STRICT;
CREATE TABLE attendance (                     -- who came, was excused or missed, on one date
  id           INTEGER PRIMARY KEY,
  day          TEXT NOT NULL,                 -- when it happened
  activity_id  INTEGER REFERENCES activity (id) ON DELETE SET NULL,  -- NULL: dropped in that day
  original_day TEXT NOT NULL,
  original_at  TEXT NOT NULL DEFAULT '',
  person_id    INTEGER REFERENCES person (id) ON DELETE SET NULL,    -- removed people still count
  presence     TEXT NOT NULL CHECK (presence IN ('came', 'excused', 'missed')),
  signed_up    INTEGER NOT NULL DEFAULT 0 CHECK (signed_up IN (0, 1)),  -- 0: walked in
  guests       INTEGER NOT NULL DEFAULT 0 CHECK (guests >= 0),          -- with carers
  came_at      TEXT                           -- HH:MM on the wall, where known
) STRICT;
CREATE TABLE attendance_customs (             -- how this centre signs up
  id             INTEGER PRIMARY KEY CHECK (id = 1),
  offer_hours    INTEGER NOT NULL DEFAULT 24 CHECK (offer_hours > 0),
  fair_turn_days INTEGER NOT NULL DEFAULT 56 CHECK (fair_turn_days > 0),
  newcomer_days  INTEGER NOT NULL DEFAULT 30 CHECK (newcomer_days > 0)
) STRICT;
CREATE TABLE ballot (
  id         INTEGER PRIMARY KEY,
  question   TEXT NOT NULL CHECK (question <> ''),
  opens_on   TEXT NOT NULL,
  closes_on  TEXT NOT NULL CHECK (closes_on > opens_on),  -- the first day without voting
  closed_on  TEXT,                            -- closed by hand, that day or before its time
  electorate TEXT NOT NULL DEFAULT '',        -- roles, comma between; '' everybody
  rule       TEXT NOT NULL CHECK (rule IN ('ticks', 'shares')),
  measure    TEXT NOT NULL DEFAULT '' CHECK (measure IN ('', 'money', 'room', 'leader')),
  budget     INTEGER CHECK (budget >= 0),     -- cents or minutes a month, by measure
  places     INTEGER CHECK (places > 0),      -- at most so many are chosen
  seat_id    INTEGER REFERENCES board_seat (id) ON DELETE SET NULL,  -- an election to it
  CHECK (rule = 'ticks' OR (measure <> '' AND budget IS NOT NULL))
) STRICT;
CREATE TABLE ballot_option (
  id             INTEGER PRIMARY KEY,
  ballot_id      INTEGER NOT NULL REFERENCES ballot (id) ON DELETE CASCADE,
  position       INTEGER NOT NULL,            -- on the paper
  title          TEXT NOT NULL CHECK (title <> ''),
  description    TEXT NOT NULL DEFAULT '',
  idea_id        INTEGER REFERENCES idea (id) ON DELETE SET NULL,
  person_id      INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- a candidate
  money_cents    INTEGER NOT NULL DEFAULT 0 CHECK (money_cents >= 0),
  room_minutes   INTEGER NOT NULL DEFAULT 0 CHECK (room_minutes >= 0),
  leader_minutes INTEGER NOT NULL DEFAULT 0 CHECK (leader_minutes >= 0),
  withdrawn_on   TEXT
) STRICT;
CREATE TABLE board_seat (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL CHECK (name <> ''),
  constituency TEXT NOT NULL DEFAULT 'members',  -- whom it speaks for, in the centre's words
  position     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE board_term (                     -- who holds a seat, from when to when
  id        INTEGER PRIMARY KEY,
  seat_id   INTEGER NOT NULL REFERENCES board_seat (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on)
) STRICT;
CREATE TABLE buddy_avoid (                    -- a person somebody would not be paired with; private
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  CHECK (person_id <> other_id),
  UNIQUE (person_id, other_id)
) STRICT;
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
CREATE TABLE buddy_liking (                   -- helps with it, likes it, or would rather not
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  topic_id  INTEGER NOT NULL REFERENCES buddy_topic (id) ON DELETE CASCADE,
  liking    TEXT NOT NULL CHECK (liking IN ('yes', 'rather not')),
  UNIQUE (person_id, topic_id)
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
INSERT INTO "buddy_pair" VALUES(1,1,2,1,NULL,NULL,'2026-11-22',NULL,NULL,'',NULL,NULL,NULL,'');
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
INSERT INTO "buddy_request" VALUES(1,2,'Somebody to go shopping with','2026-11-02','2026-11-02','','','',0,0,NULL);
CREATE TABLE buddy_rest (                     -- no new pair and no meeting; nobody is asked why
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT CHECK (ends_on > starts_on)  -- NULL: open
) STRICT;
CREATE TABLE buddy_shadow (                   -- came along with a pair, to learn
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  pair_id   INTEGER REFERENCES buddy_pair (id) ON DELETE SET NULL,
  day       TEXT NOT NULL,
  UNIQUE (person_id, day)
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
INSERT INTO "buddy_terms" VALUES(1,1,'2026-06-01',NULL,2,'',NULL);
CREATE TABLE buddy_time (                     -- when a buddy is usually free, within one day
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Monday 0
  starts_at TEXT NOT NULL,
  ends_at   TEXT NOT NULL CHECK (ends_at > starts_at)
) STRICT;
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
CREATE TABLE cash_day (                       -- the box counted when a day closes
  id            INTEGER PRIMARY KEY,
  day           TEXT NOT NULL UNIQUE,
  opening_cents INTEGER NOT NULL DEFAULT 0 CHECK (opening_cents >= 0),
  counted_cents INTEGER CHECK (counted_cents >= 0),  -- NULL: not counted yet
  note          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE category (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  colour   TEXT NOT NULL CHECK (colour IN
             ('blue', 'orange', 'green', 'pink', 'violet', 'ochre', 'teal', 'slate')),
  position INTEGER NOT NULL DEFAULT 0,
  own_colour TEXT NOT NULL DEFAULT ''         -- #RRGGBB; wins over colour
    CHECK (own_colour = '' OR own_colour GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]'),
  mark TEXT NOT NULL DEFAULT ''               -- wins over the usual mark of the colour
    CHECK (mark IN ('', 'square', 'circle', 'triangle', 'diamond', 'star', 'pentagon', 'cross', 'bar'))
) STRICT;
INSERT INTO "category" VALUES(1,'Music','violet',0,'#7A1F5A','star');
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
  members_word  TEXT NOT NULL DEFAULT 'members',
  calendar_address TEXT NOT NULL DEFAULT ''   -- of the published calendar, '' for none
) STRICT;
INSERT INTO "centre" VALUES(1,'Harbour House',X'89504E4700','Europe/Dublin','','','en',0,0,0,'a4','EUR','member','members','');
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
INSERT INTO "change_row" VALUES(1,1,'centre',1,NULL,'{"id":1,"name":"Harbour House","logo":"X''89504E4700''","zone":"Europe/Dublin","country":"","region":"","language":"en","twelve_hours":0,"first_weekday":0,"month_first":0,"paper":"a4","currency":"EUR","member_word":"member","members_word":"members","calendar_address":""}');
INSERT INTO "change_row" VALUES(2,1,'person',1,NULL,'{"id":1,"name":"Zoë O''Hara 🌈","short_name":"","sort_name":"","pronouns":"she/her","phone":"","email":"","languages":"","access_needs":"","joined_on":null,"left_on":null}');
INSERT INTO "change_row" VALUES(3,1,'role_held',1,NULL,'{"id":1,"person_id":1,"role":"leader","starts_on":"2026-01-01","ends_on":null}');
INSERT INTO "change_row" VALUES(4,1,'place',1,NULL,'{"id":1,"name":"Hall","address":"","access_facts":"","setting":"centre","position":0}');
INSERT INTO "change_row" VALUES(5,1,'category',1,NULL,'{"id":1,"name":"Music","colour":"violet","position":0,"own_colour":"#7A1F5A","mark":"star"}');
INSERT INTO "change_row" VALUES(6,1,'activity',1,NULL,'{"id":1,"title":"Choir","category_id":1,"description":"","place_id":1,"leader_id":1,"co_leader_id":null,"led_by":"","capacity":null,"fee_cents":0,"open_to":"","bring":"","notes":"","setting":"centre","on_closure":"skip","suspended_from":null,"suspended_until":null,"suspension_note":"","created_on":"2026-11-22","continues_id":null,"proposed_by":"","decided_by":"","decided_on":null,"votes":null}');
INSERT INTO "change_row" VALUES(7,1,'activity_time',1,NULL,'{"id":1,"uid":"choir-1","activity_id":1,"topic":"","words":"","dating":"dated","rule":"FREQ=WEEKLY;BYDAY=TU","starts_on":"2026-11-24","at":"14:00","minutes":90,"time_words":"","place_id":null,"term":""}');
INSERT INTO "change_row" VALUES(8,2,'activity_time',1,'{"at":"14:00"}','{"at":"15:00"}');
INSERT INTO "change_row" VALUES(9,3,'person',2,NULL,'{"id":2,"name":"Ben Ó Briain","short_name":"","sort_name":"","pronouns":"","phone":"","email":"","languages":"","access_needs":"","joined_on":null,"left_on":null}');
INSERT INTO "change_row" VALUES(10,3,'buddy_terms',1,NULL,'{"id":1,"person_id":1,"starts_on":"2026-06-01","ends_on":null,"most_pairs":2,"reach":"","shadow_first":null}');
INSERT INTO "change_row" VALUES(11,3,'buddy_request',1,NULL,'{"id":1,"person_id":2,"words":"Somebody to go shopping with","made_on":"2026-11-02","starts_on":"2026-11-02","languages":"","reach":"","access_needs":"","goes_first":0,"left_out":0,"withdrawn_on":null}');
INSERT INTO "change_row" VALUES(12,3,'buddy_pair',1,NULL,'{"id":1,"request_id":1,"member_id":2,"buddy_id":1,"stands_in_for":null,"until":null,"proposed_on":"2026-11-22","meeting_on":null,"meeting_at":null,"meeting_place":"","met_on":null,"review_on":null,"ended_on":null,"ending":""}');
INSERT INTO "change_row" VALUES(13,3,'pair_answer',1,NULL,'{"id":1,"pair_id":1,"side":"member","asked_on":"2026-11-22","answer":"","answered_on":null}');
INSERT INTO "change_row" VALUES(14,4,'print_pack',1,NULL,'{"id":1,"name":"Monday","position":0}');
INSERT INTO "change_row" VALUES(15,4,'pack_sheet',1,NULL,'{"id":1,"pack_id":1,"position":0,"sheet":"week","readers":"wall","time":"this","copies":2,"name_level":"first","options":"{}"}');
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
INSERT INTO "change_set" VALUES(3,'2026-11-22T09:00:00Z','Ana','A pair is proposed','change','done');
INSERT INTO "change_set" VALUES(4,'2026-11-22T09:00:00Z','Ana','Make a pack','change','done');
CREATE TABLE choosing_customs (               -- how this centre decides
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  quorum INTEGER NOT NULL DEFAULT 3 CHECK (quorum > 0)
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
CREATE TABLE companion (                      -- who comes along on somebody's first visit
  id          INTEGER PRIMARY KEY,
  newcomer_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day         TEXT NOT NULL,
  CHECK (newcomer_id <> person_id)
) STRICT;
CREATE TABLE concern (                        -- "call me": who and when, nothing else, on purpose
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  pair_id   INTEGER REFERENCES buddy_pair (id) ON DELETE CASCADE,
  marked_at TEXT NOT NULL,                    -- moment, UTC
  called_on TEXT                              -- NULL: the coordinator has not called yet
) STRICT;
CREATE TABLE consent (
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind         TEXT NOT NULL CHECK (kind IN ('name_on_prints', 'number_to_members')),
  given_on     TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;
CREATE TABLE contact_consent (                -- the other may see their number, until withdrawn
  id           INTEGER PRIMARY KEY,
  pair_id      INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  side         TEXT NOT NULL CHECK (side IN ('member', 'buddy')),
  given_on     TEXT NOT NULL,
  withdrawn_on TEXT
) STRICT;
CREATE TABLE conversation (                   -- a friendly one, that the agreement proposed
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  agreement_id INTEGER NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
  held_on      TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('talked', 'let be', 'pause'))
) STRICT;
CREATE TABLE coordinator_seat (               -- what one says to come back to that seat
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  lock TEXT NOT NULL CHECK (lock <> '')       -- a salted hash; the passphrase is kept nowhere
) STRICT;
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
CREATE TABLE decision (                       -- what was resolved, by whom, and why
  id          INTEGER PRIMARY KEY,
  item_id     INTEGER REFERENCES agenda_item (id) ON DELETE SET NULL,
  title       TEXT NOT NULL CHECK (title <> ''),
  outcome     TEXT NOT NULL CHECK (outcome IN ('yes', 'no', 'later')),
  reason      TEXT NOT NULL DEFAULT '',
  decided_by  TEXT NOT NULL CHECK (decided_by IN ('members', 'board', 'staff')),
  decided_on  TEXT NOT NULL,
  idea_id     INTEGER REFERENCES idea (id) ON DELETE SET NULL,
  ballot_id   INTEGER REFERENCES ballot (id) ON DELETE SET NULL,
  activity_id INTEGER REFERENCES activity (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE draft_slot (
  id        INTEGER PRIMARY KEY,
  slot_id   INTEGER NOT NULL UNIQUE REFERENCES slot (id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE duty_wish (                      -- two leaders on duty at the same time, or never
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind      TEXT NOT NULL CHECK (kind IN ('apart', 'together')),
  CHECK (person_id <> other_id),
  UNIQUE (person_id, other_id, kind)
) STRICT;
CREATE TABLE fee (                            -- what one person owes for one date, as it was then
  id           INTEGER PRIMARY KEY,
  day          TEXT NOT NULL,
  activity_id  INTEGER REFERENCES activity (id) ON DELETE SET NULL,
  original_day TEXT NOT NULL,
  original_at  TEXT NOT NULL DEFAULT '',
  person_id    INTEGER REFERENCES person (id) ON DELETE SET NULL,
  title        TEXT NOT NULL,                 -- what for, as the receipt says
  due_cents    INTEGER NOT NULL CHECK (due_cents >= 0),
  waived_cents INTEGER NOT NULL DEFAULT 0 CHECK (waived_cents BETWEEN 0 AND due_cents)
) STRICT;
CREATE TABLE file_stamp (
    table_name TEXT PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "file_stamp" VALUES('absence',0);
INSERT INTO "file_stamp" VALUES('activity',1);
INSERT INTO "file_stamp" VALUES('activity_time',1);
INSERT INTO "file_stamp" VALUES('agenda_item',0);
INSERT INTO "file_stamp" VALUES('agreement',0);
INSERT INTO "file_stamp" VALUES('attendance',0);
INSERT INTO "file_stamp" VALUES('attendance_customs',0);
INSERT INTO "file_stamp" VALUES('ballot',0);
INSERT INTO "file_stamp" VALUES('ballot_option',0);
INSERT INTO "file_stamp" VALUES('board_seat',0);
INSERT INTO "file_stamp" VALUES('board_term',0);
INSERT INTO "file_stamp" VALUES('buddy_avoid',0);
INSERT INTO "file_stamp" VALUES('buddy_customs',0);
INSERT INTO "file_stamp" VALUES('buddy_liking',0);
INSERT INTO "file_stamp" VALUES('buddy_pair',1);
INSERT INTO "file_stamp" VALUES('buddy_request',1);
INSERT INTO "file_stamp" VALUES('buddy_rest',0);
INSERT INTO "file_stamp" VALUES('buddy_shadow',0);
INSERT INTO "file_stamp" VALUES('buddy_terms',1);
INSERT INTO "file_stamp" VALUES('buddy_time',0);
INSERT INTO "file_stamp" VALUES('buddy_topic',0);
INSERT INTO "file_stamp" VALUES('buddy_training',0);
INSERT INTO "file_stamp" VALUES('cash_day',0);
INSERT INTO "file_stamp" VALUES('category',1);
INSERT INTO "file_stamp" VALUES('centre',1);
INSERT INTO "file_stamp" VALUES('change_row',15);
INSERT INTO "file_stamp" VALUES('change_set',4);
INSERT INTO "file_stamp" VALUES('choosing_customs',0);
INSERT INTO "file_stamp" VALUES('closure',0);
INSERT INTO "file_stamp" VALUES('companion',0);
INSERT INTO "file_stamp" VALUES('concern',0);
INSERT INTO "file_stamp" VALUES('consent',0);
INSERT INTO "file_stamp" VALUES('contact_consent',0);
INSERT INTO "file_stamp" VALUES('conversation',0);
INSERT INTO "file_stamp" VALUES('coordinator_seat',0);
INSERT INTO "file_stamp" VALUES('cover_call',0);
INSERT INTO "file_stamp" VALUES('date_change',0);
INSERT INTO "file_stamp" VALUES('decision',0);
INSERT INTO "file_stamp" VALUES('draft_slot',0);
INSERT INTO "file_stamp" VALUES('duty_wish',0);
INSERT INTO "file_stamp" VALUES('fee',0);
INSERT INTO "file_stamp" VALUES('gentle_return',0);
INSERT INTO "file_stamp" VALUES('head_count',0);
INSERT INTO "file_stamp" VALUES('honorarium_adjustment',0);
INSERT INTO "file_stamp" VALUES('honorarium_rate',0);
INSERT INTO "file_stamp" VALUES('idea',0);
INSERT INTO "file_stamp" VALUES('imported_entry',0);
INSERT INTO "file_stamp" VALUES('interest',0);
INSERT INTO "file_stamp" VALUES('meeting',0);
INSERT INTO "file_stamp" VALUES('meeting_presence',0);
INSERT INTO "file_stamp" VALUES('offer',0);
INSERT INTO "file_stamp" VALUES('on_call_terms',0);
INSERT INTO "file_stamp" VALUES('opening_hours',0);
INSERT INTO "file_stamp" VALUES('over_capacity',0);
INSERT INTO "file_stamp" VALUES('pack_sheet',1);
INSERT INTO "file_stamp" VALUES('pair_answer',1);
INSERT INTO "file_stamp" VALUES('pair_check_in',0);
INSERT INTO "file_stamp" VALUES('pair_goal',0);
INSERT INTO "file_stamp" VALUES('pair_pause',0);
INSERT INTO "file_stamp" VALUES('pair_review',0);
INSERT INTO "file_stamp" VALUES('pattern_role',0);
INSERT INTO "file_stamp" VALUES('pattern_training',0);
INSERT INTO "file_stamp" VALUES('pause',0);
INSERT INTO "file_stamp" VALUES('payment',0);
INSERT INTO "file_stamp" VALUES('person',2);
INSERT INTO "file_stamp" VALUES('picked_date',0);
INSERT INTO "file_stamp" VALUES('place',1);
INSERT INTO "file_stamp" VALUES('print_pack',1);
INSERT INTO "file_stamp" VALUES('relief',0);
INSERT INTO "file_stamp" VALUES('relieved_slot',0);
INSERT INTO "file_stamp" VALUES('request_liking',0);
INSERT INTO "file_stamp" VALUES('request_time',0);
INSERT INTO "file_stamp" VALUES('role_held',1);
INSERT INTO "file_stamp" VALUES('roster_customs',0);
INSERT INTO "file_stamp" VALUES('roster_draft',0);
INSERT INTO "file_stamp" VALUES('roster_version',0);
INSERT INTO "file_stamp" VALUES('shift',0);
INSERT INTO "file_stamp" VALUES('shift_pattern',0);
INSERT INTO "file_stamp" VALUES('sign_up',0);
INSERT INTO "file_stamp" VALUES('slot',0);
INSERT INTO "file_stamp" VALUES('slot_offer',0);
INSERT INTO "file_stamp" VALUES('slot_training',0);
INSERT INTO "file_stamp" VALUES('special_day',0);
INSERT INTO "file_stamp" VALUES('support',0);
INSERT INTO "file_stamp" VALUES('support_meeting',0);
INSERT INTO "file_stamp" VALUES('tally',0);
INSERT INTO "file_stamp" VALUES('tally_kind',0);
INSERT INTO "file_stamp" VALUES('term',0);
INSERT INTO "file_stamp" VALUES('training',0);
INSERT INTO "file_stamp" VALUES('training_day',0);
INSERT INTO "file_stamp" VALUES('training_held',0);
INSERT INTO "file_stamp" VALUES('turned_away',0);
INSERT INTO "file_stamp" VALUES('usual_time',0);
INSERT INTO "file_stamp" VALUES('version_slot',0);
CREATE TABLE gentle_return (                  -- a smaller share for a while
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on),
  percent   INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100)  -- of their share
) STRICT;
CREATE TABLE head_count (                     -- where names are not wanted
  id           INTEGER PRIMARY KEY,
  day          TEXT NOT NULL,
  activity_id  INTEGER REFERENCES activity (id) ON DELETE SET NULL,  -- NULL: dropped in that day
  original_day TEXT NOT NULL,
  original_at  TEXT NOT NULL DEFAULT '',
  heads        INTEGER NOT NULL CHECK (heads >= 0)
) STRICT;
CREATE TABLE honorarium_adjustment (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day       TEXT NOT NULL,
  cents     INTEGER NOT NULL CHECK (cents <> 0),
  note      TEXT NOT NULL CHECK (note <> '')
) STRICT;
CREATE TABLE honorarium_rate (                -- what an hour in a role is paid, from a day on
  id        INTEGER PRIMARY KEY,
  role      TEXT NOT NULL CHECK (role IN ('primary', 'backup', 'shadow')),
  starts_on TEXT NOT NULL,
  cents     INTEGER NOT NULL CHECK (cents >= 0),  -- an hour
  UNIQUE (role, starts_on)
) STRICT;
CREATE TABLE idea (
  id          INTEGER PRIMARY KEY,
  title       TEXT NOT NULL CHECK (title <> ''),
  description TEXT NOT NULL DEFAULT '',
  person_id   INTEGER REFERENCES person (id) ON DELETE SET NULL,  -- NULL: without a name
  put_in_on   TEXT NOT NULL,
  place       TEXT NOT NULL DEFAULT '',       -- what it needs, in words
  money_cents INTEGER CHECK (money_cents >= 0),
  transport   INTEGER NOT NULL DEFAULT 0 CHECK (transport IN (0, 1)),
  childcare   INTEGER NOT NULL DEFAULT 0 CHECK (childcare IN (0, 1)),
  access      TEXT NOT NULL DEFAULT '',
  skill       TEXT NOT NULL DEFAULT '',
  answer      TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'chosen', 'not now')),
  reply       TEXT NOT NULL DEFAULT '',       -- public
  replied_on  TEXT,
  activity_id INTEGER REFERENCES activity (id) ON DELETE SET NULL  -- what it became
) STRICT;
CREATE TABLE imported_entry (                 -- what a row or calendar entry said when it came in
  id          INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  uid         TEXT NOT NULL UNIQUE,           -- of its first time
  source      TEXT NOT NULL,                  -- name of the file it came from
  cells       TEXT NOT NULL                   -- JSON: each field as it was written
) STRICT;
CREATE TABLE interest (                       -- what somebody would like to be told about
  id          INTEGER PRIMARY KEY,
  person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  category_id INTEGER NOT NULL REFERENCES category (id) ON DELETE CASCADE,
  UNIQUE (person_id, category_id)
) STRICT;
CREATE TABLE meeting (                        -- of the members' board
  id       INTEGER PRIMARY KEY,
  held_on  TEXT NOT NULL,
  at       TEXT,
  place    TEXT NOT NULL DEFAULT '',
  notes    TEXT NOT NULL DEFAULT ''           -- for the minutes
) STRICT;
CREATE TABLE meeting_presence (
  id         INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  UNIQUE (meeting_id, person_id)
) STRICT;
CREATE TABLE offer (                          -- a free place offered to somebody in line
  id          INTEGER PRIMARY KEY,
  sign_up_id  INTEGER NOT NULL REFERENCES sign_up (id) ON DELETE CASCADE,
  offered_at  TEXT NOT NULL,                  -- moment, UTC
  answer_by   TEXT NOT NULL,                  -- moment, UTC
  answer      TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'no', 'lapsed', 'taken back')),
  answered_at TEXT
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
CREATE TABLE opening_hours (
  id       INTEGER PRIMARY KEY,
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),  -- Monday 0
  opens    TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes   TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]')
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
INSERT INTO "pack_sheet" VALUES(1,1,0,'week','wall','this',2,'first','{}');
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
INSERT INTO "pair_answer" VALUES(1,1,'member','2026-11-22','',NULL);
CREATE TABLE pair_check_in (                  -- how it went; a line if they wish, no case notes
  id        INTEGER PRIMARY KEY,
  pair_id   INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,  -- who said so
  day       TEXT NOT NULL,
  face      TEXT NOT NULL CHECK (face IN ('good', 'so-so', 'hard')),
  line      TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE pair_goal (                      -- the member's, in their own words
  id         INTEGER PRIMARY KEY,
  pair_id    INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  words      TEXT NOT NULL CHECK (words <> ''),
  set_on     TEXT NOT NULL,
  reached_on TEXT
) STRICT;
CREATE TABLE pair_pause (                     -- by one side; there is no field for a reason
  id        INTEGER PRIMARY KEY,
  pair_id   INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  side      TEXT NOT NULL CHECK (side IN ('member', 'buddy')),
  starts_on TEXT NOT NULL,
  ends_on   TEXT CHECK (ends_on > starts_on)  -- NULL: open
) STRICT;
CREATE TABLE pair_review (                    -- both looked at how it goes
  id      INTEGER PRIMARY KEY,
  pair_id INTEGER NOT NULL REFERENCES buddy_pair (id) ON DELETE CASCADE,
  held_on TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('renewed', 'ended'))
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
CREATE TABLE pause (                          -- from sign-up, confirmed by a person, until a day
  id           INTEGER PRIMARY KEY,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  activity_id  INTEGER REFERENCES activity (id) ON DELETE CASCADE,  -- NULL: every activity
  starts_on    TEXT NOT NULL,
  ends_on      TEXT NOT NULL CHECK (ends_on > starts_on),
  confirmed_by TEXT NOT NULL CHECK (confirmed_by <> ''),
  appealed_on  TEXT,
  appeal       TEXT NOT NULL DEFAULT '',      -- in their own words
  appeal_result TEXT NOT NULL DEFAULT '' CHECK (appeal_result IN ('', 'stands', 'lifted'))
) STRICT;
CREATE TABLE payment (
  id      INTEGER PRIMARY KEY,
  fee_id  INTEGER NOT NULL REFERENCES fee (id),
  day     TEXT NOT NULL,
  cents   INTEGER NOT NULL CHECK (cents <> 0),  -- below 0: given back
  receipt INTEGER NOT NULL UNIQUE               -- its number
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
INSERT INTO "person" VALUES(2,'Ben Ó Briain','','','','','','','',NULL,NULL);
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
CREATE TABLE print_pack (                     -- a saved choice of sheets, printed in one go
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "print_pack" VALUES(1,'Monday',0);
CREATE TABLE relief (                         -- a leader stands down for a while
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  absence_id INTEGER NOT NULL UNIQUE REFERENCES absence (id) ON DELETE CASCADE,
  made_at    TEXT NOT NULL                    -- moment, UTC
) STRICT;
CREATE TABLE relieved_slot (                  -- a slot that was theirs
  id        INTEGER PRIMARY KEY,
  relief_id INTEGER NOT NULL REFERENCES relief (id) ON DELETE CASCADE,
  slot_id   INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  UNIQUE (relief_id, slot_id)
) STRICT;
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
INSERT INTO "remembered_print" VALUES(1,'week','2026-11-23','2026-11-30','2026-11-22T09:00:00Z','{}','{}');
CREATE TABLE request_liking (                 -- hopes for it, likes it, or would rather avoid it
  id         INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES buddy_request (id) ON DELETE CASCADE,
  topic_id   INTEGER NOT NULL REFERENCES buddy_topic (id) ON DELETE CASCADE,
  liking     TEXT NOT NULL CHECK (liking IN ('yes', 'rather not')),
  UNIQUE (request_id, topic_id)
) STRICT;
CREATE TABLE request_time (                   -- when they could meet, within one day
  id         INTEGER PRIMARY KEY,
  request_id INTEGER NOT NULL REFERENCES buddy_request (id) ON DELETE CASCADE,
  weekday    INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  starts_at  TEXT NOT NULL,
  ends_at    TEXT NOT NULL CHECK (ends_at > starts_at)
) STRICT;
CREATE TABLE role_held (
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  role      TEXT NOT NULL CHECK (role IN
              ('member', 'leader', 'buddy', 'coordinator', 'board', 'staff', 'volunteer', 'family')),
  starts_on TEXT NOT NULL,
  ends_on   TEXT
) STRICT;
INSERT INTO "role_held" VALUES(1,1,'leader','2026-01-01',NULL);
CREATE TABLE roster_customs (                 -- how this centre is on call
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  rest_minutes INTEGER NOT NULL DEFAULT 600 CHECK (rest_minutes >= 0),
  shadow_first INTEGER NOT NULL DEFAULT 0 CHECK (shadow_first >= 0),
  past_weeks   INTEGER NOT NULL DEFAULT 8 CHECK (past_weeks BETWEEN 0 AND 52),  -- counted in
  return_weeks INTEGER NOT NULL DEFAULT 4 CHECK (return_weeks >= 0),
  return_percent INTEGER NOT NULL DEFAULT 50 CHECK (return_percent BETWEEN 0 AND 100)
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
CREATE TABLE roster_version (                 -- each time a roster was published
  id           INTEGER PRIMARY KEY,
  starts_on    TEXT NOT NULL,
  ends_on      TEXT NOT NULL CHECK (ends_on > starts_on),
  published_at TEXT NOT NULL,                 -- moment, UTC
  published_by TEXT NOT NULL
) STRICT;
CREATE TABLE sealed_batch (                   -- papers being entered twice, until both agree
  id        INTEGER PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  label     TEXT NOT NULL,                    -- "Batch 2"
  first     TEXT NOT NULL DEFAULT '[]',       -- JSON: the ticks of each paper, in order
  second    TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE sealed_box (                     -- every vote of a ballot, sorted and counted, in one
  id        INTEGER PRIMARY KEY,
  ballot_id INTEGER NOT NULL UNIQUE REFERENCES ballot (id),
  votes     TEXT NOT NULL,                    -- JSON: how many ticked just these options
  papers    INTEGER NOT NULL DEFAULT 0        -- how many of them came on paper
) STRICT;
CREATE TABLE sealed_voter (                   -- has voted; kept when the person is removed
  id        INTEGER PRIMARY KEY,
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  person_id INTEGER NOT NULL,
  way       TEXT NOT NULL CHECK (way IN ('desk', 'paper')),
  UNIQUE (ballot_id, person_id)
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
CREATE TABLE sign_up (                        -- intends to come: on one date, or to the whole course
  id           INTEGER PRIMARY KEY,
  activity_id  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  original_day TEXT NOT NULL DEFAULT '',      -- the date the rule gave; '' for the whole course
  original_at  TEXT NOT NULL DEFAULT '',      -- the clock the rule gave; '' without one
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  state        TEXT NOT NULL CHECK (state IN
                 ('going', 'waiting', 'offered', 'excused', 'withdrawn', 'lapsed')),
  number       INTEGER NOT NULL CHECK (number > 0),  -- order of asking for this date or course
  made_at      TEXT NOT NULL,                 -- moment, UTC
  answer_by    TEXT,                          -- moment, UTC, while a place is offered
  guests       INTEGER NOT NULL DEFAULT 0 CHECK (guests >= 0),
  carers       INTEGER NOT NULL DEFAULT 0 CHECK (carers >= 0),
  transport    INTEGER NOT NULL DEFAULT 0 CHECK (transport IN (0, 1)),
  childcare    INTEGER NOT NULL DEFAULT 0 CHECK (childcare >= 0),  -- how many children
  access       TEXT NOT NULL DEFAULT '',      -- for this outing, in their own words
  UNIQUE (activity_id, original_day, original_at, person_id)
) STRICT;
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
CREATE TABLE slot_training (                  -- what this slot needs
  id          INTEGER PRIMARY KEY,
  slot_id     INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
  UNIQUE (slot_id, training_id)
) STRICT;
CREATE TABLE special_day (                    -- its hours replace the weekday's on that day
  id       INTEGER PRIMARY KEY,
  day      TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  opens    TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]'),
  closes   TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]'),
  name     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE support (
  id        INTEGER PRIMARY KEY,
  idea_id   INTEGER NOT NULL REFERENCES idea (id) ON DELETE CASCADE,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,    -- NULL: without a name
  kind      TEXT NOT NULL CHECK (kind IN ('come', 'lead', 'teach')),
  given_on  TEXT NOT NULL,
  UNIQUE (idea_id, person_id, kind)
) STRICT;
CREATE TABLE support_meeting (                -- of a buddy with the coordinator
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day       TEXT NOT NULL,
  held      INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),  -- 0: planned
  UNIQUE (person_id, day)
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
CREATE TABLE tally_kind (                     -- what a call or visit was about: the centre's list
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE term (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL,                    -- the same name may have several ranges
  starts_on TEXT NOT NULL,
  ends_on   TEXT NOT NULL CHECK (ends_on > starts_on)
) STRICT;
CREATE TABLE training (                       -- a course or certificate, from the centre's own list
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE CHECK (name <> ''),
  months       INTEGER CHECK (months > 0),    -- how long it counts; NULL: it does not lapse
  renewal_days INTEGER NOT NULL DEFAULT 60 CHECK (renewal_days >= 0),  -- reminded so long before
  position     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE training_day (                   -- whoever came to this activity was trained
  id          INTEGER PRIMARY KEY,
  activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
  UNIQUE (activity_id, training_id)
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
CREATE TABLE turned_away (                    -- came, or asked, and there was no room
  id           INTEGER PRIMARY KEY,
  activity_id  INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
  day          TEXT NOT NULL,
  people       INTEGER NOT NULL CHECK (people > 0)
) STRICT;
CREATE TABLE usual_time (                     -- part of a leader's usual week
  id        INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  starts_at TEXT NOT NULL,
  ends_at   TEXT NOT NULL,                    -- at or before starts_at: on the next day
  liking    TEXT NOT NULL CHECK (liking IN ('prefers', 'can', 'rather not', 'cannot'))
) STRICT;
CREATE TABLE version_slot (                   -- who stood where in it
  id         INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES roster_version (id) ON DELETE CASCADE,
  slot_id    INTEGER NOT NULL REFERENCES slot (id) ON DELETE CASCADE,
  person_id  INTEGER REFERENCES person (id) ON DELETE SET NULL,
  UNIQUE (version_id, slot_id)
) STRICT;
CREATE INDEX special_day_by_day ON special_day (day);
CREATE INDEX person_by_name ON person (name);
CREATE INDEX role_held_by_person ON role_held (person_id);
CREATE INDEX consent_by_person ON consent (person_id);
CREATE INDEX closure_by_end ON closure (ends_on);
CREATE INDEX activity_time_by_activity ON activity_time (activity_id);
CREATE INDEX date_change_by_moved_to ON date_change (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX imported_entry_by_activity ON imported_entry (activity_id);
CREATE INDEX sign_up_by_person ON sign_up (person_id, original_day);
CREATE INDEX sign_up_by_day
  ON sign_up (original_day, activity_id, original_at, state, person_id);
CREATE INDEX offer_by_sign_up ON offer (sign_up_id);
CREATE INDEX offer_open ON offer (answer_by) WHERE answer = '';
CREATE UNIQUE INDEX attendance_once
  ON attendance (activity_id, original_day, original_at, person_id);
CREATE INDEX attendance_by_person ON attendance (person_id, day);
CREATE INDEX attendance_by_day
  ON attendance (day, activity_id, original_day, original_at, presence, guests);
CREATE INDEX attendance_missed ON attendance (day, person_id, activity_id)
  WHERE presence = 'missed' AND signed_up = 1;
CREATE UNIQUE INDEX head_count_once ON head_count (activity_id, original_day, original_at);
CREATE INDEX head_count_by_day ON head_count (day);
CREATE INDEX turned_away_by_activity ON turned_away (activity_id, day);
CREATE UNIQUE INDEX fee_once ON fee (activity_id, original_day, original_at, person_id);
CREATE INDEX fee_by_person ON fee (person_id, day);
CREATE INDEX fee_by_day ON fee (day);
CREATE INDEX payment_by_day ON payment (day);
CREATE INDEX payment_by_fee ON payment (fee_id);
CREATE INDEX conversation_by_person ON conversation (person_id);
CREATE INDEX pause_by_person ON pause (person_id);
CREATE INDEX companion_by_newcomer ON companion (newcomer_id);
CREATE INDEX board_term_by_seat ON board_term (seat_id);
CREATE INDEX ballot_option_by_ballot ON ballot_option (ballot_id);
CREATE INDEX agenda_item_by_meeting ON agenda_item (meeting_id);
CREATE INDEX decision_by_item ON decision (item_id);
CREATE INDEX training_held_by_training ON training_held (training_id, lapses_on);
CREATE INDEX shift_by_day ON shift (day);
CREATE INDEX slot_by_person ON slot (person_id, shift_id);
CREATE INDEX usual_time_by_person ON usual_time (person_id);
CREATE INDEX absence_by_person ON absence (person_id);
CREATE INDEX gentle_return_by_person ON gentle_return (person_id);
CREATE INDEX roster_version_by_end ON roster_version (ends_on);
CREATE INDEX version_slot_by_slot ON version_slot (slot_id, version_id);
CREATE INDEX slot_offer_by_slot ON slot_offer (slot_id);
CREATE INDEX slot_offer_open ON slot_offer (answer) WHERE answer = '';
CREATE INDEX tally_by_day ON tally (day);
CREATE INDEX honorarium_adjustment_by_day ON honorarium_adjustment (day);
CREATE INDEX relief_by_person ON relief (person_id);
CREATE INDEX relieved_slot_by_slot ON relieved_slot (slot_id);
CREATE INDEX cover_call_by_slot ON cover_call (slot_id);
CREATE INDEX cover_call_by_date ON cover_call (time_id, original_day);
CREATE INDEX cover_call_by_person ON cover_call (person_id, asked_at);
CREATE INDEX buddy_time_by_person ON buddy_time (person_id);
CREATE INDEX buddy_rest_by_person ON buddy_rest (person_id);
CREATE INDEX buddy_request_by_person ON buddy_request (person_id);
CREATE INDEX request_time_by_request ON request_time (request_id);
CREATE INDEX buddy_pair_by_buddy ON buddy_pair (buddy_id);
CREATE INDEX buddy_pair_by_member ON buddy_pair (member_id);
CREATE INDEX buddy_pair_by_request ON buddy_pair (request_id);
CREATE INDEX buddy_pair_in_place_of ON buddy_pair (stands_in_for) WHERE stands_in_for IS NOT NULL;
CREATE INDEX buddy_pair_open ON buddy_pair (id) WHERE ended_on IS NULL;
CREATE INDEX contact_consent_by_pair ON contact_consent (pair_id);
CREATE INDEX pair_pause_by_pair ON pair_pause (pair_id);
CREATE INDEX pair_goal_by_pair ON pair_goal (pair_id);
CREATE INDEX pair_check_in_by_pair ON pair_check_in (pair_id, day);
CREATE INDEX pair_review_by_pair ON pair_review (pair_id);
CREATE INDEX over_capacity_by_person ON over_capacity (person_id);
CREATE INDEX concern_open ON concern (marked_at) WHERE called_on IS NULL;
CREATE INDEX pack_sheet_by_pack ON pack_sheet (pack_id);
CREATE INDEX remembered_print_by_end ON remembered_print (ends_on);
CREATE INDEX change_set_open ON change_set (state, id) WHERE state <> 'final';
CREATE INDEX change_row_of_set ON change_row (change_set);
CREATE INDEX change_row_of_record ON change_row (table_name, record);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_set',4);
COMMIT;
