"""A small centre for the tests of sign-up and attendance: a choir, and people who like to sing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dropin.attendance.operations import sign_up
from dropin.attendance.store import sign_ups_of
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme.model import Activity, ActivityTime, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity, update_activity
from dropin.programme.store import activity, programme_between
from dropin.storage.file import CentreFile

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
TUESDAY = date(2026, 11, 24)
NEXT_TUESDAY = date(2026, 12, 1)
LAST_TUESDAY = date(2026, 11, 17)
AT_THE_DOOR = datetime(2026, 11, 24, 13, 55, tzinfo=UTC)
"""Five minutes before the choir begins; the centre is in Dublin, in winter."""


class House:
    """The open file with the shortest ways to what the tests are about."""

    def __init__(self, file: CentreFile) -> None:
        self.file = file

    def person(self, name: str, phone: str = "") -> int:
        return add_person(self.file, Person(0, name, phone=phone))

    def people(self, *names: str) -> list[int]:
        return [self.person(name) for name in names]

    def choir(self, capacity: int | None = 2, price_cents: int = 0, title: str = "Choir") -> int:
        """An activity every Tuesday at two."""
        each = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14), minutes=90)
        draft = Activity(0, title, capacity=capacity, fee_cents=price_cents, times=(each,))
        return add_activity(self.file, draft)

    def activity(self, activity_id: int) -> Activity:
        found = activity(self.file, activity_id)
        assert found is not None
        return found

    def change(self, changed: Activity) -> None:
        update_activity(self.file, changed)

    def on(self, activity_id: int, day: date = TUESDAY) -> Occurrence:
        """The activity's one occurrence on a day, as the file has it now."""
        (found,) = self.all_on(activity_id, day)
        return found

    def all_on(self, activity_id: int, day: date = TUESDAY) -> list[Occurrence]:
        end = day + timedelta(days=1)
        what = programme_between(self.file, day, end)
        return [each for each in occurrences(what, day, end) if each.activity.id == activity_id]

    def sign_up(self, activity_id: int, *people: int, day: date = TUESDAY) -> None:
        for person_id in people:
            sign_up(self.file, self.on(activity_id, day), person_id, now=NOW)

    def states(self, activity_id: int, day: date = TUESDAY) -> dict[int, str]:
        """How everybody's sign-up stands on a day, by person."""
        on = self.on(activity_id, day)
        return {each.person_id: each.state for each in sign_ups_of(self.file, on)}

    def id_of(self, activity_id: int, person_id: int, day: date = TUESDAY) -> int:
        """Of the person's sign-up."""
        on = self.on(activity_id, day)
        (found,) = [each.id for each in sign_ups_of(self.file, on) if each.person_id == person_id]
        return found
