"""Sign-ups and the offers made to those in line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from dropin.attendance.fair_turns import MissedOut
from dropin.attendance.filing import Dates
from dropin.attendance.model import CAME, LAPSED, OFFERED, WAITING, Key, Offer, SignUp
from dropin.attendance.reading.filed import (
    chain_of,
    chains,
    key_columns,
    read_key,
    where_course,
    where_filed,
    where_person,
)
from dropin.attendance.sign_ups import Room, course_room, for_date, room
from dropin.centre.store import time_zone
from dropin.dates import on_the_wall, read_moment, write_moment
from dropin.programme.model import CANCELLED, Activity, Occurrence, Programme
from dropin.programme.occurrences import moved_away, occurrences
from dropin.records import record
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_SIGN_UP = (
    "id, activity_id, original_day, original_at, person_id, state, number, made_at, answer_by,"
    " guests, carers, transport, childcare, access"
)
_OFFER = "id, sign_up_id, offered_at, answer_by, answer, answered_at"


@record
class Orphan:
    """A sign-up whose date is cancelled, or no longer on: whom to tell, and how.

    ``cancelled`` is the date that was cancelled; None where the programme has no such date now.
    """

    sign_up: SignUp
    activity: str
    name: str
    phone: str
    cancelled: Occurrence | None


def sign_up(file: CentreFile, sign_up_id: int) -> SignUp | None:
    """One sign-up, or None once it is gone."""
    row = file.row(f"SELECT {_SIGN_UP} FROM sign_up WHERE id = ?", (sign_up_id,))
    return None if row is None else _sign_up(row)


def sign_ups(file: CentreFile, keys: Iterable[Key]) -> tuple[SignUp, ...]:
    """Everything filed under just these keys, in order of asking."""
    found: list[SignUp] = []
    for key in keys:
        columns = key_columns(key)
        rows = file.rows(
            f"SELECT {_SIGN_UP} FROM sign_up"
            " WHERE activity_id = ? AND original_day = ? AND original_at = ? ORDER BY number, id",
            tuple(columns.values()),
        )
        found += map(_sign_up, rows)
    return tuple(found)


def sign_ups_of(file: CentreFile, occurrence: Occurrence) -> tuple[SignUp, ...]:
    """Everybody's sign-up as it holds on this date, those to the whole course included.

    In order of asking; also who was excused, withdrew or let an offer lapse on this very date.
    """
    return for_date(dated_sign_ups(file, occurrence), _course_by(file, occurrence))


def dated_sign_ups(file: CentreFile, occurrence: Occurrence) -> tuple[SignUp, ...]:
    """Those to this very date, in order of asking."""
    where, values = where_filed(file, occurrence)
    return _where(file, where, values)


def course_sign_ups(file: CentreFile, activity_id: int) -> tuple[SignUp, ...]:
    """Those to the whole course, in order of asking."""
    where, values = where_course(file, activity_id)
    return _where(file, where, values)


def sign_ups_of_person(file: CentreFile, person_id: int, from_day: date) -> tuple[SignUp, ...]:
    """Theirs to dates from ``from_day`` on, by their original day, and to whole courses first."""
    rows = file.rows(
        f"SELECT {_SIGN_UP} FROM sign_up WHERE person_id = ?"
        " AND (original_day = '' OR original_day >= ?) ORDER BY original_day, original_at, id",
        (person_id, from_day.isoformat()),
    )
    return tuple(map(_sign_up, rows))


def sign_up_of(file: CentreFile, occurrence: Occurrence, person_id: int) -> SignUp | None:
    """One person's sign-up as it holds on this date."""
    found = _where(file, *where_person(file, occurrence, person_id))
    dated = [each for each in found if each.key.original_day is not None]
    course = _made_by(file, occurrence.day, [each for each in found if each not in dated])
    held = for_date(dated, course)
    return held[0] if held else None


