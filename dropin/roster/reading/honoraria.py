"""What an hour is paid, what was added by hand, and everybody's statement for some days."""

from __future__ import annotations

from datetime import date

from dropin.dates import read_day
from dropin.roster.honoraria import Statement, statements
from dropin.roster.model import Adjustment, Rate
from dropin.roster.planning.model import ROLES
from dropin.roster.reading.patterns import stored_shifts
from dropin.storage.file import CentreFile


def rates(file: CentreFile) -> tuple[Rate, ...]:
    """Every rate, by role and then the latest first."""
    rows = file.rows(
        "SELECT id, role, starts_on, cents FROM honorarium_rate ORDER BY starts_on DESC, id"
    )
    found = [Rate(row[0], row[1], read_day(row[2]), row[3]) for row in rows]
    return tuple(sorted(found, key=lambda each: ROLES.index(each.role)))


def adjustments(file: CentreFile, first: date, end: date) -> tuple[Adjustment, ...]:
    """What was added or taken by hand from ``first`` up to but not including ``end``."""
    rows = file.rows(
        "SELECT id, person_id, day, cents, note FROM honorarium_adjustment"
        " WHERE day >= ? AND day < ? ORDER BY day, id",
        (first.isoformat(), end.isoformat()),
    )
    return tuple(Adjustment(row[0], row[1], read_day(row[2]), row[3], row[4]) for row in rows)


def adjustment(file: CentreFile, adjustment_id: int) -> Adjustment | None:
    """One adjustment, or None once it was removed."""
    row = file.row(
        "SELECT id, person_id, day, cents, note FROM honorarium_adjustment WHERE id = ?",
        (adjustment_id,),
    )
    return None if row is None else Adjustment(row[0], row[1], read_day(row[2]), row[3], row[4])


def honoraria(file: CentreFile, first: date, end: date) -> tuple[Statement, ...]:
    """Everybody's statement for the shifts that start from ``first`` up to but not including
    ``end``, sorted as people look themselves up."""
    shifts = sorted(stored_shifts(file, first, end), key=lambda each: (each.starts, each.id))
    found = statements(shifts, rates(file), adjustments(file, first, end))
    named = file.rows("SELECT id, name, sort_name FROM person")
    order = {row[0]: (row[2] or row[1]).casefold() for row in named}
    return tuple(sorted(found, key=lambda each: (order.get(each.person_id, ""), each.person_id)))
