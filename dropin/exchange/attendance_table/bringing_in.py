"""A plan for attendance carried out, inside the one change of the import."""

from __future__ import annotations

from datetime import datetime

from dropin.attendance.model import CAME, Attendance
from dropin.attendance.operations import check_in, pay, set_guests, set_presence, sign_up
from dropin.attendance.store import attendance, fee_for
from dropin.errors import KnownError
from dropin.exchange.attendance_table.model import VisitChange
from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.matching import name_key
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def bring_in_attendance(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Note everybody whom the plan adds or changes, by the same rules as at the desk.

    Raises KnownError where the file has changed meanwhile so that one of them no longer can be.
    """
    writer = _Writer(file)
    for row in plan.rows:
        if row.visit is not None:
            writer.write(row.visit)


class _Writer:
    """Writes one row after another; somebody new comes into the file once."""

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self._now: datetime = file.clock()
        self._newcomers: dict[str, int] = {}

    def write(self, visit: VisitChange) -> None:
        person_id = visit.person_id or self._newcomer(visit)
        if visit.sign_up and visit.occurrence is not None:
            # They had signed up on paper, so the list may be full and a pause is past.
            sign_up(
                self._file,
                visit.occurrence,
                person_id,
                now=self._now,
                although_full=True,
                although_paused=True,
            )
        seen = self._noted(visit, person_id)
        if visit.pay_cents:
            self._pay(visit, seen)

    def _noted(self, visit: VisitChange, person_id: int) -> Attendance:
        before = attendance(self._file, visit.seen_id) if visit.seen_id else None
        if before is not None and before.presence == visit.presence:
            if visit.guests is not None:
                set_guests(self._file, before.id, visit.guests)
            return before
        if visit.presence != CAME and visit.occurrence is not None:
            return set_presence(
                self._file, visit.occurrence, person_id, visit.presence, now=self._now
            )
        return check_in(
            self._file,
            visit.occurrence,
            person_id,
            now=self._now,
            day=visit.day,
            guests=visit.guests,
        )

    def _pay(self, visit: VisitChange, seen: Attendance) -> None:
        owed = fee_for(self._file, seen)
        if owed is None:
            raise KnownError(
                say("{name} owes nothing there any more.", name=visit.name),
                say("Nothing was brought in. Open the preview again."),
            )
        pay(self._file, owed.id, visit.pay_cents, visit.day)

    def _newcomer(self, visit: VisitChange) -> int:
        key = name_key(visit.name)
        if key not in self._newcomers:
            newcomer = Person(0, visit.name, joined_on=visit.day)
            self._newcomers[key] = add_person(self._file, newcomer)
        return self._newcomers[key]
