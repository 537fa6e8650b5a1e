"""Interests, companions of newcomers, and how the centre signs up."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from dropin.attendance.changes.telling import known_person
from dropin.attendance.model import AttendanceCustoms
from dropin.attendance.reading.offers import interests_of
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from dropin.words import say


def save_customs(file: CentreFile, draft: AttendanceCustoms) -> None:
    """Write how the centre signs up. KnownError for times that are no times."""
    columns = {
        "offer_hours": draft.offer_hours,
        "fair_turn_days": draft.fair_turn_days,
        "newcomer_days": draft.newcomer_days,
    }
    if min(columns.values()) < 1:
        raise KnownError(
            say("Each of these takes at least one hour or day. Nothing was changed."),
            say("Write a number of 1 or more."),
        )
    with file.change(say("Change how sign-up works")) as change:
        if file.value("SELECT 1 FROM attendance_customs"):
            change.update("attendance_customs", 1, **columns)
        else:
            change.insert("attendance_customs", id=1, **columns)


def set_interests(file: CentreFile, person_id: int, category_ids: Set[int]) -> None:
    """What somebody would like to be told about: exactly these categories."""
    who = known_person(file, person_id)
    held = interests_of(file, person_id)
    with file.change(say("What {name} likes", name=who.name)) as change:
        for category_id in sorted(held - category_ids):
            change.execute(
                "DELETE FROM interest WHERE person_id = ? AND category_id = ?",
                (person_id, category_id),
            )
        for category_id in sorted(category_ids - held):
            change.insert("interest", person_id=person_id, category_id=category_id)


def note_companion(file: CentreFile, newcomer_id: int, person_id: int, day: date) -> int:
    """Somebody comes along with a newcomer on a day; returns the note's id.

    Raises KnownError where both are the same person.
    """
    newcomer, companion = known_person(file, newcomer_id), known_person(file, person_id)
    if newcomer_id == person_id:
        raise KnownError(
            say("Nobody is their own companion. Nothing was changed."),
            say("Choose somebody who knows the house."),
        )
    label = say(
        "{companion} comes along with {newcomer}", companion=companion.name, newcomer=newcomer.name
    )
    with file.change(label) as change:
        return change.insert(
            "companion", newcomer_id=newcomer_id, person_id=person_id, day=day.isoformat()
        )
