"""Who came, was excused or missed; heads without names; who was turned away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain

from dropin.attendance.fair_attendance import Miss
from dropin.attendance.model import GOING, Attendance, HeadCount
from dropin.attendance.reading.filed import chain_of, clock_of, day_of, read_key, where_filed
from dropin.attendance.reading.signed import sign_ups_of
from dropin.programme.model import CANCELLED, Occurrence
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_ATTENDANCE = (
    "id, day, activity_id, original_day, original_at, person_id, presence, signed_up, guests,"
    " came_at"
)
_HEADS = "id, day, activity_id, original_day, original_at, heads"
_ORDER = "ORDER BY came_at IS NULL, came_at, id"


def attendance(file: CentreFile, attendance_id: int) -> Attendance | None:
    """One attendance, or None once it was taken back."""
    found = _where(file, "id = ?", (attendance_id,))
    return found[0] if found else None


def attendance_of(
    file: CentreFile, occurrence: Occurrence | None, day: date, person_id: int
) -> Attendance | None:
    """What is noted of one person on one date; of dropping in on ``day`` without an occurrence."""
    where, values = _dropped_in(day) if occurrence is None else where_filed(file, occurrence)
    found = _where(file, f"{where} AND person_id = ?", [*values, person_id])
    return found[0] if found else None


def attendances_of(file: CentreFile, occurrence: Occurrence) -> tuple[Attendance, ...]:
    """Everybody noted on one date, in order of coming."""
    where, values = where_filed(file, occurrence)
    return _where(file, where, values)


def attendances_on(file: CentreFile, day: date) -> tuple[Attendance, ...]:
    """Everybody noted on one day, for an activity or dropping in, in order of coming."""
    return _where(file, "day = ?", (day.isoformat(),))


def drop_ins_on(file: CentreFile, day: date) -> tuple[Attendance, ...]:
    """Those who came in on a day without an activity, in order of coming."""
    return _where(file, *_dropped_in(day))


def attendances_of_person(
    file: CentreFile, person_id: int, first: date, end: date
) -> tuple[Attendance, ...]:
    """Theirs from ``first`` up to ``end``, by day."""
    rows = file.rows(
        f"SELECT {_ATTENDANCE} FROM attendance WHERE person_id = ? AND day >= ? AND day < ?"
        " ORDER BY day, came_at, id",
        (person_id, first.isoformat(), end.isoformat()),
    )
    return tuple(map(_attendance, rows))


def head_count_of(file: CentreFile, occurrence: Occurrence | None, day: date) -> HeadCount | None:
    """Heads counted on one date; of dropping in on ``day`` without an occurrence."""
    where, values = _dropped_in(day) if occurrence is None else where_filed(file, occurrence)
    row = file.row(f"SELECT {_HEADS} FROM head_count WHERE {where}", values)
    return None if row is None else _head_count(row)


def turned_away(file: CentreFile, first: date, end: date) -> dict[int, int]:
    """How many people were turned away from ``first`` up to ``end``, by activity."""
    rows = file.rows(
        "SELECT activity_id, sum(people) FROM turned_away"
        " WHERE activity_id IN (SELECT id FROM activity) AND day >= ? AND day < ?"
        " GROUP BY activity_id",
        (first.isoformat(), end.isoformat()),
    )
    return {row[0]: row[1] for row in rows}


def unmarked(
    file: CentreFile, past: Sequence[Occurrence]
) -> tuple[tuple[Occurrence, tuple[int, ...]], ...]:
    """Of dates that are over, who had a place and is noted neither here nor away.

    What is proposed as missed; dates without any such person, and cancelled ones, are left out.
    """
    found = []
    for each in past:
        if each.status == CANCELLED:
            continue
        noted = {seen.person_id for seen in attendances_of(file, each)}
        open_ones = tuple(
            signed.person_id
            for signed in sign_ups_of(file, each)
            if signed.state == GOING and signed.person_id not in noted
        )
        if open_ones:
            found.append((each, open_ones))
    return tuple(found)


def misses(file: CentreFile, since: date, person_id: int | None = None) -> tuple[Miss, ...]:
    """Dates missed from ``since`` on by people who had a place, of one person or everybody's."""
    # Named, because SQLite without statistics would rather look through all those days' visits.
    index, whose = "attendance_missed", "person_id IS NOT NULL"
    values: list[Value] = [since.isoformat()]
    if person_id is not None:
        index, whose = "attendance_by_person", "person_id = ?"
        values.append(person_id)
    rows = file.rows(
        f"SELECT person_id, activity_id, day FROM attendance INDEXED BY {index}"
        f" WHERE presence = 'missed' AND signed_up = 1 AND day >= ? AND {whose} ORDER BY day, id",
        values,
    )
    return tuple(Miss(row[0], row[1], day_of(row[2])) for row in rows)


def first_visits(file: CentreFile, person_ids: Sequence[int]) -> dict[int, date]:
    """The first day each of these people came; who never did is left out."""
    rows = chain.from_iterable(
        file.rows(
            "SELECT person_id, day FROM attendance WHERE person_id = ? AND presence = 'came'"
            " ORDER BY day LIMIT 1",
            (person_id,),
        )
        for person_id in person_ids
    )
    return {row[0]: day_of(row[1]) for row in rows}


def regulars(
    file: CentreFile, activity_id: int, first: date, end: date, how_many: int
) -> tuple[int, ...]:
    """Who came most often to an activity from ``first`` up to ``end``: whom one knows by name."""
    own = chain_of(file, activity_id)
    rows = file.rows(
        "SELECT person_id FROM attendance"
        f" WHERE activity_id IN ({', '.join('?' * len(own))})"
        " AND original_day >= ? AND original_day < ?"
        " AND presence = 'came' AND person_id IS NOT NULL"
        " GROUP BY person_id ORDER BY count(*) DESC, person_id LIMIT ?",
        (*own, first.isoformat(), end.isoformat(), how_many),
    )
    return tuple(row[0] for row in rows)


def _dropped_in(day: date) -> tuple[str, list[Value]]:
    return "activity_id IS NULL AND day = ?", [day.isoformat()]


def _where(file: CentreFile, where: str, values: Sequence[Value]) -> tuple[Attendance, ...]:
    rows = file.rows(f"SELECT {_ATTENDANCE} FROM attendance WHERE {where} {_ORDER}", values)
    return tuple(map(_attendance, rows))


def _attendance(row: Row) -> Attendance:
    (
        attendance_id,
        day,
        activity_id,
        original_day,
        original_at,
        person_id,
        presence,
        signed_up,
        guests,
        came_at,
    ) = row
    return Attendance(
        attendance_id,
        day_of(day),
        read_key(activity_id, original_day, original_at),
        person_id,
        presence,
        bool(signed_up),
        guests,
        None if came_at is None else clock_of(came_at),
    )


def _head_count(row: Row) -> HeadCount:
    count_id, day, activity_id, original_day, original_at, heads = row
    key = read_key(activity_id, original_day, original_at)
    return HeadCount(count_id, day_of(day), key, heads)
