"""A date or a whole course with everybody's sign-ups and its room, as one picture."""

from __future__ import annotations

from datetime import date

from dropin.attendance.model import Key, SignUp, key_of
from dropin.attendance.reading.filed import chains, occurrence_of
from dropin.attendance.reading.signed import (
    course_sign_ups,
    dated_sign_ups,
    room_of_course,
    sign_ups_of,
)
from dropin.attendance.sign_ups import Room, next_in_line, room
from dropin.programme.model import Activity, Occurrence
from dropin.programme.store import activity
from dropin.records import record
from dropin.storage.file import CentreFile


@record
class Gathering:
    """What people sign up for. ``day`` is when it happens, None for a whole course.

    ``own`` are the sign-ups to just this, whatever became of them; ``sign_ups`` as they hold:
    with those who have a place through the course.
    """

    key: Key
    title: str
    day: date | None
    room: Room
    own: tuple[SignUp, ...]
    sign_ups: tuple[SignUp, ...]

    @property
    def next_in_line(self) -> tuple[SignUp, ...]:
        """Whom a free place can be offered to now, in order."""
        return next_in_line(self.room, self.sign_ups)


def gathering(file: CentreFile, what: Occurrence | Activity, today: date) -> Gathering:
    """The picture of a date, or of a course from ``today`` on."""
    if isinstance(what, Activity):
        own = course_sign_ups(file, what.id)
        return Gathering(
            Key(what.id), what.title, None, room_of_course(file, what, today), own, own
        )
    everybody = sign_ups_of(file, what)
    return Gathering(
        key_of(what),
        what.title,
        what.day,
        room(what.activity.capacity, everybody),
        dated_sign_ups(file, what),
        everybody,
    )


def gathering_under(file: CentreFile, key: Key, today: date) -> Gathering | None:
    """The picture of what a sign-up was filed under; None where that is no longer on."""
    found: Occurrence | Activity | None
    if key.original_day is None:
        found = activity(file, _carried_on_as(file, key.activity_id))
    else:
        found = occurrence_of(file, key)
    return None if found is None else gathering(file, found, today)


def _carried_on_as(file: CentreFile, activity_id: int) -> int:
    """The newest activity that carries this one on; itself where none does."""
    found = {each: chain for each, chain in chains(file).items() if activity_id in chain}
    return max(found, key=lambda each: (len(found[each]), each), default=activity_id)