def room_of(file: CentreFile, occurrence: Occurrence) -> Room:
    """Room on one date as the file has it now."""
    return room(occurrence.activity.capacity, sign_ups_of(file, occurrence))


def room_of_course(file: CentreFile, activity: Activity, today: date) -> Room:
    """Room in a whole course from ``today`` on."""
    own = chain_of(file, activity.id)
    dated = _where(
        file,
        f"activity_id IN ({', '.join('?' * len(own))}) AND original_day >= ?",
        [*own, today.isoformat()],
    )
    return course_room(activity.capacity, course_sign_ups(file, activity.id), dated, today)


def offer(file: CentreFile, offer_id: int) -> Offer | None:
    row = file.row(f"SELECT {_OFFER} FROM offer WHERE id = ?", (offer_id,))
    return None if row is None else _offer(row)


def offers_of(file: CentreFile, sign_up_id: int) -> tuple[Offer, ...]:
    """Every place offered to them on this sign-up, the oldest first."""
    rows = file.rows(
        f"SELECT {_OFFER} FROM offer WHERE sign_up_id = ? ORDER BY offered_at, id", (sign_up_id,)
    )
    return tuple(map(_offer, rows))


def offers_on(file: CentreFile, occurrence: Occurrence) -> tuple[Offer, ...]:
    """The log of one date: who was asked, when, and what they said, the oldest first."""
    where, values = where_filed(file, occurrence)
    rows = file.rows(
        f"SELECT {_OFFER} FROM offer WHERE sign_up_id IN (SELECT id FROM sign_up WHERE {where})"
        " ORDER BY offered_at, id",
        values,
    )
    return tuple(map(_offer, rows))


def open_offers(file: CentreFile) -> tuple[Offer, ...]:
    """Every offer nobody answered yet, the most urgent first."""
    rows = file.rows(f"SELECT {_OFFER} FROM offer WHERE answer = '' ORDER BY answer_by, id")
    return tuple(map(_offer, rows))


def lapsed_offers(file: CentreFile, now: datetime) -> tuple[Offer, ...]:
    """Every open offer whose time has passed, the longest ago first."""
    rows = file.rows(
        f"SELECT {_OFFER} FROM offer WHERE answer = '' AND answer_by <= ? ORDER BY answer_by, id",
        (write_moment(now),),
    )
    return tuple(map(_offer, rows))


def missed_out(file: CentreFile, occurrence: Occurrence, days: int) -> dict[int, MissedOut]:
    """How often those now waiting missed out in the ``days`` before this date, by person."""
    waiting = [each for each in dated_sign_ups(file, occurrence) if each.state == WAITING]
    own = set(chain_of(file, occurrence.activity.id))
    first = (occurrence.original_day - timedelta(days=days)).isoformat()
    found: dict[int, MissedOut] = {}
    for each in waiting:
        rows = file.rows(
            "SELECT activity_id FROM sign_up"
            " WHERE person_id = ? AND original_day >= ? AND original_day < ?"
            " AND state IN (?, ?, ?) AND NOT EXISTS (SELECT 1 FROM attendance"
            "  WHERE attendance.person_id = sign_up.person_id AND presence = ?"
            "  AND attendance.activity_id = sign_up.activity_id"
            "  AND attendance.original_day = sign_up.original_day"
            "  AND attendance.original_at = sign_up.original_at)",
            (
                each.person_id,
                first,
                occurrence.original_day.isoformat(),
                *(WAITING, OFFERED, LAPSED),
                CAME,
            ),
        )
        here = sum(row[0] in own for row in rows)
        found[each.person_id] = MissedOut(here, len(rows) - here)
    return found


