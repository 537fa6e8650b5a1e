"""Offers worth making: what has places free to whom it may please, and company for who is new.

Each is a proposal with why; nobody is signed up or written to by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dropin.attendance.sign_ups import Room
from dropin.programme.model import CANCELLED, Occurrence
from dropin.records import record
from dropin.words import Message


@record
class FreePlaces:
    """One date that has room. ``free`` is None without a limit."""

    occurrence: Occurrence
    free: int | None


@record
class Invitation:
    """Somebody with nothing on whom these dates may please, and why."""

    person_id: int
    places: tuple[FreePlaces, ...]
    reason: Message


@record
class Newcomer:
    """Somebody new who has no companion yet. ``first_visit`` is None before they ever came."""

    person_id: int
    first_visit: date | None
    reason: Message


def places_free(dates: Iterable[tuple[Occurrence, Room]]) -> tuple[FreePlaces, ...]:
    """Dates that are on and have room, in the order given."""
    return tuple(
        FreePlaces(occurrence, room.free)
        for occurrence, room in dates
        if occurrence.status != CANCELLED and room.fits(1)
    )


def invitations(
    places: Sequence[FreePlaces], interests: Mapping[int, frozenset[int]]
) -> tuple[Invitation, ...]:
    """For each of those with nothing on, what they said they like and has places free.

    ``interests`` are the categories each of them would like to be told about, by person.
    """
    found = []
    for person_id, liked in sorted(interests.items()):
        pleasing = tuple(each for each in places if each.occurrence.activity.category_id in liked)
        if pleasing:
            reason = Message("Would like to hear of this, and has nothing on this week")
            found.append(Invitation(person_id, pleasing, reason))
    return tuple(found)


def newcomers(
    joined: Mapping[int, date],
    first_visits: Mapping[int, date],
    accompanied: frozenset[int],
    today: date,
) -> tuple[Newcomer, ...]:
    """Those who joined lately and for whom nobody is noted as a companion.

    Only until the day of their first visit is over: a companion is for the first one.
    """
    return tuple(
        Newcomer(person_id, first_visits.get(person_id), _newcomer_reason(person_id, first_visits))
        for person_id in sorted(joined, key=lambda each: (joined[each], each))
        if person_id not in accompanied and first_visits.get(person_id, today) >= today
    )


def _newcomer_reason(person_id: int, first_visits: Mapping[int, date]) -> Message:
    if person_id in first_visits:
        return Message("Is here for the first time today")
    return Message("Joined lately and has not come yet")
