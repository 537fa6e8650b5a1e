"""A small centre on call for the tests: a desk on weekdays, and leaders who know one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dropin.people.model import Person
from dropin.people.operations import add_person, note_training, save_training
from dropin.people.training import Training, TrainingHeld
from dropin.roster.model import PatternRole, Shift, ShiftPattern, Slot, Terms
from dropin.roster.operations import save_pattern, save_terms
from dropin.roster.planning.model import BACKUP, NEW_ROSTER, PRIMARY, Plan, Problem
from dropin.roster.posing import problem
from dropin.roster.store import shifts_between, situation
from dropin.storage.file import CentreFile

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
SUNDAY = date(2026, 11, 29)
A_WEEK = timedelta(weeks=1)
LONG_AGO = date(2026, 1, 1)
DESK = ShiftPattern(
    0,
    "Desk",
    (0, 1, 2, 3, 4),
    time(10),
    time(14),
    LONG_AGO,
    roles=(PatternRole(PRIMARY), PatternRole(BACKUP, weight=50)),
)
FULL_SHARE = Terms(0, 0, LONG_AGO)


class House:
    """The open file with the shortest ways to what the tests are about."""

    def __init__(self, file: CentreFile) -> None:
        self.file = file

    def person(self, name: str, *languages: str) -> int:
        return add_person(self.file, Person(0, name, languages=languages))

    def leader(self, name: str, terms: Terms = FULL_SHARE) -> int:
        """Somebody on the roster, since the beginning of the year unless told otherwise."""
        person_id = self.person(name)
        save_terms(self.file, replace(terms, person_id=person_id))
        return person_id

    def leaders(self, *names: str) -> list[int]:
        return [self.leader(name) for name in names]

    def desk(self, pattern: ShiftPattern = DESK) -> int:
        """The desk, or another kind of shift."""
        return save_pattern(self.file, pattern, TODAY)

    def training(self, name: str, *holders: int) -> int:
        training_id = save_training(self.file, Training(0, name))
        for person_id in holders:
            note_training(self.file, TrainingHeld(0, person_id, training_id, LONG_AGO))
        return training_id

    def shifts(self, first: date = MONDAY, end: date = SUNDAY) -> tuple[Shift, ...]:
        return shifts_between(self.file, first, end, by_pattern_from=TODAY)

    def shift(self, day: date = MONDAY, name: str = "Desk") -> Shift:
        """The one shift of this name on a day, as it stands now."""
        (found,) = [each for each in self.shifts(day, day + timedelta(days=1)) if each.name == name]
        return found

    def slot(self, day: date = MONDAY, role: str = PRIMARY, name: str = "Desk") -> Slot:
        (found,) = [each for each in self.shift(day, name).slots if each.role == role]
        return found

    def standing(self, first: date = MONDAY, end: date = SUNDAY) -> dict[tuple[str, str], int]:
        """Who is on duty in the roster, by weekday and role: ``{("Mon", "primary"): 1}``."""
        return {
            (f"{shift.day:%a}", slot.role): slot.person_id
            for shift in self.shifts(first, end)
            for slot in shift.slots
            if slot.person_id is not None
        }

    def problem(
        self, first: date = MONDAY, end: date = MONDAY + A_WEEK, way: str = NEW_ROSTER
    ) -> Problem:
        return problem(situation(self.file, first, end, today=TODAY), way=way)

    def plan(self, people: Mapping[tuple[str, str], int], first: date = MONDAY) -> Plan:
        """A plan made by hand for a week: who stands where by weekday and role."""
        slots = {
            (f"{shift.day:%a}", slot.role): slot.id
            for shift in self.shifts(first, first + A_WEEK)
            for slot in shift.slots
        }
        return Plan({slots[where]: person for where, person in people.items()}, (), ())