def orphaned(file: CentreFile, programme: Programme, first: date, end: date) -> tuple[Orphan, ...]:
    """Open sign-ups to dates from ``first`` up to ``end`` that are cancelled or no longer on.

    ``programme`` knows the changes of these dates. By day, then activity, then order of asking.
    """
    keys = _open_keys(file, first, end)
    if not keys:
        return ()
    days = [key.original_day for key in keys if key.original_day is not None]
    span = min(days), max(days) + timedelta(days=1)
    on = Dates((*occurrences(programme, *span), *moved_away(programme, *span)), chains(file))
    found: list[Orphan] = []
    for key in keys:
        occurrence = on.under(key)
        if occurrence is None or occurrence.status == CANCELLED:
            found += _orphans(file, key, occurrence)
    return tuple(sorted(found, key=_to_tell_first))


def _open_keys(file: CentreFile, first: date, end: date) -> list[Key]:
    """Dates from ``first`` up to ``end`` that somebody asks to come to."""
    rows = file.rows(
        "SELECT DISTINCT activity_id, original_day, original_at FROM sign_up"
        " WHERE original_day >= ? AND original_day < ?"
        " AND state IN ('going', 'waiting', 'offered')",
        (first.isoformat(), end.isoformat()),
    )
    keys = (read_key(*row) for row in rows)
    return [key for key in keys if key is not None]


def _orphans(file: CentreFile, key: Key, occurrence: Occurrence | None) -> Iterator[Orphan]:
    rows = file.rows(
        f"SELECT {', '.join('sign_up.' + name.strip() for name in _SIGN_UP.split(','))},"
        " person.name AS person_name, phone, title"
        " FROM sign_up JOIN person ON person.id = person_id"
        " JOIN activity ON activity.id = activity_id"
        " WHERE activity_id = ? AND original_day = ? AND original_at = ?"
        " AND state IN ('going', 'waiting', 'offered')",
        tuple(key_columns(key).values()),
    )
    for row in rows:
        signed = _sign_up(row[:14])
        yield Orphan(signed, row["title"], row["person_name"], row["phone"], occurrence)


def _to_tell_first(each: Orphan) -> tuple[object, ...]:
    key = each.sign_up.key
    return (
        key.original_day,
        each.activity.casefold(),
        key.activity_id,
        key.original_at or time.min,
        each.sign_up.number,
    )


def _where(file: CentreFile, where: str, values: Sequence[Value]) -> tuple[SignUp, ...]:
    rows = file.rows(f"SELECT {_SIGN_UP} FROM sign_up WHERE {where} ORDER BY number, id", values)
    return tuple(map(_sign_up, rows))


def _course_by(file: CentreFile, occurrence: Occurrence) -> Sequence[SignUp]:
    """Sign-ups to the whole course that were made by the day of this date."""
    return _made_by(file, occurrence.day, course_sign_ups(file, occurrence.activity.id))


def _made_by(file: CentreFile, day: date, found: Sequence[SignUp]) -> Sequence[SignUp]:
    if not found:
        return ()
    midnight = on_the_wall(day + timedelta(days=1), time.min, time_zone(file))
    return [each for each in found if each.made_at < midnight]


def _sign_up(row: Row | Sequence[Any]) -> SignUp:
    (
        sign_up_id,
        activity_id,
        original_day,
        original_at,
        person_id,
        state,
        number,
        made_at,
        answer_by,
        guests,
        carers,
        transport,
        childcare,
        access,
    ) = row
    key = read_key(activity_id, original_day, original_at)
    assert key is not None  # a sign-up always has an activity
    return SignUp(
        sign_up_id,
        key,
        person_id,
        state,
        number,
        read_moment(made_at),
        None if answer_by is None else read_moment(answer_by),
        guests,
        carers,
        bool(transport),
        childcare,
        access,
    )


def _offer(row: Row) -> Offer:
    offer_id, sign_up_id, offered_at, answer_by, answer, answered_at = row
    return Offer(
        offer_id,
        sign_up_id,
        read_moment(offered_at),
        read_moment(answer_by),
        answer,
        None if answered_at is None else read_moment(answered_at),
    )
