"""A large centre: 20,000 people, a hundred weekly activities, ten years and a million visits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.storage.change import Change
from dropin.storage.file import CentreFile

PEOPLE = 20_000
ACTIVITIES = 100
VISITS = 1_000_000
EACH_DATE = 20
FIRST_MONDAY = date(2017, 2, 27)
NOW = datetime(2026, 9, 23, 12, 0, tzinfo=UTC)
"""A Wednesday in the last of 500 weeks: that day's activities have just been visited."""

_PEOPLE = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO person (id, name, phone, joined_on)
SELECT i, 'Person ' || i, '01 ' || i, '2017-01-01' FROM n
"""
_ACTIVITIES = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
INSERT INTO activity (id, title, capacity, fee_cents, created_on)
SELECT i + 1, 'Activity ' || i, 25, 200, '2017-01-01' FROM n
"""
_TIMES = """
INSERT INTO activity_time (uid, activity_id, rule, starts_on, at, minutes)
SELECT 'time-' || id, id,
  'FREQ=WEEKLY;BYDAY=' || substr('MOTUWETHFR', 1 + 2 * ((id - 1) % 5), 2),
  date(?, '+' || ((id - 1) % 5) || ' days'), printf('%02d:00', 9 + (id - 1) % 9), 60
FROM activity
"""
# Visit i is on date i / 20; each date is one activity of one week, filled in order of time.
_VISITS = """
WITH RECURSIVE
  n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1),
  visit(i, activity, day) AS (
    SELECT i, 5 * (i / 20 % 20) + i / 400 % 5 + 1,
      date(?, '+' || (7 * (i / 2000) + i / 400 % 5) || ' days') FROM n)
INSERT INTO attendance
  (id, day, activity_id, original_day, original_at, person_id, presence, signed_up, came_at)
SELECT i + 1, day, activity, day, printf('%02d:00', 9 + (activity - 1) % 9), i * 7919 % 20000 + 1,
  CASE WHEN i % 50 = 0 THEN 'missed' WHEN i % 30 = 0 THEN 'excused' ELSE 'came' END, 1,
  printf('%02d:05', 9 + (activity - 1) % 9)
FROM visit
"""
_SIGN_UPS = """
INSERT INTO sign_up (activity_id, original_day, original_at, person_id, state, number, made_at)
SELECT activity_id, original_day, original_at, person_id, 'going', i % 20 + 1,
  day || 'T06:00:00Z'
FROM (SELECT *, id - 1 AS i FROM attendance WHERE day >= ?)
"""


def make_large_centre(path: Path) -> None:
    """Write the file in one load, as fast as SQLite takes it. Sign-ups are of the last year."""
    with (
        CentreFile.create(path, clock=lambda: NOW, who="Ana") as file,
        file.load("Start") as change,
    ):
        save_centre(file, new_centre("Harbour House", "Europe/Dublin"))
        _fill(change)


def _fill(change: Change) -> None:
    first = FIRST_MONDAY.isoformat()
    change.execute(_PEOPLE, (PEOPLE,))
    change.execute(_ACTIVITIES, (ACTIVITIES,))
    change.execute(_TIMES, (first,))
    change.execute(_VISITS, (VISITS, first))
    change.execute(_SIGN_UPS, ((NOW.date() - timedelta(days=365)).isoformat(),))
