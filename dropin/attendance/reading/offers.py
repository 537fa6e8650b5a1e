"""Interests, companions, and what the suggestions are made of."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.attendance.filing import Dates
from dropin.attendance.model import GOING, OFFERED, WAITING, Key, key_of
from dropin.attendance.reading.agreed import customs
from dropin.attendance.reading.filed import chains, day_of, read_key
from dropin.attendance.reading.presences import first_visits
from dropin.attendance.reading.signed import room_of
from dropin.attendance.sign_ups import Room
from dropin.attendance.suggestions import (
    FreePlaces,
    Invitation,
    Newcomer,
    invitations,
    newcomers,
    places_free,
)
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile

_HEADS = """
SELECT activity_id, original_day, original_at, sum(1 + guests + carers) FROM sign_up
WHERE original_day >= ? AND original_day < ? AND state IN ('going', 'offered')
GROUP BY original_day, activity_id, original_at
"""


def interests_of(file: CentreFile, person_id: int) -> frozenset[int]:
    """The categories somebody would like to be told about."""
    rows = file.rows("SELECT category_id FROM interest WHERE person_id = ?", (person_id,))
    return frozenset(row[0] for row in rows)


def all_interests(file: CentreFile) -> dict[int, frozenset[int]]:
    """Everybody's categories by person, for a table that tells of many; absent: none."""
    found: dict[int, set[int]] = {}
    for person_id, category_id in file.rows("SELECT person_id, category_id FROM interest"):
        found.setdefault(person_id, set()).add(category_id)
    return {person_id: frozenset(held) for person_id, held in found.items()}


def companions_of(file: CentreFile, newcomer_id: int) -> tuple[tuple[date, int], ...]:
    """Who comes along with somebody new, and on which day."""
    rows = file.rows(
        "SELECT day, person_id FROM companion WHERE newcomer_id = ? ORDER BY day, id",
        (newcomer_id,),
    )
    return tuple((day_of(row[0]), row[1]) for row in rows)


def rooms_between(file: CentreFile, first: date, end: date) -> tuple[tuple[Occurrence, Room], ...]:
    """Room on each date from ``first`` up to ``end``, read in one look."""
    on = occurrences(programme_between(file, first, end), first, end)
    if not on:
        return ()
    found = Dates(on, chains(file))
    taken: dict[Key, int] = {}
    # By the days that rules gave these dates, some of which were moved here.
    days = [each.original_day for each in on]
    span = min(days).isoformat(), (max(days) + timedelta(days=1)).isoformat()
    for activity_id, day, at, heads in file.rows(_HEADS, span):
        key = read_key(activity_id, day, at)
        date_on = None if key is None else found.under(key)
        if date_on is not None:
            taken[key_of(date_on)] = taken.get(key_of(date_on), 0) + heads
    courses = _with_courses(file)
    return tuple(
        (each, room_of(file, each))
        if each.activity.id in courses
        else (each, Room(each.activity.capacity, taken.get(key_of(each), 0)))
        for each in on
    )


def dates_with_room(file: CentreFile, first: date, end: date) -> tuple[FreePlaces, ...]:
    """Dates with a limit from ``first`` up to ``end`` that have places free."""
    rooms = rooms_between(file, first, end)
    return places_free((each, room) for each, room in rooms if room.capacity is not None)


def invitations_for(file: CentreFile, first: date, end: date) -> tuple[Invitation, ...]:
    """People with interests and nothing on from ``first`` up to ``end``, and what may please."""
    span = first.isoformat(), end.isoformat()
    rows = file.rows(
        "SELECT person_id, category_id FROM interest WHERE NOT EXISTS ("
        "  SELECT 1 FROM sign_up WHERE sign_up.person_id = interest.person_id"
        "  AND state IN (?, ?, ?) AND (original_day = '' OR original_day >= ?"
        "  AND original_day < ?))"
        " AND NOT EXISTS (SELECT 1 FROM attendance"
        "  WHERE attendance.person_id = interest.person_id AND day >= ? AND day < ?)",
        (GOING, WAITING, OFFERED, *span, *span),
    )
    if not rows:
        return ()
    liked: dict[int, set[int]] = {}
    for person_id, category_id in rows:
        liked.setdefault(person_id, set()).add(category_id)
    places = places_free(rooms_between(file, first, end))
    return invitations(places, {each: frozenset(found) for each, found in liked.items()})


def newcomers_on(file: CentreFile, today: date) -> tuple[Newcomer, ...]:
    """Those who joined lately, have come at most today, and have no companion noted."""
    since = today - timedelta(days=customs(file).newcomer_days)
    rows = file.rows(
        "SELECT person.id, joined_on,"
        "  EXISTS (SELECT 1 FROM companion WHERE newcomer_id = person.id)"
        " FROM person WHERE joined_on > ? AND joined_on <= ?",
        (since.isoformat(), today.isoformat()),
    )
    joined = {row[0]: day_of(row[1]) for row in rows}
    accompanied = frozenset(row[0] for row in rows if row[2])
    return newcomers(joined, first_visits(file, tuple(joined)), accompanied, today)


def _with_courses(file: CentreFile) -> frozenset[int]:
    """Activities that somebody is signed up to as a whole, or to what they continue."""
    rows = file.rows("SELECT DISTINCT activity_id FROM sign_up WHERE original_day = ''")
    signed = {row[0] for row in rows}
    return frozenset(each for each, chain in chains(file).items() if signed.intersection(chain))
