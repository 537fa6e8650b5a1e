"""Who is on the roster and on what terms: usual weeks, absences, gentle returns, wishes."""

from __future__ import annotations

from datetime import date

from dropin.dates import read_clock, read_day
from dropin.roster.model import (
    Absence,
    DutyWish,
    GentleReturn,
    RosterCustoms,
    Terms,
    UsualTime,
)
from dropin.storage.file import CentreFile, Row

_TERMS = (
    "id, person_id, starts_on, ends_on, share, most_a_week, most_a_month, most_nights,"
    " rest_minutes, rest_week_every, otherwise, shadow_first, lives_near"
)
_CUSTOMS = "rest_minutes, shadow_first, past_weeks, return_weeks, return_percent"


def terms(file: CentreFile) -> tuple[Terms, ...]:
    """Everybody's terms, also of those whose time on the roster is over, by person."""
    rows = file.rows(f"SELECT {_TERMS} FROM on_call_terms ORDER BY person_id")
    return tuple(map(_terms, rows))


def terms_of(file: CentreFile, person_id: int) -> Terms | None:
    """Somebody's terms; None where they never were on the roster."""
    row = file.row(f"SELECT {_TERMS} FROM on_call_terms WHERE person_id = ?", (person_id,))
    return None if row is None else _terms(row)


def usual_times(file: CentreFile) -> tuple[UsualTime, ...]:
    """Everybody's usual week, in its order."""
    rows = file.rows("SELECT * FROM usual_time ORDER BY person_id, weekday, starts_at, id")
    return tuple(map(_usual_time, rows))


def usual_times_of(file: CentreFile, person_id: int) -> tuple[UsualTime, ...]:
    """Somebody's usual week, in its order."""
    rows = file.rows(
        "SELECT * FROM usual_time WHERE person_id = ? ORDER BY weekday, starts_at, id", (person_id,)
    )
    return tuple(map(_usual_time, rows))


def absences(file: CentreFile, first: date, end: date) -> tuple[Absence, ...]:
    """Who is away at any time from ``first`` up to but not including ``end``, in time order."""
    rows = file.rows(
        "SELECT id, person_id, starts_on, ends_on FROM absence"
        " WHERE starts_on < ? AND (ends_on IS NULL OR ends_on > ?) ORDER BY starts_on, id",
        (end.isoformat(), first.isoformat()),
    )
    return tuple(map(_absence, rows))


def absences_of(file: CentreFile, person_id: int) -> tuple[Absence, ...]:
    """Every absence of somebody, in time order."""
    rows = file.rows(
        "SELECT id, person_id, starts_on, ends_on FROM absence WHERE person_id = ?"
        " ORDER BY starts_on, id",
        (person_id,),
    )
    return tuple(map(_absence, rows))


def absence(file: CentreFile, absence_id: int) -> Absence | None:
    """One absence, or None once it was removed."""
    row = file.row(
        "SELECT id, person_id, starts_on, ends_on FROM absence WHERE id = ?", (absence_id,)
    )
    return None if row is None else _absence(row)


def gentle_returns(file: CentreFile) -> tuple[GentleReturn, ...]:
    """Everybody's gentle returns, in time order."""
    rows = file.rows(
        "SELECT id, person_id, starts_on, ends_on, percent FROM gentle_return"
        " ORDER BY starts_on, id"
    )
    return tuple(
        GentleReturn(row[0], row[1], read_day(row[2]), read_day(row[3]), row[4]) for row in rows
    )


def gentle_returns_of(file: CentreFile, person_id: int) -> tuple[GentleReturn, ...]:
    """Somebody's gentle returns, in time order."""
    return tuple(each for each in gentle_returns(file) if each.person_id == person_id)


def wishes(file: CentreFile) -> tuple[DutyWish, ...]:
    """Who is on duty together gladly, or never."""
    rows = file.rows("SELECT id, person_id, other_id, kind FROM duty_wish ORDER BY id")
    return tuple(DutyWish(*row) for row in rows)


def customs(file: CentreFile) -> RosterCustoms:
    """How this centre is on call."""
    row = file.row(f"SELECT {_CUSTOMS} FROM roster_customs")
    return RosterCustoms() if row is None else RosterCustoms(*row)


def _terms(row: Row) -> Terms:
    terms_id, person_id, starts_on, ends_on, *others, near = row
    others.append(bool(near))
    return Terms(terms_id, person_id, read_day(starts_on), _day(ends_on), *others)


def _usual_time(row: Row) -> UsualTime:
    return UsualTime(
        row["id"],
        row["person_id"],
        row["weekday"],
        read_clock(row["starts_at"]),
        read_clock(row["ends_at"]),
        row["liking"],
    )


def _absence(row: Row) -> Absence:
    return Absence(row[0], row[1], read_day(row[2]), _day(row[3]))


def _day(text: str | None) -> date | None:
    return None if text is None else read_day(text)
