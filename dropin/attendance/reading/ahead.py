"""Whether anything is to be looked at in the days ahead: one indexed question each."""

from __future__ import annotations

from datetime import date

from dropin.attendance.reading.filed import day_of
from dropin.storage.file import CentreFile


def anybody_signed_up(file: CentreFile, first: date) -> bool:
    """Whether anybody is signed up for a date from ``first`` on."""
    found = file.value(
        "SELECT 1 FROM sign_up WHERE original_day >= ? LIMIT 1", (first.isoformat(),)
    )
    return found is not None


def days_with_a_line(file: CentreFile, first: date, end: date) -> frozenset[date]:
    """Original days from ``first`` up to ``end`` for which somebody waits for a place."""
    rows = file.rows(
        "SELECT DISTINCT original_day FROM sign_up"
        " WHERE original_day >= ? AND original_day < ? AND state = 'waiting'",
        (first.isoformat(), end.isoformat()),
    )
    return frozenset(day_of(row[0]) for row in rows)
