"""Reliefs, the slots that were somebody's, and the calls that were made."""

from __future__ import annotations

from datetime import date, datetime

from dropin.dates import read_clock, read_day, read_moment, write_moment
from dropin.relief.model import Call, Claim, Relief
from dropin.storage.file import CentreFile, Row

_RELIEF = "relief.id, relief.person_id, absence_id, starts_on, ends_on, made_at"
_FROM = "FROM relief JOIN absence ON absence.id = absence_id"
_CALL = "id, slot_id, time_id, original_day, original_at, person_id, asked_at, asked_by, outcome"


def reliefs(file: CentreFile, since: date) -> tuple[Relief, ...]:
    """Those that are not over by ``since``, in time order."""
    rows = file.rows(
        f"SELECT {_RELIEF} {_FROM} WHERE ends_on IS NULL OR ends_on > ?"
        " ORDER BY starts_on, relief.id",
        (since.isoformat(),),
    )
    return tuple(map(_relief, rows))


def relief(file: CentreFile, relief_id: int) -> Relief | None:
    """One relief, or None once it is gone."""
    row = file.row(f"SELECT {_RELIEF} {_FROM} WHERE relief.id = ?", (relief_id,))
    return None if row is None else _relief(row)


def relief_on(file: CentreFile, absence_id: int) -> Relief | None:
    """The relief that stands on this absence, if any."""
    row = file.row(f"SELECT {_RELIEF} {_FROM} WHERE absence_id = ?", (absence_id,))
    return None if row is None else _relief(row)


def reliefs_of(file: CentreFile, person_id: int) -> tuple[Relief, ...]:
    """Every relief of somebody, in time order."""
    rows = file.rows(
        f"SELECT {_RELIEF} {_FROM} WHERE relief.person_id = ? ORDER BY starts_on, relief.id",
        (person_id,),
    )
    return tuple(map(_relief, rows))


def claims(file: CentreFile, first: date, end: date) -> tuple[Claim, ...]:
    """Whose the slots were of shifts from ``first`` up to but not including ``end``."""
    rows = file.rows(
        "SELECT relieved_slot.id, relief_id, slot_id FROM relieved_slot"
        " JOIN slot ON slot.id = slot_id JOIN shift ON shift.id = shift_id"
        " WHERE day >= ? AND day < ? ORDER BY relieved_slot.id",
        (first.isoformat(), end.isoformat()),
    )
    return tuple(Claim(*row) for row in rows)


def claimed_slots(file: CentreFile, relief_id: int) -> frozenset[int]:
    """The slots that were theirs when they stood down."""
    rows = file.rows("SELECT slot_id FROM relieved_slot WHERE relief_id = ?", (relief_id,))
    return frozenset(row[0] for row in rows)


def calls_since(file: CentreFile, since: datetime) -> tuple[Call, ...]:
    """Every call from a moment on, the oldest first."""
    rows = file.rows(
        f"SELECT {_CALL} FROM cover_call WHERE asked_at >= ? ORDER BY id", (write_moment(since),)
    )
    return tuple(map(_call, rows))


def _relief(row: Row) -> Relief:
    relief_id, person_id, absence_id, starts_on, ends_on, made_at = row
    until = None if ends_on is None else read_day(ends_on)
    return Relief(
        relief_id, person_id, absence_id, read_day(starts_on), until, read_moment(made_at)
    )


def _call(row: Row) -> Call:
    call_id, slot_id, time_id, day, at, person_id, asked_at, asked_by, outcome = row
    filed_under = (
        slot_id or 0,
        time_id or 0,
        read_day(day) if day else None,
        read_clock(at) if at else None,
    )
    return Call(call_id, filed_under, person_id, read_moment(asked_at), asked_by, outcome)
