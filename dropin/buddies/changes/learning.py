"""Coming along with a pair to learn, and support meetings of buddies with the coordinator."""

from __future__ import annotations

from datetime import date

from dropin.attendance.changes.telling import gone, known_person
from dropin.buddies.changes.known import known_terms, met_pair
from dropin.buddies.model import SupportMeeting
from dropin.buddies.reading.buddies import support_meeting, support_meetings_of
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from dropin.words import say


def note_shadowing(file: CentreFile, person_id: int, pair_id: int, day: date) -> int:
    """A buddy came along with a pair on a day, to learn; returns the note's id.

    KnownError where that day is noted already, the pair did not meet, or it is their own.
    """
    who, known = known_person(file, person_id), met_pair(file, pair_id)
    known_terms(file, person_id)
    if person_id in (known.member_id, known.buddy_id):
        raise KnownError(
            say("This is their own pair. Nothing was changed."),
            say("Choose the pair they came along with."),
        )
    same = "SELECT 1 FROM buddy_shadow WHERE person_id = ? AND day = ?"
    if file.value(same, (person_id, day.isoformat())):
        raise KnownError(
            say("{name} is noted for that day already. Nothing was changed.", name=who.name),
            say("Choose another day."),
        )
    with file.change(say("{name} came along to learn", name=who.name)) as change:
        return change.insert(
            "buddy_shadow", person_id=person_id, pair_id=pair_id, day=day.isoformat()
        )


def plan_support(file: CentreFile, person_id: int, day: date) -> int:
    """Plan a support meeting with a buddy; returns its id. One planned before moves to the day.

    KnownError where one is noted for that day already.
    """
    who = known_person(file, person_id)
    known_terms(file, person_id)
    _check_day_free(file, person_id, day)
    planned = [each for each in support_meetings_of(file, person_id) if not each.held]
    with file.change(say("Plan to talk with {name}", name=who.name)) as change:
        if planned:
            change.update("support_meeting", planned[0].id, day=day.isoformat())
            return planned[0].id
        return change.insert("support_meeting", person_id=person_id, day=day.isoformat())


def note_support(file: CentreFile, person_id: int, day: date) -> int:
    """A support meeting was held that day; returns its id. One planned until then was this one."""
    who = known_person(file, person_id)
    known_terms(file, person_id)
    meetings = support_meetings_of(file, person_id)
    planned = [each for each in meetings if not each.held and each.day <= day]
    with file.change(say("Talked with {name}", name=who.name)) as change:
        if planned:
            if planned[-1].day != day:
                _check_day_free(file, person_id, day)
            change.update("support_meeting", planned[-1].id, day=day.isoformat(), held=1)
            return planned[-1].id
        _check_day_free(file, person_id, day)
        return change.insert("support_meeting", person_id=person_id, day=day.isoformat(), held=1)


def remove_support(file: CentreFile, meeting_id: int) -> None:
    """Take a support meeting back, planned or held."""
    known = support_meeting(file, meeting_id)
    if known is None:
        raise gone()
    who = known_person(file, known.person_id)
    with file.change(say("Take back a talk with {name}", name=who.name)) as change:
        change.delete("support_meeting", meeting_id)


def _check_day_free(file: CentreFile, person_id: int, day: date) -> None:
    meetings: tuple[SupportMeeting, ...] = support_meetings_of(file, person_id)
    if any(each.day == day for each in meetings):
        raise KnownError(
            say("A talk is noted for that day already. Nothing was changed."),
            say("Choose another day."),
        )
