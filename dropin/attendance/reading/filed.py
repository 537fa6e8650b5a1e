"""Keys as the file writes them, and which rows are filed under one date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import lru_cache

from dropin.attendance.filing import Chains, Dates, is_only_one_that_day
from dropin.attendance.model import Key, key_of
from dropin.dates import read_clock, read_day, write_clock
from dropin.programme.model import Activity, Occurrence
from dropin.programme.occurrences import moved_away, occurrences
from dropin.programme.store import continued, programme_between
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value

# Attendances share few days and clocks: each is read once.
day_of = lru_cache(maxsize=16_384)(read_day)
clock_of = lru_cache(maxsize=1440)(read_clock)


def chain_of(file: CentreFile, activity_id: int) -> tuple[int, ...]:
    """The activity and those it continues: under any of them its people may be filed."""
    return continued(file).get(activity_id, (activity_id,))


def chains(file: CentreFile) -> Chains:
    return continued(file)


def where_filed(file: CentreFile, occurrence: Occurrence) -> tuple[str, list[Value]]:
    """The condition that finds an occurrence's rows in any table with a key, and its values."""
    own = _own_chain(file, occurrence.activity)
    places = ", ".join("?" * len(own))
    sql = f"activity_id IN ({places}) AND original_day = ?"
    values: list[Value] = [*own, occurrence.original_day.isoformat()]
    if not is_only_one_that_day(occurrence):
        sql += " AND original_at = ?"
        values.append(_clock_text(occurrence.original_at))
    return sql, values


def where_person(
    file: CentreFile, occurrence: Occurrence, person_id: int
) -> tuple[str, list[Value]]:
    """As ``where_filed``, for one person's sign-ups to the date and to the whole course."""
    own = _own_chain(file, occurrence.activity)
    sql = f"person_id = ? AND activity_id IN ({', '.join('?' * len(own))})"
    values: list[Value] = [person_id, *own, occurrence.original_day.isoformat()]
    if is_only_one_that_day(occurrence):
        return f"{sql} AND original_day IN ('', ?)", values
    values.append(_clock_text(occurrence.original_at))
    return f"{sql} AND (original_day = '' OR original_day = ? AND original_at = ?)", values


def where_course(file: CentreFile, activity_id: int) -> tuple[str, list[Value]]:
    """As ``where_filed``, for sign-ups to the whole course."""
    own = chain_of(file, activity_id)
    places = ", ".join("?" * len(own))
    return f"activity_id IN ({places}) AND original_day = ''", [*own]


def key_columns(key: Key) -> Mapping[str, str | int]:
    """The key as columns of its tables."""
    return {
        "activity_id": key.activity_id,
        "original_day": key.original_day.isoformat() if key.original_day else "",
        "original_at": _clock_text(key.original_at),
    }


def date_columns(occurrence: Occurrence | None, day: date) -> dict[str, str | int | None]:
    """The columns of something that happened on one date; no occurrence: dropping in."""
    if occurrence is None:
        return {
            "day": day.isoformat(),
            "activity_id": None,
            "original_day": day.isoformat(),
            "original_at": "",
        }
    return {"day": occurrence.day.isoformat(), **key_columns(key_of(occurrence))}


def read_key(activity_id: int | None, original_day: str, original_at: str) -> Key | None:
    """The key of a row; None where it belongs to no activity."""
    if activity_id is None:
        return None
    return Key(
        activity_id,
        day_of(original_day) if original_day else None,
        clock_of(original_at) if original_at else None,
    )


def occurrence_of(file: CentreFile, key: Key) -> Occurrence | None:
    """What is filed under the key, wherever it was moved to; None once nothing is."""
    if key.original_day is None:
        return None
    day, end = key.original_day, key.original_day + timedelta(days=1)
    what, filed = programme_between(file, day, end), chains(file)
    found = (*occurrences(what, day, end), *moved_away(what, day, end))
    # An activity carried on stands before the one it continues: it has the date now.
    newest_first = sorted(found, key=lambda each: -len(filed.get(each.activity.id, ())))
    return Dates(newest_first, filed).under(key)


def _own_chain(file: CentreFile, activity: Activity) -> tuple[int, ...]:
    """As ``chain_of``; nearly every activity carries on no other, which need not be read."""
    return (activity.id,) if activity.continues_id is None else chain_of(file, activity.id)


def _clock_text(at: time | None) -> str:
    return "" if at is None else write_clock(at)
