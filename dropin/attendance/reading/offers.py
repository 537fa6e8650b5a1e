"""Interests, companions, and what the suggestions are made of."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.attendance.model import GOING, OFFERED, WAITING
from dropin.attendance.reading.agreed import customs
from dropin.attendance.reading.filed import day_of
from dropin.attendance.reading.presences import first_visits
from dropin.attendance.reading.signed import room_of
from dropin.attendance.suggestions import (
    FreePlaces,
    Invitation,
    Newcomer,
    invitations,
    newcomers,
    places_free,
)
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile


def interests_of(file: CentreFile, person_id: int) -> frozenset[int]:
    """The categories somebody would like to be told about."""
    rows = file.rows("SELECT category_id FROM interest WHERE person_id = ?", (person_id,))
    return frozenset(row[0] for row in rows)


def companions_of(file: CentreFile, newcomer_id: int) -> tuple[tuple[date, int], ...]:
    """Who comes along with somebody new, and on which day."""
    rows = file.rows(
        "SELECT day, person_id FROM companion WHERE newcomer_id = ? ORDER BY day, id",
        (newcomer_id,),
    )
    return tuple((day_of(row[0]), row[1]) for row in rows)


def dates_with_room(file: CentreFile, first: date, end: date) -> tuple[FreePlaces, ...]:
    """Dates with a limit from ``first`` up to ``end`` that have places free."""
    what = programme_between(file, first, end)
    limited = [each for each in occurrences(what, first, end) if each.activity.capacity is not None]
    return places_free((each, room_of(file, each)) for each in limited)


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
    liked: dict[int, set[int]] = {}
    for person_id, category_id in rows:
        liked.setdefault(person_id, set()).add(category_id)
    what = programme_between(file, first, end)
    places = places_free((each, room_of(file, each)) for each in occurrences(what, first, end))
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
